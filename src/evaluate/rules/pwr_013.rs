//! No single failure is switched over more slowly than the load rides through.

#![doc = include_str!("pwr_013.en.md")]

use crate::evaluate::oneline::FailureDay;
use crate::evaluate::oneline::OneLineDay;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::solve::power::failures::Engine;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_013.en.md");

pub(in crate::evaluate) fn apply(
    day: &OneLineDay,
    failures: &FailureDay,
    findings: &mut Vec<Finding>,
) {
    let mut worst: Option<(u32, u32)> = None;
    for (element, outcome) in (0..).zip(&failures.outcomes) {
        if worst.map_or(0, |(_, gpus)| gpus) < outcome.dropped_gpus {
            worst = Some((element, outcome.dropped_gpus));
        }
    }
    let Some((element, _)) = worst else { return };
    let detail = Engine::new(&day.line, &day.flows).detail(&[element]);
    findings.push(Finding {
        code: Code::TransferSlow,
        severity: Severity::Watch,
        place: Place::Element(day.line.name(element)),
        days: Some(DayRange {
            from: day.day,
            to: day.day,
        }),
        amount: Amount::Differs {
            given: detail.first_seconds.hold_up_ms,
            needed: detail.first_seconds.longest_ms,
            unit: "ms",
        },
    });
}
