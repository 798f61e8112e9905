//! Why a network cannot be read: one sentence with the element and the field.

use std::fmt;

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::file::FileError;
use crate::codec::network::MAX_BYTES;

/// Why a network cannot be read, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkError {
    /// The element, such as `line L1`; empty when it concerns none.
    pub element: String,
    /// The field; empty when it concerns none.
    pub field: String,
    /// What is wrong.
    pub fault: NetworkFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkFault {
    /// The file is longer than any network.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// It is not UTF-8.
    NotText,
    /// It is not JSON.
    Json(FileError),
    /// It is JSON of another kind.
    NotANetwork,
    /// A table has more rows than are read.
    TooMany {
        /// How many it has.
        rows: usize,
    },
    /// The field must be there and is not.
    Missing,
    /// Something else belongs there.
    Wrong {
        /// What belongs there, in the middle of a sentence.
        expected: &'static str,
    },
    /// It names something that is not there.
    Unknown {
        /// The name.
        name: String,
    },
    /// It names something that is there more than once.
    Ambiguous {
        /// The name.
        name: String,
    },
    /// Elements of a kind that is not modelled.
    NotModelled,
}

impl NetworkError {
    /// An error of the whole file.
    pub(super) fn whole(fault: NetworkFault) -> Self {
        Self {
            element: String::new(),
            field: String::new(),
            fault,
        }
    }
}

impl std::error::Error for NetworkError {}

impl fmt::Display for NetworkError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.element.is_empty() {
            write!(out, "{}: ", self.element)?;
        }
        if !self.field.is_empty() {
            write!(out, "{} ", self.field)?;
        }
        match &self.fault {
            // Not how many: the command line stops reading at the first byte too many.
            NetworkFault::TooLarge { .. } => {
                write!(
                    out,
                    "the file is too long: at most {MAX_BYTES} bytes are read."
                )
            }
            NetworkFault::NotText => write!(out, "the file is not text in UTF-8."),
            NetworkFault::Json(error) => write!(out, "{error}"),
            NetworkFault::NotANetwork => write!(
                out,
                "this is no network; one is an object with a list named \"bus\", or was written by pandapower's to_json."
            ),
            NetworkFault::TooMany { rows } => {
                write!(
                    out,
                    "there are {rows} rows; at most {MAX_LIST_ITEMS} are read."
                )
            }
            NetworkFault::Missing => write!(out, "is missing."),
            NetworkFault::Wrong { expected } => write!(out, "must be {expected}."),
            NetworkFault::Unknown { name } => write!(out, "names {name}, which does not exist."),
            NetworkFault::Ambiguous { name } => {
                write!(out, "names {name}, which exists more than once.")
            }
            NetworkFault::NotModelled => write!(out, "this kind of element is not modelled."),
        }
    }
}
