//! Pumps: what they draw while they move a heat, and what they move at most.

use super::capacity::Element;
use super::capacity::Stage;
use super::capacity::Unit;
use super::headers;
use crate::physics::pump;
use crate::physics::water::Coolant;
use crate::scenario::plan::Plan;
use crate::scenario::plan::PumpDuty;
use crate::scenario::plan::Pumps;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Pumps in a row that move the water of one circuit: pressure and efficiency of each rank.
#[derive(Clone, Debug)]
pub(super) struct Pumping {
    fluid: Coolant,
    ranks: Vec<(Pressure, f64)>,
}

impl Pumping {
    /// Primary pumps, and secondary ones behind them; as the loop says where none are drawn.
    pub(super) fn facility(plan: &Plan, day: u32, header: usize, fluid: Coolant) -> Self {
        let drawn = plan.cooling.loops.get(header);
        let head = drawn.map_or(plan.cooling.pump_head, |row| row.head);
        let mut ranks: Vec<(Pressure, f64)> = [PumpDuty::Primary, PumpDuty::Secondary]
            .into_iter()
            .filter_map(|duty| rank(plan, day, header, duty))
            .collect();
        if ranks.is_empty() {
            ranks.push((head, plan.cooling.set_points.pump_efficiency));
        }
        Self { fluid, ranks }
    }

    /// Condenser pumps; as the site says where none are drawn.
    pub(super) fn condenser(plan: &Plan, day: u32, header: usize) -> Self {
        let of_site = (
            plan.cooling.set_points.condenser_head,
            plan.cooling.set_points.pump_efficiency,
        );
        Self {
            fluid: Coolant::Water,
            ranks: vec![rank(plan, day, header, PumpDuty::Condenser).unwrap_or(of_site)],
        }
    }

    /// Power of pumps that circulate a heat at a warming, all of which ends in the water.
    ///
    /// Flow follows the heat and the head stays: variable pumps on a common header.
    pub(super) fn power(&self, heat: Power, at: Temperature, rise: TempDelta) -> Power {
        let flow = self
            .fluid
            .volume_flow(self.fluid.mass_flow(heat, rise, at), at);
        self.ranks
            .iter()
            .map(|(head, efficiency)| pump::power(flow, *head, *efficiency))
            .sum()
    }
}

fn there(plan: &Plan, day: u32, header: usize) -> impl Iterator<Item = &Pumps> {
    let all = plan.cooling.pumps.iter();
    all.filter(move |group| group.tag.life.holds(day) && headers::of_pumps(group) == header)
}

/// Mean head and efficiency of pumps side by side, by their number.
fn rank(plan: &Plan, day: u32, header: usize, duty: PumpDuty) -> Option<(Pressure, f64)> {
    let groups =
        || there(plan, day, header).filter(move |group| group.duty == duty && 0 < group.count);
    let count: f64 = groups().map(|group| f64::from(group.count)).sum();
    let head = groups().map(|group| group.head * f64::from(group.count));
    let head: Pressure = head.sum();
    let efficiency: f64 = groups()
        .map(|group| group.efficiency * f64::from(group.count))
        .sum();
    (0.0 < count).then(|| (head / count, efficiency / count))
}

/// Pumps of a header: heat that one moves at the warming of its water.
pub(super) fn units(plan: &Plan, day: u32, header: usize) -> Vec<Unit> {
    let drawn = plan.cooling.loops.get(header);
    let fluid = drawn.map_or(Coolant::Water, |row| row.fluid);
    let supply = drawn.map_or(plan.cooling.supply, |row| row.supply);
    let rise = drawn.map_or(plan.cooling.loop_rise, |row| row.rise);
    there(plan, day, header)
        .map(|group| {
            let (fluid, at, rise) = match group.duty {
                PumpDuty::Condenser => (
                    Coolant::Water,
                    plan.cooling.condenser_limit,
                    plan.cooling.condenser_rise,
                ),
                _ => (fluid, supply, rise),
            };
            let each = group.flow.map(|flow| {
                let mass = flow.m3_per_s() * fluid.density_kg_per_m3(at);
                Power::from_w(mass * fluid.specific_heat_j_per_kg_k(at) * rise.k())
            });
            Unit {
                element: Element::Pump,
                id: group.tag.id.clone(),
                stage: Stage::Pumps(group.duty),
                each: each.unwrap_or(Power::ZERO),
                count: f64::from(group.count),
                spares: group.spares,
                block: group.station.block,
                sized: each.is_none(),
            }
        })
        .collect()
}
