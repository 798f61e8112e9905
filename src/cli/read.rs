//! Reads files, presets and standard input for the command line.

use std::fs::File;
use std::io::Read;

use crate::cli::Failure;
use crate::codec::file;
use crate::codec::file::Document;
use crate::codec::presets::Presets;
use crate::finding::Finding;
use crate::finding::Place;

fn from_input(input: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    limited(input).map_err(|error| Failure(format!("standard input cannot be read: {error}.")))
}

/// Reads the scenario that a word names: `-`, a file, or the key of a preset.
pub(super) fn document(word: &str, input: &mut dyn Read) -> Result<Document, Failure> {
    let bytes = if word == "-" {
        from_input(input)?
    } else {
        match File::open(word).and_then(|mut file| limited(&mut file)) {
            Ok(bytes) => bytes,
            Err(error) => return preset(word).ok_or_else(|| cannot_open(word, &error)),
        }
    };
    file::read_bytes(&bytes).map_err(|error| Failure(format!("{word}: {error}")))
}

/// The bytes that a word names: `-` or a file, up to one byte more than `most`.
pub(super) fn bytes(word: &str, most: usize, input: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let limit = most as u64 + 1;
    let outcome = if word == "-" {
        input.take(limit).read_to_end(&mut bytes)
    } else {
        File::open(word).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    outcome.map_err(|error| Failure(format!("{word} cannot be read: {error}.")))?;
    Ok(bytes)
}

/// The text itself, or standard input for `-`.
pub(super) fn text_or_input(word: &str, input: &mut dyn Read) -> Result<String, Failure> {
    if word != "-" {
        return Ok(word.to_owned());
    }
    let bytes = from_input(input)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Names the fields that were left out, one line each.
pub(super) fn note_unknown(findings: &[Finding], notes: &mut String) {
    for finding in findings {
        if let Place::Field(path) = &finding.place {
            let code = finding.code.text();
            notes.push_str(&format!(
                "headroom: {path}: the field is not known and was left out ({code}).\n"
            ));
        }
    }
}

fn preset(key: &str) -> Option<Document> {
    let presets = Presets::frozen();
    let preset = presets.by_key(key)?;
    Some(Document {
        scenario: preset.scenario.clone(),
        findings: Vec::new(),
    })
}

fn cannot_open(word: &str, error: &std::io::Error) -> Failure {
    let presets = Presets::frozen();
    let keys: Vec<&str> = presets.newest().map(|preset| preset.key.as_str()).collect();
    Failure(format!(
        "{word} cannot be opened ({error}), and no preset has that key; there are: {}.",
        keys.join(", ")
    ))
}

/// Reads up to one byte more than the longest file: enough to tell that it is too long.
fn limited(input: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input
        .take(file::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
