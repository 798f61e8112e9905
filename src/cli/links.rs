//! Makes and reads links, of one scenario or of two.

use std::io::Read;

use crate::cli::Failure;
use crate::cli::evaluate;
use crate::cli::read;
use crate::codec::file;
use crate::codec::link;
use crate::codec::presets::Presets;

/// The fragment of a link.
pub(super) fn encode(
    word: &str,
    other: Option<&str>,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<String, Failure> {
    if word == "-" && other == Some("-") {
        let sentence = "only one of two files can come from standard input.";
        return Err(Failure(sentence.to_owned()));
    }
    let mut document = |word: &str| {
        let document = read::document(word, input)?;
        read::note_unknown(&document.findings, notes);
        let receipt = evaluate::receipt(&document.scenario);
        Ok(link::Sent {
            scenario: document.scenario,
            receipt,
        })
    };
    let first = document(word)?;
    let second = other.map(document).transpose()?;
    let presets = Presets::frozen();
    let payload = match second {
        Some(second) => link::encode_pair(&first, &second, &presets),
        None => link::encode(&first.scenario, &presets, first.receipt.as_ref()),
    };
    payload
        .map(|payload| format!("#s={payload}\n"))
        .map_err(|error| Failure(error.to_string()))
}

/// What a link holds, as a scenario file or a list of two.
pub(super) fn decode(text: &str, input: &mut dyn Read) -> Result<String, Failure> {
    let text = read::text_or_input(text, input)?;
    let decoded = link::decode(&text, &Presets::frozen());
    let decoded = decoded.map_err(|error| Failure(error.to_string()))?;
    Ok(match decoded.second {
        Some(second) => file::write_pair(&decoded.scenario, &second.scenario),
        None => file::write(&decoded.scenario),
    })
}
