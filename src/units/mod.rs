//! Quantities as types: a unit is a word at the boundary, never a number in passing.
//!
//! Every quantity holds SI inside. `Temperature` and [`TempDelta`] are different types, because two
//! temperatures cannot be added; two differences can.

use serde::Deserialize;
use serde::Serialize;

#[macro_use]
mod quantity;
mod calendar;
pub mod decimal;
pub mod order;
mod relations;

pub use calendar::Date;

quantity! {
    /// Active power.
    Power: w / from_w = 1.0, kw / from_kw = 1e3, mw / from_mw = 1e6
}
quantity! {
    /// Apparent power.
    ApparentPower: va / from_va = 1.0, kva / from_kva = 1e3, mva / from_mva = 1e6
}
quantity! {
    /// Energy.
    Energy: j / from_j = 1.0, kwh / from_kwh = 3.6e6, mwh / from_mwh = 3.6e9
}
quantity! {
    /// A span of time.
    Duration: s / from_s = 1.0, minutes / from_minutes = 60.0, h / from_h = 3600.0, days / from_days = 86_400.0
}
quantity! {
    /// Difference of two temperatures.
    TempDelta: k / from_k = 1.0
}
quantity! {
    /// Length.
    Length: m / from_m = 1.0
}
quantity! {
    /// Area.
    Area: m2 / from_m2 = 1.0
}
quantity! {
    /// Mass.
    Mass: kg / from_kg = 1.0
}
quantity! {
    /// Absolute pressure, unless the name says gauge.
    Pressure: pa / from_pa = 1.0, kpa / from_kpa = 1e3
}
quantity! {
    /// Mass flow.
    MassFlow: kg_per_s / from_kg_per_s = 1.0
}
quantity! {
    /// Volume flow.
    VolumeFlow: m3_per_s / from_m3_per_s = 1.0, l_per_s / from_l_per_s = 1e-3, ml_per_day / from_ml_per_day = 1e3 / 86_400.0
}
quantity! {
    /// Heat carried per kelvin: mass flow times specific heat, or a conductance.
    HeatCapacityRate: w_per_k / from_w_per_k = 1.0, kw_per_k / from_kw_per_k = 1e3
}
quantity! {
    /// Heat stored per kelvin.
    HeatCapacity: j_per_k / from_j_per_k = 1.0, kj_per_k / from_kj_per_k = 1e3
}
quantity! {
    /// Volume.
    Volume: m3 / from_m3 = 1.0, litres / from_litres = 1e-3
}

quantity! {
    /// Voltage; of a three-phase system between lines.
    Voltage: v / from_v = 1.0, kv / from_kv = 1e3
}
quantity! {
    /// Current.
    Current: a / from_a = 1.0, ka / from_ka = 1e3
}

/// A temperature on the Celsius scale's zero, kept in degrees Celsius.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Temperature(f64);

/// Distance of the Celsius zero from absolute zero, K.
const CELSIUS_ZERO_K: f64 = 273.15;

impl Temperature {
    /// From degrees Celsius.
    pub const fn from_c(c: f64) -> Self {
        Self(c)
    }

    /// From kelvin.
    pub fn from_kelvin(kelvin: f64) -> Self {
        Self(kelvin - CELSIUS_ZERO_K)
    }

    /// In degrees Celsius.
    pub const fn c(self) -> f64 {
        self.0
    }

    /// In kelvin above absolute zero.
    pub fn kelvin(self) -> f64 {
        self.0 + CELSIUS_ZERO_K
    }

    /// The warmer of two.
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The colder of two.
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

#[cfg(test)]
mod tests;
