//! Fuzzing: each target of `fuzz/` for some time, with the compiler's own coverage and no nightly.

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace;
use std::fs;

/// The targets, each with a folder of seeds: small inputs of the right kind to begin from.
const TARGETS: &[(&str, &str)] = &[
    ("link", "fuzz/seeds/link"),
    ("file", "tests/data/golden"),
    ("list", "fuzz/seeds/list"),
];

/// What makes the compiler count which branches an input takes. The sanitizers of nightly are not
/// needed: safe code panics where it goes wrong.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// Memory that one input may take, in MB, with the tables of the fuzzer.
const MEMORY: &str = "-rss_limit_mb=512";

/// Seconds that one input may take.
const TIME: &str = "-timeout=10";

/// Runs one target, or all, each for so many seconds.
pub fn run(only: Option<&str>, seconds: u32) -> Outcome {
    let chosen: Vec<_> = (TARGETS.iter())
        .filter(|(name, _)| only.is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::new(
            "fuzz",
            "there is no such target".to_owned(),
            format!("choose one of: {}", names.join(", ")),
        ));
    }
    let root = workspace::root();
    // With a target of its own, the flags do not reach build scripts, which have no fuzzer to link.
    let host = host()?;
    let manifest = "fuzz/Cargo.toml";
    let build = [
        "build",
        "--release",
        "--manifest-path",
        manifest,
        "--target",
        &host,
    ];
    process::run(
        "fuzz",
        process::command(&root, "cargo", &build).env("RUSTFLAGS", FLAGS),
        "libfuzzer needs a C++ compiler: install g++ or clang",
    )?;
    for (name, seeds) in chosen {
        let corpus = root.join("fuzz/corpus").join(name);
        let artifacts = root.join("fuzz/artifacts").join(name);
        for folder in [&corpus, &artifacts] {
            fs::create_dir_all(folder).map_err(|error| {
                Failure::new("fuzz", format!("{error}"), "make fuzz/ writable".to_owned())
            })?;
        }
        let program = root.join(format!("fuzz/target/{host}/release/{name}"));
        let time = format!("-max_total_time={seconds}");
        let found = format!("-artifact_prefix={}/", artifacts.display());
        let corpus = corpus.display().to_string();
        let words = [
            &corpus,
            *seeds,
            &time,
            &found,
            MEMORY,
            TIME,
            "-print_final_stats=1",
        ];
        println!("\nfuzz {name} for {seconds} s");
        process::run(
            "fuzz",
            &mut process::command(&root, &program.display().to_string(), &words),
            "the input that failed lies in fuzz/artifacts; make a test of it, then mend the code",
        )?;
    }
    Ok(())
}

/// The name of this machine's target.
fn host() -> Outcome<String> {
    let root = workspace::root();
    let mut command = process::command(&root, "rustc", &["-vV"]);
    let told = process::read("fuzz", &mut command, "install Rust")?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| {
        Failure::new(
            "fuzz",
            "rustc names no host".to_owned(),
            "install Rust".to_owned(),
        )
    })
}
