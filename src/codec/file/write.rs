//! Writes a scenario as JSON that people read: indented, in the order of the shapes, whole numbers
//! without `.0`, nothing that was not given.

use crate::codec::file::FORMAT;
use crate::codec::file::VERSION;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Whole numbers up to here are exact, and their digits are all that there is to say.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Below this, people read a power of ten more easily than a row of zeros.
const SMALLEST: f64 = 1e-5;

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
        Value::Text(given) => text(out, given),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
    }
}

/// A number that JSON cannot hold becomes null. Minus zero keeps its sign: `-0` would read as a whole
/// number without one.
fn number(out: &mut String, given: Option<f64>) {
    let Some(value) = given.filter(|value| value.is_finite()) else {
        out.push_str("null");
        return;
    };
    // Both print the fewest digits that read back as the same number.
    let plain = value == 0.0 || (SMALLEST..EXACT).contains(&value.abs());
    let text = match (value == 0.0 && value.is_sign_negative(), plain) {
        (true, _) => "-0.0".to_owned(),
        (false, true) => value.to_string(),
        (false, false) => format!("{value:e}"),
    };
    out.push_str(&text);
}

/// A text with everything escaped that JSON does not take as it is.
fn text(out: &mut String, given: &str) {
    out.push('"');
    for letter in given.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
