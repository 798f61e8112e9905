//! Where the power of the site goes on one day.

use crate::evaluate::DayState;
use crate::present::shape::Ink;
use crate::present::table::Table;
use crate::present::words::Names;

/// One consumer, or a kind of loss.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceRow {
    /// What it is.
    pub label: &'static str,
    /// Power at the site's design peak, MW.
    pub mw: f64,
    /// The same as text: `163.2 MW`.
    pub text: String,
    /// Over the site's, from 0 to 1: length of its bar.
    pub share: f64,
    /// Its colour.
    pub ink: Ink,
}

/// All consumers and losses; their sum is the site's load.
pub fn rows(state: &DayState, names: &Names) -> Vec<BalanceRow> {
    let _ = (state, names);
    Vec::new()
}

/// The same as a table.
pub fn table(state: &DayState, names: &Names) -> Table {
    let _ = (state, names);
    Table::default()
}
