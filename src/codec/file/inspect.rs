//! Looks at a file as a tree: its version, what it has that nobody knows, what stands where.

use serde_json::Value as Json;
use serde_path_to_error::Segment;

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
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;

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

/// Checks sizes and names everything that is not known.
pub(super) fn scenario(json: &Json) -> Result<Vec<Finding>, FileError> {
    let mut walk = Walk {
        findings: Vec::new(),
    };
    for name in json.as_object().into_iter().flatten().map(|(name, _)| name) {
        if !["format", "version", "scenario"].contains(&name.as_str()) {
            walk.unknown(
                name,
                name,
                vec!["format".into(), "version".into(), "scenario".into()],
            );
        }
    }
    match json.get("scenario") {
        Some(scenario @ Json::Object(_)) => walk.section(scenario, Scenario::SHAPE, "")?,
        other => {
            let found = other.map_or(Kind::Nothing, kind_of);
            let cause = FileCause::WrongKind {
                expected: Kind::Section,
                found,
            };
            return Err(FileError::at(cause, "scenario"));
        }
    }
    Ok(walk.findings)
}

struct Walk {
    findings: Vec<Finding>,
}

impl Walk {
    /// Walks one section. What is of another kind is left to the typed reading, which knows its line.
    fn section(&mut self, json: &Json, shape: &SectionShape, path: &str) -> Result<(), FileError> {
        if json.is_array() {
            // The typed reading would take the items for the fields, in order.
            let cause = FileCause::WrongKind {
                expected: Kind::Section,
                found: Kind::List,
            };
            return Err(FileError::at(cause, path));
        }
        for (name, value) in json.as_object().into_iter().flatten() {
            let place = join(path, name);
            if let Some(part) = shape.parts.iter().find(|part| part.name == name) {
                match value {
                    Json::Array(items) if part.is_list => self.list(items, part.section, &place)?,
                    _ => self.section(value, part.section, &place)?,
                }
            } else if shape.leaves.iter().any(|leaf| leaf.name == name) {
                check_length(value, &place)?;
            } else {
                self.unknown(&place, name, names(shape));
            }
        }
        Ok(())
    }

    fn list(&mut self, items: &[Json], shape: &SectionShape, path: &str) -> Result<(), FileError> {
        if is_too_long(items.len()) {
            return Err(FileError::at(
                FileCause::ListTooLong { items: items.len() },
                path,
            ));
        }
        for (index, item) in items.iter().enumerate() {
            self.section(item, shape, &format!("{path}[{index}]"))?;
        }
        Ok(())
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

/// What a failed reading says: where, and what stands there instead of what.
pub(super) fn explain(
    error: &serde_path_to_error::Error<serde_json::Error>,
    json: Option<&Json>,
) -> FileError {
    let mut explained = locate(error.inner());
    let segments: Vec<&Segment> = error.path().iter().collect();
    explained.path = path_of(&segments);
    if explained.cause != FileCause::Unreadable {
        return explained;
    }
    if let Some(name) = repeated(error.inner()) {
        explained.cause = FileCause::Repeated;
        explained.path = match explained.path.as_str() {
            "scenario" => name,
            path => join(path, &name),
        };
    } else if let Some((expected, found)) = json.and_then(|json| mismatch(&segments, json)) {
        explained.cause = FileCause::WrongKind { expected, found };
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
pub(super) fn locate(error: &serde_json::Error) -> FileError {
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

/// The path as findings write it: from the scenario on.
fn path_of(segments: &[&Segment]) -> String {
    let mut path = String::new();
    for (depth, segment) in segments.iter().enumerate() {
        match segment {
            Segment::Seq { index } => path.push_str(&format!("[{index}]")),
            Segment::Map { key } if depth == 0 && key == "scenario" && 1 < segments.len() => {}
            Segment::Map { key } => {
                let key: String = key.chars().take(MAX_NAME).collect();
                path = join(&path, &key);
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    path
}

/// What belongs at a path, and what stands there.
fn mismatch(segments: &[&Segment], json: &Json) -> Option<(Kind, Kind)> {
    let mut found = json.get("scenario")?;
    let mut shape = Scenario::SHAPE;
    let mut expected = Kind::Section;
    for segment in segments.iter().skip(1) {
        match segment {
            Segment::Seq { index } => {
                expected = Kind::Section;
                found = found.get(index)?;
            }
            Segment::Map { key } => {
                found = found.get(key)?;
                if let Some(part) = shape.parts.iter().find(|part| part.name == key) {
                    expected = if part.is_list {
                        Kind::List
                    } else {
                        Kind::Section
                    };
                    shape = part.section;
                } else {
                    let leaf = shape.leaves.iter().find(|leaf| leaf.name == key)?;
                    expected = match leaf.kind {
                        LeafKind::Number(_) => Kind::Number,
                        LeafKind::Text(_) => Kind::Text,
                        LeafKind::Flag => Kind::Flag,
                    };
                }
            }
            Segment::Enum { .. } | Segment::Unknown => return None,
        }
    }
    Some((expected, kind_of(found)))
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

fn check_length(value: &Json, path: &str) -> Result<(), FileError> {
    let Json::String(text) = value else {
        return Ok(());
    };
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
