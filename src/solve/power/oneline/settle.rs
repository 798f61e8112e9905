//! Which sections stand together, and who gives how much: the medium-voltage level at rest.

use super::NONE;
use super::mv::Mv;
use super::mv::SourceKind;

/// What is known of the medium-voltage level before it settles.
#[derive(Clone, Copy, Debug)]
pub struct SupplyView<'a> {
    /// What each source sustains, MW.
    pub capacity_mw: &'a [f64],
    /// What each section draws, MW.
    pub demand_mw: &'a [f64],
    /// Whether each section can carry voltage at all.
    pub section_ok: &'a [bool],
    /// Whether each tie can close.
    pub tie_ok: &'a [bool],
}

/// The medium-voltage level at rest. Reused between calls: nothing is allocated once it has grown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    /// First section of the island each section belongs to; [`NONE`] where it is dead.
    pub island: Vec<u32>,
    /// Whether each tie is closed.
    pub closed: Vec<bool>,
    /// What each source gives, MW.
    pub source_mw: Vec<f64>,
    /// What flows over each tie from its first section to its second, MW.
    pub tie_mw: Vec<f64>,
    /// What each section is short of, MW.
    pub short_mw: Vec<f64>,
    capacity: Vec<f64>,
    grid: Vec<f64>,
    demand: Vec<f64>,
    injected: Vec<f64>,
    queue: Vec<(u32, u32)>,
}

/// Power below which nothing is short, MW: one watt, far below any load and far above rounding.
const NOTHING_MW: f64 = 1e-6;

impl Settled {
    /// Whether a section has voltage.
    pub fn is_live(&self, section: usize) -> bool {
        self.island[section] != NONE
    }

    /// What all sections are short of, MW.
    pub fn shortage_mw(&self) -> f64 {
        self.short_mw.iter().sum()
    }

    fn reset(&mut self, mv: &Mv, view: &SupplyView<'_>) {
        let sections = mv.sections.len();
        self.island.clear();
        self.island.extend((0..).take(sections));
        for (section, ok) in view.section_ok.iter().enumerate() {
            if !ok {
                self.island[section] = NONE;
            }
        }
        self.closed.clear();
        self.closed.resize(mv.ties.len(), false);
        self.capacity.clear();
        self.capacity.resize(sections, 0.0);
        self.grid.clear();
        self.grid.resize(sections, 0.0);
        self.demand.clear();
        self.demand.extend(
            view.demand_mw
                .iter()
                .zip(view.section_ok)
                .map(|(demand, ok)| if *ok { *demand } else { 0.0 }),
        );
        for (source, capacity) in mv.sources.iter().zip(view.capacity_mw) {
            let section = source.section as usize;
            if !view.section_ok[section] {
                continue;
            }
            self.capacity[section] += capacity;
            if source.kind == SourceKind::Grid {
                self.grid[section] += capacity;
            }
        }
    }

    /// Joins the islands on both sides of a tie; sums gather at the first section.
    fn close(&mut self, mv: &Mv, tie: usize) {
        self.closed[tie] = true;
        let (a, b) = self.ends(mv, tie);
        if a == b {
            return;
        }
        let (keep, drop) = (a.min(b), a.max(b));
        for island in &mut self.island {
            if *island == drop {
                *island = keep;
            }
        }
        let (keep, drop) = (keep as usize, drop as usize);
        self.capacity[keep] += self.capacity[drop];
        self.grid[keep] += self.grid[drop];
        self.demand[keep] += self.demand[drop];
    }

    fn ends(&self, mv: &Mv, tie: usize) -> (u32, u32) {
        let tie = mv.ties[tie];
        (self.island[tie.a as usize], self.island[tie.b as usize])
    }

    /// Whether a tie could join two different live islands.
    fn can_join(&self, mv: &Mv, view: &SupplyView<'_>, tie: usize) -> bool {
        let (a, b) = self.ends(mv, tie);
        view.tie_ok[tie] && !self.closed[tie] && a != NONE && b != NONE && a != b
    }
}

/// Settles the medium-voltage level.
///
/// 1. Ties that are closed while nothing has failed close. Then islands without a grid source close a tie
///    towards one that has it; where no section has one, all ties close: generators run as one system.
/// 2. While an island is short, it closes the tie to the neighbour with the most to spare.
/// 3. In each island the grid carries what it may and generation the rest, each in proportion to what it
///    sustains. What is missing is short in proportion to what each section draws.
pub fn settle(mv: &Mv, view: &SupplyView<'_>, settled: &mut Settled) {
    settled.reset(mv, view);
    for tie in (0..mv.ties.len()).filter(|tie| mv.ties[*tie].is_closed) {
        let (a, b) = settled.ends(mv, tie);
        if view.tie_ok[tie] && a != NONE && b != NONE {
            settled.close(mv, tie);
        }
    }
    join_to_grid(mv, view, settled);
    join_short(mv, view, settled);
    dispatch(mv, view, settled);
    tie_flows(mv, settled);
}

