//! Halls that read alike are told once.

use crate::present::words::cooling_plant as words;

/// What is said of one hall, in the order of the halls.
pub(super) struct Said {
    /// The hall's name.
    pub(super) hall: String,
    /// What of it is meant, such as a platform; empty for the hall as a whole.
    pub(super) part: String,
    /// What is said.
    pub(super) cells: Vec<String>,
}

/// Joins what reads the same of several halls: the first of them gives the place.
pub(super) fn join(all: impl Iterator<Item = Said>) -> Vec<Said> {
    let mut joined: Vec<Said> = Vec::new();
    for said in all {
        let same = |it: &&mut Said| it.part == said.part && it.cells == said.cells;
        match joined.iter_mut().find(same) {
            Some(first) => first.hall = words::and_hall(&first.hall, &said.hall),
            None => joined.push(said),
        }
    }
    joined
}

/// Rows of a table: the halls with the part, then the cells.
pub(super) fn rows(all: impl Iterator<Item = Said>) -> Vec<Vec<String>> {
    let row = |said: Said| {
        let first = words::of_halls(&said.hall, &said.part);
        std::iter::once(first).chain(said.cells).collect()
    };
    join(all).into_iter().map(row).collect()
}
