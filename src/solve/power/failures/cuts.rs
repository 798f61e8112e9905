//! Minimal cut sets of order one and two: what must fail together so that more than some GPUs are off.

use super::Engine;
use super::Outcome;
use super::pairs::Progress;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::units::order;

/// The cut sets found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CutSets {
    /// Elements that alone take more than the threshold.
    pub singles: Vec<u32>,
    /// Pairs of which neither does alone.
    pub pairs: Vec<(u32, u32)>,
    /// Whether pairs were left out because there are too many to keep.
    pub is_cut_short: bool,
}

/// The search for cut sets, as a study that advances.
///
/// **Exact, and why it ends soon.** Two failures together take no more GPUs than each alone, and those
/// that only the two together can reach: at most the fewer of what either could ever touch. Pairs whose
/// bound is within the threshold are left out; all others are solved.
#[derive(Clone, Debug)]
pub struct Cuts {
    more_than: u32,
    /// Elements by what they could touch, most first, with it and with what they take alone.
    order: Vec<(u32, u64, u64)>,
    /// Most that any element from here on takes alone.
    most_alone: Vec<u64>,
    next: (usize, usize),
    slack: u64,
    /// What has been found.
    pub found: CutSets,
}

/// Pairs that are kept: more are no list to read.
const KEPT: usize = 100_000;

impl Cuts {
    /// A search for what takes more than some GPUs, given the single failures.
    pub fn new(line: &OneLine, singles: &[Outcome], more_than: u32) -> Self {
        let touched = potential(line);
        let mut found = CutSets::default();
        let mut ordered = Vec::new();
        for (at, outcome) in singles.iter().enumerate() {
            let element = u32::try_from(at).unwrap_or(NONE);
            if more_than < outcome.lost_gpus() {
                found.singles.push(element);
            } else {
                ordered.push((element, touched[at], u64::from(outcome.lost_gpus())));
            }
        }
        order::sort_by(&mut ordered, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut most_alone: Vec<u64> = ordered.iter().map(|(_, _, alone)| *alone).collect();
        for i in (1..most_alone.len()).rev() {
            most_alone[i - 1] = most_alone[i - 1].max(most_alone[i]);
        }
        let rack = line
            .loads
            .iter()
            .map(|load| u64::from(load.gpus))
            .max()
            .unwrap_or(0);
        Self {
            more_than,
            order: ordered,
            most_alone,
            next: (0, 1),
            // Shedding counts whole racks, so that two sheddings may round up once more than each alone.
            slack: rack,
            found,
        }
    }

    /// Solves up to `work` pairs more. The network must be the same each time. Progress counts elements.
    pub fn step(&mut self, line: &OneLine, flows: &Flows, work: usize) -> Progress {
        let mut engine = Engine::new(line, flows);
        let mut solved = 0;
        while solved < work && self.next.0 + 1 < self.order.len() {
            let (i, j) = self.next;
            let (a, _, alone_a) = self.order[i];
            let is_within = |touched: u64, alone_b: u64| {
                alone_a + alone_b + touched + self.slack <= u64::from(self.more_than)
            };
            let Some((b, touched, alone_b)) = self.order.get(j).copied() else {
                self.next = (i + 1, i + 2);
                continue;
            };
            if is_within(touched, self.most_alone[j]) {
                self.next = (i + 1, i + 2);
                continue;
            }
            self.next = (i, j + 1);
            if is_within(touched, alone_b) {
                continue;
            }
            solved += 1;
            if self.more_than < engine.fail(&[a, b]).lost_gpus() {
                self.keep(a.min(b), a.max(b));
            }
        }
        self.progress()
    }

    fn keep(&mut self, a: u32, b: u32) {
        if self.found.pairs.len() < KEPT {
            self.found.pairs.push((a, b));
        } else {
            self.found.is_cut_short = true;
        }
    }

    /// How far it has come, in elements.
    pub fn progress(&self) -> Progress {
        let total = self.order.len().saturating_sub(1) as u64;
        Progress {
            done: (self.next.0 as u64).min(total),
            total,
        }
    }
}

/// GPUs that each element could ever touch: those with a cord under it, and those of all blocks that share
/// a stand-in with it; all of them at medium voltage.
fn potential(line: &OneLine) -> Vec<u64> {
    let n = line.len();
    let first = line.mv.first_section_element() as usize;
    let all: u64 = line.loads.iter().map(|load| u64::from(load.gpus)).sum();
    let mut touched = vec![0_u64; n];
    for at in (0..n).rev() {
        if line.load[at] != NONE {
            touched[at] += u64::from(line.loads[line.load[at] as usize].gpus);
        }
        if line.parent[at] != NONE {
            touched[line.parent[at] as usize] += touched[at];
        }
    }
    let mut shared = vec![0_u64; n];
    for element in &line.switches {
        let host = line.alternate[*element as usize] as usize;
        shared[host] += touched[*element as usize];
    }
    let mut more = vec![0_u64; n];
    for element in &line.switches {
        let host = line.alternate[*element as usize];
        let group = shared[host as usize];
        for at in *element as usize..line.end[*element as usize] as usize {
            more[at] = more[at].max(group);
        }
        for start in [*element, host] {
            let mut above = start;
            while above != NONE {
                let at = above as usize;
                more[at] = more[at].saturating_add(group);
                above = line.parent[at];
            }
        }
    }
    for at in 0..n {
        let is_mv = at < first
            || line
                .mv
                .sections
                .contains(&u32::try_from(at).unwrap_or(NONE));
        touched[at] = if is_mv {
            all
        } else {
            (touched[at] + more[at]).min(all)
        };
    }
    touched
}
