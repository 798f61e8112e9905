//! Saturated air, fast: the saturation line of [`crate::physics::air`] as a table of cubics.
//!
//! A year of a plant asks for the saturation line a hundred thousand times; a logarithm and an exponential each
//! time would take most of its budget of 3 ms. The table is made once from the exact equations, in 15 microseconds,
//! and is asked in about 5 ns. It differs from them by less than 2e-7 of the pressure over −100..100 °C
//! (less than 2e-8 over −40..60 °C), a thousandth of what the equations themselves promise.

use std::sync::LazyLock;

use crate::physics::air;
use crate::units::Temperature;

/// Width of one cubic, K. The error falls with its fourth power; 0.5 keeps the table within 13 kB, inside the
/// fastest cache.
const STEP_K: f64 = 0.5;

/// Where the ice branch ends and the water branch begins, °C; a node, because the line has a kink there.
const SPLIT_C: f64 = air::TRIPLE_POINT_C;

/// Cubics on each side of the split: 100 K.
const EACH_SIDE: usize = 200;

/// Range of the table, °C. Temperatures beyond are taken as the end.
pub const RANGE_C: (f64, f64) = (
    SPLIT_C - STEP_K * EACH_SIDE as f64,
    SPLIT_C + STEP_K * EACH_SIDE as f64,
);

/// Steps allowed. From a guess within 10 K three are enough, and sixty halvings find anything.
const MOST_STEPS: u32 = 60;

/// A step that is the last one, K: what remains is its cube times 1.5e-4, less than 2e-8 K.
const LAST_STEP_K: f64 = 0.05;

/// Saturation line: value and slopes at the low end of each step, folded into one cubic.
pub struct SaturationLine {
    cubics: [[f64; 4]; 2 * EACH_SIDE],
}

/// Saturated air at one temperature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saturated {
    /// Water vapour over dry air, kg/kg.
    pub humidity_ratio: f64,
    /// Enthalpy, kJ per kg of dry air.
    pub enthalpy_kj_per_kg: f64,
    /// How the enthalpy rises with temperature, kJ/(kg·K).
    pub slope_kj_per_kg_k: f64,
    /// How that slope rises, over the slope, 1/K.
    pub bend_per_k: f64,
}

static LINE: LazyLock<SaturationLine> = LazyLock::new(SaturationLine::new);

/// The table, made at the first use.
pub fn line() -> &'static SaturationLine {
    &LINE
}

impl SaturationLine {
    fn new() -> Self {
        let mut cubics = [[0.0; 4]; 2 * EACH_SIDE];
        for (index, cubic) in cubics.iter_mut().enumerate() {
            let low = RANGE_C.0 + STEP_K * index as f64;
            // Each branch ends on its own equation, also where both meet.
            let over_ice = index < EACH_SIDE;
            let node = |c: f64| {
                let (p, slope) = air::saturation_branch(c, over_ice);
                (p, slope * STEP_K)
            };
            let ((p0, d0), (p1, d1)) = (node(low), node(low + STEP_K));
            *cubic = [
                p0,
                d0,
                3.0 * (p1 - p0) - 2.0 * d0 - d1,
                2.0 * (p0 - p1) + d0 + d1,
            ];
        }
        Self { cubics }
    }

    /// Vapour pressure, Pa, and its slope, Pa/K.
    #[inline]
    pub fn pressure_pa(&self, temperature_c: f64) -> (f64, f64) {
        let [pressure, slope, _] = self.bent_pressure(temperature_c);
        (pressure, slope)
    }

    /// Vapour pressure, Pa, with its first and second slope, Pa/K and Pa/K².
    #[inline]
    fn bent_pressure(&self, temperature_c: f64) -> [f64; 3] {
        // A NaN goes to the low end.
        let steps = ((temperature_c - RANGE_C.0) * (1.0 / STEP_K))
            .max(0.0)
            .min((2 * EACH_SIDE) as f64 - 1e-9);
        let index = steps as usize;
        let u = steps - index as f64;
        let [a, b, c, d] = self.cubics[index];
        [
            a + u * (b + u * (c + u * d)),
            (b + u * (2.0 * c + u * (3.0 * d))) * (1.0 / STEP_K),
            (2.0 * c + u * (6.0 * d)) * (1.0 / (STEP_K * STEP_K)),
        ]
    }

