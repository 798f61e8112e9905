//! Every element of a day carries what it must.

#![doc = include_str!("pwr_005.en.md")]

use crate::evaluate::oneline::OneLineDay;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::Verdict;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_005.en.md");

pub(in crate::evaluate) fn apply(day: &OneLineDay, findings: &mut Vec<Finding>) {
    let mut worst: Vec<(Kind, Verdict)> = Vec::new();
    for verdict in &day.overloads {
        let kind = day.line.kind[verdict.element as usize];
        // Overloads come worst first, so the first of a kind is its worst.
        if let Err(at) = worst.binary_search_by_key(&kind, |known| known.0) {
            worst.insert(at, (kind, *verdict));
        }
    }
    findings.extend(worst.into_iter().map(|(_, verdict)| Finding {
        code: Code::ElementOverloaded,
        severity: Severity::MustFix,
        place: Place::Element(day.line.name(verdict.element)),
        days: Some(DayRange {
            from: day.day,
            to: day.day,
        }),
        amount: Amount::Differs {
            given: verdict.allowed_mva,
            needed: verdict.load_mva,
            unit: "MVA",
        },
    }));
}
