//! Units that must be started after a failure: what carries the load until they come.

use super::Outcome;
use super::engine::Engine;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::SourceKind;

/// Power that counts as nothing, MW: one watt.
const NOTHING_MW: f64 = 1e-6;

/// What starts in one island, and what its batteries have to carry it with.
#[derive(Clone, Copy, Default)]
struct Island {
    starting_mw: f64,
    start_min: f64,
    battery_mw: f64,
    battery_mwh: f64,
}

impl Engine<'_> {
    /// Says what hangs on units that stood while nothing had failed: standby units, and prime units while
    /// feeds carried everything. They carry their load only after their start time; until then batteries of
    /// the same island do, within power and energy, or as much load stays off, in whole racks.
    ///
    /// ```text
    /// minutes carried = min(starting, battery power) = starting  ?  energy / starting  :  0
    /// ```
    ///
    /// Source: DEFINITIONS, supply ("a source carries a load through an event only if its transfer is shorter
    /// than the load's hold-up"). A battery that is too small to carry all of it is counted as carrying none:
    /// an island short of power loses its frequency as a whole.
    pub(super) fn find_starting(&self, outcome: &mut Outcome) {
        let sections = self.line.mv.sections.len();
        let mut off_mw = 0.0;
        let mut bridged = f64::INFINITY;
        for section in 0..sections {
            if self.settled.island[section] as usize != section {
                continue;
            }
            let island = self.island(section);
            if island.starting_mw <= NOTHING_MW {
                continue;
            }
            let carried_min = if island.battery_mw + NOTHING_MW < island.starting_mw {
                0.0
            } else {
                island.battery_mwh / island.starting_mw * 60.0
            };
            outcome.starting_mw += island.starting_mw;
            outcome.start_min = outcome.start_min.max(island.start_min);
            bridged = bridged.min(carried_min);
            if carried_min < island.start_min {
                off_mw += island.starting_mw;
            }
        }
        if 0.0 < outcome.starting_mw {
            outcome.start_bridge_min = bridged;
            let most = self.all_gpus - outcome.dark_gpus - outcome.shed_gpus;
            outcome.waiting_gpus = self.racks_of(off_mw).min(most);
        }
    }

    /// What must start in the island that begins with a section: what feeds and units on the bus cannot
    /// carry, by the units that start soonest.
    fn island(&self, first: usize) -> Island {
        let mut island = Island::default();
        let mut served_mw = 0.0;
        let mut there_mw = 0.0;
        let mut starters: Vec<(f64, f64)> = Vec::new();
        let sources = self.line.mv.sources.iter().enumerate();
        for (i, source) in sources {
            let of = self.settled.island[source.section as usize];
            if of == NONE || of as usize != first {
                continue;
            }
            served_mw += self.settled.source_mw[i];
            let stood = self.flows.settled.source_mw[i] <= NOTHING_MW;
            match source.kind {
                SourceKind::Generation if stood => {
                    starters.push((source.start_min, self.capacity_mw[i]));
                }
                SourceKind::Battery if !self.out.contains(&source.element) => {
                    island.battery_mw += source.power_mw;
                    island.battery_mwh += source.energy_mwh;
                }
                _ => there_mw += self.capacity_mw[i],
            }
        }
        island.starting_mw = (served_mw - there_mw).max(0.0);
        crate::units::order::sort_by(&mut starters, |a, b| a.0.total_cmp(&b.0));
        let mut left_mw = island.starting_mw;
        for (start_min, power_mw) in starters {
            if left_mw <= NOTHING_MW {
                break;
            }
            island.start_min = start_min;
            left_mw -= power_mw;
        }
        island
    }

    /// GPUs of the whole racks that draw this much, MW.
    pub(super) fn racks_of(&self, mw: f64) -> u32 {
        if mw <= NOTHING_MW || self.mw_per_gpu <= 0.0 {
            return 0;
        }
        let racks = mw / (self.mw_per_gpu * f64::from(self.gpus_per_rack));
        let gpus = racks.ceil() * f64::from(self.gpus_per_rack);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the GPUs there are"
        )]
        let gpus = gpus.clamp(0.0, f64::from(self.all_gpus)) as u32;
        gpus
    }
}
