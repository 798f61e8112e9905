//! Breakers of sections interrupt the largest short circuit.

#![doc = include_str!("pwr_014.en.md")]

use crate::evaluate::oneline::OneLineDay;
use crate::evaluate::oneline::over_breakers;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::Plan;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_014.en.md");

pub(in crate::evaluate) fn apply(plan: &Plan, day: &OneLineDay, findings: &mut Vec<Finding>) {
    for (section, bears_ka, ka) in over_breakers(plan, day) {
        findings.push(Finding {
            code: Code::BreakerTooWeak,
            severity: Severity::Watch,
            place: Place::Element(day.line.name(section)),
            days: Some(DayRange {
                from: day.day,
                to: day.day,
            }),
            amount: Amount::Differs {
                given: bears_ka,
                needed: ka,
                unit: "kA",
            },
        });
    }
}
