//! The plant of a scenario on a day, as the year runs it.

use super::plant::CellStaging;
use super::plant::ChillerGroup;
use super::plant::ChillerStaging;
use super::plant::Condenser;
use super::plant::CondenserSetPoint;
use super::plant::Economiser;
use super::plant::FacilityFlow;
use super::plant::OutsideBounds;
use super::plant::Plant;
use super::plant::PumpGroup;
use super::plant::Rejection;
use super::plant::TowerGroup;
use super::plant::TowerKind;
use super::plant::WATER_HEAT_J_PER_KG_K;
use super::plant::rate;
use crate::catalog::ChillerKind;
use crate::physics::curves::Cubic;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::pump;
use crate::physics::tower::TowerCell;
use crate::physics::tower::control::Fans;
use crate::physics::tower::merkel;
use crate::physics::tower::merkel::FlowLaw;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::water::Coolant;
use crate::scenario::plan as scenario;
use crate::scenario::plan::Plan;
use crate::solve::cooling::machines;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Towers aim at this above the wet bulb. Fans cost a hundredth of the heat and compressors a tenth, so that it
/// pays to go near the wet bulb, but the last kelvins cost most air: 3 to 6 K is usual (assumption). A kelvin
/// more moves a chiller plant's PUE by about 0.002.
const ABOVE_WET_BULB_K: f64 = 4.0;

/// Least share of the rated air a fan is turned down to before it cycles. Source: cooling reference section 4.
const LEAST_AIR: f64 = 0.2;

/// The economiser works from this difference on, K. Source: cooling reference section 5.
const LEAST_DIFFERENCE_K: f64 = 1.0;

/// Warmer than the set point by more than this, the facility water is reported as unmet, K: what a control valve
/// holds (assumption).
const UNMET_TOLERANCE_K: f64 = 0.5;

/// The plant that stands on a day, sized for the most heat of its year.
///
/// All machines but the spare ones run, equally loaded, as in the design hour. Facility and condenser water are
/// moved in proportion to the heat against the plan's head. Where cooling is given as a share of IT, that share is
/// the plant.
///
/// Not here yet: separate warm and chilled loops, chillers in series, supply reset, dry coolers beside or instead of
/// towers, YorkCalc cells and cycles of single cells. All machines share one loop at the site's supply.
pub fn of_plan(plan: &Plan, day: u32, most_heat: Power) -> Plant {
    let chillers = chillers(plan, day);
    let cells = machines::towers(plan, day);
    let all_cells: f64 = cells.iter().map(|kind| kind.count).sum();
    let running = machines::running(all_cells, plan.cooling.spares);
    let towers: Vec<TowerGroup> = cells
        .iter()
        .map(|kind| tower_group(&kind.cell, kind.count * running, plan.cooling.cycles))
        .collect();
    let water_cooled = chillers.iter().any(|group| !group.air_cooled);
    let facility = flow(most_heat, plan.cooling.loop_rise);
    let economiser = if water_cooled {
        economiser(plan, &chillers, most_heat)
    } else {
        None
    };
    let condenser =
        water_cooled.then(|| condenser(plan, &chillers, most_heat, economiser.as_ref()));
    Plant {
        supply: plan.cooling.supply,
        unmet_tolerance: TempDelta::from_k(UNMET_TOLERANCE_K),
        design_heat: most_heat,
        facility: pumps(plan, facility, plan.cooling.pump_head),
        facility_flow: FacilityFlow::ByHeat { least: 0.0 },
        chillers,
        rejection: if towers.is_empty() {
            Rejection::None
        } else {
            Rejection::Towers(towers)
        },
        condenser,
        economiser,
        shared_power: plan.cooling.power_share,
    }
}

fn chillers(plan: &Plan, day: u32) -> Vec<ChillerGroup> {
    let there = || {
        plan.cooling
            .chillers
            .iter()
            .filter(move |group| group.tag.life.holds(day) && 0 < group.count)
    };
    let all: f64 = there().map(|group| f64::from(group.count)).sum();
    let running = machines::running(all, plan.cooling.spares);
    there()
        .map(|group| ChillerGroup {
            count: f64::from(group.count) * running,
            rating: crate::physics::chiller::ChillerRating {
                capacity: group.unit_capacity,
                cop: group.unit.rating.cop,
            },
            curves: group.unit.curves,
            air_cooled: group.unit.kind == ChillerKind::AirCooled,
            staging: ChillerStaging::All,
            outside: OutsideBounds::CarnotShare,
        })
        .collect()
}

