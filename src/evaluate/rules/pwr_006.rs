//! No single failure leaves GPUs without power.

#![doc = include_str!("pwr_006.en.md")]

use crate::evaluate::oneline::FailureDay;
use crate::evaluate::oneline::OneLineDay;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::solve::power::oneline::Kind;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_006.en.md");

pub(in crate::evaluate) fn apply(
    day: &OneLineDay,
    failures: &FailureDay,
    findings: &mut Vec<Finding>,
) {
    let mut worst: Vec<(Kind, u32, usize)> = Vec::new();
    for (at, outcome) in failures.outcomes.iter().enumerate() {
        let kind = day.line.kind[at];
        let lost = outcome.lost_gpus();
        if lost == 0 || matches!(kind, Kind::Cord | Kind::Busway) {
            continue;
        }
        match worst.binary_search_by_key(&kind, |known| known.0) {
            Ok(of) if worst[of].1 < lost => worst[of] = (kind, lost, at),
            Ok(_) => {}
            Err(of) => worst.insert(of, (kind, lost, at)),
        }
    }
    findings.extend(worst.into_iter().map(|(_, gpus, at)| Finding {
        code: Code::FailureDarkens,
        severity: Severity::Watch,
        place: Place::Element(day.line.name(u32::try_from(at).unwrap_or(u32::MAX))),
        days: Some(DayRange {
            from: day.day,
            to: day.day,
        }),
        amount: Amount::Gpus(i64::from(gpus)),
    }));
}
