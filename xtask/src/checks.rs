//! Everything that CI runs, as a list of steps: cheap ones first, the first failure stops.

use crate::chromium;
use crate::dist;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::setup;
use crate::site::Site;
use crate::sizes::Sizes;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What one step leaves for the later ones.
struct Bench {
    root: PathBuf,
    /// The browser, once `setup` has found it.
    browser: Option<PathBuf>,
    /// The site, once `dist` has built it.
    site: Option<Site>,
}

/// A step: the name by which it is called, and what it does.
type Step = (&'static str, fn(&mut Bench) -> Outcome);

/// All steps in order. Packages are tested one by one, because cargo would otherwise unite their
/// features and build shared dependencies twice.
const STEPS: [Step; 13] = [
    ("setup", set_up),
    ("fmt", |bench| {
        cargo(bench, "fmt --all --check", "run `cargo fmt --all`")
    }),
    ("clippy", |bench| clippy(bench, "headroom --all-targets")),
    ("clippy-engine", |bench| {
        clippy(bench, "headroom --all-targets --no-default-features")
    }),
    ("clippy-wasm", |bench| {
        clippy(
            bench,
            "headroom --lib --bin page --bin worker --bin power --bin cooling --bin errands --target wasm32-unknown-unknown",
        )
    }),
    ("clippy-xtask", |bench| clippy(bench, "xtask --all-targets")),
    ("doc", document),
    ("test", |bench| test(bench, "headroom")),
    ("test-engine", |bench| {
        test(bench, "headroom --no-default-features")
    }),
    ("test-xtask", |bench| test(bench, "xtask --profile quick")),
    ("dist", build_site),
    ("sizes", judge_sizes),
    ("browser", browse),
];

/// The names of all steps.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|(name, _)| *name).collect()
}

/// Runs the steps, or only the named ones, and prints the time of each.
pub fn run(wanted: &[&str]) -> Outcome {
    if let Some(unknown) = wanted.iter().find(|name| !names().contains(name)) {
        return Err(Failure::new(
            "test",
            format!("there is no step {unknown}"),
            format!("choose from: {}", names().join(" ")),
        ));
    }
    let mut bench = Bench {
        root: workspace::root(),
        browser: None,
        site: None,
    };
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let mut failure = None;
    for (name, step) in STEPS {
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        println!("\n── {name}");
        let start = now();
        let outcome = step(&mut bench);
        times.push((name, start.elapsed()));
        if let Err(reason) = outcome {
            failure = Some(reason.within(name));
            break;
        }
    }
    report(&times, failure.is_some());
    failure.map_or(Ok(()), Err)
}

/// The time of each step, and a last line that counts.
fn report(times: &[(&str, Duration)], failed: bool) {
    println!("\n{:<16} {:>9}", "step", "seconds");
    for (place, (name, time)) in times.iter().enumerate() {
        let mark = if failed && place + 1 == times.len() {
            "  FAILED"
        } else {
            ""
        };
        println!("{name:<16} {:>9.1}{mark}", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<16} {:>9.1}", "total", total.as_secs_f64());
    let bad = usize::from(failed);
    println!("\n{} passed, {bad} failed", times.len() - bad);
}

#[allow(
    clippy::disallowed_methods,
    reason = "the clock is forbidden for the sake of wasm; this runs on the developer's machine"
)]
fn now() -> Instant {
    Instant::now()
}

fn set_up(bench: &mut Bench) -> Outcome {
    setup::compiler(&bench.root)?;
    setup::components(&bench.root)?;
    setup::node_packages(&bench.root)?;
    bench.browser = Some(chromium::find_or_install(&bench.root)?);
    Ok(())
}

/// Where the properties' cases start; any number would do.
const PROPERTY_SEED: &str = "20261124";

/// Runs cargo with the words of `line`, as a person would type them.
///
/// The properties draw the same cases in every run, so that a commit that passed here passes everywhere. Whoever types
/// `cargo test` draws new ones.
fn cargo(bench: &Bench, line: &str, cure: &str) -> Outcome {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut command = process::command(&bench.root, "cargo", &words);
    // Clippy is told on its line to deny warnings; rustdoc only listens to this variable.
    command.env("RUSTDOCFLAGS", "--deny warnings");
    command.env("PROPTEST_RNG_SEED", PROPERTY_SEED);
    process::run(words[0], &mut command, cure)
}

fn clippy(bench: &Bench, what: &str) -> Outcome {
    let line = format!("clippy --quiet --locked --package {what} -- --deny warnings");
    let cure = "change what the lint points at; an exception needs a reason beside it";
    cargo(bench, &line, cure)
}

fn document(bench: &mut Bench) -> Outcome {
    let line = "doc --quiet --locked --no-deps --package headroom";
    cargo(bench, line, "correct the comment that rustdoc points at")
}

fn test(bench: &Bench, what: &str) -> Outcome {
    let line = format!("test --quiet --locked --package {what}");
    let cure = "read the first failing test above; `cargo test NAME` runs it alone";
    cargo(bench, &line, cure)
}

fn build_site(bench: &mut Bench) -> Outcome {
    bench.site = Some(dist::build(&bench.root)?);
    Ok(())
}

fn judge_sizes(bench: &mut Bench) -> Outcome {
    let sizes = Sizes::measure(built_site(bench)?);
    sizes.print();
    sizes.judge()
}

/// The site of this run, or the one in `dist/` when only later steps were asked for.
fn built_site(bench: &mut Bench) -> Outcome<&Site> {
    let site = match bench.site.take() {
        Some(site) => site,
        None => dist::read(&bench.root)?,
    };
    Ok(bench.site.insert(site))
}

/// The end-to-end tests against `dist/`, in a real browser.
fn browse(bench: &mut Bench) -> Outcome {
    let browser = match bench.browser.take() {
        Some(browser) => browser,
        None => chromium::find_or_install(&bench.root)?,
    };
    let folder = setup::browser_tests(&bench.root);
    let tests = end_to_end_tests(&folder)?;
    // One at a time: some of them measure times.
    let mut command = process::command(&folder, "node", &["--test", "--test-reporter=spec"]);
    command.arg("--test-concurrency=1");
    command.args(tests).env(chromium::VARIABLE, browser);
    let cure =
        "read the first failing test above; tests/browser/README.md says how to run it alone";
    process::run("browser", &mut command, cure)
}

fn end_to_end_tests(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("browser", folder, &error))?;
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut tests: Vec<String> = names.filter(|name| name.ends_with(".test.js")).collect();
    tests.sort();
    if tests.is_empty() {
        return Err(Failure::new(
            "browser",
            "there is no end-to-end test",
            "restore tests/browser from the repository",
        ));
    }
    Ok(tests)
}
