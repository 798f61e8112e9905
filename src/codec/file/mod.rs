//! The scenario file: versioned JSON with units in its names.
//!
//! Reading is strict about what it cannot understand (text where a number belongs) and lenient about
//! what it does not know (a field of another version becomes a finding).

mod error;
mod inspect;
mod migrate;
mod numbers;

pub use error::FileCause;
pub use error::FileError;
pub use error::Kind;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value as Json;

use crate::codec::MAX_LIST_ITEMS;
use crate::finding::Finding;
use crate::scenario::Scenario;

/// What every scenario file says it is.
pub const FORMAT: &str = "headroom-scenario";

/// The version that is written. Older ones are migrated, newer ones refused.
pub const VERSION: u32 = 1;

/// Longest file that is read: a site of 200,000 GPUs takes well below 1 MB.
pub const MAX_BYTES: usize = 4_000_000;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The scenario.
    pub scenario: Scenario,
    /// Fields that this version does not know; they were left out.
    pub findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    scenario: &'a Scenario,
}

#[derive(Deserialize)]
struct Read {
    scenario: Scenario,
}

/// The scenario as a file: what was not given is left out, the order never changes.
///
/// A number that JSON cannot hold (NaN, infinity) is written as null and reads as *not given*.
pub fn write(scenario: &Scenario) -> String {
    let mut text = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut text, numbers::WholeNumbers::default());
    let written = Written {
        format: FORMAT,
        version: VERSION,
        scenario,
    };
    written
        .serialize(&mut serializer)
        .expect("numbers, texts and flags always become JSON");
    text.push(b'\n');
    String::from_utf8(text).expect("the serializer writes UTF-8")
}

/// Reads a file.
pub fn read(text: &str) -> Result<Document, FileError> {
    if MAX_BYTES < text.len() {
        return Err(FileError::whole(FileCause::TooLarge { bytes: text.len() }));
    }
    // Editors on Windows put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let json: Json = parse(text, None)?;
    let version = inspect::version(&json)?;
    let steps = migrate::steps_from(version);
    let json = migrate::run(json, steps);
    let findings = inspect::scenario(&json)?;
    let read: Read = if steps.is_empty() {
        parse(text, Some(&json))?
    } else {
        serde_path_to_error::deserialize(&json)
            .map_err(|error| inspect::explain(&error, Some(&json)))?
    };
    Ok(Document {
        scenario: read.scenario,
        findings,
    })
}

/// Reads bytes, which must be UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, FileError> {
    if MAX_BYTES < bytes.len() {
        return Err(FileError::whole(FileCause::TooLarge { bytes: bytes.len() }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::whole(FileCause::NotText))?;
    read(text)
}

/// Parses JSON into a type; `json` is the same text as a tree, to say what stands at a wrong place.
fn parse<T: serde::de::DeserializeOwned>(text: &str, json: Option<&Json>) -> Result<T, FileError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| inspect::explain(&error, json))?;
    deserializer
        .end()
        .map_err(|error| inspect::locate(&error))?;
    Ok(value)
}

/// Whether a list of this length is refused.
fn is_too_long(items: usize) -> bool {
    MAX_LIST_ITEMS < items
}
