//! Rear doors: finned coils with water in the door of a rack, which the rack's own air goes through.
//!
//! ```text
//! heat = ε(NTU, C)·C_min·(t_exhaust − t_water)      cross-flow, both unmixed
//! NTU  = UA/C_min                                   UA = UA_rated·(C_air/C_air,rated)^0.737
//! ```
//!
//! Source: EP-ENGREF for the effectiveness, EPMODEL for how a finned coil's conductance follows its air (half the
//! air leaves 0.6 of it). The conductance comes from the door's rated point. Sensible heat only: water above the dew
//! point, which `scenario::check` demands of every door.
//!
//! Range: air from nothing to twice the rated flow. Known error: the exponent is that of a coil whose air side is
//! the greater resistance. Real doors lie between 0.5 and 0.8, which moves the heat at half the rated air by −1 to +4 %,
//! and nothing at the rated point. The usual form of the effectiveness lies within 1.5 % of the exact series near the
//! rated flows, and within 3.1 % at twice the air with a third of the water (`tests/data/rear_doors.csv`). Air that
//! passes beside the coil is the caller's, see `solve::cooling::AirSide`.

use crate::physics::dry_cooler::COIL_UA_EXPONENT;
use crate::physics::exchanger;
use crate::physics::exchanger::Exchange;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::exponential;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// A door by what it is rated at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RearDoor {
    /// Heat that its rated air carries per kelvin.
    pub air: HeatCapacityRate,
    /// Heat that its rated water carries per kelvin.
    pub water: HeatCapacityRate,
    /// Conductance at the rated air.
    pub ua: HeatCapacityRate,
}

impl RearDoor {
    /// The door that takes `heat` from air which it cools by `drop` down to `approach` above the water that enters
    /// it, while the water warms by `rise`: a data sheet's rated point.
    ///
    /// `None` where no exchanger could: nothing is cooled, or the water would leave warmer than the air enters.
    pub fn rated(
        heat: Power,
        drop: TempDelta,
        approach: TempDelta,
        rise: TempDelta,
    ) -> Option<Self> {
        let is_possible = Power::ZERO < heat
            && TempDelta::ZERO < drop
            && TempDelta::ZERO < approach
            && TempDelta::ZERO < rise
            && rise < drop + approach;
        if !is_possible {
            return None;
        }
        let air = HeatCapacityRate::from_w_per_k(heat.w() / drop.k());
        let water = HeatCapacityRate::from_w_per_k(heat.w() / rise.k());
        let cold = Stream {
            entering: Temperature::from_c(0.0),
            rate: water,
        };
        let hot = Stream {
            entering: cold.entering + drop + approach,
            rate: air,
        };
        let ua = exchanger::conductance(Shape::CrossUnmixed, heat, hot, cold)?;
        Some(Self { air, water, ua })
    }

    /// Heat that the door takes for every kelvin between the air and the water that enter it: `ε·C_min`.
    ///
    /// At given flows it does not depend on temperatures, so that it is worked out once for many hours. It grows with
    /// the air, and ever less: `ε·C_min/C_air` falls. Nothing without air or water.
    pub fn per_kelvin(&self, air: HeatCapacityRate, water: HeatCapacityRate) -> HeatCapacityRate {
        let (low, high) = (air.min(water), air.max(water));
        if !(HeatCapacityRate::ZERO < low) {
            return HeatCapacityRate::ZERO;
        }
        let follows = exponential::exp(COIL_UA_EXPONENT * exponential::ln(air / self.air));
        let ua = self.ua * follows;
        low * exchanger::effectiveness(Shape::CrossUnmixed, ua / low, low / high)
    }

    /// What the door does to a rack's exhaust with its water. Warmer water than air: nothing, its valve is shut.
    pub fn takes(&self, exhaust: Stream, water: Stream) -> Exchange {
        let low = exhaust.rate.min(water.rate);
        let share = if water.entering < exhaust.entering && HeatCapacityRate::ZERO < low {
            self.per_kelvin(exhaust.rate, water.rate) / low
        } else {
            0.0
        };
        exchanger::exchange_at(share, exhaust, water)
    }
}
