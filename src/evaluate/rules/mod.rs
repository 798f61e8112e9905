//! The rules: each looks at every day and reports what does not hold, as data. One rule, one file, one code.

mod boards;
pub mod clg_001;
pub mod clg_002;
pub mod clg_003;
pub mod clg_004;
pub mod clg_005;
pub mod clg_006;
pub mod clg_007;
pub mod clg_008;
pub mod flr_001;
pub mod flr_002;
pub mod pwr_001;
pub mod pwr_002;
pub mod pwr_003;
pub mod pwr_004;
pub mod pwr_005;
pub mod pwr_006;
pub mod pwr_007;
pub mod pwr_008;
pub mod pwr_009;
pub mod pwr_010;
pub mod pwr_011;
pub mod pwr_012;
pub mod pwr_013;
pub mod pwr_014;
pub mod pwr_015;
pub mod rmp_001;
mod spans;

use super::types::DayState;
use super::types::PhaseOutcome;
use super::year;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::scenario::plan::Plan;
use crate::solve::floor::Layout;
use crate::units::order;

/// What the rules look at.
pub(super) struct Subject<'a> {
    pub plan: &'a Plan,
    pub ledger: &'a [DayState],
    pub layout: &'a Layout,
    pub phases: &'a [PhaseOutcome],
}

/// Everything the rules find, worst first, then by code, place and day.
pub(super) fn apply(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    pwr_001::apply(subject, &mut findings);
    pwr_002::apply(subject, &mut findings);
    pwr_003::apply(subject, &mut findings);
    pwr_004::apply(subject, &mut findings);
    pwr_008::apply(subject, &mut findings);
    pwr_009::apply(subject, &mut findings);
    pwr_011::apply(subject, &mut findings);
    clg_001::apply(subject, &mut findings);
    clg_002::apply(subject, &mut findings);
    clg_003::apply(subject, &mut findings);
    clg_004::apply(subject, &mut findings);
    clg_005::apply(subject, &mut findings);
    clg_006::apply(subject, &mut findings);
    clg_007::apply(subject, &mut findings);
    clg_008::apply(subject, &mut findings);
    flr_001::apply(subject, &mut findings);
    flr_002::apply(subject, &mut findings);
    rmp_001::apply(subject, &mut findings);
    sort(&mut findings);
    findings
}

/// Worst first; then what comes first; ties by code and place.
pub fn sort(findings: &mut Vec<Finding>) {
    order::sort_by(findings, |a, b| key(a).cmp(&key(b)));
}

fn key(
    finding: &Finding,
) -> (
    crate::finding::Severity,
    Option<crate::finding::DayRange>,
    Code,
    &Place,
) {
    (finding.severity, finding.days, finding.code, &finding.place)
}

/// The help text of a rule, in Markdown; `None` for codes of the check, whose range says it all.
pub fn help(code: Code) -> Option<&'static str> {
    match code {
        Code::SupplyShort => Some(pwr_001::HELP),
        Code::BlocksOverloaded => Some(pwr_002::HELP),
        Code::MainTooSmall => Some(pwr_003::HELP),
        Code::FaultTooHigh => Some(pwr_004::HELP),
        Code::ElementOverloaded => Some(pwr_005::HELP),
        Code::FailureDarkens => Some(pwr_006::HELP),
        Code::FailureOverloads => Some(pwr_007::HELP),
        Code::GasBeyondFirm => Some(pwr_008::HELP),
        Code::BridgeShort => Some(pwr_009::HELP),
        Code::PowerFactorLow => Some(pwr_010::HELP),
        Code::PermitExceeded => Some(pwr_011::HELP),
        Code::BackupShort => Some(pwr_012::HELP),
        Code::TransferSlow => Some(pwr_013::HELP),
        Code::BreakerTooWeak => Some(pwr_014::HELP),
        Code::SwingTooLarge => Some(pwr_015::HELP),
        Code::HeatRejectionShort => Some(clg_001::HELP),
        Code::HallCoolingShort => Some(clg_002::HELP),
        Code::WaterShort => Some(clg_003::HELP),
        Code::Extrapolated => Some(clg_004::HELP),
        Code::NotConverged => Some(clg_005::HELP),
        Code::CoolantTooWarm => Some(clg_006::HELP),
        Code::AirOutOfClass => Some(clg_007::HELP),
        Code::WaterOutOfClass => Some(clg_008::HELP),
        Code::YearUnmet => Some(year::UNMET_HELP),
        Code::YearTooWarm => Some(year::TOO_WARM_HELP),
        Code::HallFull => Some(flr_001::HELP),
        Code::FloorOverloaded => Some(flr_002::HELP),
        Code::TargetMissed => Some(rmp_001::HELP),
        _ => None,
    }
}
