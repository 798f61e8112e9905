//! What follows from the scenario: what the worker has answered so far.
//!
//! Answers come in stages and a moment after the edit. Until they do, what was there before stays on the
//! desk as it is; grey is only what the check could make no plan of, or what no worker will renew.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::engine::Checked;
use crate::app::engine::DayAnswer;
use crate::app::engine::Evaluated;
use crate::codec::link::Receipt;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::Summary;
use crate::finding::Severity;
use crate::present::card::Figure;
use crate::present::ribbon::Ribbon;
use crate::present::told::Told;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::solve::floor::Layout;

/// What follows from the scenario.
#[derive(Clone, Default)]
pub struct Results {
    /// What the check found.
    pub checked: Vec<Told>,
    /// The last evaluation that could be made.
    pub good: Option<Rc<Good>>,
    /// Whether it is of an earlier scenario and stays so: this one makes no plan, or no worker works.
    pub is_stale: bool,
    /// Whether the first answer to what was opened is still to come.
    pub is_waiting: bool,
    /// Whether the worker could not start or has stopped.
    pub has_failed: bool,
    /// The scenario that was answered to the end, if it is the one on the desk.
    answered: Option<Rc<Scenario>>,
    /// The newest generation with an answer.
    generation: u32,
    /// The layout that came last: it is sent only when it changes.
    layout: Arc<Layout>,
}

/// An evaluation, and the chosen day where that is newer.
#[derive(Clone)]
pub struct Good {
    /// The evaluation; it has at least one day.
    pub evaluation: Rc<Evaluation>,
    /// What the rules found in it, worst first.
    pub findings: Rc<Vec<Told>>,
    /// What the things of that scenario are called.
    pub names: Rc<Names>,
    /// The day ribbon at several widths, the least first.
    pub ribbons: Rc<Vec<Ribbon>>,
    /// Supply against demand, without the chosen day.
    pub supply: Rc<Figure>,
    /// Digest and main KPIs.
    summary: Summary,
    /// The day that was answered first.
    today: Option<Rc<DayAnswer>>,
    /// Which scenario it is of.
    generation: u32,
}

/// The scenario on the desk, as far as answers must know it.
pub(super) struct Asked<'a> {
    /// The scenario.
    pub(super) scenario: &'a Rc<Scenario>,
    /// Its names.
    pub(super) names: &'a Rc<Names>,
    /// Its generation.
    pub(super) generation: u32,
    /// The first generation since something else was opened: what is older is of no interest.
    pub(super) since: u32,
}

impl Good {
    /// The state that holds on a day.
    pub fn at(&self, day: u32) -> &DayState {
        let today = self
            .today
            .as_deref()
            .filter(|today| today.state.day <= day && today.until.is_none_or(|until| day < until));
        today.map_or_else(|| self.evaluation.at(day), |today| &today.state)
    }
}

impl Results {
    /// Nothing is known, and nothing is asked yet.
    pub(super) fn waiting() -> Self {
        Self {
            is_waiting: true,
            ..Self::default()
        }
    }

    /// Something else was opened.
    pub(super) fn wait(&mut self) {
        self.answered = None;
        self.is_waiting = !self.has_failed;
        if self.has_failed {
            // No answer will come, and what is there is of something else.
            self.good = None;
            self.checked.clear();
            self.is_stale = false;
        }
    }

    /// The first stage: what the check found, and the chosen day.
    pub(super) fn take_checked(&mut self, answer: Checked, asked: &Asked<'_>) {
        if answer.generation <= self.generation || answer.generation < asked.since {
            return;
        }
        self.generation = answer.generation;
        self.checked = answer.checked;
        self.answered = None;
        let kin = self.good.take_if(|good| asked.since <= good.generation);
        match answer.day {
            Some(day) => {
                self.is_stale = false;
                let today = Some(Rc::from(day));
                let newer = kin.map(|good| {
                    Rc::new(Good {
                        today,
                        ..(*good).clone()
                    })
                });
                // Of what was there before, nothing changes until all of the new is there.
                self.good = newer.or_else(|| self.good.take());
            }
            None => {
                self.is_waiting = false;
                self.is_stale = kin.is_some();
                self.good = kin;
                self.note_answered(answer.generation, asked);
            }
        }
    }

    /// The second stage: every day.
    pub(super) fn take_evaluated(&mut self, answer: Evaluated, asked: &Asked<'_>) {
        if let Some(layout) = answer.layout {
            self.layout = Arc::new(layout);
        }
        let is_newer = self
            .good
            .as_ref()
            .is_none_or(|good| good.generation < answer.generation);
        if answer.generation < asked.since || answer.generation < self.generation || !is_newer {
            return;
        }
        let mut evaluation = answer.evaluation;
        evaluation.layout = self.layout.clone();
        self.is_waiting = false;
        self.is_stale = false;
        self.good = Some(Rc::new(Good {
            evaluation: Rc::new(evaluation),
            findings: Rc::new(answer.findings),
            names: asked.names.clone(),
            ribbons: Rc::new(answer.ribbons),
            supply: Rc::new(answer.supply),
            summary: answer.summary,
            today: None,
            generation: answer.generation,
        }));
        self.note_answered(answer.generation, asked);
    }

    /// The worker is gone: what is on the desk stays, in grey.
    pub(super) fn fail(&mut self) {
        self.has_failed = true;
        self.is_waiting = false;
        self.is_stale = self.good.is_some();
    }

    fn note_answered(&mut self, generation: u32, asked: &Asked<'_>) {
        let is_on_desk = generation == asked.generation;
        self.answered = is_on_desk.then(|| asked.scenario.clone());
    }

    /// Everything that was found, worst first: what holds the plan back, then what the plan brings.
    pub fn findings(&self) -> impl Iterator<Item = &Told> {
        let evaluated = self.good.as_ref().filter(|_| !self.is_stale);
        let evaluated = evaluated.map_or(&[][..], |good| good.findings.as_slice());
        let of = |severity: Severity| {
            let all = self.checked.iter().chain(evaluated);
            all.filter(move |finding| finding.severity == severity)
        };
        of(Severity::MustFix)
            .chain(of(Severity::Watch))
            .chain(of(Severity::Note))
    }

    /// The last day there is.
    pub fn horizon(&self) -> Option<u32> {
        self.good.as_ref().map(|good| good.evaluation.horizon)
    }

    /// Whether nothing more is to come for a scenario.
    pub fn is_final_for(&self, scenario: &Scenario) -> bool {
        let is_answered = |answered: &Rc<Scenario>| std::ptr::eq(Rc::as_ptr(answered), scenario);
        self.has_failed || self.answered.as_ref().is_some_and(is_answered)
    }

    /// What the sender of a link saw, for its reader to compare; nothing while there are no results of
    /// this very scenario.
    pub fn receipt(&self, scenario: &Scenario) -> Option<Receipt> {
        let is_of_it = self.is_final_for(scenario) && !self.is_stale;
        let good = self.good.as_ref().filter(|_| is_of_it)?;
        Some(Receipt {
            engine: good.summary.engine,
            digest: good.summary.digest,
            kpis: good.summary.kpis.into_iter().map(Some).collect(),
        })
    }
}
