//! Power of turbines and engines on a site, and the fuel they take.

use crate::physics::numerics;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// How a unit's power falls with the air it breathes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AirDerate {
    /// Warmest air at which it gives its rated power.
    pub from: Temperature,
    /// Share of the rated power lost per kelvin above.
    pub per_k: f64,
    /// Thinnest air at which it gives its rated power; thinner air takes power in proportion.
    pub full_power_pressure: Pressure,
}

/// What a site takes from a unit besides its air.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OwnUse {
    /// Own use of fans, pumps and compressors over output.
    pub auxiliary_share: f64,
    /// Output lost to age over output.
    pub degradation_share: f64,
}

/// A power with the word whether its source supports it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SitePower {
    /// Net power.
    pub power: Power,
    /// The air lies outside −20..45 °C, where the linear derate was seen.
    pub extrapolated: bool,
}

/// Air temperatures for which the linear derate is known, °C.
const DERATE_RANGE_C: (f64, f64) = (-20.0, 45.0);

/// Net power of one unit on a site.
///
/// ```text
/// P = P_rated · (1 − d · max(0, t − t_from)) · min(1, p / p_full) · (1 − auxiliaries) · (1 − degradation)
/// ```
///
/// Below `from` the rating is held: cold, dense air would let a turbine give about as much more, but
/// gearbox, generator and permit are sized for the rating, and a plan must not count on it. Pressure acts
/// in proportion, because a turbine swallows volume. Source: E12 (0.7 %/K, seen over 15..40 °C,
/// error about 3 % of output at 36 °C).
pub fn site_power(
    rated: Power,
    air: Temperature,
    pressure: Pressure,
    derate: AirDerate,
    own_use: OwnUse,
) -> SitePower {
    let excess = (air - derate.from).max(TempDelta::ZERO);
    let temperature_share = (1.0 - derate.per_k * excess.k()).clamp(0.0, 1.0);
    let pressure_share = if 0.0 < derate.full_power_pressure.pa() {
        (pressure / derate.full_power_pressure).clamp(0.0, 1.0)
    } else {
        1.0
    };
    let own = (1.0 - own_use.auxiliary_share).clamp(0.0, 1.0)
        * (1.0 - own_use.degradation_share).clamp(0.0, 1.0);
    SitePower {
        power: rated * (temperature_share * pressure_share * own),
        extrapolated: !(DERATE_RANGE_C.0 <= air.c() && air.c() <= DERATE_RANGE_C.1),
    }
}

/// Fuel over electricity at a share of the rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatRatePoint {
    /// Output over rating.
    pub load_fraction: f64,
    /// Heat in the fuel (lower heating value) over electricity.
    pub heat_rate: f64,
}

/// Fuel power (lower heating value) that a unit rated `rated` burns for `output`.
///
/// ```text
/// fuel / rated = x · heat_rate(x) at every point, straight lines between, x = output / rated
/// ```
///
/// As for UPS losses, the fuel is joined by lines, so that idling has its no-load fuel. Engines follow a
/// straight line within 1 % (Willans line). Points must rise in `load_fraction`; no points, no fuel; no
/// output, no fuel (the unit is off).
pub fn fuel(points: &[HeatRatePoint], rated: Power, output: Power) -> Power {
    if rated.w() <= 0.0 || output.w() <= 0.0 {
        return Power::ZERO;
    }
    let fuels = points
        .iter()
        .map(|point| (point.load_fraction, point.load_fraction * point.heat_rate));
    let fuel_share = numerics::on_lines(fuels, output / rated).unwrap_or(0.0);
    rated * fuel_share.max(0.0)
}
