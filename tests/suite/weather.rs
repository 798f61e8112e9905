//! Weather: files read row by row, and the typical years of the catalogue against their own tables.

use headroom::catalog;
use headroom::catalog::typical_year::typical_year;
use headroom::catalog::weather::HOURS;
use headroom::catalog::weather::MONTH_DAYS;
use headroom::catalog::weather::WeatherOrigin;
use headroom::codec::weather;
use headroom::codec::weather::Field;
use headroom::codec::weather::RowProblem;
use headroom::codec::weather::WeatherError;
use proptest::prelude::ProptestConfig;
use proptest::prop_assert;
use proptest::proptest;

const EPW_HEAD: [&str; 8] = [
    "LOCATION,Town,ST,USA,made,1,35.0,-90.0,-6.0,81.0",
    "DESIGN CONDITIONS,1,made,,Heating,1,-8.3,-5.7,Cooling,7,10.0,35.6,25.2,34.4,24.9,33.4,24.7,26.8,32.8,26.2,32.0,25.7,31.5",
    "TYPICAL/EXTREME PERIODS,0",
    "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    "COMMENTS 1,made by a test",
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
];

/// Rows of an EPW year: the dry bulb is the month, the dew point five less.
fn epw_rows() -> Vec<String> {
    let mut rows = Vec::new();
    for (month, days) in MONTH_DAYS.iter().enumerate() {
        for day in 1..=*days {
            for hour in 1..=24 {
                rows.push(epw_row(
                    2019,
                    month + 1,
                    day,
                    hour,
                    month as f64 + 1.0,
                    month as f64 - 4.0,
                ));
            }
        }
    }
    rows
}

fn epw_row(year: u32, month: usize, day: usize, hour: usize, dry: f64, dew: f64) -> String {
    format!("{year},{month},{day},{hour},60,?9,{dry:.1},{dew:.1},60,100000,0,0,300,0")
}

fn epw(rows: &[String]) -> String {
    let mut lines: Vec<String> = EPW_HEAD.iter().map(|line| (*line).to_owned()).collect();
    lines.extend_from_slice(rows);
    lines.join("\r\n")
}

fn tmy3(rows: &[String]) -> String {
    let head = [
        "723340,\"TOWN, OLD\",TN,-6.0,35.067,-89.983,81".to_owned(),
        "Date (MM/DD/YYYY),Time (HH:MM),GHI (W/m^2),Dry-bulb (C),Dew-point (C),RHum (%),Pressure (mbar)".to_owned(),
    ];
    [&head[..], rows].concat().join("\n")
}

fn read(text: &str) -> Result<weather::Reading, WeatherError> {
    weather::read(text.as_bytes())
}

#[test]
fn a_whole_file_is_read() {
    let reading = read(&epw(&epw_rows())).unwrap();
    let weather = &reading.weather;
    assert_eq!(
        (weather.place.as_str(), weather.elevation.m()),
        ("Town, ST, USA", 81.0)
    );
    assert_eq!(
        weather.origin,
        WeatherOrigin::File {
            years: (2019, 2019),
            filled_hours: 0
        }
    );
    assert_eq!(
        reading.report,
        weather::Report {
            rows: HOURS,
            ..weather::Report::default()
        }
    );
    let stated = weather.stated.unwrap();
    assert_eq!(stated.dry.map(|value| value.c()), [35.6, 25.2]);
    assert_eq!(stated.wet.map(|value| value.c()), [26.8, 32.8]);
    assert_eq!(stated.heating.c(), -8.3);
    let summary = weather.summary();
    for (month, hours) in summary.months.iter().enumerate() {
        assert!((hours.mean_c - (month as f64 + 1.0)).abs() < 1e-9);
        assert!((hours.mean_dew_point_c - (month as f64 - 4.0)).abs() < 1e-9);
        assert!(hours.design.wet_bulb_c < hours.design.dry_bulb_c);
    }
    assert_eq!(
        (summary.annual.dry_bulb_c, summary.annual.heating_c),
        (12.0, 1.0)
    );
}

