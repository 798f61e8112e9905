//! Findings about a field of the scenario: what was given, and what is allowed.

use super::place;
use super::terms;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::present::number;
use crate::present::words::FindingWords;
use crate::present::words::Names;
use crate::scenario::record::LeafKind;

/// Title, message and hint of a finding about a field.
pub(super) fn words(finding: &Finding, path: &str, names: &Names) -> FindingWords {
    let field = place::field(path, names);
    let amount = &finding.amount;
    let (title, message, hint) = match finding.code {
        Code::Missing => (
            format!("{field} is not given"),
            or(known(amount), "Nothing can be computed without it."),
            missing_hint(path),
        ),
        Code::OutOfRange if matches!(amount, Amount::Range { given, .. } if given.is_nan()) => (
            format!("{field} is not a number"),
            allowed(amount, path),
            "Enter a number.".to_owned(),
        ),
        Code::OutOfRange => (
            format!("{field}: {} is out of range", given(amount, path)),
            allowed(amount, path),
            "Enter a value in this range.".to_owned(),
        ),
        Code::NotWhole => (
            format!("{field}: {} is not a whole number", given(amount, path)),
            allowed(amount, path),
            "Enter a whole number.".to_owned(),
        ),
        Code::UnknownWord => (
            format!("{field}: “{}” is no choice here", given(amount, path)),
            known(amount),
            "Choose one of these.".to_owned(),
        ),
        Code::UnknownKey => (
            format!("{field}: “{}” is not known", given(amount, path)),
            known(amount),
            "Choose a known key, or add what it names.".to_owned(),
        ),
        Code::DuplicateId => (
            format!("{field}: “{}” is used twice", given(amount, path)),
            "Two items of one list share a key, so nothing can refer to either.".to_owned(),
            "Give every item its own key.".to_owned(),
        ),
        Code::NotADate => (
            format!("{field}: “{}” is not a date", given(amount, path)),
            "Dates are written as year, month and day: 2024-05-03.".to_owned(),
            "Enter a day of the calendar.".to_owned(),
        ),
        Code::OutOfOrder => (
            format!("{field} is out of order"),
            order(path, amount),
            "Exchange the two, or correct one of them.".to_owned(),
        ),
        Code::TooMuch => (
            format!("{field}: {} is too much", given(amount, path)),
            allowed(amount, path),
            "Enter less; no site is this large.".to_owned(),
        ),
        Code::BelowDewPoint => (
            format!("{field} is below the dew point of the halls"),
            order(path, amount),
            "Supply warmer water, or dry the air of the halls.".to_owned(),
        ),
        Code::UnknownField => (
            format!("“{path}” is not known to this version"),
            "The file was read without it.".to_owned(),
            "Check its spelling, or open the file with a newer version.".to_owned(),
        ),
        other => (
            format!("{field}: {}", other.text()),
            String::new(),
            String::new(),
        ),
    };
    FindingWords {
        title,
        message,
        hint,
    }
}

/// What was given, as typed.
fn given(amount: &Amount, path: &str) -> String {
    match amount {
        Amount::Range { given, unit, .. } if given.is_finite() => {
            number::with_unit(*given, unit_beside(unit, path))
        }
        Amount::Range { .. } => "no number".to_owned(),
        Amount::Word { given, .. } => given.clone(),
        Amount::Order { second, unit, .. } => number::with_unit(*second, unit),
        _ => "the value".to_owned(),
    }
}

/// The range that is allowed.
fn allowed(amount: &Amount, path: &str) -> String {
    match amount {
        Amount::Range {
            low, high, unit, ..
        } => format!(
            "Allowed: {} to {}.",
            number::exact(*low),
            number::with_unit(*high, unit_beside(unit, path))
        ),
        _ => String::new(),
    }
}

/// The unit of a field's number; none for a count, whose label names what is counted.
fn unit_beside<'a>(unit: &'a str, path: &str) -> &'a str {
    match place::leaf_at(path).map(|(_, leaf)| &leaf.kind) {
        Some(LeafKind::Number(range)) if range.is_count() => "",
        _ => unit,
    }
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() {
        otherwise.to_owned()
    } else {
        text
    }
}

/// The words that are known.
fn known(amount: &Amount) -> String {
    match amount {
        Amount::Word { known, .. } if !known.is_empty() => {
            let mut words: Vec<&str> = known.iter().map(String::as_str).collect();
            words.dedup();
            format!("Known here: {}.", terms::either(words.into_iter()))
        }
        _ => String::new(),
    }
}

fn missing_hint(path: &str) -> String {
    match place::leaf_at(path).map(|(_, leaf)| &leaf.kind) {
        Some(LeafKind::Number(range)) => format!(
            "Enter a number from {} to {}.",
            number::exact(range.low),
            number::with_unit(range.high, unit_beside(range.plain_unit(), path))
        ),
        _ if path.ends_with("start_date") => {
            "Enter the date of day 0 as year, month and day: 2024-05-03.".to_owned()
        }
        _ => "Enter or choose one.".to_owned(),
    }
}

/// What stands in the wrong order.
fn order(path: &str, amount: &Amount) -> String {
    let Amount::Order {
        first,
        second,
        unit,
    } = amount
    else {
        return String::new();
    };
    let (first_text, second_text) = (number::exact(*first), number::exact(*second));
    match path.rsplit('.').next().unwrap_or(path) {
        "retire_day" => {
            format!("It is gone on day {second_text}, before it is ready on day {first_text}.")
        }
        "due_day" => {
            format!(
                "It is due on day {second_text}, before the phase ahead of it on day {first_text}."
            )
        }
        "gpus" => format!(
            "It asks for {second_text} GPUs, fewer than the {first_text} of the phase ahead of it."
        ),
        "supply_c" => format!(
            "The water is {second_text} {unit}; dew point and margin ask for {first_text} {unit} or more."
        ),
        _ => format!("{second_text} {unit} comes before {first_text} {unit}."),
    }
}
