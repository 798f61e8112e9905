//! The ledger as a study: it advances day by day, so that whoever runs it can stop or answer in between.

use super::day;
use super::outcomes;
use super::rules;
use super::types::DayState;
use super::types::DeploymentFacts;
use super::types::Evaluation;
use super::types::PlatformFacts;
use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::floor::Layout;
use crate::solve::roadmap;
use crate::solve::roadmap::Step;
use std::sync::Arc;

/// An evaluation that is being made.
#[derive(Clone, Debug)]
pub struct LedgerStudy {
    plan: Plan,
    layout: Layout,
    steps: Vec<Step>,
    /// One place for each step; filled as the study advances.
    days: Vec<Option<DayState>>,
    next: usize,
}

impl LedgerStudy {
    /// Places the racks and lists the days; evaluates none yet.
    pub fn new(plan: Plan) -> Self {
        let steps = roadmap::steps(&plan);
        Self {
            layout: floor::layout(&plan),
            days: steps.iter().map(|_| None).collect(),
            next: 0,
            steps,
            plan,
        }
    }

    /// Evaluates what holds on a day before its turn, and says until which day it holds: the first on
    /// which something else does. Nothing is evaluated twice.
    pub fn on_day(&mut self, day: u32) -> (&DayState, Option<u32>) {
        let after = self.steps.partition_point(|step| step.day <= day);
        let place = after.saturating_sub(1);
        let until = self.steps.get(place + 1).map(|step| step.day);
        (self.state(place), until)
    }

    /// Evaluates one more day; true when none is left.
    pub fn step(&mut self) -> bool {
        if self.next < self.steps.len() {
            self.state(self.next);
            self.next += 1;
        }
        self.steps.len() <= self.next
    }

    /// The whole evaluation; days that had no turn yet are evaluated now.
    pub fn finish(mut self) -> Evaluation {
        while !self.step() {}
        let ledger: Vec<DayState> = self.days.into_iter().flatten().collect();
        let plan = &self.plan;
        let phases = outcomes::phases(plan, &ledger);
        let findings = rules::apply(&rules::Subject {
            plan,
            ledger: &ledger,
            layout: &self.layout,
            phases: &phases,
        });
        Evaluation {
            start: plan.start,
            horizon: plan.horizon,
            record: outcomes::record(plan, &ledger, &phases),
            ledger,
            findings,
            phases,
            layout: Arc::new(self.layout),
            deployments: deployments(plan),
            platforms: platforms(plan),
        }
    }

    fn state(&mut self, place: usize) -> &DayState {
        let (plan, layout, step) = (&self.plan, &self.layout, &self.steps[place]);
        self.days[place].get_or_insert_with(|| day::day(plan, layout, step))
    }
}

fn deployments(plan: &Plan) -> Vec<DeploymentFacts> {
    let all = plan.deployments.iter();
    all.map(|deployment| DeploymentFacts {
        id: deployment.tag.id.clone(),
        name: deployment.tag.name.clone(),
        phase: deployment.phase,
        platform: deployment.platform,
        life: roadmap::usable(deployment.tag.life, plan.halls[deployment.hall].tag.life),
    })
    .collect()
}

fn platforms(plan: &Plan) -> Vec<PlatformFacts> {
    let all = plan.platforms.iter();
    all.map(|platform| PlatformFacts {
        name: platform.name.clone(),
        nameplate: platform.nameplate,
        running: platform.running,
        mass: platform.mass,
    })
    .collect()
}
