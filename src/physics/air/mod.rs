//! Moist air after the ASHRAE Handbook Fundamentals, chapter 1, with the conventions of PsychroLib.
//!
//! Ideal-gas mixture: against the real-gas formulation, over −20..50 °C and 70..105 kPa, the humidity
//! ratio differs by up to 0.6 %, enthalpy by 1.5 kJ/kg, volume by 0.1 %, wet bulb by 0.03 K.
//! Source: ASHRAE-F1, PSYCHROLIB.
//!
//! Conventions, those of PsychroLib 2.5: vapour is in balance with ice up to and at 0.01 °C, so that the saturation
//! line has no jump; wet bulbs are over ice below 0 °C; air holds at least 1e-7 kg/kg; a dew point is never above the
//! dry bulb. Where its solvers stop at 0.001 K, ours go on to 1e-9 K.

pub mod state;

use crate::physics::numerics;
use crate::units::Length;
use crate::units::Pressure;
use crate::units::Temperature;

/// Moist air at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoistAir {
    /// Dry-bulb temperature.
    pub dry_bulb: Temperature,
    /// Water vapour over dry air, kg/kg.
    pub humidity_ratio: f64,
    /// Absolute pressure.
    pub pressure: Pressure,
}

/// Mole mass of water over that of dry air (ASHRAE-F1).
pub(super) const MOLE_MASS_RATIO: f64 = 0.621_945;

/// Gas constant of dry air, J/(kg·K) (ASHRAE-F1).
const DRY_AIR_GAS_CONSTANT: f64 = 287.042;

/// Least humidity ratio, as in PsychroLib: drier air has no dew point that the equations can invert.
pub const MIN_HUMIDITY_RATIO: f64 = 1e-7;

/// Triple point of water, °C: below it, and at it, vapour is in balance with ice.
pub(super) const TRIPLE_POINT_C: f64 = 0.01;

/// Range of the saturation equations, °C. Temperatures beyond are taken as the end.
const SATURATION_RANGE_C: (f64, f64) = (-100.0, 200.0);

/// Share of the pressure that water vapour may reach at most, so that a boiling state stays finite.
pub(super) const MAX_VAPOUR_SHARE: f64 = 0.99;

/// Halvings allowed: 2⁻⁶⁴ of any bracket used here is below the resolution of `f64`.
const MOST_HALVINGS: u32 = 64;

/// Tolerance of inverted temperatures, K. A hundredth of what any sensor sees; the residual is smaller still.
const TEMPERATURE_TOLERANCE_K: f64 = 1e-9;

/// Air pressure of the standard atmosphere at a height above sea level.
///
/// ```text
/// p = 101325 · (1 − 2.25577e-5 · z)^5.2559      z in m
/// ```
///
/// Source: ASHRAE-F1, equation 3. Range −5000..11,000 m; heights beyond are taken as the end.
pub fn standard_pressure(elevation: Length) -> Pressure {
    let z = finite(elevation.m()).clamp(-5000.0, 11_000.0);
    Pressure::from_pa(101_325.0 * libm::pow(1.0 - 2.255_77e-5 * z, 5.2559))
}

/// Pressure of water vapour in balance with water (above 0.01 °C) or ice.
///
/// ```text
/// ice:   ln p = −5.6745359e3/T + 6.3925247 − 9.677843e-3·T + 6.2215701e-7·T² + 2.0747825e-9·T³ − 9.484024e-13·T⁴ + 4.1635019·ln T
/// water: ln p = −5.8002206e3/T + 1.3914993 − 4.8640239e-2·T + 4.1764768e-5·T² − 1.4452093e-8·T³ + 6.5459673·ln T
/// ```
///
/// Source: ASHRAE-F1, equations 5 and 6 (Hyland and Wexler). Range −100..200 °C, error under 300 ppm.
pub fn saturation_pressure(temperature: Temperature) -> Pressure {
    let c = finite(temperature.c()).clamp(SATURATION_RANGE_C.0, SATURATION_RANGE_C.1);
    let t = Temperature::from_c(c).kelvin();
    Pressure::from_pa(libm::exp(log_saturation(t, c <= TRIPLE_POINT_C)))
}

/// Saturation pressure, Pa, and its slope, Pa/K, on the branch over ice or over water, wherever the split is.
///
/// The slope is that of the equations of [`saturation_pressure`]: `dp/dT = p · d(ln p)/dT`.
pub(super) fn saturation_branch(temperature_c: f64, over_ice: bool) -> (f64, f64) {
    let t = Temperature::from_c(temperature_c).kelvin();
    let p = libm::exp(log_saturation(t, over_ice));
    let slope = if over_ice {
        5.674_535_9e3 / (t * t) - 9.677_843e-3
            + t * (2.0 * 6.221_570_1e-7 + t * (3.0 * 2.074_782_5e-9 - t * (4.0 * 9.484_024e-13)))
            + 4.163_501_9 / t
    } else {
        5.800_220_6e3 / (t * t) - 4.864_023_9e-2
            + t * (2.0 * 4.176_476_8e-5 - t * (3.0 * 1.445_209_3e-8))
            + 6.545_967_3 / t
    };
    (p, p * slope)
}

