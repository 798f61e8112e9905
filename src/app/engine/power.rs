//! The Power view of a day: the network is made once for a scenario and day, and asked as often as elements
//! fail. A study of pairs and cut sets goes on between the questions.

use super::Job;
use super::protocol::Answer;
use super::protocol::Request;
use crate::present::power::Bench;
use crate::present::power::Question;
use crate::present::power::Study;
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
    /// The study that was asked for, of this bench.
    study: Option<Study>,
    /// Number and question of what was answered last: what tells of the study answers it again.
    last: (u32, Question),
    /// How far the study was when it was told.
    told: f64,
}

#[derive(Debug)]
struct Asked {
    generation: u32,
    day: u32,
    scenario: Node,
    question: Question,
}

/// How far a study goes on until it is told again.
const TELL: f64 = 0.04;

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
        self.asked.is_none() && self.study.as_ref().is_none_or(Study::is_done)
    }

    /// A question first; else a few milliseconds of the study.
    fn step(&mut self) -> Option<Answer> {
        if let Some(asked) = self.asked.take() {
            self.set_up(asked);
            return Some(self.answer());
        }
        let study = self.study.as_mut()?;
        study.step();
        if study.is_done() || self.told + TELL < study.done() {
            self.told = study.done();
            return Some(self.answer());
        }
        None
    }
}

impl PowerJob {
    /// Takes up a question: another network, another study, or both as they are.
    fn set_up(&mut self, asked: Asked) {
        let of = (asked.scenario, asked.day);
        if self.of.as_ref() != Some(&of) {
            let plan = scenario::check(&Scenario::from_node(of.0.clone())).0;
            self.bench = plan.map(|plan| Box::new(Bench::new(plan, of.1)));
            self.of = Some(of);
            self.study = None;
        }
        let wanted = asked.question.study;
        if self.study.as_ref().map(Study::more_than) != wanted {
            let bench = self.bench.as_ref();
            self.study = bench
                .zip(wanted)
                .map(|(bench, gpus)| Study::new(bench, gpus));
            self.told = 0.0;
        }
        self.last = (asked.generation, asked.question);
    }

    fn answer(&mut self) -> Answer {
        let (generation, question) = &self.last;
        let (bench, study) = (self.bench.as_ref(), self.study.as_mut());
        Answer::PowerDay {
            generation: *generation,
            view: bench.map(|bench| Box::new(bench.answer_with(question, study))),
        }
    }
}
