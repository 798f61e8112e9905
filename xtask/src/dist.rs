//! The site to publish, in `dist/`: static files that any host can serve, under any path.

use crate::failure::{Failure, Outcome};
use crate::licences;
use crate::optimise;
use crate::setup;
use crate::site::{self, Files, Site};
use crate::sizes::Sizes;
use crate::wasm::{self, Profile};
use crate::workspace;
use std::fs;
use std::path::Path;

/// Where the site is written.
const FOLDER: &str = "dist";

/// Sets up, builds, writes, and prints the sizes.
pub fn run() -> Outcome {
    let root = workspace::root();
    setup::compiler(&root)?;
    setup::node_packages(&root)?;
    let site = build(&root)?;
    Sizes::measure(&site).print();
    println!("\n{FOLDER}/ is ready, build {}", site.build);
    Ok(())
}

/// Builds the site and writes it.
pub fn build(root: &Path) -> Outcome<Site> {
    let mut files = wasm::build(root, Profile::Distribution)?;
    let work = workspace::target_folder(root)?.join("xtask/optimised");
    optimise::all(root, &work, &mut files)?;
    files.insert(licences::FILE.to_owned(), licences::page(root)?);
    let site = site::assemble(root, files)?;
    write(&root.join(FOLDER), &site)?;
    Ok(site)
}

/// The site as it lies in `dist/`, built earlier.
pub fn read(root: &Path) -> Outcome<Site> {
    let folder = root.join(FOLDER);
    let files = if folder.is_dir() {
        site::read_folder(&folder)?
    } else {
        Files::new()
    };
    let build = files.keys().find_map(|path| path.split_once('/'));
    let build = build.map(|(build, _)| build.to_owned()).ok_or_else(|| {
        Failure::new(
            "read the site",
            "there is none in dist/",
            "run `cargo xtask dist` first",
        )
    })?;
    Ok(Site { build, files })
}

/// Replaces the folder, so that nothing of an older build stays behind.
fn write(folder: &Path, site: &Site) -> Outcome {
    let step = "write the site";
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::file(step, folder, &error))?;
    }
    for (path, content) in &site.files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, content))
            .map_err(|error| Failure::file(step, &path, &error))?;
    }
    Ok(())
}
