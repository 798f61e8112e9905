//! The coupling of power and cooling settles.

#![doc = include_str!("clg_005.en.md")]

use super::Subject;
use super::spans;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_005.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let template = (Code::NotConverged, Severity::MustFix, Place::Site);
    let open = |state: &crate::evaluate::types::DayState| {
        (!state.coupling.converged).then_some(state.coupling.residual.mw())
    };
    spans::find(subject, &template, open, Amount::ShortMw, findings);
}
