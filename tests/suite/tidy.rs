//! The house stays in order: layers, lengths, words, sources. What ARCHITECTURE.md says, held.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Layers from the bottom; siblings stand on one line.
const LAYERS: &[&[&str]] = &[
    &["units", "finding"],
    &["physics"],
    &["catalog"],
    &["scenario"],
    &["edit"],
    &["solve"],
    &["evaluate"],
    &["codec"],
    &["present"],
    &["app", "cli"],
];

/// Most lines of a file; of a file of components.
const FILE_LINES: usize = 400;
const COMPONENT_LINES: usize = 250;

/// Most lines of a function.
const FUNCTION_LINES: usize = 60;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    assert!(100 < files.len(), "only {} files under src", files.len());
    files
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path
                .strip_prefix(root())
                .expect("inside the project")
                .to_string_lossy()
                .replace('\\', "/");
            files.push((name, fs::read_to_string(&path).expect("a readable file")));
        }
    }
}

/// Layer and module of a file of the library.
fn layer(name: &str) -> Option<(usize, &str)> {
    let module = name
        .strip_prefix("src/")?
        .split('/')
        .next()?
        .trim_end_matches(".rs");
    LAYERS
        .iter()
        .position(|line| line.contains(&module))
        .map(|layer| (layer, module))
}

fn imported(line: &str) -> Option<&str> {
    let path = line.trim_start().strip_prefix("use crate::")?;
    Some(path.split([':', ';']).next().unwrap_or(path))
}

#[test]
fn a_module_imports_only_from_below() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some((own_layer, own)) = layer(&name) else {
            continue;
        };
        for module in text.lines().filter_map(imported) {
            let allowed = module == own
                || LAYERS[..own_layer]
                    .iter()
                    .any(|line| line.contains(&module));
            if !allowed {
                wrong.push(format!("{name} imports {module}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn solvers_do_not_know_each_other() {
    let solvers = ["cooling", "floor", "power", "roadmap"];
    for (name, text) in sources() {
        let Some(own) = name
            .strip_prefix("src/solve/")
            .and_then(|rest| rest.split('/').next())
        else {
            continue;
        };
        for other in solvers.iter().filter(|other| **other != own) {
            assert!(
                !text.contains(&format!("solve::{other}")),
                "{name} knows {other}"
            );
        }
    }
}

#[test]
fn power_and_cooling_meet_only_in_couple() {
    for (name, text) in sources() {
        if !name.starts_with("src/evaluate/") || name == "src/evaluate/couple.rs" {
            continue;
        }
        assert!(
            !text.contains("power::hall_chain(") && !text.contains("cooling::fluid_power("),
            "{name}"
        );
    }
}

#[test]
fn the_browser_is_named_only_in_app() {
    let words = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "yew"];
    for (name, text) in sources() {
        let shell =
            name.starts_with("src/app/") || name == "src/main.rs" || name == "src/bin/worker.rs";
        for word in words.iter().filter(|_| !shell) {
            assert!(!text.contains(&format!("{word}::")), "{name} names {word}");
        }
    }
}

#[test]
fn results_come_in_no_random_order() {
    for (name, text) in sources() {
        assert!(
            !text.contains("HashMap") && !text.contains("HashSet"),
            "{name}"
        );
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (name, text) in sources() {
        let most = if name.starts_with("src/app/components") {
            COMPONENT_LINES
        } else {
            FILE_LINES
        };
        let lines = text.lines().count();
        assert!(lines <= most, "{name} has {lines} lines");
        assert!(text.starts_with("//! "), "{name} does not say what it is");
    }
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for (name, text) in sources() {
        let mut start: Option<(usize, usize, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let word = line.trim_start();
            let is_head = [
                "fn ",
                "pub fn ",
                "pub(super) fn ",
                "pub(crate) fn ",
                "pub const fn ",
                "const fn ",
                "async fn ",
            ];
            if start.is_none()
                && is_head.iter().any(|head| word.starts_with(head))
                && !word.ends_with(';')
            {
                start = Some((number, indent, word.to_owned()));
            } else if let Some((from, at, head)) = &start
                && (word == "}" || word == "})")
                && indent <= *at
            {
                if FUNCTION_LINES < number - from {
                    long.push(format!(
                        "{name}:{} {} lines: {head}",
                        from + 1,
                        number - from
                    ));
                }
                start = None;
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn sources_of_presets_are_listed() {
    let listed = fs::read_to_string(root().join("SOURCES.md")).unwrap();
    let keys: BTreeSet<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .collect();
    for entry in fs::read_dir(root().join("static/presets")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for line in text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("\"source\": \""))
        {
            for key in line.trim_end_matches(['"', ',']).split(',') {
                assert!(
                    keys.contains(key),
                    "{}: source {key} is not in SOURCES.md",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn colours_stand_in_one_place() {
    for (name, text) in sources() {
        let coloured = text.match_indices('#').any(|(at, _)| {
            let code: String = text[at + 1..]
                .chars()
                .take_while(char::is_ascii_hexdigit)
                .collect();
            text[..at].ends_with('"') && (code.len() == 3 || code.len() == 6)
        });
        assert!(
            !coloured,
            "{name} has a colour of its own: use a token of static/headroom.css"
        );
    }
}
