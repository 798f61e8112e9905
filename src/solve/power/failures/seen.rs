//! Failures from the viewpoint of what lives on: the most that each element carries after any single one.

use super::Engine;
use super::Outcome;
use super::immediate::apparent;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;

/// The most that an element carries after a single failure of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// What fails; [`NONE`] where no failure makes it carry more than before.
    pub failed: u32,
    /// What it then carries, MVA, judged as its own rule judges it.
    pub load_mva: f64,
}

/// All single failures as in [`super::singles`], and what each element sees in the one that is worst for it.
///
/// Of failures that are equally bad the first counts. Circuits above transformers carry the sum of these.
pub fn singles_seen(line: &OneLine, flows: &Flows) -> (Vec<Outcome>, Vec<Seen>) {
    let mut engine = Engine::new(line, flows);
    let none = Seen {
        failed: NONE,
        load_mva: 0.0,
    };
    let mut seen = vec![none; line.len()];
    let elements = 0..u32::try_from(line.len()).unwrap_or(NONE);
    let outcomes = elements.map(|element| {
        let outcome = engine.fail(&[element]);
        engine.see(element, &mut seen);
        outcome
    });
    (outcomes.collect(), seen)
}

impl Engine<'_> {
    /// Notes what everything carries in the failure that was tried last.
    fn see(&self, failed: u32, seen: &mut [Seen]) {
        let line = self.line;
        let mut note = |element: u32, ends: (f64, f64)| {
            let known = &mut seen[element as usize];
            if let Some(verdict) = self.verdict(element, ends)
                && known.load_mva < verdict.load_mva
                && element != failed
            {
                *known = Seen {
                    failed,
                    load_mva: verdict.load_mva,
                };
            }
        };
        for element in self.shift.touched() {
            if line.parent[*element as usize] != NONE {
                let (enters, leaves) = (self.shift.enters(*element), self.shift.leaves(*element));
                note(*element, (apparent(enters), apparent(leaves)));
            }
        }
        let mut above: Vec<(u32, f64)> = Vec::new();
        self.each_at_mv(|element, mva| {
            note(element, (mva, mva));
            if line.kind[element as usize] != Kind::FeedTransformer {
                return;
            }
            let circuit = line.parent[element as usize];
            match above.last_mut() {
                Some((of, sum)) if *of == circuit => *sum += mva,
                _ => above.push((circuit, mva)),
            }
        });
        for (circuit, mva) in above {
            note(circuit, (mva, mva));
        }
    }
}
