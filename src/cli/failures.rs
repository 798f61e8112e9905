//! Takes every element of a day's power network out, for the command line.

use std::io::Read;

use crate::cli::Failure;
use crate::cli::read;
use crate::evaluate;
use crate::evaluate::machines_lost;
use crate::evaluate::oneline;
use crate::evaluate::oneline::CutStudy;
use crate::evaluate::oneline::OneLineDay;
use crate::evaluate::oneline::PairStudy;
use crate::present::report::CutRow;
use crate::present::report::FailureReport;
use crate::present::report::PairsRow;
use crate::scenario::check;
use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::floor::Layout;
use crate::solve::power::failures::Engine;
use crate::solve::power::oneline::MachineGroup;

/// Work of a study between two looks at whether it has ended.
const WORK: usize = 100_000;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The scenario.
    pub(super) file: String,
    /// The day; the last one when none is given.
    pub(super) day: Option<u32>,
    /// Whether all pairs are tried.
    pub(super) pairs: bool,
    /// Cut sets for more GPUs off than this.
    pub(super) dark: Option<u32>,
}

/// The failures of a day as JSON.
pub(super) fn run(asked: &Asked, input: &mut dyn Read) -> Result<String, Failure> {
    let document = read::document(&asked.file, input)?;
    let (plan, findings) = check(&document.scenario);
    let plan = plan.ok_or_else(|| {
        let first = findings.first().map_or("", |finding| finding.code.text());
        Failure(format!(
            "{}: no plan can be made of it ({first}); evaluate tells what is wrong.",
            asked.file
        ))
    })?;
    let report = report(&plan, asked);
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
}

fn report(plan: &Plan, asked: &Asked) -> FailureReport {
    let layout = floor::layout(plan);
    let number = asked.day.map_or(plan.horizon, |day| day.min(plan.horizon));
    let state = evaluate::on_day(plan, &layout, number);
    let day = oneline::oneline(plan, &layout, &state);
    let failures = oneline::failures(&day);
    let mut report = FailureReport::of(&day, &failures);
    report.day = number;
    let groups = oneline::site_input(plan, &layout, &state).machines;
    cooling(plan, &layout, &day, &groups, &failures.worst, &mut report);
    if let Some(more_than) = asked.dark {
        let mut study = CutStudy::new(day.clone(), &failures, more_than);
        while !study.step(WORK).is_done() {}
        report.cut_sets = Some(CutRow::of(&day.line, more_than, study.found()));
    }
    if asked.pairs {
        let mut study = PairStudy::new(day.clone());
        while !study.step(WORK).is_done() {}
        report.pairs = Some(PairsRow::of(&day.line, study.pairs()));
    }
    report
}

/// Adds to each of the worst failures which machines it takes and what the plant still does.
fn cooling(
    plan: &Plan,
    layout: &Layout,
    day: &OneLineDay,
    groups: &[MachineGroup],
    worst: &[u32],
    report: &mut FailureReport,
) {
    let mut engine = Engine::new(&day.line, &day.flows);
    for (element, row) in worst.iter().zip(&mut report.worst) {
        if row.machines_lost == 0 {
            continue;
        }
        let detail = engine.detail(&[*element]);
        let lost = machines_lost::lost_machines(groups, &detail);
        let left = machines_lost::cooling_left(plan, layout, day.day, &lost);
        row.with_cooling(&lost, &left);
    }
}
