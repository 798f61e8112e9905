//! The plant of a scenario on a day, as the year runs it: one for every loop of facility water.

mod outdoors;

use crate::physics::curves::Cubic;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::water::Coolant;
use crate::scenario::plan as scenario;
use crate::scenario::plan::Plan;
use crate::solve::cooling::headers;
use crate::solve::cooling::machines;
use crate::solve::cooling::machines::ChillerKind;
use crate::solve::cooling::pumping::Pumping;
use crate::solve::cooling::year::plant::ChillerGroup;
use crate::solve::cooling::year::plant::ChillerModel;
use crate::solve::cooling::year::plant::ChillerStaging;
use crate::solve::cooling::year::plant::Condenser;
use crate::solve::cooling::year::plant::CondenserSetPoint;
use crate::solve::cooling::year::plant::Dispatch;
use crate::solve::cooling::year::plant::Economiser;
use crate::solve::cooling::year::plant::FacilityFlow;
use crate::solve::cooling::year::plant::OutsideBounds;
use crate::solve::cooling::year::plant::Plant;
use crate::solve::cooling::year::plant::PumpGroup;
use crate::solve::cooling::year::plant::SupplyReset;
use crate::solve::cooling::year::plant::rate;
use crate::units::MassFlow;
use crate::units::Power;
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

/// The plants that stand on a day, one for every loop in the order of the plan, each sized for the most heat of its
/// year; without loops the one that all share.
///
/// Which machine stands on which loop, how many of them run, what a machine is and what pumps draw are those of the
/// design hour: `headers`, `machines`, `dry` and `pumping` say it once for both. What differs is what they aim at: the
/// design hour asks what all of it can do at full air, the year what it does to hold its set points. So the year has
/// what the design hour leaves out: the economiser, condenser water that follows the weather, and the reset.
///
/// Where cooling is given as a share of IT, that share is the plant. Dry coolers stand beside the towers or instead of
/// them, whatever the heat comes from; of two chillers in series the first cools half of the way.
pub fn of_plan(plan: &Plan, day: u32, most_heat: &[Power]) -> Vec<Plant> {
    let headers = 0..headers::count(plan);
    headers
        .map(|at| {
            let heat = most_heat.get(at).copied().unwrap_or(Power::ZERO);
            Header::of(plan, day, at, heat).plant()
        })
        .collect()
}

/// A loop on a day, with the most heat of its year.
struct Header<'a> {
    plan: &'a Plan,
    day: u32,
    at: usize,
    supply: Temperature,
    rise: TempDelta,
    most_heat: Power,
    chillers: Vec<ChillerGroup>,
    facility: Pumping,
    condenser: Pumping,
}

impl<'a> Header<'a> {
    fn of(plan: &'a Plan, day: u32, at: usize, most_heat: Power) -> Self {
        let drawn = plan.cooling.loops.get(at);
        let fluid = drawn.map_or(Coolant::Water, |row| row.fluid);
        Self {
            plan,
            day,
            at,
            supply: drawn.map_or(plan.cooling.supply, |row| row.supply),
            rise: drawn.map_or(plan.cooling.loop_rise, |row| row.rise),
            most_heat,
            chillers: chillers(plan, day, at),
            facility: Pumping::facility(plan, day, at, fluid),
            condenser: Pumping::condenser(plan, day, at),
        }
    }

    fn plant(&self) -> Plant {
        let points = &self.plan.cooling.set_points;
        let is_water_cooled = self.chillers.iter().any(|group| !group.air_cooled);
        let economiser = if is_water_cooled {
            self.economiser()
        } else {
            None
        };
        Plant {
            supply: self.supply,
            // Outdoors cool, coolers in the halls have less to do and chillers gain 2 to 3 % a kelvin (cooling
            // reference, section 3): so the set point may rise then, by what the planner allows, and only then.
            reset: (TempDelta::ZERO < points.supply_reset).then_some(SupplyReset {
                most: points.supply_reset,
                below: points.reset_below,
                fade: TempDelta::from_k(RESET_FADE_K),
            }),
            unmet_tolerance: TempDelta::from_k(UNMET_TOLERANCE_K),
            design_heat: self.most_heat,
            facility: PumpGroup {
                flow: flow(self.most_heat, self.rise),
                rated: self.facility.power(self.most_heat, self.supply, self.rise),
                curve: Cubic::LINE,
                to_water: 1.0,
            },
            facility_flow: FacilityFlow::ByHeat { least: 0.0 },
            rejection: outdoors::rejection(self.plan, self.day, self.at),
            condenser: is_water_cooled.then(|| self.condenser(economiser.as_ref())),
            economiser,
            chillers: self.chillers.clone(),
            shared_power: self.plan.cooling.power_share,
        }
    }

