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

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_007.en.md");

pub(in crate::evaluate) fn apply(
    day: &OneLineDay,
    failures: &FailureDay,
    findings: &mut Vec<Finding>,
) {
    let mut worst: Vec<(Kind, Verdict)> = Vec::new();
    let found = failures.outcomes.iter().filter_map(|outcome| outcome.worst);
    for verdict in found.filter(|verdict| verdict.is_over()) {
        let kind = day.line.kind[verdict.element as usize];
        match worst.binary_search_by_key(&kind, |known| known.0) {
            Ok(at) if worst[at].1.fraction() < verdict.fraction() => worst[at].1 = verdict,
            Ok(_) => {}
            Err(at) => worst.insert(at, (kind, verdict)),
        }
    }
    findings.extend(worst.into_iter().map(|(_, verdict)| Finding {
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
