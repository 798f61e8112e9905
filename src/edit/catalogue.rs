//! Changes of the rows that a scenario overrides or brings along.

use crate::edit::list::ItemChange;
use crate::edit::list::ListEdit;
use crate::edit::target::EditTarget;
use crate::scenario::CatalogueRow;
use crate::scenario::CatalogueValue;
use crate::scenario::Scenario;
use crate::scenario::record::Value;

/// Changes the scenario's own rows of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub enum CatalogueEdit {
    /// Changes the list of rows, or what a row says of itself.
    Rows(ListEdit<CatalogueRow>),
    /// Changes the values of one row.
    Values {
        /// Place of the row.
        row: usize,
        /// What changes.
        edit: ListEdit<CatalogueValue>,
    },
}

impl CatalogueEdit {
    /// The change of the list of rows (`catalogue`), or of the values of one (`catalogue[3].values`); `None`
    /// for any other path.
    pub(super) fn of_list(list: &str, change: ItemChange) -> Option<Self> {
        if list == "catalogue" {
            return ListEdit::of_item(change).map(Self::Rows);
        }
        let row = list.strip_prefix("catalogue[")?.strip_suffix("].values")?;
        let (row, edit) = (row.parse().ok()?, ListEdit::of_item(change)?);
        Some(Self::Values { row, edit })
    }

    /// Makes the change. A row that is not there changes nothing.
    pub fn apply(&self, rows: &mut Vec<CatalogueRow>) {
        match self {
            Self::Rows(edit) => edit.apply(rows),
            Self::Values { row, edit } => {
                if let Some(row) = rows.get_mut(*row) {
                    edit.apply(&mut row.values);
                }
            }
        }
    }

    pub(super) fn target(&self) -> EditTarget {
        match self {
            Self::Rows(edit) => edit.target::<Scenario>("", "catalogue"),
            Self::Values { row, edit } => {
                edit.target::<CatalogueRow>(&format!("catalogue[{row}]"), "values")
            }
        }
    }

    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::Rows(edit) => edit.value(),
            Self::Values { edit, .. } => edit.value(),
        }
    }

    pub(super) fn value_in(&self, rows: &[CatalogueRow]) -> Option<Value> {
        match self {
            Self::Rows(edit) => edit.value_in(rows),
            Self::Values { row, edit } => edit.value_in(&rows.get(*row)?.values),
        }
    }

    pub(super) fn item_name_in(&self, rows: &[CatalogueRow]) -> Option<String> {
        match self {
            Self::Rows(edit) => edit.item_name_in(rows),
            Self::Values { row, .. } => {
                let row = rows.get(*row)?;
                let mut names = [&row.name, &row.id].into_iter();
                names.find(|name| !name.is_empty()).cloned()
            }
        }
    }
}
