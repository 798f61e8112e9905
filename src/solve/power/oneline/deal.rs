//! Which blocks carry what: loads are dealt one by one to where the worst failure hurts least.

use super::mv::count;
use crate::scenario::plan::Block;
use crate::scenario::plan::PathRedundancy;
use crate::scenario::plan::Topology;
use crate::solve::power::series::systems;

/// How the loads of a block find their second path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// None.
    Nowhere,
    /// From the other block of a pair.
    Pair,
    /// From any block of another system of the group.
    OtherSystem,
}

/// A block with what has been dealt to it.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Position of its group among those dealt.
    pub group: usize,
    /// Its system within the group.
    pub system: usize,
    /// Position of the section that feeds it.
    pub section: usize,
    /// Where its loads find their second path.
    pub second: Second,
    /// Position of the slot that stands in for it.
    pub spare: Option<usize>,
    /// Whether it stands in for others and carries nothing itself.
    pub is_spare: bool,
    /// What it may carry, MW.
    pub capacity_mw: f64,
    /// What it carries with everything alive, MW.
    load_mw: f64,
    /// What comes on top when each system of its group is lost, MW.
    comes_mw: Vec<f64>,
}

/// All blocks that loads are dealt to.
#[derive(Clone, Debug, Default)]
pub(super) struct Dealer {
    pub slots: Vec<Slot>,
    /// The group that loads are dealt to, where it has a block that is not spare; `None`: any.
    pub only: Option<usize>,
}

impl Dealer {
    /// Adds a group of blocks whose last ones are spare.
    pub fn add(&mut self, group: usize, block: &Block, spares: usize) {
        let first = self.slots.len();
        let blocks = block.count as usize;
        let have = systems(block.topology);
        for k in 0..blocks {
            let second = match block.topology {
                Topology::TwoN if k / 2 * 2 + 1 < blocks => Second::Pair,
                Topology::Distributed { .. } if 1 < blocks => Second::OtherSystem,
                _ => Second::Nowhere,
            };
            let working = blocks.saturating_sub(spares);
            let is_spare = working <= k;
            let has_spare = 0 < spares && !is_spare;
            self.slots.push(Slot {
                group,
                system: k % have,
                section: 0,
                second,
                spare: has_spare.then(|| first + working + k % spares),
                is_spare,
                capacity_mw: block.unit_power.mw(),
                load_mw: 0.0,
                comes_mw: vec![0.0; have],
            });
        }
    }

    /// Deals a load: the block it hangs on, and the second one where the topology has two paths.
    ///
    /// The first block is the one whose worst failure leaves the most room, the second the one that keeps
    /// the worst of both lowest. So the load that a lost system throws over is spread evenly, which is
    /// what gives 3N/2 two thirds and 4N/3 three quarters of its blocks (power reference 3.10).
    ///
    /// A class may want other paths than its blocks give: `N` hangs on one block alone; `N+1` and `2N` have a
    /// second path also where the topology has one, from any other block of the group, or from one that hangs
    /// on another section.
    pub fn deal(&mut self, peak_mw: f64, paths: PathRedundancy) -> Option<(usize, Option<usize>)> {
        let only = self.only.filter(|group| self.has(*group));
        let usable = (0..self.slots.len()).filter(|i| {
            let slot = &self.slots[*i];
            !slot.is_spare && only.is_none_or(|group| group == slot.group)
        });
        let first =
            usable.min_by(|a, b| self.slots[*a].worst().total_cmp(&self.slots[*b].worst()))?;
        let half = peak_mw / 2.0;
        let second = match self.slots[first].second {
            _ if paths == PathRedundancy::N => None,
            Second::Nowhere if paths == PathRedundancy::AsBlock => None,
            Second::Nowhere => self.another(first, half, paths),
            Second::Pair => Some(self.pair_of(first)),
            Second::OtherSystem => self.partner(first, half),
        };
        match second {
            Some(second) => {
                self.share(first, second, half);
                self.share(second, first, half);
            }
            None => self.slots[first].load_mw += peak_mw,
        }
        Some((first, second))
    }

    fn has(&self, group: usize) -> bool {
        let mut slots = self.slots.iter();
        slots.any(|slot| slot.group == group && !slot.is_spare)
    }

    /// The other of a pair; pairs are counted within the group.
    fn pair_of(&self, first: usize) -> usize {
        if self.slots[first].system == 0 {
            first + 1
        } else {
            first - 1
        }
    }

    /// The block of another system of the same group that the load hurts least.
    fn partner(&self, first: usize, half: f64) -> Option<usize> {
        let own = &self.slots[first];
        let others = (0..self.slots.len()).filter(|i| {
            let other = &self.slots[*i];
            other.group == own.group && other.system != own.system
        });
        let hurt = |i: usize| {
            let other = &self.slots[i];
            let on_first = own.worst_with(half, other.system);
            let on_other = other.worst_with(half, own.system);
            on_first.max(on_other)
        };
        others.min_by(|a, b| {
            let by_both = hurt(*a).total_cmp(&hurt(*b));
            by_both.then_with(|| self.slots[*a].worst().total_cmp(&self.slots[*b].worst()))
        })
    }

    /// Another block that carries loads, the least hurt; for two full paths one on another section if there is
    /// any.
    fn another(&self, first: usize, half: f64, paths: PathRedundancy) -> Option<usize> {
        let own = &self.slots[first];
        let others = || {
            let others = 0..self.slots.len();
            others.filter(|i| *i != first && !self.slots[*i].is_spare)
        };
        let worst = |i: &usize| self.slots[*i].worst_with(half, own.system);
        let least = |a: &usize, b: &usize| worst(a).total_cmp(&worst(b));
        let apart = others().filter(|i| self.slots[*i].section != own.section);
        let of_group = others().filter(|i| self.slots[*i].group == own.group);
        if paths == PathRedundancy::TwoN {
            apart.min_by(least).or_else(|| others().min_by(least))
        } else {
            of_group.min_by(least).or_else(|| others().min_by(least))
        }
    }

    fn share(&mut self, slot: usize, partner: usize, half: f64) {
        let system = self.slots[partner].system;
        let slot = &mut self.slots[slot];
        slot.load_mw += half;
        let system = system.min(slot.comes_mw.len() - 1);
        slot.comes_mw[system] += half;
    }
}

impl Slot {
    /// Load over capacity after the worst loss.
    fn worst(&self) -> f64 {
        let comes = self.comes_mw.iter().copied().fold(0.0, f64::max);
        (self.load_mw + comes) / self.capacity_mw.max(f64::MIN_POSITIVE)
    }

    /// The same with `half` more whose other half is on `system`.
    fn worst_with(&self, half: f64, system: usize) -> f64 {
        let comes = self.comes_mw.iter().enumerate();
        let comes = comes.map(|(i, mw)| if i == system { mw + half } else { *mw });
        let worst = comes.fold(0.0, f64::max);
        (self.load_mw + half + worst) / self.capacity_mw.max(f64::MIN_POSITIVE)
    }
}

/// Feeders of a lane of blocks: as few as their rating allows, filled evenly.
pub(super) fn feeders(blocks: usize, block_mva: f64, feeder_mva: f64) -> usize {
    if blocks == 0 || block_mva <= 0.0 {
        return 1;
    }
    let per_feeder = (feeder_mva / block_mva).floor().max(1.0);
    let wanted = (count(blocks) / per_feeder).ceil();
    (1..=blocks).find(|n| wanted <= count(*n)).unwrap_or(blocks)
}
