//! The main of a block carries its transformer.

#![doc = include_str!("pwr_003.en.md")]

use super::Subject;
use super::boards;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_003.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    boards::find(
        subject,
        Code::MainTooSmall,
        |board| {
            board.main_is_short().then_some(Amount::Differs {
                given: board.main_a,
                needed: board.full_a,
                unit: "A",
            })
        },
        findings,
    );
}
