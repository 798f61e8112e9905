//! A rack list: every line a rack. Racks that share hall, platform and all else become one deployment,
//! which keeps where each of them stands.

use std::collections::BTreeMap;

use crate::codec::import::Problem;
use crate::codec::import::Report;
use crate::codec::import::columns;
use crate::codec::import::columns::Target;
use crate::codec::import::number::Mark;
use crate::codec::import::places::Listed;
use crate::codec::import::places::Spot;
use crate::codec::import::rows;
use crate::codec::import::rows::Item;
use crate::codec::import::rows::Lists;
use crate::codec::import::table::Row;
use crate::codec::import::table::Table;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Value;

/// The list that racks are in.
const LIST: &str = "it.deployments";

/// Columns of a rack list that are no fields of a deployment.
const OWN: &[&str] = &["row", "position", "count"];

/// Racks of one deployment.
struct Group {
    /// What all of them share, by the place of the leaf.
    values: BTreeMap<usize, Value>,
    racks: f64,
    lines: Vec<usize>,
    spots: Vec<Spot>,
}

/// The deployments of a rack list, and where it has rows and positions, the places of their racks.
pub(super) fn read(
    table: &Table,
    scenario: &Scenario,
    report: &mut Report,
) -> (Vec<Item>, Vec<Listed>) {
    let Some(target) = columns::target_at(LIST) else {
        return (Vec::new(), Vec::new());
    };
    let columns = columns::read(table, OWN, report);
    let mut lists = Lists::of(scenario);
    let decimal = Mark::of(table);
    let mut positions = BTreeMap::new();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for row in &table.rows {
        let reading = Reading {
            table,
            columns: &columns,
            target,
            lists: &lists,
            decimal,
        };
        let Some((values, racks)) = reading.values(row, report) else {
            continue;
        };
        let spot = reading.position(row, racks, &mut positions, report);
        // By what the cells mean, not by how they are spelt.
        let group = groups
            .entry(format!("{values:?}"))
            .or_insert_with(|| Group {
                values,
                racks: 0.0,
                lines: Vec::new(),
                spots: Vec::new(),
            });
        group.racks += racks;
        group.lines.push(row.line);
        group.spots.extend(spot);
    }
    let groups: Vec<Group> = groups.into_values().collect();
    let named = names(table, &columns, target);
    brought(groups, target, &named, &mut lists, report)
}

/// The groups as deployments with the places of their racks.
fn brought(
    mut groups: Vec<Group>,
    target: &'static Target,
    named: &BTreeMap<&'static str, String>,
    lists: &mut Lists,
    report: &mut Report,
) -> (Vec<Item>, Vec<Listed>) {
    groups.sort_by_key(|group| group.lines.first().copied());
    let mut items = Vec::new();
    let mut listed = Vec::new();
    for mut group in groups {
        let (changes, place, id) = deployment(&group, target, lists, report);
        let racks = std::mem::take(&mut group.spots);
        if !racks.is_empty() {
            listed.push(Listed {
                deployment: id,
                racks,
            });
        }
        items.push(Item {
            target,
            place,
            changes,
            lines: group.lines,
            columns: named.clone(),
        });
    }
    (items, listed)
}

/// Row and position as the list names them.
pub(super) fn header(table: &Table) -> BTreeMap<&'static str, String> {
    let columns = columns::read(table, OWN, &mut Report::default());
    let named = ["row", "position"].map(|name| {
        let at = columns.iter().position(|it| it == name);
        (name, at.map_or(name, |at| &table.header[at]).to_owned())
    });
    named.into()
}

struct Reading<'a> {
    table: &'a Table,
    columns: &'a [String],
    target: &'static Target,
    lists: &'a Lists,
    decimal: Mark,
}

