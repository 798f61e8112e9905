//! Runs a plant alone over a year of weather.

use std::io::Read;

use crate::catalog;
use crate::catalog::typical_year::typical_year;
use crate::cli::Failure;
use crate::cli::read;
use crate::codec::plant;
use crate::codec::plant::PlantFile;
use crate::codec::weather;
use crate::codec::weather::Moisture;
use crate::codec::weather::Reading;
use crate::solve::cooling::year::Run;
use crate::solve::cooling::year::YearAir;

/// Sums as JSON, or with `csv` one row an hour.
pub(super) fn run(
    file: &str,
    weather_file: &str,
    csv: bool,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<String, Failure> {
    let bytes = read::bytes(file, plant::MAX_BYTES, input)?;
    let setup = plant::read(&bytes).map_err(|error| Failure(format!("{file}: {error}")))?;
    let reading = weather_with(weather_file, setup.moisture, input, notes)?;
    compute(&setup, &reading, csv)
}

fn compute(setup: &PlantFile, reading: &Reading, csv: bool) -> Result<String, Failure> {
    let air = YearAir::of(
        &reading.weather,
        setup.recirculation_wet,
        setup.recirculation_dry,
    );
    let air = std::sync::Arc::new(air);
    let mut run = Run::new(setup.plant.clone(), air);
    let mut rows = String::new();
    if csv {
        rows.push_str(plant::HEADER);
        rows.push('\n');
    }
    while let Some(at) = run.next_hour() {
        let hour = run.step(setup.loads[at]);
        if let Some(hour) = hour.filter(|_| csv) {
            let load = hour.load;
            let facility = load.it + load.fluid + hour.plant() + setup.extra;
            plant::row(at, run.outdoors_c(at), &hour, facility, &mut rows);
            rows.push('\n');
        }
    }
    if csv {
        return Ok(rows);
    }
    let report = plant::report(&setup.name, &reading.weather.place, run.sums(), setup.extra);
    let json =
        serde_json::to_string_pretty(&report).map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
}

/// Reads a weather file with the moisture of its dew points; see [`weather_with`].
pub(super) fn weather_year(
    file: &str,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<Reading, Failure> {
    weather_with(file, Moisture::DewPoint, input, notes)
}

/// Reads a weather file, or makes the typical year of a climate that has this key; what there was to say about it goes into the notes.
fn weather_with(
    file: &str,
    moisture: Moisture,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<Reading, Failure> {
    let bytes = match read::bytes(file, weather::MAX_BYTES, input) {
        Ok(bytes) => bytes,
        Err(failure) => {
            let climate = catalog::climate(file).ok_or(failure)?;
            return Ok(Reading {
                weather: typical_year(climate),
                report: Default::default(),
            });
        }
    };
    let reading = weather::read_with(&bytes, moisture)
        .map_err(|error| Failure(format!("{file}: {error}")))?;
    for line in weather::notes(&reading.report) {
        notes.push_str(&format!("headroom: {file}: {line}\n"));
    }
    Ok(reading)
}
