//! Where the racks of a list stand: rows and positions become moves by hand.
//!
//! Rows are counted from the hall's upper wall and positions from its left wall, as the floor is drawn:
//! the path along the wall, racks side by side, a cross aisle after as many as a row has, hot and cold
//! aisles in turn. A row is a number, or letters as spreadsheets count columns. Where a hall counts from
//! 0, so does this. Racks that are placed there anyway need no move.

use std::collections::BTreeMap;

use crate::codec::import::Problem;
use crate::codec::import::Report;
use crate::codec::import::columns;
use crate::codec::import::columns::Target;
use crate::codec::import::rows;
use crate::codec::import::rows::Item;
use crate::edit::ItemChange;
use crate::scenario::Scenario;
use crate::scenario::floor::MoveField;
use crate::scenario::plan::Deployment;
use crate::scenario::plan::Plan;
use crate::scenario::record::Node;
use crate::scenario::record::Value;
use crate::solve::floor;

/// The list that moves are in.
const LIST: &str = "floor.moves";

/// Most rows of a hall, and most positions of a row. Beyond it a number is no place.
const MOST: u32 = 2_000;

/// Moves shorter than this are none, m.
const NEAR_M: f64 = 1e-3;

/// Racks of one deployment with their places.
pub(super) struct Listed {
    /// Id of the deployment.
    pub(super) deployment: String,
    /// Its racks, line by line.
    pub(super) racks: Vec<Spot>,
}

/// Where a line says that a rack stands.
pub(super) struct Spot {
    /// The line.
    pub(super) line: usize,
    /// The row as it stands there.
    pub(super) row: String,
    /// The position as it stands there.
    pub(super) position: String,
}

/// A rack at its place.
struct Stood {
    row: u32,
    position: u32,
    line: usize,
    /// Position of its deployment in the plan.
    deployment: usize,
}

/// Takes away the moves that the deployments of a list had before; `None` when they had none.
pub(super) fn removals(listed: &[Listed], scenario: &Scenario) -> Option<Item> {
    let gone = before(listed, scenario);
    // From the end, so that no place changes before it is used.
    let removals = gone.iter().rev();
    let changes: Vec<ItemChange> = removals
        .map(|index| ItemChange::Remove { index: *index })
        .collect();
    (!changes.is_empty()).then_some(Item {
        target: columns::target_at(LIST)?,
        place: usize::MAX,
        changes,
        lines: Vec::new(),
        columns: BTreeMap::new(),
    })
}

/// Places of the moves that the deployments of a list have already.
fn before(listed: &[Listed], scenario: &Scenario) -> Vec<usize> {
    let moves = scenario.floor.moves.iter().enumerate();
    let is_listed = |id: &str| listed.iter().any(|it| it.deployment == id);
    moves
        .filter(|(_, it)| is_listed(&it.deployment))
        .map(|(at, _)| at)
        .collect()
}

/// The moves of a list, behind those of other deployments.
pub(super) fn moves(
    listed: &[Listed],
    plan: &Plan,
    scenario: &Scenario,
    header: &BTreeMap<&'static str, String>,
    report: &mut Report,
) -> Vec<Item> {
    let Some(target) = columns::target_at(LIST) else {
        return Vec::new();
    };
    let mut place = scenario.floor.moves.len() - before(listed, scenario).len();
    let mut items = Vec::new();
    let layout = floor::layout(plan);
    for (hall, placed) in layout.halls.iter().enumerate() {
        let racks = in_hall(hall, listed, plan, header, report);
        let mut own: BTreeMap<usize, Vec<&floor::Rack>> = BTreeMap::new();
        for rack in placed.racks.iter().filter(|rack| rack.is_gpu) {
            own.entry(rack.deployment).or_default().push(rack);
        }
        for (rack, x_m, y_m) in stand(hall, &racks, plan, header, report) {
            let as_placed = own.get(&rack.1).and_then(|racks| racks.get(rack.0 - 1));
            let is_there = as_placed
                .is_some_and(|it| (it.x_m - x_m).abs() < NEAR_M && (it.y_m - y_m).abs() < NEAR_M);
            if is_there {
                continue;
            }
            report.moved += 1;
            let id = &plan.deployments[rack.1].tag.id;
            items.push(Item {
                target,
                place,
                changes: vec![insert(target, place, id, rack.0, [x_m, y_m])],
                lines: vec![rack.2],
                columns: BTreeMap::new(),
            });
            place += 1;
        }
    }
    items
}

