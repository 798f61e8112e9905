//! Checks buildings, pods, aisles, rooms and moves by hand.

use super::floor::Halls;
use super::floor::hall_of;
use super::power::each;
use super::reader::Reader;
use super::reader::words;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::floor::Aisle;
use crate::scenario::floor::AisleField;
use crate::scenario::floor::Building;
use crate::scenario::floor::BuildingField;
use crate::scenario::floor::FloorField;
use crate::scenario::floor::MoveField;
use crate::scenario::floor::Pod;
use crate::scenario::floor::PodField;
use crate::scenario::floor::Room;
use crate::scenario::floor::RoomField;
use crate::scenario::plan;
use crate::units::Length;
use std::collections::BTreeSet;

/// All that is laid out by hand.
pub(super) fn layout(
    scenario: &Scenario,
    halls: &Halls,
    deployments: &[plan::Deployment],
    reader: &mut Reader,
) -> plan::Layout {
    let floor = &scenario.floor;
    let ids = |list: &str, ids: Vec<&str>, reader: &mut Reader| {
        reader.ids(list, ids.into_iter());
    };
    let buildings = each(
        scenario,
        "floor.buildings",
        &floor.buildings,
        reader,
        building,
    );
    let pod_ids = floor.pods.iter().map(|pod| pod.id.as_str()).collect();
    ids("floor.pods", pod_ids, reader);
    let pods = rows("floor.pods", &floor.pods, reader, |row, path, reader| {
        pod(scenario, row, path, halls, reader)
    });
    let aisle_ids = floor.aisles.iter().map(|aisle| aisle.id.as_str()).collect();
    ids("floor.aisles", aisle_ids, reader);
    let aisles = rows(
        "floor.aisles",
        &floor.aisles,
        reader,
        |row, path, reader| aisle(row, path, halls, reader),
    );
    let room_ids = floor.rooms.iter().map(|room| room.id.as_str()).collect();
    ids("floor.rooms", room_ids, reader);
    let rooms = rows("floor.rooms", &floor.rooms, reader, |row, path, reader| {
        room(row, path, halls, reader)
    });
    plan::Layout {
        buildings,
        pods,
        aisles,
        rooms,
        moves: moves(scenario, deployments, reader),
    }
}

/// Reads every item of a list that holds no assets.
fn rows<S, T>(
    list: &str,
    items: &[S],
    reader: &mut Reader,
    read: impl Fn(&S, &str, &mut Reader) -> Option<T>,
) -> Vec<T> {
    let items = items.iter().enumerate();
    items
        .filter_map(|(index, item)| read(item, &format!("{list}[{index}]"), reader))
        .collect()
}

fn building(asset: &Building, path: &str, reader: &mut Reader) -> Option<plan::Building> {
    let length = |field, reader: &mut Reader| Length::from_m(reader.number(asset, field, path));
    Some(plan::Building {
        tag: reader.tag(asset, path),
        place: plan::Rectangle {
            x: length(BuildingField::XM, reader),
            y: length(BuildingField::YM, reader),
            width: length(BuildingField::WidthM, reader),
            depth: length(BuildingField::DepthM, reader),
        },
    })
}

fn pod(
    scenario: &Scenario,
    pod: &Pod,
    path: &str,
    halls: &Halls,
    reader: &mut Reader,
) -> Option<plan::Pod> {
    let own = |field, of_site, reader: &mut Reader| {
        let given = reader.given(pod, field);
        given.unwrap_or_else(|| reader.number(&scenario.floor, of_site, "floor"))
    };
    let cold_m = own(PodField::ColdAisleM, FloorField::ColdAisleM, reader);
    let hot_m = own(PodField::HotAisleM, FloorField::HotAisleM, reader);
    let of_site = reader.count(&scenario.floor, FloorField::RowRacks, "floor");
    let row_racks = reader.given_count(pod, PodField::RowRacks);
    let hall = hall_of(&pod.hall, path, halls, reader);
    let mut number = |field| reader.number(pod, field, path);
    let (x_m, y_m) = (number(PodField::XM), number(PodField::YM));
    let turned_deg = number(PodField::TurnedDeg);
    let rows = reader.count(pod, PodField::Rows, path);
    Some(plan::Pod {
        id: pod.id.clone(),
        hall: hall?,
        x: Length::from_m(x_m),
        y: Length::from_m(y_m),
        rows,
        row_racks: row_racks.unwrap_or(of_site).max(1),
        cold_aisle: Length::from_m(cold_m),
        hot_aisle: Length::from_m(hot_m),
        turned_deg,
    })
}

