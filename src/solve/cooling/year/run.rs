//! The loop over the hours, which can be taken in pieces.

use super::air::YearAir;
use super::plant::Plant;
use super::rejection::Outdoors;
use super::state::Hour;
use super::state::HourLoad;
use super::sums::MonthWalk;
use super::sums::YearSums;
use crate::catalog::weather::HOURS;
use crate::units::Temperature;
use std::sync::Arc;

/// A year that is being computed.
pub struct Run {
    plants: Vec<Plant>,
    air: Arc<YearAir>,
    at: usize,
    months: MonthWalk,
    sums: YearSums,
    /// The hour of each loop, and their sums; without several loops there is nothing to tell apart.
    hours: Vec<Hour>,
    of_loops: Vec<YearSums>,
}

impl Run {
    /// Before the first hour of one plant.
    pub fn new(plant: Plant, air: Arc<YearAir>) -> Self {
        Self::of_loops(vec![plant], air)
    }

    /// Before the first hour of the plants of several loops.
    pub fn of_loops(plants: Vec<Plant>, air: Arc<YearAir>) -> Self {
        let several = if 1 < plants.len() { plants.len() } else { 0 };
        Self {
            plants,
            air,
            at: 0,
            months: MonthWalk::default(),
            sums: YearSums::default(),
            hours: vec![Hour::default(); several],
            of_loops: vec![YearSums::default(); several],
        }
    }

    /// The next hour, or `None` after the last one.
    pub fn next_hour(&self) -> Option<usize> {
        (self.at < HOURS).then_some(self.at)
    }

    /// Computes the next hour of one plant under a load and adds it to the sums; `None` after the last one.
    pub fn step(&mut self, load: HourLoad) -> Option<Hour> {
        self.step_with(|_| load)
    }

    /// Computes the next hour of all loops, each under its own load, and adds it to the sums; `None` after the last
    /// one. What comes back is all of them together.
    pub fn step_with(&mut self, load: impl Fn(usize) -> HourLoad) -> Option<Hour> {
        let at = self.next_hour()?;
        let outdoors = outdoors(&self.air, at);
        let month = self.months.at(at);
        let hour = if let [only] = self.plants.as_slice() {
            only.hour(load(0), &outdoors)
        } else {
            for (index, plant) in self.plants.iter().enumerate() {
                let hour = plant.hour(load(index), &outdoors);
                self.of_loops[index].add_hour(at, month, &hour);
                self.hours[index] = hour;
            }
            Hour::together(&self.hours)
        };
        self.sums.add_hour(at, month, &hour);
        self.at += 1;
        Some(hour)
    }

    /// Facility water of a loop in the next hour under a load, see [`Plant::water`]; `None` after the last one.
    pub fn water(&self, at_loop: usize, load: HourLoad) -> Option<Temperature> {
        let at = self.next_hour()?;
        let plant = self.plants.get(at_loop)?;
        Some(plant.water(load, &outdoors(&self.air, at)))
    }

    /// Outdoor dry and wet bulb of an hour, °C.
    pub fn outdoors_c(&self, hour: usize) -> (f64, f64) {
        (
            self.air.outdoor_dry_c[hour % HOURS],
            self.air.outdoor_wet_c[hour % HOURS],
        )
    }

    /// Sums of the hours so far.
    pub fn sums(&self) -> &YearSums {
        &self.sums
    }

    /// The hour that was computed last, loop by loop; empty where there is but one.
    pub fn hours(&self) -> &[Hour] {
        &self.hours
    }

    /// Sums of the hours so far, loop by loop; empty where there is but one.
    pub fn loops(&self) -> &[YearSums] {
        &self.of_loops
    }
}

fn outdoors(air: &YearAir, at: usize) -> Outdoors<'_> {
    Outdoors {
        towers: &air.towers[at],
        dry_bulb: Temperature::from_c(air.dry_bulb_c[at]),
    }
}

/// What the plants of all loops do together in one hour, each under its own load; `hours` becomes what each does, empty
/// where there is but one.
pub fn hour_of(
    plants: &[Plant],
    load: impl Fn(usize) -> HourLoad,
    outdoors: &Outdoors<'_>,
    hours: &mut Vec<Hour>,
) -> Hour {
    hours.clear();
    if let [only] = plants {
        return only.hour(load(0), outdoors);
    }
    let each = plants.iter().enumerate();
    hours.extend(each.map(|(at, plant)| plant.hour(load(at), outdoors)));
    Hour::together(hours)
}
