//! The model beside the record: what the public knows of the real site, line by line.

use crate::evaluate::Evaluation;
use crate::present::Tone;
use crate::present::table::Table;
use crate::present::words::Names;

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordRow {
    /// What is compared, and when.
    pub label: String,
    /// What the model says.
    pub model: String,
    /// What the record allows: `130 to 160 MW`.
    pub record: String,
    /// `met` or `not met`.
    pub verdict: &'static str,
    /// Good or alert.
    pub tone: Tone,
    /// Why it is not met, and what a reader should know.
    pub reason: String,
    /// Source with its confidence.
    pub source: String,
}

/// All lines, in the order of the scenario.
pub fn rows(evaluation: &Evaluation, names: &Names) -> Vec<RecordRow> {
    let _ = (evaluation, names);
    Vec::new()
}

/// The same as a table.
pub fn table(evaluation: &Evaluation, names: &Names) -> Table {
    let _ = (evaluation, names);
    Table::default()
}
