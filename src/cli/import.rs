//! Adds a list of racks or equipment to a scenario, and prints what was understood.

use std::io::Read;

use crate::cli::Failure;
use crate::cli::read;
use crate::codec::file;
use crate::codec::import;
use crate::edit::try_edit;
use crate::present::words;
use crate::present::words::Names;

/// The scenario with the list in it, as a file; the report goes to `notes`.
pub(super) fn run(
    list: &str,
    word: &str,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<String, Failure> {
    if list == "-" && word == "-" {
        let sentence = "only one of list and scenario can come from standard input.";
        return Err(Failure(sentence.to_owned()));
    }
    let document = read::document(word, input)?;
    read::note_unknown(&document.findings, notes);
    let bytes = read::bytes(list, import::MAX_BYTES, input)?;
    let imported = import::read_bytes(&bytes, &document.scenario);
    let names = Names::of(&document.scenario);
    let report = words::import(&imported.report, imported.edit.is_some(), &names);
    for line in &report.lines {
        notes.push_str(&format!("headroom: {list}: {line}\n"));
    }
    match imported.edit {
        Some(edit) => {
            notes.push_str(&format!("headroom: {list}: {}\n", report.summary));
            Ok(file::write(&try_edit(&document.scenario, &edit)))
        }
        None => Err(Failure(format!("{list}: {}", report.summary))),
    }
}
