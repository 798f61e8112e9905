//! Changes in English: what undo and redo would take back or make again.

use super::label;
use super::place;
use super::terms;
use crate::edit::Edit;
use crate::edit::TargetKind;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Value;

/// A change in a few words.
pub(in crate::present::words) fn words(edit: &Edit, before: &Scenario, after: &Scenario) -> String {
    let target = edit.target();
    let list_key = target.list.map_or("", |list| list.name);
    let item = |scenario: &Scenario| {
        edit.item_name_in(scenario)
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| label::item(list_key).to_owned())
    };
    match target.kind {
        TargetKind::Leaf(leaf) => leaf_words(edit, leaf, &target.path, before, after),
        TargetKind::Insert => format!("Add {}", item(after)),
        TargetKind::Remove => format!("Remove {}", item(before)),
        TargetKind::Move { .. } => format!("Move {}", item(before)),
        TargetKind::Several => "Several changes at once".to_owned(),
        TargetKind::Whole if after.title.is_empty() => "Open another scenario".to_owned(),
        TargetKind::Whole => format!("Open “{}”", after.title),
    }
}

fn leaf_words(
    edit: &Edit,
    leaf: &'static LeafShape,
    path: &str,
    before: &Scenario,
    after: &Scenario,
) -> String {
    let names = Names::of(before);
    // The count of a group needs no label: its name says what is counted.
    let owner = path.strip_suffix(".count");
    let place = match owner {
        Some(owner) => format!("{}:", place::owner_words(owner, &names)),
        None => place::field(path, &names),
    };
    let place = terms::capital(&place);
    let value_of = |value: Option<Value>| {
        value.map_or_else(String::new, |value| {
            shortened(&label::value_with_unit(&value, leaf))
        })
    };
    let old = value_of(edit.value_in(before));
    let new = value_of(edit.value().cloned().or_else(|| edit.value_in(after)));
    format!("{place} {old} → {new}")
}

/// Notes and titles would fill the button: their beginning is enough.
fn shortened(text: &str) -> String {
    const MOST_LETTERS: usize = 24;
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST_LETTERS - 1).collect();
    format!("{}…", start.trim_end())
}
