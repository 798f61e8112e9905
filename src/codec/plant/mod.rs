//! A plant alone, as a file: sizes, coefficients, set points and the load of every hour. Format: `docs/plant.md`.

mod build;
mod checker;
mod format;
mod machines;
mod report;
mod rows;

pub use report::PlantReport;
pub use report::report;
pub use rows::HEADER;
pub use rows::SITE_HEADER;
pub use rows::loop_header;
pub use rows::loop_row;
pub use rows::pair;
pub use rows::row;

use std::fmt;

use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Plant;
use crate::units::Power;
use crate::units::TempDelta;

/// Longest file that is read, bytes: a load for every hour in full digits has 200 kB.
pub const MAX_BYTES: usize = 2_000_000;

/// Most problems that are listed.
pub const MAX_PROBLEMS: usize = 100;

/// A plant with its load, complete and in range.
#[derive(Clone, Debug)]
pub struct PlantFile {
    /// Its name.
    pub name: String,
    /// The plant.
    pub plant: Plant,
    /// What each hour asks.
    pub loads: Vec<HourLoad>,
    /// Power that is neither IT nor cooling; it counts in the PUE.
    pub extra: Power,
    /// Higher wet bulb at the towers than in the weather.
    pub recirculation_wet: TempDelta,
    /// Higher dry bulb at dry machines.
    pub recirculation_dry: TempDelta,
}

/// Why a plant file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum PlantError {
    /// It is longer than any plant.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// It is not the JSON of the format; the text of the reader says where.
    NotReadable {
        /// What the reader says.
        text: String,
    },
    /// It is read, and these fields are not possible.
    NotPossible {
        /// Field and what is wrong with it.
        problems: Vec<FieldProblem>,
    },
}

/// A field that is not possible.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// Its path, such as `chillers.cop`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A number lies outside what is possible.
    OutOfRange {
        /// The number.
        value: f64,
        /// Lowest possible.
        low: f64,
        /// Highest possible.
        high: f64,
    },
    /// A list has the wrong length.
    WrongLength {
        /// Its length.
        found: usize,
        /// The right one.
        expected: usize,
    },
    /// The plant needs this section.
    Missing,
    /// A plant of this kind has no such section.
    NotUsed,
    /// A machine that does what is said cannot exist: a tower below the wet bulb, say.
    Impossible,
}

/// Reads a plant file.
///
/// # Errors
///
/// When it cannot be read, or anything in it is not possible: everything at once.
pub fn read(bytes: &[u8]) -> Result<PlantFile, PlantError> {
    if MAX_BYTES < bytes.len() {
        return Err(PlantError::TooLarge { bytes: bytes.len() });
    }
    let file: format::File =
        serde_json::from_slice(bytes).map_err(|error| PlantError::NotReadable {
            text: error.to_string(),
        })?;
    build::plant_file(&file).map_err(|problems| PlantError::NotPossible { problems })
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.problem {
            Problem::OutOfRange { value, low, high } => {
                write!(out, "{path} is {value}, and may be {low} to {high}")
            }
            Problem::WrongLength { found, expected } => {
                write!(out, "{path} has {found} items instead of {expected}")
            }
            Problem::Missing => write!(out, "{path} is missing"),
            Problem::NotUsed => write!(out, "{path} has no place in a plant of this kind"),
            Problem::Impossible => write!(out, "{path} describes a machine that cannot exist"),
        }
    }
}

impl fmt::Display for PlantError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(
                    out,
                    "the file has {bytes} bytes, more than the {MAX_BYTES} of any plant."
                )
            }
            Self::NotReadable { text } => write!(out, "not a plant file: {text}."),
            Self::NotPossible { problems } => {
                let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
                write!(out, "{}.", texts.join("; "))
            }
        }
    }
}

impl std::error::Error for PlantError {}
