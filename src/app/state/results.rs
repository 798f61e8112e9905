//! What follows from the scenario: findings, and the last evaluation that could be made.

use std::rc::Rc;

use crate::codec::link::Receipt;
use crate::evaluate;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::present::words::Names;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;

/// What follows from the scenario.
#[derive(Clone)]
pub struct Results {
    /// What the check found.
    pub checked: Vec<Finding>,
    /// The last evaluation that could be made.
    pub good: Option<Rc<Good>>,
    /// Whether it is of an earlier scenario, because this one makes no plan.
    pub is_stale: bool,
    /// What the things of this scenario are called.
    pub names: Rc<Names>,
}

/// An evaluation and the plan it is of.
pub struct Good {
    /// The plan.
    pub plan: Plan,
    /// Its evaluation; it has at least one day.
    pub evaluation: Evaluation,
    /// What the things of that plan are called.
    pub names: Rc<Names>,
}

impl Good {
    /// The state that holds on a day.
    pub fn at(&self, day: u32) -> &DayState {
        self.evaluation.at(day)
    }
}

impl Results {
    /// Checks and evaluates a scenario; keeps the evaluation before when this one makes no plan.
    pub fn of(scenario: &Scenario, before: Option<&Self>) -> Self {
        let (plan, checked) = scenario::check(scenario);
        let names = Rc::new(Names::of(scenario));
        let fresh = plan.and_then(|plan| evaluated(plan, &names));
        let is_stale = fresh.is_none();
        let good = fresh.or_else(|| before.and_then(|before| before.good.clone()));
        Self {
            checked,
            is_stale: is_stale && good.is_some(),
            good,
            names,
        }
    }

    /// Everything that was found, worst first: what holds the plan back, then what the plan brings.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let evaluated = self.good.as_ref().filter(|_| !self.is_stale);
        let evaluated = evaluated.map_or(&[][..], |good| &good.evaluation.findings);
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

    /// The day that is shown when nobody chose one: the due day of the last phase, or the last day.
    pub(super) fn first_look(&self) -> u32 {
        let Some(good) = &self.good else {
            return 0;
        };
        let horizon = good.evaluation.horizon;
        let due = good.evaluation.phases.last().map(|phase| phase.due_day);
        due.map_or(horizon, |due| due.min(horizon))
    }

    /// What the sender of a link saw, for its reader to compare; nothing while there are no results.
    pub fn receipt(&self) -> Option<Receipt> {
        let good = self.good.as_ref().filter(|_| !self.is_stale)?;
        let summary = evaluate::summary(&good.evaluation);
        Some(Receipt {
            engine: summary.engine,
            digest: summary.digest,
            kpis: summary.kpis.into_iter().map(Some).collect(),
        })
    }

    /// Says whether a link shows here what its sender saw.
    pub(super) fn compare(&self, sent: Option<&Receipt>) -> String {
        match (sent, self.receipt()) {
            (Some(sent), Some(here)) if sent.digest == here.digest => {
                "Opened from a link: the same results as its sender saw.".to_owned()
            }
            (Some(_), Some(_)) => {
                "Opened from a link. Its sender's version of the engine gave other results."
                    .to_owned()
            }
            _ => "Opened from a link.".to_owned(),
        }
    }
}

/// The evaluation of a plan; none while it has no day.
fn evaluated(plan: Plan, names: &Rc<Names>) -> Option<Rc<Good>> {
    let evaluation = evaluate::evaluate(&plan);
    if evaluation.ledger.is_empty() {
        return None;
    }
    Some(Rc::new(Good {
        plan,
        evaluation,
        names: names.clone(),
    }))
}