impl Reading<'_> {
    /// What a line says of its deployment, and how many racks it is.
    fn values(&self, row: &Row, report: &mut Report) -> Option<(BTreeMap<usize, Value>, f64)> {
        let mut values = BTreeMap::new();
        let mut racks = 1.0;
        let mut is_whole = true;
        for (column, name) in self.columns.iter().enumerate() {
            let cell = rows::cell(row, column);
            let must = matches!(name.as_str(), "hall" | "platform" | "row" | "position");
            let result = if must && cell.is_empty() {
                Err(Problem::MissingCell)
            } else if name.is_empty()
                || cell.is_empty()
                || matches!(name.as_str(), "row" | "position")
            {
                continue;
            } else {
                self.leaf(name).and_then(|place| {
                    let leaf = &self.target.shape.leaves[place];
                    self.lists
                        .value(cell, leaf, self.decimal)
                        .map(|value| (place, value))
                })
            };
            match result {
                Ok((_, Value::Number(Some(count))))
                    if matches!(name.as_str(), "racks" | "count") =>
                {
                    racks = count;
                }
                Ok((place, value)) => drop(values.insert(place, value)),
                Err(problem) => {
                    report.line(row.line, &self.table.header[column], problem);
                    is_whole = false;
                }
            }
        }
        is_whole.then_some((values, racks))
    }

    fn leaf(&self, column: &str) -> Result<usize, Problem> {
        columns::leaf_of(self.target.shape, column).ok_or(Problem::NoSuchField {
            list: &self.target.path,
        })
    }

    /// Where a line says that its rack stands. Two racks cannot stand at one position of a row of a hall.
    fn position<'a>(
        &self,
        row: &'a Row,
        racks: f64,
        positions: &mut BTreeMap<[&'a str; 3], usize>,
        report: &mut Report,
    ) -> Option<Spot> {
        let column = |name: &str| self.columns.iter().position(|it| it == name);
        let (Some(hall), Some(in_hall), Some(position)) =
            (column("hall"), column("row"), column("position"))
        else {
            return None;
        };
        let place = [hall, in_hall, position].map(|column| rows::cell(row, column));
        let first = *positions.entry(place).or_insert(row.line);
        if first != row.line {
            let problem = Problem::RepeatedPosition { first };
            report.line(row.line, &self.table.header[position], problem);
        } else if racks != 1.0 {
            let count = column("count").or(column("racks")).unwrap_or(position);
            report.line(row.line, &self.table.header[count], Problem::NotOneRack);
        }
        Some(Spot {
            line: row.line,
            row: place[1].to_owned(),
            position: place[2].to_owned(),
        })
    }
}

/// The columns of the leaves, as the list names them.
fn names(table: &Table, columns: &[String], target: &Target) -> BTreeMap<&'static str, String> {
    let named = columns
        .iter()
        .zip(&table.header)
        .filter_map(|(name, given)| {
            let place = columns::leaf_of(target.shape, name)?;
            Some((target.shape.leaves[place].name, given.clone()))
        });
    named.collect()
}

/// One deployment. Its id tells that it comes from a list, and of what, so that the next version of the
/// same list changes it instead of adding its racks a second time.
fn deployment(
    group: &Group,
    target: &'static Target,
    lists: &mut Lists,
    report: &mut Report,
) -> (Vec<ItemChange>, usize, String) {
    let place_of = |name: &str| {
        target
            .shape
            .leaves
            .iter()
            .position(|leaf| leaf.name == name)
    };
    let mut values = group.values.clone();
    let mut id = String::from("list");
    for (place, leaf) in target.shape.leaves.iter().enumerate() {
        let part = match values.get(&place) {
            Some(Value::Text(text)) if matches!(leaf.name, "hall" | "platform" | "phase") => {
                columns::slug(text)
            }
            Some(Value::Number(Some(day))) if leaf.name == "ready_day" => format!("day-{day}"),
            _ => continue,
        };
        id = format!("{id}-{part}");
    }
    let known = lists.place(target, &id);
    if let Some(place) = place_of("racks") {
        values.insert(place, Value::Number(Some(group.racks)));
    }
    if let Some(index) = known {
        report.changed += 1;
        let sets = (values.into_iter()).map(|(leaf, value)| ItemChange::Set { index, leaf, value });
        return (sets.collect(), index, id);
    }
    report.added += 1;
    let (mut leaves, parts) = rows::blank(target);
    for (place, value) in values {
        leaves[place] = value;
    }
    let id = lists.new_id(target, &id);
    if let Some(place) = place_of("id") {
        leaves[place] = Value::Text(id.clone());
    }
    let item = Node::Section(leaves, parts);
    let index = lists.push(target, &item);
    (vec![ItemChange::Insert { index, item }], index, id)
}
