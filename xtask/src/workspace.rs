//! The places of the workspace: its root, its target folder, its packages.

use crate::failure::{Failure, Outcome};
use crate::process;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The compilation target of page and worker.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folder that holds Cargo.toml, index.html and everything else.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target_folder(root: &Path) -> Outcome<PathBuf> {
    let metadata = metadata(root, &["--no-deps"])?;
    text(&metadata["target_directory"]).map(PathBuf::from)
}

/// Where the source of every package is, by name and version, our own included.
pub fn sources(root: &Path) -> Outcome<BTreeMap<(String, String), PathBuf>> {
    let metadata = metadata(root, &["--locked", "--filter-platform", WASM])?;
    let mut sources = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let manifest = PathBuf::from(text(&package["manifest_path"])?);
        let folder = manifest.parent().unwrap_or(&manifest).to_path_buf();
        let key = (text(&package["name"])?, text(&package["version"])?);
        sources.insert(key, folder);
    }
    Ok(sources)
}

fn metadata(root: &Path, arguments: &[&str]) -> Outcome<Value> {
    let mut command = process::command(root, "cargo", &["metadata", "--format-version", "1"]);
    command.args(arguments);
    let cure = "run `cargo metadata --locked` to see why, and commit Cargo.lock if it changed";
    let printed = process::read("read the workspace", &mut command, cure)?;
    serde_json::from_str(&printed).map_err(|error| unreadable(&error.to_string()))
}

fn text(value: &Value) -> Outcome<String> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| unreadable("a field is missing"))
}

fn unreadable(why: &str) -> Failure {
    Failure::new(
        "read the workspace",
        format!("`cargo metadata` printed something else than expected ({why})"),
        "use the toolchain that rust-toolchain.toml names",
    )
}
