//! The limits of one day, in GPUs, as bars and as a table.

use crate::evaluate::DayState;
use crate::evaluate::LimitKind;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::table::Table;
use crate::present::words::Names;

/// One row of the chart: a limit of the site, or the limits of one kind of all halls together.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitRow {
    /// What it is about.
    pub kind: LimitKind,
    /// Its name.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
    /// GPUs it carries now.
    pub used_gpus: f64,
    /// GPUs that are placed beyond what it carries; 0 unless it is short.
    pub short_gpus: f64,
    /// GPUs that its reserve would carry.
    pub reserve_gpus: f64,
    /// GPUs that its stranded part would carry.
    pub stranded_gpus: f64,
    /// GPUs it could still take.
    pub free_gpus: f64,
    /// `+26,000 GPUs` or `−6,912 GPUs`.
    pub free_text: String,
    /// Amounts in its own unit, as a sentence for a tooltip.
    pub own_text: String,
    /// What halls lie behind it; empty when there is nothing to say.
    pub note: String,
    /// Whether it gives the day's headroom.
    pub binds: bool,
    /// Whether it carries less than is placed.
    pub is_short: bool,
}

/// The rows of a day, in the order of the chart.
pub fn rows(state: &DayState, names: &Names) -> Vec<LimitRow> {
    let _ = (state, names);
    Vec::new()
}

/// The rows as bars, so many logical pixels wide.
pub fn scene(state: &DayState, width: f64, names: &Names) -> Scene {
    let _ = (state, names);
    Scene {
        width,
        height: 0.0,
        items: Vec::new(),
    }
}

/// The rows as a table, with the amounts in their own units; hall by hall.
pub fn table(state: &DayState, names: &Names) -> Table {
    let _ = (state, names);
    Table::default()
}
