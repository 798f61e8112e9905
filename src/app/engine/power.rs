//! The Power view of a day: the network is made once for a scenario and day, and asked as often as elements
//! fail.

use super::Job;
use super::protocol::Answer;
use super::protocol::Request;
use crate::present::power::Bench;
use crate::present::power::Question;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// What is asked, and the network it was last asked of.
#[derive(Debug, Default)]
pub struct PowerJob {
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

impl Job for PowerJob {
    fn ask(&mut self, request: Request) {
        if let Request::PowerDay {
            generation,
            day,
            scenario,
            question,
        } = request
        {
            self.asked = Some(Asked {
                generation,
                day,
                scenario,
                question,
            });
        }
    }

    fn is_idle(&self) -> bool {
        self.asked.is_none()
    }

    fn step(&mut self) -> Option<Answer> {
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
