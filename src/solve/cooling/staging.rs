//! How machines stand in the way of the heat: the units of a header with what each carries, and two helpers of the
//! condenser water.

use super::capacity::Capacity;
use super::capacity::Element;
use super::capacity::Stage;
use super::capacity::Unit;
use super::circuit::Meaning;
use super::dry;
use super::headers;
use super::machines::ChillerKind;
use super::plant::YardAir;
use super::pumping;
use crate::physics::numerics;
use crate::physics::numerics::NoRoot;
use crate::physics::tower::TowerAir;
use crate::physics::tower::TowerCell;
use crate::physics::tower::TowerPoint;
use crate::physics::tower::control::LEAST_AIR;
use crate::scenario::plan::Plan;
use crate::scenario::plan::PumpDuty;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Where the capacities of a header are taken.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) supply: Temperature,
    pub(super) condenser: Temperature,
    pub(super) sink_rise: TempDelta,
    pub(super) air: &'a YardAir,
    pub(super) meaning: Meaning,
}

/// All units of a header on a day: chillers, then what cools them, then pumps.
pub(super) fn units(plan: &Plan, day: u32, header: usize, at: &At<'_>) -> Vec<Unit> {
    if !headers::holds(plan, header, day) {
        return Vec::new();
    }
    let mut units = chillers(plan, day, header, at);
    units.extend(towers(plan, day, header, at));
    units.extend(dry_coolers(plan, day, header, at));
    units.extend(rejection(plan, day, header));
    units.extend(pumping::units(plan, day, header));
    units
}

/// What a header is planned to have, on any day: machines and where they stand in the way of the heat.
pub fn planned(plan: &Plan, header: usize) -> Vec<(Element, Stage)> {
    let cooling = &plan.cooling;
    let meaning = Meaning::of(plan, header);
    let mut planned = Vec::new();
    if meaning.chillers {
        let stage = if meaning.water_cooled {
            Stage::WaterChillers
        } else {
            Stage::AirChillers
        };
        planned.push((Element::Chiller, stage));
    }
    if meaning.towers {
        planned.push((Element::Tower, Stage::Sinks));
    }
    if meaning.dry_coolers && meaning.sinks() {
        planned.push((Element::DryCooler, meaning.dry_stage()));
    }
    if cooling
        .rejection
        .iter()
        .any(|group| headers::of_rejection(group) == header)
    {
        planned.push((Element::Rejection, Stage::Rejection));
    }
    planned
}

fn chillers(plan: &Plan, day: u32, header: usize, at: &At<'_>) -> Vec<Unit> {
    let groups =
        plan.cooling.chillers.iter().filter(|group| {
            group.tag.life.holds(day) && headers::of_chillers(plan, group) == header
        });
    groups
        .map(|group| {
            let one = ChillerKind::of(group);
            let (stage, entering) = if one.air_cooled {
                (Stage::AirChillers, at.air.dry.air.dry_bulb)
            } else {
                (Stage::WaterChillers, at.condenser)
            };
            Unit {
                element: Element::Chiller,
                id: group.tag.id.clone(),
                stage,
                each: one.available(at.supply, entering),
                count: one.count,
                spares: 0,
                block: group.station.block,
                sized: false,
            }
        })
        .collect()
}

fn towers(plan: &Plan, day: u32, header: usize, at: &At<'_>) -> Vec<Unit> {
    let groups = plan
        .cooling
        .towers
        .iter()
        .filter(|group| group.tag.life.holds(day) && headers::of_towers(plan, group) == header);
    groups
        .map(|group| Unit {
            element: Element::Tower,
            id: group.tag.id.clone(),
            stage: Stage::Sinks,
            each: group
                .cell
                .heat_at(at.condenser, at.sink_rise, at.air.towers, 1.0)
                .heat,
            count: f64::from(group.count),
            spares: 0,
            block: group.station.block,
            sized: false,
        })
        .collect()
}

