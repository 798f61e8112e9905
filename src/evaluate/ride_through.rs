//! When cooling stops: minutes until the racks of each platform in each hall throttle.
//!
//! The chain of `solve::cooling::ride_through` is built for the racks of one platform in one hall: their own
//! heat to cold plates, their share of the hall's heat to air, their share of the hall's air, and of the
//! water between the halls and the plant. What the plan does not say is assumed in the constants below.

use super::oneline;
use super::oneline::OneLineDay;
use super::racks;
use super::types::DayState;
use super::types::HallDay;
use crate::physics::water::Coolant;
use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Platform;
use crate::solve::cooling::ride_through;
use crate::solve::cooling::ride_through::Chain;
use crate::solve::cooling::ride_through::First;
use crate::solve::cooling::ride_through::Limits;
use crate::solve::cooling::ride_through::Outage;
use crate::solve::cooling::ride_through::Service;
use crate::solve::cooling::ride_through::Stores;
use crate::solve::cooling::ride_through::Temperatures;
use crate::solve::power::failures::Engine;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::MachineKind;
use crate::units::Duration;
use crate::units::HeatCapacity;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;
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

/// How much warmer a chip is than its coolant at full load. Assumption: cold plates of 0.02 to 0.04 K/W under
/// chips of 700 to 1,200 W; with coolant of 30 °C it leaves the 30 K to throttling of the reference's estimate.
const CHIP_OVER_COOLANT: TempDelta = TempDelta::from_k(25.0);

/// Chips throttle here. Source: cooling reference section 7 (30 K of margin, with the assumption above).
const CHIP_LIMIT: Temperature = Temperature::from_c(85.0);

/// How much warmer CDUs make the coolant where the plan has none on the day. Source: the scenario's default,
/// 3 to 5 K.
const CDU_APPROACH: TempDelta = TempDelta::from_k(4.0);

/// The same of air coolers. Source: the scenario's default, 5 to 8 K.
const AIR_APPROACH: TempDelta = TempDelta::from_k(6.0);

/// Time the facility water takes once round: what its pipes hold is the flow times this. Assumption: one to
/// three minutes in plants beside their halls; the plan has no pipes.
const ONCE_ROUND: Duration = Duration::from_s(120.0);

/// Conductance between the air and what stands in it over heat to air. Assumption: 1 kW is carried by air
/// that takes 67 W a kelvin (15 K warmer on its way), of which racks, floor and walls exchange a third.
const AIR_TO_MASS_W_PER_K_KW: f64 = 20.0;

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
        outage(plan, state, cause, header(plan, state.day, hall))
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
    let left = |kind| share_left(&groups, &detail.machines, kind);
    let undrawn = left(MachineKind::Undrawn);
    let capacity = capacity(state);
    let sink = (capacity.chillers * left(MachineKind::Chiller))
        .min(capacity.rejection * left(MachineKind::Tower))
        .min(capacity.least() * undrawn);
    let set_points = &plan.cooling.set_points;
    let service = |share: f64, on_ups: bool| Service {
        left: if on_ups { 1.0 } else { share },
        back_after: None,
    };
    let pumps = left(MachineKind::Pump).min(undrawn);
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

/// GPU racks of one platform in a hall, with their part of its heat.
struct Part {
    platform: usize,
    racks: u32,
    liquid: Power,
    air: Power,
    /// Share of the hall's air.
    share: f64,
}

/// Liquid heat is the racks' own; the hall's heat to air, losses and support racks included, and its air are
/// shared by what each platform gives to air, or by racks where none does.
fn parts(plan: &Plan, hall: &HallDay, standing: &[(usize, u32)]) -> Vec<Part> {
    let peak = |platform: &Platform, racks: u32| {
        platform.running * (f64::from(racks) * (1.0 + plan.design_margin))
    };
    let to_air = |(platform, racks): &(usize, u32)| {
        let platform = &plan.platforms[*platform];
        peak(platform, *racks).w() * (1.0 - platform.liquid_fraction)
    };
    let all_to_air: f64 = standing.iter().map(to_air).sum();
    let all_racks: f64 = standing.iter().map(|(_, racks)| f64::from(*racks)).sum();
    let part = |of: &(usize, u32)| {
        let share = if 0.0 < all_to_air {
            to_air(of) / all_to_air
        } else {
            f64::from(of.1) / all_racks
        };
        let platform = &plan.platforms[of.0];
        Part {
            platform: of.0,
            racks: of.1,
            liquid: peak(platform, of.1) * platform.liquid_fraction,
            air: hall.air * share,
            share,
        }
    };
    standing
        .iter()
        .filter(|(_, racks)| 0 < *racks)
        .map(part)
        .collect()
}

