//! How much a link may hold, so that a hostile one costs little.

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::link::LinkError;
use crate::scenario::record::Node;
use crate::scenario::record::Value;

/// Longest payload that is made or read. Chat and mail programs cut longer ones.
pub const MAX_CHARACTERS: usize = 32_000;

/// Most bytes that the marks may inflate to.
pub const MAX_INFLATED: usize = 1_000_000;

/// Most that the scenario of a link may weigh: one for each leaf, item and byte of text. The largest
/// site weighs some tens of thousands.
pub const MAX_WEIGHT: usize = 300_000;

/// Most weight that is read. Every item may be copied once to the item after it, and every leaf be
/// given once: twice [`MAX_WEIGHT`] lets in all that is made. A leaf takes 24 bytes, so that a hostile
/// link stays well below 64 MB.
pub(super) const MAX_READ: usize = 2 * MAX_WEIGHT;

/// Whether a link with this scenario could be read again.
pub(super) fn check(node: &Node) -> Result<(), LinkError> {
    check_lengths(node)?;
    if MAX_WEIGHT < weight(node) {
        Err(LinkError::TooLarge)
    } else {
        Ok(())
    }
}

/// What a tree weighs.
pub(super) fn weight(node: &Node) -> usize {
    match node {
        Node::Leaf(value) => weight_of_value(value),
        Node::List(items) => items.iter().map(weight).sum(),
        Node::Section(leaves, parts) => {
            let leaves: usize = leaves.iter().map(weight_of_value).sum();
            1 + leaves + parts.iter().map(weight).sum::<usize>()
        }
    }
}

/// What a leaf weighs.
pub(super) fn weight_of_value(value: &Value) -> usize {
    match value {
        Value::Text(text) => 1 + text.len(),
        Value::Number(_) | Value::Flag(_) => 1,
    }
}

fn check_lengths(node: &Node) -> Result<(), LinkError> {
    match node {
        Node::Leaf(value) => check_text(value),
        Node::List(items) => {
            if MAX_LIST_ITEMS < items.len() {
                return Err(LinkError::ListTooLong { items: items.len() });
            }
            items.iter().try_for_each(check_lengths)
        }
        Node::Section(leaves, parts) => {
            leaves.iter().try_for_each(check_text)?;
            parts.iter().try_for_each(check_lengths)
        }
    }
}

fn check_text(value: &Value) -> Result<(), LinkError> {
    let Value::Text(text) = value else {
        return Ok(());
    };
    let characters = text.chars().count();
    if MAX_TEXT_CHARACTERS < characters {
        return Err(LinkError::TextTooLong { characters });
    }
    Ok(())
}