/// Logarithm of the saturation pressure in Pa at a temperature in kelvin.
fn log_saturation(t: f64, over_ice: bool) -> f64 {
    if over_ice {
        let polynomial =
            -9.677_843e-3 + t * (6.221_570_1e-7 + t * (2.074_782_5e-9 - t * 9.484_024e-13));
        -5.674_535_9e3 / t + 6.392_524_7 + t * polynomial + 4.163_501_9 * libm::log(t)
    } else {
        let polynomial = -4.864_023_9e-2 + t * (4.176_476_8e-5 - t * 1.445_209_3e-8);
        -5.800_220_6e3 / t + 1.391_499_3 + t * polynomial + 6.545_967_3 * libm::log(t)
    }
}

/// Humidity ratio of air of an enthalpy, kJ per kg of dry air, and a temperature, °C.
///
/// ```text
/// W = (h − 1.006·t) / (2501 + 1.86·t)
/// ```
pub(crate) fn ratio_at_enthalpy(enthalpy_kj_per_kg: f64, temperature_c: f64) -> f64 {
    (enthalpy_kj_per_kg - 1.006 * temperature_c) / (2501.0 + 1.86 * temperature_c)
}

impl MoistAir {
    /// Air with a given humidity ratio, kg/kg.
    pub fn from_humidity_ratio(
        dry_bulb: Temperature,
        humidity_ratio: f64,
        pressure: Pressure,
    ) -> Self {
        Self {
            dry_bulb,
            humidity_ratio: finite(humidity_ratio).max(MIN_HUMIDITY_RATIO),
            pressure,
        }
    }

    /// Air with a given relative humidity, 0 to 1.
    pub fn from_relative_humidity(
        dry_bulb: Temperature,
        relative_humidity: f64,
        pressure: Pressure,
    ) -> Self {
        let vapour = saturation_pressure(dry_bulb) * finite(relative_humidity).clamp(0.0, 1.0);
        Self::from_humidity_ratio(dry_bulb, humidity_ratio(vapour, pressure), pressure)
    }

    /// Air with a given dew point.
    pub fn from_dew_point(
        dry_bulb: Temperature,
        dew_point: Temperature,
        pressure: Pressure,
    ) -> Self {
        let vapour = saturation_pressure(dew_point.min(dry_bulb));
        Self::from_humidity_ratio(dry_bulb, humidity_ratio(vapour, pressure), pressure)
    }

    /// Air with a given thermodynamic wet bulb, over water from 0 °C up and over ice below.
    ///
    /// ```text
    /// W = [(2501 − 2.326·tw)·Ws(tw) − 1.006·(t − tw)] / (2501 + 1.86·t − 4.186·tw)      tw ≥ 0 °C
    /// W = [(2830 − 0.24·tw)·Ws(tw) − 1.006·(t − tw)] / (2830 + 1.86·t − 2.1·tw)         tw < 0 °C
    /// ```
    ///
    /// Source: ASHRAE-F1, equations 33 and 35. A frozen wick just below 0 °C and a wet one just above may
    /// belong to the same air; [`MoistAir::wet_bulb`] says which one it gives.
    pub fn from_wet_bulb(dry_bulb: Temperature, wet_bulb: Temperature, pressure: Pressure) -> Self {
        let wet_bulb = wet_bulb.min(dry_bulb);
        let w =
            humidity_ratio_at_wet_bulb(dry_bulb.c(), wet_bulb.c(), pressure, 0.0 <= wet_bulb.c());
        Self::from_humidity_ratio(dry_bulb, w, pressure)
    }

    /// Air that holds all the vapour it can.
    pub fn saturated(temperature: Temperature, pressure: Pressure) -> Self {
        Self::from_relative_humidity(temperature, 1.0, pressure)
    }

    /// Saturated air of a given enthalpy, in kJ per kg of dry air.
    ///
    /// Temperatures beyond −100 °C and beyond near-boiling are taken as the end.
    pub fn saturated_at_enthalpy(enthalpy_kj_per_kg: f64, pressure: Pressure) -> Self {
        let excess = |c: f64| {
            Self::saturated(Temperature::from_c(c), pressure).enthalpy_kj_per_kg()
                - enthalpy_kj_per_kg
        };
        Self::saturated(
            Temperature::from_c(bracketed(
                excess,
                SATURATION_RANGE_C.0,
                SATURATION_RANGE_C.1,
            )),
            pressure,
        )
    }

    /// Partial pressure of its water vapour.
    pub fn vapour_pressure(self) -> Pressure {
        self.pressure * (self.humidity_ratio / (MOLE_MASS_RATIO + self.humidity_ratio))
    }

    /// Relative humidity, 0 to 1 (above 1: fog).
    pub fn relative_humidity(self) -> f64 {
        self.vapour_pressure() / saturation_pressure(self.dry_bulb)
    }