/// Condenser water through the chillers at the most heat of the year.
fn chiller_flow(plan: &Plan, chillers: &[ChillerGroup], most_heat: Power) -> MassFlow {
    let limit = plan.cooling.condenser_limit;
    let rated: Power = chillers
        .iter()
        .map(|group| group.rating.capacity * group.count)
        .sum();
    let work: Power = chillers
        .iter()
        .map(|group| {
            let load = most_heat * (group.rating.capacity / rated);
            group
                .curves
                .performance(group.rating, load, plan.cooling.supply, limit)
                .power
                * group.count
        })
        .sum();
    flow(most_heat + work, plan.cooling.condenser_rise)
}

/// Towers aim so far above the wet bulb, no colder than the plan's set point and than the chillers' curves take. With
/// an economiser they may go down to what its exchangers need; the chillers' curves then end before, which is marked.
fn condenser(
    plan: &Plan,
    chillers: &[ChillerGroup],
    most_heat: Power,
    beside: Option<&Economiser>,
) -> Condenser {
    let points = &plan.cooling.set_points;
    let limit = plan.cooling.condenser_limit;
    let coldest = chillers
        .iter()
        .map(|group| group.curves.condenser_c.low)
        .fold(points.condenser_set.c(), f64::max);
    let chiller_flow = chiller_flow(plan, chillers, most_heat);
    let (low, most_flow) = match beside {
        None => (Temperature::from_c(coldest), chiller_flow),
        Some(economiser) => {
            let needed = plan.cooling.supply - points.economiser_approach;
            (
                needed.min(Temperature::from_c(coldest)),
                chiller_flow + economiser.flow,
            )
        }
    };
    Condenser {
        pumps: pumps(plan, most_flow, points.condenser_head),
        chiller_flow,
        set_point: CondenserSetPoint {
            above: TempDelta::from_k(ABOVE_WET_BULB_K),
            low,
            high: limit.max(low),
        },
    }
}

/// Exchangers of the given conductance, or of one that carries all heat at the plan's approach.
fn economiser(plan: &Plan, chillers: &[ChillerGroup], most_heat: Power) -> Option<Economiser> {
    let points = &plan.cooling.set_points;
    let integrated = match points.economiser {
        scenario::Economiser::None => return None,
        scenario::Economiser::Full => false,
        scenario::Economiser::Partial => true,
    };
    let flow_beside = chiller_flow(plan, chillers, most_heat);
    let hot = Stream {
        entering: plan.cooling.supply + plan.cooling.loop_rise,
        rate: rate(flow(most_heat, plan.cooling.loop_rise)),
    };
    let cold = Stream {
        entering: plan.cooling.supply - points.economiser_approach,
        rate: rate(flow_beside),
    };
    let by_approach = || exchanger::conductance(Shape::Counterflow, most_heat, hot, cold);
    Some(Economiser {
        ua: points.economiser_conductance.or_else(by_approach)?,
        flow: flow_beside,
        least_difference: TempDelta::from_k(LEAST_DIFFERENCE_K),
        integrated,
    })
}

/// A cell of the catalogue in the model that the year's fan control takes: the same conductance and exponents.
fn tower_group(cell: &TowerCell, cells: f64, cycles: f64) -> TowerGroup {
    let rating = &cell.rating;
    let air = cell.rated_air.kg_per_s() * cell.rated_volume_m3_per_kg;
    TowerGroup {
        cells,
        model: TowerKind::Merkel(MerkelTower {
            water: cell.rated_water,
            air: crate::units::VolumeFlow::from_m3_per_s(air),
            ua: cell.ua,
            by_air: FlowLaw::Power(0.6),
            by_water: FlowLaw::Power(0.4),
            by_wet_bulb: Cubic::ONE,
            wet_bulb: rating.wet_bulb,
            natural_air: merkel::NATURAL_SHARE,
            natural_ua: merkel::NATURAL_SHARE,
            water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
        }),
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

fn flow(heat: Power, rise: TempDelta) -> MassFlow {
    Coolant::Water.mass_flow(heat, rise, Temperature::from_c(20.0))
}

/// Pumps in stages on a common header: power goes with the flow.
fn pumps(plan: &Plan, flow: MassFlow, head: Pressure) -> PumpGroup {
    let volume = Coolant::Water.volume_flow(flow, plan.cooling.supply);
    PumpGroup {
        flow,
        rated: pump::power(volume, head, plan.cooling.set_points.pump_efficiency),
        curve: Cubic::LINE,
    }
}
