//! Units burn no more gas than their firm contract covers.

#![doc = include_str!("pwr_008.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::supply_studies;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::units::Power;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_008.en.md");

/// MW of fuel that are a GJ in an hour.
const MW_IN_GJ_PER_H: f64 = 1e3 / 3600.0;

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, group) in subject.plan.power.generation.iter().enumerate() {
        let Some(gas) = group.fuel.gas else { continue };
        let firm_mw = gas.mw() * (1.0 - group.fuel.gas_interruptible_share);
        let template = (
            Code::GasBeyondFirm,
            Severity::Watch,
            Place::Asset(group.tag.id.clone()),
        );
        let beyond = |state: &DayState| {
            let study = supply_studies::fuel(subject.plan, state);
            let mut rows = study.usual.groups.iter();
            let row = rows.find(|row| row.group == index)?;
            (Power::from_w(1.0) < row.beyond_firm).then_some(row.beyond_firm.mw())
        };
        let word = |beyond_mw: f64| Amount::Differs {
            given: firm_mw / MW_IN_GJ_PER_H,
            needed: (firm_mw + beyond_mw) / MW_IN_GJ_PER_H,
            unit: "GJ/h",
        };
        spans::find(subject, &template, beyond, word, findings);
    }
}
