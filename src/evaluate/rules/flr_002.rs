//! No rack presses harder on the floor than it carries.

#![doc = include_str!("flr_002.en.md")]

use super::Subject;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::units::Pressure;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("flr_002.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for hall in &subject.layout.halls {
        let excess = hall.worst_pressure - subject.plan.floor.floor_load;
        if excess <= Pressure::ZERO {
            continue;
        }
        findings.push(Finding {
            code: Code::FloorOverloaded,
            severity: Severity::MustFix,
            place: Place::Hall(hall.id.clone()),
            days: None,
            amount: Amount::ExcessKpa(excess.kpa()),
        });
    }
}
