//! Runs the site of a scenario over a year of weather.

use std::io::Read;

use serde::Serialize;

use crate::catalog::typical_year::typical_year;
use crate::cli::Failure;
use crate::cli::plant;
use crate::cli::read;
use crate::codec::plant as codec_plant;
use crate::codec::plant::PlantReport;
use crate::evaluate::year;
use crate::evaluate::year::YearState;
use crate::evaluate::year::YearStudy;
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
}

/// Sums as JSON, or with `csv` one row an hour.
pub(super) fn run(
    file: &str,
    weather_file: Option<&str>,
    csv: bool,
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
    let weather = match weather_file {
        Some(name) => plant::weather_year(name, input, notes)?.weather,
        None => typical_year(&plan.climate),
    };
    let mut study = YearStudy::new(&plan, plan.horizon, year::year_air(&plan, &weather), None);
    if csv {
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
            rows.push_str(&match study.coolant(&hour) {
                Some((to, from)) => format!(",{:.3},{:.3}", to.c(), from.c()),
                None => ",,".to_owned(),
            });
            for hour in study.loop_hours() {
                codec_plant::loop_row(hour, &mut rows);
            }
            rows.push('\n');
        }
        return Ok(rows);
    }
    study.step(usize::MAX);
    let report = site_report(
        &document.scenario.title,
        &weather.place,
        &plan,
        &study.state(),
    );
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
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
    }
}
