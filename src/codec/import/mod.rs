//! Lists that planners have already: racks, and equipment, as tables with separators (CSV).
//!
//! ```text
//! racks:      hall, row, position, platform        and any other field of a deployment
//! equipment:  kind, id, name, key, count, ready day and any other field of that kind
//! ```
//!
//! One line of a rack list is one rack; racks of one platform in one hall become one deployment, and where
//! the list has rows and positions, each rack that is not placed there anyway becomes a move by hand. One
//! line of an equipment list is one item of a list of the scenario: an id that is there already changes
//! that item, every other line adds one. Which lists and fields there are comes from the shapes of the
//! sections. A list is taken whole or not at all: with one line that is not understood nothing changes,
//! and the report names every such line.

mod columns;
mod equipment;
mod mend;
mod number;
mod places;
mod racks;
mod report;
mod rows;
mod table;

pub use report::ListKind;
pub use report::Problem;
pub use report::Remark;
pub use report::Report;

use crate::edit::Edit;
use crate::edit::ItemChange;
use crate::scenario::Scenario;

/// Longest list that is read: 100,000 racks take about 3 MB.
pub const MAX_BYTES: usize = 4_000_000;

/// Most lines that are read.
pub const MAX_LINES: usize = 120_000;

/// Most cells of one line.
pub const MAX_CELLS: usize = 200;

/// Most remarks of a report. Whoever has more of them has another kind of file.
pub const MAX_REMARKS: usize = 200;

/// A list as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// All that the list changes, as one step; `None` when something was not understood or nothing
    /// would change.
    pub edit: Option<Edit>,
    /// What was understood and what was not, line by line.
    pub report: Report,
}

/// Reads a list as additions to a scenario. Never panics and never takes half of a list.
pub fn read(text: &str, scenario: &Scenario) -> Imported {
    let mut report = Report::default();
    let mut changes = changes(text, scenario, &mut report);
    if !report.is_clean() {
        changes.clear();
    }
    if changes.is_empty() {
        (report.added, report.changed, report.moved) = (0, 0, 0);
    }
    report.sort();
    Imported {
        edit: Edit::of_lists(&changes),
        report,
    }
}

/// Reads bytes, which must be UTF-8.
pub fn read_bytes(bytes: &[u8], scenario: &Scenario) -> Imported {
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text, scenario),
        Err(_) => {
            let mut report = Report::default();
            report.whole(Problem::NotText);
            Imported { edit: None, report }
        }
    }
}

/// Whether a text looks like a list rather than a link or a scenario file: its first line has the
/// columns of one.
pub fn is_list(text: &str) -> bool {
    // Enough for any first line: what is pasted may be large.
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut report = Report::default();
    table::read(&text[..end], &mut report)
        .is_some_and(|table| columns::kind_of(&table.header).is_some())
}

/// The changes that a list asks for.
fn changes(text: &str, scenario: &Scenario, report: &mut Report) -> Vec<(String, ItemChange)> {
    if MAX_BYTES < text.len() {
        report.whole(Problem::TooLarge { bytes: text.len() });
        return Vec::new();
    }
    let Some(table) = table::read(text, report) else {
        return Vec::new();
    };
    let Some(kind) = columns::kind_of(&table.header) else {
        report.whole(Problem::NoHeader);
        return Vec::new();
    };
    report.kind = Some(kind);
    report.lines = table.rows.len();
    let (mut items, listed) = match kind {
        ListKind::Racks => racks::read(&table, scenario, report),
        ListKind::Equipment => (equipment::read(&table, scenario, report), Vec::new()),
    };
    if items.is_empty() {
        if report.is_clean() {
            report.whole(Problem::NoLines);
        }
        return Vec::new();
    }
    items.extend(places::removals(&listed, scenario));
    let plan = mend::check(scenario, &items, report);
    if !listed.is_empty() && report.is_clean() {
        let Some(plan) = plan else {
            report.whole(Problem::NoPlan);
            return Vec::new();
        };
        let header = racks::header(&table);
        items.extend(places::moves(&listed, &plan, scenario, &header, report));
        mend::check(scenario, &items, report);
    }
    let listed = items.into_iter().flat_map(|item| {
        let list = item.target.path.clone();
        (item.changes.into_iter()).map(move |change| (list.clone(), change))
    });
    listed.collect()
}
