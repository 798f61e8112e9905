//! The macro that makes a section of the scenario: its struct, the enum of its leaves, and its shape.

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
        #[derive(Clone, Debug, Default)]
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

        // Not derived: field by field, the comparison of a scenario would be 30 kB of the page.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                crate::scenario::record::has_same_leaves(self, other)
                    $( && self.$part == other.$part )*
            }
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
                    help: if cfg!(feature = "lean") { "" } else { concat!($($help, "\n"),*) },
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
            basis: if cfg!(feature = "lean") { "" } else { $basis },
        })
    };
    (Number [$unit:literal, $low:expr, $high:expr, $default:expr, $basis:literal]) => {
        crate::scenario::record::LeafKind::Number(crate::scenario::record::Range {
            unit: $unit,
            low: $low,
            high: $high,
            default: Some($default),
            basis: if cfg!(feature = "lean") { "" } else { $basis },
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
