//! Names of columns and of kinds, as people write them.

use crate::codec::import::ListKind;
use crate::codec::import::Problem;
use crate::codec::import::Report;
use crate::codec::import::table::Table;
use crate::scenario::Scenario;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;

/// Other names of columns. The units that spreadsheets put behind a name are part of ours already.
const COLUMNS: &[(&str, &str)] = &[
    ("catalogue_key", "key"),
    ("catalog_key", "key"),
    ("model", "key"),
    ("room", "hall"),
    ("data_hall", "hall"),
    ("rack_type", "platform"),
    ("rack_position", "position"),
    ("pos", "position"),
    ("quantity", "count"),
    ("qty", "count"),
    ("number", "count"),
    ("ready", "ready_day"),
    ("day", "ready_day"),
    ("item", "kind"),
    ("use", "type"),
    ("duty", "type"),
];

/// Other names of kinds, in the singular, and the list that they are in.
const KINDS: &[(&str, &str)] = &[
    ("rack", "deployments"),
    ("turbine", "generation"),
    ("gas_turbine", "generation"),
    ("engine", "generation"),
    ("gas_engine", "generation"),
    ("generator", "generation"),
    ("genset", "generation"),
    ("battery", "batteries"),
    ("bess", "batteries"),
    ("contract", "grid"),
    ("feed", "grid"),
    ("grid_contract", "grid"),
    ("power_block", "blocks"),
    ("rear_door", "air"),
    ("air_handler", "air"),
    ("air_cooler", "air"),
    ("cooling_tower", "towers"),
    ("support_rack", "support"),
    ("engine_generator", "generation"),
    ("diesel", "generation"),
    ("megapack", "batteries"),
    ("utility_feed", "grid"),
    ("substation", "grid"),
    ("substation_transformer", "grid"),
    ("feed_transformer", "grid"),
    ("transformer", "blocks"),
    ("block_transformer", "blocks"),
    ("mechanical_block", "blocks"),
    ("switchgear", "sections"),
    ("mv_section", "sections"),
    ("load_class", "classes"),
    ("ups", "classes"),
    ("coolant_distribution_unit", "cdus"),
    ("crah", "air"),
    ("crac", "air"),
    ("ahu", "air"),
    ("fan_wall", "air"),
    ("fan_coil", "air"),
    ("header", "loops"),
    ("facility_loop", "loops"),
    ("tower_cell", "towers"),
    ("drycooler", "dry_coolers"),
    ("adiabatic_cooler", "dry_coolers"),
    ("buffer_tank", "tanks"),
    ("data_hall", "halls"),
    ("keepout", "keep_outs"),
    ("column", "keep_outs"),
    ("door", "keep_outs"),
    ("network_room", "rooms"),
    ("power_room", "rooms"),
    ("battery_room", "rooms"),
    ("mechanical_room", "rooms"),
    ("rack_type", "platforms"),
    ("milestone", "phases"),
];

/// What some words of kinds say beside the list: the word that the item's own kind gets.
const TYPES: &[(&str, &str)] = &[
    ("column", "column"),
    ("door", "door"),
    ("network_room", "network"),
    ("power_room", "power"),
    ("battery_room", "battery"),
    ("mechanical_room", "mechanical"),
];

/// Leaves that a column named `type` fills, the first that an item has: the column `kind` names the list.
const TYPE_LEAVES: &[&str] = &["kind", "duty", "class"];

/// Leaves that a column named `key` fills, the first that an item has.
const KEYS: &[&str] = &["unit", "platform", "based_on", "transformer", "ups"];

/// A list of the scenario.
pub(super) struct Target {
    /// Its path, such as `cooling.chillers`.
    pub(super) path: String,
    /// What each item is.
    pub(super) shape: &'static SectionShape,
}

/// Every list of the scenario, from its shape.
pub(super) fn targets() -> &'static [Target] {
    use std::sync::OnceLock;
    static TARGETS: OnceLock<Vec<Target>> = OnceLock::new();
    TARGETS.get_or_init(|| {
        let mut found = Vec::new();
        collect(Scenario::SHAPE, "", &mut found);
        found
    })
}

