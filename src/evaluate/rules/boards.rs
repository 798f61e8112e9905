//! What the rules of the low-voltage boards share: every group of blocks with a transformer of its own.

use super::Subject;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::solve::power::oneline;
use crate::solve::power::oneline::BoardCheck;

/// A finding for every group of blocks whose board `short` has something to say of: what is given and what is needed.
pub(super) fn find(
    subject: &Subject<'_>,
    code: Code,
    short: impl Fn(&BoardCheck) -> Option<Amount>,
    findings: &mut Vec<Finding>,
) {
    let settings = oneline::Settings::default();
    let power = &subject.plan.power;
    for group in power.blocks.iter().chain(&power.plant_blocks) {
        let Some(unit) = group.unit.as_deref().filter(|_| 0 < group.count) else {
            continue;
        };
        let size = oneline::board_size(oneline::NONE, unit, &settings);
        let Some(amount) = short(&oneline::check_board(&size, &settings)) else {
            continue;
        };
        findings.push(Finding {
            code,
            severity: Severity::Watch,
            place: Place::Asset(group.tag.id.clone()),
            days: Some(standing(subject.plan, group.tag.life)),
            amount,
        });
    }
}

/// The days on which something stands, within those that are looked at.
fn standing(plan: &Plan, life: Life) -> DayRange {
    let gone = life.retired.unwrap_or(plan.horizon + 1);
    let to = gone.saturating_sub(1).min(plan.horizon);
    DayRange {
        from: life.ready,
        to: to.max(life.ready),
    }
}
