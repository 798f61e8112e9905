//! When cooling stops: minutes until the racks of each platform in each hall throttle.
//!
//! The chain of `solve::cooling::ride_through` is built for the racks of one platform in one hall: their own
//! heat to cold plates, their share of the hall's heat to air, their share of the hall's air, and of the
//! water between the halls and the plant. What the plan does not say is assumed in the constants of `chain`.

mod chain;
mod outage;

use super::oneline;
use super::oneline::OneLineDay;
use super::racks;
use super::types::DayState;
use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::solve::cooling::ride_through;
use crate::solve::cooling::ride_through::First;
use crate::solve::cooling::ride_through::Outage;
use crate::solve::cooling::ride_through::Service;
use crate::solve::power::failures::Engine;
use crate::solve::power::oneline::MachineKind;
use crate::units::Duration;
use crate::units::Temperature;
use chain::chain;
use chain::header;
use chain::parts;
use outage::capacity;
use outage::fluid_left;
use outage::outage;
use outage::share_left;
use serde::Deserialize;
use serde::Serialize;

/// What stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// All chillers, for good.
    Chillers,
    /// All towers, dry coolers, or heat rejection that is given as one figure, for good. Chillers trip on
    /// warm condenser water within moments, so nothing takes heat out of the facility water.
    Rejection,
    /// All pumps of the facility loops.
    FacilityPumps,
    /// All pumps of the technology loops: those of the CDUs.
    TechnologyPumps,
    /// All fans of doors and air handlers.
    AirCoolers,
    /// The power that feeds the plant, until it is back: see [`restart`].
    PlantPower,
    /// One loop of facility water, by its position in the plan.
    Loop(usize),
}

/// When the racks of one platform in one hall throttle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Throttle {
    /// Position of the hall in the plan.
    pub hall: usize,
    /// Position of the platform in the plan.
    pub platform: usize,
    /// GPU racks of it.
    pub racks: u32,
    /// Minutes from the event; `None`: not within the hour that is looked at.
    pub minutes: Option<f64>,
    /// The limit that is reached.
    pub first: Option<First>,
    /// The temperature at that limit.
    pub limit: Option<Temperature>,
}

/// When power for the plant is back, and when its cold water is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Restart {
    /// From the loss of power until pumps and fans turn again; `None`: nothing starts.
    pub power: Option<Duration>,
    /// From then until chillers make cold water; zero without chillers.
    pub chillers: Duration,
}

/// What can stop on a day: only what is there.
pub fn causes(plan: &Plan, day: u32) -> Vec<Cause> {
    let cooling = &plan.cooling;
    let there = |mut lives: Box<dyn Iterator<Item = Life> + '_>| lives.any(|life| life.holds(day));
    let rejection = cooling.towers.iter().map(|it| it.tag.life);
    let rejection = rejection.chain(cooling.dry_coolers.iter().map(|it| it.tag.life));
    let rejection = rejection.chain(cooling.rejection.iter().map(|it| it.tag.life));
    let mut causes = Vec::new();
    let mut add = |is_there: bool, cause: Cause| {
        if is_there {
            causes.push(cause);
        }
    };
    add(
        there(Box::new(cooling.cdus.iter().map(|it| it.tag.life))),
        Cause::TechnologyPumps,
    );
    add(
        there(Box::new(cooling.air.iter().map(|it| it.tag.life))),
        Cause::AirCoolers,
    );
    add(true, Cause::FacilityPumps);
    add(
        there(Box::new(cooling.chillers.iter().map(|it| it.tag.life))),
        Cause::Chillers,
    );
    add(there(Box::new(rejection)), Cause::Rejection);
    add(true, Cause::PlantPower);
    for (index, water) in cooling.loops.iter().enumerate() {
        add(water.tag.life.holds(day), Cause::Loop(index));
    }
    causes
}

/// Minutes to throttle of every platform in every hall after a cause, in the order of halls and of arrival.
///
/// `state` is the plan's own of the day that is asked for. Range and known error are those of
/// `solve::cooling::ride_through`; racks that must stay off count as running.
pub fn ride_through(plan: &Plan, state: &DayState, cause: Cause) -> Vec<Throttle> {
    each(plan, state, |hall| {
        outage(plan, state, cause, header(plan, state.day, hall), hall)
    })
}

/// The same after an outage of the power side: elements of the one-line of that day are out, for good.
///
/// The plant keeps the share of its machines that still has a path, each hall the share of its pumps and fans;
/// pumps or fans on UPS run on. Racks without power give heat here all the same: their neighbours have theirs.
pub fn after_outage(
    plan: &Plan,
    state: &DayState,
    line: &OneLineDay,
    out: &[u32],
) -> Vec<Throttle> {
    let detail = Engine::new(&line.line, &line.flows).detail(out);
    let groups = oneline::machines(plan, state.day, &state.plant);
    let left = |kinds: &[MachineKind]| share_left(&groups, &detail.machines, kinds);
    let undrawn = left(&[MachineKind::Undrawn]);
    let capacity = capacity(state);
    let sink = (capacity.chillers * left(&[MachineKind::Chiller]))
        .min(capacity.rejection * left(&[MachineKind::Tower, MachineKind::DryCooler]))
        .min(capacity.least() * undrawn);
    let set_points = &plan.cooling.set_points;
    let service = |share: f64, on_ups: bool| Service {
        left: if on_ups { 1.0 } else { share },
        back_after: None,
    };
    let pumps = left(&[MachineKind::Pump, MachineKind::DrawnPump]).min(undrawn);
    each(plan, state, |hall| {
        let fluid = fluid_left(line, &detail.dark, hall);
        Outage {
            technology_pumps: service(fluid, false),
            facility_pumps: service(pumps, set_points.pumps_on_ups),
            sink: service(sink / capacity.least(), false),
            air_coolers: service(fluid, set_points.fans_on_ups),
        }
    })
}

/// When power for the plant is back: the quickest standby unit of the day, or the quickest unit of any kind.
pub fn restart(plan: &Plan, day: u32) -> Restart {
    let there = || {
        let units = plan.power.generation.iter();
        units.filter(move |units| units.tag.life.holds(day) && 0 < units.count)
    };
    let quickest = |is_standby: bool| {
        let starts = there()
            .filter(|units| units.standby == is_standby)
            .map(|units| units.start);
        starts.reduce(Duration::min)
    };
    let chillers = plan.cooling.chillers.iter();
    let chillers = chillers
        .filter(|group| group.tag.life.holds(day))
        .map(|group| group.restart);
    Restart {
        power: quickest(true).or_else(|| quickest(false)),
        chillers: chillers.fold(Duration::ZERO, Duration::max),
    }
}

/// Follows every platform of every hall.
fn each(plan: &Plan, state: &DayState, outage: impl Fn(usize) -> Outage) -> Vec<Throttle> {
    let mut found = Vec::new();
    for hall in racks::on_day(plan, state.day) {
        let Some(of_hall) = state.halls.get(hall.hall) else {
            continue;
        };
        let outage = outage(hall.hall);
        let standing = hall.platforms();
        for part in parts(plan, of_hall, &standing) {
            let (chain, limits) = chain(plan, state, of_hall, &part);
            let ends = ride_through::ride_through(&chain, &limits, &outage);
            found.push(Throttle {
                hall: hall.hall,
                platform: part.platform,
                racks: part.racks,
                minutes: ends.throttles_after.map(Duration::minutes),
                first: ends.first,
                limit: ends.first.and_then(|first| match first {
                    First::Chip => limits.chip,
                    First::Coolant => limits.coolant,
                    First::Air => limits.air,
                }),
            });
        }
    }
    found
}
