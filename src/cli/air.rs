//! States of moist air for the command line: CSV in, CSV out, and one line for each row that is impossible.

use std::io::Read;

use crate::cli::Outcome;
use crate::codec::air;

/// Reads standard input and writes a row for each of its rows; code 1 when any was impossible.
pub(super) fn run(input: &mut dyn Read) -> Outcome {
    let mut bytes = Vec::new();
    if let Err(error) = input
        .take(air::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
    {
        return failure(&format!("standard input cannot be read: {error}."));
    }
    if air::MAX_BYTES < bytes.len() {
        let most = air::MAX_BYTES / 1_000_000;
        return failure(&format!("standard input is longer than {most} MB."));
    }
    let rows = match air::read(&bytes) {
        Ok(rows) => rows,
        Err(error) => return failure(&error.to_string()),
    };
    let mut outcome = Outcome {
        out: format!("{}\n", air::HEADER),
        ..Outcome::default()
    };
    for (line, state) in rows {
        match state {
            Ok(state) => {
                outcome.out.push_str(&air::write(&state));
                outcome.out.push('\n');
            }
            Err(error) => {
                outcome
                    .err
                    .push_str(&format!("headroom: line {line}: {error}\n"));
                outcome.code = 1;
            }
        }
    }
    outcome
}

fn failure(sentence: &str) -> Outcome {
    Outcome {
        err: format!("headroom: {sentence}\n"),
        code: 1,
        ..Outcome::default()
    }
}
