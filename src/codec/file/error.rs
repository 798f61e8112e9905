//! Why a file cannot be read, as data, and as one sentence for the command line.

use std::fmt;

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::file::FORMAT;
use crate::codec::file::MAX_BYTES;
use crate::codec::file::VERSION;

/// Why a file cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// Why.
    pub cause: FileCause,
    /// Path of the field, such as `cooling.chillers[0].count`; empty when it is not about a field.
    pub path: String,
    /// Line, counted from 1; 0 when unknown.
    pub line: usize,
    /// Column, counted from 1; 0 when unknown.
    pub column: usize,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileCause {
    /// It is longer than any scenario.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// It is not UTF-8.
    NotText,
    /// It ends in the middle.
    Truncated,
    /// It is not JSON.
    NotJson,
    /// It is JSON of another kind.
    NotAScenario,
    /// A later version of the program wrote it.
    NewerVersion {
        /// The file's version.
        version: u64,
    },
    /// Something stands where something of another kind belongs.
    WrongKind {
        /// What belongs there.
        expected: Kind,
        /// What stands there.
        found: Kind,
    },
    /// A field is given twice.
    Repeated,
    /// A list has more items than are read.
    ListTooLong {
        /// How many it has.
        items: usize,
    },
    /// A text has more characters than are read.
    TextTooLong {
        /// How many it has.
        characters: usize,
    },
    /// A field does not read, for a reason of its own.
    Unreadable,
    /// A list of scenarios that holds other than two.
    NotTwo {
        /// How many it holds; 0 as well for what is no list.
        items: usize,
    },
}

/// What stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: null, or no field at all.
    Nothing,
    /// A number.
    Number,
    /// A whole number from 1 on.
    Version,
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A list.
    List,
    /// A section: names with values.
    Section,
}

impl Kind {
    /// The kind in the middle of a sentence.
    fn words(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Number => "a number",
            Self::Version => "a whole number from 1 on",
            Self::Text => "a text",
            Self::Flag => "true or false",
            Self::List => "a list",
            Self::Section => "a section in braces",
        }
    }
}

impl FileError {
    /// An error that concerns no field.
    pub(super) fn whole(cause: FileCause) -> Self {
        Self {
            cause,
            path: String::new(),
            line: 0,
            column: 0,
        }
    }

    /// An error at a field.
    pub(super) fn at(cause: FileCause, path: &str) -> Self {
        Self {
            cause,
            path: path.to_owned(),
            line: 0,
            column: 0,
        }
    }
}

impl std::error::Error for FileError {}

impl fmt::Display for FileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(out, "{}: ", self.path)?;
        }
        match &self.cause {
            // Not how many: the command line stops reading at the first byte too many.
            FileCause::TooLarge { .. } => {
                write!(
                    out,
                    "the file is too long: at most {MAX_BYTES} bytes are read"
                )
            }
            FileCause::NotText => write!(out, "the file is not text in UTF-8"),
            FileCause::Truncated => write!(out, "the file ends in the middle"),
            FileCause::NotJson => write!(out, "the file is not valid JSON"),
            FileCause::NotAScenario => {
                write!(
                    out,
                    "this is no scenario file; one begins with \"format\": \"{FORMAT}\""
                )
            }
            FileCause::NewerVersion { version } => {
                write!(
                    out,
                    "the file is of version {version}; this program reads versions up to {VERSION}"
                )
            }
            FileCause::WrongKind { expected, found } => {
                write!(
                    out,
                    "{} belongs here, not {}",
                    expected.words(),
                    found.words()
                )
            }
            FileCause::Repeated => write!(out, "the field is given twice"),
            FileCause::ListTooLong { items } => {
                write!(
                    out,
                    "the list has {items} items; at most {MAX_LIST_ITEMS} are read"
                )
            }
            FileCause::TextTooLong { characters } => {
                write!(
                    out,
                    "the text has {characters} characters; at most {MAX_TEXT_CHARACTERS} are read"
                )
            }
            FileCause::Unreadable => write!(out, "the field cannot be read"),
            FileCause::NotTwo { items } => {
                write!(
                    out,
                    "a list of scenarios holds two, A and B; this one holds {items}"
                )
            }
        }?;
        if 0 < self.line {
            write!(out, " (line {}, column {})", self.line, self.column)?;
        }
        write!(out, ".")
    }
}
