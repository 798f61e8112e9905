//! The engine as something that is asked and then advances step by step: no clock, no browser.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::Serialize;
use serde::Serializer;

use super::links;
use super::protocol::Answer;
use super::protocol::Checked;
use super::protocol::DayAnswer;
use super::protocol::Evaluated;
use super::protocol::Remedy;
use super::protocol::Request;
use crate::edit::Edit;
use crate::edit::LeafChange;
use crate::edit::try_edit;
use crate::evaluate;
use crate::evaluate::Evaluation;
use crate::evaluate::LedgerStudy;
use crate::evaluate::remedies::RemedyStudy;
use crate::finding::Severity;
use crate::present::power::supply;
use crate::present::ribbon;
use crate::present::told::tell;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::solve::floor::Layout;

/// Findings that remedies are tried for, the worst first. A plan with more is still being drawn.
const MOST_FINDINGS: usize = 8;

/// What one worker does: it is asked, and advances in small steps until nothing is left. A request that is
/// another worker's is not heard.
pub trait Job: Default {
    /// Takes a request; what it replaces is dropped, however far it came.
    fn ask(&mut self, request: Request);

    /// Whether nothing is left to do.
    fn is_idle(&self) -> bool;

    /// Advances by a few milliseconds at most; an answer when there is one.
    fn step(&mut self) -> Option<Answer>;

    /// Writes an answer as the page reads it. A job with few kinds of answers names them: its program then need
    /// not hold how the others are written.
    fn write<S: Serializer>(answer: &Answer, to: S) -> Result<S::Ok, S::Error> {
        answer.serialize(to)
    }

    /// Answers a request to the end: what tests and benchmarks do.
    fn answers(&mut self, request: Request) -> Vec<Answer> {
        self.ask(request);
        let mut answers = Vec::new();
        while !self.is_idle() {
            answers.extend(self.step());
        }
        answers
    }
}

/// Edits, remedies, and the links and presets that the desk begins with. An evaluation goes before a study.
#[derive(Debug, Default)]
pub struct Engine {
    evaluation: Option<EvaluationJob>,
    remedies: Option<RemedyJob>,
    /// What was asked once and is answered already.
    errand: Option<Answer>,
    /// The layout that was sent last.
    layout: Arc<Layout>,
}

#[derive(Debug)]
enum EvaluationJob {
    Asked {
        generation: u32,
        day: u32,
        scenario: Node,
    },
    Running(Running),
}

/// An evaluation that runs.
#[derive(Debug)]
struct Running {
    generation: u32,
    study: Box<LedgerStudy>,
    /// What the things of the scenario are called, for the drawings.
    names: Box<Names>,
}

#[derive(Debug)]
struct RemedyJob {
    generation: u32,
    search: Search,
}

#[derive(Debug)]
enum Search {
    Asked(Node),
    Running(Box<Tries>),
}

/// A scenario, its evaluation, and the findings still to be tried, the worst last.
#[derive(Debug)]
struct Tries {
    scenario: Scenario,
    evaluation: Evaluation,
    waiting: Vec<usize>,
    study: Option<(usize, RemedyStudy)>,
}

impl Job for Engine {
    fn ask(&mut self, request: Request) {
        match request {
            Request::Evaluate {
                generation,
                day,
                scenario,
            } => {
                self.evaluation = Some(EvaluationJob::Asked {
                    generation,
                    day,
                    scenario,
                });
            }
            Request::Remedies {
                generation,
                scenario,
            } => {
                self.remedies = Some(RemedyJob {
                    generation,
                    search: Search::Asked(scenario),
                });
            }
            Request::Stop => self.remedies = None,
            Request::Link { text } => self.errand = Some(links::link(&text)),
            Request::Payload { scenario, receipt } => {
                self.errand = Some(links::payload(scenario, receipt.as_ref()));
            }
            Request::Preset { key } => self.errand = Some(links::preset(&key)),
            _ => {}
        }
    }

    fn is_idle(&self) -> bool {
        self.evaluation.is_none() && self.remedies.is_none() && self.errand.is_none()
    }

