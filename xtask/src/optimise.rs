//! The release form of a wasm module: optimised, without names, without paths of this machine.

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::setup;
use crate::site::Files;
use std::env;
use std::fs;
use std::path::Path;
use std::thread;

/// The optimiser, among the node packages of the end-to-end tests.
const OPTIMISER: &str = "node_modules/binaryen/bin/wasm-opt";

/// What the optimiser is asked for. Features are read from the module itself: named by hand, it
/// would use some that browsers do not have.
const OPTIONS: [&str; 6] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-debug",
    "--strip-producers",
];

/// Replaces every wasm module by its optimised form, two at a time.
pub fn all(root: &Path, work: &Path, files: &mut Files) -> Outcome {
    let modules = files.iter_mut().filter(|(path, _)| path.ends_with(".wasm"));
    thread::scope(|scope| {
        let threads: Vec<_> = modules
            .map(|(path, content)| scope.spawn(move || one(root, work, path, content)))
            .collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(failure("it panicked")))
        })
    })
}

fn one(root: &Path, work: &Path, path: &str, content: &mut Vec<u8>) -> Outcome {
    let step = "optimise wasm";
    let file = path.replace('/', "-");
    let (before, after) = (work.join(&file), work.join(format!("small-{file}")));
    fs::create_dir_all(work).map_err(|error| Failure::file(step, work, &error))?;
    fs::write(&before, &*content).map_err(|error| Failure::file(step, &before, &error))?;
    let optimiser = setup::browser_tests(root).join(OPTIMISER);
    let mut command = process::command(root, "node", &[]);
    command
        .arg(optimiser)
        .args(OPTIONS)
        .arg(&before)
        .arg("-o")
        .arg(&after);
    process::run(
        step,
        &mut command,
        "run `npm ci` in tests/browser, then the command again",
    )?;
    *content = fs::read(&after).map_err(|error| Failure::file(step, &after, &error))?;
    check_paths(root, path, content)
}

/// Fails when a module names a folder of this machine: two builds would differ, and it is nobody's
/// business.
fn check_paths(root: &Path, path: &str, module: &[u8]) -> Outcome {
    let mut folders: Vec<String> = ["/root/", "/home/", "/tmp/", "/Users/", "\\Users\\"]
        .map(str::to_owned)
        .to_vec();
    folders.push(root.to_string_lossy().into_owned());
    folders.extend(
        ["HOME", "CARGO_HOME"]
            .iter()
            .filter_map(|name| env::var(name).ok()),
    );
    // A home of "/" or of a few letters would be found in any text.
    let told = folders
        .iter()
        .find(|folder| 4 < folder.len() && contains(module, folder));
    match told {
        None => Ok(()),
        Some(folder) => Err(failure(&format!(
            "{path} names a folder of this machine, {folder}"
        ))),
    }
}

fn contains(module: &[u8], text: &str) -> bool {
    module
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

fn failure(what: &str) -> Failure {
    Failure::new(
        "optimise wasm",
        what,
        "look at `remapped_paths` in xtask/src/wasm.rs: it must name the folder",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_names_a_folder_is_refused() {
        let root = Path::new("/somewhere/headroom");
        assert!(check_paths(root, "page_bg.wasm", b"..src/main.rs..").is_ok());
        assert!(check_paths(root, "page_bg.wasm", b"../home/me/x.rs..").is_err());
        assert!(check_paths(root, "page_bg.wasm", b"../somewhere/headroom/src..").is_err());
    }
}
