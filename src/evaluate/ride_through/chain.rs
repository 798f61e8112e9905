//! The chain of the racks of one platform in one hall: what gives heat, what stores it, where it throttles.

use super::outage::capacity;
use crate::evaluate::types::DayState;
use crate::evaluate::types::HallDay;
use crate::physics::water::Coolant;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Platform;
use crate::solve::cooling::ride_through;
use crate::solve::cooling::ride_through::Chain;
use crate::solve::cooling::ride_through::Limits;
use crate::solve::cooling::ride_through::Stores;
use crate::solve::cooling::ride_through::Temperatures;
use crate::units::Duration;
use crate::units::HeatCapacity;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;

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

/// GPU racks of one platform in a hall, with their part of its heat.
pub(super) struct Part {
    pub(super) platform: usize,
    pub(super) racks: u32,
    pub(super) liquid: Power,
    pub(super) air: Power,
    /// Share of the hall's air.
    pub(super) share: f64,
}

/// Liquid heat is the racks' own; the hall's heat to air, losses and support racks included, and its air are
/// shared by what each platform gives to air, or by racks where none does.
pub(super) fn parts(plan: &Plan, hall: &HallDay, standing: &[(usize, u32)]) -> Vec<Part> {
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
pub(super) fn chain(plan: &Plan, state: &DayState, hall: &HallDay, part: &Part) -> (Chain, Limits) {
    let day = state.day;
    let room = &plan.halls[hall.hall];
    let water = header(plan, day, hall.hall);
    let (facility, _) = water_of(plan, state, water);
    let platform = &plan.platforms[part.platform];
    let coolant = facility + approach(&plan.cooling.cdus, day, hall.hall, CDU_APPROACH);
    let air = inlet(plan, state, hall.hall, facility);
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

/// Air at the fronts of the racks while everything runs: leakage of the containment makes it warmer, and the minutes
/// fewer.
fn inlet(plan: &Plan, state: &DayState, hall: usize, facility: Temperature) -> Temperature {
    let mut rooms = state.room_air.iter();
    let room = rooms.find(|room| room.hall == hall && !room.takes.is_empty());
    let otherwise = || {
        plan.cooling
            .set_points
            .air_supply
            .max(facility + AIR_APPROACH)
    };
    room.map_or_else(otherwise, |room| room.inlet)
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
pub(super) fn header(plan: &Plan, day: u32, hall: usize) -> Option<usize> {
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
fn approach(coolers: &[HallCooler], day: u32, hall: usize, otherwise: TempDelta) -> TempDelta {
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
