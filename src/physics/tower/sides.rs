//! The two sides of a tower by UA while its leaving air is sought, in plain numbers: the inside of [`super::merkel`].

use super::TowerAir;
use crate::physics::exchanger;
use crate::physics::saturation;

/// What is fixed while w is sought.
#[derive(Clone, Copy)]
pub(super) struct Air {
    pub(super) wet_bulb_c: f64,
    pub(super) enthalpy: f64,
    pub(super) slope: f64,
    pub(super) pressure_pa: f64,
    pub(super) heat_kj: f64,
    pub(super) dry_kg_per_m3: f64,
}

impl From<&TowerAir> for Air {
    fn from(air: &TowerAir) -> Self {
        Self {
            wet_bulb_c: air.wet_bulb.c(),
            enthalpy: air.saturated_kj_per_kg,
            slope: air.slope_kj_per_kg_k,
            pressure_pa: air.air.pressure.pa(),
            heat_kj: air.air.specific_heat_kj_per_kg_k(),
            dry_kg_per_m3: 1.0 / air.air.volume_m3_per_kg(),
        }
    }
}

impl Air {
    /// Rise of the enthalpy up to saturation at w, kJ/kg, with its slope.
    #[inline]
    pub(super) fn rise(&self, w: f64) -> (f64, f64) {
        let there = saturation::line().at(w, self.pressure_pa);
        (
            there.enthalpy_kj_per_kg - self.enthalpy,
            there.slope_kj_per_kg_k,
        )
    }

    /// Effective specific heat up to w, kJ/(kg·K): the chord of the saturation line, or its slope when w is close.
    #[inline]
    pub(super) fn effective(&self, w: f64, rise: f64, slope: f64) -> f64 {
        let distance = w - self.wet_bulb_c;
        if distance.abs() < 1e-4 {
            slope
        } else {
            rise / distance
        }
    }
}

/// Flows through the tower and its conductance.
#[derive(Clone, Copy)]
pub(super) struct Flows {
    pub(super) water_w_per_k: f64,
    pub(super) dry_kg_per_s: f64,
    pub(super) ua_w_per_k: f64,
}

impl Flows {
    /// `ε·C_min`, W/K.
    #[inline]
    pub(super) fn conductance(&self, effective: f64, air: &Air) -> f64 {
        let c_air = 1e3 * effective * self.dry_kg_per_s;
        let (low, high) = if c_air < self.water_w_per_k {
            (c_air, self.water_w_per_k)
        } else {
            (self.water_w_per_k, c_air)
        };
        let ua = self.ua_w_per_k * (effective / air.heat_kj);
        low * exchanger::counterflow(ua / low, low / high)
    }
}

/// The wet bulb of the air that leaves with `heat_w`.
pub(super) fn leaving_wet_bulb(air: &Air, heat_w: f64, dry_kg_per_s: f64) -> f64 {
    let rise = 1e-3 * heat_w / dry_kg_per_s;
    let guess = air.wet_bulb_c + saturation::warming(rise, air.slope);
    saturation::line().temperature_c(air.enthalpy + rise, air.pressure_pa, guess)
}
