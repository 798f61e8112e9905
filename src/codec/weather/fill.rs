//! From the hours that rows gave to a whole year: gaps filled by straight lines, moisture and pressure completed.

use crate::catalog::weather::HOURS;
use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::Weather;
use crate::catalog::weather::WeatherHours;
use crate::catalog::weather::WeatherOrigin;
use crate::codec::weather::Field;
use crate::codec::weather::Head;
use crate::codec::weather::MAX_GAP_HOURS;
use crate::codec::weather::Moisture;
use crate::codec::weather::Reading;
use crate::codec::weather::Report;
use crate::codec::weather::WeatherError;
use crate::codec::weather::hours::Collected;
use crate::codec::weather::hours::Values;
use crate::physics::air;
use crate::physics::air::MoistAir;
use crate::units::Length;
use crate::units::Pressure;
use crate::units::Temperature;

/// A whole day that stands twice is a second year or a second data period, not a slip.
const MOST_REPEATED: usize = 24;

/// Dew points from the two ways of giving it that are further apart than this are not of one air, K: a percent of
/// humidity, the usual rounding, is less than a kelvin but in the driest air.
const FAR_APART_K: f64 = 3.0;

/// Makes the year.
pub(super) fn year(
    head: Head,
    mut collected: Collected,
    moisture: Moisture,
) -> Result<Reading, WeatherError> {
    let first = collected.report.bad_rows.first().cloned();
    if collected.given() == 0 {
        return Err(WeatherError::NoHours { first });
    }
    if MOST_REPEATED < collected.repeated {
        return Err(WeatherError::SeveralYears {
            repeated: collected.repeated,
        });
    }
    let (bad, rows) = (collected.report.bad_row_count, collected.report.rows);
    if rows < 2 * bad {
        return Err(WeatherError::MostlyBad { bad, rows, first });
    }
    let values = std::mem::take(&mut collected.values);
    let report = &mut collected.report;
    let is_missing = |row: &&Values| row.dry_bulb_c.is_none();
    report.missing_hours = values.iter().filter(is_missing).count();
    let mut dry: Vec<Option<f64>> = values.iter().map(|row| row.dry_bulb_c).collect();
    report.filled_dry_bulb = fill(&mut dry).map_err(|gap| gap.error(Field::DryBulb, &first))?;
    let dry_bulb_c: Vec<f64> = dry.into_iter().flatten().collect();
    let standard = air::standard_pressure(Length::from_m(head.elevation_m)).pa();
    let pressure_pa: Vec<f64> = values
        .iter()
        .map(|row| row.pressure_pa.unwrap_or(standard))
        .collect();
    report.standard_pressure = values
        .iter()
        .filter(|row| row.pressure_pa.is_none())
        .count();
    let mut dew = dew_points(&values, &dry_bulb_c, report, moisture);
    report.filled_moisture = fill(&mut dew).map_err(|gap| gap.error(Field::DewPoint, &first))?;
    let hours = WeatherHours {
        dry_bulb_c,
        dew_point_c: dew.into_iter().flatten().collect(),
        pressure_pa,
    };
    let origin = WeatherOrigin::File {
        years: collected.years.unwrap_or_default(),
        filled_hours: collected
            .report
            .filled_dry_bulb
            .max(collected.report.filled_moisture),
    };
    let elevation = Length::from_m(head.elevation_m);
    let weather = Weather::new(head.place, elevation, origin, head.stated, hours)
        .ok_or(WeatherError::NoHours { first })?;
    Ok(Reading {
        weather,
        report: collected.report,
    })
}

/// Dew points as given, or from relative humidity where they are missing.
fn dew_points(
    values: &[Values],
    dry_bulb_c: &[f64],
    report: &mut Report,
    moisture: Moisture,
) -> Vec<Option<f64>> {
    let mut dew = Vec::with_capacity(values.len());
    for (row, dry) in values.iter().zip(dry_bulb_c) {
        let from_humidity = || {
            let share = row.humidity_percent? / 100.0;
            // The dew point does not depend on the pressure, only on the vapour's own.
            let air = MoistAir::from_relative_humidity(
                Temperature::from_c(*dry),
                share.min(1.0),
                Pressure::from_pa(101_325.0),
            );
            Some(air.dew_point().c())
        };
        if let (Some(given), Some(found)) = (row.dew_point_c, from_humidity())
            && FAR_APART_K < (given - found).abs()
        {
            report.moisture_disagrees += 1;
        }
        if row.dew_point_c.is_none() && row.humidity_percent.is_some() {
            report.moisture_from_humidity += 1;
        }
        dew.push(match moisture {
            Moisture::DewPoint => row.dew_point_c.or_else(from_humidity),
            Moisture::RelativeHumidity => from_humidity().or(row.dew_point_c),
        });
    }
    dew
}

/// Hours that are missing in a row.
struct Gap {
    first: usize,
    hours: usize,
}

impl Gap {
    fn error(&self, field: Field, first: &Option<super::BadRow>) -> WeatherError {
        let mut day = self.first / 24;
        let mut month = 0;
        while month < 11 && MONTH_DAYS[month] <= day {
            day -= MONTH_DAYS[month];
            month += 1;
        }
        WeatherError::Gap {
            field,
            month: month + 1,
            day: day + 1,
            hours: self.hours,
            first: first.clone(),
        }
    }
}

/// Fills gaps by straight lines between their neighbours, the turn of the year included; returns how many hours.
fn fill(values: &mut [Option<f64>]) -> Result<usize, Gap> {
    let Some(start) = values.iter().position(Option::is_some) else {
        return Err(Gap {
            first: 0,
            hours: HOURS,
        });
    };
    let count = values.len();
    let (mut at, mut filled) = (1, 0);
    while at < count {
        let hours = (0..count)
            .take_while(|step| values[(start + at + step) % count].is_none())
            .count();
        if hours == 0 {
            at += 1;
            continue;
        }
        let first = (start + at) % count;
        if MAX_GAP_HOURS < hours {
            return Err(Gap { first, hours });
        }
        let before = values[(first + count - 1) % count].unwrap_or_default();
        let after = values[(first + hours) % count].unwrap_or_default();
        for step in 0..hours {
            let share = (step + 1) as f64 / (hours + 1) as f64;
            values[(first + step) % count] = Some(before + share * (after - before));
        }
        filled += hours;
        at += hours + 1;
    }
    Ok(filled)
}
