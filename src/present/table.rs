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
}
