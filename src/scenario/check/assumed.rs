//! Counts assets that stay in although an assumption is their only source.

use super::reader::Reader;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// The key by which a scenario says that it assumes.
const ASSUMED: &str = "ASSUMED";

/// The switch leaves out assets that are marked. Those that only name an assumed source stay, and their
/// count is worth knowing: without them nothing of the site would stand.
pub(super) fn check(scenario: &Scenario, reader: &mut Reader) {
    if !scenario.sourced_only {
        return;
    }
    let count = count(&Section::to_node(scenario), Scenario::SHAPE);
    if 0 < count {
        reader.push(Finding {
            code: Code::AssumedStay,
            severity: Severity::Note,
            place: Place::Field("sourced_only".to_owned()),
            days: None,
            amount: Amount::Items(count),
        });
    }
}

fn count(node: &Node, shape: &'static SectionShape) -> i64 {
    let Node::Section(leaves, parts) = node else {
        return 0;
    };
    let leaf = |name: &str| {
        let position = shape.leaves.iter().position(|leaf| leaf.name == name)?;
        leaves.get(position)
    };
    let own = match (leaf("assumption"), leaf("source")) {
        (Some(Value::Flag(false)), Some(Value::Text(source))) => is_only_assumed(source),
        _ => false,
    };
    let below = parts
        .iter()
        .zip(shape.parts)
        .map(|(part, shape)| match part {
            Node::List(items) => items.iter().map(|item| count(item, shape.section)).sum(),
            other => count(other, shape.section),
        });
    i64::from(own) + below.sum::<i64>()
}

fn is_only_assumed(source: &str) -> bool {
    source.contains(ASSUMED) && source.split(',').all(|key| key.trim() == ASSUMED)
}
