//! The command line: the same engine without a browser.

mod air;
mod arguments;
mod evaluate;
mod failures;
mod flow;
mod import;
mod links;
mod plant;
mod read;
mod weather;
mod year;

use std::io::Read;

use crate::cli::arguments::Command;

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
        Command::Encode { file, other } => links::encode(file, other.as_deref(), input, notes)?,
        Command::Decode { text } => links::decode(text, input)?,
        Command::Import { list, file } => import::run(list, file, input, notes)?,
        Command::Plant { file, weather, csv } => plant::run(file, weather, *csv, input, notes)?,
        Command::Year { file, asked } => year::run(file, asked, input, notes)?,
        Command::Weather { file } => weather::run(file, input, notes)?,
        Command::Flow { file } => return flow::run(file, input),
        Command::Failures(asked) => failures::run(asked, input)?,
        Command::Air => return Ok(air::run(input)),
    };
    Ok(Outcome {
        out,
        err: std::mem::take(notes),
        code: 0,
    })
}
