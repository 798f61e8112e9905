//! Writes a scenario as JSON that people read: indented, in the order of the shapes, whole numbers
//! without `.0`, nothing that was not given.

use serde_json::Number as JsonNumber;

use crate::codec::file::FORMAT;
use crate::codec::file::VERSION;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Whole numbers up to here are exact, and their digits are all that there is to say.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The whole file.
pub(super) fn document(scenario: &Node) -> String {
    let mut out =
        format!("{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"scenario\": ");
    node(&mut out, scenario, Scenario::SHAPE, 1);
    out.push_str("\n}\n");
    out
}

fn node(out: &mut String, node: &Node, shape: &SectionShape, depth: usize) {
    match node {
        Node::Section(leaves, parts) => section(out, leaves, parts, shape, depth),
        Node::List(items) => list(out, items, shape, depth),
        Node::Leaf(value) => leaf(out, value),
    }
}

fn section(out: &mut String, leaves: &[Value], parts: &[Node], shape: &SectionShape, depth: usize) {
    let mut is_first = true;
    let mut begin = |out: &mut String, name: &str| {
        out.push_str(if is_first { "{" } else { "," });
        is_first = false;
        new_line(out, depth + 1);
        out.push('"');
        out.push_str(name);
        out.push_str("\": ");
    };
    for (value, shape) in leaves
        .iter()
        .zip(shape.leaves)
        .filter(|(value, _)| !value.is_blank())
    {
        begin(out, shape.name);
        leaf(out, value);
    }
    for (part, shape) in parts
        .iter()
        .zip(shape.parts)
        .filter(|(part, _)| !part.is_blank())
    {
        begin(out, shape.name);
        node(out, part, shape.section, depth + 1);
    }
    if is_first {
        out.push_str("{}");
    } else {
        new_line(out, depth);
        out.push('}');
    }
}

fn list(out: &mut String, items: &[Node], shape: &SectionShape, depth: usize) {
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "[" } else { "," });
        new_line(out, depth + 1);
        node(out, item, shape, depth + 1);
    }
    new_line(out, depth);
    out.push(']');
}

fn leaf(out: &mut String, value: &Value) {
    match value {
        Value::Number(given) => number(out, *given),
        Value::Text(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
    }
}

/// A number that JSON cannot hold becomes null. Minus zero keeps its sign: `-0` would read as a whole
/// number without one.
fn number(out: &mut String, given: Option<f64>) {
    let Some(number) = given.and_then(JsonNumber::from_f64) else {
        out.push_str("null");
        return;
    };
    let value = given.unwrap_or_default();
    let is_whole =
        value.fract() == 0.0 && value.abs() < EXACT && !(value == 0.0 && value.is_sign_negative());
    let text = number.to_string();
    out.push_str(if is_whole {
        text.trim_end_matches(".0")
    } else {
        &text
    });
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