/// The chain of these racks, and where they throttle.
fn chain(plan: &Plan, state: &DayState, hall: &HallDay, part: &Part) -> (Chain, Limits) {
    let day = state.day;
    let room = &plan.halls[hall.hall];
    let water = header(plan, day, hall.hall);
    let (facility, _) = water_of(plan, state, water);
    let platform = &plan.platforms[part.platform];
    let coolant = facility + approach(&plan.cooling.cdus, day, hall.hall, CDU_APPROACH);
    let air_from = facility + approach(&plan.cooling.air, day, hall.hall, AIR_APPROACH);
    let air = plan.cooling.set_points.air_supply.max(air_from);
    let volume = Volume::from_m3(room.width.m() * room.depth.m() * room.height.m() * part.share);
    let facility_store = facility_store(plan, state, water, part.liquid + part.air);
    let mut stores = Stores::of(part.liquid, volume, facility_store);
    stores.coolant = coolant_store(plan, part.liquid, coolant);
    let steady = Temperatures {
        chip: coolant + CHIP_OVER_COOLANT,
        coolant,
        facility,
        air,
    };
    let has_plates = Power::ZERO < part.liquid;
    let chain = Chain {
        liquid: part.liquid,
        air: part.air,
        stores,
        steady,
        air_to_mass: HeatCapacityRate::from_w_per_k(AIR_TO_MASS_W_PER_K_KW * part.air.kw()),
        // What must stay off does not run: the plant carries what runs.
        sink_capacity: capacity(state).least().max(1.0),
    };
    let limits = Limits {
        chip: has_plates.then_some(CHIP_LIMIT),
        coolant: platform
            .coolant
            .filter(|_| has_plates)
            .map(|coolant| coolant.throttle),
        air: Some(platform.throttle_air),
    };
    (chain, limits)
}

/// Coolant of racks, manifolds and CDUs: `C = ρ·c·V`, with the plan's volume over heat and PG25.
fn coolant_store(plan: &Plan, liquid: Power, at: Temperature) -> HeatCapacity {
    let volume = plan.cooling.set_points.loop_volume_per_kw.m3() * liquid.kw();
    let per_m3 = Coolant::Pg25.density_kg_per_m3(at) * Coolant::Pg25.specific_heat_j_per_kg_k(at);
    HeatCapacity::from_j_per_k(volume * per_m3)
}

/// Facility water that belongs to a heat: what its flow holds once round, and its share of the buffer tanks.
/// A tank without a loop serves the whole site.
fn facility_store(
    plan: &Plan,
    state: &DayState,
    water: Option<usize>,
    heat: Power,
) -> HeatCapacity {
    let (supply, rise) = water_of(plan, state, water);
    let flow = Coolant::Water.mass_flow(heat, rise, supply);
    let pipes = Coolant::Water.volume_flow(flow, supply).m3_per_s() * ONCE_ROUND.s();
    let site: Power = state.halls.iter().map(heat_of).sum();
    let on_loop = state.halls.iter();
    let on_loop = on_loop.filter(|hall| header(plan, state.day, hall.hall) == water);
    let on_loop: Power = on_loop.map(heat_of).sum();
    let tanks = plan
        .cooling
        .tanks
        .iter()
        .filter(|tank| tank.tag.life.holds(state.day));
    let tanks = tanks.map(|tank| {
        let served = match tank.header {
            None => site,
            header if header == water => on_loop,
            Some(_) => return 0.0,
        };
        let share = if Power::ZERO < served {
            (heat / served).min(1.0)
        } else {
            0.0
        };
        tank.volume.m3() * tank.mixing * share
    });
    ride_through::loop_capacity(
        Volume::from_m3(pipes),
        Volume::from_m3(tanks.sum()),
        1.0,
        supply,
    )
}

fn heat_of(hall: &HallDay) -> Power {
    hall.liquid + hall.air
}

/// The loop whose water a hall takes; `None`: the one that all share.
fn header(plan: &Plan, day: u32, hall: usize) -> Option<usize> {
    let cooling = &plan.cooling;
    let coolers = cooling.cdus.iter().chain(&cooling.air);
    let mut there = coolers.filter(|cooler| cooler.hall == hall && cooler.tag.life.holds(day));
    there.find_map(|cooler| cooler.station.header)
}

/// Supply and warming of a loop's water.
fn water_of(plan: &Plan, state: &DayState, water: Option<usize>) -> (Temperature, TempDelta) {
    match water.and_then(|index| plan.cooling.loops.get(index)) {
        Some(water) => (water.supply, water.rise),
        None => (state.plant.supply, plan.cooling.loop_rise),
    }
}

