//! One failure in full: what moved where, what is overloaded, what stays dark, and for how long it is carried.

use super::Engine;
use super::FirstSeconds;
use super::Outcome;
use super::immediate::apparent;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::Verdict;
use std::collections::BTreeMap;

/// One failure in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// The sums.
    pub outcome: Outcome,
    /// What moved where.
    pub transfers: Vec<Transfer>,
    /// What carries more than it may, worst first.
    pub overloads: Vec<Verdict>,
    /// Loads without a path.
    pub dark: Vec<u32>,
    /// Loads that run with too few power supplies.
    pub throttled: Vec<u32>,
    /// Machine groups with the machines each has lost.
    pub machines: Vec<(u32, u32)>,
    /// Minutes that a UPS carries the dark loads of each class, in the order of the classes.
    pub ups_min: [f64; 5],
    /// What carries the load in the first seconds, and what drops.
    pub first_seconds: FirstSeconds,
}

/// Load that moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transfer {
    /// How.
    pub kind: TransferKind,
    /// The element that moved, or a run that took over what its partners left; for a tie, the tie.
    pub element: u32,
    /// Where it hangs now; [`NONE`] where that is the element itself.
    pub to: u32,
    /// How much, MW.
    pub mw: f64,
    /// How long it takes, ms.
    pub ms: f64,
    /// Whether that is within the load's hold-up.
    pub in_time: bool,
}

/// How load moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TransferKind {
    /// Power supplies draw on the cord they have left, at once.
    Cords,
    /// A static switch.
    StaticSwitch,
    /// A low-voltage tie.
    BoardTie,
    /// A tie between medium-voltage sections.
    SectionTie,
}

impl Engine<'_> {
    /// The failure of these elements in full.
    pub fn detail(&mut self, out: &[u32]) -> Detail {
        let outcome = self.fail(out);
        let mut detail = Detail {
            outcome,
            ..Detail::default()
        };
        self.loads(&mut detail);
        self.switched(&mut detail);
        self.overloads(&mut detail);
        detail.first_seconds = self.first_seconds(outcome.start_min);
        for class in LoadClass::ALL {
            let i = class.index();
            if 0.0 < outcome.dark_mw[i] {
                detail.ups_min[i] = self.line.ups_min[i];
            }
        }
        detail
    }

    fn loads(&self, detail: &mut Detail) {
        let mut machines: BTreeMap<u32, u32> = BTreeMap::new();
        let mut taken: BTreeMap<u32, f64> = BTreeMap::new();
        for id in &self.affected {
            let load = &self.line.loads[*id as usize];
            let share = load.share_without(self.dead_sides[*id as usize]);
            if share <= 0.0 {
                detail.dark.push(*id);
                if 0 < load.machines {
                    *machines.entry(load.group).or_insert(0) += load.machines;
                }
                continue;
            }
            if share < 1.0 {
                detail.throttled.push(*id);
            }
            let dead = self.dead_sides[*id as usize];
            for (side, cord) in load.cords.iter().enumerate() {
                if *cord != NONE && dead & (1 << side) == 0 {
                    let more = load.part_without(side, dead) - load.part(side);
                    let run = self.line.parent[*cord as usize];
                    *taken.entry(run).or_insert(0.0) += load.peak_mw * more;
                }
            }
        }
        detail.dark.sort();
        detail.throttled.sort();
        detail.machines = machines.into_iter().collect();
        detail
            .transfers
            .extend(taken.into_iter().map(|(run, mw)| Transfer {
                kind: TransferKind::Cords,
                element: run,
                to: NONE,
                mw,
                ms: 0.0,
                in_time: true,
            }));
    }

    fn switched(&self, detail: &mut Detail) {
        use crate::solve::power::oneline::Kind;
        for rehomed in &self.rehomed {
            let is_switch = self.line.kind[rehomed.element as usize] == Kind::Switch;
            detail.transfers.push(Transfer {
                kind: if is_switch {
                    TransferKind::StaticSwitch
                } else {
                    TransferKind::BoardTie
                },
                element: rehomed.element,
                to: rehomed.host,
                mw: self.shift.enters(rehomed.element).0,
                ms: self.transfer_ms(rehomed.element),
                in_time: !self.is_slow(rehomed.element),
            });
        }
        let mv = &self.line.mv;
        for (i, tie) in mv.ties.iter().enumerate() {
            if self.settled.closed[i] && !self.flows.settled.closed[i] {
                detail.transfers.push(Transfer {
                    kind: TransferKind::SectionTie,
                    element: tie.element,
                    to: NONE,
                    mw: self.settled.tie_mw[i].abs(),
                    ms: tie.ms,
                    in_time: tie.ms <= mv.hold_up_ms,
                });
            }
        }
    }

    fn overloads(&self, detail: &mut Detail) {
        let mut found: Vec<Verdict> = Vec::new();
        for element in self.shift.touched() {
            if self.line.parent[*element as usize] == NONE {
                continue;
            }
            let ends = (
                apparent(self.shift.enters(*element)),
                apparent(self.shift.leaves(*element)),
            );
            found.extend(self.verdict(*element, ends));
        }
        self.each_at_mv(|element, mva| found.extend(self.verdict(element, (mva, mva))));
        found.retain(|verdict| verdict.is_over());
        crate::units::order::sort_by(&mut found, |a, b| {
            let by_fraction = b.fraction().total_cmp(&a.fraction());
            by_fraction.then(a.element.cmp(&b.element))
        });
        detail.overloads = found;
    }
}
