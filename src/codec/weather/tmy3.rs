//! TMY3: one line of place, one of column names, then one row an hour. Source: NREL/TP-581-43156.

use crate::codec::weather::Field;
use crate::codec::weather::Head;
use crate::codec::weather::RowProblem;
use crate::codec::weather::WeatherError;
use crate::codec::weather::hours::Collected;
use crate::codec::weather::hours::Time;
use crate::codec::weather::hours::Values;

/// Lines before the hours.
const HEADER_LINES: usize = 2;

/// Missing values are −9900 in TMY3 and −9999 in its relatives.
const MISSING_BELOW: f64 = -900.0;

/// The columns that are read, by the names of the format.
const COLUMNS: [&str; 6] = [
    "Date (MM/DD/YYYY)",
    "Time (HH:MM)",
    "Dry-bulb (C)",
    "Dew-point (C)",
    "RHum (%)",
    "Pressure (mbar)",
];

pub(super) fn read(lines: &[&str], collected: &mut Collected) -> Result<Head, WeatherError> {
    let names: Vec<&str> = lines
        .get(1)
        .map(|line| line.split(',').map(str::trim).collect())
        .unwrap_or_default();
    let mut columns = [0; 6];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = names
            .iter()
            .position(|given| given.eq_ignore_ascii_case(name))
            .ok_or(WeatherError::NoColumn { name })?;
    }
    let head = place(lines.first().copied().unwrap_or_default(), collected);
    collected.look_at_hours(lines.iter().skip(HEADER_LINES).map(|line| {
        let clock = line.split(',').nth(columns[1])?;
        clock.split(':').next()?.trim().parse().ok()
    }));
    for (at, line) in lines.iter().enumerate().skip(HEADER_LINES) {
        if !line.trim().is_empty() {
            row(at + 1, line, columns, collected);
        }
    }
    Ok(head)
}

/// Station number, name in quotes, state, time zone, latitude, longitude, elevation.
fn place(line: &str, collected: &mut Collected) -> Head {
    let mut quoted = false;
    let fields: Vec<&str> = line
        .split(|letter: char| {
            quoted ^= letter == '"';
            letter == ',' && !quoted
        })
        .map(|field| field.trim().trim_matches('"'))
        .collect();
    let names = fields.get(1..3).unwrap_or_default();
    let mut head = Head {
        place: names.join(", ").chars().take(100).collect(),
        ..Head::default()
    };
    match fields.get(6).map(|text| text.parse::<f64>()) {
        Some(Ok(metres)) if (-500.0..=6000.0).contains(&metres) => head.elevation_m = metres,
        Some(Ok(value)) => collected.bad(
            1,
            RowProblem::OutOfRange {
                field: Field::Elevation,
                value,
            },
        ),
        _ => collected.bad(
            1,
            RowProblem::NotANumber {
                field: Field::Elevation,
            },
        ),
    }
    head
}

fn row(line: usize, text: &str, columns: [usize; 6], collected: &mut Collected) {
    collected.report.rows += 1;
    let mut picked = [""; 6];
    let mut count = 0;
    for (at, field) in text.split(',').enumerate() {
        count += 1;
        if let Some(place) = columns.iter().position(|column| *column == at) {
            picked[place] = field.trim();
        }
    }
    if count <= columns.into_iter().max().unwrap_or(0) {
        return collected.bad(line, RowProblem::TooShort { fields: count });
    }
    let Some(time) = time(picked[0], picked[1]) else {
        return collected.bad(line, RowProblem::NotANumber { field: Field::Time });
    };
    let missing = |value: f64| value < MISSING_BELOW;
    let values = Values {
        dry_bulb_c: collected.number(line, Field::DryBulb, picked[2], missing),
        dew_point_c: collected.number(line, Field::DewPoint, picked[3], missing),
        humidity_percent: collected.number(line, Field::Humidity, picked[4], missing),
        pressure_pa: collected
            .number(line, Field::Pressure, picked[5], missing)
            .map(|millibar| 100.0 * millibar),
    };
    collected.take(line, time, values);
}

/// `MM/DD/YYYY` and `HH:MM`, of which the minutes are always zero.
fn time(date: &str, clock: &str) -> Option<Time> {
    let mut parts = date.split('/');
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let year = parts.next()?.parse().ok()?;
    let hour = clock.split(':').next()?.parse().ok()?;
    Some(Time {
        year,
        month,
        day,
        hour,
    })
}
