//! Numbers as people write them: grouped, rounded to what matters, with a real minus sign and a unit.

mod parse;
mod unit;

pub use parse::NumberError;
pub use parse::parse;

use crate::units::Date;
use crate::units::Power;

/// The minus sign: as wide as a plus, and it does not break off at the end of a line.
pub const MINUS: char = '−';

/// Shown where there is nothing to show.
pub const NOTHING: &str = "–";

/// A number and its unit, apart, so that the unit can be set smaller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The number.
    pub value: String,
    /// Its unit; empty for none.
    pub unit: String,
}

impl Shown {
    /// From a number and its unit.
    pub fn new(value: impl Into<String>, unit: &str) -> Self {
        Self {
            value: value.into(),
            unit: unit.to_owned(),
        }
    }

    /// Nothing to show.
    pub fn nothing() -> Self {
        Self::new(NOTHING, "")
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.unit.is_empty() {
            out.write_str(&self.value)
        } else {
            write!(out, "{} {}", self.value, self.unit)
        }
    }
}

/// A whole number: `152,064`, `−6,912`.
pub fn whole(value: i64) -> String {
    let digits = group(&value.unsigned_abs().to_string());
    if value < 0 {
        format!("{MINUS}{digits}")
    } else {
        digits
    }
}

/// A change: `+26,000`, `−6,912`, `0`.
pub fn signed(value: i64) -> String {
    if 0 < value {
        format!("+{}", whole(value))
    } else {
        whole(value)
    }
}

/// A change in GPUs: `+26,000 GPUs`.
pub fn signed_gpus(value: i64) -> String {
    format!("{} GPUs", signed(value))
}

/// A count of things: `1 day`, `2 days`.
pub fn count(value: i64, one: &str, many: &str) -> String {
    format!("{} {}", whole(value), if value == 1 { one } else { many })
}

/// A number with so many decimals: `179.6`.
pub fn decimal(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", group(integer))
}

/// Every digit that was given, and none more: `0.83`, `1,563`.
pub fn exact(value: f64) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    if 1e15 <= value.abs() {
        return format!("{value:e}").replace('-', "−");
    }
    let text = value.abs().to_string();
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if value < 0.0 { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", group(integer))
}

/// An exact number with its unit: `45 kW`, `18 °C`; GPUs, racks and the like as well.
pub fn with_unit(value: f64, unit: &str) -> String {
    Shown::new(exact(value), unit).to_string()
}

/// A power in megawatts: `179.6 MW`; below ten with two decimals.
pub fn megawatts(power: Power) -> Shown {
    let mw = power.mw();
    Shown::new(decimal(mw, if mw.abs() < 9.995 { 2 } else { 1 }), "MW")
}

/// A share in percent: `3.4 %`.
pub fn percent(share: f64, decimals: usize) -> String {
    format!("{} %", decimal(share * 100.0, decimals))
}

/// A day: `day 171`.
pub fn day(day: u32) -> String {
    format!("day {}", whole(i64::from(day)))
}

/// A calendar date: `2 September 2024`.
pub fn date(date: Date) -> String {
    let (year, _, day) = date.civil();
    format!("{day} {} {year}", month(date.month_index()))
}

/// A day with its calendar date: `day 122 (2 September 2024)`.
pub fn day_and_date(number: u32, start: Option<Date>) -> String {
    match start {
        Some(start) => format!(
            "{} ({})",
            day(number),
            date(start.plus_days(i64::from(number)))
        ),
        None => day(number),
    }
}

/// A month by its index, counted from 0 (January).
pub fn month(index: usize) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[index % 12]
}

/// Puts a comma before every third digit from the end.
fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
