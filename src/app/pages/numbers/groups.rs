//! Which numbers stand in which group, in which order.

use crate::app::components::LeafSpec;
use crate::app::pages::branch::Branch;
use crate::app::pages::branch::below;
use crate::app::pages::branch::find;
use crate::scenario::record::Node;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// A group of numbers: its name for people, and its sections and lists.
#[derive(Debug)]
pub(super) struct Group {
    /// Its name.
    pub(super) label: &'static str,
    /// Sections first: they stand together, before the items of the lists.
    rows: &'static [Row],
}

/// The path of a section or of a list, and names of leaves of it or of its items.
type Row = (&'static str, &'static [&'static str]);

/// What is shown of machines that come in numbers.
const COUNTED: &[&str] = &["count", "ready_day"];
/// What is shown of machines in halls.
const SPARED: &[&str] = &["count", "spares"];

/// All groups, in the order of the panel.
pub(super) const GROUPS: &[Group] = &[
    Group {
        label: "Goals and redundancy",
        rows: &[
            ("", &["sourced_only", "start_date", "horizon_days"]),
            ("targets", &["supply_redundancy", "cooling_spares"]),
            ("phases", &["gpus", "due_day"]),
        ],
    },
    Group {
        label: "GPU racks",
        rows: &[
            ("it", &["running_share", "design_margin"]),
            ("it.deployments", &["racks", "ready_day"]),
        ],
    },
    Group {
        label: "Supply",
        rows: &[
            ("power.grid", &["contract_mw", "ready_day"]),
            ("power.generation", COUNTED),
            ("power.batteries", COUNTED),
        ],
    },
    Group {
        label: "Power blocks",
        rows: &[("power.blocks", &["count", "topology"])],
    },
    Group {
        label: "Cooling plant",
        rows: &[
            (
                "cooling",
                &["supply_c", "loop_rise_k", "condenser_limit_c", "cycles"],
            ),
            ("cooling.chillers", COUNTED),
            ("cooling.towers", COUNTED),
            ("cooling.rejection", &["count", "unit_mw"]),
        ],
    },
    Group {
        label: "CDUs and air coolers",
        rows: &[("cooling.cdus", SPARED), ("cooling.air", SPARED)],
    },
    Group {
        label: "Site",
        rows: &[(
            "site",
            &[
                "design_basis",
                "house_mw",
                "recirculation_dry_k",
                "recirculation_wet_k",
                "water_peak_day_ml",
            ],
        )],
    },
];

/// One thing with its numbers.
#[derive(Default)]
pub(in crate::app::pages) struct Item {
    /// Its id; empty for what stands alone.
    pub(in crate::app::pages) id: String,
    /// Its name; empty for what stands alone.
    pub(in crate::app::pages) title: String,
    /// Where its numbers are known from, and how well.
    pub(in crate::app::pages) source: String,
    /// The letter of its confidence.
    pub(in crate::app::pages) confidence: String,
    /// Whether no source gives it.
    pub(in crate::app::pages) is_assumption: bool,
    /// Its numbers.
    pub(in crate::app::pages) specs: Vec<LeafSpec>,
}

impl Group {
    /// Its things with their numbers, from the tree of the scenario.
    pub(super) fn items(&self, tree: &Node) -> Vec<Item> {
        let mut alone = Item::default();
        let mut listed = Vec::new();
        for (path, names) in self.rows {
            let Some((shape, node)) = find(tree, path) else {
                continue;
            };
            if let Node::List(items) = node {
                let items = items.iter().enumerate();
                listed
                    .extend(items.filter_map(|(index, item)| one(path, index, shape, item, names)));
            } else if let Some(branch) = Branch::of(shape, node, None) {
                alone.specs.extend(branch.some_specs(path, names));
            }
        }
        if !alone.specs.is_empty() {
            listed.insert(0, alone);
        }
        listed
    }

    /// Whether it shows the leaf of a path, with or without an index.
    fn shows(&self, path: &str) -> bool {
        let (parent, leaf) = path.rsplit_once('.').unwrap_or(("", path));
        let list = parent.split_once('[').map_or(parent, |(list, _)| list);
        let mut rows = self.rows.iter();
        rows.any(|(place, names)| *place == list && names.contains(&leaf))
    }
}

/// One item of a list with some of its numbers; `None` when it is none.
pub(in crate::app::pages) fn one(
    list: &str,
    index: usize,
    shape: &'static SectionShape,
    item: &Node,
    names: &[&str],
) -> Option<Item> {
    let branch = Branch::of(shape, item, Some((list, index)))?;
    Some(Item {
        id: branch.text("id").to_owned(),
        title: branch.title().to_owned(),
        source: branch.text("source").to_owned(),
        confidence: branch.text("confidence").to_owned(),
        is_assumption: branch.value("assumption") == Some(&Value::Flag(true)),
        specs: branch.some_specs(&format!("{list}[{index}]"), names),
    })
}

/// The place among the groups of the one that shows a field.
pub(super) fn group_of(path: &str) -> Option<usize> {
    GROUPS.iter().position(|group| group.shows(path))
}

/// The path of the first number of an asset.
pub(in crate::app::pages) fn path_of_asset(tree: &Node, id: &str) -> Option<String> {
    let mut rows = GROUPS.iter().flat_map(|group| group.rows);
    rows.find_map(|(list, names)| {
        let (shape, Node::List(items)) = find(tree, list)? else {
            return None;
        };
        let has_id = |item: &Node| {
            Branch::of(shape, item, None).is_some_and(|branch| branch.text("id") == id)
        };
        let index = items.iter().position(has_id)?;
        Some(below(&format!("{list}[{index}]"), names.first()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::presets::Presets;
    use crate::scenario::Scenario;
    use crate::scenario::record::Section;

    #[test]
    fn every_leaf_of_every_group_exists() {
        let tree = Section::to_node(&Scenario::default());
        for (place, names) in GROUPS.iter().flat_map(|group| group.rows) {
            let (shape, _) = find(&tree, place).unwrap();
            for name in *names {
                let is_there = shape.leaves.iter().any(|leaf| leaf.name == *name);
                assert!(is_there, "{place}.{name}");
            }
        }
    }

    #[test]
    fn every_number_and_asset_leads_to_its_group() {
        let presets = Presets::frozen();
        let tree = Section::to_node(&presets.by_key("colossus").unwrap().scenario);
        let mut fields = 0;
        for (at, group) in GROUPS.iter().enumerate() {
            for item in group.items(&tree) {
                for spec in &item.specs {
                    assert_eq!(group_of(&spec.path), Some(at), "{}", spec.path);
                    fields += 1;
                }
                if !item.id.is_empty() {
                    let path = path_of_asset(&tree, &item.id).unwrap();
                    assert!(group_of(&path).is_some(), "{path}");
                }
            }
        }
        assert!(30 < fields, "{fields}");
        assert_eq!(group_of("floor.halls[0].rows"), None);
        assert_eq!(path_of_asset(&tree, "no such asset"), None);
    }
}
