//! Findings of classes of air and water in English.

use super::finding::Three;
use super::finding::during;
use crate::catalog::envelope;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::present::number;
use crate::present::words::Names;

/// Air or water that lies outside of what racks take, of its class or of what is recommended.
pub(super) fn of_classes(finding: &Finding, place: &str, names: &Names) -> Option<Three> {
    let (thing, hint) = match finding.code {
        Code::AirOutOfClass => (
            "air to the racks",
            "Make the facility water colder, choose coolers with a closer approach, or move the set points of air and dew point.",
        ),
        Code::WaterOutOfClass => (
            "water to the racks",
            "Make the facility water colder, or take racks of a warmer class.",
        ),
        _ => return None,
    };
    let what = match finding.amount {
        Amount::Class {
            given,
            low,
            high,
            unit,
            class,
        } => {
            let range = range(low, high, unit);
            let says = if finding.severity == Severity::Note {
                recommended(class)
            } else {
                format!("class {class} allows")
            };
            format!(
                "{place}: {thing} of {} {unit}; {says} {range}",
                tenth(given)
            )
        }
        Amount::Differs {
            given,
            needed,
            unit,
        } => format!(
            "{place}: {thing} of {} {unit}; they take up to {} {unit}",
            tenth(given),
            tenth(needed)
        ),
        _ => return None,
    };
    let condition = "in the design hour, with all machines running";
    Some((what, during(finding.days, condition, names), hint))
}

/// The S class whose number a limit of coolant is: `, class S40`; empty for any other number.
pub(super) fn of_limit(amount: &Amount) -> String {
    let Amount::Differs { needed, .. } = *amount else {
        return String::new();
    };
    let mut classes = envelope::TECHNOLOGY_CLASSES.iter();
    let class = classes.find(|(_, most)| *most == needed);
    class.map_or_else(String::new, |(name, _)| format!(", class {name}"))
}

/// Limits of a maker's own have no class to name.
fn recommended(class: &str) -> String {
    if class == "own" {
        "recommended is".to_owned()
    } else {
        format!("recommended for class {class} is")
    }
}

fn range(low: f64, high: f64, unit: &str) -> String {
    if f64::MAX <= high {
        format!("{} {unit} and more", tenth(low))
    } else {
        format!("{} to {} {unit}", tenth(low), tenth(high))
    }
}

fn tenth(value: f64) -> String {
    number::decimal(value, 1)
}
