//! What is shed when sources are short: class by class, in the order that the plan gives.

use super::Outcome;
use super::engine::Engine;
use crate::solve::power::oneline::LoadClass;

impl Engine<'_> {
    /// Takes what is short off the classes: first those with a turn, in their order, then GPU racks, then the
    /// rest by class. GPU racks go in whole racks, which carry their part of the losses.
    ///
    /// Source: `shed_order` of each class; without any, GPU racks alone are shed, which are nine tenths of a
    /// site. Known error: losses that a shed class of another kind takes along are counted as its own.
    pub(super) fn shed(&self, outcome: &mut Outcome) {
        let turns = self.line.shed_turn;
        let turn = |class: &LoadClass| match (turns[class.index()], class) {
            (0, LoadClass::GpuRack) => u32::MAX - 1,
            (0, _) => u32::MAX,
            (turn, _) => turn,
        };
        let mut order = LoadClass::ALL;
        order.sort_by_key(turn);
        let mut left_mw = outcome.short_mw;
        for class in order {
            let at = class.index();
            if class == LoadClass::GpuRack {
                let most = self.all_gpus - outcome.dark_gpus;
                outcome.shed_gpus = self.racks_of(left_mw).min(most);
                if self.racks_of(left_mw) <= most {
                    outcome.shed_mw[at] = left_mw;
                    return;
                }
            }
            let runs = (self.class_mw[at] - outcome.dark_mw[at]).max(0.0);
            outcome.shed_mw[at] = left_mw.min(runs);
            left_mw -= outcome.shed_mw[at];
            if left_mw <= 0.0 {
                return;
            }
        }
    }
}
