//! Why a link cannot be made or read, as data, and as one sentence for the command line.

use std::fmt;

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::MAX_TEXT_CHARACTERS;
use crate::codec::link::MAX_CHARACTERS;
use crate::codec::link::VERSION;

/// Why a link cannot be made or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The text holds no scenario.
    Empty,
    /// It is longer than any link that is made.
    TooLong {
        /// Its length, counted after `s=`.
        characters: usize,
    },
    /// It has characters that no link has.
    NotBase64,
    /// The checksum differs: a part is missing or changed.
    Damaged,
    /// A later version of the program made it.
    NewerVersion {
        /// The version of the link.
        version: u8,
    },
    /// It holds fields that only a later version of the program knows.
    NewerFields,
    /// It differs from a preset that is not known here.
    UnknownPreset {
        /// The number of the preset.
        id: u64,
    },
    /// It unpacks to more than any scenario holds.
    TooLarge,
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
    /// The checksum is right, the content is not: no program of ours made it.
    Malformed,
}

impl std::error::Error for LinkError {}

impl fmt::Display for LinkError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(out, "The text holds no scenario; a link has it after #s=."),
            Self::TooLong { characters } => write!(
                out,
                "The link has {characters} characters, and no more than {MAX_CHARACTERS} travel safely: send the file instead."
            ),
            Self::NotBase64 => write!(
                out,
                "The link has characters that no link has: was it cut off or joined with other text?"
            ),
            Self::Damaged => write!(
                out,
                "A part of the link is missing or changed; ask for it again."
            ),
            Self::NewerVersion { version } => write!(
                out,
                "The link is of version {version}, or uses what only a later program knows; this program reads version {VERSION}."
            ),
            Self::NewerFields => {
                write!(
                    out,
                    "The link holds fields that only a later version of the program knows."
                )
            }
            Self::UnknownPreset { id } => write!(
                out,
                "The link refers to preset {id}, which this program does not have: a later version made it."
            ),
            Self::TooLarge => write!(out, "The scenario is larger than a link may hold."),
            Self::ListTooLong { items } => write!(
                out,
                "A list of the scenario has {items} items; a link holds at most {MAX_LIST_ITEMS}."
            ),
            Self::TextTooLong { characters } => write!(
                out,
                "A text of the scenario has {characters} characters; a link holds at most {MAX_TEXT_CHARACTERS}."
            ),
            Self::Malformed => write!(
                out,
                "The link holds no scenario that this program could have made."
            ),
        }
    }
}
