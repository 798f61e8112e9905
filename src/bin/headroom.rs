//! The command line: the same engine without a browser.

use std::io::ErrorKind;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Arguments that are no Unicode name no file we could tell about; they are replaced, not refused.
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let outcome = headroom::cli::run(&arguments, &mut std::io::stdin().lock());
    let mut out = std::io::stdout().lock();
    let written = out
        .write_all(outcome.out.as_bytes())
        .and_then(|()| out.flush());
    let mut err = std::io::stderr().lock();
    let _ = err.write_all(outcome.err.as_bytes());
    match written {
        // A reader that hung up, such as `head`, has seen what it wanted.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(err, "headroom: standard output cannot be written: {error}.");
            ExitCode::FAILURE
        }
        _ => ExitCode::from(outcome.code),
    }
}
