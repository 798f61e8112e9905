//! What every leaf must be by its shape alone: a number in its range, a count whole, a word known.

use super::MOST_ITEMS;
use super::MOST_MOVES;
use super::reader::Reader;
use super::reader::join;
use super::reader::words;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Node;
use crate::scenario::record::Range;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Walks the whole scenario by its shape.
pub(super) fn check(scenario: &Scenario, reader: &mut Reader) {
    section(&Section::to_node(scenario), Scenario::SHAPE, "", reader);
}

fn section(node: &Node, shape: &'static SectionShape, path: &str, reader: &mut Reader) {
    let Node::Section(leaves, parts) = node else {
        return;
    };
    for (value, leaf) in leaves.iter().zip(shape.leaves) {
        check_leaf(value, leaf, path, reader);
    }
    for (part, part_shape) in parts.iter().zip(shape.parts) {
        let path = join(path, part_shape.name);
        match part {
            Node::List(items) => list(items, part_shape.section, &path, reader),
            other => section(other, part_shape.section, &path, reader),
        }
    }
}

fn list(items: &[Node], shape: &'static SectionShape, path: &str, reader: &mut Reader) {
    let most = match path {
        "floor.moves" => MOST_MOVES,
        _ => MOST_ITEMS,
    };
    if most < items.len() {
        reader.is_too_long = true;
        #[allow(clippy::cast_precision_loss, reason = "a list never holds 2⁵³ items")]
        let given = items.len() as f64;
        #[allow(clippy::cast_precision_loss, reason = "a small constant")]
        let high = most as f64;
        let amount = Amount::Range {
            given,
            low: 0.0,
            high,
            unit: "items",
        };
        reader.wrong(Code::TooMuch, path.to_owned(), amount);
        return;
    }
    for (index, item) in items.iter().enumerate() {
        section(item, shape, &format!("{path}[{index}]"), reader);
    }
}

fn check_leaf(value: &Value, leaf: &LeafShape, path: &str, reader: &mut Reader) {
    match (value, &leaf.kind) {
        (Value::Number(Some(given)), LeafKind::Number(range)) => {
            number(*given, range, &join(path, leaf.name), reader)
        }
        (Value::Text(given), LeafKind::Text(known)) if is_unknown(given, known) => {
            let amount = words(given, known.iter().map(|word| (*word).to_owned()));
            reader.wrong(Code::UnknownWord, join(path, leaf.name), amount);
        }
        _ => {}
    }
}

fn number(given: f64, range: &Range, path: &str, reader: &mut Reader) {
    let amount = || Amount::Range {
        given,
        low: range.low,
        high: range.high,
        unit: range.plain_unit(),
    };
    if !(range.low <= given && given <= range.high) {
        reader.wrong(Code::OutOfRange, path.to_owned(), amount());
    } else if range.is_count() && given.fract() != 0.0 {
        reader.wrong(Code::NotWhole, path.to_owned(), amount());
    }
}

fn is_unknown(given: &str, known: &[&str]) -> bool {
    !known.is_empty() && !given.is_empty() && !known.contains(&given)
}