/// Every island without a grid source joins towards one that has it.
fn join_to_grid(mv: &Mv, view: &SupplyView<'_>, settled: &mut Settled) {
    let no_grid = settled.grid.iter().all(|grid| *grid <= 0.0);
    // Each round closes at least one tie or ends.
    for _ in 0..mv.ties.len() {
        let candidates = (0..mv.ties.len()).filter(|tie| settled.can_join(mv, view, *tie));
        let wanted = candidates.filter(|tie| {
            let (a, b) = settled.ends(mv, *tie);
            let (a, b) = (settled.grid[a as usize], settled.grid[b as usize]);
            no_grid || (a <= 0.0) != (b <= 0.0)
        });
        let Some(tie) = wanted.min_by_key(|tie| {
            let tie = mv.ties[*tie];
            tie.element
        }) else {
            return;
        };
        settled.close(mv, tie);
    }
}

/// Islands that are short lean on the neighbour with the most to spare.
fn join_short(mv: &Mv, view: &SupplyView<'_>, settled: &mut Settled) {
    let spare = |settled: &Settled, island: u32| {
        settled.capacity[island as usize] - settled.demand[island as usize]
    };
    for _ in 0..mv.ties.len() {
        let mut best: Option<(f64, usize)> = None;
        for tie in (0..mv.ties.len()).filter(|tie| settled.can_join(mv, view, *tie)) {
            let (a, b) = settled.ends(mv, tie);
            let (a, b) = (spare(settled, a), spare(settled, b));
            let (low, high) = (a.min(b), a.max(b));
            if low < -NOTHING_MW && NOTHING_MW < high && best.is_none_or(|(most, _)| most < high) {
                best = Some((high, tie));
            }
        }
        let Some((_, tie)) = best else { return };
        settled.close(mv, tie);
    }
}

/// Grid first, then generation; what is missing is short in proportion to demand.
fn dispatch(mv: &Mv, view: &SupplyView<'_>, settled: &mut Settled) {
    settled.source_mw.clear();
    settled.source_mw.resize(mv.sources.len(), 0.0);
    settled.short_mw.clear();
    settled.short_mw.resize(mv.sections.len(), 0.0);
    for (section, demand) in view.demand_mw.iter().enumerate() {
        let island = settled.island[section];
        if island == NONE {
            continue;
        }
        let i = island as usize;
        if settled.capacity[i] <= 0.0 {
            settled.short_mw[section] = *demand;
        } else if settled.capacity[i] < settled.demand[i] {
            settled.short_mw[section] = demand * (1.0 - settled.capacity[i] / settled.demand[i]);
        }
    }
    for (i, source) in mv.sources.iter().enumerate() {
        let island = settled.island[source.section as usize];
        if island == NONE || view.capacity_mw[i] <= 0.0 {
            continue;
        }
        let at = island as usize;
        let served = settled.demand[at].min(settled.capacity[at]);
        let from_grid = served.min(settled.grid[at]);
        let (given, whole) = if source.kind == SourceKind::Grid {
            (from_grid, settled.grid[at])
        } else {
            (served - from_grid, settled.capacity[at] - settled.grid[at])
        };
        settled.source_mw[i] = given * (view.capacity_mw[i] / whole);
    }
    // An island whose sources all give nothing is dead.
    for section in 0..settled.island.len() {
        let island = settled.island[section];
        if island != NONE && settled.capacity[island as usize] <= 0.0 {
            settled
                .queue
                .push((u32::try_from(section).unwrap_or(NONE), NONE));
        }
    }
    while let Some((section, _)) = settled.queue.pop() {
        settled.island[section as usize] = NONE;
    }
    for (section, demand) in view.demand_mw.iter().enumerate() {
        if settled.island[section] == NONE && view.section_ok[section] {
            settled.short_mw[section] = *demand;
        }
    }
    settled.injected.clear();
    for (section, demand) in view.demand_mw.iter().enumerate() {
        let served = if settled.island[section] == NONE {
            0.0
        } else {
            demand - settled.short_mw[section]
        };
        settled.injected.push(-served);
    }
    for (source, given) in mv.sources.iter().zip(&settled.source_mw) {
        settled.injected[source.section as usize] += given;
    }
}

/// Flows over ties. Sections stand in a row, so the flow to the next is what has gathered so far; a whole
/// ring of equal ties shares so that the flows sum to nothing.
fn tie_flows(mv: &Mv, settled: &mut Settled) {
    settled.tie_mw.clear();
    settled.tie_mw.resize(mv.ties.len(), 0.0);
    let sections = mv.sections.len();
    let carries = |section: usize| {
        let tie = mv.tie_after[section];
        (tie != NONE && settled.closed[tie as usize]).then_some(tie as usize)
    };
    let gap = (0..sections).find(|section| carries(*section).is_none());
    // Begin behind a gap, so that nothing has gathered yet; a closed ring has none.
    let start = gap.map_or(0, |section| section + 1);
    let mut gathered = 0.0;
    for step in 0..sections {
        let section = (start + step) % sections;
        gathered += settled.injected[section];
        match carries(section) {
            Some(tie) => settled.tie_mw[tie] = gathered,
            None => gathered = 0.0,
        }
    }
    if gap.is_none() && !mv.ties.is_empty() {
        let mean = settled.tie_mw.iter().sum::<f64>() / super::mv::count(mv.ties.len());
        for flow in &mut settled.tie_mw {
            *flow -= mean;
        }
    }
}
