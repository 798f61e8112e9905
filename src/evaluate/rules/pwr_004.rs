//! The boards of a block bear the fault behind its transformer.

#![doc = include_str!("pwr_004.en.md")]

use super::Subject;
use super::boards;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_004.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    boards::find(
        subject,
        Code::FaultTooHigh,
        |board| {
            board.fault_is_high().then_some(Amount::Differs {
                given: board.bears_ka,
                needed: board.fault_ka,
                unit: "kA",
            })
        },
        findings,
    );
}
