//! Turns a scenario into a Plan, or explains, all at once, what is wrong.

mod catalogue;
mod cooling;
mod floor;
mod goals;
mod it;
mod power;
mod ranges;
mod reader;

use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::physics::air;
use crate::scenario::Scenario;
use crate::scenario::ScenarioField;
use crate::scenario::Site;
use crate::scenario::goals::TargetsField;
use crate::scenario::it::ItField;
use crate::scenario::plan::Plan;
use crate::scenario::site::SiteField;
use crate::units::Date;
use crate::units::Length;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::VolumeFlow;
use reader::Reader;
use std::sync::Arc;

/// Most items in one list. More is no site but a broken file, and every asset costs time on every edit.
pub const MOST_ITEMS: usize = 2_000;

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
    let findings = reader.into_findings();
    let blocked = findings.iter().any(blocks_the_plan);
    (plan.filter(|_| !blocked), findings)
}

/// Whether no Plan can be made while this finding stands.
fn blocks_the_plan(finding: &Finding) -> bool {
    finding.severity == Severity::MustFix && finding.code != Code::BelowDewPoint
}

fn build(scenario: &Scenario, reader: &mut Reader) -> Plan {
    catalogue::own_rows(scenario, reader);
    let (climate, pressure) = place(&scenario.site, reader);
    let phases = goals::phases(scenario, reader);
    let halls = floor::halls(scenario, reader);
    let platforms = it::platforms(scenario, reader);
    let site = |reader: &mut Reader, field| reader.number(&scenario.site, field, "site");
    Plan {
        start: start_date(scenario, reader),
        horizon: reader.count(scenario, ScenarioField::HorizonDays, ""),
        climate,
        pressure,
        annual_only: reader.word(&scenario.site, SiteField::DesignBasis) == "annual",
        recirculation_dry: TempDelta::from_k(site(reader, SiteField::RecirculationDryK)),
        recirculation_wet: TempDelta::from_k(site(reader, SiteField::RecirculationWetK)),
        house: Power::from_mw(site(reader, SiteField::HouseMw)),
        water_peak_day: scenario
            .site
            .water_peak_day_ml
            .map(VolumeFlow::from_ml_per_day),
        design_margin: reader.number(&scenario.it, ItField::DesignMargin, "it"),
        deployments: it::deployments(scenario, &platforms, &halls, &phases, reader),
        support: it::support(scenario, &platforms, reader),
        power: power::power(scenario, &halls, reader),
        cooling: cooling::cooling(scenario, &halls, reader),
        floor: floor::rules(scenario, reader),
        record: goals::record(scenario, &phases, reader),
        design_hour_ratio_max: reader.given(&scenario.targets, TargetsField::DesignHourRatioMax),
        platforms: platforms.rows,
        halls: halls.rows,
        phases,
    }
}

fn place(site: &Site, reader: &mut Reader) -> (Arc<catalog::Climate>, Pressure) {
    let climate = reader.row(&catalog::CLIMATES, &site.climate, "site.climate");
    let climate = climate.unwrap_or_else(|| catalog::climates()[0].clone());
    let elevation = site.elevation_m.map_or(climate.elevation, Length::from_m);
    (climate, air::standard_pressure(elevation))
}

/// Stands in for a date that is not given or wrong, so that the rest can still be checked.
const SOME_DATE: &str = "2025-01-01";

fn start_date(scenario: &Scenario, reader: &mut Reader) -> Date {
    if let Some(date) = Date::parse(&scenario.start_date) {
        return date;
    }
    reader.push(Finding {
        code: if scenario.start_date.is_empty() {
            Code::Missing
        } else {
            Code::NotADate
        },
        severity: Severity::MustFix,
        place: Place::Field("start_date".to_owned()),
        days: None,
        amount: Amount::Word {
            given: scenario.start_date.clone(),
            known: Vec::new(),
        },
    });
    Date::parse(SOME_DATE).expect("SOME_DATE is a date")
}
