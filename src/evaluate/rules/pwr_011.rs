//! Units emit, run and start no more in a year than their permits allow.

#![doc = include_str!("pwr_011.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::supply_studies;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_011.en.md");

/// Permits that a group may have: nitrogen oxides, hours, starts.
const PERMITS: usize = 3;

/// Rounding that exceeds nothing.
const ROUNDING: f64 = 1e-9;

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, group) in subject.plan.power.generation.iter().enumerate() {
        let of = &group.fuel;
        let has_permit = of.nox_t_per_year.is_some()
            || of.starts_per_year.is_some()
            || of.hours_per_year.is_some();
        if !has_permit {
            continue;
        }
        let template = (
            Code::PermitExceeded,
            Severity::MustFix,
            Place::Asset(group.tag.id.clone()),
        );
        for permit in 0..PERMITS {
            let of = |state: &DayState| {
                let study = supply_studies::fuel(subject.plan, state);
                let year = study.years.iter().find(|year| year.group == index)?;
                let (pair, unit) = year.against_permits()[permit];
                pair.map(|(allowed, needed)| (allowed, needed, unit))
            };
            // Permits are the plan's, so that they are the same on every day.
            let Some((allowed, _, unit)) = subject.ledger.iter().find_map(of) else {
                continue;
            };
            let over = |state: &DayState| {
                let (allowed, needed, _) = of(state)?;
                (allowed * (1.0 + ROUNDING) < needed).then_some(needed)
            };
            let word = |needed: f64| Amount::Differs {
                given: allowed,
                needed,
                unit,
            };
            spans::find(subject, &template, over, word, findings);
        }
    }
}