fn aisle(aisle: &Aisle, path: &str, halls: &Halls, reader: &mut Reader) -> Option<plan::Aisle> {
    let hall = hall_of(&aisle.hall, path, halls, reader);
    let kind = match reader.word(aisle, AisleField::Kind) {
        "cold" => plan::AisleKind::Cold,
        "hot" => plan::AisleKind::Hot,
        "service" => plan::AisleKind::Service,
        _ => plan::AisleKind::Cross,
    };
    let mut length = |field| Length::from_m(reader.number(aisle, field, path));
    let place = plan::Rectangle {
        x: length(AisleField::XM),
        y: length(AisleField::YM),
        width: length(AisleField::WidthM),
        depth: length(AisleField::DepthM),
    };
    Some(plan::Aisle {
        id: aisle.id.clone(),
        hall: hall?,
        kind,
        place,
    })
}

/// A room whose hall is left out is left out with it.
fn room(room: &Room, path: &str, halls: &Halls, reader: &mut Reader) -> Option<plan::Room> {
    let hall = if room.hall.is_empty() {
        None
    } else {
        Some(hall_of(&room.hall, path, halls, reader))
    };
    let kind = match reader.word(room, RoomField::Kind) {
        "power" => plan::RoomKind::Power,
        "battery" => plan::RoomKind::Battery,
        "mechanical" => plan::RoomKind::Mechanical,
        "store" => plan::RoomKind::Store,
        _ => plan::RoomKind::Network,
    };
    let mut length = |field| Length::from_m(reader.number(room, field, path));
    let place = plan::Rectangle {
        x: length(RoomField::XM),
        y: length(RoomField::YM),
        width: length(RoomField::WidthM),
        depth: length(RoomField::DepthM),
    };
    let name = if room.name.is_empty() {
        &room.id
    } else {
        &room.name
    };
    let hall = match hall {
        Some(None) => return None,
        Some(known) => known,
        None => None,
    };
    Some(plan::Room {
        id: room.id.clone(),
        name: name.clone(),
        hall,
        kind,
        place,
    })
}

/// Moves name a rack of a deployment that is there, each once. Those of a deployment that is left out are
/// left out with it.
fn moves(
    scenario: &Scenario,
    deployments: &[plan::Deployment],
    reader: &mut Reader,
) -> Vec<plan::Move> {
    let mut seen = BTreeSet::new();
    let mut moves = Vec::new();
    for (index, given) in scenario.floor.moves.iter().enumerate() {
        let path = format!("floor.moves[{index}]");
        let all = &scenario.it.deployments;
        let find = |id: &str| all.iter().find(|own| own.id == id);
        let known = || all.iter().map(|own| own.id.clone());
        let at = format!("{path}.deployment");
        reader.key(&given.deployment, &at, find, known);
        let rack = reader.count(given, MoveField::Rack, &path);
        let mut number = |field| reader.number(given, field, &path);
        let (x_m, y_m) = (number(MoveField::XM), number(MoveField::YM));
        let turned_deg = number(MoveField::TurnedDeg);
        if !seen.insert((given.deployment.as_str(), rack)) {
            let amount = words(&rack.to_string(), std::iter::empty());
            reader.wrong(Code::DuplicateId, format!("{path}.rack"), amount);
        }
        let mut kept = deployments.iter();
        let Some(deployment) = kept.position(|row| row.tag.id == given.deployment) else {
            continue;
        };
        let racks = deployments[deployment].racks;
        reader.not_above(f64::from(rack), f64::from(racks), "racks", &path, "rack");
        moves.push(plan::Move {
            deployment,
            rack: rack.saturating_sub(1),
            x: Length::from_m(x_m),
            y: Length::from_m(y_m),
            turned_deg,
        });
    }
    moves
}
