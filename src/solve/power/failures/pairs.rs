//! All pairs of elements, as a study that advances.

use super::Engine;
use super::Outcome;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::units::order;

/// How far a study has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all.
    pub total: u64,
}

impl Progress {
    /// Whether it has ended.
    pub fn is_done(self) -> bool {
        self.total <= self.done
    }
}

/// All pairs of some elements.
#[derive(Clone, Debug)]
pub struct Pairs {
    elements: Vec<u32>,
    next: (usize, usize),
    done: u64,
    /// The worst pairs, worst first, with what follows.
    pub worst: Vec<((u32, u32), Outcome)>,
    /// Pairs after which a GPU is off.
    pub with_loss: u64,
}

/// Pairs that are kept.
const KEPT: usize = 100;

/// Elements at medium voltage and of blocks: what the study of pairs looks at.
pub fn at_medium_voltage_and_blocks(line: &OneLine) -> Vec<u32> {
    let looked_at = |at: &usize| {
        matches!(
            line.kind[*at],
            Kind::CommonPoint
                | Kind::Substation
                | Kind::Feed
                | Kind::FeedTransformer
                | Kind::GenerationBus
                | Kind::Generator
                | Kind::Battery
                | Kind::Section
                | Kind::Tie
                | Kind::Feeder
                | Kind::Transformer
                | Kind::Board
        )
    };
    let elements = (0..line.len()).filter(looked_at);
    elements
        .map(|at| u32::try_from(at).unwrap_or(NONE))
        .collect()
}

impl Pairs {
    /// A study of all pairs of these elements, not begun.
    pub fn new(elements: Vec<u32>) -> Self {
        Self {
            elements,
            next: (0, 1),
            done: 0,
            worst: Vec::new(),
            with_loss: 0,
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let n = self.elements.len() as u64;
        Progress {
            done: self.done,
            total: n * n.saturating_sub(1) / 2,
        }
    }

    /// Tries up to `work` pairs more. The network must be the same each time.
    pub fn step(&mut self, line: &OneLine, flows: &Flows, work: usize) -> Progress {
        let mut engine = Engine::new(line, flows);
        for _ in 0..work {
            let (i, j) = self.next;
            let (Some(a), Some(b)) = (self.elements.get(i), self.elements.get(j)) else {
                break;
            };
            let outcome = engine.fail(&[*a, *b]);
            self.keep((*a, *b), outcome);
            self.done += 1;
            self.next = if j + 1 < self.elements.len() {
                (i, j + 1)
            } else {
                (i + 1, i + 2)
            };
        }
        self.progress()
    }

    fn keep(&mut self, pair: (u32, u32), outcome: Outcome) {
        if outcome.lost_gpus() == 0 {
            return;
        }
        self.with_loss += 1;
        self.worst.push((pair, outcome));
        if 2 * KEPT <= self.worst.len() {
            self.sort();
        }
    }

    /// The worst pairs so far, in order.
    pub fn sort(&mut self) {
        order::sort_by(&mut self.worst, |a, b| {
            let by_gpus = b.1.lost_gpus().cmp(&a.1.lost_gpus());
            by_gpus.then(a.0.cmp(&b.0))
        });
        self.worst.truncate(KEPT);
    }
}
