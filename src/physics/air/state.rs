//! A full state of moist air from dry bulb, pressure and any one measure of its humidity.

use super::MAX_VAPOUR_SHARE;
use super::MIN_HUMIDITY_RATIO;
use super::MoistAir;
use super::SATURATION_RANGE_C;
use super::saturation_pressure;
use crate::units::Pressure;
use crate::units::Temperature;

/// What is known of the humidity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Humidity {
    /// Relative humidity, 0 to 1.
    Relative(f64),
    /// Thermodynamic wet bulb.
    WetBulb(Temperature),
    /// Dew point, or frost point.
    DewPoint(Temperature),
    /// Humidity ratio, kg/kg.
    Ratio(f64),
}

/// Everything about one state of moist air.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Dry bulb, humidity ratio and pressure.
    pub air: MoistAir,
    /// Relative humidity, 0 to 1.
    pub relative_humidity: f64,
    /// Thermodynamic wet bulb.
    pub wet_bulb: Temperature,
    /// Dew point, or frost point.
    pub dew_point: Temperature,
    /// Saturation pressure at the dry bulb.
    pub saturation_pressure: Pressure,
    /// Partial pressure of the vapour.
    pub vapour_pressure: Pressure,
}

/// Why no air can be so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Impossible {
    /// The dry bulb lies outside the equations' range, −100 to 200 °C.
    DryBulb(f64),
    /// The pressure is not above zero.
    Pressure(f64),
    /// The relative humidity lies outside 0 to 1.
    RelativeHumidity(f64),
    /// The wet bulb is above the dry bulb.
    WetBulbAboveDryBulb {
        /// Wet bulb, °C.
        wet_c: f64,
        /// Dry bulb, °C.
        dry_c: f64,
    },
    /// The wet bulb is below that of air without any vapour.
    WetBulbBelowDryAir {
        /// Wet bulb, °C.
        wet_c: f64,
        /// The lowest there is at this dry bulb and pressure, °C.
        least_c: f64,
    },
    /// The dew point is above the dry bulb.
    DewPointAboveDryBulb {
        /// Dew point, °C.
        dew_c: f64,
        /// Dry bulb, °C.
        dry_c: f64,
    },
    /// The dew point lies below the equations' range, −100 °C.
    DewPoint(f64),
    /// The humidity ratio is negative, or not finite.
    Ratio(f64),
    /// More vapour than the air can hold.
    AboveSaturation {
        /// Humidity ratio, kg/kg.
        ratio: f64,
        /// The most that it holds, kg/kg.
        most: f64,
    },
    /// The vapour would need nearly all of the pressure: water boils.
    Boils,
}

/// How far a wet bulb may lie below that of dry air, K: what a routine that stops at 0.001 K may be off.
const WET_BULB_SLACK_K: f64 = 0.01;

/// How far, relatively, a humidity ratio may lie above saturation: what printing it may have added.
const SATURATION_SLACK: f64 = 1e-9;

impl State {
    /// The state, or why there is none.
    ///
    /// What was given is kept as it was given; all else follows from the humidity ratio, which is never below 1e-7.
    /// Range −100..200 °C; compared with PSYCHROLIB over −40..60 °C, 0..100 % and 60..110 kPa: humidity ratio and
    /// enthalpy to 1e-6, wet bulb and dew point to the 0.001 K at which its own routines stop.
    pub fn new(
        dry_bulb: Temperature,
        pressure: Pressure,
        humidity: Humidity,
    ) -> Result<Self, Impossible> {
        possible(dry_bulb, pressure)?;
        let air = match humidity {
            Humidity::Relative(share) => {
                if !(0.0..=1.0).contains(&share) {
                    return Err(Impossible::RelativeHumidity(share));
                }
                boils(saturation_pressure(dry_bulb) * share, pressure)?;
                MoistAir::from_relative_humidity(dry_bulb, share, pressure)
            }
            Humidity::WetBulb(wet_bulb) => by_wet_bulb(dry_bulb, wet_bulb, pressure)?,
            Humidity::DewPoint(dew_point) => by_dew_point(dry_bulb, dew_point, pressure)?,
            Humidity::Ratio(ratio) => by_ratio(dry_bulb, ratio, pressure)?,
        };
        Ok(Self {
            air,
            relative_humidity: match humidity {
                Humidity::Relative(share) => share,
                _ => air.relative_humidity(),
            },
            wet_bulb: match humidity {
                Humidity::WetBulb(wet_bulb) => wet_bulb,
                _ => air.wet_bulb(),
            },
            dew_point: match humidity {
                Humidity::DewPoint(dew_point) => dew_point,
                _ => air.dew_point(),
            },
            saturation_pressure: saturation_pressure(dry_bulb),
            vapour_pressure: air.vapour_pressure(),
        })
    }
}

