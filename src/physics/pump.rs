//! Pumps and fans: power from flow and pressure, and the affinity law.

use crate::physics::curves::Cubic;
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

/// A pump or fan with its motor and drive, at rated flow and at parts of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mover {
    /// Rated flow.
    pub flow: VolumeFlow,
    /// Rated rise of pressure.
    pub rise: Pressure,
    /// Efficiency of the wheel: shaft to fluid.
    pub efficiency: f64,
    /// Efficiency of the motor.
    pub motor: f64,
    /// Efficiency of the drive; 1 without one.
    pub drive: f64,
    /// Power over rated power by flow over rated flow.
    pub part_flow: Cubic,
    /// Least flow over rated flow while it runs.
    pub least_flow: f64,
}

/// What a pump or fan draws and where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Electrical power.
    pub power: Power,
    /// Power at the shaft, all of which ends as heat in the fluid.
    pub shaft: Power,
    /// Flow over rated flow; above 1 the machine is asked for more than it was sold for.
    pub flow_ratio: f64,
}

impl Mover {
    /// Electrical power at rated flow.
    ///
    /// ```text
    /// P = V·Δp / (η_wheel · η_motor · η_drive)
    /// ```
    pub fn rated_power(&self) -> Power {
        power(
            self.flow,
            self.rise,
            self.efficiency * self.motor * self.drive,
        )
    }

    /// What it draws at a flow; nothing without flow.
    ///
    /// Efficiencies are held at part flow, as in EnergyPlus; drives lose two to five points below half speed, where
    /// the power is small.
    pub fn at(&self, flow: VolumeFlow) -> Moved {
        let flow_ratio = if VolumeFlow::ZERO < self.flow {
            (flow / self.flow).max(0.0)
        } else {
            0.0
        };
        let power = if 0.0 < flow_ratio {
            let ratio = flow_ratio.max(self.least_flow);
            self.rated_power() * self.part_flow.at(ratio).max(0.0)
        } else {
            Power::ZERO
        };
        Moved {
            power,
            shaft: power * (self.motor * self.drive).clamp(0.01, 1.0),
            flow_ratio,
        }
    }
}

/// Power over rated power of a loop of which a share of the pressure does not fall with the flow.
///
/// ```text
/// P/P_rated = r·(s + (1 − s)·r²)      s static lift, or a difference that valves hold
/// ```
///
/// The affinity law for s = 0. From the law of resistance `Δp ~ V²`, exact for turbulent flow.
pub fn with_static_head(static_share: f64) -> Cubic {
    let share = static_share.clamp(0.0, 1.0);
    Cubic([0.0, share, 0.0, 1.0 - share])
}
