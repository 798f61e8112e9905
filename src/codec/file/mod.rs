//! The scenario file: versioned JSON with units in its names.
//!
//! Reading is strict about what it cannot understand (text where a number belongs) and lenient about
//! what it does not know (a field of another version becomes a finding). Both ways go by the shapes of
//! the sections: one walk for all of them, instead of code for each, which would be half of the page.

mod error;
pub(in crate::codec) mod inspect;
mod locate;
pub(in crate::codec) mod migrate;
mod own;
pub(in crate::codec) mod tree;
mod write;

pub use error::FileCause;
pub use error::FileError;
pub use error::Kind;
pub use own::read_own;

use serde_json::Value as Json;

use crate::codec::MAX_LIST_ITEMS;
use crate::finding::Finding;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// What every scenario file says it is.
pub const FORMAT: &str = "headroom-scenario";

/// The version that is written. Older ones are migrated, newer ones refused. That of links is the same.
pub const VERSION: u32 = 2;

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

/// The scenario as a file: what was not given is left out, the order never changes.
///
/// A number that JSON cannot hold (NaN, infinity) is written as null and reads as *not given*.
pub fn write(scenario: &Scenario) -> String {
    write::document(&Section::to_node(scenario))
}

/// Two scenarios, A and B, as a JSON list of two scenario files: each of its two items can be opened
/// alone.
pub fn write_pair(first: &Scenario, second: &Scenario) -> String {
    let (first, second) = (write(first), write(second));
    format!("[\n{},\n{}\n]\n", first.trim_end(), second.trim_end())
}

/// Reads a file.
pub fn read(text: &str) -> Result<Document, FileError> {
    if MAX_BYTES < text.len() {
        return Err(FileError::whole(FileCause::TooLarge { bytes: text.len() }));
    }
    // Editors on Windows put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let json = json(text)?;
    document(&json).map_err(|error| locate::with_line(error, text))
}

/// Reads two scenarios, A and B, as [`write_pair`] writes them. The path of an error begins with the place
/// of the scenario in the list.
pub fn read_pair(text: &str) -> Result<[Document; 2], FileError> {
    if MAX_BYTES < text.len() {
        return Err(FileError::whole(FileCause::TooLarge { bytes: text.len() }));
    }
    let json = json(text.trim_start_matches('\u{feff}'))?;
    let items = json.as_array().map_or(&[][..], Vec::as_slice);
    let [first, second] = items else {
        return Err(FileError::whole(FileCause::NotTwo { items: items.len() }));
    };
    let read = |place: usize, json: &Json| {
        document(json).map_err(|error| FileError {
            path: format!("[{place}].{}", error.path),
            ..error
        })
    };
    Ok([read(0, first)?, read(1, second)?])
}

/// A text as JSON in which no field stands twice.
fn json(text: &str) -> Result<Json, FileError> {
    let tree::Strict(json) =
        serde_json::from_str(text).map_err(|error| inspect::explain(&error))?;
    Ok(json)
}

/// The scenario of one document, as this version means it.
fn document(json: &Json) -> Result<Document, FileError> {
    let version = inspect::version(json)?;
    let (node, findings) = inspect::scenario(json)?;
    let mut scenario = Scenario::from_node(node);
    migrate::upgrade(&mut scenario, version);
    Ok(Document { scenario, findings })
}

/// Reads bytes, which must be UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, FileError> {
    if MAX_BYTES < bytes.len() {
        return Err(FileError::whole(FileCause::TooLarge { bytes: bytes.len() }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::whole(FileCause::NotText))?;
    read(text)
}

/// Whether a list of this length is refused.
fn is_too_long(items: usize) -> bool {
    MAX_LIST_ITEMS < items
}