    /// Enthalpy in kJ per kg of dry air, zero for dry air at 0 °C.
    ///
    /// ```text
    /// h = 1.006·t + W·(2501 + 1.86·t)
    /// ```
    ///
    /// Source: ASHRAE-F1, equation 30.
    pub fn enthalpy_kj_per_kg(self) -> f64 {
        let t = self.dry_bulb.c();
        1.006 * t + self.humidity_ratio * (2501.0 + 1.86 * t)
    }

    /// Volume in m³ per kg of dry air.
    ///
    /// ```text
    /// v = 287.042·T·(1 + 1.607858·W) / p
    /// ```
    ///
    /// Source: ASHRAE-F1, equation 26.
    pub fn volume_m3_per_kg(self) -> f64 {
        DRY_AIR_GAS_CONSTANT * self.dry_bulb.kelvin() * (1.0 + 1.607_858 * self.humidity_ratio)
            / self.pressure.pa()
    }

    /// Specific heat in kJ/K per kg of dry air: the slope of the enthalpy at fixed humidity.
    pub fn specific_heat_kj_per_kg_k(self) -> f64 {
        1.006 + 1.86 * self.humidity_ratio
    }

    /// Dew point, or frost point below 0.01 °C; never above the dry bulb.
    pub fn dew_point(self) -> Temperature {
        let vapour = self.vapour_pressure().pa();
        let excess = |c: f64| saturation_pressure(Temperature::from_c(c)).pa() - vapour;
        let high = self
            .dry_bulb
            .c()
            .clamp(SATURATION_RANGE_C.0, SATURATION_RANGE_C.1);
        Temperature::from_c(bracketed(excess, SATURATION_RANGE_C.0, high))
    }

    /// Thermodynamic wet bulb; never above the dry bulb.
    ///
    /// Just around 0 °C the equations have two solutions, with a wet wick and with a frozen one, up to 0.8 K apart.
    /// Which one is given is PsychroLib's choice: bisection between dew point and dry bulb, and the side of 0 °C on
    /// which it ends. Within that side the solution is single.
    pub fn wet_bulb(self) -> Temperature {
        let (dry, pressure) = (self.dry_bulb.c(), self.pressure);
        // W that a wick at 0 °C would show, wet or frozen: each side holds a solution or not.
        let at_zero = |wet: bool| humidity_ratio_at_wet_bulb(dry, 0.0, pressure, wet);
        let may_be_wet = 0.0 <= dry && at_zero(true) <= self.humidity_ratio;
        let may_be_frozen = dry < 0.0 || self.humidity_ratio < at_zero(false);
        let over_water = may_be_wet && !(may_be_frozen && self.freezes_by_bisection());
        let excess =
            |c: f64| humidity_ratio_at_wet_bulb(dry, c, pressure, over_water) - self.humidity_ratio;
        let (low, high) = if over_water {
            (0.0, dry)
        } else {
            (SATURATION_RANGE_C.0, dry.min(0.0))
        };
        Temperature::from_c(bracketed(excess, low, high))
    }

    /// Whether bisection between dew point and dry bulb ends below 0 °C.
    fn freezes_by_bisection(self) -> bool {
        let (mut low, mut high) = (self.dew_point().c(), self.dry_bulb.c());
        for _ in 0..MOST_HALVINGS {
            if 0.0 <= low || high < 0.0 {
                break;
            }
            let middle = 0.5 * (low + high);
            let there =
                humidity_ratio_at_wet_bulb(self.dry_bulb.c(), middle, self.pressure, 0.0 <= middle);
            if self.humidity_ratio < there.max(MIN_HUMIDITY_RATIO) {
                high = middle;
            } else {
                low = middle;
            }
        }
        high < 0.0
    }
}

/// ```text
/// W = 0.621945 · pw / (p − pw)
/// ```
///
/// Source: ASHRAE-F1, equation 20.
fn humidity_ratio(vapour: Pressure, pressure: Pressure) -> f64 {
    let vapour = vapour.pa().min(MAX_VAPOUR_SHARE * pressure.pa());
    MOLE_MASS_RATIO * vapour / (pressure.pa() - vapour)
}

fn humidity_ratio_at_wet_bulb(dry: f64, wet: f64, pressure: Pressure, over_water: bool) -> f64 {
    let saturated = humidity_ratio(saturation_pressure(Temperature::from_c(wet)), pressure);
    if over_water {
        ((2501.0 - 2.326 * wet) * saturated - 1.006 * (dry - wet))
            / (2501.0 + 1.86 * dry - 4.186 * wet)
    } else {
        ((2830.0 - 0.24 * wet) * saturated - 1.006 * (dry - wet))
            / (2830.0 + 1.86 * dry - 2.1 * wet)
    }
}

/// The root of a rising function, or the end that lies nearest to it.
fn bracketed(rising: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    match numerics::root(&rising, low, high, TEMPERATURE_TOLERANCE_K) {
        Ok(root) | Err(numerics::NoRoot::GaveUp(root)) => root.x,
        Err(numerics::NoRoot::NotBracketed { at_low, .. }) if 0.0 <= at_low => low,
        Err(numerics::NoRoot::NotBracketed { .. }) => high,
    }
}

/// A number as it is, or 0 for what is none.
fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}
