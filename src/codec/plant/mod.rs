//! A plant alone, as a file: sizes, coefficients, set points and the load of every hour. Format: `docs/plant.md`.

mod build;
mod machines;
mod outdoors;
mod problem;
mod reader;
mod report;
mod rows;

pub use problem::FieldProblem;
pub use problem::Problem;
pub use report::PlantReport;
pub use report::report;
pub use rows::HEADER;
pub use rows::SITE_HEADER;
pub use rows::loop_header;
pub use rows::loop_row;
pub use rows::pair;
pub use rows::row;

use std::fmt;

use serde_json::Value as Json;

use crate::codec::file::tree::Strict;
use crate::codec::weather::Moisture;
use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Plant;
use crate::units::Power;
use crate::units::TempDelta;

/// What the field `format` says.
const FORMAT: &str = "headroom-plant";

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
    /// Where the moisture of weather files is taken from.
    pub moisture: Moisture,
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

/// Reads a plant file.
///
/// # Errors
///
/// When it cannot be read, or anything in it is not possible: everything at once.
pub fn read(bytes: &[u8]) -> Result<PlantFile, PlantError> {
    if MAX_BYTES < bytes.len() {
        return Err(PlantError::TooLarge { bytes: bytes.len() });
    }
    let not_readable = |text: String| PlantError::NotReadable { text };
    let Strict(json) =
        serde_json::from_slice(bytes).map_err(|error| not_readable(error.to_string()))?;
    let Json::Object(fields) = &json else {
        return Err(not_readable("it is not an object".to_owned()));
    };
    if fields.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(not_readable(format!("its format is not \"{FORMAT}\"")));
    }
    build::plant_file(fields).map_err(|problems| PlantError::NotPossible { problems })
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
