//! English.

mod classes;
pub(super) mod cooling;
mod cooling_cards;
pub(in crate::present) mod cooling_plant;
pub(in crate::present) mod cooling_year;
pub(super) mod edit;
pub(super) mod field;
pub(super) mod finding;
pub(super) mod import;
pub(super) mod label;
mod labels;
pub(super) mod limit;
pub mod page;
pub(super) mod place;
pub(in crate::present) mod power;
mod power_elements;
mod power_follows;
mod power_labels;
mod power_stands;
mod power_supplied;
pub(super) mod record;
pub(super) mod summary;
pub(super) mod table;
pub(super) mod terms;

/// What a chart shows whose numbers are there as a table.
pub(super) fn chart_with_table(title: &str) -> String {
    format!("{title}. The same numbers are there as a table.")
}
