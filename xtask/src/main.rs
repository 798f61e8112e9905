//! Builds, serves and tests Headroom: `cargo xtask serve`, `cargo xtask dist`, `cargo xtask test`.
//!
//! Everything a newcomer needs is behind these three words; what is missing on the machine is set
//! up on the way. Which file does what:
//!
//! - `setup`, `chromium`: what the machine must have, looked for first and installed if missing;
//! - `wasm`: page and worker compiled and bound to JavaScript; `optimise`: their release form;
//! - `site`: all files of the site, in memory, under a folder named by their content;
//! - `serve`, `watch`: the development server; `dist`, `sizes`, `licences`: the site to publish;
//! - `checks`: the list of steps that CI runs; `fuzz`: what strangers send, longer than CI waits;
//! - `failure`, `process`, `workspace`: what the others are made of.

mod checks;
mod chromium;
mod dist;
mod failure;
mod fuzz;
mod licences;
mod optimise;
mod process;
mod serve;
mod setup;
mod site;
mod sizes;
mod wasm;
mod watch;
mod workspace;

use failure::{Failure, Outcome};
use std::process::ExitCode;

/// What is printed when the command is not understood, or asked for.
const USAGE: &str = "\
cargo xtask serve [--port N]   build, serve on http://127.0.0.1:8080, rebuild and reload on change
cargo xtask dist               write the site to dist/ and print the size of each file
cargo xtask test [STEP…]       everything that CI runs, or only the named steps
cargo xtask fuzz [TARGET [N]]  fuzzes links, files and lists for N seconds each (60)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => serve::run(None),
        ["serve", "--port", port] => parse_port(port).and_then(|port| serve::run(Some(port))),
        ["dist"] => dist::run(),
        ["test", steps @ ..] => checks::run(steps),
        ["fuzz"] => fuzz::run(None, 60),
        ["fuzz", target] => fuzz::run(Some(target), 60),
        ["fuzz", target, seconds] => match seconds.parse() {
            Ok(seconds) => fuzz::run(Some(target), seconds),
            Err(_) => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}\nsteps of test: {}\n", checks::names().join(" "));
            Ok(())
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn parse_port(text: &str) -> Outcome<u16> {
    text.parse().map_err(|_| {
        Failure::new(
            "serve",
            format!("{text} is not a port"),
            "give a number from 1 to 65535, for example --port 8081",
        )
    })
}
