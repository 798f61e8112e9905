//! The feeds draw at no lower power factor than their contracts allow.

#![doc = include_str!("pwr_010.en.md")]

use crate::evaluate::oneline::OneLineDay;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::Plan;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_010.en.md");

/// A power factor is metered to three digits; what is nearer is met.
const METERED: f64 = 5e-4;

pub(in crate::evaluate) fn apply(plan: &Plan, day: &OneLineDay, findings: &mut Vec<Finding>) {
    if day.flow.is_err() {
        return;
    }
    let feeds = plan.power.grid.iter();
    let there = feeds.filter(|grid| grid.tag.life.holds(day.day));
    for grid in there {
        if grid.power_factor_min <= day.feed_power_factor + METERED {
            continue;
        }
        findings.push(Finding {
            code: Code::PowerFactorLow,
            severity: Severity::Watch,
            place: Place::Asset(grid.tag.id.clone()),
            days: Some(DayRange {
                from: day.day,
                to: day.day,
            }),
            amount: Amount::Differs {
                given: day.feed_power_factor,
                needed: grid.power_factor_min,
                unit: "",
            },
        });
    }
}
