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

/// Longer interruptions are said in seconds, ms.
const LONG_MS: f64 = 1_000.0;

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
    let Some((element, dropped)) = worst else {
        return;
    };
    let detail = Engine::new(&day.line, &day.flows).detail(&[element]);
    let of = &detail.first_seconds;
    let (per_ms, unit) = if of.longest_ms < LONG_MS {
        (1.0, "ms")
    } else {
        (1e-3, "s")
    };
    findings.push(Finding {
        code: Code::TransferSlow,
        severity: Severity::Watch,
        place: Place::Element(day.line.name(element)),
        days: Some(DayRange {
            from: day.day,
            to: day.day,
        }),
        // Nothing is switched where an island collapses under what it must take at once.
        amount: if of.longest_ms <= of.hold_up_ms {
            Amount::Gpus(i64::from(dropped))
        } else {
            Amount::Differs {
                given: of.hold_up_ms * per_ms,
                needed: of.longest_ms * per_ms,
                unit,
            }
        },
    });
}