/// Mean approach of a hall's coolers, weighted by what they take.
fn approach(
    coolers: &[crate::scenario::plan::HallCooler],
    day: u32,
    hall: usize,
    otherwise: TempDelta,
) -> TempDelta {
    let there = coolers.iter();
    let there = there.filter(|cooler| cooler.hall == hall && cooler.tag.life.holds(day));
    let (all, weighted) = there.fold((0.0, 0.0), |(all, weighted), cooler| {
        let takes = cooler.unit_heat.w() * f64::from(cooler.count);
        (all + takes, weighted + takes * cooler.approach.k())
    });
    if 0.0 < all {
        TempDelta::from_k(weighted / all)
    } else {
        otherwise
    }
}

/// What the machines can take over what they must, on the design hour; infinite where there are none.
struct Capacity {
    chillers: f64,
    rejection: f64,
}

impl Capacity {
    fn least(&self) -> f64 {
        let least = self.chillers.min(self.rejection);
        if least.is_finite() && 0.0 < least {
            least
        } else {
            1.0
        }
    }
}

fn capacity(state: &DayState) -> Capacity {
    let plant = &state.plant;
    let over = |capacity: Power, need: Power| {
        if Power::ZERO < capacity && Power::ZERO < need {
            capacity / need
        } else {
            f64::INFINITY
        }
    };
    let towers = over(
        plant.tower_capacity,
        plant.evaporator_heat * plant.full_load_ratio,
    );
    Capacity {
        chillers: over(plant.chiller_capacity, plant.evaporator_heat),
        rejection: towers.min(over(plant.rejection_capacity, plant.rejected)),
    }
}

fn outage(plan: &Plan, state: &DayState, cause: Cause, header: Option<usize>) -> Outage {
    let none = Outage::NONE;
    let gone = Service::GONE;
    match cause {
        Cause::Chillers | Cause::Rejection => Outage { sink: gone, ..none },
        Cause::FacilityPumps => Outage {
            facility_pumps: gone,
            ..none
        },
        Cause::TechnologyPumps => Outage {
            technology_pumps: gone,
            ..none
        },
        Cause::AirCoolers => Outage {
            air_coolers: gone,
            ..none
        },
        Cause::Loop(index) if header == Some(index) => Outage {
            facility_pumps: gone,
            ..none
        },
        Cause::Loop(_) => none,
        Cause::PlantPower => {
            let restart = restart(plan, state.day);
            let until = |more: Duration| match restart.power {
                Some(power) => Service::gone_for(power + more),
                None => Service::GONE,
            };
            let on_ups = |is: bool| {
                if is {
                    Service::WHOLE
                } else {
                    until(Duration::ZERO)
                }
            };
            let set_points = &plan.cooling.set_points;
            Outage {
                technology_pumps: Service::WHOLE,
                facility_pumps: on_ups(set_points.pumps_on_ups),
                sink: until(restart.chillers),
                air_coolers: on_ups(set_points.fans_on_ups),
            }
        }
    }
}

/// Share of the power of a kind's machines that still has a path; 1 where there are none.
fn share_left(groups: &[MachineGroup], lost: &[(u32, u32)], kind: MachineKind) -> f64 {
    let of_kind = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.kind == kind);
    let (mut all, mut gone) = (0.0, 0.0);
    for (index, group) in of_kind {
        all += group.each.w() * f64::from(group.count);
        let found = lost
            .iter()
            .find(|(at, _)| usize::try_from(*at) == Ok(index));
        gone += group.each.w() * f64::from(found.map_or(0, |(_, count)| *count));
    }
    if 0.0 < all {
        (1.0 - gone / all).clamp(0.0, 1.0)
    } else {
        1.0
    }
}

/// Share of a hall's pumps and fans that still has a path.
fn fluid_left(line: &OneLineDay, dark: &[u32], hall: usize) -> f64 {
    let is_of_hall = |load: &crate::solve::power::oneline::Load| {
        load.class == LoadClass::Fluid && usize::try_from(load.hall) == Ok(hall)
    };
    let loads = &line.line.loads;
    let all: f64 = loads
        .iter()
        .filter(|load| is_of_hall(load))
        .map(|load| load.peak_mw)
        .sum();
    let dark = dark
        .iter()
        .filter_map(|id| loads.get(usize::try_from(*id).ok()?));
    let gone: f64 = dark
        .filter(|load| is_of_hall(load))
        .map(|load| load.peak_mw)
        .sum();
    if 0.0 < all {
        (1.0 - gone / all).clamp(0.0, 1.0)
    } else {
        1.0
    }
}
