//! `e^x` and `ln x` for the loops over a year: inlined, from a short table and a short series.
//!
//! A tower by UA asks for them five times in every trial of its air, forty thousand times a year; libm's are called,
//! not inlined, and take 15 to 25 ns each. These take about 4 ns. They are additions and multiplications over a table
//! that libm fills, so that they give the same bits everywhere, as libm does.
//!
//! Error: below 1e-14 of the result, and for `ln` 1e-15 beside, over what they are asked: `-700 ≤ x ≤ 700`, and
//! normal positive numbers. Beyond, libm answers.

use std::sync::LazyLock;

/// Steps of the table in one doubling. The series then needs no more than r = ln 2/128 = 0.0054.
const STEPS: usize = 64;

/// Bits that [`STEPS`] takes.
const STEP_BITS: u32 = 6;

/// `2^(i/64)` for the exponential; for the logarithm 1/c and ln c of the middle c of each step of 1..2.
struct Tables {
    powers: [f64; STEPS],
    middles: [(f64, f64); STEPS],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    powers: std::array::from_fn(|i| libm::exp2(i as f64 / STEPS as f64)),
    middles: std::array::from_fn(|i| {
        let inverse = STEPS as f64 / (STEPS as f64 + i as f64 + 0.5);
        (inverse, -libm::log(inverse))
    }),
});

/// `ln 2/64` in two parts: the first has zeros at its end, so that its products with small whole numbers are exact.
const STEP_HIGH: f64 = 0.693_147_180_369_123_8 / STEPS as f64;
const STEP_LOW: f64 = 1.908_214_929_270_587_7e-10 / STEPS as f64;

/// Added and taken away again, it leaves the nearest whole number: 1.5·2⁵², whose last place is one.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// Beyond this `e^x` overflows or is no normal number.
const MOST: f64 = 700.0;

/// `e^x`.
#[inline]
pub fn exp(x: f64) -> f64 {
    if !(x.abs() <= MOST) {
        return libm::exp(x);
    }
    let (scale, r) = reduced(x);
    scale + scale * series(r)
}

/// `1 − e^(−x)`, without the cancellation near zero.
#[inline]
pub fn one_less_exp(x: f64) -> f64 {
    if !(x.abs() <= MOST) {
        return -libm::expm1(-x);
    }
    let (scale, r) = reduced(-x);
    (1.0 - scale) - scale * series(r)
}

/// `2^n` by a step of the table, and what is left of x: |r| ≤ ln 2/128.
#[inline]
fn reduced(x: f64) -> (f64, f64) {
    let shifted = x * (STEPS as f64 * std::f64::consts::LOG2_E) + ROUNDER;
    let whole = shifted - ROUNDER;
    let r = (x - whole * STEP_HIGH) - whole * STEP_LOW;
    let n = shifted.to_bits().wrapping_sub(ROUNDER.to_bits()) as i64;
    let power = TABLES.powers[(n & (STEPS as i64 - 1)) as usize];
    let exponent = 1023 + (n >> STEP_BITS);
    (power * f64::from_bits((exponent as u64) << 52), r)
}

/// `e^r − 1`: six terms leave r⁷/5040, 3e-20.
#[inline]
fn series(r: f64) -> f64 {
    r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))))
}

/// `ln x`.
#[inline]
pub fn ln(x: f64) -> f64 {
    if !(x.is_normal() && 0.0 < x) {
        return libm::log(x);
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) as i64 - 1023) as f64;
    let step = ((bits >> (52 - STEP_BITS)) & (STEPS as u64 - 1)) as usize;
    let (inverse, middle) = TABLES.middles[step];
    let r = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000) * inverse - 1.0;
    let tail = r
        * r
        * (-0.5 + r * (1.0 / 3.0 + r * (-0.25 + r * (0.2 + r * (-1.0 / 6.0 + r * (1.0 / 7.0))))));
    exponent * std::f64::consts::LN_2 + (middle + (r + tail))
}

#[cfg(test)]
mod tests {
    use super::exp;
    use super::ln;
    use super::one_less_exp;

    /// libm is right to the last place or nearly.
    #[test]
    fn as_libm_has_them() {
        for step in -70_000..=70_000 {
            let x = f64::from(step) * 0.009_97;
            assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-14, "{x}");
        }
        for step in 0..400_000 {
            let x = libm::pow(10.0, -12.0 + f64::from(step) * 3.7e-5);
            let exact = libm::log(x);
            assert!((ln(x) - exact).abs() < 1e-15 + 1e-14 * exact.abs(), "{x}");
            let less = -libm::expm1(-x);
            assert!((one_less_exp(x) / less - 1.0).abs() < 1e-13, "{x}");
        }
    }

    #[test]
    fn at_their_ends() {
        assert_eq!(
            (exp(0.0), ln(1.0).abs() < 1e-16, one_less_exp(0.0)),
            (1.0, true, 0.0)
        );
        assert_eq!(
            (exp(-1e4), exp(1e4), one_less_exp(1e4)),
            (0.0, f64::INFINITY, 1.0)
        );
        assert!(exp(f64::NAN).is_nan() && ln(-1.0).is_nan() && one_less_exp(f64::NAN).is_nan());
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
    }
}
