//! Heat in conductors that carry balanced three-phase current.

use crate::units::ApparentPower;
use crate::units::Length;
use crate::units::Power;

/// √3, the line voltage over the phase voltage.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Line current of a balanced three-phase load, A.
///
/// ```text
/// I = S / (√3 · U)
/// ```
///
/// Exact for balance. A voltage of zero or less gives no current.
pub fn line_current_a(through: ApparentPower, line_voltage_v: f64) -> f64 {
    if line_voltage_v <= 0.0 {
        return 0.0;
    }
    through.va() / (ROOT_3 * line_voltage_v)
}

/// Heat of three phase conductors along a run.
///
/// ```text
/// P = 3 · I² · r · l
/// ```
///
/// Exact for balance, resistance at operating temperature. Source: BG-BUSWAY (154 W/m at
/// 800 A and 0.08 mΩ/m).
pub fn three_phase_loss(current_a: f64, resistance_ohm_per_m: f64, length: Length) -> Power {
    Power::from_w(3.0 * current_a * current_a * resistance_ohm_per_m * length.m())
}
