//! Cooling towers by the YorkCalc correlation: the approach to the wet bulb as a polynomial.
//!
//! ```text
//! leaving = twb + A,   A = Σ c[k][j][i]·L^k·Tr^j·twb^i      k, j, i = 0..2
//! L = (water/calibrated water) / (air/design air),   Tr range in K, twb in °C
//! ```
//!
//! Source: EPDOC (YorkCalc, cooling reference, appendix). Bounds: wet bulb −34.4..26.67 °C, range 1.11..22.2 K,
//! approach 1.11..40 K, water ratio 0.75..1.25, L at most 8. Outside, the approach is held at the edge, below the
//! least range it falls with the range, and the result is marked; a hot and humid design hour (Memphis, 26.8 °C) lies
//! outside, and is better asked of [`super::merkel`].

use super::AirNeeded;
use super::Draught;
use super::TowerAir;
use super::TowerModel;
use super::WaterIn;
use crate::physics::curves::Bounds;
use crate::physics::numerics;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Coefficients by powers of L, then of the range, then of the wet bulb. Source: EPDOC.
const COEFFICIENTS: [[[f64; 3]; 3]; 3] = [
    [
        [-0.359_741_205, -0.055_053_608, 0.002_385_043_2],
        [0.173_926_877, -0.024_847_376_4, 0.000_484_302_24],
        [-0.005_589_849_456, 0.000_577_007_971_2, -1.342_427_256e-5],
    ],
    [
        [2.847_658_011_111_11, -0.121_765_149, 0.001_459_924_2],
        [1.680_428_651, -0.016_692_078_6, -0.000_719_053_2],
        [-0.025_485_194_448, 4.874_916_96e-5, 2.719_234_152e-5],
    ],
    [
        [-0.065_376_625_555_555_6, -0.002_278_167, 0.000_250_025_4],
        [-0.091_056_545_8, 0.003_181_763_16, 3.862_177_2e-5],
        [-0.003_428_538_235_2, 8.565_899_04e-6, -1.516_821_552e-6],
    ],
];

/// Bounds of the data behind the correlation. Source: EPDOC.
pub const WET_BULB_C: Bounds = Bounds {
    low: -34.4,
    high: 26.6667,
};
/// Wet bulbs to which the polynomial may be followed beyond its data, °C: up there the approach goes on falling, as that
/// of real towers does (half a kelvin less at 29 °C than held at the edge); beyond 32 °C no weather is.
pub const CONTINUED_C: Bounds = Bounds {
    low: -34.4,
    high: 32.0,
};
/// Ranges, K.
pub const RANGE_K: Bounds = Bounds {
    low: 1.1111,
    high: 22.2222,
};
/// Approaches, K.
pub const APPROACH_K: Bounds = Bounds {
    low: 1.1111,
    high: 40.0,
};
/// Water over calibrated water.
pub const WATER_RATIO: Bounds = Bounds {
    low: 0.75,
    high: 1.25,
};
/// Water ratio over air ratio, at most.
pub const MOST_WATER_TO_AIR: f64 = 8.0;

/// Cooling with fans off over cooling at full air; also the air that evaporation is reckoned with. Source: EPMODEL.
pub const NATURAL_SHARE: f64 = 0.125;

/// Ratios of flows are found to this: the last secant step leaves far less, and even this moves the water by a few microkelvin.
const RATIO_TOLERANCE: f64 = 1e-6;

/// Ranges are found to this, K.
const RANGE_TOLERANCE_K: f64 = 1e-9;

/// Approach to the wet bulb, K, with whether every argument and the result lie within the bounds.
pub fn approach(water_to_air: f64, range_k: f64, wet_bulb_c: f64) -> (f64, bool) {
    approach_within(water_to_air, range_k, wet_bulb_c, WET_BULB_C)
}

/// The same, with the polynomial followed to other wet bulbs.
fn approach_within(
    water_to_air: f64,
    range_k: f64,
    wet_bulb_c: f64,
    followed: Bounds,
) -> (f64, bool) {
    let ratio = water_to_air.clamp(0.0, MOST_WATER_TO_AIR);
    let range = RANGE_K.clamp(range_k);
    let wet = followed.clamp(wet_bulb_c);
    let value = polynomial(ratio, range, wet);
    // Below the least range the approach falls with the heat, as it must: no heat, no approach.
    let scale = (range_k / range).clamp(0.0, 1.0);
    let inside = APPROACH_K.contains(value)
        && WET_BULB_C.contains(wet_bulb_c)
        && RANGE_K.contains(range_k)
        && water_to_air <= MOST_WATER_TO_AIR;
    (APPROACH_K.clamp(value) * scale, inside)
}

