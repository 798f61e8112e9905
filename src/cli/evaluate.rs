//! Evaluates a scenario for the command line: the one place where it meets the engine.

use crate::cli::Failure;
use crate::codec::link::Receipt;
use crate::evaluate;
use crate::evaluate::oneline;
use crate::evaluate::supply_studies;
use crate::finding::Finding;
use crate::present::report;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::check;
use crate::scenario::plan::Plan;
use crate::solve::floor;

/// The evaluation as JSON, on a day or on the last one; `found` is what reading the file found.
pub(super) fn report(
    scenario: &Scenario,
    found: &[Finding],
    day: Option<u32>,
) -> Result<String, Failure> {
    let (plan, mut findings) = check(scenario);
    findings.extend_from_slice(found);
    let evaluation = plan.as_ref().map(evaluate::evaluate);
    let names = Names::of(scenario);
    let mut report = report::report(evaluation.as_ref(), &findings, day, &names);
    if let Some(plan) = &plan {
        let day = day.map_or(plan.horizon, |day| day.min(plan.horizon));
        report = report.with_network(&of_network(plan, day), day, &names);
    }
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
}

/// What the rules find in the power network of a day, as the Power view does.
fn of_network(plan: &Plan, day: u32) -> Vec<Finding> {
    let layout = floor::layout(plan);
    let state = evaluate::on_day(plan, &layout, day);
    let of_day = oneline::oneline(plan, &layout, &state);
    let failures = oneline::failures(&of_day);
    let studies = supply_studies::studies(plan, &state);
    oneline::all_findings(plan, &of_day, Some(&failures), &studies)
}

/// What a link tells its reader about the results; `None` when there are none.
pub(super) fn receipt(scenario: &Scenario) -> Option<Receipt> {
    let plan = check(scenario).0?;
    let summary = evaluate::summary(&evaluate::evaluate(&plan));
    Some(Receipt {
        engine: summary.engine,
        digest: summary.digest,
        kpis: summary.kpis.into_iter().map(Some).collect(),
    })
}