    /// Condenser water through the chillers at the most heat of the year.
    fn chiller_flow(&self) -> MassFlow {
        let limit = self.plan.cooling.condenser_limit;
        let rated: Power = self
            .chillers
            .iter()
            .map(|group| group.rating.capacity * group.count)
            .sum();
        let water_cooled = self.chillers.iter().filter(|group| !group.air_cooled);
        let to_water = water_cooled.map(|group| {
            let load = self.most_heat * (group.rating.capacity / rated);
            let work = group.at_entering(load, self.supply, limit).power;
            (load + work) * group.count
        });
        flow(to_water.sum(), self.plan.cooling.condenser_rise)
    }

    /// Towers aim so far above the wet bulb, no colder than the plan's set point and than the chillers' curves take.
    /// With an economiser they may go down to what its exchangers need; the chillers' curves then end before, which is
    /// marked.
    fn condenser(&self, beside: Option<&Economiser>) -> Condenser {
        let points = &self.plan.cooling.set_points;
        let limit = self.plan.cooling.condenser_limit;
        let coldest = self
            .chillers
            .iter()
            .map(|group| group.model.coldest_condenser_c())
            .fold(points.condenser_set.c(), f64::max);
        let chiller_flow = self.chiller_flow();
        let (low, most_flow) = match beside {
            None => (Temperature::from_c(coldest), chiller_flow),
            Some(economiser) => {
                let needed = self.supply - points.economiser_approach;
                (
                    needed.min(Temperature::from_c(coldest)),
                    chiller_flow + economiser.flow,
                )
            }
        };
        let rise = self.plan.cooling.condenser_rise;
        let rated = self.condenser.power(rate(most_flow) * rise, limit, rise);
        Condenser {
            pumps: PumpGroup {
                flow: most_flow,
                rated,
                curve: Cubic::LINE,
                to_water: 1.0,
            },
            chiller_flow,
            by_machine: false,
            set_point: CondenserSetPoint {
                above: TempDelta::from_k(ABOVE_WET_BULB_K),
                low,
                high: limit.max(low),
            },
        }
    }

    /// Exchangers of the given conductance, or of one that carries all heat at the plan's approach.
    fn economiser(&self) -> Option<Economiser> {
        let points = &self.plan.cooling.set_points;
        let integrated = match points.economiser {
            scenario::Economiser::None => return None,
            scenario::Economiser::Full => false,
            scenario::Economiser::Partial => true,
        };
        let flow_beside = self.chiller_flow();
        let hot = Stream {
            entering: self.supply + self.rise,
            rate: rate(flow(self.most_heat, self.rise)),
        };
        let cold = Stream {
            entering: self.supply - points.economiser_approach,
            rate: rate(flow_beside),
        };
        let by_approach = || exchanger::conductance(Shape::Counterflow, self.most_heat, hot, cold);
        Some(Economiser {
            ua: points.economiser_conductance.or_else(by_approach)?,
            flow: flow_beside,
            least_difference: TempDelta::from_k(LEAST_DIFFERENCE_K),
            integrated,
        })
    }
}

/// The chillers of a loop without the spare ones; of those in series each half is a group.
fn chillers(plan: &Plan, day: u32, header: usize) -> Vec<ChillerGroup> {
    let kinds = machines::chillers(plan, day, header);
    let all = kinds.iter().map(|kind| kind.count).sum();
    let running = machines::running(all, plan.cooling.spares);
    let groups = kinds.iter().flat_map(|kind: &ChillerKind| {
        let whole = ChillerGroup {
            count: kind.count * running,
            rating: kind.rating,
            model: ChillerModel::Entering(kind.curves),
            most_load: f64::INFINITY,
            fan_share: 0.0,
            to_condenser: 1.0,
            air_cooled: kind.air_cooled,
            upstream: 0.0,
            staging: ChillerStaging::All,
            dispatch: Dispatch::Available,
            outside: OutsideBounds::CarnotShare,
        };
        if kind.in_series {
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
    });
    groups.collect()
}

/// Flow as water: what carries the same heat, whatever flows.
fn flow(heat: Power, rise: TempDelta) -> MassFlow {
    Coolant::Water.mass_flow(heat, rise, Temperature::from_c(20.0))
}