#[test]
fn a_tmy3_file_is_read_by_the_names_of_its_columns() {
    let mut rows = Vec::new();
    for (month, days) in MONTH_DAYS.iter().enumerate() {
        for day in 1..=*days {
            for hour in 1..=24 {
                rows.push(format!(
                    "{:02}/{day:02}/1988,{hour:02}:00,0,20.0,-9900,50,1000",
                    month + 1
                ));
            }
        }
    }
    let reading = read(&tmy3(&rows)).unwrap();
    assert_eq!(reading.weather.place, "TOWN, OLD, TN");
    assert_eq!(reading.report.moisture_from_humidity, HOURS);
    // 20 °C at 50 %: dew point 9.27 °C (ASHRAE-F1 by PSYCHROLIB).
    assert!((reading.weather.dew_point_c[0] - 9.27).abs() < 0.01);
    assert_eq!(reading.weather.pressure_pa[0], 100_000.0);
    let broken = tmy3(&rows).replace("Dew-point", "Dew");
    assert_eq!(
        read(&broken).unwrap_err(),
        WeatherError::NoColumn {
            name: "Dew-point (C)"
        }
    );
}

#[test]
fn every_bad_row_is_told_with_its_line() {
    let mut rows = epw_rows();
    rows[0] = "2019,1,1".to_owned();
    rows[10] = epw_row(2019, 1, 1, 11, 1.0, -5.0).replace(",1.0,", ",warm,");
    rows[20] = epw_row(2019, 1, 1, 21, 1.0, -5.0).replace(",100000,", ",1,");
    rows[30] = epw_row(2019, 2, 30, 7, 1.0, -5.0);
    rows[40] = epw_row(2019, 1, 2, 16, 1.0, -5.0);
    let reading = read(&epw(&rows)).unwrap();
    let report = &reading.report;
    let told: Vec<(usize, &RowProblem)> = report
        .bad_rows
        .iter()
        .map(|row| (row.line, &row.problem))
        .collect();
    assert_eq!(
        told,
        [
            (9, &RowProblem::TooShort { fields: 3 }),
            (
                19,
                &RowProblem::NotANumber {
                    field: Field::DryBulb
                }
            ),
            (
                29,
                &RowProblem::OutOfRange {
                    field: Field::Pressure,
                    value: 1.0
                }
            ),
            (39, &RowProblem::NoSuchHour),
            (49, &RowProblem::Repeated { first_line: 48 }),
        ]
    );
    // Hour 0 lies between December and January. Lines 9, 39 and 49 gave no hour; line 19 gave one without a dry bulb.
    assert_eq!(
        (
            report.missing_hours,
            report.filled_dry_bulb,
            report.standard_pressure
        ),
        (4, 4, 4)
    );
    assert!(
        reading.weather.dry_bulb_c[1..41]
            .iter()
            .all(|dry| *dry == 1.0)
    );
    let sentences = weather::notes(report);
    assert!(
        sentences
            .iter()
            .any(|line| line == "line 19: the dry bulb is not a number."),
        "{sentences:?}"
    );
}

#[test]
fn gaps_are_filled_by_straight_lines_up_to_the_limit() {
    let gap = |hours: usize| {
        let mut rows = epw_rows();
        for (at, row) in rows.iter_mut().enumerate().skip(743).take(hours) {
            *row = row.replacen(if at < 744 { ",1.0," } else { ",2.0," }, ",99.9,", 1);
        }
        read(&epw(&rows))
    };
    let six = gap(6).unwrap();
    assert_eq!(six.report.filled_dry_bulb, 6);
    let filled: Vec<f64> = six.weather.dry_bulb_c[742..750].to_vec();
    assert!(
        filled.windows(2).all(|pair| pair[0] <= pair[1]),
        "{filled:?}"
    );
    assert!((filled[1] - (1.0 + 1.0 / 7.0)).abs() < 1e-12);
    assert_eq!(
        gap(7).unwrap_err(),
        WeatherError::Gap {
            field: Field::DryBulb,
            month: 1,
            day: 31,
            hours: 7,
            first: None
        }
    );
    // The turn of the year is a neighbour like any other.
    let mut rows = epw_rows();
    rows.remove(HOURS - 1);
    rows.remove(0);
    let reading = read(&epw(&rows)).unwrap();
    assert_eq!(reading.report.filled_dry_bulb, 2);
    assert!((reading.weather.dry_bulb_c[0] - (12.0 - 11.0 * 2.0 / 3.0)).abs() < 1e-12);
}

