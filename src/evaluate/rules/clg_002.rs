//! CDUs and air coolers of a hall carry its heat.

#![doc = include_str!("clg_002.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::types::LimitKind;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_002.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (hall, room) in subject.plan.halls.iter().enumerate() {
        let template = (
            Code::HallCoolingShort,
            Severity::MustFix,
            Place::Hall(room.tag.id.clone()),
        );
        let short = |state: &_| spans::shortage(state, Some(hall), &[LimitKind::HallCooling]);
        spans::find(subject, &template, short, Amount::ShortMw, findings);
    }
}
