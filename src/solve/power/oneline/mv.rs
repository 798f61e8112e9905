//! The medium-voltage level: sections, ties, and the sources that feed them.

use super::Kind;
use super::NONE;
use super::OneLine;

/// Sections, ties and sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mv {
    /// Line voltage, kV.
    pub kv: f64,
    /// The element of each section.
    pub sections: Vec<u32>,
    /// Ties: from a section to the next; in a ring also from the last to the first.
    pub ties: Vec<Tie>,
    /// Position of the tie from each section to the next; [`NONE`] where there is none.
    pub tie_after: Vec<u32>,
    /// What feeds the sections.
    pub sources: Vec<Source>,
    /// What several sources share: a contract or a permit.
    pub pools: Vec<Pool>,
    /// Longest interruption that loads ride through, ms.
    pub hold_up_ms: f64,
    /// Share of its rating that a feed transformer bears for seconds.
    pub short_time_share: f64,
    /// Power factor of the IT load, for ratings of sources.
    pub power_factor: f64,
}

/// A tie between two sections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// Its element.
    pub element: u32,
    /// Position of one section.
    pub a: u32,
    /// Position of the other.
    pub b: u32,
    /// Whether it is closed while nothing has failed.
    pub is_closed: bool,
    /// How long it takes to close, ms.
    pub ms: f64,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A utility feed, with or without a transformer.
    Grid,
    /// Generating units on a bus.
    Generation,
    /// Batteries: they bridge.
    Battery,
}

/// A source of one section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The element that feeds the section.
    pub element: u32,
    /// Position of the section.
    pub section: u32,
    /// What kind.
    pub kind: SourceKind,
    /// Position of what it shares with others.
    pub pool: u32,
    /// What it can give alone: its transformer, all its units, its inverters, MW.
    pub power_mw: f64,
    /// Generating units on it; they stand behind its element.
    pub units: u32,
    /// Of them in service.
    pub available: u32,
    /// Largest load step of a unit over its power.
    pub step_share: f64,
    /// Minutes from start to full load.
    pub start_min: f64,
    /// Milliseconds until a battery gives its power.
    pub response_ms: f64,
    /// Whether a battery makes a grid of its own.
    pub grid_forming: bool,
    /// Whether units carry load only when something failed.
    pub standby: bool,
    /// Energy of a battery kept for bridging, MWh.
    pub energy_mwh: f64,
}

/// What several sources share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// Sustained power of all together, MW.
    pub limit_mw: f64,
    /// First source of the pool; they stand together.
    pub first: u32,
    /// One past the last.
    pub end: u32,
    /// Circuits of a contract: each that is lost takes its part of the limit along.
    pub circuits: u32,
}

impl Mv {
    /// What each source can sustain, given which elements are out; batteries sustain nothing, and standby
    /// units nothing while nothing is out.
    ///
    /// ```text
    /// grid         min(own, contract · circuits left / circuits, shared evenly by the sources left)
    /// generation   units left · power, all of a group within its permit
    /// ```
    ///
    /// Source: the definitions of supply in ARCHITECTURE.md.
    pub fn capacities(&self, line: &OneLine, out: &[u32], capacity_mw: &mut Vec<f64>) {
        capacity_mw.clear();
        for source in &self.sources {
            capacity_mw.push(self.alone(line, source, out));
        }
        for pool in &self.pools {
            let members = pool.first as usize..pool.end as usize;
            let alive = members.clone().filter(|i| 0.0 < capacity_mw[*i]).count();
            if alive == 0 {
                continue;
            }
            let limit = pool.limit_mw * self.circuits_left(line, pool, capacity_mw);
            if self.sources[pool.first as usize].kind == SourceKind::Grid {
                let each = limit / count(alive);
                for i in members {
                    capacity_mw[i] = capacity_mw[i].min(each);
                }
            } else {
                let all: f64 = capacity_mw[members.clone()].iter().sum();
                if limit < all {
                    for i in members {
                        capacity_mw[i] *= limit / all;
                    }
                }
            }
        }
    }

    /// Share of a pool's circuits that still lead somewhere; sources of one circuit stand together.
    fn circuits_left(&self, line: &OneLine, pool: &Pool, capacity_mw: &[f64]) -> f64 {
        if pool.circuits <= 1 {
            return 1.0;
        }
        let mut last = NONE;
        let mut left = 0_u32;
        for i in pool.first as usize..pool.end as usize {
            let element = self.sources[i].element as usize;
            let circuit = if line.kind[element] == Kind::FeedTransformer {
                line.parent[element]
            } else {
                self.sources[i].element
            };
            if 0.0 < capacity_mw[i] && circuit != last {
                left += 1;
                last = circuit;
            }
        }
        f64::from(left) / f64::from(pool.circuits)
    }

    /// What a source could give without its pool.
    fn alone(&self, line: &OneLine, source: &Source, out: &[u32]) -> f64 {
        if out.iter().any(|root| line.is_under(source.element, *root)) {
            return 0.0;
        }
        match source.kind {
            SourceKind::Battery => 0.0,
            SourceKind::Grid => source.power_mw,
            SourceKind::Generation => {
                let units = source.element + 1..source.element + 1 + source.available;
                let lost = out.iter().filter(|root| units.contains(root)).count();
                if source.available == 0 || (source.standby && out.is_empty()) {
                    return 0.0;
                }
                source.power_mw * (f64::from(source.available) - count(lost))
                    / f64::from(source.available)
            }
        }
    }

    /// The section an element belongs to by its place; `None` above the sections.
    pub fn section_of(&self, line: &OneLine, element: u32) -> Option<usize> {
        let after = self.sections.partition_point(|section| *section <= element);
        let section = after.checked_sub(1)?;
        line.is_under(element, self.sections[section])
            .then_some(section)
    }

    /// Position of a tie by its element.
    pub fn tie_of(&self, element: u32) -> Option<usize> {
        self.ties.iter().position(|tie| tie.element == element)
    }

    /// First element that hangs under a section: everything before belongs to sources and ties.
    pub fn first_section_element(&self) -> u32 {
        self.sections.first().copied().unwrap_or(NONE)
    }
}

/// A count as a number.
#[allow(clippy::cast_precision_loss, reason = "counts of sources")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}
