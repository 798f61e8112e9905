//! Studies of a day's network that take longer than a frame: all pairs, and cut sets. Each owns what it
//! looks at, so that a worker can hold it and advance it between its events.

use super::FailureDay;
use super::OneLineDay;
use crate::solve::power::failures::CutSets;
use crate::solve::power::failures::Cuts;
use crate::solve::power::failures::Pairs;
use crate::solve::power::failures::Progress;
use crate::solve::power::failures::at_medium_voltage_and_blocks;

/// All pairs at medium voltage and of blocks.
#[derive(Clone, Debug)]
pub struct PairStudy {
    day: OneLineDay,
    pairs: Pairs,
}

impl PairStudy {
    /// A study that has not begun.
    pub fn new(day: OneLineDay) -> Self {
        let pairs = Pairs::new(at_medium_voltage_and_blocks(&day.line));
        Self { day, pairs }
    }

    /// Tries up to `work` pairs more; ten thousand take about a quarter of a second.
    pub fn step(&mut self, work: usize) -> Progress {
        self.pairs.step(&self.day.line, &self.day.flows, work)
    }

    /// What it has found so far.
    pub fn pairs(&mut self) -> &Pairs {
        self.pairs.sort();
        &self.pairs
    }
}

/// Minimal cut sets of order one and two for more than some GPUs off.
#[derive(Clone, Debug)]
pub struct CutStudy {
    day: OneLineDay,
    cuts: Cuts,
}

impl CutStudy {
    /// A search that has not begun.
    pub fn new(day: OneLineDay, failures: &FailureDay, more_than: u32) -> Self {
        let cuts = Cuts::new(&day.line, &failures.outcomes, more_than);
        Self { day, cuts }
    }

    /// Solves up to `work` pairs more. Progress counts elements.
    pub fn step(&mut self, work: usize) -> Progress {
        self.cuts.step(&self.day.line, &self.day.flows, work)
    }

    /// What it has found so far.
    pub fn found(&self) -> &CutSets {
        &self.cuts.found
    }
}