/// The racks of a hall in the order of their places. A hall that is not drawn has none.
fn in_hall(
    hall: usize,
    listed: &[Listed],
    plan: &Plan,
    header: &BTreeMap<&'static str, String>,
    report: &mut Report,
) -> Vec<Stood> {
    let is_drawn = plan.halls[hall].gpu_positions.is_none();
    let mut racks = Vec::new();
    for of in listed {
        let own = |it: &Deployment| it.tag.id == of.deployment;
        let Some(deployment) = plan.deployments.iter().position(own) else {
            continue;
        };
        if plan.deployments[deployment].hall != hall {
            continue;
        }
        for spot in &of.racks {
            if !is_drawn {
                report.line(spot.line, &header["row"], Problem::NotDrawn);
                continue;
            }
            let mut number = |column: &str, given: &str| {
                let number = count(given);
                if number.is_none() {
                    let given = given.chars().take(40).collect();
                    report.line(spot.line, &header[column], Problem::NotAPlace { given });
                }
                number
            };
            let (row, position) = (number("row", &spot.row), number("position", &spot.position));
            if let Some((row, position)) = row.zip(position) {
                racks.push(Stood {
                    row,
                    position,
                    line: spot.line,
                    deployment,
                });
            }
        }
    }
    racks.sort_by_key(|rack| (rack.row, rack.position, rack.line));
    let least = |of: fn(&Stood) -> u32| racks.iter().map(of).min().unwrap_or(1).min(1);
    let (row, position) = (least(|rack| rack.row), least(|rack| rack.position));
    for rack in &mut racks {
        rack.row -= row;
        rack.position -= position;
    }
    racks
}

/// Number of the rack in its deployment with that deployment and its line, then its left and upper edge.
type At = ((usize, usize, usize), f64, f64);

/// Where the racks of a hall stand, in metres.
fn stand(
    hall: usize,
    racks: &[Stood],
    plan: &Plan,
    header: &BTreeMap<&'static str, String>,
    report: &mut Report,
) -> Vec<At> {
    let tops = floor::row_tops(plan, hall, racks.last().map_or(0, |rack| rack.row));
    let wall_m = plan.floor.cross_aisle.m();
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut at = Vec::with_capacity(racks.len());
    // Row and next position of the rack before, and where that position begins without cross aisles.
    let (mut row, mut next, mut edge_m) = (u32::MAX, 0, wall_m);
    let mut last: Option<&Stood> = None;
    for rack in racks {
        if let Some(first) = last.filter(|it| (it.row, it.position) == (rack.row, rack.position)) {
            let problem = Problem::RepeatedPosition { first: first.line };
            report.line(rack.line, &header["position"], problem);
            continue;
        }
        last = Some(rack);
        if rack.row != row {
            (row, next, edge_m) = (rack.row, 0, wall_m);
        }
        let platform = &plan.platforms[plan.deployments[rack.deployment].platform];
        let (width_m, depth_m) = (platform.width.m(), platform.depth.m());
        // Places that the list leaves out are as wide as the rack behind them.
        let left_m = edge_m + width_m * f64::from(rack.position - next);
        (next, edge_m) = (rack.position + 1, left_m + width_m);
        let x_m = left_m + wall_m * f64::from(rack.position / plan.floor.row_racks.max(1));
        let y_m = tops[rack.row as usize];
        let own = &plan.halls[hall];
        if own.width.m() < x_m + width_m || own.depth.m() < y_m + depth_m {
            report.line(rack.line, &header["position"], Problem::OutsideHall);
        }
        let number = numbers.entry(rack.deployment).or_insert(0);
        *number += 1;
        at.push(((*number, rack.deployment, rack.line), x_m, y_m));
    }
    at
}

/// A move as an item, to the millimetre.
fn insert(target: &Target, index: usize, id: &str, rack: usize, at: [f64; 2]) -> ItemChange {
    let (mut leaves, parts) = rows::blank(target);
    let number = |value: f64| Value::Number(Some(value));
    let [x_m, y_m] = at.map(|edge_m| number((edge_m * 1e3).round() / 1e3));
    leaves[MoveField::Deployment as usize] = Value::Text(id.to_owned());
    leaves[MoveField::Rack as usize] = number(rack as f64);
    leaves[MoveField::XM as usize] = x_m;
    leaves[MoveField::YM as usize] = y_m;
    ItemChange::Insert {
        index,
        item: Node::Section(leaves, parts),
    }
}

/// A whole number, or one or two letters: A is 1, AA is 27. What people write before a number, such as
/// `Row`, is left away.
fn count(given: &str) -> Option<u32> {
    let text = columns::plain(given);
    let bare = ["row", "position", "pos", "r", "p"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map(|rest| rest.trim_start_matches('_'))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(&text);
    let is_letters = matches!(bare.len(), 1..=2) && bare.bytes().all(|c| c.is_ascii_lowercase());
    let number = if is_letters {
        bare.bytes()
            .fold(0, |sum, c| 26 * sum + u32::from(c - b'a') + 1)
    } else {
        // Digits only: `+3` is no place.
        let is_digits = bare.bytes().all(|c| c.is_ascii_digit());
        is_digits.then(|| bare.parse().ok()).flatten()?
    };
    (number <= MOST).then_some(number)
}
