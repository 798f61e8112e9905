//! Heat exchangers by effectiveness and transfer units: plate exchangers, coils, doors, coolers.
//!
//! ```text
//! heat = ε(NTU, C)·C_min·(hot − cold)      NTU = UA/C_min,  C = C_min/C_max
//! ```
//!
//! Source: EP-ENGREF. The closed forms are exact for counterflow and parallel flow; that of cross-flow with both
//! streams unmixed is the usual approximation of an infinite series, within 1 % of it.

use crate::physics::air::MoistAir;
use crate::physics::exponential;
use crate::physics::numerics;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// How the two streams pass each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Against each other: plate exchangers, towers.
    Counterflow,
    /// The same way.
    Parallel,
    /// Across, neither mixed on its way: finned coils of dry coolers and air handlers.
    CrossUnmixed,
}

/// One of the two streams.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stream {
    /// Temperature at which it enters.
    pub entering: Temperature,
    /// Heat it carries per kelvin.
    pub rate: HeatCapacityRate,
}

/// What an exchanger does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    /// Heat from the hot stream to the cold one; negative when the cold one is the warmer.
    pub heat: Power,
    /// Temperature at which the hot stream leaves.
    pub hot_leaving: Temperature,
    /// Temperature at which the cold stream leaves.
    pub cold_leaving: Temperature,
    /// Heat over the most that these streams could exchange.
    pub effectiveness: f64,
}

/// Transfer units beyond which nothing changes any more, and which an effectiveness is inverted up to.
const MOST_TRANSFER_UNITS: f64 = 1e3;

/// Effectiveness is inverted to this many transfer units.
const TOLERANCE: f64 = 1e-10;

/// ```text
/// ε = (1 − e^(−NTU·(1−C))) / (1 − C·e^(−NTU·(1−C)))      C < 1;  NTU/(1+NTU) at C = 1
/// ```
///
/// Exact for counterflow. Range: all NTU ≥ 0 and 0 ≤ C ≤ 1.
pub fn counterflow(transfer_units: f64, capacity_ratio: f64) -> f64 {
    let imbalance = 1.0 - capacity_ratio;
    if imbalance * (1.0 + transfer_units) < 1e-6 {
        return transfer_units / (1.0 + transfer_units);
    }
    let gap = exponential::one_less_exp(transfer_units * imbalance);
    gap / (gap + imbalance * (1.0 - gap))
}

/// Heat over the most that could be exchanged.
///
/// ```text
/// parallel:       ε = (1 − e^(−NTU·(1+C))) / (1 + C)
/// cross, unmixed: ε = 1 − exp[(e^(−C·NTU^0.78) − 1) / (C·NTU^−0.22)]
/// ```
///
/// Source: EP-ENGREF. For a stream that does not change (C = 0) every shape gives `1 − e^(−NTU)`.
pub fn effectiveness(shape: Shape, transfer_units: f64, capacity_ratio: f64) -> f64 {
    let units = transfer_units.clamp(0.0, MOST_TRANSFER_UNITS);
    let ratio = capacity_ratio.clamp(0.0, 1.0);
    match shape {
        Shape::Counterflow => counterflow(units, ratio),
        Shape::Parallel => exponential::one_less_exp(units * (1.0 + ratio)) / (1.0 + ratio),
        Shape::CrossUnmixed if units <= 0.0 => 0.0,
        Shape::CrossUnmixed if ratio < 1e-9 => exponential::one_less_exp(units),
        Shape::CrossUnmixed => {
            let root = exponential::exp(0.22 * exponential::ln(units));
            exponential::one_less_exp(
                exponential::one_less_exp(ratio * units / root) * root / ratio,
            )
        }
    }
}

/// Transfer units that give an effectiveness; `None` when none do.
pub fn transfer_units(shape: Shape, effectiveness: f64, capacity_ratio: f64) -> Option<f64> {
    if !(0.0..1.0).contains(&effectiveness) {
        return None;
    }
    let lack = |units: f64| self::effectiveness(shape, units, capacity_ratio) - effectiveness;
    let root = numerics::root(lack, 0.0, MOST_TRANSFER_UNITS, TOLERANCE).ok()?;
    Some(root.x)
}

/// What an exchanger of a conductance does with two streams. Without flow on one side, nothing.
pub fn exchange(shape: Shape, ua: HeatCapacityRate, hot: Stream, cold: Stream) -> Exchange {
    let (low, high) = (hot.rate.min(cold.rate), hot.rate.max(cold.rate));
    let share = if HeatCapacityRate::ZERO < low {
        effectiveness(shape, ua / low, low / high)
    } else {
        0.0
    };
    exchange_at(share, hot, cold)
}

/// What an exchanger of a known effectiveness does: coils and rear doors, as they are sold.
///
/// Sensible heat only: water above the dew point, as technology coolant must be.
pub fn exchange_at(effectiveness: f64, hot: Stream, cold: Stream) -> Exchange {
    let low = hot.rate.min(cold.rate);
    if !(HeatCapacityRate::ZERO < low) {
        return Exchange {
            heat: Power::ZERO,
            hot_leaving: hot.entering,
            cold_leaving: cold.entering,
            effectiveness: 0.0,
        };
    }
    let share = effectiveness.clamp(0.0, 1.0);
    let heat = low * (hot.entering - cold.entering) * share;
    Exchange {
        heat,
        hot_leaving: hot.entering - heat / hot.rate,
        cold_leaving: cold.entering + heat / cold.rate,
        effectiveness: share,
    }
}

/// The conductance with which `heat` passes between two streams; `None` when no exchanger could.
pub fn conductance(
    shape: Shape,
    heat: Power,
    hot: Stream,
    cold: Stream,
) -> Option<HeatCapacityRate> {
    let (low, high) = (hot.rate.min(cold.rate), hot.rate.max(cold.rate));
    let most = low * (hot.entering - cold.entering);
    if !(HeatCapacityRate::ZERO < low && Power::ZERO < most) {
        return None;
    }
    transfer_units(shape, heat / most, low / high).map(|units| low * units)
}

/// Temperature of the cold stream at which an exchanger of this conductance takes `heat` from the hot one.
///
/// The inverse of [`exchange`] in the cold stream's temperature, and direct: at given flows the effectiveness is
/// fixed. `None` without flow or conductance.
pub fn cold_for(
    shape: Shape,
    ua: HeatCapacityRate,
    heat: Power,
    hot: Stream,
    cold: HeatCapacityRate,
) -> Option<Temperature> {
    let (low, high) = (hot.rate.min(cold), hot.rate.max(cold));
    if !(HeatCapacityRate::ZERO < low && HeatCapacityRate::ZERO < ua) {
        return None;
    }
    let share = effectiveness(shape, ua / low, low / high);
    Some(hot.entering - heat / (low * share))
}

/// Heat that an air flow carries per kelvin, as it enters.
pub fn air_rate(flow: VolumeFlow, air: MoistAir) -> HeatCapacityRate {
    let dry_kg_per_s = flow.m3_per_s() / air.volume_m3_per_kg();
    HeatCapacityRate::from_kw_per_k(dry_kg_per_s * air.specific_heat_kj_per_kg_k())
}
