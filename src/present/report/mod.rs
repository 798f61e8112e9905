//! The evaluation as the command line prints it: plain numbers with their unit in the name.

mod cooling;
mod day;
mod failures;
mod outcome;

pub use cooling::CoolantRow;
pub use cooling::CoolingReport;
pub use cooling::EventRow;
pub use cooling::HeaderRow;
pub use cooling::MaintenanceRow;
pub use day::CouplingRow;
pub use day::DayRow;
pub use day::ElectricalMw;
pub use day::Kpi;
pub use day::LimitRow;
pub use day::ThermalMw;
pub use failures::CutRow;
pub use failures::FailureReport;
pub use failures::OutcomeRow;
pub use failures::PairsRow;
pub use outcome::FindingRow;
pub use outcome::PhaseRow;
pub use outcome::RecordRow;
pub use outcome::place;

use crate::evaluate::Evaluation;
use crate::evaluate::rules;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::present::words::Names;
use serde::Serialize;

/// Everything the command line prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Headline numbers of the day; `None` when no plan could be made.
    pub kpi: Option<Kpi>,
    /// Limits of the day, the site's first, then hall by hall.
    pub limits: Vec<LimitRow>,
    /// Firm cooling of the day: headers, what cannot be taken out, coolant; `None` when no plan could be made.
    pub cooling: Option<CoolingReport>,
    /// What is wrong or worth knowing, worst first.
    pub findings: Vec<FindingRow>,
    /// What the rules find in the power network of the day, in its single failures and in the studies of its supply,
    /// worst first: the ledger cannot afford it for all days.
    pub network_findings: Vec<FindingRow>,
    /// One row for each day on which anything changes.
    pub ledger: Vec<DayRow>,
    /// When each phase is reached.
    pub phases: Vec<PhaseRow>,
    /// The model beside the record.
    pub record: Vec<RecordRow>,
}

/// Makes the report of a day; without one, or beyond the plan, of its last day. `check` are the
/// findings of the scenario's check.
pub fn report(
    evaluation: Option<&Evaluation>,
    check: &[Finding],
    day: Option<u32>,
    names: &Names,
) -> Report {
    let mut findings = check.to_vec();
    findings.extend(evaluation.iter().flat_map(|it| it.findings.iter().cloned()));
    rules::sort(&mut findings);
    let mut report = Report {
        findings: findings
            .iter()
            .map(|finding| FindingRow::of(finding, names))
            .collect(),
        ..Report::default()
    };
    let Some(evaluation) = evaluation.filter(|it| !it.ledger.is_empty()) else {
        return report;
    };
    let day = day.map_or(evaluation.horizon, |day| day.min(evaluation.horizon));
    let state = evaluation.at(day);
    report.kpi = Some(Kpi::of(state, day, evaluation.start));
    report.limits = state.limits.iter().map(LimitRow::of).collect();
    report.cooling = Some(CoolingReport::of(state));
    report.ledger = evaluation
        .ledger
        .iter()
        .map(|state| DayRow::of(state, evaluation.start, names))
        .collect();
    report.phases = evaluation.phases.iter().map(PhaseRow::of).collect();
    report.record = evaluation
        .record
        .iter()
        .map(|line| RecordRow::of(line, names))
        .collect();
    report
}

impl Report {
    /// Adds what was found in the network of a day.
    pub fn with_network(mut self, findings: &[Finding], day: u32, names: &Names) -> Self {
        // The day is the one that was asked for: nothing changes between it and the state that was solved.
        let on_the_day = |finding: &Finding| Finding {
            days: Some(DayRange { from: day, to: day }),
            ..finding.clone()
        };
        self.network_findings = findings
            .iter()
            .map(|finding| FindingRow::of(&on_the_day(finding), names))
            .collect();
        self
    }
}

/// A number that prints as people expect: never `-0`.
fn plain(value: f64) -> f64 {
    value + 0.0
}
