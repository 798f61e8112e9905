//! Looks at a file as a tree: its version, what it has that nobody knows, what stands where.

use serde_json::Value as Json;

use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::file::FORMAT;
use crate::codec::file::FileCause;
use crate::codec::file::FileError;
use crate::codec::file::Kind;
use crate::codec::file::VERSION;
use crate::codec::file::is_too_long;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Node;
use crate::scenario::record::PartShape;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Unknown fields that are reported. A file of another kind would otherwise bury the desk.
const MAX_UNKNOWN: usize = 100;

/// Characters of an unknown name that a finding repeats.
const MAX_NAME: usize = 80;

/// The version of the file, when it is a scenario file that can be read.
pub(super) fn version(json: &Json) -> Result<u32, FileError> {
    if json.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(FileError::whole(FileCause::NotAScenario));
    }
    let stated = json.get("version").unwrap_or(&Json::Null);
    let Some(version) = stated.as_u64().filter(|version| 0 < *version) else {
        let cause = FileCause::WrongKind {
            expected: Kind::Version,
            found: kind_of(stated),
        };
        return Err(FileError::at(cause, "version"));
    };
    match u32::try_from(version) {
        Ok(version) if version <= VERSION => Ok(version),
        _ => Err(FileError::at(
            FileCause::NewerVersion { version },
            "version",
        )),
    }
}

/// The scenario as a tree without names, and everything in the file that is not known.
pub(super) fn scenario(json: &Json) -> Result<(Node, Vec<Finding>), FileError> {
    let mut walk = Walk {
        findings: Vec::new(),
    };
    let known = ["format", "version", "scenario"];
    for (name, _) in json.as_object().into_iter().flatten() {
        if !known.contains(&name.as_str()) {
            walk.unknown(name, name, known.map(str::to_owned).to_vec());
        }
    }
    let scenario = json.get("scenario").unwrap_or(&Json::Null);
    let node = walk.section(scenario, Scenario::SHAPE, "")?;
    Ok((node, walk.findings))
}

struct Walk {
    findings: Vec<Finding>,
}

impl Walk {
    /// One section.
    fn section(
        &mut self,
        json: &Json,
        shape: &SectionShape,
        path: &str,
    ) -> Result<Node, FileError> {
        let fields = match json {
            Json::Object(fields) => fields,
            other => {
                return Err(wrong(
                    Kind::Section,
                    other,
                    if path.is_empty() { "scenario" } else { path },
                ));
            }
        };
        let mut leaves: Vec<Value> = shape.leaves.iter().map(|leaf| leaf.kind.blank()).collect();
        let mut parts: Vec<Node> = shape.parts.iter().map(blank).collect();
        for (name, value) in fields {
            let place = join(path, name);
            if let Some(index) = shape.parts.iter().position(|part| part.name == name) {
                let part = &shape.parts[index];
                let read = if part.is_list {
                    self.list(value, part.section, &place)?
                } else {
                    self.section(value, part.section, &place)?
                };
                parts[index] = read;
            } else if let Some(index) = shape.leaves.iter().position(|leaf| leaf.name == name) {
                leaves[index] = leaf(value, &shape.leaves[index].kind, &place)?;
            } else {
                self.unknown(&place, name, names(shape));
            }
        }
        Ok(Node::Section(leaves, parts))
    }

    fn list(&mut self, json: &Json, shape: &SectionShape, path: &str) -> Result<Node, FileError> {
        let items = match json {
            Json::Array(items) => items,
            other => return Err(wrong(Kind::List, other, path)),
        };
        if is_too_long(items.len()) {
            let cause = FileCause::ListTooLong { items: items.len() };
            return Err(FileError::at(cause, path));
        }
        let mut nodes = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let place = format!("{path}[{index}]");
            nodes.push(self.section(item, shape, &place)?);
        }
        Ok(Node::List(nodes))
    }

    fn unknown(&mut self, path: &str, name: &str, known: Vec<String>) {
        if MAX_UNKNOWN <= self.findings.len() {
            return;
        }
        let cut: String = name.chars().take(MAX_NAME).collect();
        let parent = path.strip_suffix(name).unwrap_or_default();
        self.findings.push(Finding {
            code: Code::UnknownField,
            severity: Severity::Watch,
            place: Place::Field(format!("{parent}{cut}")),
            days: None,
            amount: Amount::Word { given: cut, known },
        });
    }
}

