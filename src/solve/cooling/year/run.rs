//! The loop over the hours, which can be taken in pieces.

use super::air::YearAir;
use super::hour::Hour;
use super::hour::HourLoad;
use super::plant::Plant;
use super::rejection::Outdoors;
use super::sums::MonthWalk;
use super::sums::YearSums;
use crate::catalog::weather::HOURS;
use crate::units::Temperature;
use std::sync::Arc;

/// A year that is being computed.
pub struct Run {
    plant: Plant,
    air: Arc<YearAir>,
    at: usize,
    months: MonthWalk,
    sums: YearSums,
}

impl Run {
    /// Before the first hour.
    pub fn new(plant: Plant, air: Arc<YearAir>) -> Self {
        Self {
            plant,
            air,
            at: 0,
            months: MonthWalk::default(),
            sums: YearSums::default(),
        }
    }

    /// The next hour, or `None` after the last one.
    pub fn next_hour(&self) -> Option<usize> {
        (self.at < HOURS).then_some(self.at)
    }

    /// Computes the next hour under a load and adds it to the sums; `None` after the last one.
    pub fn step(&mut self, load: HourLoad) -> Option<Hour> {
        let at = self.next_hour()?;
        let outdoors = Outdoors {
            towers: &self.air.towers[at],
            dry_bulb: Temperature::from_c(self.air.dry_bulb_c[at]),
        };
        let hour = self.plant.hour(load, &outdoors);
        let month = self.months.at(at);
        self.sums.add(at, month, &hour, 1);
        self.sums.water_of_day(at, hour.water.make_up.kg_per_s());
        self.at += 1;
        Some(hour)
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
}
