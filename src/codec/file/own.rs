//! Reads back what [`write`](super::write) writes, or wrote in an earlier version, and nothing else.
//!
//! The page keeps its work as scenario files and must open them even when no worker starts, but the full
//! reader with its explanations lives in the worker. So this one goes by the same shapes and the same
//! migrations, and gives up at the first thing that is not as we write it; whoever asks then goes to the
//! full reader, which says what is wrong. What both accept, both read
//! alike, bit for bit: a test compares them.

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::file::FORMAT;
use crate::codec::file::MAX_BYTES;
use crate::codec::file::VERSION;
use crate::codec::file::migrate;
use crate::scenario::Scenario;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;
use crate::units::decimal;

/// What JSON takes for space.
const SPACE: [char; 4] = [' ', '\n', '\r', '\t'];

const _: () = assert!(VERSION < 10, "the reader takes a version of one digit");

/// The scenario of a file as this program writes it; nothing when anything in it is otherwise.
pub fn read_own(text: &str) -> Option<Scenario> {
    if MAX_BYTES < text.len() {
        return None;
    }
    let mut reader = Reader { rest: text };
    reader.word("{")?;
    reader.name("format")?;
    (reader.text()? == FORMAT).then_some(())?;
    reader.word(",")?;
    reader.name("version")?;
    // A number of one digit, as every version up to today's; a comma must follow it.
    let text = reader.rest.trim_start_matches(SPACE);
    let version = text.chars().next()?.to_digit(10)?;
    (1..=VERSION).contains(&version).then_some(())?;
    reader.rest = &text[1..];
    reader.word(",")?;
    reader.name("scenario")?;
    let node = reader.section(Scenario::SHAPE)?;
    reader.word("}")?;
    let is_whole = reader.rest.trim_start_matches(SPACE).is_empty();
    is_whole.then_some(())?;
    let mut scenario = Scenario::from_node(node);
    migrate::upgrade(&mut scenario, version);
    Some(scenario)
}

/// What is still to be read.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Takes a mark, with the space before it.
    fn word(&mut self, mark: &str) -> Option<()> {
        self.rest = self.rest.trim_start_matches(SPACE).strip_prefix(mark)?;
        Some(())
    }

    /// Takes a certain name with its colon.
    fn name(&mut self, name: &str) -> Option<()> {
        (self.text()? == name).then_some(())?;
        self.word(":")
    }

    /// A section: depth is that of the shapes, whatever the text.
    fn section(&mut self, shape: &SectionShape) -> Option<Node> {
        let mut leaves: Vec<Option<Value>> = shape.leaves.iter().map(|_| None).collect();
        let mut parts: Vec<Option<Node>> = shape.parts.iter().map(|_| None).collect();
        self.word("{")?;
        let mut is_first = true;
        while self.word("}").is_none() {
            if !std::mem::take(&mut is_first) {
                self.word(",")?;
            }
            let name = self.text()?;
            self.word(":")?;
            if let Some(at) = shape.leaves.iter().position(|leaf| leaf.name == name) {
                let value = self.leaf(&shape.leaves[at].kind)?;
                // Twice the same name is not as we write it.
                leaves[at].replace(value).is_none().then_some(())?;
            } else {
                let at = shape.parts.iter().position(|part| part.name == name)?;
                let part = &shape.parts[at];
                let node = match part.is_list {
                    true => self.list(part.section)?,
                    false => self.section(part.section)?,
                };
                parts[at].replace(node).is_none().then_some(())?;
            }
        }
        let blank =
            |(value, leaf): (Option<Value>, &LeafShape)| value.unwrap_or_else(|| leaf.kind.blank());
        let leaves = leaves.into_iter().zip(shape.leaves).map(blank).collect();
        let parts = parts.into_iter().zip(shape.parts).map(|(node, part)| {
            node.unwrap_or_else(|| match part.is_list {
                true => Node::List(Vec::new()),
                false => Node::Section(Vec::new(), Vec::new()),
            })
        });
        Some(Node::Section(leaves, parts.collect()))
    }

    fn list(&mut self, shape: &SectionShape) -> Option<Node> {
        let mut items = Vec::new();
        self.word("[")?;
        while self.word("]").is_none() {
            if !items.is_empty() {
                self.word(",")?;
            }
            if MAX_LIST_ITEMS <= items.len() {
                return None;
            }
            items.push(self.section(shape)?);
        }
        Some(Node::List(items))
    }

    fn leaf(&mut self, kind: &LeafKind) -> Option<Value> {
        match kind {
            LeafKind::Number(_) => self.number().map(Value::Number),
            LeafKind::Text(_) => {
                let text = self.text()?;
                let is_short = text.len() <= MAX_TEXT_CHARACTERS
                    || text.chars().count() <= MAX_TEXT_CHARACTERS;
                is_short.then_some(Value::Text(text))
            }
            LeafKind::Flag => {
                let is_true = self.word("true").is_some();
                if !is_true {
                    self.word("false")?;
                }
                Some(Value::Flag(is_true))
            }
        }
    }

    /// A number, or null for one that was not given.
    fn number(&mut self) -> Option<Option<f64>> {
        if self.word("null").is_some() {
            return Some(None);
        }
        let text = self.rest.trim_start_matches(SPACE);
        let is_digit = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        let length = text.bytes().take_while(|byte| is_digit(byte)).count();
        let (digits, rest) = text.split_at(length);
        // JSON has no sign of plus in front and no bare dot; what has them was not written by us.
        let first = digits.strip_prefix('-').unwrap_or(digits);
        first
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(())?;
        let value = decimal::parse(digits)?;
        self.rest = rest;
        value.is_finite().then_some(Some(value))
    }

    /// A text with the escapes that [`write`](super::write) makes.
    fn text(&mut self) -> Option<String> {
        self.word("\"")?;
        let mut text = String::new();
        let mut letters = self.rest.chars();
        loop {
            match letters.next()? {
                '"' => break,
                '\\' => text.push(match letters.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => {
                        let digits = letters.as_str().get(..4)?;
                        letters = letters.as_str().get(4..)?.chars();
                        // Control characters only: halves of pairs are none, and are no letters.
                        char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                    }
                    mark @ ('"' | '\\') => mark,
                    _ => return None,
                }),
                control if control < ' ' => return None,
                letter => text.push(letter),
            }
        }
        self.rest = letters.as_str();
        Some(text)
    }
}
