//! Decimals as people and files write them, read as the nearest number.
//!
//! `str::parse` does the same with a table of powers of five that is 10 kB of the page and does not
//! compress. Here numbers of up to 15 digits with a small exponent, which is all that people type, are one
//! exact multiplication or division; all others are divided as whole numbers of any length. A test compares
//! with `str::parse` bit for bit.

use std::cmp::Ordering;

/// Digits that are looked at. No number between two floats, or half-way between them, has more than 768;
/// what follows can only say on which side of half-way it lies.
const MOST_DIGITS: usize = 800;

/// Powers of ten that a float holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Digits of which every whole number is exact.
const EXACT_DIGITS: usize = 15;

/// Reads a decimal: sign, digits with or without a point, and an exponent of ten. The nearest float, the
/// even one of two that are equally near; beyond the largest, infinity. Nothing when it is none; words
/// such as `inf` are none.
pub fn parse(text: &str) -> Option<f64> {
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut given = whole.bytes().chain(fraction.bytes());
    if whole.len() + fraction.len() == 0 || !given.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let all = whole.bytes().chain(fraction.bytes());
    let mut digits: Vec<u8> = all
        .map(|byte| byte - b'0')
        .skip_while(|digit| *digit == 0)
        .collect();
    let mut power = exponent - i64::try_from(fraction.len()).ok()?;
    if MOST_DIGITS < digits.len() {
        power += i64::try_from(digits.len() - MOST_DIGITS).ok()?;
        let has_more = digits
            .split_off(MOST_DIGITS)
            .iter()
            .any(|digit| *digit != 0);
        if has_more {
            digits.push(1);
            power -= 1;
        }
    }
    let value = nearest(&digits, power);
    Some(if is_negative { -value } else { value })
}

/// An exponent, held where every number is zero or infinite anyway.
fn read_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return None;
    }
    let mut exponent = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        exponent = (10 * exponent + digit).min(1_000_000_000);
    }
    Some(sign * exponent)
}

/// The float nearest to digits × 10^power; the first digit is not 0.
fn nearest(digits: &[u8], power: i64) -> f64 {
    let magnitude = power + digits.len() as i64;
    if digits.is_empty() || magnitude < -326 {
        return 0.0;
    }
    if 310 < magnitude {
        return f64::INFINITY;
    }
    let exact = EXACT_POWERS.get(usize::try_from(power.abs()).unwrap_or(usize::MAX));
    if let (true, Some(scale)) = (digits.len() <= EXACT_DIGITS, exact) {
        let whole = digits
            .iter()
            .fold(0.0, |sum, digit| 10.0 * sum + f64::from(*digit));
        return if power < 0 {
            whole / scale
        } else {
            whole * scale
        };
    }
    let (mut above, mut below) = (Whole(Vec::new()), Whole(vec![1]));
    digits
        .iter()
        .for_each(|digit| above.times_ten_plus(u32::from(*digit)));
    for _ in 0..power.unsigned_abs() {
        if power < 0 {
            below.times_ten_plus(0);
        } else {
            above.times_ten_plus(0);
        }
    }
    quotient(above, below)
}

/// Bits of the quotient beyond those that decide: it has this many, or one less.
const QUOTIENT_BITS: i64 = 67;

/// The float nearest to a quotient of whole numbers, neither of them 0.
fn quotient(mut above: Whole, mut below: Whole) -> f64 {
    // quotient × 2^-shift, with `QUOTIENT_BITS` bits or one less before the point.
    let shift = QUOTIENT_BITS - 1 - (above.bits() - below.bits());
    if 0 < shift {
        above.double(shift);
    } else {
        below.double(-shift);
    }
    below.double(QUOTIENT_BITS);
    let mut bits = 0_u128;
    for _ in 0..=QUOTIENT_BITS {
        bits <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.subtract(&below);
            bits |= 1;
        }
        below.halve();
    }
    let has_rest = above.0.iter().any(|word| *word != 0);
    let highest = 127 - i64::from(bits.leading_zeros()) - shift;
    // The unit in the last place, which is no smaller than that of the smallest floats.
    let unit = (highest - 52).max(-1074);
    let dropped = unit + shift;
    let half = 1_u128 << (dropped - 1);
    let (mut mantissa, rest) = (bits >> dropped, bits & (2 * half - 1));
    let is_odd = mantissa & 1 == 1;
    if half < rest || (rest == half && (has_rest || is_odd)) {
        mantissa += 1;
    }
    let mantissa = u64::try_from(mantissa).unwrap_or(u64::MAX);
    let hidden = 1_u64 << 52;
    if mantissa < hidden {
        return f64::from_bits(mantissa);
    }
    let exponent = u64::try_from(unit + 1075).unwrap_or(0);
    if 2047 <= exponent {
        return f64::INFINITY;
    }
    // A mantissa that was rounded up to the next power of two carries into the exponent, as it should.
    f64::from_bits((exponent << 52) + (mantissa - hidden))
}

