//! Page and workers: compiled to wasm and bound to JavaScript.
//!
//! The binding is done by the library behind the well-known command, in the version that our lock
//! file names, so that nothing has to be installed and nothing can be out of step.

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::site::Files;
use crate::workspace::{self, WASM};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use wasm_bindgen_cli_support::Bindgen;

/// The programs of the browser, as Cargo.toml names them: the page and its workers.
pub const PROGRAMS: [&str; 5] = ["page", "power", "cooling", "worker", "errands"];

/// Of them the first so many say nothing of fields: what is said of them comes from the others.
const LEAN: usize = 3;

/// How much work goes into a build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, and panics name their functions: for the development server.
    Development,
    /// Small and fast, without a trace of the machine that built it.
    Distribution,
}

impl Profile {
    /// The profile's name for cargo, which is also the folder in which cargo leaves its work.
    fn name(self) -> &'static str {
        match self {
            Self::Development => "quick",
            Self::Distribution => "dist",
        }
    }
}

/// Builds all programs: `page.js`, `page_bg.wasm`, `worker.js`, `worker_bg.wasm`, and what they import.
pub fn build(root: &Path, profile: Profile) -> Outcome<Files> {
    let target = workspace::target_folder(root)?;
    compile(root, &target, profile)?;
    let built = target.join(WASM).join(profile.name());
    let bound = target.join("xtask").join(profile.name());
    let outcomes = thread::scope(|scope| {
        let threads = PROGRAMS.map(|program| {
            let (input, output) = (built.join(program), bound.join(program));
            scope.spawn(move || bind(program, &input.with_extension("wasm"), &output, profile))
        });
        threads.map(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(bind_failure("it panicked")))
        })
    });
    let mut files = Files::new();
    for outcome in outcomes {
        files.extend(outcome?);
    }
    Ok(files)
}

fn compile(root: &Path, target: &Path, profile: Profile) -> Outcome {
    // Page and views leave out what other workers tell, so they are compiled by themselves.
    let (lean, whole) = PROGRAMS.split_at(LEAN);
    compile_programs(root, target, profile, lean, &["--features", "lean"])?;
    compile_programs(root, target, profile, whole, &[])
}

fn compile_programs(
    root: &Path,
    target: &Path,
    profile: Profile,
    programs: &[&str],
    features: &[&str],
) -> Outcome {
    let mut command = process::command(root, "cargo", &["build", "--package", "headroom"]);
    command.args(["--profile", profile.name(), "--target", WASM]);
    command.args(features);
    for program in programs {
        command.args(["--bin", program]);
    }
    if profile == Profile::Distribution {
        command.arg("--locked");
        // Flags of the environment would make two builds differ; ours replace them.
        command.env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(root, target)?);
        command.env_remove("RUSTFLAGS");
    }
    process::run(
        "compile page and workers",
        &mut command,
        "correct the source as the compiler says",
    )
}

/// Compiler flags that replace every folder of this machine by a name that is the same everywhere.
///
/// The last match counts, so the more particular folders follow the more general ones.
fn remapped_paths(root: &Path, target: &Path) -> Outcome<OsString> {
    let mut folders: Vec<(PathBuf, String)> = vec![(root.to_path_buf(), "/headroom".to_owned())];
    folders.push((target.to_path_buf(), "/target".to_owned()));
    let mut registries: Vec<PathBuf> = workspace::sources(root)?
        .into_values()
        .filter(|folder| !folder.starts_with(root))
        .filter_map(|folder| folder.parent().map(Path::to_path_buf))
        .collect();
    registries.sort();
    registries.dedup();
    folders.extend(
        registries
            .into_iter()
            .map(|folder| (folder, "/crates".to_owned())),
    );
    folders.push(standard_library(root)?);
    let mut flags = OsString::new();
    for (folder, name) in folders {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push(format!("={name}"));
    }
    Ok(flags)
}

/// The source of the standard library, under the name that it has where it is not installed.
fn standard_library(root: &Path) -> Outcome<(PathBuf, String)> {
    let ask = |arguments: &[&str]| {
        let mut command = process::command(root, "rustc", arguments);
        process::read(
            "ask the compiler",
            &mut command,
            "reinstall the toolchain with rustup",
        )
    };
    let sysroot = ask(&["--print", "sysroot"])?;
    let version = ask(&["--version", "--verbose"])?;
    let hash = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    let folder = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    Ok((folder, format!("/rustc/{}", hash.unwrap_or("unknown"))))
}

/// Makes the JavaScript side of one program.
///
/// Both options are needed: `web` gives modules without a bundler, and with the default path kept
/// each module finds its wasm file beside itself, wherever the site is hosted.
fn bind(program: &str, input: &Path, output: &Path, profile: Profile) -> Outcome<Files> {
    let nameless = profile == Profile::Distribution;
    let bound = Bindgen::new()
        .input_path(input)
        .out_name(program)
        .typescript(false)
        .omit_default_module_path(false)
        .remove_name_section(nameless)
        .remove_producers_section(nameless)
        .web(true)
        .and_then(|bindgen| {
            if output.exists() {
                fs::remove_dir_all(output)?;
            }
            bindgen.generate(output)
        });
    bound.map_err(|error| bind_failure(&format!("{error:#}")))?;
    crate::site::read_folder(output)
}

fn bind_failure(why: &str) -> Failure {
    Failure::new(
        "bind wasm to JavaScript",
        why,
        "keep `wasm-bindgen` in Cargo.toml and `wasm-bindgen-cli-support` in xtask/Cargo.toml at the same version",
    )
}