#[test]
fn leap_days_are_dropped_and_unsorted_rows_put_in_place() {
    let mut rows = epw_rows();
    let leap: Vec<String> = (1..=24)
        .map(|hour| epw_row(2020, 2, 29, hour, 40.0, 0.0))
        .collect();
    rows.splice(1416..1416, leap);
    rows.swap(5, 6);
    let reading = read(&epw(&rows)).unwrap();
    assert_eq!(
        (reading.report.leap_hours, reading.report.unsorted),
        (24, 1)
    );
    assert!(reading.weather.dry_bulb_c.iter().all(|dry| *dry < 13.0));
}

#[test]
fn what_is_no_year_of_weather_is_refused() {
    let rows = epw_rows();
    let twice = [&rows[..], &rows[..]].concat();
    assert_eq!(
        read(&epw(&twice)).unwrap_err(),
        WeatherError::SeveralYears { repeated: HOURS }
    );
    let half_hours = epw(&rows).replace("DATA PERIODS,1,1", "DATA PERIODS,1,2");
    assert_eq!(
        read(&half_hours).unwrap_err(),
        WeatherError::NotHourly { rows_per_hour: 2 }
    );
    assert!(matches!(
        read(&epw(&rows[..4000])).unwrap_err(),
        WeatherError::Gap { month: 6, .. }
    ));
    assert_eq!(
        read(&epw(&[])).unwrap_err(),
        WeatherError::NoHours { first: None }
    );
    for text in ["", "a,b", "{\"format\": 1}", "LOCATION"] {
        assert_eq!(read(text).unwrap_err(), WeatherError::UnknownKind, "{text}");
    }
    let long = vec![b'9'; weather::MAX_BYTES + 1];
    assert_eq!(
        weather::read(&long).unwrap_err(),
        WeatherError::TooLarge {
            bytes: weather::MAX_BYTES + 1
        }
    );
    let line = format!("LOCATION,{}", "x".repeat(weather::MAX_LINE_BYTES));
    assert_eq!(
        read(&line).unwrap_err(),
        WeatherError::LineTooLong { line: 1 }
    );
    for error in [
        read("").unwrap_err(),
        read(&epw(&twice)).unwrap_err(),
        read(&line).unwrap_err(),
    ] {
        assert_eq!(error.to_string().matches('.').count(), 1, "{error}");
    }
}

/// Dew points above the dry bulb: a tenth is rounding, more is told; both are saturated air.
#[test]
fn a_dew_point_above_the_dry_bulb_is_told_with_its_line() {
    let mut rows = epw_rows();
    rows[3] = epw_row(2019, 1, 1, 4, 1.0, 1.1);
    rows[4] = epw_row(2019, 1, 1, 5, 1.0, 9.0);
    let reading = read(&epw(&rows)).unwrap();
    assert_eq!(
        reading.report.bad_rows,
        [weather::BadRow {
            line: 13,
            problem: RowProblem::DewAboveDry {
                dew_c: 9.0,
                dry_c: 1.0
            }
        }]
    );
    assert_eq!(reading.weather.dew_point_c[3..5], [1.0, 1.0]);
    assert_eq!(reading.report.missing_hours, 0);
    let sentences = weather::notes(&reading.report);
    assert!(
        sentences.iter().any(|line| line
            == "line 13: the dew point 9 is above the dry bulb 1; the air was taken as saturated."),
        "{sentences:?}"
    );
}