fn polynomial(ratio: f64, range: f64, wet: f64) -> f64 {
    let [zero, one, two] = in_ratio(range, wet);
    zero + ratio * (one + ratio * two)
}

/// Coefficients by powers of L at a range and a wet bulb.
fn in_ratio(range: f64, wet: f64) -> [f64; 3] {
    let by_wet = |c: &[f64; 3]| c[0] + wet * (c[1] + wet * c[2]);
    COEFFICIENTS.map(|c| by_wet(&c[0]) + range * (by_wet(&c[1]) + range * by_wet(&c[2])))
}

/// The approach along L while range and wet bulb stay: a parabola, of which the root is known.
struct Along {
    coefficients: [f64; 3],
    scale: f64,
}

impl Along {
    fn new(range_k: f64, wet_bulb_c: f64, followed: Bounds) -> Self {
        let range = RANGE_K.clamp(range_k);
        Self {
            coefficients: in_ratio(range, followed.clamp(wet_bulb_c)),
            scale: (range_k / range).clamp(0.0, 1.0),
        }
    }

    /// As [`approach`] gives it.
    fn approach(&self, water_to_air: f64) -> f64 {
        let ratio = water_to_air.clamp(0.0, MOST_WATER_TO_AIR);
        let [zero, one, two] = self.coefficients;
        APPROACH_K.clamp(zero + ratio * (one + ratio * two)) * self.scale
    }

    /// The L of an approach on the rising branch within two ends, where no bound holds it; `None` elsewhere.
    ///
    /// ```text
    /// c·L² + b·L + a = approach:   L = 2·(approach − a) / (b + √(b² + 4·c·(approach − a)))
    /// ```
    fn ratio(&self, approach_k: f64, (low, high): (f64, f64)) -> Option<f64> {
        let wanted = approach_k / self.scale;
        let [zero, one, two] = self.coefficients;
        let above = wanted - zero;
        let root = libm::sqrt(one * one + 4.0 * two * above);
        let ratio = 2.0 * above / (one + root);
        let is_free = APPROACH_K.low < wanted && wanted < APPROACH_K.high;
        (is_free && low <= ratio && ratio <= high.min(MOST_WATER_TO_AIR)).then_some(ratio)
    }
}

/// A tower described by its design approach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YorkTower {
    /// Design water.
    pub water: MassFlow,
    /// Design air, as it enters.
    pub air: VolumeFlow,
    /// The correlation's water ratio at design water and design air.
    pub water_ratio_at_design: f64,
    /// Cooling with fans off over cooling at full air.
    pub natural: f64,
    /// Specific heat of the water, J/(kg·K).
    pub water_heat_j_per_kg_k: f64,
    /// Wet bulbs to which the polynomial is followed, °C: [`WET_BULB_C`], or [`CONTINUED_C`] as EnergyPlus does.
    pub followed_c: Bounds,
}

/// The point that a tower is sold by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YorkDesign {
    /// Wet bulb.
    pub wet_bulb: Temperature,
    /// Leaving water less wet bulb.
    pub approach: TempDelta,
    /// Entering less leaving water.
    pub range: TempDelta,
    /// Water.
    pub water: MassFlow,
    /// Air, as it enters.
    pub air: VolumeFlow,
    /// Specific heat of the water, J/(kg·K).
    pub water_heat_j_per_kg_k: f64,
}

impl YorkTower {
    /// The tower of a design point, calibrated as EnergyPlus does: the water ratio that gives the design approach at
    /// full air. `None` when it lies outside 0.75..1.25, or the design point outside the bounds.
    pub fn from_design(design: &YorkDesign) -> Option<Self> {
        let at = |ratio: f64| approach(ratio, design.range.k(), design.wet_bulb.c());
        let excess = |ratio: f64| at(ratio).0 - design.approach.k();
        let (low, high) = (WATER_RATIO.low, WATER_RATIO.high);
        let root = numerics::root(excess, low, high, 1e-12).ok()?;
        let possible = at(root.x).1
            && 0.0 < design.water.kg_per_s()
            && 0.0 < design.air.m3_per_s()
            && 0.0 < design.water_heat_j_per_kg_k;
        possible.then_some(Self {
            water: design.water,
            air: design.air,
            water_ratio_at_design: root.x,
            natural: NATURAL_SHARE,
            water_heat_j_per_kg_k: design.water_heat_j_per_kg_k,
            followed_c: WET_BULB_C,
        })
    }

