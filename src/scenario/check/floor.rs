//! Checks halls and the rules of placement.

use super::index::Index;
use super::reader::Reader;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::floor::FloorField;
use crate::scenario::floor::Hall;
use crate::scenario::floor::HallField;
use crate::scenario::floor::KeepOut;
use crate::scenario::floor::KeepOutField;
use crate::scenario::plan;
use crate::units::Length;
use crate::units::Pressure;

/// Halls of the plan, and where each hall of the scenario went.
pub(super) struct Halls {
    pub(super) rows: Vec<plan::Hall>,
    /// Id and place in `rows` of every hall of the scenario; `None` for one that is left out because
    /// only sourced facts are evaluated.
    by_id: Vec<(String, Option<usize>)>,
}

impl Halls {
    /// Where a hall went: outer `None` when there is none of this id.
    pub(super) fn find(&self, id: &str) -> Option<Option<usize>> {
        self.by_id
            .iter()
            .find(|(own, _)| own == id)
            .map(|(_, place)| *place)
    }

    /// The ids there are.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        self.by_id.iter().map(|(id, _)| id.clone())
    }
}

/// All halls that are evaluated.
pub(super) fn halls(scenario: &Scenario, reader: &mut Reader) -> Halls {
    let given = &scenario.floor.halls;
    reader.ids("floor.halls", given.iter().map(|hall| hall.id.as_str()));
    let mut halls = Halls {
        rows: Vec::new(),
        by_id: Vec::new(),
    };
    let buildings = Index::of(scenario.floor.buildings.iter(), scenario.sourced_only);
    for (index, hall) in given.iter().enumerate() {
        let row = one(scenario, index, hall, &buildings, reader);
        let left_out = scenario.sourced_only && hall.assumption;
        halls
            .by_id
            .push((hall.id.clone(), (!left_out).then_some(halls.rows.len())));
        if !left_out {
            halls.rows.push(row);
        }
    }
    keep_outs(scenario, &mut halls, reader);
    halls
}

/// Rules of placement.
pub(super) fn rules(scenario: &Scenario, reader: &mut Reader) -> plan::FloorPlan {
    let floor = &scenario.floor;
    plan::FloorPlan {
        cold_aisle: Length::from_m(reader.number(floor, FloorField::ColdAisleM, "floor")),
        hot_aisle: Length::from_m(reader.number(floor, FloorField::HotAisleM, "floor")),
        row_racks: reader.count(floor, FloorField::RowRacks, "floor").max(1),
        cross_aisle: Length::from_m(reader.number(floor, FloorField::CrossAisleM, "floor")),
        floor_load: Pressure::from_kpa(reader.number(floor, FloorField::FloorLoadKpa, "floor")),
        dead_end_racks: reader.count(floor, FloorField::DeadEndRacks, "floor"),
        exit: Length::from_m(reader.number(floor, FloorField::ExitM, "floor")),
        working: Length::from_m(reader.number(floor, FloorField::WorkingM, "floor")),
        reach: Length::from_m(reader.number(floor, FloorField::ReachM, "floor")),
        cable_slack: reader.number(floor, FloorField::CableSlack, "floor"),
    }
}

/// A hall is drawn in metres, or gives its positions; one of the two is needed.
fn one(
    scenario: &Scenario,
    index: usize,
    hall: &Hall,
    buildings: &Index,
    reader: &mut Reader,
) -> plan::Hall {
    let path = format!("floor.halls[{index}]");
    let gpu_positions = reader.given_count(hall, HallField::GpuPositions);
    let mut side = |field, given: Option<f64>| match (given, gpu_positions) {
        (None, Some(_)) => Length::ZERO,
        _ => Length::from_m(reader.number(hall, field, &path)),
    };
    let width = side(HallField::WidthM, hall.width_m);
    let depth = side(HallField::DepthM, hall.depth_m);
    let own_load = reader.given(hall, HallField::FloorLoadKpa);
    plan::Hall {
        tag: reader.tag(hall, &path),
        width,
        depth,
        corner: hall
            .x_m
            .zip(hall.y_m)
            .map(|(x, y)| (Length::from_m(x), Length::from_m(y))),
        gpu_positions,
        keep_outs: Vec::new(),
        building: buildings.find(&hall.building, &format!("{path}.building"), reader),
        floor_load: Pressure::from_kpa(
            own_load.unwrap_or_else(|| {
                reader.number(&scenario.floor, FloorField::FloorLoadKpa, "floor")
            }),
        ),
        height: Length::from_m(reader.number(hall, HallField::HeightM, &path)),
        containment: match reader.word(hall, HallField::Containment) {
            "cold" => plan::Containment::Cold,
            "none" => plan::Containment::None,
            _ => plan::Containment::Hot,
        },
        rows_along_depth: reader.word(hall, HallField::RowsAlong) == "depth",
    }
}

fn keep_outs(scenario: &Scenario, halls: &mut Halls, reader: &mut Reader) {
    let given = &scenario.floor.keep_outs;
    reader.ids(
        "floor.keep_outs",
        given.iter().map(|keep_out| keep_out.id.as_str()),
    );
    for (index, keep_out) in given.iter().enumerate() {
        let path = format!("floor.keep_outs[{index}]");
        let row = keep_out_row(keep_out, &path, reader);
        let place = reader.key(
            &keep_out.hall,
            &format!("{path}.hall"),
            |id| halls.find(id),
            || halls.ids(),
        );
        if let Some(Some(hall)) = place {
            halls.rows[hall].keep_outs.push(row);
        }
    }
}

fn keep_out_row(keep_out: &KeepOut, path: &str, reader: &mut Reader) -> plan::KeepOut {
    let kind = match reader.word(keep_out, KeepOutField::Kind) {
        "column" => plan::KeepOutKind::Column,
        "door" => plan::KeepOutKind::Door,
        _ => plan::KeepOutKind::Other,
    };
    let mut length = |field| Length::from_m(reader.number(keep_out, field, path));
    plan::KeepOut {
        kind,
        x: length(KeepOutField::XM),
        y: length(KeepOutField::YM),
        width: length(KeepOutField::WidthM),
        depth: length(KeepOutField::DepthM),
        clear: length(KeepOutField::ClearM),
    }
}

/// A hall that another asset names. `None` when it is unknown (a finding) or left out (none).
pub(super) fn hall_of(id: &str, path: &str, halls: &Halls, reader: &mut Reader) -> Option<usize> {
    reader
        .key(
            id,
            &format!("{path}.hall"),
            |id| halls.find(id),
            || halls.ids(),
        )
        .flatten()
}

/// A finding that a sum is more than the engine takes.
pub(super) fn too_much(given: f64, high: f64, unit: &'static str, path: &str, reader: &mut Reader) {
    if high < given {
        let amount = Amount::Range {
            given,
            low: 0.0,
            high,
            unit,
        };
        reader.wrong(Code::TooMuch, path.to_owned(), amount);
    }
}