#[test]
fn moisture_is_that_of_the_dew_point_or_of_the_humidity() {
    let text = epw(&epw_rows());
    let by_dew = read(&text).unwrap().weather;
    let by_humidity = weather::read_with(text.as_bytes(), weather::Moisture::RelativeHumidity);
    let by_humidity = by_humidity.unwrap().weather;
    assert_eq!(by_dew.dew_point_c[0], -4.0);
    // 1 °C at 60 % and 100 kPa: dew point −5.2209 °C over ice (ASHRAE-F1 by PSYCHROLIB).
    assert!(
        (by_humidity.dew_point_c[0] + 5.2209).abs() < 0.001,
        "{}",
        by_humidity.dew_point_c[0]
    );
    let apart = text.replace(",60,100000", ",10,100000");
    let report = read(&apart).unwrap().report;
    assert_eq!(report.moisture_disagrees, HOURS);
    assert!(
        weather::notes(&report)[0]
            .starts_with("8760 hours have a dew point and a relative humidity")
    );
}

#[test]
fn headers_hours_and_years_of_other_writers_are_read() {
    let rows = epw_rows();
    let whole = read(&epw(&rows)).unwrap();
    // Two header lines are missing: the rows begin where the first line begins with a year.
    let short: Vec<&str> = EPW_HEAD
        .iter()
        .copied()
        .filter(|line| !line.starts_with("COMMENTS"))
        .collect();
    let reading = read(&[short.join("\n"), rows.join("\n")].join("\n")).unwrap();
    assert_eq!(reading.weather, whole.weather);
    assert_eq!(reading.report.missing_header, ["COMMENTS 1", "COMMENTS 2"]);
    // Hours from 0 to 23, with minutes 0.
    let from_zero: Vec<String> = rows
        .iter()
        .map(|row| {
            let mut fields: Vec<String> = row.split(',').map(str::to_owned).collect();
            let hour: u32 = fields[3].parse().unwrap();
            fields[3] = (hour - 1).to_string();
            fields[4] = "0".to_owned();
            fields.join(",")
        })
        .collect();
    let reading = read(&epw(&from_zero)).unwrap();
    assert_eq!(reading.weather, whole.weather);
    assert!(reading.report.from_zero);
    // Years of two digits, and lines that end with CR alone.
    let old = epw(&rows).replace("2019,", "97,").replace("\r\n", "\r");
    let origin = WeatherOrigin::File {
        years: (1997, 1997),
        filled_hours: 0,
    };
    assert_eq!(read(&old).unwrap().weather.origin, origin);
}

/// Marks for missing values, and columns in another order: each row says what it has.
#[test]
fn missing_values_and_wrong_columns_end_in_sentences() {
    let marked = |from: &str, to: &str| read(&epw(&epw_rows()).replace(from, to));
    let dry = marked(",60,100000", ",999,999999").unwrap();
    assert_eq!(dry.report.standard_pressure, HOURS);
    assert_eq!(dry.report.bad_row_count, 0);
    let swapped: Vec<String> = epw_rows()
        .iter()
        .map(|row| row.replacen(",60,?9,", ",", 1))
        .collect();
    let error = read(&epw(&swapped)).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.contains("line 9"), "{sentence}");
    let semicolons = epw(&epw_rows()).replace(',', ";");
    assert_eq!(read(&semicolons).unwrap_err(), WeatherError::UnknownKind);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Absurd files end in an answer.
    #[test]
    fn no_file_panics(seed: u64, cut in 0_usize..200_000, noise in proptest::collection::vec(0_u8..=255, 0..200)) {
        let mut bytes = epw(&epw_rows()[..2000]).into_bytes();
        for (index, byte) in noise.iter().enumerate() {
            let at = (seed as usize).wrapping_mul(index + 1) % bytes.len();
            bytes[at] = *byte;
        }
        bytes.truncate(cut.max(10));
        prop_assert!(weather::read(&bytes).is_err());
        let mut whole = epw(&epw_rows()).into_bytes();
        for (index, byte) in noise.iter().enumerate().take(3) {
            let at = 1000 + (seed as usize).wrapping_mul(index + 1) % (whole.len() - 1000);
            whole[at] = *byte;
        }
        if let Ok(reading) = weather::read(&whole) {
            prop_assert!(reading.weather.wet_bulb_c.iter().all(|wet| wet.is_finite()));
        }
    }
}

