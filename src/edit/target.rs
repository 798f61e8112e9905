//! What a change points at, so that words can name it.

use crate::scenario::record::LeafShape;
use crate::scenario::record::PartShape;
use crate::scenario::record::Section;

/// What a change points at.
#[derive(Clone, Debug)]
pub struct EditTarget {
    /// Path as in files and findings, such as `power.generation[3].count`; empty for the whole.
    pub path: String,
    /// The list it is in, if it is in one.
    pub list: Option<&'static PartShape>,
    /// What happens there.
    pub kind: TargetKind,
}

/// What happens at the target.
#[derive(Clone, Copy, Debug)]
pub enum TargetKind {
    /// A leaf is set.
    Leaf(&'static LeafShape),
    /// An item comes in.
    Insert,
    /// An item goes out.
    Remove,
    /// An item moves.
    Move {
        /// Its place afterwards.
        to: usize,
    },
    /// Everything is replaced.
    Whole,
    /// Several changes are made in one step.
    Several,
}

impl EditTarget {
    pub(super) fn leaf<S: Section>(path: &str, field: S::Field) -> Self {
        let leaf = S::leaf(field);
        Self {
            path: join(path, leaf.name),
            list: None,
            kind: TargetKind::Leaf(leaf),
        }
    }

    pub(super) fn leaf_of_item<Owner: Section, S: Section>(
        path: &str,
        part: &str,
        index: usize,
        field: S::Field,
    ) -> Self {
        let leaf = S::leaf(field);
        let mut target = Self::item::<Owner>(path, part, index, TargetKind::Leaf(leaf));
        target.path = join(&target.path, leaf.name);
        target
    }

    pub(super) fn inserted<Owner: Section>(path: &str, part: &str, index: usize) -> Self {
        Self::item::<Owner>(path, part, index, TargetKind::Insert)
    }

    pub(super) fn removed<Owner: Section>(path: &str, part: &str, index: usize) -> Self {
        Self::item::<Owner>(path, part, index, TargetKind::Remove)
    }

    pub(super) fn moved<Owner: Section>(path: &str, part: &str, from: usize, to: usize) -> Self {
        Self::item::<Owner>(path, part, from, TargetKind::Move { to })
    }

    pub(super) fn whole() -> Self {
        Self {
            path: String::new(),
            list: None,
            kind: TargetKind::Whole,
        }
    }

    pub(super) fn several() -> Self {
        Self {
            path: String::new(),
            list: None,
            kind: TargetKind::Several,
        }
    }

    fn item<Owner: Section>(path: &str, part: &str, index: usize, kind: TargetKind) -> Self {
        Self {
            path: format!("{}[{index}]", join(path, part)),
            list: Owner::SHAPE.parts.iter().find(|shape| shape.name == part),
            kind,
        }
    }
}

/// A path and a name below it.
fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
