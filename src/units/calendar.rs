//! Calendar dates in whole days: the scenario counts days from its day 0, the weather counts months.

use serde::Deserialize;
use serde::Serialize;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// Days since 1 March of the year 0.
    number: i64,
}

/// Days in 400 Gregorian years.
const DAYS_PER_ERA: i64 = 146_097;

impl Date {
    /// Reads `YYYY-MM-DD`; `None` when it is not such a date or the day does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let date = Self::from_civil(year, month, day);
        (date.civil() == (year, month, day)).then_some(date)
    }

    /// The date some days later (or earlier, when negative).
    pub fn plus_days(self, days: i64) -> Self {
        Self {
            number: self.number + days,
        }
    }

    /// Days from `earlier` to this date.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.number - earlier.number
    }

    /// Year, month (1 to 12) and day (1 to 31).
    ///
    /// The year is taken to begin in March, so that the leap day is its last day and months have
    /// the lengths of `(153·m + 2) / 5`. Exact for all dates (Gregorian rule: 97 leap days in 400 years).
    pub fn civil(self) -> (i64, i64, i64) {
        let era = self.number.div_euclid(DAYS_PER_ERA);
        let day_of_era = self.number.rem_euclid(DAYS_PER_ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month, day)
    }

    /// Month of the year counted from 0 (January), as an index into monthly tables.
    pub fn month_index(self) -> usize {
        usize::try_from(self.civil().1 - 1).unwrap_or(0)
    }

    fn from_civil(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let shifted_month = (month + 9) % 12;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
        let day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self {
            number: era * DAYS_PER_ERA + day_of_era,
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}
