//! The most heat to air that the coolers of a hall carry.

use super::AirSide;
use crate::units::Power;

/// Doublings of what is rated within which coolers are short: no door carries a million times that.
const MOST_DOUBLINGS: u32 = 20;

/// Rounds allowed for a capacity; a dozen are usual.
const MOST_ROUNDS: u32 = 80;

/// A capacity is found to this, W: far below a rack.
const NEAR_W: f64 = 1.0;

impl AirSide<'_> {
    /// The most heat to air that these coolers carry, while the hall gives `now`.
    ///
    /// More heat comes with more racks, as many for each megawatt as now: racks beyond the doors stand without one, and
    /// less heat means fewer racks before as many doors.
    pub fn capacity(&self, now: Power) -> Power {
        if self.doors <= 0.0 {
            return self.handlers;
        }
        let counted = self.counted();
        let rated: Power = counted.map(|(group, count)| group.unit_heat * count).sum();
        let racks_per_w = if Power::ZERO < now {
            self.racks / now.w()
        } else {
            0.0
        };
        let over = |air_w: f64| {
            let mut side = *self;
            side.racks = air_w * racks_per_w;
            side.over(Power::from_w(air_w)).w()
        };
        let mut high = rated.w().max(1.0);
        let mut low = 0.0;
        for _ in 0..MOST_DOUBLINGS {
            if 0.0 < over(high) {
                break;
            }
            low = high;
            high *= 2.0;
        }
        Power::from_w(last_that_fits(over, low, high))
    }
}

/// The end of what fits between a heat that does and one that does not, W.
///
/// Bisection would do: what fits lies below one point and what does not above it. Steps along the chord take a third of
/// the rounds.
fn last_that_fits(over: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let mut ends = (over(low), over(high));
    for round in 0..MOST_ROUNDS {
        if high - low < NEAR_W {
            break;
        }
        let chord = low + (high - low) * (ends.0 / (ends.0 - ends.1));
        let is_chord = round % 3 != 2 && low < chord && chord < high;
        let at = if is_chord { chord } else { 0.5 * (low + high) };
        let value = over(at);
        if value <= 0.0 {
            (low, ends.0) = (at, value);
        } else {
            (high, ends.1) = (at, value);
        }
    }
    low
}
