//! Chillers and towers carry the heat.

#![doc = include_str!("clg_001.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::types::LimitKind;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_001.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let template = (Code::HeatRejectionShort, Severity::MustFix, Place::Site);
    let kinds = [
        LimitKind::HeatRejection,
        LimitKind::Chillers,
        LimitKind::Towers,
        LimitKind::Pumps,
    ];
    let short = |state: &_| spans::shortage(state, None, &kinds);
    spans::find(subject, &template, short, Amount::ShortMw, findings);
}
