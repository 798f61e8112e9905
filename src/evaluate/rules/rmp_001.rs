//! Every phase reaches its target on its due day.

#![doc = include_str!("rmp_001.en.md")]

use super::Subject;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("rmp_001.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for phase in subject.phases {
        let last_missed = match phase.live_day {
            Some(day) if day <= phase.due_day => continue,
            Some(day) => day - 1,
            None => subject.plan.horizon.max(phase.due_day),
        };
        findings.push(Finding {
            code: Code::TargetMissed,
            severity: Severity::MustFix,
            place: Place::Phase(phase.id.clone()),
            days: Some(DayRange {
                from: phase.due_day,
                to: last_missed,
            }),
            amount: Amount::DaysLate(phase.live_day.map(|day| day - phase.due_day)),
        });
    }
}
