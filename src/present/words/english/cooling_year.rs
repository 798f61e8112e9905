//! What a year of cooling brings in English.

use super::cooling::hour_of_year;
use super::place;
use super::terms;
use crate::evaluate::year::Medium;
use crate::evaluate::year::YearFinding;
use crate::finding::Severity;
use crate::present::number;
use crate::present::words::Names;

pub(in crate::present) const NONE: &str = "Cooling reaches its set points in every hour, and no rack gets warmer coolant or air than it takes.";

/// A finding as a sentence, with its code.
pub(in crate::present::words) fn sentence(finding: &YearFinding, names: &Names) -> String {
    let place = terms::capital(&place::place(&finding.place, names));
    let what = match (finding.medium, finding.limit) {
        (Some(medium), Some(limit)) => {
            let thing = match medium {
                Medium::Coolant => "coolant",
                Medium::Air => "air to the racks",
            };
            let most = number::decimal(limit.c(), 1);
            match finding.class {
                "" | "own" => format!("{thing} is warmer than the {most} °C that its racks take"),
                class => {
                    format!("{thing} is warmer than the {most} °C of its racks, class {class},")
                }
            }
        }
        _ => "cooling does not reach its set point".to_owned(),
    };
    format!(
        "{place}: {what} in {} of the year; most, by {} K, on {} ({}).",
        number::count(i64::from(finding.hours), "hour", "hours"),
        number::decimal(finding.over_k, 1),
        hour_of_year(finding.worst_hour),
        finding.code.text()
    )
}

/// The same on a card, where how much it matters stands before it.
pub(in crate::present) fn on_card(finding: &YearFinding, names: &Names) -> String {
    let severity = match finding.severity {
        Severity::MustFix => "Must fix",
        Severity::Watch => "To watch",
        Severity::Note => "Note",
    };
    format!("{severity}: {}", sentence(finding, names))
}