/// Values of the tables that their own other values contradict, with how far the typical year is off, K.
///
/// - The Dalles, December: a mean daily swing of 5 K, and a heating value 9 K below the mean daily lowest.
const CONTRADICTIONS: [(&str, &str, f64); 1] = [("the-dalles", "daily min of 12", 0.3)];

#[test]
fn a_typical_year_agrees_with_its_table() {
    let mut wrong = Vec::new();
    for climate in catalog::climates() {
        let weather = typical_year(climate);
        let summary = weather.summary();
        let mut check = |what: String, ours: f64, table: f64, most: f64| {
            let known = CONTRADICTIONS
                .iter()
                .find(|(key, name, _)| *key == climate.key && *name == what);
            let most = known.map_or(most, |(_, _, most)| *most);
            if !((ours - table).abs() <= most) {
                wrong.push(format!("{} {what}: {ours:.2} for {table:.2}", climate.key));
            }
        };
        for (index, (ours, table)) in summary.months.iter().zip(&climate.months).enumerate() {
            let month = index + 1;
            check(format!("mean of {month}"), ours.mean_c, table.mean.c(), 0.1);
            check(
                format!("daily max of {month}"),
                ours.mean_daily_max_c,
                table.mean_daily_max.c(),
                0.1,
            );
            check(
                format!("daily min of {month}"),
                ours.mean_daily_min_c,
                table.mean_daily_min.c(),
                0.1,
            );
            check(
                format!("dew point of {month}"),
                ours.mean_dew_point_c,
                table.mean_dew_point.c(),
                0.1,
            );
            check(
                format!("dry design of {month}"),
                ours.design.dry_bulb_c,
                table.dry_design.dry_bulb.c(),
                0.3,
            );
            check(
                format!("wet design of {month}"),
                ours.design.wet_bulb_c,
                table.wet_design.wet_bulb.c(),
                0.3,
            );
        }
        check(
            "annual dry".into(),
            summary.annual.dry_bulb_c,
            climate.annual_dry.dry_bulb.c(),
            0.3,
        );
        check(
            "annual wet".into(),
            summary.annual.wet_bulb_c,
            climate.annual_wet.wet_bulb.c(),
            0.3,
        );
        check(
            "heating".into(),
            summary.annual.heating_c,
            climate.heating.c(),
            0.3,
        );
        let coincident = summary.annual.coincident_wet_bulb_c;
        check(
            "annual coincident wet".into(),
            coincident,
            climate.annual_dry.wet_bulb.c(),
            1.3,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most humid hours of weather are few and spread; a fit that puts whole days on one dew point draws a flat top.
#[test]
fn the_most_humid_hours_of_a_typical_year_are_no_plateau() {
    for climate in catalog::climates() {
        let mut dew = typical_year(climate).dew_point_c;
        dew.sort_by(|a, b| b.total_cmp(a));
        assert!(dew[24] < dew[0] - 0.1, "{}: {:?}", climate.key, &dew[..25]);
        assert!(dew[99] < dew[0] - 0.4, "{}: {:?}", climate.key, dew[99]);
    }
}

#[test]
fn a_typical_year_is_the_same_every_time() {
    let climate = catalog::climate("memphis").unwrap();
    assert_eq!(typical_year(climate), typical_year(climate));
}