/// Dry coolers of a header whose chillers are all air-cooled have nothing to do at the design hour.
fn dry_coolers(plan: &Plan, day: u32, header: usize, at: &At<'_>) -> Vec<Unit> {
    let groups = plan.cooling.dry_coolers.iter().filter(|group| {
        group.tag.life.holds(day)
            && headers::of_dry_coolers(plan, group) == header
            && at.meaning.sinks()
    });
    groups
        .filter_map(|group| {
            let plain = dry::cooler(group)?;
            let above = group.adiabatic.map(|pads| pads.above);
            let yard = dry::hardest(&plain, above, at.air);
            let cooler = dry::in_air(plain, above, yard);
            let rated = dry::rated(group);
            Some(Unit {
                element: Element::DryCooler,
                id: group.tag.id.clone(),
                stage: at.meaning.dry_stage(),
                each: dry::heat_at(&cooler, rated, at.condenser, at.sink_rise, yard),
                count: f64::from(group.count),
                spares: group.spares,
                block: group.station.block,
                sized: false,
            })
        })
        .collect()
}

fn rejection(plan: &Plan, day: u32, header: usize) -> Vec<Unit> {
    let groups = plan
        .cooling
        .rejection
        .iter()
        .filter(|group| group.tag.life.holds(day) && headers::of_rejection(group) == header);
    groups
        .map(|group| Unit {
            element: Element::Rejection,
            id: group.tag.id.clone(),
            stage: Stage::Rejection,
            each: group.unit_heat,
            count: f64::from(group.count),
            spares: group.spares,
            block: None,
            sized: false,
        })
        .collect()
}

/// Pumps whose flow is not given are as large as what they serve: so much that without their spares they move all
/// of it.
pub(super) fn size_pumps(capacity: &mut Capacity) {
    let all = capacity.all();
    let chillers = capacity.of(&all, &[Stage::WaterChillers, Stage::AirChillers]);
    let sinks = capacity.of(&all, &[Stage::Sinks]);
    let served = if capacity.chillers {
        chillers
    } else if capacity.has(Stage::Sinks) {
        sinks
    } else {
        capacity.of(&all, &[Stage::Rejection])
    };
    for duty in [PumpDuty::Primary, PumpDuty::Secondary, PumpDuty::Condenser] {
        let stage = Stage::Pumps(duty);
        let whole = if duty == PumpDuty::Condenser {
            sinks
        } else {
            served
        };
        let working: f64 = capacity
            .units
            .iter()
            .filter(|unit| unit.stage == stage)
            .map(|unit| (unit.count - f64::from(unit.spares)).max(0.0))
            .sum();
        let mine = |unit: &&mut Unit| unit.stage == stage && unit.sized;
        for unit in capacity.units.iter_mut().filter(mine) {
            unit.each = if 0.0 < working {
                whole / working
            } else {
                Power::ZERO
            };
        }
    }
}

/// The air ratio is found to this: it moves the water by less than a millikelvin.
const AIR_TOLERANCE: f64 = 1e-6;

/// One cell at full air, or at the air that holds its water at `coldest`.
pub(super) fn held_above(
    cell: &TowerCell,
    heat: Power,
    water: MassFlow,
    air: TowerAir,
    coldest: Temperature,
) -> TowerPoint {
    let at = |air_ratio: f64| cell.leaving_water(heat, water, air, air_ratio);
    let full = at(1.0);
    if coldest <= full.leaving {
        return full;
    }
    match numerics::root(
        |air_ratio| (at(air_ratio).leaving - coldest).k(),
        LEAST_AIR,
        1.0,
        AIR_TOLERANCE,
    ) {
        Ok(root) | Err(NoRoot::GaveUp(root)) => at(root.x),
        Err(NoRoot::NotBracketed { .. }) => at(LEAST_AIR),
    }
}

/// Where a line through the last two points `(temperature, movement)` crosses no movement.
pub(super) fn secant(now: (f64, f64), last: Option<(f64, f64)>) -> Option<f64> {
    let last = last?;
    let slope = (now.1 - last.1) / (now.0 - last.0);
    let next = now.0 - now.1 / slope;
    // The movement falls with the temperature, never faster than one for one and a half.
    (-1.5 < slope && slope < -0.5 && next.is_finite()).then_some(next)
}
