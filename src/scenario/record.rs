//! The one macro that makes a section of the scenario, and the generic tree that codecs walk.
//!
//! A section holds *leaves* (numbers, texts, flags) and *parts* (sections and lists of sections). Both
//! lists only ever grow at their end: links count positions.

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

/// Makes a section: its struct, the enum of its leaves, its shape and the way to and from a tree.
macro_rules! section {
    (
        $(#[doc = $doc:literal])*
        $name:ident / $field_enum:ident {
            $( $(#[doc = $help:literal])* $leaf:ident / $variant:ident: $kind:ident $([$($meta:tt)*])?, )*
        }
        parts {
            $( $(#[doc = $part_help:literal])* $part:ident: $part_type:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $(
                $(#[doc = $help])*
                pub $leaf: crate::scenario::record::$kind,
            )*
            $(
                $(#[doc = $part_help])*
                pub $part: $part_type,
            )*
        }

        #[doc = concat!("Names the leaves of [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $field_enum {
            $( $(#[doc = $help])* $variant, )*
        }

        impl crate::scenario::record::Section for $name {
            type Field = $field_enum;
            const SHAPE: &'static crate::scenario::record::SectionShape = &crate::scenario::record::SectionShape {
                name: stringify!($name),
                leaves: &[ $( crate::scenario::record::LeafShape {
                    name: stringify!($leaf),
                    help: concat!($($help, "\n"),*),
                    kind: leaf_kind!($kind $([$($meta)*])?),
                }, )* ],
                parts: &[ $( crate::scenario::record::PartShape {
                    name: stringify!($part),
                    help: concat!($($part_help, "\n"),*),
                    is_list: <$part_type as crate::scenario::record::Part>::IS_LIST,
                    section: <<$part_type as crate::scenario::record::Part>::Item as crate::scenario::record::Section>::SHAPE,
                }, )* ],
            };
            const FIELDS: &'static [$field_enum] = &[ $( $field_enum::$variant, )* ];

            fn value(&self, field: $field_enum) -> crate::scenario::record::Value {
                match field {
                    $( $field_enum::$variant => crate::scenario::record::Value::$kind(self.$leaf.clone()), )*
                }
            }

            fn set(&mut self, field: $field_enum, value: crate::scenario::record::Value) {
                match field {
                    $( $field_enum::$variant => if let crate::scenario::record::Value::$kind(value) = value {
                        self.$leaf = value;
                    }, )*
                }
            }

            fn leaf(field: $field_enum) -> &'static crate::scenario::record::LeafShape {
                &Self::SHAPE.leaves[field as usize]
            }

            fn to_node(&self) -> crate::scenario::record::Node {
                crate::scenario::record::Node::Section(
                    Self::FIELDS.iter().map(|field| self.value(*field)).collect(),
                    vec![ $( crate::scenario::record::Part::to_node(&self.$part), )* ],
                )
            }

            #[allow(unused_mut, unused_assignments, unused_variables, reason = "a section may have no leaves or no parts")]
            fn from_node(node: crate::scenario::record::Node) -> Self {
                let mut section = Self::default();
                if let crate::scenario::record::Node::Section(leaves, parts) = node {
                    let mut parts = parts.into_iter();
                    for (field, value) in Self::FIELDS.iter().zip(leaves) {
                        section.set(*field, value);
                    }
                    $( if let Some(node) = parts.next() {
                        section.$part = crate::scenario::record::Part::from_node(node);
                    } )*
                }
                section
            }
        }
    };
}

/// The kind of a leaf from its words in [`section!`]: `Number [unit, low, high, default, basis]`,
/// `Text [word, …]` or `Flag`.
macro_rules! leaf_kind {
    (Number [$unit:literal, $low:expr, $high:expr, none, $basis:literal]) => {
        crate::scenario::record::LeafKind::Number(crate::scenario::record::Range {
            unit: $unit,
            low: $low,
            high: $high,
            default: None,
            basis: $basis,
        })
    };
    (Number [$unit:literal, $low:expr, $high:expr, $default:expr, $basis:literal]) => {
        crate::scenario::record::LeafKind::Number(crate::scenario::record::Range {
            unit: $unit,
            low: $low,
            high: $high,
            default: Some($default),
            basis: $basis,
        })
    };
    (Text [$($word:literal),*]) => {
        crate::scenario::record::LeafKind::Text(&[$($word),*])
    };
    (Text) => {
        crate::scenario::record::LeafKind::Text(&[])
    };
    (Flag) => {
        crate::scenario::record::LeafKind::Flag
    };
}

/// Makes a section that is an asset: anything built, delivered or rented that has a day on which it
/// is ready. The leaves every asset has come first.
macro_rules! asset {
    (
        $(#[doc = $doc:literal])*
        $name:ident / $field_enum:ident {
            $( $(#[doc = $help:literal])* $leaf:ident / $variant:ident: $kind:ident $([$($meta:tt)*])?, )*
        }
    ) => {
        section! {
            $(#[doc = $doc])*
            $name / $field_enum {
                /// Key, unique in its list.
                id / Id: Text,
                /// Name for people; the id when not given.
                name / Name: Text,
                /// Id of the phase it belongs to.
                phase / Phase: Text,
                /// Day on which it is ready.
                ready_day / ReadyDay: Number ["#day", 0.0, 36_500.0, 0.0, "day 0"],
                /// Day on which it is gone again: a rental ends, a permit expires.
                retire_day / RetireDay: Number ["#day", 0.0, 36_500.0, none, "kept to the end"],
                /// Whether it stays.
                status / Status: Text ["permanent", "temporary", "standby"],
                /// Where it is known from.
                source / Source: Text,
                /// How far that source can be trusted.
                confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
                /// True when no source gives it: left out when only sourced facts are evaluated.
                assumption / Assumption: Flag,
                $( $(#[doc = $help])* $leaf / $variant: $kind $([$($meta)*])?, )*
            }
            parts {}
        }

        impl crate::scenario::record::Asset for $name {
            fn id(&self) -> &str {
                &self.id
            }
            fn name(&self) -> &str {
                if self.name.is_empty() { &self.id } else { &self.name }
            }
            fn phase(&self) -> &str {
                &self.phase
            }
            fn ready_day(&self) -> crate::scenario::record::Number {
                self.ready_day
            }
            fn retire_day(&self) -> crate::scenario::record::Number {
                self.retire_day
            }
            fn is_assumption(&self) -> bool {
                self.assumption
            }
        }
    };
}

/// What every asset has.
pub trait Asset {
    /// Key, unique in its list.
    fn id(&self) -> &str;
    /// Name for people.
    fn name(&self) -> &str;
    /// Id of its phase.
    fn phase(&self) -> &str;
    /// Day on which it is ready, as given.
    fn ready_day(&self) -> Number;
    /// Day on which it is gone, as given.
    fn retire_day(&self) -> Number;
    /// Whether no source gives it.
    fn is_assumption(&self) -> bool;
}
