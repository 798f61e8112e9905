//! The browser of the end-to-end tests: looked for, and installed on Debian.

use crate::failure::{Failure, Outcome};
use crate::process;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The variable that names the browser, for us and for the tests.
pub const VARIABLE: &str = "CHROME_PATH";

/// Names under which a Chromium is known, best first.
const NAMES: [&str; 5] = [
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "chrome",
];

/// Where a Mac keeps it, off the path.
const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser to test with: the one `CHROME_PATH` names, else one on the path, else a new one.
pub fn find_or_install(root: &Path) -> Outcome<PathBuf> {
    let step = "look for Chromium";
    if let Some(named) = env::var_os(VARIABLE) {
        let path = PathBuf::from(named);
        if path.is_file() {
            return Ok(path);
        }
        return Err(Failure::new(
            step,
            format!("{VARIABLE} names {}, which is not there", path.display()),
            format!("correct {VARIABLE}, or unset it to use the Chromium on the PATH"),
        ));
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if is_debian() && is_root(root) {
        install(root)?;
    }
    find().ok_or_else(|| {
        Failure::new(
            step,
            "no Chromium was found",
            format!("install Chromium or Google Chrome, or set {VARIABLE} to its program"),
        )
    })
}

fn find() -> Option<PathBuf> {
    let on_the_path = NAMES.iter().find_map(|name| process::find(name));
    on_the_path.or_else(|| Some(PathBuf::from(ON_A_MAC)).filter(|path| path.is_file()))
}

fn install(root: &Path) -> Outcome {
    let step = "install Chromium";
    let cure = "check the network and the package sources, or install Chromium by hand";
    println!("apt-get install chromium");
    process::run(
        step,
        &mut process::command(root, "apt-get", &["update", "-qq"]),
        cure,
    )?;
    let arguments = [
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "chromium",
    ];
    let mut command = process::command(root, "apt-get", &arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    process::run(step, &mut command, cure)
}

/// Debian itself, not its descendants: on some of them the package only points elsewhere.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root(root: &Path) -> bool {
    process::read(
        "look for Chromium",
        &mut process::command(root, "id", &["-u"]),
        "",
    )
    .is_ok_and(|printed| printed.trim() == "0")
}
