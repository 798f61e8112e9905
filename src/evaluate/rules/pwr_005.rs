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
use std::collections::BTreeMap;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_005.en.md");

pub(in crate::evaluate) fn apply(day: &OneLineDay, findings: &mut Vec<Finding>) {
    let mut worst: BTreeMap<Kind, Verdict> = BTreeMap::new();
    for verdict in &day.overloads {
        let kind = day.line.kind[verdict.element as usize];
        // Overloads come worst first, so the first of a kind is its worst.
        worst.entry(kind).or_insert(*verdict);
    }
    findings.extend(worst.into_values().map(|verdict| Finding {
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
