//! The first seconds of a failure: what carries the load at once, what rides through, and what drops.

use super::engine::Engine;
use super::engine::Rehomed;
use crate::solve::power::oneline::NONE;

/// What one island of medium voltage drew when the failure came, and what carried it in the first moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AtOnce {
    /// Its first section.
    pub section: u32,
    /// What it drew before, MW.
    pub draws_mw: f64,
    /// Feeds that are left, with what their transformers bear for seconds, MW.
    pub feeds_mw: f64,
    /// Units on the bus that are left: what they gave, and one load step, MW.
    pub units_mw: f64,
    /// Batteries, if a feed or a unit keeps the voltage until they answer, or they make a grid of their own within
    /// the hold-up, MW.
    pub batteries_mw: f64,
    /// How long the slowest of these batteries takes to answer, ms.
    pub battery_ms: f64,
    /// Whether all of it is enough, so that the voltage stays.
    pub holds: bool,
}

/// What a switch or tie brings over, and who feels it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switched {
    /// The element that is switched over.
    pub element: u32,
    /// How long that takes, ms.
    pub ms: f64,
    /// Part of what hangs on it that a UPS carries meanwhile, MW.
    pub on_ups_mw: f64,
    /// GPUs that drop meanwhile and start again.
    pub dropped_gpus: u32,
}

/// The first seconds of a failure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FirstSeconds {
    /// Islands of medium voltage, where something there is out.
    pub islands: Vec<AtOnce>,
    /// What is switched over below medium voltage.
    pub switched: Vec<Switched>,
    /// Longest interruption that power supplies ride through, ms.
    pub hold_up_ms: f64,
    /// Load that was cut off longer, and comes back, by class, MW: without a UPS it drops and starts again.
    pub dropped_mw: [f64; 5],
    /// Load that was cut off longer while its UPS carried it, by class, MW.
    pub on_ups_mw: [f64; 5],
    /// How long the longest of these interruptions lasts, ms: switching over, closing a tie, or starting units.
    pub longest_ms: f64,
    /// Minutes until what dropped works again after voltage is back, by class; 0 where nothing dropped.
    pub restart_min: [f64; 5],
}

impl AtOnce {
    /// Everything that carries at once, MW.
    pub fn all_mw(&self) -> f64 {
        self.feeds_mw + self.units_mw + self.batteries_mw
    }
}

/// Milliseconds of a minute.
const MS_PER_MIN: f64 = 60_000.0;

impl Engine<'_> {
    /// The first seconds of the failure that was tried last.
    ///
    /// Source: DEFINITIONS, supply: a transfer carries a load only if it is shorter than the load's hold-up; power
    /// supplies hold 10 to 20 ms (BG-HOLD-UP), and a UPS carries for its minutes whatever comes before it.
    pub(super) fn first_seconds(&self, start_min: f64) -> FirstSeconds {
        let mut found = FirstSeconds {
            islands: self.at_once.clone(),
            switched: self.rehomed.iter().map(|of| self.behind(*of)).collect(),
            hold_up_ms: self.line.mv.hold_up_ms,
            ..FirstSeconds::default()
        };
        for load in self
            .interrupted
            .iter()
            .filter(|id| self.is_interrupted(**id))
        {
            let of = &self.line.loads[*load as usize];
            let into = if of.has_ups {
                &mut found.on_ups_mw
            } else {
                &mut found.dropped_mw
            };
            into[of.class.index()] += of.peak_mw;
        }
        for (class, mw) in found.dropped_mw.iter().enumerate() {
            if 0.0 < *mw {
                found.restart_min[class] = self.line.restart_min[class];
            }
        }
        let slow = self.rehomed.iter();
        let slow = slow.filter(|rehomed| self.is_slow(rehomed.element));
        found.longest_ms = slow
            .map(|rehomed| self.transfer_ms(rehomed.element))
            .fold(0.0, f64::max);
        if self.blinking.contains(&true) {
            let ties = self.line.mv.ties.iter().enumerate();
            let closing =
                ties.filter(|(i, _)| self.settled.closed[*i] && !self.flows.settled.closed[*i]);
            let by_ties = closing.map(|(_, tie)| tie.ms).fold(0.0, f64::max);
            let back = by_ties.max(start_min * MS_PER_MIN);
            found.longest_ms = found.longest_ms.max(back);
        }
        found
    }

    /// What hangs under a switched element: on a UPS, or on supplies that drop meanwhile.
    fn behind(&self, rehomed: Rehomed) -> Switched {
        let mut found = Switched {
            element: rehomed.element,
            ms: self.transfer_ms(rehomed.element),
            on_ups_mw: 0.0,
            dropped_gpus: 0,
        };
        let mut last = NONE;
        for position in self.line.leaves_under(rehomed.element) {
            let id = self.line.load[self.line.leaves[position] as usize];
            let load = &self.line.loads[id as usize];
            if id == last {
                continue;
            }
            last = id;
            if load.has_ups {
                found.on_ups_mw += load.peak_mw;
            } else if self.interrupted.contains(&id) && self.is_interrupted(id) {
                found.dropped_gpus += load.gpus;
            }
        }
        found
    }
}
