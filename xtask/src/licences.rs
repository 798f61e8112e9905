//! The licences of everything that travels inside the wasm, as one page of HTML.
//!
//! Which packages those are, cargo says: the normal dependencies for the wasm target, with the
//! features that are on, without the macros that only run at build time.

use crate::failure::Outcome;
use crate::process;
use crate::setup;
use crate::workspace::{self, WASM};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The name of the page within the build folder.
pub const FILE: &str = "licences.html";

/// Starts of the names of files that hold a licence or a notice.
const TEXT_FILES: [&str; 5] = ["license", "licence", "copying", "copyright", "notice"];

/// A package as the page lists it. The order of the fields is the order of the page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    repository: String,
}

/// Writes the page.
pub fn page(root: &Path) -> Outcome<Vec<u8>> {
    let packages = packages(root)?;
    let sources = workspace::sources(root)?;
    let mut used_by: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for package in &packages {
        let key = (package.name.clone(), package.version.clone());
        for text in sources
            .get(&key)
            .map(|folder| texts(folder))
            .unwrap_or_default()
        {
            used_by.entry(text).or_default().push(&package.name);
        }
    }
    let mut texts: Vec<(Vec<&str>, String)> = used_by
        .into_iter()
        .map(|(text, names)| (names, text))
        .collect();
    texts.sort();
    Ok(html(&packages, &texts).into_bytes())
}

/// Asks cargo, and adds the standard library, which cargo does not list.
fn packages(root: &Path) -> Outcome<BTreeSet<Package>> {
    let arguments = [
        "tree",
        "--locked",
        "--package",
        "headroom",
        "--target",
        WASM,
    ];
    let mut command = process::command(root, "cargo", &arguments);
    command.args([
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--no-dedupe",
    ]);
    command.args(["--format", "{p}\t{l}\t{r}"]);
    let printed = process::read(
        "list the licences",
        &mut command,
        "run `cargo tree --locked`",
    )?;
    let mut packages: BTreeSet<Package> = printed.lines().filter_map(parse).collect();
    packages.insert(Package {
        name: "Rust standard library".to_owned(),
        version: setup::pinned_toolchain(root)?,
        licence: "MIT OR Apache-2.0".to_owned(),
        repository: "https://github.com/rust-lang/rust".to_owned(),
    });
    Ok(packages)
}

/// Reads a line such as `libm v0.2.16⇥MIT⇥https://…`; our own package is not third-party.
fn parse(line: &str) -> Option<Package> {
    let mut fields = line.split('\t');
    let mut words = fields.next()?.split_whitespace();
    let name = words.next().filter(|name| *name != "headroom")?;
    let version = words.next()?.trim_start_matches('v');
    Some(Package {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: fields.next()?.to_owned(),
        repository: fields.next().unwrap_or_default().to_owned(),
    })
}

/// The licence texts of a package. Where MIT is offered beside others, it is the one we take.
fn texts(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| {
            TEXT_FILES
                .iter()
                .any(|start| name.to_lowercase().starts_with(start))
        })
        .collect();
    names.sort();
    if names.iter().any(|name| name.to_lowercase().contains("mit")) {
        names.retain(|name| {
            let name = name.to_lowercase();
            name.contains("mit") || name.starts_with("notice")
        });
    }
    let read = |name: &String| fs::read_to_string(folder.join(name)).ok();
    let texts = names.iter().filter_map(read);
    texts
        .map(|text| text.replace("\r\n", "\n").trim().to_owned())
        .collect()
}

fn html(packages: &BTreeSet<Package>, texts: &[(Vec<&str>, String)]) -> String {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Licences of third parties in Headroom</title>\n\
         <link rel=\"stylesheet\" href=\"headroom.css\">\n\
         <main class=\"licences\">\n<h1>Licences of third parties</h1>\n\
         <p>Headroom contains these packages.</p>\n<table>\n\
         <thead><tr><th>Package<th>Version<th>Licence<th>Source</thead>\n<tbody>\n",
    );
    for package in packages {
        let fields =
            [&package.name, &package.version, &package.licence].map(|field| escaped(field));
        let [name, version, licence] = fields;
        let link = match package.repository.as_str() {
            "" => "not given".to_owned(),
            address => format!("<a href=\"{0}\">{0}</a>", escaped(address)),
        };
        let _ = writeln!(page, "<tr><td>{name}<td>{version}<td>{licence}<td>{link}");
    }
    page.push_str("</tbody>\n</table>\n");
    for (names, text) in texts {
        let (names, text) = (escaped(&names.join(", ")), escaped(text));
        let _ = writeln!(page, "<h2>{names}</h2>\n<pre>{text}</pre>");
    }
    page.push_str("</main>\n</html>\n");
    page
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_cargo_becomes_a_package() {
        let package = parse("libm v0.2.16\tMIT\thttps://example.org/libm").expect("a package");
        assert_eq!(package.name, "libm");
        assert_eq!(package.version, "0.2.16");
        assert_eq!(package.licence, "MIT");
    }

    #[test]
    fn our_own_package_is_not_listed() {
        assert!(parse("headroom v0.1.0 (/somewhere)\tMIT OR Apache-2.0\t").is_none());
    }

    #[test]
    fn names_cannot_write_markup() {
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
