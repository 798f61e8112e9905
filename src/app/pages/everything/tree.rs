//! The tree of the scenario by its shapes: items that come and go, and the search through all leaves.

use crate::app::components::LeafSpec;
use crate::app::pages::branch::Branch;
use crate::app::pages::branch::below;
use crate::edit::Edit;
use crate::edit::ItemChange;
use crate::present::words::Names;
use crate::scenario::record::Node;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// The edit that puts an item at the end of a list: a copy of one, or a blank one. Its id is made one that
/// no other has.
pub(super) fn append(
    list: &str,
    shape: &'static SectionShape,
    items: &[Node],
    like: Option<&Node>,
) -> Option<Edit> {
    let mut item = like.cloned().unwrap_or_else(|| blank(shape));
    if let Some(at) = shape.leaves.iter().position(|leaf| leaf.name == "id")
        && let Node::Section(leaves, _) = &mut item
    {
        leaves[at] = Value::Text(free_id(list, items, at));
    }
    let index = items.len();
    Edit::of_list(list, ItemChange::Insert { index, item })
}

/// The edit that takes an item out.
pub(super) fn remove(list: &str, index: usize) -> Option<Edit> {
    Edit::of_list(list, ItemChange::Remove { index })
}

fn blank(shape: &'static SectionShape) -> Node {
    let leaves = shape.leaves.iter().map(|leaf| leaf.kind.blank()).collect();
    let parts = shape.parts.iter().map(|part| {
        if part.is_list {
            Node::List(Vec::new())
        } else {
            blank(part.section)
        }
    });
    Node::Section(leaves, parts.collect())
}

fn free_id(list: &str, items: &[Node], at: usize) -> String {
    let stem = list.rsplit('.').next().unwrap_or(list);
    let is_taken = |id: &str| {
        items.iter().any(|item| match item {
            Node::Section(leaves, _) => leaves.get(at) == Some(&Value::Text(id.to_owned())),
            _ => false,
        })
    };
    let mut ids = (items.len() + 1..).map(|number| format!("{stem}-{number}"));
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}

/// Most leaves that a search shows.
const MOST_FOUND: usize = 60;

/// Every leaf whose name, words or help hold the text, in the order of the file.
pub(super) fn search(
    shape: &'static SectionShape,
    node: &Node,
    text: &str,
    names: &Names,
) -> Vec<(String, LeafSpec)> {
    let mut search = Search {
        text: text.to_lowercase(),
        names,
        found: Vec::new(),
    };
    search.collect(shape, node, None, "");
    search.found
}

/// What is looked for, and what was found.
struct Search<'a> {
    text: String,
    names: &'a Names,
    found: Vec<(String, LeafSpec)>,
}

impl Search<'_> {
    fn collect(
        &mut self,
        shape: &'static SectionShape,
        node: &Node,
        item_of: Option<(&str, usize)>,
        path: &str,
    ) {
        let Some(branch) = Branch::of(shape, node, item_of) else {
            return;
        };
        for spec in branch.specs(path) {
            if self.found.len() < MOST_FOUND && self.holds(&spec) {
                let heading = match item_of {
                    Some((list, _)) => format!("{list}: {}", branch.title()),
                    None => path.to_owned(),
                };
                self.found.push((heading, spec));
            }
        }
        for (part, node) in shape.parts.iter().zip(branch.parts) {
            let path = below(path, part.name);
            match node {
                Node::List(items) => {
                    for (index, item) in items.iter().enumerate() {
                        let of_item = format!("{path}[{index}]");
                        self.collect(part.section, item, Some((&path, index)), &of_item);
                    }
                }
                _ => self.collect(part.section, node, None, &path),
            }
        }
    }

    fn holds(&self, spec: &LeafSpec) -> bool {
        let words = spec.words(self.names);
        [&words.label, &words.help, &words.unit]
            .iter()
            .any(|words| words.to_lowercase().contains(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::branch::editor;
    use crate::codec::presets::Presets;
    use crate::edit::try_edit;
    use crate::scenario::Scenario;
    use crate::scenario::record::Section;

    /// Walks a tree and tries the edit of every leaf.
    fn walk(scenario: &Scenario, branch: Branch<'_>, path: &str, leaves: &mut usize) {
        for (leaf, value) in branch.leaves.iter().enumerate() {
            let other = match value {
                Value::Number(_) => Value::Number(Some(0.123)),
                Value::Text(_) => Value::Text("another".to_owned()),
                Value::Flag(flag) => Value::Flag(!flag),
            };
            let edit = editor(path, branch.item_of, leaf)(other);
            assert_ne!(try_edit(scenario, &edit), *scenario, "{path}, leaf {leaf}");
            *leaves += 1;
        }
        for (part, node) in branch.shape.parts.iter().zip(branch.parts) {
            let path = below(path, part.name);
            let Node::List(items) = node else {
                walk(
                    scenario,
                    Branch::of(part.section, node, None).unwrap(),
                    &path,
                    leaves,
                );
                continue;
            };
            let appended = append(&path, part.section, items, items.first()).unwrap();
            assert_ne!(try_edit(scenario, &appended), *scenario, "{path}");
            for (index, item) in items.iter().enumerate() {
                let item = Branch::of(part.section, item, Some((&path, index))).unwrap();
                walk(scenario, item, &format!("{path}[{index}]"), leaves);
                let removed = remove(&path, index).unwrap();
                assert_ne!(try_edit(scenario, &removed), *scenario, "{path}[{index}]");
            }
        }
    }

    #[test]
    fn every_leaf_of_every_preset_can_be_changed() {
        for preset in Presets::frozen().newest() {
            let node = preset.scenario.to_node();
            let branch = Branch::of(Scenario::SHAPE, &node, None).unwrap();
            let mut leaves = 0;
            walk(&preset.scenario, branch, "", &mut leaves);
            assert!(100 < leaves, "{}: {leaves}", preset.key);
        }
    }

    #[test]
    fn a_search_finds_by_name_help_and_unit() {
        let scenario = &Presets::frozen()
            .by_key("colossus")
            .unwrap()
            .scenario
            .clone();
        let node = scenario.to_node();
        let found = |text: &str| search(Scenario::SHAPE, &node, text, &Names::default()).len();
        assert!(0 < found("contract"));
        assert!(0 < found("CYCLES OF"));
        assert_eq!(found("no such thing anywhere"), 0);
        assert!(found("") <= MOST_FOUND);
    }
}
