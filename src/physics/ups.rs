//! UPS losses from an efficiency that is known at a few loads.

use crate::physics::numerics;
use crate::units::Power;

/// Efficiency at a share of the rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EfficiencyPoint {
    /// Output over rating.
    pub load_fraction: f64,
    /// Output over input.
    pub efficiency: f64,
}

/// Loss of a UPS rated `rated` while it delivers `output`.
///
/// ```text
/// loss / rated = x · (1/η − 1) at every point, straight lines between, x = output / rated
/// ```
///
/// Losses, not efficiencies, are joined by lines: a loss has a finite value at no load (the first line
/// carried on to x = 0), an efficiency has not. At the points both agree; between points of the catalogue
/// they differ by less than 0.2 points of efficiency. Range 0..1.1; a larger load continues the last line,
/// and the caller reports overload. Points must rise in `load_fraction`. No points, no loss.
pub fn loss(points: &[EfficiencyPoint], rated: Power, output: Power) -> Power {
    if rated.w() <= 0.0 {
        return Power::ZERO;
    }
    let losses = points.iter().map(|point| {
        let loss_share = point.load_fraction * (1.0 / point.efficiency - 1.0);
        (point.load_fraction, loss_share)
    });
    let loss_share = numerics::on_lines(losses, (output / rated).max(0.0)).unwrap_or(0.0);
    rated * loss_share.max(0.0)
}
