//! The one macro that makes a section of the scenario, and the generic tree that codecs walk.
//!
//! A section holds *leaves* (numbers, texts, flags) and *parts* (sections and lists of sections). Both
//! lists only ever grow at their end: links count positions.

#[macro_use]
mod macros;
#[macro_use]
mod asset;

pub use asset::Asset;

/// A number as the planner gave it. `None` is *not given*.
pub type Number = Option<f64>;
/// A text as the planner gave it: titles, notes, keys and words alike. Empty is *not given*.
pub type Text = String;
/// A switch.
pub type Flag = bool;

/// The value of one leaf.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// A number, or not given.
    Number(Number),
    /// A text.
    Text(Text),
    /// A switch.
    Flag(Flag),
}

/// A section, list or leaf without its names: what a codec walks.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Node {
    /// A leaf.
    Leaf(Value),
    /// Items of a list, in order.
    List(Vec<Node>),
    /// Leaves and parts of a section, in the order of its shape.
    Section(Vec<Value>, Vec<Node>),
}

impl Value {
    /// Whether nothing was given.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Number(number) => number.is_none(),
            Self::Text(text) => text.is_empty(),
            Self::Flag(flag) => !flag,
        }
    }
}

impl Node {
    /// Whether nothing was given in it: no item, no leaf.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Leaf(value) => value.is_blank(),
            Self::List(items) => items.is_empty(),
            Self::Section(leaves, parts) => {
                leaves.iter().all(Value::is_blank) && parts.iter().all(Self::is_blank)
            }
        }
    }
}

impl LeafKind {
    /// What a leaf of this kind holds when nothing was given.
    pub fn blank(&self) -> Value {
        match self {
            Self::Number(_) => Value::Number(None),
            Self::Text(_) => Value::Text(Text::new()),
            Self::Flag => Value::Flag(false),
        }
    }
}

/// What a section looks like: names, units, ranges, help.
#[derive(Debug)]
pub struct SectionShape {
    /// Name of the Rust type, for schemas.
    pub name: &'static str,
    /// Its leaves.
    pub leaves: &'static [LeafShape],
    /// Its parts.
    pub parts: &'static [PartShape],
}

/// What one leaf looks like.
#[derive(Debug)]
pub struct LeafShape {
    /// Name in files and paths; plain numbers carry their unit in it.
    pub name: &'static str,
    /// What it is, from its documentation.
    pub help: &'static str,
    /// What it may hold.
    pub kind: LeafKind,
}

/// What a leaf may hold.
#[derive(Debug)]
pub enum LeafKind {
    /// A number.
    Number(Range),
    /// A text; where words are listed, one of them (or nothing, which means the first).
    Text(&'static [&'static str]),
    /// A switch.
    Flag,
}

/// Unit, limits and default of a number.
#[derive(Debug)]
pub struct Range {
    /// Unit; a leading `#` marks a count, which must be whole.
    pub unit: &'static str,
    /// Lowest value the engine takes.
    pub low: f64,
    /// Highest value the engine takes.
    pub high: f64,
    /// Used when the number is not given; `None`: it follows from elsewhere, or must be given.
    pub default: Number,
    /// Where the default comes from.
    pub basis: &'static str,
}

impl Range {
    /// Whether only whole numbers make sense.
    pub fn is_count(&self) -> bool {
        self.unit.starts_with('#')
    }

    /// The unit without its mark.
    pub fn plain_unit(&self) -> &'static str {
        self.unit.trim_start_matches('#')
    }
}

/// What one part looks like.
#[derive(Debug)]
pub struct PartShape {
    /// Name in files and paths.
    pub name: &'static str,
    /// What it is, from its documentation.
    pub help: &'static str,
    /// Whether it is a list.
    pub is_list: bool,
    /// The section, or the section each item is.
    pub section: &'static SectionShape,
}

/// A section of the scenario, with typed access to its leaves.
pub trait Section: Clone + Default + PartialEq + std::fmt::Debug {
    /// Names its leaves.
    type Field: Copy + PartialEq + std::fmt::Debug + 'static;
    /// What it looks like.
    const SHAPE: &'static SectionShape;
    /// The names of its leaves, in the order of the shape.
    const FIELDS: &'static [Self::Field];

    /// Reads a leaf.
    fn value(&self, field: Self::Field) -> Value;
    /// Writes a leaf; a value of another kind changes nothing.
    fn set(&mut self, field: Self::Field, value: Value);
    /// The shape of a leaf.
    fn leaf(field: Self::Field) -> &'static LeafShape;
    /// The tree without names.
    fn to_node(&self) -> Node;
    /// From a tree; what it lacks keeps its default, what is of another kind is left out.
    fn from_node(node: Node) -> Self;
}

/// What stands in a part: one section, or a list of them.
pub trait Part: Sized + Default {
    /// The section it holds.
    type Item: Section;
    /// Whether it is a list.
    const IS_LIST: bool;
    /// The tree without names.
    fn to_node(&self) -> Node;
    /// From a tree.
    fn from_node(node: Node) -> Self;
}

impl<S: Section> Part for S {
    type Item = S;
    const IS_LIST: bool = false;
    fn to_node(&self) -> Node {
        Section::to_node(self)
    }
    fn from_node(node: Node) -> Self {
        Section::from_node(node)
    }
}

impl<S: Section> Part for Vec<S> {
    type Item = S;
    const IS_LIST: bool = true;
    fn to_node(&self) -> Node {
        Node::List(self.iter().map(Section::to_node).collect())
    }
    fn from_node(node: Node) -> Self {
        match node {
            Node::List(items) => items.into_iter().map(Section::from_node).collect(),
            _ => Self::new(),
        }
    }
}

/// Whether two sections hold the same in every leaf. By value, as floats compare: a NaN equals nothing.
pub(crate) fn has_same_leaves<S: Section>(one: &S, other: &S) -> bool {
    (S::FIELDS.iter()).all(|field| one.value(*field) == other.value(*field))
}
