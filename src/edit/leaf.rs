//! One leaf that is set, without the type of its section: what travels between page and worker.

use serde::Deserialize;
use serde::Serialize;

use crate::edit::Edit;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// A leaf of a section or of an item of a list, and what it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeafChange {
    /// Path of the section, or of the list; empty for the scenario itself.
    section: String,
    /// Place of the item in the list; nothing where it is no list.
    item: Option<usize>,
    /// Position of the leaf in its shape.
    leaf: usize,
    /// What it becomes.
    value: Value,
}

impl LeafChange {
    /// The same as a change of the scenario; `None` when there is no such leaf.
    pub fn into_edit(self) -> Option<Edit> {
        let (leaf, value) = (self.leaf, self.value);
        match self.item {
            Some(index) => Edit::of_list(&self.section, ItemChange::Set { index, leaf, value }),
            None => Edit::of_leaf(&self.section, leaf, value),
        }
    }
}

impl Edit {
    /// The leaf that this sets; `None` when it sets none, or one of an item within an item.
    pub fn leaf_change(&self) -> Option<LeafChange> {
        let value = self.value()?.clone();
        let path = self.target().path;
        let (owner, name) = path.rsplit_once('.').unwrap_or(("", &path));
        let item = owner.strip_suffix(']').and_then(|of| of.rsplit_once('['));
        let (section, item) = match item {
            Some((list, index)) => (list, Some(index.parse().ok()?)),
            None => (owner, None),
        };
        let mut shape = Scenario::SHAPE;
        for word in section.split('.').filter(|word| !word.is_empty()) {
            shape = (shape.parts.iter()).find(|part| part.name == word)?.section;
        }
        let leaf = (shape.leaves.iter()).position(|leaf| leaf.name == name)?;
        Some(LeafChange {
            section: section.to_owned(),
            item,
            leaf,
            value,
        })
    }
}
