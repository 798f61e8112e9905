//! The command line: the same engine without a browser.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Arguments that are no Unicode name no file we could tell about; they are replaced, not refused.
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let outcome = headroom::cli::run(&arguments, &mut std::io::stdin().lock());
    // A reader that hung up, such as `head`, has seen what it wanted.
    let _ = std::io::stdout().write_all(outcome.out.as_bytes());
    let _ = std::io::stderr().write_all(outcome.err.as_bytes());
    ExitCode::from(outcome.code)
}
