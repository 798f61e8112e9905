//! Days on which something holds, joined into ranges with the worst amount.

use super::Subject;
use crate::evaluate::types::DayState;
use crate::evaluate::types::Limit;
use crate::evaluate::types::LimitKind;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// One finding for each unbroken range of days on which `amount` gives a number; the worst one counts.
pub(super) fn find(
    subject: &Subject<'_>,
    template: &(Code, Severity, Place),
    amount: impl Fn(&DayState) -> Option<f64>,
    word: impl Fn(f64) -> Amount,
    findings: &mut Vec<Finding>,
) {
    let worst = |_: usize, state: &DayState| amount(state).map(|now| (now, word(now)));
    find_worst(subject, template, worst, findings);
}

/// One finding for each unbroken range of days on which something is worse than nothing: `worst` says by how much, and
/// with what amount; that of the worst day counts.
pub(super) fn find_worst(
    subject: &Subject<'_>,
    template: &(Code, Severity, Place),
    worst: impl Fn(usize, &DayState) -> Option<(f64, Amount)>,
    findings: &mut Vec<Finding>,
) {
    let mut open: Option<(u32, (f64, Amount))> = None;
    let mut close = |from: u32, to: u32, amount: Amount| {
        findings.push(Finding {
            code: template.0,
            severity: template.1,
            place: template.2.clone(),
            days: Some(DayRange { from, to }),
            amount,
        });
    };
    for (index, state) in subject.ledger.iter().enumerate() {
        open = match (open, worst(index, state)) {
            (Some((from, known)), Some(now)) if now.0 <= known.0 => Some((from, known)),
            (Some((from, _)), Some(now)) => Some((from, now)),
            (None, Some(now)) => Some((state.day, now)),
            (Some((from, known)), None) => {
                close(from, state.day - 1, known.1);
                None
            }
            (None, None) => None,
        };
    }
    if let Some((from, known)) = open {
        close(from, subject.plan.horizon.max(from), known.1);
    }
}

/// The limits of some kinds, at the site or in one hall, that keep GPUs off. A limit that is overdrawn
/// while no racks stand (a site that only has its lights on) keeps nobody off.
pub(super) fn overdrawn<'a>(
    state: &'a DayState,
    hall: Option<usize>,
    kinds: &'a [LimitKind],
) -> impl Iterator<Item = &'a Limit> {
    let here = state
        .limits
        .iter()
        .filter(move |limit| limit.hall == hall && kinds.contains(&limit.kind));
    here.filter(|limit| limit.free_gpus < 0)
}

/// How short the worst of some limits is.
pub(super) fn shortage(state: &DayState, hall: Option<usize>, kinds: &[LimitKind]) -> Option<f64> {
    overdrawn(state, hall, kinds)
        .map(|limit| (-limit.free).max(0.0))
        .reduce(f64::max)
}
