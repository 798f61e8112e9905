//! No single failure overloads what takes over.

#![doc = include_str!("pwr_007.en.md")]

use crate::evaluate::oneline::FailureDay;
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
pub const HELP: &str = include_str!("pwr_007.en.md");

pub(in crate::evaluate) fn apply(
    day: &OneLineDay,
    failures: &FailureDay,
    findings: &mut Vec<Finding>,
) {
    let mut worst: BTreeMap<Kind, Verdict> = BTreeMap::new();
    let found = failures.outcomes.iter().filter_map(|outcome| outcome.worst);
    for verdict in found.filter(|verdict| verdict.is_over()) {
        let kind = day.line.kind[verdict.element as usize];
        let known = worst.entry(kind).or_insert(verdict);
        if known.fraction() < verdict.fraction() {
            *known = verdict;
        }
    }
    findings.extend(worst.into_values().map(|verdict| Finding {
        code: Code::FailureOverloads,
        severity: if verdict.is_beyond_emergency() {
            Severity::MustFix
        } else {
            Severity::Watch
        },
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
