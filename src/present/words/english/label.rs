//! Labels of leaves and what their values read like.

use super::labels::LABELS;
use super::terms;
use crate::present::number;
use crate::present::words::FieldWords;
use crate::present::words::ItemWords;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::PartShape;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Endings of leaf names that say the unit, which stands beside the field anyway.
const UNIT_ENDINGS: [&str; 27] = [
    "_l_per_s", "_per_min", "_m3", "_deg", "_min", "_mva", "_kva", "_kv", "_ka", "_mw", "_mwh",
    "_kw", "_kwh", "_kpa", "_kg", "_hz", "_m2", "_ms", "_ml", "_c", "_k", "_m", "_h", "_s", "_a",
    "_t", "_w",
];

/// The label of a leaf.
pub(super) fn name(section: &str, leaf: &str) -> String {
    let of = |wanted: &str| {
        LABELS
            .iter()
            .find(|(section, name, _)| *section == wanted && *name == leaf)
            .map(|(_, _, label)| (*label).to_owned())
    };
    of(section)
        .or_else(|| of(""))
        .unwrap_or_else(|| derived(leaf))
}

/// A label made from the name: `cold_aisle_m` is “Cold aisle”.
fn derived(leaf: &str) -> String {
    let stem = UNIT_ENDINGS
        .iter()
        .find_map(|ending| leaf.strip_suffix(ending))
        .unwrap_or(leaf);
    terms::capital(&stem.replace('_', " "))
}

/// A part of the scenario by its key.
pub(super) fn part(key: &str) -> &str {
    match key {
        "it" => "IT",
        "cdus" => "CDUs",
        "air" => "air coolers",
        "grid" => "grid feeds",
        "blocks" => "power blocks",
        "rejection" => "heat rejection",
        "keep_outs" => "keep-outs",
        "support" => "support racks",
        "sections" => "medium-voltage sections",
        "classes" => "load classes",
        "dry_coolers" => "dry coolers",
        "survive" => "failures to survive",
        "moves" => "moves by hand",
        other => other,
    }
}

/// One item of a list by the list's key.
pub(super) fn item(key: &str) -> &str {
    match key {
        "cdus" => "CDU group",
        "air" => "air cooler group",
        "chillers" => "chiller group",
        "towers" => "tower group",
        "rejection" => "heat rejection",
        "grid" => "grid feed",
        "generation" => "generation group",
        "batteries" => "battery group",
        "blocks" => "block group",
        "keep_outs" => "keep-out",
        "support" => "support racks",
        "record" => "record line",
        "sections" => "medium-voltage section",
        "classes" => "load class",
        "dry_coolers" => "dry cooler group",
        "pumps" => "pump group",
        "tanks" => "tank group",
        "survive" => "failure to survive",
        "moves" => "move by hand",
        "catalogue" => "catalogue row",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

/// A label inside a sentence: small first letter, unless the word is an abbreviation.
pub(super) fn uncapital(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            format!(
                "{}{}",
                first.to_ascii_lowercase(),
                &label[first.len_utf8()..]
            )
        }
        _ => label.to_owned(),
    }
}

/// Label, unit, help and default of a leaf.
pub(in crate::present::words) fn field(section: &SectionShape, leaf: &LeafShape) -> FieldWords {
    FieldWords {
        label: name(section.name, leaf.name),
        unit: unit(leaf).to_owned(),
        help: leaf.help.split_whitespace().collect::<Vec<_>>().join(" "),
        default: default(leaf),
    }
}

/// The documentation of a part, without its full stop.
pub(in crate::present::words) fn part_heading(part: &PartShape) -> String {
    let help = part.help.split_whitespace().collect::<Vec<_>>().join(" ");
    help.trim_end_matches('.').to_owned()
}

/// What is said of an item of a list; `number` counts from 1.
pub(in crate::present::words) fn item_words(number: usize) -> ItemWords {
    ItemWords {
        title: format!("Number {number}"),
        copy: "Duplicate",
        remove: "Remove",
        add: "Add one",
    }
}

/// What holds when nothing is given.
fn default(leaf: &LeafShape) -> String {
    match &leaf.kind {
        LeafKind::Number(range) => match range.default {
            Some(value) => format!(
                "{}: {}",
                number::with_unit(value, range.plain_unit()),
                range.basis
            ),
            None if range.basis == "given" => "must be given".to_owned(),
            None => range.basis.to_owned(),
        },
        LeafKind::Text(words) => words.first().copied().unwrap_or("").to_owned(),
        LeafKind::Flag => "off".to_owned(),
    }
}

/// The value of a leaf as its field shows it.
pub(in crate::present::words) fn value(value: &Value, _leaf: &LeafShape) -> String {
    match value {
        Value::Number(Some(value)) => number::exact(*value),
        Value::Number(None) => String::new(),
        Value::Text(text) => text.clone(),
        Value::Flag(on) => if *on { "on" } else { "off" }.to_owned(),
    }
}

/// The value of a leaf in a sentence. The unit of a count is in its label already.
pub(in crate::present::words) fn value_with_unit(value: &Value, leaf: &LeafShape) -> String {
    match (value, &leaf.kind) {
        (Value::Number(Some(value)), LeafKind::Number(range)) if !range.is_count() => {
            number::with_unit(*value, range.plain_unit())
        }
        (Value::Number(None), _) => "not given".to_owned(),
        (Value::Text(text), _) if text.is_empty() => "not given".to_owned(),
        _ => self::value(value, leaf),
    }
}

fn unit(leaf: &LeafShape) -> &'static str {
    crate::present::words::unit_of(leaf)
}
