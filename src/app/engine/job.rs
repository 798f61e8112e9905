//! The engine as something that is asked and then advances step by step: no clock, no browser.

use std::sync::Arc;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::presets::Presets;

    fn colossus() -> Scenario {
        let presets = Presets::frozen();
        let preset = presets.by_key("colossus").expect("a frozen preset");
        preset.scenario.clone()
    }

    fn evaluate_request(generation: u32, scenario: &Scenario) -> Request {
        Request::Evaluate {
            generation,
            day: 171,
            scenario: scenario.to_node(),
        }
    }

    /// Through bytes and back, as between page and worker.
    fn travelled(answers: &[Answer]) -> Vec<Answer> {
        let bytes = postcard::to_allocvec(answers).expect("plain data");
        postcard::from_bytes(&bytes).expect("what was just written")
    }

    #[test]
    fn an_evaluation_comes_in_two_stages_and_survives_the_journey() {
        let scenario = colossus();
        let plan = scenario::check(&scenario).0.expect("a plan");
        let whole = evaluate::evaluate(&plan);
        let answers = Engine::default().answers(evaluate_request(7, &scenario));
        let [Answer::Checked(checked), Answer::Evaluated(evaluated)] = &travelled(&answers)[..]
        else {
            panic!("{} answers", answers.len());
        };
        let day = checked.day.as_ref().expect("a plan");
        assert_eq!((checked.generation, evaluated.generation), (7, 7));
        assert_eq!(&day.state, whole.at(171));
        assert!(day.until.is_none_or(|until| 171 < until));
        let mut evaluation = evaluated.evaluation.clone();
        evaluation.layout = Arc::new(evaluated.layout.clone().expect("the first time"));
        evaluation.findings = whole.findings.clone();
        assert_eq!(evaluation, whole);
        let names = Names::of(&scenario);
        assert_eq!(evaluated.findings, tell(&whole.findings, &names));
        assert!(!evaluated.findings.is_empty());
        assert_eq!(evaluated.summary, evaluate::summary(&whole));
    }

    #[test]
    fn the_layout_is_sent_only_when_it_changed() {
        let mut engine = Engine::default();
        let mut scenario = colossus();
        let mut has_layout = |generation, scenario: &Scenario| {
            let answers = engine.answers(evaluate_request(generation, scenario));
            answers
                .iter()
                .any(|answer| matches!(answer, Answer::Evaluated(it) if it.layout.is_some()))
        };
        assert!(has_layout(1, &scenario));
        scenario.cooling.supply_c = Some(20.0);
        assert!(!has_layout(2, &scenario));
        scenario.it.deployments.pop();
        assert!(has_layout(3, &scenario));
    }

    #[test]
    fn a_newer_request_takes_the_place_of_an_older_one_and_stop_ends_a_study() {
        let scenario = colossus();
        let mut engine = Engine::default();
        engine.ask(evaluate_request(1, &scenario));
        engine.step();
        let answers = engine.answers(evaluate_request(2, &scenario));
        let generations = answers.iter().map(|answer| match answer {
            Answer::Checked(it) => it.generation,
            Answer::Evaluated(it) => it.generation,
            Answer::Remedy { generation, .. } | Answer::PowerDay { generation, .. } => *generation,
            _ => 0,
        });
        assert!(generations.eq([2, 2]));
        engine.ask(Request::Remedies {
            generation: 3,
            scenario: scenario.to_node(),
        });
        assert!(!engine.is_idle());
        engine.ask(Request::Stop);
        assert!(engine.is_idle());
    }

    #[test]
    fn what_makes_no_plan_is_answered_once_with_its_findings() {
        let mut scenario = colossus();
        scenario.it.deployments[0].racks = Some(-3.0);
        let answers = Engine::default().answers(evaluate_request(1, &scenario));
        let [Answer::Checked(checked)] = &travelled(&answers)[..] else {
            panic!("{} answers", answers.len());
        };
        assert!(checked.day.is_none() && !checked.checked.is_empty());
        let names = Names::of(&scenario);
        assert_eq!(checked.checked, tell(&scenario::check(&scenario).1, &names));
    }
}