    fn step(&mut self) -> Option<Answer> {
        if let Some(answer) = self.errand.take() {
            return Some(answer);
        }
        match self.evaluation.take() {
            Some(EvaluationJob::Asked {
                generation,
                day,
                scenario,
            }) => Some(self.begin(generation, day, scenario)),
            Some(EvaluationJob::Running(running)) => self.advance(running),
            None => self.try_remedies(),
        }
    }
}

impl Engine {
    fn begin(&mut self, generation: u32, day: u32, scenario: Node) -> Answer {
        let scenario = Scenario::from_node(scenario);
        let (plan, checked) = scenario::check(&scenario);
        let names = Box::new(Names::of(&scenario));
        let day = plan.map(|plan| {
            let mut study = Box::new(LedgerStudy::new(plan));
            let (state, until) = study.on_day(day);
            let state = state.clone();
            self.evaluation = Some(EvaluationJob::Running(Running {
                generation,
                study,
                names: names.clone(),
            }));
            Box::new(DayAnswer { state, until })
        });
        Answer::Checked(Checked {
            generation,
            checked: tell(&checked, &names),
            day,
        })
    }

    fn advance(&mut self, mut running: Running) -> Option<Answer> {
        if !running.study.step() {
            self.evaluation = Some(EvaluationJob::Running(running));
            return None;
        }
        let evaluation = running.study.finish();
        let is_new = *evaluation.layout != *self.layout;
        self.layout = evaluation.layout.clone();
        Some(Answer::Evaluated(Box::new(Evaluated {
            generation: running.generation,
            layout: is_new.then(|| (*self.layout).clone()),
            summary: evaluate::summary(&evaluation),
            ribbons: ribbon::ribbons(&evaluation, &running.names),
            supply: supply::figure(&evaluation),
            findings: tell(&evaluation.findings, &running.names),
            evaluation,
        })))
    }

    fn try_remedies(&mut self) -> Option<Answer> {
        let RemedyJob { generation, search } = self.remedies.take()?;
        let mut tries = match search {
            Search::Asked(node) => Box::new(Tries::new(Scenario::from_node(node))?),
            Search::Running(tries) => tries,
        };
        let remedy = tries.step();
        if !tries.is_done() {
            let search = Search::Running(tries);
            self.remedies = Some(RemedyJob { generation, search });
        }
        remedy.map(|remedy| Answer::Remedy { generation, remedy })
    }
}

impl Tries {
    fn new(scenario: Scenario) -> Option<Self> {
        let evaluation = evaluate::evaluate(&scenario::check(&scenario).0?);
        let findings = evaluation.findings.iter().enumerate();
        let worst = findings.filter(|(_, finding)| finding.severity == Severity::MustFix);
        let mut waiting: Vec<usize> = worst.map(|(index, _)| index).take(MOST_FINDINGS).collect();
        waiting.reverse();
        Some(Self {
            scenario,
            evaluation,
            waiting,
            study: None,
        })
    }

    fn is_done(&self) -> bool {
        self.waiting.is_empty() && self.study.is_none()
    }

    /// Tries one edit; a remedy when all edits for a finding were tried and some helped.
    fn step(&mut self) -> Option<Remedy> {
        let (finding, mut study) = self.study.take().or_else(|| self.next_study())?;
        if !study.step() {
            self.study = Some((finding, study));
            return None;
        }
        let changes: Vec<_> = study.edits().filter_map(|edit| self.told(edit)).collect();
        (!changes.is_empty()).then_some(Remedy { finding, changes })
    }

    /// An edit with its words.
    fn told(&self, edit: &Edit) -> Option<(String, LeafChange)> {
        let before = &self.scenario;
        let after = try_edit(before, edit);
        let words = words::edit(edit, before, &after, &Names::default());
        Some((words, edit.leaf_change()?))
    }

    fn next_study(&mut self) -> Option<(usize, RemedyStudy)> {
        let index = self.waiting.pop()?;
        let finding = &self.evaluation.findings[index];
        let study = RemedyStudy::new(&self.scenario, &self.evaluation, finding);
        Some((index, study))
    }
}
