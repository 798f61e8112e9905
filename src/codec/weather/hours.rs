//! Hours as rows give them, each put where it belongs in the year.

use crate::catalog::weather::HOURS;
use crate::catalog::weather::day_of_year;
use crate::codec::weather::BadRow;
use crate::codec::weather::Field;
use crate::codec::weather::MAX_LISTED;
use crate::codec::weather::Report;
use crate::codec::weather::RowProblem;

/// Dry bulbs and dew points that the earth has seen, and a little more, °C.
const TEMPERATURE_C: (f64, f64) = (-90.0, 70.0);

/// Pressures from the highest towns (5,100 m) in a storm to below the Dead Sea, Pa.
const PRESSURE_PA: (f64, f64) = (45_000.0, 112_000.0);

/// Relative humidities, %; instruments read a little above 100 in fog.
const HUMIDITY_PERCENT: (f64, f64) = (0.0, 110.0);

/// Dew points above the dry bulb by no more than this are rounding: both are given to a tenth, K.
const ROUNDING_K: f64 = 0.15;

/// A year of two digits belongs to the century in which weather was on tape.
fn whole_year(year: i32) -> i32 {
    match year {
        0..50 => 2000 + year,
        50..100 => 1900 + year,
        _ => year,
    }
}

/// When a row says that it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) year: i32,
    pub(super) month: usize,
    pub(super) day: usize,
    /// 1 to 24: the hour that ends then.
    pub(super) hour: usize,
}

/// What a row gives; `None` where its mark for *missing* stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Values {
    pub(super) dry_bulb_c: Option<f64>,
    pub(super) dew_point_c: Option<f64>,
    pub(super) humidity_percent: Option<f64>,
    pub(super) pressure_pa: Option<f64>,
}

/// The year so far.
#[derive(Clone, Debug)]
pub(super) struct Collected {
    pub(super) values: Vec<Values>,
    /// Line that gave each hour; 0: none.
    lines: Vec<usize>,
    last: Option<usize>,
    pub(super) years: Option<(i32, i32)>,
    pub(super) repeated: usize,
    /// Hours are counted from 0.
    pub(super) from_zero: bool,
    pub(super) report: Report,
}

impl Default for Collected {
    fn default() -> Self {
        Self {
            values: vec![Values::default(); HOURS],
            lines: vec![0; HOURS],
            last: None,
            years: None,
            repeated: 0,
            from_zero: false,
            report: Report::default(),
        }
    }
}

impl Collected {
    /// Keeps what is wrong with a line.
    pub(super) fn bad(&mut self, line: usize, problem: RowProblem) {
        self.report.bad_row_count += 1;
        if self.report.bad_rows.len() < MAX_LISTED {
            self.report.bad_rows.push(BadRow { line, problem });
        }
    }

    /// Hours that a row gave.
    pub(super) fn given(&self) -> usize {
        self.lines.iter().filter(|line| 0 < **line).count()
    }

    /// Takes a row whose time was read: puts its values into the year, or says what is wrong with it.
    pub(super) fn take(&mut self, line: usize, mut time: Time, values: Values) {
        if self.from_zero {
            time.hour = time.hour.saturating_add(1);
        }
        time.year = whole_year(time.year);
        if (time.month, time.day) == (2, 29) && (1..=24).contains(&time.hour) {
            self.report.leap_hours += 1;
            return;
        }
        let hour = match day_of_year(time.month, time.day) {
            Some(day) if (1..=24).contains(&time.hour) => 24 * day + time.hour - 1,
            _ => return self.bad(line, RowProblem::NoSuchHour),
        };
        if 0 < self.lines[hour] {
            self.repeated += 1;
            let first_line = self.lines[hour];
            return self.bad(line, RowProblem::Repeated { first_line });
        }
        if self.last.is_some_and(|last| hour < last) {
            self.report.unsorted += 1;
        }
        self.last = Some(hour);
        self.lines[hour] = line;
        let (first, last) = self.years.unwrap_or((time.year, time.year));
        self.years = Some((first.min(time.year), last.max(time.year)));
        self.values[hour] = self.possible(line, values);
    }

    /// Looks at the hours of all rows before any is taken: some files count from 0 to 23.
    pub(super) fn look_at_hours(&mut self, hours: impl Iterator<Item = Option<usize>>) {
        let (mut zero, mut last) = (false, false);
        for hour in hours.flatten() {
            zero |= hour == 0;
            last |= hour == 24;
        }
        self.from_zero = zero && !last;
        self.report.from_zero = self.from_zero;
    }

    /// The values that are possible; the others are reported and missing.
    fn possible(&mut self, line: usize, values: Values) -> Values {
        let mut within = |field, value: Option<f64>, (low, high): (f64, f64)| {
            let value = value?;
            if low <= value && value <= high {
                return Some(value);
            }
            self.bad(line, RowProblem::OutOfRange { field, value });
            None
        };
        let mut values = Values {
            dry_bulb_c: within(Field::DryBulb, values.dry_bulb_c, TEMPERATURE_C),
            dew_point_c: within(Field::DewPoint, values.dew_point_c, TEMPERATURE_C),
            humidity_percent: within(Field::Humidity, values.humidity_percent, HUMIDITY_PERCENT),
            pressure_pa: within(Field::Pressure, values.pressure_pa, PRESSURE_PA),
        };
        if let (Some(dry_c), Some(dew_c)) = (values.dry_bulb_c, values.dew_point_c)
            && dry_c < dew_c
        {
            if dry_c + ROUNDING_K < dew_c {
                self.bad(line, RowProblem::DewAboveDry { dew_c, dry_c });
            }
            values.dew_point_c = Some(dry_c);
        }
        values
    }

    /// A number of a row; `None` when it is marked as missing or, which is reported, no number.
    pub(super) fn number(
        &mut self,
        line: usize,
        field: Field,
        text: &str,
        is_missing: impl Fn(f64) -> bool,
    ) -> Option<f64> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => (!is_missing(value)).then_some(value),
            _ => {
                self.bad(line, RowProblem::NotANumber { field });
                None
            }
        }
    }
}
