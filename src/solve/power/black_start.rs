//! Black start and bridging: how fast units take load, by start time and largest step.

use crate::units::Energy;
use crate::units::Power;

/// Units of one kind that start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Starting {
    /// Units.
    pub count: u32,
    /// Power of one on the site.
    pub power: Power,
    /// Minutes from start to ready for load.
    pub start_min: f64,
    /// Largest load step over its power.
    pub step_share: f64,
    /// Whether it can start without power from elsewhere.
    pub self_starting: bool,
}

/// One moment of a start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Minutes since the loss.
    pub at_min: f64,
    /// Power of the units on the bus.
    pub online: Power,
    /// Load they carry after this step.
    pub load: Power,
}

/// A start, step by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sequence {
    /// Positions of the kinds in the order in which they come on.
    pub order: Vec<usize>,
    /// The steps.
    pub moments: Vec<Moment>,
    /// Minutes until all load is carried; `None` when it never is.
    pub full_min: Option<f64>,
    /// Energy that something else must give until then; up to the last step where full load is not reached.
    pub bridge: Energy,
}

/// Minutes between two load steps: frequency must have settled, 10 to 30 s. Source: ISO 8528-5 recovery of
/// 3 to 10 s and the time to switch (assumption).
const BETWEEN_STEPS_MIN: f64 = 0.5;

/// Most steps: a group of small units on a large load reaches its load long before.
const MOST_STEPS: usize = 10_000;

/// Takes up `load` with units that start from rest.
///
/// Units that start by themselves start at once; the others when the first of those is ready (at once where
/// `has_power`). When a unit is ready it joins the bus. Every half minute the bus takes a step: at most the
/// sum of what its units take at once, and no more than they carry.
///
/// Kinds are ready in the order of their start times; ties by position.
pub fn sequence(kinds: &[Starting], load: Power, has_power: bool) -> Sequence {
    let ready = ready_times(kinds, has_power);
    let mut order: Vec<usize> = (0..kinds.len()).filter(|i| ready[*i].is_some()).collect();
    crate::units::order::sort_by(&mut order, |a, b| {
        let (a, b) = (ready[*a].unwrap_or(0.0), ready[*b].unwrap_or(0.0));
        a.total_cmp(&b)
    });
    let mut sequence = Sequence {
        order,
        ..Sequence::default()
    };
    let Some(first) = sequence.order.first() else {
        return sequence;
    };
    let last = sequence.order.last().and_then(|i| ready[*i]).unwrap_or(0.0);
    let (mut at, mut before) = (ready[*first].unwrap_or(0.0), 0.0);
    let mut carried = Power::ZERO;
    for _ in 0..MOST_STEPS {
        let on = |i: &usize| ready[*i].is_some_and(|time| time <= at);
        let online = total(kinds, on, |kind| kind.power);
        let step = total(kinds, on, |kind| kind.power * kind.step_share);
        sequence.bridge += energy(load - carried, at - before);
        before = at;
        let next = (carried + step).min(online).min(load);
        let stuck = next <= carried && last <= at;
        carried = next;
        sequence.moments.push(Moment {
            at_min: at,
            online,
            load: carried,
        });
        if load <= carried {
            sequence.full_min = Some(at);
            break;
        }
        if stuck {
            break;
        }
        at += BETWEEN_STEPS_MIN;
    }
    sequence
}

/// When each kind is ready, minutes; `None` for those that nothing can start.
fn ready_times(kinds: &[Starting], has_power: bool) -> Vec<Option<f64>> {
    let real = |kind: &&Starting| 0 < kind.count && Power::ZERO < kind.power;
    let first = kinds
        .iter()
        .filter(real)
        .filter(|kind| kind.self_starting)
        .map(|kind| kind.start_min.max(0.0))
        .reduce(f64::min);
    let power_from = if has_power { Some(0.0) } else { first };
    let ready = kinds.iter().map(|kind| {
        let starts = if kind.self_starting {
            Some(0.0)
        } else {
            power_from
        };
        starts
            .filter(|_| real(&kind))
            .map(|from| from + kind.start_min.max(0.0))
    });
    ready.collect()
}

fn total(
    kinds: &[Starting],
    on: impl Fn(&usize) -> bool,
    of: impl Fn(&Starting) -> Power,
) -> Power {
    let indices = (0..kinds.len()).filter(on);
    indices
        .map(|i| of(&kinds[i]) * f64::from(kinds[i].count))
        .sum()
}

fn energy(missing: Power, minutes: f64) -> Energy {
    Energy::from_mwh(missing.mw() * minutes / 60.0)
}
