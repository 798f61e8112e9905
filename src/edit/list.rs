//! Changes of a list of the scenario. Items are addressed by their place in it.

use crate::edit::target::EditTarget;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// One change of a list. By place, not by id: two items that share an id must both stay editable.
#[derive(Clone, Debug, PartialEq)]
pub enum ListEdit<S: Section> {
    /// Sets a leaf of one item.
    Set {
        /// Place of the item.
        index: usize,
        /// The leaf.
        field: S::Field,
        /// What it becomes.
        value: Value,
    },
    /// Puts an item in; those from that place on move back by one.
    Insert {
        /// Its place; the length of the list appends it.
        index: usize,
        /// The item.
        item: Box<S>,
    },
    /// Takes an item out.
    Remove {
        /// Its place.
        index: usize,
    },
    /// Takes an item out and puts it in elsewhere.
    Move {
        /// Its place before.
        from: usize,
        /// Its place afterwards.
        to: usize,
    },
}

/// One change of a list whose type is known by its path alone: imports go by the shapes.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemChange {
    /// Puts an item in.
    Insert {
        /// Its place; the length of the list appends it.
        index: usize,
        /// The item as a tree.
        item: Node,
    },
    /// Sets a leaf of one item.
    Set {
        /// Place of the item.
        index: usize,
        /// Position of the leaf in its shape.
        leaf: usize,
        /// What it becomes.
        value: Value,
    },
    /// Takes an item out.
    Remove {
        /// Its place.
        index: usize,
    },
}

impl<S: Section> ListEdit<S> {
    /// Sets a leaf of the first item with this id; `None` when there is none.
    pub fn set(list: &[S], id: &str, field: S::Field, value: Value) -> Option<Self> {
        index_of(list, id).map(|index| Self::Set {
            index,
            field,
            value,
        })
    }

    /// Takes out the first item with this id; `None` when there is none.
    pub fn remove(list: &[S], id: &str) -> Option<Self> {
        index_of(list, id).map(|index| Self::Remove { index })
    }

    /// Puts an item at the end.
    pub fn append(list: &[S], item: S) -> Self {
        Self::Insert {
            index: list.len(),
            item: Box::new(item),
        }
    }

    /// The change of an item that is given without its type; `None` when it has no such leaf.
    pub(super) fn of_item(change: ItemChange) -> Option<Self> {
        match change {
            ItemChange::Insert { index, item } => Some(Self::Insert {
                index,
                item: Box::new(S::from_node(item)),
            }),
            ItemChange::Set { index, leaf, value } => S::FIELDS.get(leaf).map(|field| Self::Set {
                index,
                field: *field,
                value,
            }),
            ItemChange::Remove { index } => Some(Self::Remove { index }),
        }
    }

    /// Makes the change. A place that is not there changes nothing.
    pub fn apply(&self, list: &mut Vec<S>) {
        match self {
            Self::Set {
                index,
                field,
                value,
            } => {
                if let Some(item) = list.get_mut(*index) {
                    item.set(*field, value.clone());
                }
            }
            Self::Insert { index, item } => {
                if *index <= list.len() {
                    list.insert(*index, item.as_ref().clone());
                }
            }
            Self::Remove { index } => {
                if *index < list.len() {
                    list.remove(*index);
                }
            }
            Self::Move { from, to } => {
                if *from < list.len() && *to < list.len() {
                    let item = list.remove(*from);
                    list.insert(*to, item);
                }
            }
        }
    }

    pub(super) fn target<Owner: Section>(&self, path: &str, part: &str) -> EditTarget {
        match self {
            Self::Set { index, field, .. } => {
                EditTarget::leaf_of_item::<Owner, S>(path, part, *index, *field)
            }
            Self::Insert { index, .. } => EditTarget::inserted::<Owner>(path, part, *index),
            Self::Remove { index } => EditTarget::removed::<Owner>(path, part, *index),
            Self::Move { from, to } => EditTarget::moved::<Owner>(path, part, *from, *to),
        }
    }

    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::Set { value, .. } => Some(value),
            _ => None,
        }
    }

    pub(super) fn value_in(&self, list: &[S]) -> Option<Value> {
        match self {
            Self::Set { index, field, .. } => list.get(*index).map(|item| item.value(*field)),
            _ => None,
        }
    }

    pub(super) fn item_name_in(&self, list: &[S]) -> Option<String> {
        match self {
            Self::Set { index, .. } | Self::Remove { index } => list.get(*index).and_then(name_of),
            Self::Move { from, .. } => list.get(*from).and_then(name_of),
            Self::Insert { item, .. } => name_of(item.as_ref()),
        }
    }
}

/// Place of the first item with this id.
pub fn index_of<S: Section>(list: &[S], id: &str) -> Option<usize> {
    list.iter()
        .position(|item| text_leaf(item, "id").as_deref() == Some(id))
}

/// What people call an item.
fn name_of<S: Section>(item: &S) -> Option<String> {
    text_leaf(item, "name")
        .filter(|name| !name.is_empty())
        .or_else(|| text_leaf(item, "id"))
        .filter(|name| !name.is_empty())
}

/// A text leaf by its name.
fn text_leaf<S: Section>(item: &S, name: &str) -> Option<String> {
    let position = S::SHAPE.leaves.iter().position(|leaf| leaf.name == name)?;
    match item.value(*S::FIELDS.get(position)?) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
