//! Every rack has a position.

#![doc = include_str!("flr_001.en.md")]

use super::Subject;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("flr_001.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, hall) in subject.plan.halls.iter().enumerate() {
        let wanted: u32 = deployments(subject, index)
            .map(|deployment| deployment.racks)
            .sum();
        let left_out = match hall.gpu_positions {
            Some(positions) => wanted.saturating_sub(positions),
            None => subject.layout.halls[index].left_out,
        };
        if left_out == 0 {
            continue;
        }
        let ready = deployments(subject, index)
            .map(|deployment| deployment.tag.life.ready)
            .max();
        findings.push(Finding {
            code: Code::HallFull,
            severity: Severity::MustFix,
            place: Place::Hall(hall.tag.id.clone()),
            days: ready.map(|from| DayRange {
                from,
                to: subject.plan.horizon.max(from),
            }),
            amount: Amount::Racks(i64::from(left_out)),
        });
    }
}

fn deployments<'a>(
    subject: &Subject<'a>,
    hall: usize,
) -> impl Iterator<Item = &'a crate::scenario::plan::Deployment> {
    subject
        .plan
        .deployments
        .iter()
        .filter(move |deployment| deployment.hall == hall)
}
