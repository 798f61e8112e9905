//! A table for people: what a chart shows, for those who cannot see it or want to copy it.

use serde::Deserialize;
use serde::Serialize;

/// A table. Every row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows, in a few words.
    pub caption: String,
    /// Names of the columns.
    pub head: Vec<String>,
    /// Cells, row by row; the first of each names its row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows yet.
    pub fn new(caption: &str, head: &[&str]) -> Self {
        Self {
            caption: caption.to_owned(),
            head: head.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Whether a column holds sentences, which are read from the left; numbers stand under each other at the right.
    pub fn is_of_words(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.any(|cell| LONGEST_NUMBER < cell.len())
    }
}

/// A number with its unit, a range or a short note is no longer than this, in bytes.
const LONGEST_NUMBER: usize = 18;
