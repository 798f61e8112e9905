//! Towers and dry coolers of a scenario, as the year runs them.

use crate::physics::air;
use crate::physics::air::MoistAir;
use crate::physics::curves::Cubic;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::dry_cooler::FanSpeeds;
use crate::physics::dry_cooler::Pads;
use crate::physics::exchanger;
use crate::physics::exchanger::Stream;
use crate::physics::tower::TowerCell;
use crate::physics::tower::control::Fans;
use crate::physics::tower::merkel;
use crate::physics::tower::merkel::FlowLaw;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::tower::york::YorkDesign;
use crate::physics::tower::york::YorkTower;
use crate::scenario::plan::DryCoolers;
use crate::scenario::plan::Plan;
use crate::scenario::plan::TowerModel;
use crate::solve::cooling::machines;
use crate::solve::cooling::year::plant::CellStaging;
use crate::solve::cooling::year::plant::DryGroup;
use crate::solve::cooling::year::plant::Rejection;
use crate::solve::cooling::year::plant::TowerGroup;
use crate::solve::cooling::year::plant::TowerKind;
use crate::solve::cooling::year::plant::WATER_HEAT_J_PER_KG_K;
use crate::units::HeatCapacityRate;
use crate::units::Length;
use crate::units::Power;
use crate::units::VolumeFlow;

/// Least share of the rated air a fan is turned down to before it cycles. Source: cooling reference section 4.
const LEAST_AIR: f64 = 0.2;

/// Moisture of the air at a dry cooler's rating, kg/kg: half saturated at 25 °C. Ratings do not name it; bone-dry or
/// saturated air would move the air's heat per volume by less than 1 % (assumption).
const RATED_HUMIDITY: f64 = 0.0098;

/// What stands outdoors on a day: towers, dry coolers, or both beside each other, the heat going over them in
/// proportion to what they are sold for.
pub(super) fn rejection(plan: &Plan, day: u32) -> Rejection {
    let (groups, tower_heat) = towers(plan, day);
    let mut parts: Vec<(Power, Rejection)> = Vec::new();
    if !groups.is_empty() {
        parts.push((tower_heat, Rejection::Towers(groups)));
    }
    let there = plan
        .cooling
        .dry_coolers
        .iter()
        .filter(|group| group.tag.life.holds(day) && 0 < group.count);
    for group in there {
        if let Some(dry) = dry_group(group) {
            parts.push((group.unit_heat * dry.count, Rejection::Dry(dry)));
        }
    }
    if parts.len() < 2 {
        return parts.pop().map_or(Rejection::None, |(_, only)| only);
    }
    let all: Power = parts.iter().map(|(heat, _)| *heat).sum();
    Rejection::Beside(
        parts
            .into_iter()
            .map(|(heat, part)| (heat / all, part))
            .collect(),
    )
}

/// Cells of one kind together, and what all of them are sold for.
fn towers(plan: &Plan, day: u32) -> (Vec<TowerGroup>, Power) {
    let there = || {
        plan.cooling
            .towers
            .iter()
            .filter(move |group| group.tag.life.holds(day) && 0 < group.count)
    };
    let all: f64 = there().map(|group| f64::from(group.count)).sum();
    let running = machines::running(all, plan.cooling.spares);
    let mut kinds: Vec<(TowerCell, TowerModel, f64, f64)> = Vec::new();
    for group in there() {
        let same = kinds.iter_mut().find(|(cell, model, cycles, _)| {
            *cell == group.cell && *model == group.model && *cycles == group.cycles
        });
        match same {
            Some((.., count)) => *count += f64::from(group.count),
            None => kinds.push((
                group.cell,
                group.model,
                group.cycles,
                f64::from(group.count),
            )),
        }
    }
    let heat: Power = kinds
        .iter()
        .map(|(cell, _, _, count)| cell.rating.heat * (*count * running))
        .sum();
    let groups = kinds
        .iter()
        .map(|(cell, model, cycles, count)| tower_group(cell, *model, count * running, *cycles))
        .collect();
    (groups, heat)
}

/// A cell of the catalogue in the model that the plan names. A rating that YorkCalc cannot be calibrated to goes by
/// its conductance.
fn tower_group(cell: &TowerCell, model: TowerModel, cells: f64, cycles: f64) -> TowerGroup {
    let rating = &cell.rating;
    let york = || {
        YorkTower::from_design(&YorkDesign {
            wet_bulb: rating.wet_bulb,
            approach: rating.leaving - rating.wet_bulb,
            range: rating.entering - rating.leaving,
            water: cell.rated_water,
            air: air_of(cell),
            water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
        })
    };
    let york = match model {
        TowerModel::YorkCalc => york(),
        TowerModel::Merkel => None,
    };
    TowerGroup {
        cells,
        model: york.map_or_else(|| TowerKind::Merkel(by_conductance(cell)), TowerKind::York),
        fans: Fans {
            rated: rating.heat * rating.fan_share,
            curve: Cubic::CUBE,
            least_air: LEAST_AIR,
            drift_share: rating.drift_share,
        },
        cycles,
        staging: CellStaging::All,
    }
}

/// The same conductance and exponents as in the design hour.
fn by_conductance(cell: &TowerCell) -> MerkelTower {
    MerkelTower {
        water: cell.rated_water,
        air: air_of(cell),
        ua: cell.ua,
        by_air: FlowLaw::Power(0.6),
        by_water: FlowLaw::Power(0.4),
        by_wet_bulb: Cubic::ONE,
        wet_bulb: cell.rating.wet_bulb,
        natural_air: merkel::NATURAL_SHARE,
        natural_ua: merkel::NATURAL_SHARE,
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    }
}

fn air_of(cell: &TowerCell) -> VolumeFlow {
    VolumeFlow::from_m3_per_s(cell.rated_air.kg_per_s() * cell.rated_volume_m3_per_kg)
}

/// Coolers of a group that are not spare, each with the conductance that its rating at sea level implies and variable
/// fans. `None` for a rating that no cooler could meet.
fn dry_group(group: &DryCoolers) -> Option<DryGroup> {
    let unit = &group.unit;
    let rate =
        HeatCapacityRate::from_w_per_k(group.unit_heat.w() / (unit.entering - unit.leaving).k());
    let air = MoistAir::from_humidity_ratio(
        unit.dry_bulb,
        RATED_HUMIDITY,
        air::standard_pressure(Length::ZERO),
    );
    let one = exchanger::air_rate(VolumeFlow::from_m3_per_s(1.0), air);
    let water = Stream {
        entering: unit.entering,
        rate,
    };
    let flow = VolumeFlow::from_m3_per_s(rate * unit.air_to_fluid / one);
    let fan = group.unit_heat * unit.fan_share;
    let bare = DryCooler::from_design(group.unit_heat, water, air, flow, fan)?;
    Some(DryGroup {
        count: f64::from(group.count.saturating_sub(group.spares).max(1)),
        cooler: DryCooler {
            speeds: FanSpeeds::VARIABLE,
            pads: group.adiabatic.map(|pads| Pads {
                effectiveness: pads.effectiveness,
                bleed: pads.bleed,
            }),
            ..bare
        },
        pads_above: group.adiabatic.map(|pads| pads.above),
    })
}
