//! Weather, water and workload in a Plan.

use crate::units::Duration;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;

/// Which conditions each day is judged on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignBasis {
    /// Those of its month.
    Monthly,
    /// Those of the year.
    Annual,
    /// What is reached once in 20 years.
    TwentyYears,
}

/// What is reached once in 20 years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct N20 {
    /// Dry bulb.
    pub dry_bulb: Temperature,
    /// Wet bulb.
    pub wet_bulb: Temperature,
}

/// A weather file that was imported. Its hours stay outside the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeatherReference {
    /// Its name.
    pub name: String,
    /// Digest of its content, hexadecimal digits in lower case.
    pub digest: String,
}

/// Water beyond the worst day's draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaterPlan {
    /// Most at any moment.
    pub peak: Option<VolumeFlow>,
    /// Most in a year.
    pub year: Option<Volume>,
    /// Most to the sewer on the worst day.
    pub sewer: Option<VolumeFlow>,
    /// How long stored water carries the site on the worst day.
    pub storage: Duration,
}

/// How the load moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workload {
    /// By how much the day's quietest hour lies below the average.
    pub daily_swing: f64,
    /// One training step.
    pub step: Duration,
    /// Share of the running power that is lost while GPUs wait.
    pub step_depth: f64,
    /// How fast the load follows, as share of the running power in a second; `None`: at once.
    pub ramp_per_s: Option<f64>,
    /// Share of a step in which GPUs wait.
    pub step_wait: f64,
}
