//! Transformer losses: iron at all times, copper by the square of the load.

use crate::units::ApparentPower;
use crate::units::Power;

/// What a transformer loses, as its test sheet says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransformerLosses {
    /// Rated apparent power that the load loss belongs to.
    pub rated: ApparentPower,
    /// Loss without load.
    pub no_load: Power,
    /// Further loss at rated load.
    pub load: Power,
}

impl TransformerLosses {
    /// Loss while it carries `through`.
    ///
    /// ```text
    /// loss = no_load + load · x²      x = through / rated
    /// ```
    ///
    /// Source: E1 gives both parts by type; the square is Joule's law. Range 0 ≤ x ≤ 1.5, at rated
    /// voltage; beyond, copper is hotter and the loss higher. A rating of zero loses nothing.
    pub fn at(self, through: ApparentPower) -> Power {
        if self.rated.va() <= 0.0 {
            return Power::ZERO;
        }
        let load_fraction = through / self.rated;
        self.no_load + self.load * (load_fraction * load_fraction)
    }

    /// Output over input at a share of the rating.
    pub fn efficiency(self, load_fraction: f64, power_factor: f64) -> f64 {
        let output = (self.rated * load_fraction).at_power_factor(power_factor);
        if output.w() <= 0.0 {
            return 0.0;
        }
        output / (output + self.at(self.rated * load_fraction))
    }
}
