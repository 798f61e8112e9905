//! Bytes of a link: variable-length integers, numbers without loss, texts.

use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::link::LinkError;
use crate::codec::link::limits::MAX_READ;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Node;
use crate::scenario::record::Number;
use crate::scenario::record::Value;

/// Decimal places that are tried. With ten and more, the raw 8 bytes are hardly longer.
const MAX_PLACES: u8 = 9;

/// Below this, every whole number is an `f64` of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Powers of ten up to [`MAX_PLACES`]; all of them exact.
const POWERS: [f64; 10] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// The number is not given.
const MARK_NONE: u8 = 0;
/// Eight raw bytes follow in the digits.
const MARK_RAW: u8 = 1;
/// With k places added: a mantissa follows in the digits, the number is mantissa / 10^k.
const MARK_PLUS: u8 = 2;
/// The same, negative.
const MARK_MINUS: u8 = MARK_PLUS + MAX_PLACES + 1;
/// With a small whole number added: that number.
const MARK_SMALL: u8 = MARK_MINUS + MAX_PLACES + 1;

/// Writes marks, and apart from them the digits of numbers.
#[derive(Default)]
pub(super) struct Writer {
    /// Structure, texts, kinds of numbers: repetitive.
    pub marks: Vec<u8>,
    /// Mantissas: as good as random.
    pub digits: Vec<u8>,
}

impl Writer {
    pub(super) fn len(&self) -> usize {
        self.marks.len() + self.digits.len()
    }

    pub(super) fn append(&mut self, other: &Self) {
        self.marks.extend_from_slice(&other.marks);
        self.digits.extend_from_slice(&other.digits);
    }

    pub(super) fn varint(&mut self, value: u64) {
        push_varint(&mut self.marks, value);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.marks.extend_from_slice(bytes);
    }

    pub(super) fn value(&mut self, value: &Value) {
        match value {
            Value::Number(number) => self.number(*number),
            Value::Text(text) => {
                self.varint(text.len() as u64);
                self.bytes(text.as_bytes());
            }
            Value::Flag(flag) => self.marks.push(u8::from(*flag)),
        }
    }

    /// The smallest k with `m / 10^k == x` exactly, so that nothing is lost and `0.1` stays short.
    pub(super) fn number(&mut self, number: Number) {
        let Some(value) = tidy_number(number) else {
            return self.marks.push(MARK_NONE);
        };
        let small = f64::from(u8::MAX - MARK_SMALL);
        if value.fract() == 0.0 && 0.0 <= value && value <= small {
            return self.marks.push(MARK_SMALL + value as u8);
        }
        let decimal = (0..=MAX_PLACES).zip(POWERS).find_map(|(places, power)| {
            let mantissa = (value.abs() * power).round();
            (mantissa < EXACT && mantissa / power == value.abs()).then_some((places, mantissa))
        });
        match decimal {
            Some((places, mantissa)) => {
                let sign = if value < 0.0 { MARK_MINUS } else { MARK_PLUS };
                self.marks.push(sign + places);
                push_varint(&mut self.digits, mantissa as u64);
            }
            None => {
                self.marks.push(MARK_RAW);
                self.digits.extend_from_slice(&value.to_le_bytes());
            }
        }
    }
}