fn possible(dry_bulb: Temperature, pressure: Pressure) -> Result<(), Impossible> {
    let (low, high) = SATURATION_RANGE_C;
    if !(low <= dry_bulb.c() && dry_bulb.c() <= high) {
        return Err(Impossible::DryBulb(dry_bulb.c()));
    }
    if !(0.0 < pressure.pa() && pressure.pa().is_finite()) {
        return Err(Impossible::Pressure(pressure.pa()));
    }
    Ok(())
}

fn boils(vapour: Pressure, pressure: Pressure) -> Result<(), Impossible> {
    if vapour < pressure * MAX_VAPOUR_SHARE {
        Ok(())
    } else {
        Err(Impossible::Boils)
    }
}

fn by_wet_bulb(
    dry_bulb: Temperature,
    wet_bulb: Temperature,
    pressure: Pressure,
) -> Result<MoistAir, Impossible> {
    let (wet_c, dry_c) = (wet_bulb.c(), dry_bulb.c());
    if !(wet_c <= dry_c) {
        return Err(Impossible::WetBulbAboveDryBulb { wet_c, dry_c });
    }
    boils(saturation_pressure(wet_bulb), pressure)?;
    let air = MoistAir::from_wet_bulb(dry_bulb, wet_bulb, pressure);
    if air.humidity_ratio <= MIN_HUMIDITY_RATIO {
        let driest = MoistAir::from_humidity_ratio(dry_bulb, MIN_HUMIDITY_RATIO, pressure);
        let least_c = driest.wet_bulb().c();
        if wet_c < least_c - WET_BULB_SLACK_K {
            return Err(Impossible::WetBulbBelowDryAir { wet_c, least_c });
        }
    }
    Ok(air)
}

fn by_dew_point(
    dry_bulb: Temperature,
    dew_point: Temperature,
    pressure: Pressure,
) -> Result<MoistAir, Impossible> {
    let (dew_c, dry_c) = (dew_point.c(), dry_bulb.c());
    if !(dew_c <= dry_c) {
        return Err(Impossible::DewPointAboveDryBulb { dew_c, dry_c });
    }
    if dew_c < SATURATION_RANGE_C.0 {
        return Err(Impossible::DewPoint(dew_c));
    }
    boils(saturation_pressure(dew_point), pressure)?;
    Ok(MoistAir::from_dew_point(dry_bulb, dew_point, pressure))
}

fn by_ratio(dry_bulb: Temperature, ratio: f64, pressure: Pressure) -> Result<MoistAir, Impossible> {
    if !(0.0 <= ratio && ratio.is_finite()) {
        return Err(Impossible::Ratio(ratio));
    }
    let air = MoistAir::from_humidity_ratio(dry_bulb, ratio, pressure);
    boils(air.vapour_pressure(), pressure)?;
    let saturated = saturation_pressure(dry_bulb);
    if saturated * (1.0 + SATURATION_SLACK) < air.vapour_pressure() {
        let most = MoistAir::saturated(dry_bulb, pressure).humidity_ratio;
        return Err(Impossible::AboveSaturation { ratio, most });
    }
    Ok(air)
}
