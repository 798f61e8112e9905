//! The whole network as it stands while something is out: what a drawing of it needs.

use super::Engine;
use super::immediate::apparent;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::Settled;
use crate::solve::power::oneline::SourceKind;
use crate::solve::power::oneline::loading;

/// What every element carries while something is out, and whether it has voltage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Load that each element is judged by, MVA; 0 without voltage.
    pub load_mva: Vec<f64>,
    /// Active power that each element carries, MW; 0 without voltage.
    pub carried_mw: Vec<f64>,
    /// Whether each element is out or has no voltage. Ties and feeds count as dead only when they are out.
    pub is_dead: Vec<bool>,
    /// Sections, sources and ties.
    pub settled: Settled,
    /// What each source can sustain, MW.
    pub capacity_mw: Vec<f64>,
}

impl Engine<'_> {
    /// The network in the failure that was tried last; after `fail(&[])`, with everything alive.
    pub fn standing(&self) -> Standing {
        let n = self.line.len();
        let mut standing = Standing {
            load_mva: vec![0.0; n],
            carried_mw: vec![0.0; n],
            is_dead: vec![false; n],
            settled: self.settled.clone(),
            capacity_mw: self.capacity_mw.clone(),
        };
        for (at, element) in (0..n).zip(0_u32..) {
            let is_above = element < self.first;
            let dead = if is_above {
                let mut out = self.out.iter();
                out.any(|root| self.line.is_under(element, *root))
            } else {
                self.is_dead(element)
            };
            standing.is_dead[at] = dead;
            if dead || is_above {
                continue;
            }
            let (enters, leaves) = (self.shift.enters(element), self.shift.leaves(element));
            let ends = (apparent(enters), apparent(leaves));
            standing.load_mva[at] = loading(self.line, at, ends);
            standing.carried_mw[at] = enters.0;
        }
        self.stand_at_mv(&mut standing);
        standing
    }

    /// Sections, ties and sources, and above them the circuits and units that carry a part of these.
    fn stand_at_mv(&self, standing: &mut Standing) {
        let line = self.line;
        self.each_at_mv(|element, mva| {
            let at = element as usize;
            if !standing.is_dead[at] {
                standing.load_mva[at] = mva;
            }
        });
        for (i, tie) in line.mv.ties.iter().enumerate() {
            standing.carried_mw[tie.element as usize] = self.settled.tie_mw[i].abs();
        }
        for (i, source) in line.mv.sources.iter().enumerate() {
            let at = source.element as usize;
            standing.carried_mw[at] = self.settled.source_mw[i];
            let (mva, mw) = (standing.load_mva[at], standing.carried_mw[at]);
            match source.kind {
                SourceKind::Grid => {
                    let mut above = line.parent[at];
                    while above != NONE {
                        standing.load_mva[above as usize] += mva;
                        standing.carried_mw[above as usize] += mw;
                        above = line.parent[above as usize];
                    }
                }
                SourceKind::Generation => {
                    let units = source.element + 1..source.element + 1 + source.available;
                    let alive = |unit: &u32| !standing.is_dead[*unit as usize];
                    let alive: Vec<u32> = units.filter(alive).collect();
                    let count = u32::try_from(alive.len()).unwrap_or(1).max(1);
                    for unit in alive {
                        if line.kind[unit as usize] == Kind::Generator {
                            standing.load_mva[unit as usize] = mva / f64::from(count);
                            standing.carried_mw[unit as usize] = mw / f64::from(count);
                        }
                    }
                }
                SourceKind::Battery => {}
            }
        }
    }
}
