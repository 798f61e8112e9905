//! Sections and items of the scenario by their shapes: what their leaves hold, and how each is changed.

use crate::app::components::LeafSpec;
use crate::edit::Edit;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// A section of the scenario, or an item of a list.
#[derive(Clone, Copy)]
pub(super) struct Branch<'a> {
    /// What it looks like.
    pub(super) shape: &'static SectionShape,
    /// What its leaves hold.
    pub(super) leaves: &'a [Value],
    /// Its parts.
    pub(super) parts: &'a [Node],
    /// The list and the place in it, for an item.
    pub(super) item_of: Option<(&'a str, usize)>,
}

impl<'a> Branch<'a> {
    /// The branch of a tree; `None` for a list or a leaf.
    pub(super) fn of(
        shape: &'static SectionShape,
        node: &'a Node,
        item_of: Option<(&'a str, usize)>,
    ) -> Option<Self> {
        let Node::Section(leaves, parts) = node else {
            return None;
        };
        Some(Self {
            shape,
            leaves,
            parts,
            item_of,
        })
    }

    /// The name of an item, or its id; empty when it has neither.
    pub(super) fn title(&self) -> &'a str {
        match self.text("name") {
            "" => self.text("id"),
            name => name,
        }
    }

    /// What a leaf holds; `None` when there is no such leaf.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        self.leaves.get(position(self.shape, name)?)
    }

    /// The text of a leaf; empty when there is none.
    pub(super) fn text(&self, name: &str) -> &'a str {
        match self.value(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Its leaves as fields; `path` is its own.
    pub(super) fn specs(&self, path: &str) -> Vec<LeafSpec> {
        let leaves = self.leaves.iter().enumerate();
        let specs = leaves.map(|(leaf, value)| self.spec(path, leaf, value));
        specs.collect()
    }

    /// Some of its leaves as fields, by their names; those that it lacks are left out.
    pub(super) fn some_specs(&self, path: &str, names: &[&str]) -> Vec<LeafSpec> {
        let leaves = names.iter().filter_map(|name| position(self.shape, name));
        let specs = leaves.filter_map(|leaf| Some(self.spec(path, leaf, self.leaves.get(leaf)?)));
        specs.collect()
    }

    fn spec(&self, path: &str, leaf: usize, value: &Value) -> LeafSpec {
        let edit = editor(path, self.item_of, leaf);
        LeafSpec::at(path, self.shape, leaf, value.clone(), edit)
    }
}

fn position(shape: &SectionShape, name: &str) -> Option<usize> {
    shape.leaves.iter().position(|leaf| leaf.name == name)
}

/// The edit of a leaf. Every path that the tree shows has one; a test walks them all.
pub(super) fn editor(
    path: &str,
    item_of: Option<(&str, usize)>,
    leaf: usize,
) -> impl Fn(Value) -> Edit + 'static {
    let path = path.to_owned();
    let item_of = item_of.map(|(list, index)| (list.to_owned(), index));
    move |value| {
        let edit = match &item_of {
            Some((list, index)) => Edit::of_list(
                list,
                ItemChange::Set {
                    index: *index,
                    leaf,
                    value,
                },
            ),
            None => Edit::of_leaf(&path, leaf, value),
        };
        edit.unwrap_or(Edit::Several(Vec::new()))
    }
}

/// The path of a part.
pub(super) fn below(path: &str, part: &str) -> String {
    if path.is_empty() {
        part.to_owned()
    } else {
        format!("{path}.{part}")
    }
}

/// The section or list of a scenario's tree at a path without indices, with the shape of the section or of
/// the items; the empty path is the scenario itself.
pub(super) fn find<'a>(tree: &'a Node, path: &str) -> Option<(&'static SectionShape, &'a Node)> {
    let mut found = (Scenario::SHAPE, tree);
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let (shape, Node::Section(_, parts)) = found else {
            return None;
        };
        let at = shape.parts.iter().position(|part| part.name == name)?;
        found = (shape.parts[at].section, parts.get(at)?);
    }
    Some(found)
}
