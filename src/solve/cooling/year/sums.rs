//! Sums, peaks and modes of a year, month by month.

use super::state::Hour;
use super::state::Mode;
use crate::catalog::weather::MONTH_DAYS;
use crate::units::Energy;
use crate::units::Mass;
use crate::units::Power;

/// Sums over some hours. Energies of one hour are its mean power times an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Hours in it.
    pub hours: u32,
    /// IT at the rack inlets.
    pub it: Energy,
    /// Pumps and fans in the halls.
    pub fluid: Energy,
    /// Compressors.
    pub chiller: Energy,
    /// Pumps of both loops.
    pub pump: Energy,
    /// Fans outdoors.
    pub fan: Energy,
    /// The planner's share of IT, where the plant is not drawn.
    pub shared: Energy,
    /// Heat given to the outdoors.
    pub rejected: Energy,
    /// Heat that the economiser took.
    pub economiser: Energy,
    /// Water that evaporated.
    pub evaporation: Mass,
    /// Water carried out as drops.
    pub drift: Mass,
    /// Water drained.
    pub blowdown: Mass,
    /// Hours with chillers alone.
    pub mechanical_hours: u32,
    /// Hours with economiser and chillers.
    pub partial_hours: u32,
    /// Hours without compressors.
    pub free_hours: u32,
    /// Hours without heat.
    pub idle_hours: u32,
    /// Hours in which the supply was too warm.
    pub unmet_hours: u32,
    /// Heat that was not taken in them.
    pub unmet: Energy,
    /// Hours in which the condenser water did not settle.
    pub unsettled_hours: u32,
    /// Hours in which something worked outside the range it was measured in.
    pub extrapolated_hours: u32,
}

/// The highest value and when it was.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Peak {
    /// The value, in the unit of what it is the peak of.
    pub value: f64,
    /// Hour of the year, from 0; of a day: its first hour.
    pub hour: usize,
}

/// Sums of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearSums {
    /// January to December.
    pub months: [Sums; 12],
    /// Most power of the plant outside the halls, W.
    pub plant_w: Peak,
    /// Most power of plant and fluid over IT in one hour.
    pub cooling_share: Peak,
    /// Most make-up in one hour, kg.
    pub water_hour_kg: Peak,
    /// Most make-up in one day, kg.
    pub water_day_kg: Peak,
    /// Warmest supply, °C.
    pub supply_c: Peak,
    /// Most that a supply that was too warm lay above its set point, K.
    pub over_k: Peak,
    /// Largest residual of an hour's energy balance over the heat in it.
    pub energy_residual: f64,
    /// Largest residual of an hour's water balance over its make-up.
    pub water_residual: f64,
    day_kg: f64,
    has_supply: bool,
}

const HOUR_S: f64 = 3600.0;

impl Sums {
    /// Compressors, pumps, fans and fluid.
    pub fn cooling(&self) -> Energy {
        self.fluid + self.chiller + self.pump + self.fan + self.shared
    }

    /// Make-up.
    pub fn water(&self) -> Mass {
        self.evaporation + self.drift + self.blowdown
    }

    /// Adds an hour that counts for so many.
    fn add(&mut self, hour: &Hour, count: u32) {
        let seconds = HOUR_S * f64::from(count);
        let energy = |power: Power| Energy::from_j(power.w() * seconds);
        self.hours += count;
        self.it += energy(hour.load.it);
        self.fluid += energy(hour.load.fluid);
        self.chiller += energy(hour.chiller);
        self.pump += energy(hour.pump());
        self.fan += energy(hour.fan);
        self.shared += energy(hour.shared);
        self.rejected += energy(hour.rejected);
        self.economiser += energy(hour.economiser);
        self.evaporation += Mass::from_kg(hour.water.evaporation.kg_per_s() * seconds);
        self.drift += Mass::from_kg(hour.water.drift.kg_per_s() * seconds);
        self.blowdown += Mass::from_kg(hour.water.blowdown.kg_per_s() * seconds);
        match hour.mode {
            Mode::Idle => self.idle_hours += count,
            Mode::Mechanical => self.mechanical_hours += count,
            Mode::Partial => self.partial_hours += count,
            Mode::Free => self.free_hours += count,
        }
        self.unmet_hours += count * u32::from(hour.is_unmet);
        self.unmet += energy(hour.unmet);
        self.unsettled_hours += count * u32::from(!hour.is_settled);
        self.extrapolated_hours += count * u32::from(hour.extrapolated);
    }

