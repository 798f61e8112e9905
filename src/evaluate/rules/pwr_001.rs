//! Firm supply carries the site.

#![doc = include_str!("pwr_001.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::types::LimitKind;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_001.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let template = (Code::SupplyShort, Severity::MustFix, Place::Site);
    let short = |state: &_| spans::shortage(state, None, &[LimitKind::Supply]);
    spans::find(subject, &template, short, Amount::ShortMw, findings);
}