/// The list with this path.
pub(super) fn target_at(path: &str) -> Option<&'static Target> {
    targets().iter().find(|target| target.path == path)
}

fn collect(shape: &'static SectionShape, path: &str, found: &mut Vec<Target>) {
    for part in shape.parts {
        let below = if path.is_empty() {
            part.name.to_owned()
        } else {
            format!("{path}.{}", part.name)
        };
        if part.is_list {
            found.push(Target {
                path: below,
                shape: part.section,
            });
        } else {
            collect(part.section, &below, found);
        }
    }
}

/// The list that a kind names: by the list's own name, by one of its things, in singular or plural.
pub(super) fn target_of(kind: &str) -> Option<&'static Target> {
    let kind = plain(kind);
    let singular = kind.strip_suffix('s').unwrap_or(&kind);
    let other = (KINDS.iter())
        .find(|(word, _)| *word == kind || *word == singular)
        .map(|(_, list)| *list);
    targets().iter().find(|target| {
        let name = target.path.rsplit('.').next().unwrap_or_default();
        name == kind || name.strip_suffix('s') == Some(kind.as_str()) || Some(name) == other
    })
}

/// The word that a kind says of its item beside the list that it is in: `door` is a keep-out that is a door.
pub(super) fn type_of(kind: &str) -> Option<&'static str> {
    let kind = plain(kind);
    let singular = kind.strip_suffix('s').unwrap_or(&kind);
    let mut types = TYPES.iter();
    types
        .find(|(word, _)| *word == singular)
        .map(|(_, word)| *word)
}

/// Which list a first line begins.
pub(super) fn kind_of(header: &[String]) -> Option<ListKind> {
    let names: Vec<String> = header.iter().map(|name| column(name)).collect();
    let has = |name: &str| names.iter().any(|it| it == name);
    if has("kind") {
        Some(ListKind::Equipment)
    } else if has("hall") && has("platform") {
        Some(ListKind::Racks)
    } else {
        None
    }
}

/// Names of the columns in our words. One that is there twice is a problem, one that nothing has a
/// note; both become empty, so that no cell is read from them.
pub(super) fn read(table: &Table, also: &[&str], report: &mut Report) -> Vec<String> {
    let mut columns: Vec<String> = Vec::with_capacity(table.header.len());
    for given in &table.header {
        let name = column(given);
        let is_known = also.contains(&name.as_str())
            || (targets().iter()).any(|target| leaf_of(target.shape, &name).is_some());
        let problem = if name.is_empty() {
            None
        } else if columns.contains(&name) {
            Some(Problem::RepeatedColumn)
        } else if is_known {
            columns.push(name);
            continue;
        } else {
            Some(Problem::UnknownColumn)
        };
        columns.push(String::new());
        if let Some(problem) = problem {
            report.line(table.header_line, given, problem);
        }
    }
    columns
}

/// Position of the leaf that a column fills in items of a shape.
pub(super) fn leaf_of(shape: &SectionShape, column: &str) -> Option<usize> {
    let place = |name: &str| shape.leaves.iter().position(|leaf| leaf.name == name);
    match column {
        "key" => KEYS.iter().find_map(|key| place(key)),
        "type" => TYPE_LEAVES.iter().find_map(|leaf| place(leaf)),
        "count" => ["count", "racks", "quantity"]
            .iter()
            .find_map(|leaf| place(leaf)),
        _ => place(column),
    }
}

/// The name of a column in our words: `Ready day` and `Unit [MW]` are `ready_day` and `unit_mw`.
fn column(given: &str) -> String {
    let name = plain(given);
    let other = COLUMNS.iter().find(|(word, _)| *word == name);
    other.map_or(name, |(_, column)| (*column).to_owned())
}

/// Lower case, and one underscore for all that is neither letter nor digit.
pub(super) fn plain(text: &str) -> String {
    joined(text, '_')
}

/// The same with hyphens, as keys and ids are written.
pub(super) fn slug(text: &str) -> String {
    joined(text, '-')
}

fn joined(text: &str, by: char) -> String {
    let mut name = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            name.extend(c.to_lowercase());
        } else if !name.is_empty() && !name.ends_with(by) {
            name.push(by);
        }
    }
    name.trim_end_matches(by).to_owned()
}