/// A whole number of any length: words of 32 bits, the lowest first.
struct Whole(Vec<u32>);

impl Whole {
    fn times_ten_plus(&mut self, digit: u32) {
        let mut carry = u64::from(digit);
        for word in &mut self.0 {
            carry += 10 * u64::from(*word);
            *word = low(carry);
            carry >>= 32;
        }
        if carry != 0 {
            self.0.push(low(carry));
        }
    }

    /// Its length in bits. The highest word is not 0 until [`Whole::subtract`] or [`Whole::halve`] ran.
    fn bits(&self) -> i64 {
        let highest = self.0.last().map_or(32, |word| word.leading_zeros());
        32 * self.0.len() as i64 - i64::from(highest)
    }

    /// Doubles it this many times.
    fn double(&mut self, times: i64) {
        let words = usize::try_from(times / 32).unwrap_or(0);
        let bits = times % 32;
        let mut carry = 0_u64;
        for word in &mut self.0 {
            carry += u64::from(*word) << bits;
            *word = low(carry);
            carry >>= 32;
        }
        if carry != 0 {
            self.0.push(low(carry));
        }
        self.0.splice(0..0, std::iter::repeat_n(0, words));
    }

    /// Halves it; the last bit is lost.
    fn halve(&mut self) {
        let mut carry = 0;
        for word in self.0.iter_mut().rev() {
            let next = *word << 31;
            *word = (*word >> 1) | carry;
            carry = next;
        }
    }

    fn word(&self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(0)
    }

    fn compare(&self, other: &Self) -> Ordering {
        let length = self.0.len().max(other.0.len());
        let words = (0..length)
            .rev()
            .map(|at| self.word(at).cmp(&other.word(at)));
        words
            .into_iter()
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// Takes away another one that is no larger.
    fn subtract(&mut self, other: &Self) {
        let mut is_owed = false;
        for (at, word) in self.0.iter_mut().enumerate() {
            let (less, first) = word.overflowing_sub(other.word(at));
            let (less, second) = less.overflowing_sub(u32::from(is_owed));
            *word = less;
            is_owed = first || second;
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the low word is what is asked for"
)]
fn low(wide: u64) -> u32 {
    wide as u32
}

#[cfg(test)]
mod tests {
    use super::parse;
    use proptest::prelude::*;

    fn same(text: &str) {
        let ours = parse(text).map(f64::to_bits);
        let theirs: Option<f64> = text.parse().ok();
        assert_eq!(ours, theirs.map(f64::to_bits), "{text}");
    }

    #[test]
    fn the_known_hard_cases_are_read_as_the_standard_library_does() {
        for text in [
            "0",
            "-0.0",
            "1.",
            ".5",
            "+3",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623157e308",
            "1e-400",
            "1e400",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "9007199254740993.0000001",
            "123456789012345678901234567890",
            "1e22",
            "1e23",
            "8.5e-322",
            "0.1e-99999999999",
            "",
            "-",
            ".",
            "e5",
            "1e",
            "1e+",
            "1.2.3",
            "0x1",
            "1_0",
            "١",
        ] {
            same(text);
        }
        same(&format!("1{}", "0".repeat(400)));
        same(&format!("0.{}1", "0".repeat(1000)));
        same(&format!("1.{}1e3", "0".repeat(900)));
        same(&format!("9007199254740993.{}1", "0".repeat(900)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_float_reads_back(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            if value.is_finite() {
                same(&format!("{value:e}"));
                same(&format!("{value:.30e}"));
                same(&value.to_string());
            }
        }

        #[test]
        fn any_decimal_is_read_alike(text in "[-+]?[0-9]{0,25}\\.?[0-9]{0,25}(e[-+]?[0-9]{1,3})?") {
            same(&text);
        }

        #[test]
        fn half_way_between_two_floats_goes_to_the_even_one(below in (1_u64 << 52)..(1 << 53), zeros in 0..900_usize) {
            // From 2⁵³ to 2⁵⁴ floats are the even whole numbers: every odd one is half-way.
            let middle = 2 * below + 1;
            same(&middle.to_string());
            same(&format!("{middle}.{}1", "0".repeat(zeros)));
            same(&format!("{}.{}", middle - 1, "9".repeat(zeros + 1)));
        }
    }
}