    /// Saturated air at a temperature and a pressure.
    #[inline]
    pub fn at(&self, temperature_c: f64, pressure_pa: f64) -> Saturated {
        let [vapour, slope, bend] = self.bent_pressure(temperature_c);
        let most = air::MAX_VAPOUR_SHARE * pressure_pa;
        let [vapour, slope, bend] = if vapour < most {
            [vapour, slope, bend]
        } else {
            [most, 0.0, 0.0]
        };
        let dry = 1.0 / (pressure_pa - vapour);
        let ratio = air::MOLE_MASS_RATIO * vapour * dry;
        let heat = 2501.0 + 1.86 * temperature_c;
        let rate = air::MOLE_MASS_RATIO * pressure_pa * (dry * dry);
        let ratio_slope = rate * slope;
        let ratio_bend = rate * (bend + 2.0 * dry * slope * slope);
        let enthalpy_slope = 1.006 + 1.86 * ratio + ratio_slope * heat;
        Saturated {
            humidity_ratio: ratio,
            enthalpy_kj_per_kg: 1.006 * temperature_c + ratio * heat,
            slope_kj_per_kg_k: enthalpy_slope,
            bend_per_k: (2.0 * 1.86 * ratio_slope + ratio_bend * heat) / enthalpy_slope,
        }
    }

    /// The temperature, °C, of saturated air of an enthalpy, kJ per kg of dry air, from a guess.
    ///
    /// Steps along an exponential with the line's slope and bend, which it nearly is, and a halving where a step leaves
    /// what is known to hold the root (beyond boiling the line is cut off). Temperatures beyond the table are taken as
    /// its end.
    pub fn temperature_c(&self, enthalpy_kj_per_kg: f64, pressure_pa: f64, guess_c: f64) -> f64 {
        let (mut low, mut high) = RANGE_C;
        let mut at = guess_c.max(low).min(high);
        for _ in 0..MOST_STEPS {
            let here = self.at(at, pressure_pa);
            let lack = enthalpy_kj_per_kg - here.enthalpy_kj_per_kg;
            if 0.0 < lack {
                low = at;
            } else {
                high = at;
            }
            let step = warming(lack, &here);
            let next = at + step;
            if low <= next && next <= high {
                // Across the kink the slope of the other branch does not hold, however short the step.
                let stays = (at < SPLIT_C) == (next < SPLIT_C);
                at = next;
                if stays && step.abs() <= LAST_STEP_K {
                    break;
                }
            } else {
                at = 0.5 * (low + high);
            }
        }
        at
    }
}

/// About how much saturated air warms while its enthalpy rises by `rise`, K, from where it is.
///
/// ```text
/// Δ = ln(1 + x)/k,   x = k·rise/slope,   k bend      ln(1 + x) ≈ x·(6 + x)/(6 + 4·x)
/// ```
///
/// Exact for an exponential but for the short form of the logarithm. The part of the slope that is the air's own heat
/// does not grow: the error is 1.5e-4 of the third power of Δ in kelvins, 0.1 K for rises of 8 K.
#[inline]
pub fn warming(rise_kj_per_kg: f64, from: &Saturated) -> f64 {
    let straight = rise_kj_per_kg / from.slope_kj_per_kg_k;
    let x = (from.bend_per_k * straight).clamp(-0.5, 20.0);
    straight * (6.0 + x) / (6.0 + 4.0 * x)
}

/// Saturated air at a temperature, °C, and a pressure, Pa.
pub fn saturated(temperature: Temperature, pressure_pa: f64) -> Saturated {
    line().at(temperature.c(), pressure_pa)
}
