//! Turns a scenario into a Plan, or explains, all at once, what is wrong.

mod assumed;
mod catalogue;
mod cooling;
mod costs;
mod floor;
mod goals;
mod index;
mod it;
mod layout;
mod power;
mod ranges;
mod reader;
mod site;

use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::ScenarioField;
use crate::scenario::goals::TargetsField;
use crate::scenario::it::ItField;
use crate::scenario::plan::DesignBasis;
use crate::scenario::plan::Plan;
use crate::scenario::site::SiteField;
use crate::units::Area;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::VolumeFlow;
use reader::Reader;

/// Most items in one list. More is no site but a broken file, and every asset costs time on every edit.
pub const MOST_ITEMS: usize = 2_000;

/// Most racks that were moved by hand: a rack list may say of each where it stands, and a move costs little.
pub const MOST_MOVES: usize = 20_000;

/// Most GPU racks in all: fifteen times the largest site announced, and 300 MB of drawing less.
pub const MOST_RACKS: u32 = 100_000;

/// Reports everything that is wrong, not only the first thing; makes a Plan when nothing of it stands
/// in the way of one.
pub fn check(scenario: &Scenario) -> (Option<Plan>, Vec<Finding>) {
    let mut reader = Reader::default();
    ranges::check(scenario, &mut reader);
    let plan = if reader.is_too_long {
        None
    } else {
        Some(build(scenario, &mut reader))
    };
    assumed::check(scenario, &mut reader);
    let findings = reader.into_findings();
    let blocked = findings.iter().any(blocks_the_plan);
    (plan.filter(|_| !blocked), findings)
}

/// Whether no Plan can be made while this finding stands. What is only impossible or held back twice can
/// be computed all the same, and a planner wants to see by how much it is wrong.
fn blocks_the_plan(finding: &Finding) -> bool {
    let can_be_computed = matches!(
        finding.code,
        Code::BelowDewPoint
            | Code::Freezes
            | Code::TooWarm
            | Code::VoltageMismatch
            | Code::ReservesOverdrawn
            | Code::NoneLeft
    );
    finding.severity == Severity::MustFix && !can_be_computed
}

fn build(scenario: &Scenario, reader: &mut Reader) -> Plan {
    catalogue::own_rows(scenario, reader);
    let (climate, height, pressure) = site::place(&scenario.site, reader);
    let phases = goals::phases(scenario, reader);
    reader.phases = phases.iter().map(|phase| phase.id.clone()).collect();
    let halls = floor::halls(scenario, reader);
    let platforms = it::platforms(scenario, reader);
    let start = site::start_date(scenario, reader);
    let deployments = it::deployments(scenario, &platforms, &halls, &phases, reader);
    let given = |reader: &mut Reader, field| reader.given(&scenario.site, field);
    let number = |reader: &mut Reader, field| reader.number(&scenario.site, field, "site");
    let basis = site::basis(&scenario.site, reader);
    let power = power::power(scenario, &halls, reader);
    let cooling = cooling::cooling(scenario, &halls, reader);
    let standing = it::standing(&deployments, &platforms);
    cooling::water(scenario, &cooling, &standing, &climate, reader);
    let n20 = site::n20(&scenario.site, basis, &climate, reader);
    Plan {
        start,
        horizon: reader.count(scenario, ScenarioField::HorizonDays, ""),
        climate,
        height,
        pressure,
        annual_only: basis != DesignBasis::Monthly,
        recirculation_dry: TempDelta::from_k(number(reader, SiteField::RecirculationDryK)),
        recirculation_wet: TempDelta::from_k(number(reader, SiteField::RecirculationWetK)),
        house: Power::from_mw(number(reader, SiteField::HouseMw)),
        water_peak_day: given(reader, SiteField::WaterPeakDayMl).map(VolumeFlow::from_ml_per_day),
        design_margin: reader.number(&scenario.it, ItField::DesignMargin, "it"),
        support: it::support(scenario, &platforms, &deployments, reader),
        power,
        cooling,
        floor: floor::rules(scenario, reader),
        record: goals::record(scenario, &phases, reader),
        design_hour_ratio_max: reader.given(&scenario.targets, TargetsField::DesignHourRatioMax),
        design_basis: basis,
        n20,
        weather: site::weather(&scenario.site, reader),
        water: site::water(&scenario.site, reader),
        yard: given(reader, SiteField::YardAreaM2).map(Area::from_m2),
        workload: it::workload(scenario, reader),
        layout: layout::layout(scenario, &halls, &deployments, reader),
        targets: goals::targets(scenario, reader),
        costs: costs::costs(&scenario.costs, reader),
        iec: reader.word(&scenario.site, SiteField::Standard) == "IEC",
        frequency_hz: number(reader, SiteField::FrequencyHz),
        deployments,
        platforms: platforms.rows,
        halls: halls.rows,
        phases,
    }
}
