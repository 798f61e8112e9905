//! What the machine must have: looked for first, installed when missing, and said in one sentence
//! when it cannot be installed from here.

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::WASM;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the end-to-end tests, which also brings the optimiser.
const BROWSER_TESTS: &str = "tests/browser";

/// The copy of the lock file from which `node_modules` was installed.
const INSTALLED_FROM: &str = "node_modules/.installed-from.json";

/// Oldest Node that runs the end-to-end tests.
const OLDEST_NODE: u32 = 20;

/// The compiler of rust-toolchain.toml with the wasm target: enough to build the page.
///
/// rustup may be told not to install on its own, so every part is asked for by name.
pub fn compiler(root: &Path) -> Outcome {
    let step = "set up the compiler";
    let pinned = pinned_toolchain(root)?;
    let version = process::read(
        step,
        &mut process::command(root, "rustc", &["--version"]),
        "install Rust with rustup, see https://rustup.rs",
    )?;
    if version.split_whitespace().nth(1) != Some(pinned.as_str()) {
        return Err(Failure::new(
            step,
            format!("Rust {pinned} is wanted, this is {}", version.trim()),
            format!(
                "run `rustup toolchain install {pinned}`, unset RUSTUP_TOOLCHAIN, leave out `+toolchain`"
            ),
        ));
    }
    let query = ["--print", "target-libdir", "--target", WASM];
    let libraries = process::read(
        step,
        &mut process::command(root, "rustc", &query),
        "reinstall the toolchain with rustup",
    )?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    rustup(root, &["target", "add", "--toolchain", &pinned, WASM])
}

/// The formatter and the linter of the pinned toolchain.
pub fn components(root: &Path) -> Outcome {
    let pinned = pinned_toolchain(root)?;
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let mut probe = process::command(root, "cargo", &[subcommand, "--version"]);
        if !process::succeeds(&mut probe) {
            rustup(
                root,
                &["component", "add", "--toolchain", &pinned, component],
            )?;
        }
    }
    Ok(())
}

/// The packages of tests/browser, exactly as its lock file says.
pub fn node_packages(root: &Path) -> Outcome {
    let step = "set up the node packages";
    check_node(root)?;
    let folder = browser_tests(root);
    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path).map_err(|error| Failure::file(step, &lock_path, &error))?;
    let stamp = folder.join(INSTALLED_FROM);
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the node packages of {BROWSER_TESTS}");
    let arguments = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    process::run(
        step,
        &mut process::command(&folder, "npm", &arguments),
        "check the network and the npm registry, then run the command again",
    )?;
    fs::write(&stamp, lock).map_err(|error| Failure::file(step, &stamp, &error))
}

/// The folder of the end-to-end tests.
pub fn browser_tests(root: &Path) -> PathBuf {
    root.join(BROWSER_TESTS)
}

fn check_node(root: &Path) -> Outcome {
    let step = "look for Node";
    let cure = format!("install Node {OLDEST_NODE} or newer with npm, see https://nodejs.org");
    let version = process::read(
        step,
        &mut process::command(root, "node", &["--version"]),
        &cure,
    )?;
    let major = version.trim().trim_start_matches('v').split('.').next();
    if major
        .and_then(|text| text.parse().ok())
        .is_some_and(|major: u32| OLDEST_NODE <= major)
    {
        return Ok(());
    }
    Err(Failure::new(
        step,
        format!("this is Node {}", version.trim()),
        cure,
    ))
}

/// The release that rust-toolchain.toml names.
pub fn pinned_toolchain(root: &Path) -> Outcome<String> {
    let path = root.join("rust-toolchain.toml");
    let step = "read rust-toolchain.toml";
    let text = fs::read_to_string(&path).map_err(|error| Failure::file(step, &path, &error))?;
    let channel = text.lines().find_map(|line| {
        let value = line
            .strip_prefix("channel")?
            .trim_start()
            .strip_prefix('=')?;
        Some(value.trim().trim_matches('"').to_owned())
    });
    channel.ok_or_else(|| {
        Failure::new(
            step,
            "it names no channel",
            "restore the file from the repository",
        )
    })
}

fn rustup(root: &Path, arguments: &[&str]) -> Outcome {
    println!("rustup {}", arguments.join(" "));
    process::run(
        "set up the compiler",
        &mut process::command(root, "rustup", arguments),
        "install Rust with rustup (https://rustup.rs) and check the network, then run the command again",
    )
}
