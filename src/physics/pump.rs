//! Pumps and fans: power from flow and pressure, and the affinity law.

use crate::units::Power;
use crate::units::Pressure;
use crate::units::VolumeFlow;

/// Electrical power that moves `flow` against a pressure `rise`.
///
/// ```text
/// P = V · Δp / η      η of pump, motor and drive together
/// ```
///
/// Exact by definition of the efficiency; 0.65..0.75 is usual for pumps (cooling reference, section 6).
/// An efficiency of zero or less is taken as 1 %, so that the answer stays finite.
pub fn power(flow: VolumeFlow, rise: Pressure, efficiency: f64) -> Power {
    Power::from_w(flow.m3_per_s() * rise.pa() / efficiency.clamp(0.01, 1.0))
}

/// Power of a fan or pump at a share of its rated flow.
///
/// ```text
/// P = P_rated · ratio³
/// ```
///
/// Affinity law, source BG-FAN-LAWS: holds for a fixed system without static head; with it the true
/// exponent is 2.0 to 2.8, so that this flatters part flow. Range 0..1.2; a negative ratio is taken as 0.
pub fn affinity(rated: Power, flow_ratio: f64) -> Power {
    let ratio = flow_ratio.max(0.0);
    rated * (ratio * ratio * ratio)
}
