//! Three-phase short circuits: initial, peak and thermal currents after IEC 60909-0, and duties after ANSI/IEEE.
//!
//! Everything here is a screening: it says which rating to look at, not that a breaker will clear. Faults are
//! bolted, machines are represented as they are in the first half cycle, and nothing decays except where a
//! function says so.

mod ansi;
mod iec;
mod machines;
mod sequence;

pub use ansi::AnsiSettings;
pub use ansi::BreakerClass;
pub use ansi::Duties;
pub use ansi::LowVoltageTest;
pub use ansi::MotorClass;
pub use ansi::duties;
pub use ansi::half_cycle_peak;
pub use ansi::interrupting_factor;
pub use ansi::low_voltage_factor;
pub use iec::islanded_minimum;
pub use iec::three_phase;

use crate::solve::power::network::Element;
use crate::solve::power::network::Unsolved;

/// Which short circuit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The largest: what equipment must withstand and interrupt.
    Maximum,
    /// The smallest: what protection must still see.
    Minimum,
}

/// How the standard is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Voltage factor of the largest short circuit, at every voltage.
    pub c_max: f64,
    /// Voltage factor of the smallest from 1 kV on.
    pub c_min_high: f64,
    /// Voltage factor of the smallest below 1 kV.
    pub c_min_low: f64,
    /// How long the short circuit lasts, for the thermal current.
    pub duration_s: f64,
    /// Whether the correction of transformers is applied in the smallest short circuit as well.
    pub transformer_factor_in_minimum: bool,
    /// Whether pandapower's simplifications are made, so that its numbers are met. It takes one generator factor a
    /// bus (that of the last machine), leaves the grid out of the peak factor at a bus with a generator, scales the
    /// sum of all sources at a bus to the equivalent frequency instead of each, leaves a source without resistance
    /// unscaled, and reckons the thermal factor at 50 Hz.
    pub as_pandapower: bool,
}

impl Settings {
    /// Voltage tolerance of 10 % below 1 kV, one second; the transformer factor belongs to the largest short
    /// circuit only. Source: BG-IEC-60909.
    pub const STANDARD: Self = Self {
        c_max: 1.1,
        c_min_high: 1.0,
        c_min_low: 0.95,
        duration_s: 1.0,
        transformer_factor_in_minimum: false,
        as_pandapower: false,
    };

    /// What pandapower computes up to version 3.4. Source: BG-PANDAPOWER.
    pub const PANDAPOWER: Self = Self {
        transformer_factor_in_minimum: true,
        as_pandapower: true,
        ..Self::STANDARD
    };

    fn c(&self, case: Case, kv: f64) -> f64 {
        match case {
            Case::Maximum => self.c_max,
            Case::Minimum if kv < 1.0 => self.c_min_low,
            Case::Minimum => self.c_min_high,
        }
    }
}

/// Short-circuit currents of every bus; zeros where no source reaches it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// Whether a source reaches the bus.
    pub energised: Vec<bool>,
    /// Initial symmetrical current.
    pub ikss_ka: Vec<f64>,
    /// Initial short-circuit power.
    pub skss_mva: Vec<f64>,
    /// Peak current.
    pub ip_ka: Vec<f64>,
    /// Thermal equivalent current.
    pub ith_ka: Vec<f64>,
    /// Resistance of the network as seen from the fault.
    pub r_ohm: Vec<f64>,
    /// Reactance of the network as seen from the fault.
    pub x_ohm: Vec<f64>,
}

/// Why there are no short-circuit currents.
#[derive(Clone, Debug, PartialEq)]
pub enum NoFaults {
    /// An element in service lacks something that a short circuit needs.
    Missing {
        /// Which element.
        element: Element,
        /// Which field.
        field: &'static str,
    },
    /// The network itself is at fault.
    Network(Unsolved),
}

impl From<Unsolved> for NoFaults {
    fn from(why: Unsolved) -> Self {
        Self::Network(why)
    }
}
