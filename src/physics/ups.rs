//! UPS losses from an efficiency that is known at a few loads.

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
    if points.is_empty() || rated.w() <= 0.0 {
        return Power::ZERO;
    }
    let x = (output / rated).max(0.0);
    let Some((first, second)) = segment(points, x) else {
        return output.max(Power::ZERO) * (1.0 / points[0].efficiency - 1.0);
    };
    let (low, high) = (loss_share(first), loss_share(second));
    let slope = (high - low) / (second.load_fraction - first.load_fraction);
    rated * (low + slope * (x - first.load_fraction)).max(0.0)
}

/// The two neighbouring points whose line holds at `x`: the first or last pair beyond the ends.
fn segment(points: &[EfficiencyPoint], x: f64) -> Option<(EfficiencyPoint, EfficiencyPoint)> {
    let pairs = || points.windows(2);
    let pair = pairs()
        .find(|pair| x <= pair[1].load_fraction)
        .or_else(|| pairs().next_back())?;
    Some((pair[0], pair[1]))
}

fn loss_share(point: EfficiencyPoint) -> f64 {
    point.load_fraction * (1.0 / point.efficiency - 1.0)
}
