//! EPW: eight header lines, then one row an hour. Source: EnergyPlus, Auxiliary Programs, weather file format.

use crate::catalog::weather::StatedDesign;
use crate::codec::weather::Field;
use crate::codec::weather::Head;
use crate::codec::weather::RowProblem;
use crate::codec::weather::WeatherError;
use crate::codec::weather::hours::Collected;
use crate::codec::weather::hours::Time;
use crate::codec::weather::hours::Values;
use crate::units::Temperature;

/// Fields up to pressure, the last that is read.
const FIELDS: usize = 10;

/// From these values on, a field is marked as missing: 99.9 °C, 999 %, 999999 Pa. Files write 999 and 9999 for
/// temperatures too, so anything from the mark up is missing.
const MISSING_TEMPERATURE_C: f64 = 99.9;
const MISSING_HUMIDITY: f64 = 999.0;
const MISSING_PRESSURE: f64 = 999_999.0;

/// Names that header lines begin with, in their order.
const HEADER: [&str; 8] = [
    "LOCATION",
    "DESIGN CONDITIONS",
    "TYPICAL/EXTREME PERIODS",
    "GROUND TEMPERATURES",
    "HOLIDAYS/DAYLIGHT SAVINGS",
    "COMMENTS 1",
    "COMMENTS 2",
    "DATA PERIODS",
];

pub(super) fn read(lines: &[&str], collected: &mut Collected) -> Result<Head, WeatherError> {
    let mut head = Head::default();
    // The header ends where the first line begins with a year, wherever that is.
    let begins_with_number = |line: &&str| first_field(line).parse::<f64>().is_ok();
    let header = lines.iter().position(begins_with_number);
    let header = header.unwrap_or(lines.len().min(HEADER.len()));
    let mut found = [false; HEADER.len()];
    for (at, line) in lines.iter().enumerate().take(header) {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let name = fields[0].to_ascii_uppercase();
        // Some writers shorten HOLIDAYS/DAYLIGHT SAVINGS.
        let is = |known: &str| {
            name == known || (name.starts_with("HOLIDAYS") && known.starts_with("HOLIDAYS"))
        };
        if let Some(place) = HEADER.iter().position(|known| is(known)) {
            found[place] = true;
        }
        match name.as_str() {
            "LOCATION" => location(at + 1, &fields, &mut head, collected),
            "DESIGN CONDITIONS" => head.stated = stated(&fields),
            "DATA PERIODS" => {
                let rows_per_hour = fields
                    .get(2)
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(1);
                if rows_per_hour != 1 {
                    return Err(WeatherError::NotHourly { rows_per_hour });
                }
            }
            _ => {}
        }
    }
    let missing = HEADER.iter().zip(found).filter(|(_, found)| !found);
    collected.report.missing_header = missing.map(|(name, _)| *name).collect();
    let rows = || lines.iter().enumerate().skip(header);
    collected.look_at_hours(rows().map(|(_, line)| {
        let hour: f64 = line.split(',').nth(3)?.trim().parse().ok()?;
        (0.0..=24.0).contains(&hour).then_some(hour as usize)
    }));
    for (at, line) in rows() {
        if !line.trim().is_empty() {
            row(at + 1, line, collected);
        }
    }
    Ok(head)
}

fn first_field(line: &str) -> &str {
    line.split(',').next().unwrap_or_default().trim()
}

fn location(line: usize, fields: &[&str], head: &mut Head, collected: &mut Collected) {
    let names = fields.get(1..4).unwrap_or_default();
    let names: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !name.is_empty() && *name != "-")
        .collect();
    head.place = names.join(", ").chars().take(100).collect();
    let elevation = fields.get(9).copied().unwrap_or("missing");
    match elevation.parse::<f64>() {
        Ok(metres) if (-500.0..=6000.0).contains(&metres) => head.elevation_m = metres,
        Ok(value) => {
            collected.bad(
                line,
                RowProblem::OutOfRange {
                    field: Field::Elevation,
                    value,
                },
            );
        }
        Err(_) => collected.bad(
            line,
            RowProblem::NotANumber {
                field: Field::Elevation,
            },
        ),
    }
}

/// The 0.4 % and 99.6 % values of the header, where it has them.
///
/// After the word *Heating*: month, 99.6 %, 99 %, …; after *Cooling*: month, daily range, three pairs of dry
/// bulb with coincident wet bulb, three pairs of wet bulb with coincident dry bulb, each 0.4, 1 and 2 %.
fn stated(fields: &[&str]) -> Option<StatedDesign> {
    let after = |word: &str, place: usize| {
        let at = fields
            .iter()
            .position(|field| field.eq_ignore_ascii_case(word))?;
        let value: f64 = fields.get(at + place)?.parse().ok()?;
        (-90.0..=70.0)
            .contains(&value)
            .then(|| Temperature::from_c(value))
    };
    Some(StatedDesign {
        dry: [after("Cooling", 3)?, after("Cooling", 4)?],
        wet: [after("Cooling", 9)?, after("Cooling", 10)?],
        heating: after("Heating", 2)?,
    })
}

fn row(line: usize, text: &str, collected: &mut Collected) {
    collected.report.rows += 1;
    let mut fields = [""; FIELDS];
    let mut count = 0;
    for (place, field) in fields.iter_mut().zip(text.split(',')) {
        *place = field.trim();
        count += 1;
    }
    if count < FIELDS {
        return collected.bad(line, RowProblem::TooShort { fields: count });
    }
    let whole = |text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|value| (0.0..1e4).contains(value))
    };
    let time = (
        whole(fields[0]),
        whole(fields[1]),
        whole(fields[2]),
        whole(fields[3]),
    );
    let (Some(year), Some(month), Some(day), Some(hour)) = time else {
        return collected.bad(line, RowProblem::NotANumber { field: Field::Time });
    };
    let time = Time {
        year: year as i32,
        month: month as usize,
        day: day as usize,
        hour: hour as usize,
    };
    let warm = |value: f64| MISSING_TEMPERATURE_C <= value;
    let values = Values {
        dry_bulb_c: collected.number(line, Field::DryBulb, fields[6], warm),
        dew_point_c: collected.number(line, Field::DewPoint, fields[7], warm),
        humidity_percent: collected.number(line, Field::Humidity, fields[8], |value| {
            MISSING_HUMIDITY <= value
        }),
        pressure_pa: collected.number(line, Field::Pressure, fields[9], |value| {
            MISSING_PRESSURE <= value
        }),
    };
    collected.take(line, time, values);
}
