//! Solves a network for the command line.

use std::fs::File;
use std::io::Read;

use crate::cli::Failure;
use crate::cli::Outcome;
use crate::codec::network;
use crate::codec::network::Document;
use crate::codec::network::Results;
use crate::solve::power::network::Flow;
use crate::solve::power::network::Solver;
use crate::solve::power::network::Unsolved;
use crate::solve::power::short_circuit;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::Faults;
use crate::solve::power::short_circuit::Settings;

/// Reads a network, solves it, and prints what was found. A network without a power flow still gets its short
/// circuits, and ends with code 1.
pub(super) fn run(word: &str, input: &mut dyn Read) -> Result<Outcome, Failure> {
    let document = read(word, input)?;
    let mut notes = document.notes.clone();
    let flow = solve(&document);
    match &flow {
        Ok(flow) => {
            notes.extend(network::promoted(&document, flow.promoted));
            notes.extend(network::islanded(&document, &flow.energised));
        }
        Err(why) => notes.push(network::unsolved(&document, why)),
    }
    let max = faults(&document, Case::Maximum, "max", &mut notes);
    let min = faults(&document, Case::Minimum, "min", &mut notes);
    let results = Results {
        document: &document,
        flow: flow.as_ref().ok(),
        max: max.as_ref(),
        min: min.as_ref(),
        notes: &notes,
    };
    Ok(Outcome {
        out: results.json(),
        err: notes
            .iter()
            .map(|note| format!("headroom: {note}\n"))
            .collect(),
        code: u8::from(flow.is_err()),
    })
}

fn solve(document: &Document) -> Result<Flow, Unsolved> {
    Solver::new(&document.network)?.solve()
}

/// The short circuits of a case, or a note on why there are none.
fn faults(document: &Document, case: Case, name: &str, notes: &mut Vec<String>) -> Option<Faults> {
    if let Some(element) = &document.made.without_faults {
        notes.push(network::unsaid(element, name));
        return None;
    }
    match short_circuit::three_phase(&document.network, case, &Settings::PANDAPOWER) {
        Ok(faults) => Some(faults),
        Err(why) => {
            notes.push(network::no_faults(document, name, &why));
            None
        }
    }
}

fn read(word: &str, input: &mut dyn Read) -> Result<Document, Failure> {
    let bytes = if word == "-" {
        limited(input)
            .map_err(|error| Failure(format!("standard input cannot be read: {error}.")))?
    } else {
        File::open(word)
            .and_then(|mut file| limited(&mut file))
            .map_err(|error| Failure(format!("{word} cannot be opened: {error}.")))?
    };
    network::read_bytes(&bytes).map_err(|error| Failure(format!("{word}: {error}")))
}

/// Reads up to one byte more than the longest file: enough to tell that it is too long.
fn limited(input: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input
        .take(network::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