    /// Water ratio of the correlation, with the design water as `water_ratio_at_design`.
    fn water_ratio(&self, water: MassFlow) -> f64 {
        self.water_ratio_at_design * (water / self.water)
    }

    /// Leaving water above the wet bulb while the water cools by `range`.
    fn approach(&self, water: MassFlow, range_k: f64, air: &TowerAir, air_ratio: f64) -> TempDelta {
        let ratio = self.water_ratio(water) / air_ratio.max(1e-6);
        let found = approach_within(ratio, range_k, air.wet_bulb.c(), self.followed_c);
        TempDelta::from_k(found.0)
    }

    /// Range at which wet bulb, approach and range add up to the water that enters.
    fn range_from(&self, water: WaterIn, air: &TowerAir, air_ratio: f64) -> f64 {
        let distance = (water.entering - air.wet_bulb).k();
        let excess =
            |range: f64| range + self.approach(water.flow, range, air, air_ratio).k() - distance;
        numerics::rising_root(
            excess,
            (0.0, distance.max(0.0)),
            (0.5 * distance, 1.5),
            RANGE_TOLERANCE_K,
        )
    }
}

impl TowerModel for YorkTower {
    fn water_heat_j_per_kg_k(&self) -> f64 {
        self.water_heat_j_per_kg_k
    }

    fn air_flow(&self) -> VolumeFlow {
        self.air
    }

    fn natural_air(&self) -> f64 {
        self.natural
    }

    fn design_water(&self) -> MassFlow {
        self.water
    }

    fn leaving_from(&self, water: WaterIn, air: &TowerAir, draught: Draught) -> Temperature {
        let (ratio, share) = match draught {
            Draught::Natural => (1.0, self.natural),
            Draught::Fan(ratio) => (ratio, 1.0),
        };
        let range = share * self.range_from(water, air, ratio);
        water.entering - TempDelta::from_k(range)
    }

    fn leaving_with(
        &self,
        heat: Power,
        water: MassFlow,
        air: &TowerAir,
        draught: Draught,
    ) -> Temperature {
        let range = (heat / self.water_rate(water)).k().max(0.0);
        match draught {
            Draught::Fan(ratio) => air.wet_bulb + self.approach(water, range, air, ratio),
            // With full air the same water would cool by so much more.
            Draught::Natural => {
                let full = range / self.natural.max(1e-3);
                let entering =
                    air.wet_bulb + self.approach(water, full, air, 1.0) + TempDelta::from_k(full);
                entering - TempDelta::from_k(range)
            }
        }
    }

    fn air_for(
        &self,
        water: WaterIn,
        leaving: Temperature,
        air: &TowerAir,
        least: f64,
    ) -> AirNeeded {
        let range = (water.entering - leaving).k();
        let wanted = (leaving - air.wet_bulb).k();
        let water_ratio = self.water_ratio(water.flow);
        // The approach grows with L, which is the water over the air.
        let along = Along::new(range, air.wet_bulb.c(), self.followed_c);
        let (low, high) = (water_ratio, water_ratio / least.max(1e-6));
        let at_low = along.approach(low) - wanted;
        if 0.0 <= at_low {
            return AirNeeded::All(leaving + TempDelta::from_k(at_low));
        }
        let at_high = along.approach(high) - wanted;
        if at_high <= 0.0 {
            return AirNeeded::LessThanLeast;
        }
        let ratio = along.ratio(wanted, (low, high)).unwrap_or_else(|| {
            let excess = |ratio: f64| along.approach(ratio) - wanted;
            let slope = (at_high - at_low) / (high - low);
            let guess = low - at_low / slope;
            numerics::rising_root(excess, (low, high), (guess, slope), RATIO_TOLERANCE * low)
        });
        AirNeeded::Share(water_ratio / ratio)
    }

    fn compared(&self, water: MassFlow, range: TempDelta, air: &TowerAir, air_ratio: f64) -> bool {
        let ratio = self.water_ratio(water) / air_ratio.max(1e-6);
        WATER_RATIO.contains(self.water_ratio(water))
            && approach(ratio, range.k(), air.wet_bulb.c()).1
    }
}
