//! Evaluates a scenario for the command line: the one place where it meets the engine.

use crate::cli::Failure;
use crate::codec::link::Receipt;
use crate::evaluate;
use crate::finding::Finding;
use crate::present::report;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::check;

/// The evaluation as JSON, on a day or on the last one; `found` is what reading the file found.
pub(super) fn report(
    scenario: &Scenario,
    found: &[Finding],
    day: Option<u32>,
) -> Result<String, Failure> {
    let (plan, mut findings) = check(scenario);
    findings.extend_from_slice(found);
    let evaluation = plan.map(|plan| evaluate::evaluate(&plan));
    let report = report::report(evaluation.as_ref(), &findings, day, &Names::of(scenario));
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
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
