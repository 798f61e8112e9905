//! IT load of a year as a list of shares: one line an hour.

use crate::catalog::weather::HOURS;
use crate::evaluate::year::MOST_SHARE;
use std::fmt;

/// Most bytes of such a file: a hundred for every hour.
pub const MAX_BYTES: usize = 100 * HOURS;

/// The column that counts where there are several.
const COLUMN: &str = "share";

/// Most characters of a text that is shown back.
const SHOWN: usize = 20;

/// Why a list of shares cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// It is longer than any year.
    TooLong,
    /// It is no text.
    NotText,
    /// A header names several columns, none of them `share`.
    NoColumn {
        /// Line, from 1.
        line: usize,
    },
    /// A field is no number.
    NotANumber {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A share that no rack can have.
    OutOfRange {
        /// Line, from 1.
        line: usize,
        /// The share.
        share: f64,
    },
    /// The list does not have an hour of each.
    TooFew {
        /// Hours that are there.
        hours: usize,
        /// Last line with one.
        line: usize,
    },
    /// The list goes on after the last hour.
    TooMany {
        /// Line, from 1.
        line: usize,
    },
}

/// Shares of running IT from a CSV file: [`HOURS`] rows in order from 1 January 00:00, either one number a line or the
/// column `share` under a header. Blank lines are read over; numbers have a decimal point.
///
/// # Errors
///
/// [`LoadError`], with the line, at the first thing that cannot be used.
pub fn read(bytes: &[u8]) -> Result<Vec<f64>, LoadError> {
    if MAX_BYTES < bytes.len() {
        return Err(LoadError::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| LoadError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rows = text.lines().enumerate();
    let mut rows = rows
        .map(|(index, row)| (index + 1, row.trim()))
        .filter(|(_, row)| !row.is_empty())
        .peekable();
    let column = match rows.next_if(|(_, row)| is_header(row)) {
        Some((line, header)) => column(line, header)?,
        None => 0,
    };
    let mut shares = Vec::with_capacity(HOURS);
    let mut last = 0;
    for (line, row) in rows {
        if HOURS <= shares.len() {
            return Err(LoadError::TooMany { line });
        }
        shares.push(share(line, row.split(',').nth(column).unwrap_or(""))?);
        last = line;
    }
    if shares.len() < HOURS {
        return Err(LoadError::TooFew {
            hours: shares.len(),
            line: last,
        });
    }
    Ok(shares)
}

/// A constant share for every hour of a year.
///
/// # Errors
///
/// A sentence when it is not from 0 to [`MOST_SHARE`].
pub fn constant(share: f64) -> Result<Vec<f64>, String> {
    if (0.0..=MOST_SHARE).contains(&share) {
        Ok(vec![share; HOURS])
    } else {
        Err(format!("share {share} is not from 0 to {MOST_SHARE}."))
    }
}

/// A header has a field that is no number but begins like a word.
fn is_header(row: &str) -> bool {
    row.split(',').any(|field| {
        let field = field.trim().trim_matches('"');
        field.starts_with(char::is_alphabetic) && field.parse::<f64>().is_err()
    })
}

/// Position of the column that counts.
fn column(line: usize, header: &str) -> Result<usize, LoadError> {
    let names: Vec<&str> = header.split(',').collect();
    let is_share = |name: &&str| name.trim().trim_matches('"').eq_ignore_ascii_case(COLUMN);
    match names.iter().position(is_share) {
        Some(column) => Ok(column),
        None if names.len() == 1 => Ok(0),
        None => Err(LoadError::NoColumn { line }),
    }
}

fn share(line: usize, field: &str) -> Result<f64, LoadError> {
    let field = field.trim().trim_matches('"');
    let number = field.parse().ok().filter(|share: &f64| share.is_finite());
    let share = number.ok_or_else(|| LoadError::NotANumber {
        line,
        text: field.chars().take(SHOWN).collect(),
    })?;
    if (0.0..=MOST_SHARE).contains(&share) {
        Ok(share)
    } else {
        Err(LoadError::OutOfRange { line, share })
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(
                out,
                "a load of a year has at most {MAX_BYTES} bytes; this file has more."
            ),
            Self::NotText => out.write_str("a load is a text file in UTF-8, which this is not."),
            Self::NoColumn { line } => write!(
                out,
                "line {line}: of several columns one must be called {COLUMN}."
            ),
            Self::NotANumber { line, text } => {
                write!(out, "line {line}: share “{text}” is not a number.")
            }
            Self::OutOfRange { line, share } => write!(
                out,
                "line {line}: share {share} is not from 0 to {MOST_SHARE}."
            ),
            Self::TooFew { hours, line } => write!(
                out,
                "a year has {HOURS} hours; the load ends on line {line} with hour {hours}."
            ),
            Self::TooMany { line } => write!(
                out,
                "line {line}: a year has {HOURS} hours, and this is one more; leave a leap day out."
            ),
        }
    }
}

impl std::error::Error for LoadError {}
