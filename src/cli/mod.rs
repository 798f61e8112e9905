//! The command line: the same engine without a browser.

mod arguments;
mod evaluate;
mod flow;
mod read;

use std::io::Read;

use crate::cli::arguments::Command;
use crate::codec::file;
use crate::codec::link;
use crate::codec::presets::Presets;

/// What the program printed and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// Exit code: 0 done, 1 something cannot be read, 2 wrong usage.
    pub code: u8,
}

/// Something that cannot be read: one sentence.
pub(crate) struct Failure(pub(crate) String);

/// Runs the command line; `arguments` without the program's name, `input` is standard input.
pub fn run(arguments: &[String], input: &mut dyn Read) -> Outcome {
    let command = match arguments::parse(arguments) {
        Ok(command) => command,
        Err(problem) => {
            let err = format!("headroom: {problem}\n{}", arguments::SEE_HELP);
            return Outcome {
                out: String::new(),
                err,
                code: 2,
            };
        }
    };
    let mut notes = String::new();
    match perform(&command, input, &mut notes) {
        Ok(outcome) => outcome,
        Err(Failure(sentence)) => Outcome {
            out: String::new(),
            err: format!("{notes}headroom: {sentence}\n"),
            code: 1,
        },
    }
}

/// Does what was asked; `notes` takes what a person should know besides.
fn perform(
    command: &Command,
    input: &mut dyn Read,
    notes: &mut String,
) -> Result<Outcome, Failure> {
    let out = match command {
        Command::Help => arguments::HELP.to_owned(),
        Command::Version => format!("headroom {}\n", env!("CARGO_PKG_VERSION")),
        Command::Evaluate { file, day } => {
            let document = read::document(file, input)?;
            evaluate::report(&document.scenario, &document.findings, *day)?
        }
        Command::Encode { file } => {
            let document = read::document(file, input)?;
            read::note_unknown(&document.findings, notes);
            let receipt = evaluate::receipt(&document.scenario);
            link::encode(&document.scenario, &Presets::frozen(), receipt.as_ref())
                .map(|payload| format!("#s={payload}\n"))
                .map_err(|error| Failure(error.to_string()))?
        }
        Command::Decode { text } => {
            let text = read::text_or_input(text, input)?;
            link::decode(&text, &Presets::frozen())
                .map(|decoded| file::write(&decoded.scenario))
                .map_err(|error| Failure(error.to_string()))?
        }
        Command::Flow { file } => return flow::run(file, input),
    };
    Ok(Outcome {
        out,
        err: std::mem::take(notes),
        code: 0,
    })
}
