//! The plant of a scenario on a day, as the year runs it.

mod outdoors;

use crate::catalog::ChillerKind;
use crate::physics::curves::Cubic;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::pump;
use crate::physics::water::Coolant;
use crate::scenario::plan as scenario;
use crate::scenario::plan::Plan;
use crate::solve::cooling::machines;
use crate::solve::cooling::year::plant::ChillerGroup;
use crate::solve::cooling::year::plant::ChillerStaging;
use crate::solve::cooling::year::plant::Condenser;
use crate::solve::cooling::year::plant::CondenserSetPoint;
use crate::solve::cooling::year::plant::Economiser;
use crate::solve::cooling::year::plant::FacilityFlow;
use crate::solve::cooling::year::plant::OutsideBounds;
use crate::solve::cooling::year::plant::Plant;
use crate::solve::cooling::year::plant::PumpGroup;
use crate::solve::cooling::year::plant::SupplyReset;
use crate::solve::cooling::year::plant::rate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Towers aim at this above the wet bulb. Fans cost a hundredth of the heat and compressors a tenth, so that it
/// pays to go near the wet bulb, but the last kelvins cost most air: 3 to 6 K is usual (assumption). A kelvin
/// more moves a chiller plant's PUE by about 0.002.
const ABOVE_WET_BULB_K: f64 = 4.0;

/// Above the wet bulb of full reset the reset fades out over this, K: about the way from a mild to a hot day, so that
/// the supply never jumps (assumption).
const RESET_FADE_K: f64 = 10.0;

/// The economiser works from this difference on, K. Source: cooling reference section 5.
const LEAST_DIFFERENCE_K: f64 = 1.0;

/// Warmer than the set point by more than this, the facility water is reported as unmet, K: what a control valve
/// holds (assumption).
const UNMET_TOLERANCE_K: f64 = 0.5;

/// The plant that stands on a day, sized for the most heat of its year.
///
/// All machines but the spare ones run, equally loaded, as in the design hour. Facility and condenser water are
/// moved in proportion to the heat against the plan's head. Where cooling is given as a share of IT, that share is
/// the plant. Dry coolers stand beside the towers or instead of them, whatever the heat comes from; of two chillers in
/// series the first cools half of the way.
///
/// Not here yet: separate warm and chilled loops (all machines share one loop at the site's supply, so that dry
/// coolers beside air-cooled chillers stand idle), cycles of single basins of one kind, staging of cells.
pub fn of_plan(plan: &Plan, day: u32, most_heat: Power) -> Plant {
    let chillers = chillers(plan, day);
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
        reset: (TempDelta::ZERO < plan.cooling.set_points.supply_reset).then_some(SupplyReset {
            most: plan.cooling.set_points.supply_reset,
            below: plan.cooling.set_points.reset_below,
            fade: TempDelta::from_k(RESET_FADE_K),
        }),
        unmet_tolerance: TempDelta::from_k(UNMET_TOLERANCE_K),
        design_heat: most_heat,
        facility: pumps(plan, facility, plan.cooling.pump_head),
        facility_flow: FacilityFlow::ByHeat { least: 0.0 },
        chillers,
        rejection: outdoors::rejection(plan, day),
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
        .flat_map(|group| {
            let whole = ChillerGroup {
                count: f64::from(group.count) * running,
                rating: crate::physics::chiller::ChillerRating {
                    capacity: group.unit_capacity,
                    cop: group.unit.rating.cop,
                },
                curves: group.unit.curves,
                air_cooled: group.unit.kind == ChillerKind::AirCooled,
                upstream: 0.0,
                staging: ChillerStaging::All,
                outside: OutsideBounds::CarnotShare,
            };
            if group.in_series {
                let half = ChillerGroup {
                    count: 0.5 * whole.count,
                    ..whole
                };
                let first = ChillerGroup {
                    upstream: 0.5,
                    ..half
                };
                vec![first, half]
            } else {
                vec![whole]
            }
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
    let to_water: Power = chillers
        .iter()
        .filter(|group| !group.air_cooled)
        .map(|group| {
            let load = most_heat * (group.rating.capacity / rated);
            let work = group
                .curves
                .performance(group.rating, load, plan.cooling.supply, limit)
                .power;
            (load + work) * group.count
        })
        .sum();
    flow(to_water, plan.cooling.condenser_rise)
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
