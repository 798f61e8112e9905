//! One leaf of the scenario as a field needs it: what it holds, and the edit that changes it.

use std::rc::Rc;

use yew::AttrValue;

use crate::edit::Edit;
use crate::present::words;
use crate::present::words::FieldWords;
use crate::present::words::Names;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Makes the edit that sets a leaf.
pub(super) type ToEdit = Rc<dyn Fn(Value) -> Edit>;

/// One leaf of the scenario, with what it holds and the edit that changes it.
#[derive(Clone)]
pub struct LeafSpec {
    /// Path as in files and findings.
    pub path: AttrValue,
    section: &'static SectionShape,
    pub(super) leaf: &'static LeafShape,
    pub(super) value: Value,
    pub(super) to_edit: ToEdit,
}

impl LeafSpec {
    /// A leaf that is known by its place in the shape alone; `path` is that of its section, or of its item
    /// in a list.
    pub fn at(
        path: &str,
        section: &'static SectionShape,
        leaf: usize,
        value: Value,
        to_edit: impl Fn(Value) -> Edit + 'static,
    ) -> Self {
        let dot = if path.is_empty() { "" } else { "." };
        let leaf = &section.leaves[leaf];
        Self {
            path: AttrValue::from(format!("{path}{dot}{}", leaf.name)),
            section,
            leaf,
            value,
            to_edit: Rc::new(to_edit),
        }
    }

    /// Label, unit and help.
    pub fn words(&self, names: &Names) -> FieldWords {
        words::field(self.section, self.leaf, names)
    }

    /// The words this leaf allows, with what they read like. Nothing given means the first.
    pub fn choices(&self, names: &Names) -> Vec<(AttrValue, AttrValue)> {
        match &self.leaf.kind {
            LeafKind::Text(allowed) => allowed
                .iter()
                .map(|word| {
                    (
                        AttrValue::Static(word),
                        AttrValue::from(words::choice(word, names)),
                    )
                })
                .collect(),
            LeafKind::Number(_) | LeafKind::Flag => Vec::new(),
        }
    }
}

/// The edit follows from the path, so it need not be compared.
impl PartialEq for LeafSpec {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.value == other.value
    }
}
