//! What people type into a field, in the unit of the field.

use super::unit;
use super::unit::Kind;
use crate::scenario::record::Number;
use crate::units::decimal;

/// Why a text is no number for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It does not begin with a number.
    NotANumber {
        /// What was typed.
        typed: String,
    },
    /// A comma that does not group thousands.
    Comma {
        /// What was typed.
        typed: String,
    },
    /// Its unit is not one of the field's kind.
    Unit {
        /// The unit that was typed.
        typed: String,
        /// Units that are understood here.
        known: Vec<&'static str>,
    },
}

/// Reads a number in the unit of a field: `45 kW`, `0.045 MW`, `1,563`, `18 C`, `−3`, `100k`.
///
/// Nothing typed is *not given*. A number without a unit is in the field's own. Units of counts are
/// words: `8 halls` and `8` are the same.
pub fn parse(typed: &str, field_unit: &str) -> Result<Number, NumberError> {
    let typed = typed.trim();
    if typed.is_empty() || typed == super::NOTHING {
        return Ok(None);
    }
    let (number, unit_text) = split(typed);
    let value = plain_number(number, typed)?;
    let unit_text = unit_text.trim();
    if unit_text.is_empty() || unit_text.eq_ignore_ascii_case(field_unit) {
        return finite(value, typed);
    }
    match unit::kind_of(field_unit) {
        Some(kind) => finite(convert(value, unit_text, kind, field_unit)?, typed),
        None => finite(value * multiple(unit_text, field_unit)?, typed),
    }
}

fn convert(value: f64, typed: &str, kind: Kind, field_unit: &str) -> Result<f64, NumberError> {
    let Some(from) = unit::find(kind, typed) else {
        return Err(NumberError::Unit {
            typed: typed.to_owned(),
            known: unit::spellings(kind),
        });
    };
    let base = value * from.factor + from.offset;
    let to = unit::find(kind, field_unit);
    Ok(clean(to.map_or(base, |to| (base - to.offset) / to.factor)))
}

/// A converted number without the dust of binary fractions: `0.045 MW` is 45 kW, not 44.999999999999996.
/// Twelve digits are far more than anyone types, and few enough to lose the dust.
fn clean(value: f64) -> f64 {
    decimal::parse(&format!("{value:.11e}")).unwrap_or(value)
}

/// What the word behind a count multiplies it by: `k` a thousand, the count's own word nothing.
fn multiple(typed: &str, field_unit: &str) -> Result<f64, NumberError> {
    let (factor, word) = match typed.strip_prefix(['k', 'K']) {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => (1e3, rest.trim()),
        _ => match typed.strip_prefix('M') {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') => (1e6, rest.trim()),
            _ => (1.0, typed),
        },
    };
    let singular = field_unit.trim_end_matches('s');
    let is_own = |word: &str| {
        let word = word.trim_end_matches(['s', 'S']);
        word.eq_ignore_ascii_case(singular)
    };
    if word.is_empty() || is_own(word) {
        Ok(factor)
    } else {
        Err(NumberError::Unit {
            typed: typed.to_owned(),
            known: Vec::new(),
        })
    }
}

/// Where the number ends and its unit begins.
fn split(typed: &str) -> (&str, &str) {
    let bytes = typed.char_indices().collect::<Vec<_>>();
    let mut end = 0;
    for (index, (at, letter)) in bytes.iter().enumerate() {
        let next = bytes.get(index + 1).map(|(_, next)| *next);
        let is_part = letter.is_ascii_digit()
            || matches!(letter, '.' | ',' | '+' | '-' | '−' | '–')
            || (is_space(*letter) && next.is_some_and(|next| next.is_ascii_digit()))
            || (is_sign(typed, *at) && is_space(*letter))
            || (matches!(letter, 'e' | 'E') && next.is_some_and(is_exponent_start));
        if !is_part {
            break;
        }
        end = at + letter.len_utf8();
    }
    typed.split_at(end)
}

/// Whether only a sign stands before this place.
fn is_sign(typed: &str, at: usize) -> bool {
    matches!(typed[..at].trim(), "+" | "-" | "−" | "–")
}

fn is_exponent_start(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '+' | '-' | '−')
}

fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '_' | '\''
    )
}

/// A number without its groups and with a plain minus sign.
fn plain_number(number: &str, typed: &str) -> Result<f64, NumberError> {
    let plain: String = number
        .chars()
        .filter(|letter| !is_space(*letter))
        .map(|letter| {
            if matches!(letter, '−' | '–') {
                '-'
            } else {
                letter
            }
        })
        .collect();
    if !groups_are_thousands(&plain) {
        return Err(NumberError::Comma {
            typed: typed.to_owned(),
        });
    }
    decimal::parse(&plain.replace(',', "")).ok_or_else(|| NumberError::NotANumber {
        typed: typed.to_owned(),
    })
}

/// Whether every comma stands before three digits of the whole part: `1,563` but not `0,5`.
fn groups_are_thousands(plain: &str) -> bool {
    let whole_part = plain.split(['.', 'e', 'E']).next().unwrap_or("");
    if plain.matches(',').count() != whole_part.matches(',').count() {
        return false;
    }
    let mut groups = whole_part.trim_start_matches(['+', '-']).split(',');
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return true;
    }
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.all(|group| group.len() == 3)
}

fn finite(value: f64, typed: &str) -> Result<Number, NumberError> {
    if value.is_finite() {
        Ok(Some(value + 0.0))
    } else {
        Err(NumberError::NotANumber {
            typed: typed.to_owned(),
        })
    }
}
