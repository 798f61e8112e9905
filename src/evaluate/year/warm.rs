//! Hours in which racks get warmer coolant or air than they take, hall by hall.

use crate::evaluate::inlet;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::year::Peak;
use crate::units::Temperature;

/// Warmer by less than this is not warmer, K: what a set point and its limit may differ by in their last digits.
const SLACK_K: f64 = 1e-6;

/// What racks get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Coolant to their cold plates.
    Coolant,
    /// Air to their fronts.
    Air,
}

/// What the racks of a hall got in a year, beside what they take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WarmHours {
    /// Position of the hall.
    pub hall: usize,
    /// What they get.
    pub medium: Medium,
    /// The least of what its racks and CDUs take.
    pub allowed: Temperature,
    /// Where the first of its racks throttles.
    pub throttle: Temperature,
    /// Class of the racks that take least; empty where none is stated, `own` for a maker's own.
    pub class: &'static str,
    /// Hours in which it was warmer than that.
    pub hours: u32,
    /// The warmest, °C, of all hours.
    pub warmest: Peak,
}

/// Halls with racks, each with what limits it.
pub(super) fn limits(plan: &Plan, day: u32) -> Vec<WarmHours> {
    let halls = 0..plan.halls.len();
    let both = halls.flat_map(|hall| [coolant(plan, day, hall), air(plan, day, hall)]);
    both.flatten().collect()
}

/// Adds an hour that counts for so many, with the water that each header makes and the air at the racks of each hall.
///
/// Part of the hot loop: no allocation, some comparisons for every hall.
pub(super) fn add(
    halls: &mut [WarmHours],
    plan: &Plan,
    day: u32,
    (at, count): (usize, u32),
    water: impl Fn(usize) -> Temperature,
    inlet: impl Fn(usize) -> Temperature,
) {
    for hall in halls {
        let got = match hall.medium {
            Medium::Coolant => to_plates(plan, day, hall.hall, &water),
            Medium::Air => Some(inlet(hall.hall)),
        };
        let Some(got) = got else { continue };
        if SLACK_K < (got - hall.allowed).k() {
            hall.hours += count;
        }
        hall.warmest.raise(got.c(), at);
    }
}

/// The warmest coolant that the CDUs of a hall make of that water.
fn to_plates(
    plan: &Plan,
    day: u32,
    hall: usize,
    water: impl Fn(usize) -> Temperature,
) -> Option<Temperature> {
    let there = plan
        .cooling
        .cdus
        .iter()
        .filter(|group| group.hall == hall && group.tag.life.holds(day) && 0 < group.count);
    let made = there.map(|group| water(cooling::header_of_cooler(plan, group)) + group.approach);
    made.reduce(Temperature::max)
}

fn coolant(plan: &Plan, day: u32, hall: usize) -> Option<WarmHours> {
    let platforms = inlet::platforms(plan, day, hall).into_iter();
    let of_racks: Vec<_> = platforms.filter_map(|platform| platform.coolant).collect();
    let least = |a: Temperature, b: Temperature| a.min(b);
    let tightest = of_racks
        .iter()
        .reduce(|a, b| if b.max < a.max { b } else { a })?;
    let cdus = plan
        .cooling
        .cdus
        .iter()
        .filter(|group| group.hall == hall && group.tag.life.holds(day) && 0 < group.count);
    let of_cdus = cdus.filter_map(|group| group.coolant?.coolant_max);
    let allowed = of_cdus.fold(tightest.max, least);
    Some(WarmHours {
        hall,
        medium: Medium::Coolant,
        allowed,
        throttle: of_racks.iter().map(|it| it.throttle).reduce(least)?,
        class: if allowed == tightest.max {
            tightest.class
        } else {
            ""
        },
        hours: 0,
        warmest: Peak::default(),
    })
}

fn air(plan: &Plan, day: u32, hall: usize) -> Option<WarmHours> {
    let platforms = inlet::platforms(plan, day, hall);
    let tightest = platforms
        .iter()
        .reduce(|a, b| if b.air_max < a.air_max { b } else { a })?;
    let throttles = platforms.iter().map(|platform| platform.throttle_air);
    Some(WarmHours {
        hall,
        medium: Medium::Air,
        allowed: tightest.air_max,
        throttle: throttles.reduce(Temperature::min)?,
        class: tightest.air_class.word(),
        hours: 0,
        warmest: Peak::default(),
    })
}
