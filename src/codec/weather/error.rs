//! Why a weather file, or a row of it, cannot be used: as data, and as one sentence.

use std::fmt;

use crate::codec::weather::MAX_BYTES;
use crate::codec::weather::MAX_GAP_HOURS;
use crate::codec::weather::MAX_LINE_BYTES;
use crate::codec::weather::Report;

/// Why a weather file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum WeatherError {
    /// It is longer than any year of weather.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// A line is longer than any row.
    LineTooLong {
        /// Its number, from 1.
        line: usize,
    },
    /// It is neither EPW nor TMY3.
    UnknownKind,
    /// Its rows are not hours.
    NotHourly {
        /// Rows an hour that its header states.
        rows_per_hour: u32,
    },
    /// A column that is needed is not in the header of a TMY3 file.
    NoColumn {
        /// Its name.
        name: &'static str,
    },
    /// Hours stand twice or more often: it has several years.
    SeveralYears {
        /// Rows whose hour another row has.
        repeated: usize,
    },
    /// Most rows have something impossible: the columns are others than those of the format.
    MostlyBad {
        /// Bad rows.
        bad: usize,
        /// All rows.
        rows: usize,
        /// The first bad row.
        first: Option<BadRow>,
    },
    /// No row can be used; with the first bad one, if there is any.
    NoHours {
        /// The first bad row.
        first: Option<BadRow>,
    },
    /// Too many hours in a row are missing.
    Gap {
        /// What is missing.
        field: Field,
        /// Month of the first missing hour, from 1.
        month: usize,
        /// Day of the month, from 1.
        day: usize,
        /// Hours missing from there.
        hours: usize,
        /// The first bad row, which may be why.
        first: Option<BadRow>,
    },
}

/// What a row gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Date and hour.
    Time,
    /// Dry bulb.
    DryBulb,
    /// Dew point.
    DewPoint,
    /// Relative humidity.
    Humidity,
    /// Pressure.
    Pressure,
    /// Height of the place above the sea.
    Elevation,
}

/// A row that cannot be used, or only in part.
#[derive(Clone, Debug, PartialEq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: RowProblem,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowProblem {
    /// It ends too early.
    TooShort {
        /// Fields it has.
        fields: usize,
    },
    /// Something is not a number.
    NotANumber {
        /// What.
        field: Field,
    },
    /// Something is not possible.
    OutOfRange {
        /// What.
        field: Field,
        /// The value.
        value: f64,
    },
    /// The dew point lies above the dry bulb; the air was taken as saturated.
    DewAboveDry {
        /// Dew point, °C.
        dew_c: f64,
        /// Dry bulb, °C.
        dry_c: f64,
    },
    /// There is no such hour.
    NoSuchHour,
    /// Another row has given this hour; the first one counts.
    Repeated {
        /// Line of the first one.
        first_line: usize,
    },
}

impl Field {
    /// Its name in a sentence.
    pub fn text(self) -> &'static str {
        match self {
            Self::Time => "date or hour",
            Self::DryBulb => "dry bulb",
            Self::DewPoint => "dew point",
            Self::Humidity => "relative humidity",
            Self::Pressure => "pressure",
            Self::Elevation => "elevation",
        }
    }
}

impl fmt::Display for BadRow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: ", self.line)?;
        match &self.problem {
            RowProblem::TooShort { fields } => write!(out, "the row has only {fields} fields"),
            RowProblem::NotANumber { field } => write!(out, "the {} is not a number", field.text()),
            RowProblem::OutOfRange { field, value } => {
                write!(out, "the {} {value} is not possible", field.text())
            }
            RowProblem::DewAboveDry { dew_c, dry_c } => write!(
                out,
                "the dew point {dew_c} is above the dry bulb {dry_c}; the air was taken as saturated"
            ),
            RowProblem::NoSuchHour => write!(out, "there is no such hour"),
            RowProblem::Repeated { first_line } => {
                write!(out, "line {first_line} has given this hour already")
            }
        }
    }
}

impl fmt::Display for WeatherError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                out,
                "the file has {bytes} bytes, more than the {MAX_BYTES} that any year of weather needs."
            ),
            Self::LineTooLong { line } => {
                write!(out, "line {line} is longer than {MAX_LINE_BYTES} bytes.")
            }
            Self::UnknownKind => write!(
                out,
                "the file is neither EPW (first line LOCATION) nor TMY3 (second line Date, Time)."
            ),
            Self::NotHourly { rows_per_hour } => write!(
                out,
                "the file has {rows_per_hour} rows an hour; only hourly files are read."
            ),
            Self::NoColumn { name } => write!(out, "line 2 has no column {name}."),
            Self::SeveralYears { repeated } => write!(
                out,
                "{repeated} rows repeat an hour: the file has several years, and only one is read."
            ),
            Self::MostlyBad { bad, rows, first } => write!(
                out,
                "the {rows} rows of the file have {bad} impossible values, so that its columns are probably others{}.",
                because(first)
            ),
            Self::NoHours { first } => {
                write!(out, "no row of the file can be used{}.", because(first))
            }
            Self::Gap {
                field,
                month,
                day,
                hours,
                first,
            } => write!(
                out,
                "the {} of {hours} hours in a row is missing from {month}/{day} on, and at most \
                 {MAX_GAP_HOURS} are filled{}.",
                field.text(),
                because(first)
            ),
        }
    }
}

impl std::error::Error for WeatherError {}

/// What there was to say about a file that was read: one sentence each.
pub fn notes(report: &Report) -> Vec<String> {
    let said = |count: usize, text: &str| (0 < count).then(|| format!("{count} {text}."));
    let mut notes: Vec<String> = [
        said(report.leap_hours, "hours of 29 February were left out"),
        said(
            report.unsorted,
            "rows came before an earlier hour and were put where they belong",
        ),
        said(report.missing_hours, "hours have no usable dry bulb"),
        said(
            report.filled_dry_bulb,
            "dry bulbs were filled by straight lines",
        ),
        said(
            report.filled_moisture,
            "dew points were filled by straight lines",
        ),
        said(
            report.moisture_from_humidity,
            "dew points follow from the relative humidity",
        ),
        said(
            report.moisture_disagrees,
            "hours have a dew point and a relative humidity that are more than 3 K apart",
        ),
        said(
            report.standard_pressure,
            "pressures are those of the standard atmosphere",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if report.from_zero {
        notes.push(
            "The hours are counted from 0 to 23; each was taken as the one that begins then."
                .to_owned(),
        );
    }
    let missing = report.missing_header.iter();
    notes.extend(missing.map(|name| format!("The header has no line {name}.")));
    notes.extend(report.bad_rows.iter().map(|row| format!("{row}.")));
    let listed = report.bad_rows.len();
    if listed < report.bad_row_count {
        notes.push(format!(
            "{} more bad rows are not listed.",
            report.bad_row_count - listed
        ));
    }
    notes
}

fn because(first: &Option<BadRow>) -> String {
    first
        .as_ref()
        .map_or_else(String::new, |row| format!("; {row}"))
}
