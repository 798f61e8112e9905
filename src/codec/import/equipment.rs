//! An equipment list: every line an item of the list of the scenario that its kind names.

use std::collections::BTreeMap;

use crate::codec::import::Problem;
use crate::codec::import::Report;
use crate::codec::import::columns;
use crate::codec::import::columns::Target;
use crate::codec::import::number::Mark;
use crate::codec::import::rows;
use crate::codec::import::rows::Item;
use crate::codec::import::rows::Lists;
use crate::codec::import::table::Row;
use crate::codec::import::table::Table;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Value;

/// The items of an equipment list. What others name comes first, wherever it stands.
pub(super) fn read(table: &Table, scenario: &Scenario, report: &mut Report) -> Vec<Item> {
    let columns = columns::read(table, &["kind", "key", "count", "type"], report);
    let mut reading = Reading {
        table,
        kind: columns.iter().position(|name| name == "kind"),
        columns,
        decimal: Mark::of(table),
        lists: Lists::of(scenario),
        ids: BTreeMap::new(),
    };
    let targets: Vec<Option<&'static Target>> = (table.rows.iter())
        .map(|row| reading.target(row, report))
        .collect();
    let mut items = Vec::new();
    for rank in 0..=LAST {
        for (row, target) in table.rows.iter().zip(&targets) {
            let Some(target) = target.filter(|it| rank_of(&it.path) == rank) else {
                continue;
            };
            items.extend(reading.item(row, target, report));
        }
    }
    items
}

/// The rank of what no other item names.
const LAST: usize = 3;

/// When the items of a list are read: after all that they may name.
fn rank_of(list: &str) -> usize {
    match list {
        "phases" | "floor.buildings" | "power.sections" | "cooling.loops" => 0,
        "floor.halls" => 1,
        "power.blocks" | "it.platforms" => 2,
        _ => LAST,
    }
}

struct Reading<'a> {
    table: &'a Table,
    columns: Vec<String>,
    kind: Option<usize>,
    decimal: Mark,
    lists: Lists,
    /// Lines of the ids that the list gives.
    ids: BTreeMap<(&'static str, String), usize>,
}

impl Reading<'_> {
    /// The list that a line belongs to.
    fn target(&self, row: &Row, report: &mut Report) -> Option<&'static Target> {
        let column = self.kind?;
        let given = rows::cell(row, column);
        let target = columns::target_of(given);
        if target.is_none() {
            let problem = if given.is_empty() {
                Problem::MissingCell
            } else {
                Problem::UnknownKind {
                    given: given.chars().take(40).collect(),
                }
            };
            report.line(row.line, &self.table.header[column], problem);
        }
        target
    }

    /// The item of a line; `None`, with a remark, when something of it is not understood.
    fn item(&mut self, row: &Row, target: &'static Target, report: &mut Report) -> Option<Item> {
        let given = self.given(row, target, report)?;
        let text = |name: &str| {
            let place = target
                .shape
                .leaves
                .iter()
                .position(|leaf| leaf.name == name)?;
            match given.get(&place) {
                Some((Value::Text(text), _)) if !text.is_empty() => Some(text.clone()),
                _ => None,
            }
        };
        let id = text("id");
        if let Some(id) = &id {
            let first = self
                .ids
                .entry((&target.path, id.clone()))
                .or_insert(row.line);
            if *first != row.line {
                let problem = Problem::RepeatedId { first: *first };
                report.line(row.line, "id", problem);
                return None;
            }
        }
        let known = id.as_ref().and_then(|id| self.lists.place(target, id));
        let (changes, place) = match known {
            Some(place) => {
                report.changed += 1;
                (changes(&given, place), place)
            }
            None => {
                report.added += 1;
                let kind = self.kind.map_or("", |column| rows::cell(row, column));
                let wish = text("name")
                    .or_else(|| text("unit"))
                    .unwrap_or_else(|| kind.to_owned());
                let wish = columns::slug(&wish);
                let id = id.unwrap_or_else(|| self.lists.new_id(target, &wish));
                self.insert(&given, target, &id)
            }
        };
        let names = (self.columns.iter().zip(&self.table.header)).filter_map(|(name, header)| {
            let place = columns::leaf_of(target.shape, name)?;
            Some((target.shape.leaves[place].name, header.clone()))
        });
        Some(Item {
            target,
            place,
            changes,
            lines: vec![row.line],
            columns: names.collect(),
        })
    }

    /// What the cells of a line give: value and column by the place of the leaf.
    fn given(
        &self,
        row: &Row,
        target: &'static Target,
        report: &mut Report,
    ) -> Option<BTreeMap<usize, (Value, usize)>> {
        let mut given = BTreeMap::new();
        let mut is_whole = true;
        for (column, name) in self.columns.iter().enumerate() {
            let cell = rows::cell(row, column);
            if name.is_empty() || Some(column) == self.kind || cell.is_empty() {
                continue;
            }
            let Some(place) = columns::leaf_of(target.shape, name) else {
                // What there is one of by its nature needs no count.
                if name != "count" || cell != "1" {
                    let problem = Problem::NoSuchField { list: &target.path };
                    report.line(row.line, &self.table.header[column], problem);
                    is_whole = false;
                }
                continue;
            };
            match self
                .lists
                .value(cell, &target.shape.leaves[place], self.decimal)
            {
                Ok(value) => drop(given.insert(place, (value, column))),
                Err(problem) => {
                    report.line(row.line, &self.table.header[column], problem);
                    is_whole = false;
                }
            }
        }
        // A door is a keep-out by its name; a cell of its own still wins.
        let word = self
            .kind
            .and_then(|kind| columns::type_of(rows::cell(row, kind)));
        let leaf = columns::leaf_of(target.shape, "type");
        if let (Some(word), Some(leaf), Some(kind)) = (word, leaf, self.kind) {
            given
                .entry(leaf)
                .or_insert((Value::Text(word.to_owned()), kind));
        }
        is_whole.then_some(given)
    }

    fn insert(
        &mut self,
        given: &BTreeMap<usize, (Value, usize)>,
        target: &'static Target,
        id: &str,
    ) -> (Vec<ItemChange>, usize) {
        let (mut leaves, parts) = rows::blank(target);
        for (place, (value, _)) in given {
            leaves[*place].clone_from(value);
        }
        if let Some(place) = target
            .shape
            .leaves
            .iter()
            .position(|leaf| leaf.name == "id")
        {
            leaves[place] = Value::Text(id.to_owned());
        }
        let item = Node::Section(leaves, parts);
        let index = self.lists.push(target, &item);
        (vec![ItemChange::Insert { index, item }], index)
    }
}

/// The changes of an item that is there already: of what the line gives, and of nothing else.
fn changes(given: &BTreeMap<usize, (Value, usize)>, index: usize) -> Vec<ItemChange> {
    let sets = given.iter().map(|(leaf, (value, _))| ItemChange::Set {
        index,
        leaf: *leaf,
        value: value.clone(),
    });
    sets.collect()
}
