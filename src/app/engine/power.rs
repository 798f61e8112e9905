//! The Power view of a day: the network is made once for a scenario and day, and asked as often as elements
//! fail.

use super::protocol::Answer;
use crate::present::power::Bench;
use crate::present::power::Question;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// What is asked, and the network it was last asked of.
#[derive(Debug, Default)]
pub(super) struct PowerJob {
    asked: Option<Asked>,
    /// Scenario and day of the bench.
    of: Option<(Node, u32)>,
    /// Nothing when that scenario makes no plan.
    bench: Option<Box<Bench>>,
}

#[derive(Debug)]
struct Asked {
    generation: u32,
    day: u32,
    scenario: Node,
    question: Question,
}

impl PowerJob {
    /// Takes a question in the place of an older one.
    pub(super) fn ask(&mut self, generation: u32, day: u32, scenario: Node, question: Question) {
        self.asked = Some(Asked {
            generation,
            day,
            scenario,
            question,
        });
    }

    /// Whether nothing is asked.
    pub(super) fn is_idle(&self) -> bool {
        self.asked.is_none()
    }

    /// Answers what is asked.
    pub(super) fn step(&mut self) -> Option<Answer> {
        let asked = self.asked.take()?;
        let of = (asked.scenario, asked.day);
        if self.of.as_ref() != Some(&of) {
            let plan = scenario::check(&Scenario::from_node(of.0.clone())).0;
            self.bench = plan.map(|plan| Box::new(Bench::new(plan, of.1)));
            self.of = Some(of);
        }
        let bench = self.bench.as_ref();
        Some(Answer::PowerDay {
            generation: asked.generation,
            view: bench.map(|bench| Box::new(bench.answer(&asked.question))),
        })
    }
}
