//! Every class of load gets the backup it asks for.

#![doc = include_str!("pwr_012.en.md")]

use crate::evaluate::supply_studies::SupplyStudies;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::units::Duration;
use crate::units::Power;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_012.en.md");

pub(in crate::evaluate) fn apply(studies: &SupplyStudies, findings: &mut Vec<Finding>) {
    let backup = &studies.backup;
    if backup.unmet().next().is_none() {
        return;
    }
    let short_standby = (backup.on_standby - backup.standby).max(Power::ZERO);
    let short_battery = (backup.on_batteries - backup.battery).max(Power::ZERO);
    let short = short_standby.max(short_battery);
    let amount = if Power::ZERO < short {
        Amount::ShortMw(short.mw())
    } else {
        let until = |row: &crate::evaluate::supply_studies::ClassBackup| {
            let lasts = row.lasts.unwrap_or(row.ups + backup.battery_time);
            let wanted = row.wanted.or(backup.started).unwrap_or(Duration::ZERO);
            (lasts.minutes(), wanted.minutes())
        };
        let rows = backup.unmet().map(until);
        let (given, needed) = rows.fold((0.0, 0.0), |worst, row| {
            if worst.1 - worst.0 < row.1 - row.0 {
                row
            } else {
                worst
            }
        });
        Amount::Differs {
            given,
            needed,
            unit: "min",
        }
    };
    findings.push(Finding {
        code: Code::BackupShort,
        severity: Severity::Watch,
        place: Place::Site,
        days: Some(DayRange {
            from: studies.day,
            to: studies.day,
        }),
        amount,
    });
}