/// One leaf. A number that is null is *not given*.
fn leaf(json: &Json, kind: &LeafKind, path: &str) -> Result<Value, FileError> {
    match (kind, json) {
        (LeafKind::Number(_), Json::Null) => Ok(kind.blank()),
        (LeafKind::Number(_), Json::Number(number)) => Ok(Value::Number(number.as_f64())),
        (LeafKind::Text(_), Json::String(text)) => {
            check_length(text, path)?;
            Ok(Value::Text(text.clone()))
        }
        (LeafKind::Flag, Json::Bool(flag)) => Ok(Value::Flag(*flag)),
        (LeafKind::Number(_), other) => Err(wrong(Kind::Number, other, path)),
        (LeafKind::Text(_), other) => Err(wrong(Kind::Text, other, path)),
        (LeafKind::Flag, other) => Err(wrong(Kind::Flag, other, path)),
    }
}

/// A part in which nothing was given.
fn blank(part: &PartShape) -> Node {
    if part.is_list {
        Node::List(Vec::new())
    } else {
        Node::Section(Vec::new(), Vec::new())
    }
}

fn wrong(expected: Kind, found: &Json, path: &str) -> FileError {
    let cause = FileCause::WrongKind {
        expected,
        found: kind_of(found),
    };
    FileError::at(cause, path)
}

/// What a failed reading of JSON says.
pub(in crate::codec) fn explain(error: &serde_json::Error) -> FileError {
    let mut explained = locate(error);
    if let Some(name) = repeated(error) {
        explained.cause = FileCause::Repeated;
        explained.path = name.chars().take(MAX_NAME).collect();
    }
    explained
}

/// The name of a field that is given twice. Only its message tells it: the path ends above it.
fn repeated(error: &serde_json::Error) -> Option<String> {
    let message = error.to_string();
    let name = message
        .strip_prefix("duplicate field `")?
        .split('`')
        .next()?;
    Some(name.to_owned())
}

/// What a failed reading says when it knows no field.
fn locate(error: &serde_json::Error) -> FileError {
    let cause = match error.classify() {
        serde_json::error::Category::Eof => FileCause::Truncated,
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => FileCause::NotJson,
        serde_json::error::Category::Data => FileCause::Unreadable,
    };
    FileError {
        cause,
        path: String::new(),
        line: error.line(),
        column: error.column(),
    }
}

fn kind_of(json: &Json) -> Kind {
    match json {
        Json::Null => Kind::Nothing,
        Json::Bool(_) => Kind::Flag,
        Json::Number(_) => Kind::Number,
        Json::String(_) => Kind::Text,
        Json::Array(_) => Kind::List,
        Json::Object(_) => Kind::Section,
    }
}

fn check_length(text: &str, path: &str) -> Result<(), FileError> {
    // Bytes first: counting characters of every short text would be for nothing.
    if text.len() <= MAX_TEXT_CHARACTERS {
        return Ok(());
    }
    let characters = text.chars().count();
    if characters <= MAX_TEXT_CHARACTERS {
        return Ok(());
    }
    Err(FileError::at(FileCause::TextTooLong { characters }, path))
}

/// Every name that a section has.
fn names(shape: &SectionShape) -> Vec<String> {
    let leaves = shape.leaves.iter().map(|leaf| leaf.name);
    let parts = shape.parts.iter().map(|part| part.name);
    leaves.chain(parts).map(str::to_owned).collect()
}

/// A path and a name below it.
fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
