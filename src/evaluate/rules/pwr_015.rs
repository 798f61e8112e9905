//! The swing of a synchronous job stays within what the utility takes.

#![doc = include_str!("pwr_015.en.md")]

use crate::evaluate::supply_studies::SupplyStudies;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_015.en.md");

pub(in crate::evaluate) fn apply(studies: &SupplyStudies, findings: &mut Vec<Finding>) {
    let Some(swing) = studies.swing.filter(|swing| !swing.is_met()) else {
        return;
    };
    let wanted = swing.needed.discharge.max(swing.needed.charge);
    let (given, needed, unit) = if swing.battery < wanted {
        (swing.battery.mw(), wanted.mw(), "MW")
    } else if swing.swing_energy < swing.needed.energy {
        let kwh = |energy: crate::units::Energy| energy.mwh() * 1e3;
        (kwh(swing.swing_energy), kwh(swing.needed.energy), "kWh")
    } else {
        (swing.response.s() * 1e3, swing.job.edge.s() * 1e3, "ms")
    };
    findings.push(Finding {
        code: Code::SwingTooLarge,
        severity: Severity::Watch,
        place: Place::Site,
        days: Some(DayRange {
            from: studies.day,
            to: studies.day,
        }),
        amount: Amount::Differs {
            given,
            needed,
            unit,
        },
    });
}
