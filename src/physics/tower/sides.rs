//! The two sides of a tower by UA while its leaving air is sought, in plain numbers: the inside of [`super::merkel`].

use super::TowerAir;
use super::merkel::FlowLaw;
use crate::physics::exchanger;
use crate::physics::exponential;
use crate::physics::saturation;
use crate::physics::saturation::Saturated;

/// What is fixed while w is sought.
#[derive(Clone, Copy)]
pub(super) struct Air {
    pub(super) wet_bulb_c: f64,
    pub(super) saturated: Saturated,
    pub(super) pressure_pa: f64,
    pub(super) heat_kj: f64,
}

impl From<&TowerAir> for Air {
    fn from(air: &TowerAir) -> Self {
        Self {
            wet_bulb_c: air.wet_bulb.c(),
            saturated: air.saturated,
            pressure_pa: air.air.pressure.pa(),
            heat_kj: air.air.specific_heat_kj_per_kg_k(),
        }
    }
}

impl Air {
    /// Rise of the enthalpy up to saturation at w, kJ/kg, with its slope.
    #[inline]
    pub(super) fn rise(&self, w: f64) -> (f64, f64) {
        let there = saturation::line().at(w, self.pressure_pa);
        (
            there.enthalpy_kj_per_kg - self.saturated.enthalpy_kj_per_kg,
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
    let guess = air.wet_bulb_c + saturation::warming(rise, &air.saturated);
    let enthalpy = air.saturated.enthalpy_kj_per_kg + rise;
    saturation::line().temperature_c(enthalpy, air.pressure_pa, guess)
}

/// What a set point asks of a tower: how much conductance, over how much there is, by how far the leaving air lies
/// above the wet bulb.
///
/// The exchanger in terms of its mean temperature difference, where D is how far the leaving air lies above the wet
/// bulb, A how far the leaving water does, and y = range − D:
///
/// ```text
/// UA needed = Q·L(y/A)/A,   L(z) = ln(1 + z)/z
/// UA there  = UA_still·f_air(ratio)·(rise/D)/cp,   ratio = Q/(rise·G_full)
/// ```
///
/// The logarithm of one over the other rises with D, nearly straight; the slope comes with the value, so that Newton's
/// steps find where they are equal.
pub(super) struct SetPoint {
    pub(super) air: Air,
    pub(super) heat_w: f64,
    pub(super) range_k: f64,
    pub(super) approach_k: f64,
    /// Conductance but for what the air changes of it.
    pub(super) still_w_per_k: f64,
    pub(super) full_kg_per_s: f64,
}

impl SetPoint {
    /// Air over all the air, with which the leaving air lies this far above the wet bulb.
    pub(super) fn air_ratio(&self, above_k: f64) -> f64 {
        let (rise, _) = self.air.rise(self.air.wet_bulb_c + above_k);
        1e-3 * self.heat_w / (rise * self.full_kg_per_s)
    }

    /// Logarithm of needed over there, with its slope.
    #[inline]
    pub(super) fn lack(&self, by_air: FlowLaw, above_k: f64) -> (f64, f64) {
        let (rise, slope) = self.air.rise(self.air.wet_bulb_c + above_k);
        let ratio = 1e-3 * self.heat_w / (rise * self.full_kg_per_s);
        let inverse = 1.0 / self.approach_k;
        let z = (self.range_k - above_k) * inverse;
        let (mean, mean_slope) = log_mean(z);
        let there = self.still_w_per_k * by_air.at(ratio) * rise;
        let needed = self.heat_w * mean * inverse * self.air.heat_kj * above_k;
        let grows = 1.0 / above_k
            - (1.0 - by_air.exponent(ratio)) * slope / rise
            - mean_slope * inverse / mean;
        (exponential::ln(needed / there), grows)
    }
}

/// `ln(1 + z)/z` and its slope; the series is right to 1e-12 where it is used.
#[inline]
fn log_mean(z: f64) -> (f64, f64) {
    if z.abs() < 1e-3 {
        let value = 1.0 + z * (-0.5 + z * (1.0 / 3.0 - z * 0.25));
        return (value, -0.5 + z * (2.0 / 3.0 - 0.75 * z));
    }
    let value = exponential::ln(1.0 + z) / z;
    (value, (1.0 / (1.0 + z) - value) / z)
}
