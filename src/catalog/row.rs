//! How a record becomes a typed row: fields by name, units at this edge.

use crate::catalog::Origin;
use crate::catalog::field::Field;
use crate::catalog::field::Order;
use crate::catalog::record::Record;
use crate::catalog::record::Value;

/// How a field becomes a value of a typed row. A field that is not there gives nothing, 0 or the first
/// word: rows are checked before they are read.
pub(super) trait Read: Sized {
    /// Reads the field of that name.
    fn read(record: &Record, name: &str) -> Self;
}

impl Read for Option<f64> {
    fn read(record: &Record, name: &str) -> Self {
        match record.values.get(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

impl Read for f64 {
    fn read(record: &Record, name: &str) -> Self {
        Option::<f64>::read(record, name).unwrap_or(0.0)
    }
}

impl Read for u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of the type first"
    )]
    fn read(record: &Record, name: &str) -> Self {
        f64::read(record, name).clamp(0.0, f64::from(u32::MAX)) as u32
    }
}

impl Read for bool {
    fn read(record: &Record, name: &str) -> Self {
        f64::read(record, name) != 0.0
    }
}

impl Read for Vec<f64> {
    fn read(record: &Record, name: &str) -> Self {
        match record.values.get(name) {
            Some(Value::List(numbers)) => numbers.clone(),
            _ => Self::new(),
        }
    }
}

impl<const N: usize> Read for [f64; N] {
    fn read(record: &Record, name: &str) -> Self {
        let numbers = Vec::<f64>::read(record, name);
        std::array::from_fn(|index| numbers.get(index).copied().unwrap_or(0.0))
    }
}

impl Read for Vec<[f64; 2]> {
    fn read(record: &Record, name: &str) -> Self {
        Vec::<f64>::read(record, name).as_chunks::<2>().0.to_vec()
    }
}

impl Read for Origin {
    fn read(record: &Record, name: &str) -> Self {
        match record.values.get(name) {
            Some(Value::Origin(origin)) => origin.clone(),
            _ => record.origin.clone(),
        }
    }
}

/// A typed row of the catalogue.
pub trait Row: Sized + Send + Sync + 'static {
    /// Its fields, beside key, name and origin.
    const FIELDS: &'static [Field];
    /// Fields whose values stand in an order.
    const ORDERS: &'static [Order];
    /// The row that a record makes; the record is checked before.
    fn from_record(record: &Record) -> Self;
    /// Key that scenarios use.
    fn key(&self) -> &str;
}

/// Says how a typed row is made: each field of its file with its type and what it holds, the fields whose
/// values stand in an order, and the row made of them, with units at this edge.
macro_rules! row {
    (
        $row:ident($key:ident, $name:ident, $origin:ident) {
            $( $field:ident: $type:ty = $holds:expr, )*
        }
        $( where $( $lower:ident $below:tt $higher:ident, )* )?
        => $make:expr
    ) => {
        impl $crate::catalog::row::Row for $row {
            const FIELDS: &'static [$crate::catalog::field::Field] = &[
                $( $crate::catalog::field::Field { name: stringify!($field), holds: $holds }, )*
            ];
            const ORDERS: &'static [$crate::catalog::field::Order] = &[ $( $(
                $crate::catalog::field::Order {
                    lower: stringify!($lower),
                    higher: stringify!($higher),
                    strict: is_strict!($below),
                },
            )* )? ];

            fn from_record(record: &$crate::catalog::record::Record) -> Self {
                $( let $field = <$type as $crate::catalog::row::Read>::read(record, stringify!($field)); )*
                let $key = record.key.clone();
                let $name = record.name.clone();
                let $origin = record.origin.clone();
                $make
            }

            fn key(&self) -> &str {
                &self.key
            }
        }
    };
}

/// Whether two fields in an order must differ.
macro_rules! is_strict {
    (<) => {
        true
    };
    (<=) => {
        false
    };
}

/// Makes an enum that files write as a word.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        $name:ident { $( $(#[doc = $help:literal])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $help])* $variant, )*
        }

        impl $name {
            /// Its word in data files.
            pub fn word(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )*
                }
            }

            /// What a field of it may hold.
            pub(super) const WORD: $crate::catalog::field::Holds =
                $crate::catalog::field::Holds::Word(&[ $( $word ),* ]);
        }

        impl $crate::catalog::row::Read for $name {
            fn read(record: &$crate::catalog::record::Record, name: &str) -> Self {
                const ALL: &[$name] = &[ $( $name::$variant ),* ];
                let word = match record.values.get(name) {
                    Some($crate::catalog::record::Value::Text(word)) => word.as_str(),
                    _ => "",
                };
                let place = [ $( $word ),* ].iter().position(|known| *known == word);
                ALL[place.unwrap_or(0)]
            }
        }
    };
}