    /// Adds other hours.
    fn join(&mut self, other: &Self) {
        self.hours += other.hours;
        self.it += other.it;
        self.fluid += other.fluid;
        self.chiller += other.chiller;
        self.pump += other.pump;
        self.fan += other.fan;
        self.shared += other.shared;
        self.rejected += other.rejected;
        self.economiser += other.economiser;
        self.evaporation += other.evaporation;
        self.drift += other.drift;
        self.blowdown += other.blowdown;
        self.mechanical_hours += other.mechanical_hours;
        self.partial_hours += other.partial_hours;
        self.free_hours += other.free_hours;
        self.idle_hours += other.idle_hours;
        self.unmet_hours += other.unmet_hours;
        self.unmet += other.unmet;
        self.unsettled_hours += other.unsettled_hours;
        self.extrapolated_hours += other.extrapolated_hours;
    }
}

impl Peak {
    /// Takes a value where it is higher than what is known.
    pub fn raise(&mut self, value: f64, hour: usize) {
        if self.value < value {
            *self = Self { value, hour };
        }
    }
}

impl YearSums {
    /// Sums of all hours so far.
    pub fn year(&self) -> Sums {
        let mut year = Sums::default();
        for month in &self.months {
            year.join(month);
        }
        year
    }

    /// Adds an hour and its water to its day; hours come in order.
    pub(super) fn add_hour(&mut self, at: usize, month: usize, hour: &Hour) {
        self.add(at, month, hour, 1);
        self.water_of_day(at, hour.water.make_up.kg_per_s());
    }

    /// Adds an hour that counts for so many, without its day.
    pub(super) fn add(&mut self, at: usize, month: usize, hour: &Hour, count: u32) {
        self.months[month].add(hour, count);
        let plant = hour.plant();
        self.plant_w.raise(plant.w(), at);
        if 0.0 < hour.load.it.w() {
            self.cooling_share
                .raise((plant + hour.load.fluid) / hour.load.it, at);
        }
        let water_kg = hour.water.make_up.kg_per_s() * HOUR_S;
        self.water_hour_kg.raise(water_kg, at);
        if self.supply_c.value < hour.supply.c() || !self.has_supply {
            self.has_supply = true;
            self.supply_c = Peak {
                value: hour.supply.c(),
                hour: at,
            };
        }
        if hour.is_unmet {
            self.over_k.raise((hour.supply - hour.set_point).k(), at);
        }
        if 0.0 < hour.load.heat.w() {
            let residual = (hour.energy_residual() / hour.load.heat).abs();
            self.energy_residual = self.energy_residual.max(residual);
        }
        if 0.0 < water_kg {
            let residual = (hour.water_residual() / hour.water.make_up).abs();
            self.water_residual = self.water_residual.max(residual);
        }
    }

    /// Adds an hour's make-up, kg/s, to its day; hours come in order.
    pub(super) fn water_of_day(&mut self, at: usize, make_up_kg_per_s: f64) {
        let water_kg = make_up_kg_per_s * HOUR_S;
        self.day_kg = if at.is_multiple_of(24) {
            water_kg
        } else {
            self.day_kg + water_kg
        };
        self.water_day_kg.raise(self.day_kg, 24 * (at / 24));
    }

    /// Adds the make-up, kg/s, of all hours to their days.
    pub(super) fn water_days(&mut self, make_up_kg_per_s: impl Iterator<Item = f64>) {
        for (at, flow) in make_up_kg_per_s.enumerate() {
            self.water_of_day(at, flow);
        }
    }
}

/// Month of an hour, found by walking along: no search in the loop.
pub(super) struct MonthWalk {
    month: usize,
    ends: usize,
}

impl Default for MonthWalk {
    fn default() -> Self {
        Self {
            month: 0,
            ends: 24 * MONTH_DAYS[0],
        }
    }
}

impl MonthWalk {
    pub(super) fn at(&mut self, hour: usize) -> usize {
        while self.ends <= hour && self.month < 11 {
            self.month += 1;
            self.ends += 24 * MONTH_DAYS[self.month];
        }
        self.month
    }
}
