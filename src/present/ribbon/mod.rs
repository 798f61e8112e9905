//! The day ribbon: GPUs live against what power and cooling carry, through the whole plan.
//!
//! It is drawn beside the engine and sent to the page as plain data, at several widths; the page takes the
//! one that fits and knows nothing of how it was drawn.

mod draw;

pub use draw::ribbon;
pub use draw::ribbons;

use crate::present::shape::Scene;
use crate::present::shape::Shape;
use serde::Deserialize;
use serde::Serialize;

/// The ribbon, and how its days lie along it. The cursor is drawn by whoever shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ribbon {
    /// The drawing.
    pub scene: Scene,
    /// What it shows, as a sentence for those who cannot see it.
    pub summary: String,
    /// Where day 0 lies.
    pub left: f64,
    /// Where the last day lies.
    pub right: f64,
    /// Upper edge of the plot: the cursor goes from here …
    pub top: f64,
    /// … to its lower edge.
    pub bottom: f64,
    /// Last day.
    pub horizon: u32,
}

/// Height of the ribbon on the page, in logical pixels: what its layout gives it.
pub const HEIGHT: f64 = 104.0;

/// Room at both ends, so that the first and the last day's label are not cut off.
const SIDE: f64 = 14.0;

/// Of drawings of one ribbon, the least wide first, the widest that a width has room for, drawn out to
/// that width in logical pixels; nothing of none.
pub fn fitted(ribbons: &[Ribbon], width: f64) -> Option<Ribbon> {
    let with_room = ribbons.iter().rev().find(|it| it.scene.width <= width);
    let mut ribbon = with_room.or(ribbons.first())?.clone();
    ribbon.draw_out(width.max(4.0 * SIDE));
    Some(ribbon)
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

    /// Moves the days apart until the drawing has a width. Text keeps its size, lines their strength.
    fn draw_out(&mut self, width: f64) {
        let (left, right) = (self.left, width - SIDE);
        let ratio = (right - left) / (self.right - left);
        let moved = |x: &mut f64| *x = left + (*x - left) * ratio;
        for item in &mut self.scene.items {
            match item {
                Shape::Rect { x, width, .. } => {
                    moved(x);
                    *width *= ratio;
                }
                Shape::Line { from, to, .. } => {
                    moved(&mut from.0);
                    moved(&mut to.0);
                }
                Shape::Path { points, .. } => points.iter_mut().for_each(|(x, _)| moved(x)),
                Shape::Text { x, .. } => moved(x),
            }
        }
        self.right = right;
        self.scene.width = width;
    }
}
