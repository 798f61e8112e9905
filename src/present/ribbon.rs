//! The day ribbon: GPUs live against what power and cooling carry, through the whole plan.

use crate::evaluate::Evaluation;
use crate::present::shape::Scene;
use crate::present::words::Names;

/// The ribbon, and how its days lie along it. The cursor is drawn by whoever shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ribbon {
    /// The drawing.
    pub scene: Scene,
    /// What it shows, as a sentence for those who cannot see it.
    pub summary: String,
    /// Where day 0 lies.
    pub left: f64,
    /// Where the last day lies.
    pub right: f64,
    /// Upper and lower edge of the plot: the cursor goes from one to the other.
    pub top: f64,
    /// See `top`.
    pub bottom: f64,
    /// Last day.
    pub horizon: u32,
}

/// Draws the ribbon in so many logical pixels.
pub fn ribbon(evaluation: &Evaluation, width: f64, height: f64, names: &Names) -> Ribbon {
    let _ = names;
    Ribbon {
        scene: Scene {
            width,
            height,
            items: Vec::new(),
        },
        right: width,
        bottom: height,
        horizon: evaluation.horizon,
        ..Ribbon::default()
    }
}

impl Ribbon {
    /// The day at a distance from the left, held within the plan.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the days of the plan first"
    )]
    pub fn day_at(&self, x: f64) -> u32 {
        let days = f64::from(self.horizon);
        let day = ((x - self.left) / (self.right - self.left) * days).round();
        if day.is_finite() {
            day.clamp(0.0, days) as u32
        } else {
            0
        }
    }

    /// Distance of a day from the left.
    pub fn x_of(&self, day: u32) -> f64 {
        let days = f64::from(self.horizon).max(1.0);
        self.left + (self.right - self.left) * (f64::from(day) / days).min(1.0)
    }
}
