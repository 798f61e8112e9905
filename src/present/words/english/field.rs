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

/// What stands after the field's name in the title, the message and the hint.
type Three = (String, String, String);

/// Title, message and hint of a finding about a field.
pub(super) fn words(finding: &Finding, path: &str, names: &Names) -> FindingWords {
    if finding.code == Code::UnknownField {
        return FindingWords {
            title: format!("“{path}” is not known to this version"),
            message: "The file was read without it.".to_owned(),
            hint: "Check its spelling, or open the file with a newer version.".to_owned(),
        };
    }
    let (problem, message, hint) = of_number(finding, path)
        .or_else(|| of_text(finding, path))
        .unwrap_or_else(|| {
            let code = format!(": {}", finding.code.text());
            (code, String::new(), String::new())
        });
    FindingWords {
        title: format!("{}{problem}", place::field(path, names)),
        message,
        hint,
    }
}

/// What is wrong with a number, or with two that stand in an order.
fn of_number(finding: &Finding, path: &str) -> Option<Three> {
    let amount = &finding.amount;
    let given = given(amount, path);
    let is_nan = matches!(amount, Amount::Range { given, .. } if given.is_nan());
    let (problem, message, hint) = match finding.code {
        Code::OutOfRange if is_nan => (
            " is not a number".to_owned(),
            allowed(amount, path),
            "Enter a number.",
        ),
        Code::OutOfRange if is_length(amount) => (
            format!(": {given} given"),
            takes(amount),
            "Give the field once for each value, in order; the points of a curve by rising x.",
        ),
        Code::OutOfRange => (
            format!(": {given} is out of range"),
            allowed(amount, path),
            "Enter a value in this range.",
        ),
        Code::NotWhole => (
            format!(": {given} is not a whole number"),
            allowed(amount, path),
            "Enter a whole number.",
        ),
        Code::TooMuch => (
            format!(": {given} is too much"),
            allowed(amount, path),
            "Enter less; no site is this large.",
        ),
        Code::OutOfOrder => (
            " is out of order".to_owned(),
            order(path, amount),
            "Exchange the two, or correct one of them.",
        ),
        Code::BelowDewPoint => (
            " is below the dew point of the halls".to_owned(),
            order(path, amount),
            "Supply warmer water, or dry the air of the halls.",
        ),
        _ => return None,
    };
    Some((problem, message, hint.to_owned()))
}

/// What is wrong with a key, a word or a date, or that nothing is given.
fn of_text(finding: &Finding, path: &str) -> Option<Three> {
    let amount = &finding.amount;
    let given = given(amount, path);
    let (problem, message, hint) = match finding.code {
        Code::Missing => {
            let message = or(known(amount), "Nothing can be computed without it.");
            return Some((" is not given".to_owned(), message, missing_hint(path)));
        }
        Code::UnknownWord => (
            format!(": “{given}” is no choice here"),
            known(amount),
            "Choose one of these.",
        ),
        Code::UnknownKey => (
            format!(": “{given}” is not known"),
            known(amount),
            "Choose a known key, or add what it names.",
        ),
        Code::DuplicateId => (
            format!(": “{given}” is used twice"),
            "Two items of one list share a key, so nothing can refer to either.".to_owned(),
            "Give every item its own key.",
        ),
        Code::NotADate => (
            format!(": “{given}” is not a date"),
            "Dates are written as year, month and day: 2024-05-03.".to_owned(),
            "Enter a day of the calendar.",
        ),
        _ => return None,
    };
    Some((problem, message, hint.to_owned()))
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

/// Whether it is about how many values a field has.
fn is_length(amount: &Amount) -> bool {
    matches!(amount, Amount::Range { unit, .. } if *unit == "values")
}

/// How many values a field takes.
fn takes(amount: &Amount) -> String {
    match amount {
        Amount::Range { low, high, .. } if low == high => {
            format!("It takes {} values.", number::exact(*low))
        }
        Amount::Range { low, .. } => format!("It takes {} values or more.", number::exact(*low)),
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
        "number" => {
            format!("{second_text} must lie above {first_text}, the value it belongs with.")
        }
        _ => format!("{second_text} {unit} comes before {first_text} {unit}."),
    }
}
