//! What batteries must carry after a source is lost, until what replaces it has taken the load.

use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;
use crate::units::order;

/// Units that are on the bus already and take more, step by step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spinning {
    /// What they can still take.
    pub room: Power,
    /// What they take at once.
    pub step: Power,
}

/// Units that must be started.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coming {
    /// Time from the loss until they carry their power.
    pub after: Duration,
    /// Their power.
    pub power: Power,
}

/// What is missing from a moment on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Time after the loss.
    pub at: Duration,
    /// What no source carries from then on, until the next moment.
    pub missing: Power,
}

/// What batteries must carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// How what is missing shrinks; empty where nothing is missing at once.
    pub moments: Vec<Moment>,
    /// When nothing is missing any more; `None`: it never comes to that.
    pub closed: Option<Duration>,
    /// Energy until then; of a gap that never closes, until its last moment.
    pub energy: Energy,
}

/// Steps of one group that are followed. A unit that takes a thousandth of its room at a time is no reserve.
const MOST_STEPS: u32 = 1_000;

/// Power that counts as nothing: a watt.
const NOTHING_W: f64 = 1.0;

/// The gap after a loss: units on the bus take a step at once and another each time the frequency has
/// recovered; units that are off take their load when they are started; batteries carry the rest.
///
/// ```text
/// missing(t) = lost − Σ min(room, (1 + ⌊t / recovery⌋) · step) − Σ power of what has started by t
/// ```
///
/// By bookkeeping; the steps are those of ISO 8528-5 as the catalogue gives them (background). Known error:
/// no governor is modelled, and a starting unit takes its whole power when its start time has passed.
pub fn gap(lost: Power, spinning: &[Spinning], coming: &[Coming], recovery: Duration) -> Gap {
    let mut added: Vec<(f64, Power)> = Vec::new();
    for units in spinning {
        let mut room = units.room;
        for step in 0..MOST_STEPS {
            let taken = units.step.min(room);
            if taken <= Power::ZERO {
                break;
            }
            added.push((f64::from(step) * recovery.s(), taken));
            room -= taken;
        }
    }
    added.extend(coming.iter().map(|units| (units.after.s(), units.power)));
    order::sort_by(&mut added, |a, b| a.0.total_cmp(&b.0));
    let mut gap = Gap::default();
    let mut missing = lost;
    let mut next = added.iter().peekable();
    let mut now = 0.0;
    loop {
        while let Some((_, power)) = next.next_if(|(at, _)| *at <= now) {
            missing -= *power;
        }
        if missing.w() <= NOTHING_W {
            gap.closed = Some(Duration::from_s(now));
            break;
        }
        gap.moments.push(Moment {
            at: Duration::from_s(now),
            missing,
        });
        let Some((at, _)) = next.peek() else { break };
        gap.energy += missing * Duration::from_s(at - now);
        now = *at;
    }
    gap
}

impl Gap {
    /// What is missing at once.
    pub fn at_first(&self) -> Power {
        self.moments
            .first()
            .map_or(Power::ZERO, |moment| moment.missing)
    }

    /// How long batteries carry the gap, within their power: until it closes, their energy is spent, or at
    /// no time at all where more is missing than they give. `None`: it never closes, and they never empty.
    pub fn carried(&self, power: Power, energy: Energy) -> Option<Duration> {
        if power < self.at_first() {
            return Some(Duration::ZERO);
        }
        let mut left = energy;
        for (i, moment) in self.moments.iter().enumerate() {
            let lasts = left / moment.missing;
            let until = self.moments.get(i + 1).map(|next| next.at).or(self.closed);
            match until {
                Some(until) if until - moment.at <= lasts => {
                    left -= moment.missing * (until - moment.at);
                }
                _ => return Some(moment.at + lasts),
            }
        }
        self.closed
    }
}