/// Reads what a [`Writer`] wrote, and distrusts it.
pub(super) struct Reader<'a> {
    marks: &'a [u8],
    digits: &'a [u8],
    weight: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(marks: &'a [u8], digits: &'a [u8]) -> Self {
        Self {
            marks,
            digits,
            weight: 0,
        }
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.marks.is_empty() && self.digits.is_empty()
    }

    /// Counts what the scenario grows by, before it does.
    pub(super) fn weigh(&mut self, weight: usize) -> Result<(), LinkError> {
        self.weight = self.weight.saturating_add(weight);
        if MAX_READ < self.weight {
            Err(LinkError::TooLarge)
        } else {
            Ok(())
        }
    }

    pub(super) fn varint(&mut self) -> Result<u64, LinkError> {
        take_varint(&mut self.marks)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], LinkError> {
        take_array(&mut self.marks)
    }

    pub(super) fn value(&mut self, kind: &LeafKind) -> Result<Value, LinkError> {
        match kind {
            LeafKind::Number(_) => self.number().map(Value::Number),
            LeafKind::Text(_) => self.text().map(Value::Text),
            LeafKind::Flag => match self.array()? {
                [0] => Ok(Value::Flag(false)),
                [1] => Ok(Value::Flag(true)),
                _ => Err(LinkError::Malformed),
            },
        }
    }

    pub(super) fn number(&mut self) -> Result<Number, LinkError> {
        let [mark] = self.array()?;
        let value = match mark {
            MARK_NONE => return Ok(None),
            MARK_RAW => f64::from_le_bytes(take_array(&mut self.digits)?),
            MARK_PLUS..MARK_MINUS => self.decimal(mark - MARK_PLUS)?,
            MARK_MINUS..MARK_SMALL => -self.decimal(mark - MARK_MINUS)?,
            MARK_SMALL.. => f64::from(mark - MARK_SMALL),
        };
        Ok(tidy_number(Some(value)))
    }

    fn decimal(&mut self, places: u8) -> Result<f64, LinkError> {
        let mantissa = take_varint(&mut self.digits)? as f64;
        let power = POWERS
            .get(usize::from(places))
            .ok_or(LinkError::Malformed)?;
        if mantissa < EXACT {
            Ok(mantissa / power)
        } else {
            Err(LinkError::Malformed)
        }
    }

    fn text(&mut self) -> Result<String, LinkError> {
        let length = usize::try_from(self.varint()?).map_err(|_| LinkError::Malformed)?;
        // Looked at where it lies: an announced length reserves nothing.
        let (text, rest) = self
            .marks
            .split_at_checked(length)
            .ok_or(LinkError::Malformed)?;
        let text = std::str::from_utf8(text).map_err(|_| LinkError::Malformed)?;
        let characters = text.chars().count();
        if MAX_TEXT_CHARACTERS < characters {
            return Err(LinkError::TextTooLong { characters });
        }
        self.marks = rest;
        Ok(text.to_owned())
    }
}

/// Brings a tree into the form that links hold: −0 is 0, NaN is *not given*.
pub(super) fn tidy(node: &mut Node) {
    match node {
        Node::Leaf(value) => tidy_value(value),
        Node::List(items) => items.iter_mut().for_each(tidy),
        Node::Section(leaves, parts) => {
            leaves.iter_mut().for_each(tidy_value);
            parts.iter_mut().for_each(tidy);
        }
    }
}

fn tidy_value(value: &mut Value) {
    if let Value::Number(number) = value {
        *number = tidy_number(*number);
    }
}

fn tidy_number(number: Number) -> Number {
    // Adding zero turns −0 into 0 and leaves everything else as it is.
    number
        .filter(|value| !value.is_nan())
        .map(|value| value + 0.0)
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(super) fn push_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while 0x7f < value {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// A variable-length integer and what follows it.
pub(super) fn split_varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (place, byte) in bytes.iter().enumerate() {
        let bits = u64::from(byte & 0x7f);
        let shift = u32::try_from(7 * place).ok()?;
        let shifted = bits.checked_shl(shift)?;
        if shifted >> shift != bits {
            return None;
        }
        value |= shifted;
        if byte & 0x80 == 0 {
            return bytes.get(place + 1..).map(|rest| (value, rest));
        }
    }
    None
}

fn take_varint(bytes: &mut &[u8]) -> Result<u64, LinkError> {
    let (value, rest) = split_varint(bytes).ok_or(LinkError::Malformed)?;
    *bytes = rest;
    Ok(value)
}

fn take_array<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], LinkError> {
    let (array, rest) = bytes.split_first_chunk::<N>().ok_or(LinkError::Malformed)?;
    *bytes = rest;
    Ok(*array)
}
