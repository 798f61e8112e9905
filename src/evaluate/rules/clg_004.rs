//! Curves are used inside the range they were measured in.

#![doc = include_str!("clg_004.en.md")]

use super::Subject;
use super::spans;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_004.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let template = (Code::Extrapolated, Severity::Note, Place::Site);
    let outside =
        |state: &crate::evaluate::types::DayState| state.plant.extrapolated.then_some(0.0);
    spans::find(subject, &template, outside, |_| Amount::None, findings);
}
