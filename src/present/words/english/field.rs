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
    let (problem, message, hint) = problem(finding, path);
    FindingWords {
        title: format!("{}{problem}", place::field(path, names)),
        message,
        hint,
    }
}

/// What stands behind the field's name, the message and the hint.
pub(super) fn problem(finding: &Finding, path: &str) -> Three {
    of_number(finding, path)
        .or_else(|| of_text(finding, path))
        .unwrap_or_else(|| {
            let code = format!(": {}", finding.code.text());
            (code, String::new(), String::new())
        })
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
        Code::BelowDewPoint | Code::Freezes | Code::TooWarm => return of_water(finding, path),
        Code::ReservesOverdrawn => (
            format!(": {} of the energy is spoken for", share(amount)),
            "Bridging, swings and demand response cannot keep the same energy twice.".to_owned(),
            "Make the shares at most 1 together.",
        ),
        Code::NoneLeft => (
            " leaves none to work".to_owned(),
            order(path, amount),
            "Hold fewer back, or add units.",
        ),
        Code::VoltageMismatch => (
            format!(": {given} does not meet what it is connected to"),
            differs(amount),
            "Choose a transformer of these voltages, or correct the voltage of the section.",
        ),
        _ => return None,
    };
    Some((problem, message, hint.to_owned()))
}

/// What physics forbids.
fn of_water(finding: &Finding, path: &str) -> Option<Three> {
    let message = order(path, &finding.amount);
    let (problem, message, hint) = match finding.code {
        Code::BelowDewPoint => (
            " is below the dew point of the halls",
            message,
            "Supply warmer water, or dry the air of the halls.",
        ),
        Code::TooWarm => (
            " is warmer than the racks take",
            coolant(&finding.amount),
            "Supply colder water, or choose CDUs with a closer approach.",
        ),
        Code::Freezes if path.ends_with(".header") => (
            " carries plain water that freezes in winter",
            winter(&finding.amount),
            "Put it on a loop with glycol.",
        ),
        Code::Freezes => (
            " is at or below the freezing point",
            freezing(&finding.amount),
            "Supply warmer water, or fill the loop with glycol.",
        ),
        _ => return None,
    };
    Some((problem.to_owned(), message, hint.to_owned()))
}

fn coolant(amount: &Amount) -> String {
    two(amount, |first, second| {
        format!("The coolant reaches the racks at {first} °C; they take at most {second} °C.")
    })
}

fn freezing(amount: &Amount) -> String {
    two(amount, |first, second| {
        format!("The supply is {second} °C; what flows freezes at {first} °C.")
    })
}

fn winter(amount: &Amount) -> String {
    two(amount, |_, second| {
        format!("A cold night of this climate reaches {second} °C.")
    })
}

/// A sentence from two numbers in their order.
fn two(amount: &Amount, sentence: impl Fn(&str, &str) -> String) -> String {
    match amount {
        Amount::Order { first, second, .. } => {
            sentence(&number::exact(*first), &number::exact(*second))
        }
        _ => String::new(),
    }
}

/// What was given and what it must be.
fn differs(amount: &Amount) -> String {
    match amount {
        Amount::Differs { needed, unit, .. } => {
            format!("The other side has {}.", number::with_unit(*needed, unit))
        }
        _ => String::new(),
    }
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
        Code::Unassigned => (
            " is not given".to_owned(),
            known(amount),
            "Choose where it hangs.",
        ),
        Code::Contradicts => (
            format!(": “{given}” is not what another field says"),
            known(amount),
            "Make both say the same, or clear one of them.",
        ),
        Code::NotADigest => (
            format!(": “{given}” is not a digest"),
            "A digest is written in the digits 0 to 9 and the letters a to f.".to_owned(),
            "Import the weather file again.",
        ),
        Code::AssumedStay => (
            String::new(),
            assumed(amount),
            "Mark them as assumptions to leave them out too.",
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
        Amount::Differs { given, unit, .. } => number::with_unit(*given, unit),
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

/// A share that was given, in percent.
fn share(amount: &Amount) -> String {
    match amount {
        Amount::Range { given, .. } => number::percent(*given, 0),
        _ => "more than all".to_owned(),
    }
}

/// How many assets stay.
fn assumed(amount: &Amount) -> String {
    match amount {
        Amount::Items(1) => "1 asset stays although its only source is an assumption.".to_owned(),
        Amount::Items(count) => format!(
            "{} assets stay although their only source is an assumption.",
            number::whole(*count)
        ),
        _ => String::new(),
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
        "ready_day" => format!(
            "It is ready on day {second_text}; order and lead time allow day {first_text} or later."
        ),
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
        "interruptible_mw" | "fault_min_mva" | "n20_wet_c" | "supplies_full" | "supplies_run"
        | "supplies_a" | "rack" => format!(
            "It is {}, and may be at most {}.",
            number::with_unit(*first, unit),
            number::with_unit(*second, unit)
        ),
        "throttle_coolant_c" | "throttle_air_c" => format!(
            "It throttles at {second_text} {unit}, below the {first_text} {unit} that it takes."
        ),
        "spares" | "spare_pumps" | "in_maintenance" | "catchers" => {
            format!("{first_text} of {second_text} are held back.")
        }
        "number" => {
            format!("{second_text} must lie above {first_text}, the value it belongs with.")
        }
        _ => format!("{second_text} {unit} comes before {first_text} {unit}."),
    }
}
