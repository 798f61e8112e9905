//! The air of the halls on a day: what doors take, what is left to air handlers, and how warm racks get it.

use super::couple::HallState;
use super::couple::SiteState;
use super::day::Ground;
use super::firm;
use super::plant_types::RoomAir;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::AirSide;
use crate::solve::cooling::HallCooling;
use crate::units::Temperature;
use std::ptr;

/// Rounds allowed for water that towers or dry coolers make themselves to settle with what doors give to it.
const MOST_ROUNDS: u32 = 8;

/// It has settled when it moves less, K: a hundredth of what an approach is known to.
const SETTLED_K: f64 = 0.01;

/// Water that each header makes for the coolers of the halls in the design hour.
///
/// Chillers hold their set point. Where towers or dry coolers make the water themselves, it is as warm as they make it
/// of the heat that stands on the day, and doors take less of warmer water: a few rounds settle that. What is asked with
/// racks more or fewer keeps the water of the day.
pub fn settle_water(ground: &mut Ground<'_>) {
    let plan = ground.plan;
    let air = plan.cooling.air.iter();
    let mut used = air
        .filter(|group| group.tag.life.holds(ground.day))
        .map(|group| cooling::header_of_cooler(plan, group));
    if !used.any(|header| makes_itself(plan, header)) {
        return;
    }
    for _ in 0..MOST_ROUNDS {
        let site = ground.site(0);
        let mut moved = 0.0_f64;
        for (header, plant) in site.headers.iter().enumerate() {
            let made = firm::water_made(plan, header, plant);
            moved = moved.max((made - ground.water[header]).k().abs());
            ground.water[header] = made;
        }
        if moved < SETTLED_K {
            break;
        }
    }
}

/// Whether a header's water may be warmer than its set point.
fn makes_itself(plan: &Plan, header: usize) -> bool {
    let machines = cooling::planned(plan, header);
    let has_chillers = machines
        .iter()
        .any(|(one, _)| *one == cooling::Element::Chiller);
    !machines.is_empty() && !has_chillers
}

/// The coolers of a hall's air, with the racks of a state before them.
pub fn side<'a>(ground: &'a Ground<'_>, hall: usize, state: &HallState) -> AirSide<'a> {
    AirSide::of(
        ground.plan,
        ground.day,
        hall,
        state.it.racks(),
        &ground.water,
    )
}

/// What the coolers of each hall can take, with the racks that stand and the water of the day.
pub fn coolers(ground: &Ground<'_>) -> Vec<HallCooling> {
    let halls = ground.halls(0);
    let halls = halls.iter().zip(&ground.racks);
    halls
        .map(|(state, racks)| {
            cooling::hall_cooling(&side(ground, racks.hall, state), state.heat.air)
        })
        .collect()
}

/// Air of every hall that is there.
pub fn halls(ground: &Ground<'_>, site: &SiteState) -> Vec<RoomAir> {
    let there = ground.racks.iter().filter(|racks| racks.is_there);
    there
        .map(|racks| {
            let state = &site.halls[racks.hall];
            let side = side(ground, racks.hall, state);
            let air = side.at(state.heat.air);
            let mut takes = Vec::new();
            side.each(state.heat.air, |group, heat| {
                let groups = ground.plan.cooling.air.iter();
                let at = groups.enumerate().find(|(_, own)| ptr::eq(*own, group));
                takes.extend(at.map(|(at, _)| (at, heat)));
            });
            RoomAir {
                hall: racks.hall,
                supply: air.supply,
                inlet: air.inlet,
                exhaust: air.exhaust,
                leakage: side.leakage(),
                by_doors: air.by_doors,
                by_handlers: air.by_handlers,
                short: air.short,
                carries: ground.coolers[racks.hall].air_capacity,
                firm: ground.coolers[racks.hall].air_firm,
                flow: side.flow(&air),
                takes,
            }
        })
        .collect()
}

/// Water of every header as a day has it: what `couple::hall` is asked with again.
pub fn water(state: &super::types::DayState) -> Vec<Temperature> {
    state.headers.iter().map(|header| header.supply).collect()
}
