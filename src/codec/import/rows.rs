//! What both lists share: cells as values, names of halls as their ids, new ids.

use std::collections::BTreeMap;

use crate::codec::import::Problem;
use crate::codec::import::columns;
use crate::codec::import::columns::Target;
use crate::codec::import::number;
use crate::codec::import::number::Mark;
use crate::codec::import::table::Row;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// What one item of the list becomes.
pub(super) struct Item {
    /// The list that it is in.
    pub(super) target: &'static Target,
    /// Its place in the list as it will be.
    pub(super) place: usize,
    /// The changes that make it.
    pub(super) changes: Vec<ItemChange>,
    /// The lines it comes from.
    pub(super) lines: Vec<usize>,
    /// Names of its leaves with the columns as the list names them.
    pub(super) columns: BTreeMap<&'static str, String>,
}

/// What a list of the scenario has already, and what comes in.
#[derive(Default)]
struct Known {
    items: usize,
    /// Places by id; of equal ids the first.
    places: BTreeMap<String, usize>,
    /// Ids by id and by name, both in lower case.
    called: BTreeMap<String, String>,
    /// The last number tried behind an id that was taken, so that many of one name stay quick.
    numbers: BTreeMap<String, usize>,
}

/// The ids of all lists of the scenario, by their paths.
pub(super) struct Lists(BTreeMap<&'static str, Known>);

impl Lists {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let whole = Section::to_node(scenario);
        let mut lists = Self(BTreeMap::new());
        for target in columns::targets() {
            lists.0.insert(&target.path, Known::default());
            for item in items_at(&whole, &target.path) {
                lists.push(target, item);
            }
        }
        lists
    }

    /// Place of the item with this id.
    pub(super) fn place(&self, target: &Target, id: &str) -> Option<usize> {
        self.0.get(target.path.as_str())?.places.get(id).copied()
    }

    /// Takes in an item at the end of a list and says where that is.
    pub(super) fn push(&mut self, target: &'static Target, item: &Node) -> usize {
        let (id, name) = (text(item, target, "id"), text(item, target, "name"));
        let known = self.0.entry(&target.path).or_default();
        let place = known.items;
        known.items += 1;
        known.places.entry(id.clone()).or_insert(place);
        for word in [&id, &name] {
            if !word.is_empty() {
                known
                    .called
                    .entry(word.to_lowercase())
                    .or_insert_with(|| id.clone());
            }
        }
        place
    }

    /// An id that no item of the list has yet.
    pub(super) fn new_id(&mut self, target: &'static Target, wish: &str) -> String {
        let wish = if wish.is_empty() { "item" } else { wish };
        let known = self.0.entry(&target.path).or_default();
        if !known.places.contains_key(wish) {
            return wish.to_owned();
        }
        let number = known.numbers.entry(wish.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{wish}-{number}");
            if !known.places.contains_key(&id) {
                return id;
            }
        }
    }

    /// The id of an item that is called by its id or by its name.
    fn id_of(&self, list: &str, given: &str) -> Option<String> {
        self.0.get(list)?.called.get(&given.to_lowercase()).cloned()
    }

    /// The value of a cell in a leaf; an empty cell is not given.
    pub(super) fn value(
        &self,
        cell: &str,
        leaf: &LeafShape,
        decimal: Mark,
    ) -> Result<Value, Problem> {
        if cell.is_empty() {
            return Ok(leaf.kind.blank());
        }
        match &leaf.kind {
            LeafKind::Number(_) => {
                number::read(cell, decimal).map(|number| Value::Number(Some(number)))
            }
            LeafKind::Flag => flag(cell)
                .map(Value::Flag)
                .ok_or_else(|| Problem::NotAFlag {
                    given: cell.chars().take(40).collect(),
                }),
            LeafKind::Text(words) => {
                let word = words.iter().find(|word| word.eq_ignore_ascii_case(cell));
                let text = word.map_or_else(|| self.text(cell, leaf.name), |it| (*it).to_owned());
                Ok(Value::Text(text))
            }
        }
    }

    /// A text; names of halls, loops and whatever else the scenario has become their ids, names of the
    /// catalogue its keys.
    fn text(&self, cell: &str, leaf: &str) -> String {
        let found = match leaf {
            "hall" => self.id_of("floor.halls", cell),
            "building" => self.id_of("floor.buildings", cell),
            "phase" => self.id_of("phases", cell),
            "header" => self.id_of("cooling.loops", cell),
            "block" => self.id_of("power.blocks", cell),
            "section" | "second_section" => self.id_of("power.sections", cell),
            "deployment" => self.id_of("it.deployments", cell),
            "platform" | "unit" | "based_on" | "transformer" | "busway" | "ups" | "step_up"
            | "feeder_cable" | "lv_cable" | "tie_cable" => Some(self.key(cell)),
            _ => None,
        };
        found.unwrap_or_else(|| cell.to_owned())
    }

    /// A key of the scenario's own rows as they have it, or one of the catalogue, which are all written
    /// alike.
    fn key(&self, cell: &str) -> String {
        let is_own = self.0.values().any(|known| known.places.contains_key(cell));
        if is_own {
            cell.to_owned()
        } else {
            columns::slug(cell)
        }
    }
}

/// The cell of a row in a column; empty when the row is shorter.
pub(super) fn cell(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", String::as_str)
}

/// An item in which nothing is given.
pub(super) fn blank(target: &Target) -> (Vec<Value>, Vec<Node>) {
    let leaves = target.shape.leaves.iter().map(|leaf| leaf.kind.blank());
    let parts = target.shape.parts.iter().map(|part| {
        if part.is_list {
            Node::List(Vec::new())
        } else {
            Node::Section(Vec::new(), Vec::new())
        }
    });
    (leaves.collect(), parts.collect())
}

fn flag(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "yes" | "y" | "true" | "x" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The items of a list by its path.
fn items_at<'a>(whole: &'a Node, path: &str) -> &'a [Node] {
    let mut node = whole;
    let mut shape = Scenario::SHAPE;
    for name in path.split('.') {
        let Node::Section(_, parts) = node else {
            return &[];
        };
        let Some(place) = shape.parts.iter().position(|part| part.name == name) else {
            return &[];
        };
        let Some(below) = parts.get(place) else {
            return &[];
        };
        node = below;
        shape = shape.parts[place].section;
    }
    match node {
        Node::List(items) => items,
        _ => &[],
    }
}

/// A text of an item by the name of its leaf; empty when it has none.
fn text(item: &Node, target: &Target, leaf: &str) -> String {
    let Node::Section(leaves, _) = item else {
        return String::new();
    };
    let place = target.shape.leaves.iter().position(|it| it.name == leaf);
    match place.and_then(|place| leaves.get(place)) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
