//! CRC-32 as in Ethernet and ZIP: reflected, polynomial 0x04C11DB7.
//!
//! Four bits at a time, from sixteen numbers: a link is at most some ten thousand bytes, and the tables of
//! a faster way weigh more than all the rest of the codec in the page.

/// Where a sum begins.
pub(super) const START: u32 = u32::MAX;

/// The polynomial, its bits in the order in which they are sent.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// What four bits add.
const STEPS: [u32; 16] = steps();

const fn steps() -> [u32; 16] {
    let mut steps = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 4 {
            sum = (sum >> 1) ^ (POLYNOMIAL * (sum & 1));
            bit += 1;
        }
        steps[at] = sum;
        at += 1;
    }
    steps
}

/// Adds bytes to a sum that began with [`START`].
pub(super) fn add(sum: u32, bytes: &[u8]) -> u32 {
    let half = |sum: u32| (sum >> 4) ^ STEPS[(sum & 0xf) as usize];
    let whole = |sum: u32, byte: &u8| half(half(sum ^ u32::from(*byte)));
    bytes.iter().fold(sum, whole)
}

/// The checksum of everything that was added.
pub(super) fn end(sum: u32) -> u32 {
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check value that catalogues of CRCs give for this one.
    #[test]
    fn the_published_check_value() {
        assert_eq!(end(add(START, b"123456789")), 0xCBF4_3926);
        let halves = add(add(START, b"12345"), b"6789");
        assert_eq!(end(halves), 0xCBF4_3926);
    }
}
