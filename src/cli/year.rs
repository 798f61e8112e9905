//! Runs the site of a scenario over a year of weather.

use std::io::Read;

use serde::Serialize;

use crate::catalog::typical_year::typical_year;
use crate::cli::Failure;
use crate::cli::arguments::YearAsked;
use crate::cli::plant;
use crate::cli::read;
use crate::codec::load;
use crate::codec::plant as codec_plant;
use crate::codec::plant::PlantReport;
use crate::evaluate::year;
use crate::evaluate::year::YearFinding;
use crate::evaluate::year::YearState;
use crate::evaluate::year::YearStudy;
use crate::present::report;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::check;
use crate::scenario::plan::Plan;
use crate::solve::cooling::year::YearSums;
use crate::units::Energy;
use crate::units::Power;

/// What a site did in a year.
#[derive(Serialize)]
struct SiteReport {
    day: u32,
    pue: Option<f64>,
    wue_l_per_kwh: Option<f64>,
    site_kwh: f64,
    losses_kwh: f64,
    house_kwh: f64,
    peak_site_kw: f64,
    peak_site_hour: usize,
    months_site_kwh: Vec<f64>,
    months_losses_kwh: Vec<f64>,
    months_pue: Vec<Option<f64>>,
    months_water_m3: Vec<f64>,
    electrical_residual: f64,
    plant: PlantReport,
    /// Loop by loop; empty where all machines share one.
    loops: Vec<PlantReport>,
    months_wue_l_per_kwh: Vec<Option<f64>>,
    /// Hours in which cooling does not reach its set point, or racks get what they do not take.
    findings: Vec<FindingReport>,
}

/// Something wrong in some hours of the year.
#[derive(Serialize)]
struct FindingReport {
    code: &'static str,
    severity: &'static str,
    place: String,
    hours: u32,
    worst_hour: usize,
    over_k: f64,
    limit_c: Option<f64>,
    sentence: String,
}

/// Sums as JSON, or with `csv` one row an hour.
pub(super) fn run(
    file: &str,
    asked: &YearAsked,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<String, Failure> {
    let document = read::document(file, input)?;
    read::note_unknown(&document.findings, notes);
    let (plan, findings) = check(&document.scenario);
    let plan = plan.ok_or_else(|| {
        let count = findings.len();
        Failure(format!(
            "{file}: the scenario makes no plan ({count} findings); see headroom evaluate."
        ))
    })?;
    let weather = match asked.weather.as_deref() {
        Some(name) => plant::weather_year(name, input, notes)?.weather,
        None => typical_year(&plan.climate),
    };
    let shares = match asked.load.as_deref() {
        Some(word) => Some(shares(word, input)?),
        None => None,
    };
    let air = year::year_air(&plan, &weather);
    let mut study = YearStudy::new(&plan, plan.horizon, air, shares);
    let names = Names::of(&document.scenario);
    if asked.csv {
        let rows = rows(&plan, &mut study);
        for finding in year::findings(&plan, &study.state()) {
            let words = words::year_finding(&finding, &names);
            notes.push_str(&format!("headroom: {file}: {words}\n"));
        }
        return Ok(rows);
    }
    study.step(usize::MAX);
    let state = study.state();
    let report = SiteReport {
        findings: found(&plan, &state, &names),
        ..site_report(&document.scenario.title, &weather.place, &plan, &state)
    };
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
}

/// Shares of running IT: a constant one, or those of a file.
fn shares(word: &str, input: &mut dyn Read) -> Result<Vec<f64>, Failure> {
    let fail = |problem: String| Failure(format!("{word}: {problem}"));
    if let Ok(share) = word.parse::<f64>() {
        return load::constant(share).map_err(|problem| Failure(format!("--load: {problem}")));
    }
    let bytes = read::bytes(word, load::MAX_BYTES, input)?;
    load::read(&bytes).map_err(|error| fail(error.to_string()))
}

/// One row an hour.
fn rows(plan: &Plan, study: &mut YearStudy<&Plan>) -> String {
    let loops = plan.cooling.loops.len();
    let mut rows = format!(
        "{}{}{}\n",
        codec_plant::HEADER,
        codec_plant::SITE_HEADER,
        codec_plant::loop_header(if 1 < loops { loops } else { 0 })
    );
    while let Some((at, hour)) = study.hour() {
        let bus = study.site_hour();
        codec_plant::row(at, study.outdoors_c(at), &hour, bus.site, &mut rows);
        rows.push_str(&format!(",{:.3},{:.3}", bus.site.kw(), bus.losses.kw()));
        codec_plant::pair(study.coolant(&hour), &mut rows);
        let inlet = study.inlet(&hour).map(|inlet| inlet.c());
        for (value, decimals) in [(inlet, 3), (year::hour_wue(&hour), 5)] {
            rows.push(',');
            rows.push_str(&value.map_or_else(String::new, |value| format!("{value:.decimals$}")));
        }
        for (header, of_loop) in study.loop_hours().iter().enumerate() {
            let coolant = study.coolant_of_loop(&hour, header);
            codec_plant::loop_row(of_loop, coolant, &mut rows);
        }
        rows.push('\n');
    }
    rows
}

/// What the year brings, as data and as a sentence.
fn found(plan: &Plan, state: &YearState, names: &Names) -> Vec<FindingReport> {
    let findings = year::findings(plan, state).into_iter();
    let row = |of: YearFinding| FindingReport {
        code: of.code.text(),
        severity: of.severity.text(),
        sentence: words::year_finding(&of, names),
        hours: of.hours,
        worst_hour: of.worst_hour,
        over_k: of.over_k,
        limit_c: of.limit.map(|limit| limit.c()),
        place: report::place(&of.place),
    };
    findings.map(row).collect()
}

fn site_report(title: &str, place: &str, plan: &Plan, state: &YearState) -> SiteReport {
    let kwh = |months: &[Energy; 12]| {
        months
            .iter()
            .map(|energy| energy.kwh())
            .collect::<Vec<f64>>()
    };
    // The PUE is the site's: that of a plant alone would leave out its losses.
    let of = |name: &str, sums: &YearSums| PlantReport {
        pue: None,
        ..codec_plant::report(name, place, sums, Power::ZERO)
    };
    let plant = of(title, &state.plant);
    let loops = plan.cooling.loops.iter().zip(&state.loops);
    SiteReport {
        day: state.day,
        pue: state.pue(),
        wue_l_per_kwh: state.wue_l_per_kwh(),
        site_kwh: kwh(&state.site).iter().sum(),
        losses_kwh: kwh(&state.losses).iter().sum(),
        house_kwh: state.house.kwh(),
        peak_site_kw: 1e-3 * state.site_w.value,
        peak_site_hour: state.site_w.hour,
        months_site_kwh: kwh(&state.site),
        months_losses_kwh: kwh(&state.losses),
        months_pue: (0..12).map(|month| state.month_pue(month)).collect(),
        months_water_m3: plant.months.iter().map(|month| month.make_up_m3).collect(),
        electrical_residual: state.electrical_residual,
        plant,
        loops: loops.map(|(row, sums)| of(&row.tag.id, sums)).collect(),
        months_wue_l_per_kwh: (0..12).map(|month| state.month_wue(month)).collect(),
        findings: Vec::new(),
    }
}
