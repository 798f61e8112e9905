//! The main of a block carries its transformer.

#![doc = include_str!("pwr_003.en.md")]

use super::Subject;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::solve::power::oneline;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_003.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let settings = oneline::Settings::default();
    let power = &subject.plan.power;
    for group in power.blocks.iter().chain(&power.plant_blocks) {
        let Some(unit) = group.unit.as_deref().filter(|_| 0 < group.count) else {
            continue;
        };
        let size = oneline::board_size(oneline::NONE, unit, &settings);
        let check = oneline::check_board(&size, &settings);
        if !check.main_is_short() {
            continue;
        }
        let gone = group.tag.life.retired.unwrap_or(subject.plan.horizon + 1);
        let to = gone.saturating_sub(1).min(subject.plan.horizon);
        findings.push(Finding {
            code: Code::MainTooSmall,
            severity: Severity::Watch,
            place: Place::Asset(group.tag.id.clone()),
            days: Some(DayRange {
                from: group.tag.life.ready,
                to: to.max(group.tag.life.ready),
            }),
            amount: Amount::Differs {
                given: check.main_a,
                needed: check.full_a,
                unit: "A",
            },
        });
    }
}
