//! What an import understood and what not, as data: sentences are made by `present::words`.

use crate::codec::import::MAX_REMARKS;
use crate::finding::Finding;

/// Which of the two lists it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// One rack a line.
    Racks,
    /// One item of equipment a line.
    Equipment,
}

/// What an import found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Which list it is; `None` when that was not understood.
    pub kind: Option<ListKind>,
    /// Lines with content, the first with the names of the columns apart.
    pub lines: usize,
    /// Items that come in; 0 when nothing is taken.
    pub added: usize,
    /// Items that change; 0 when nothing is taken.
    pub changed: usize,
    /// Racks that are moved to where the list says; 0 when nothing is taken.
    pub moved: usize,
    /// Everything to be said, by line.
    pub remarks: Vec<Remark>,
    /// Remarks beyond [`MAX_REMARKS`] that were left out.
    pub left_out: usize,
}

/// Something to be said about a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The line, counted from 1; 0 for the whole list.
    pub line: usize,
    /// Further lines of which the same is to be said.
    pub more: usize,
    /// Name of the column as the list has it; empty when it is about none.
    pub column: String,
    /// What.
    pub problem: Problem,
}

/// What is to be said.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The list is not UTF-8.
    NotText,
    /// The list is longer than any.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// The list has more lines than are read.
    TooManyLines,
    /// There is nothing in it.
    NoLines,
    /// The first line has the columns of neither list.
    NoHeader,
    /// A column is named twice.
    RepeatedColumn,
    /// Nothing has a field of this name. A note: the column is left out.
    UnknownColumn,
    /// A quotation mark is opened and never closed.
    OpenQuote,
    /// A line has more cells than there are columns.
    TooManyCells {
        /// How many it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A cell is empty that must not be.
    MissingCell,
    /// The kind is none that the scenario has.
    UnknownKind {
        /// What stands there.
        given: String,
    },
    /// This kind of item has no such field.
    NoSuchField {
        /// The list, such as `cooling.chillers`.
        list: &'static str,
    },
    /// No number.
    NotANumber {
        /// What stands there.
        given: String,
    },
    /// A number with one mark and three digits after it: thousands or a fraction?
    Ambiguous {
        /// What stands there.
        given: String,
    },
    /// Neither yes nor no.
    NotAFlag {
        /// What stands there.
        given: String,
    },
    /// Two racks stand at one position.
    RepeatedPosition {
        /// The line of the first.
        first: usize,
    },
    /// Two lines have one id.
    RepeatedId {
        /// The line of the first.
        first: usize,
    },
    /// What the check of the scenario says of the item.
    Finding(Finding),
    /// Neither a number nor letters: no row and no position.
    NotAPlace {
        /// What stands there.
        given: String,
    },
    /// Several racks are said to stand at one position.
    NotOneRack,
    /// The place lies outside the hall.
    OutsideHall,
    /// The hall is not drawn in metres: its racks come in without their places.
    NotDrawn,
    /// There is no Plan with the list in it, so that nobody can say where its places are.
    NoPlan,
}

impl Problem {
    /// Whether the list is taken all the same.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::UnknownColumn | Self::NotDrawn)
    }
}

impl Report {
    /// Whether everything was understood.
    pub fn is_clean(&self) -> bool {
        self.left_out == 0 && self.remarks.iter().all(|remark| remark.problem.is_note())
    }

    /// Says something of the whole list.
    pub(super) fn whole(&mut self, problem: Problem) {
        self.line(0, "", problem);
    }

    /// Says something of a line. What was said of an earlier line already is only counted there.
    pub(super) fn line(&mut self, line: usize, column: &str, problem: Problem) {
        let same = self.remarks.iter_mut().find(|remark| {
            remark.column == column && is_same(&remark.problem, &problem) && remark.line != 0
        });
        if let Some(remark) = same {
            remark.more += 1;
        } else if self.remarks.len() < MAX_REMARKS {
            self.remarks.push(Remark {
                line,
                more: 0,
                column: column.to_owned(),
                problem,
            });
        } else {
            self.left_out += 1;
        }
    }

    /// Brings the remarks into the order of the lines.
    pub(super) fn sort(&mut self) {
        self.remarks.sort_by_key(|remark| remark.line);
    }
}

/// Whether two problems read the same, wherever they are: 500 racks in one unknown hall are one remark.
fn is_same(one: &Problem, other: &Problem) -> bool {
    match (one, other) {
        (Problem::Finding(one), Problem::Finding(other)) => {
            one.code == other.code && one.amount == other.amount
        }
        _ => one == other,
    }
}
