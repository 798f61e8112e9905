//! Cooling of a day in the report: each header with its events, what cannot be maintained, coolant by hall.

use super::plain;
use crate::evaluate::DayState;
use crate::evaluate::plant_types::CoolingEvent;
use crate::evaluate::plant_types::HallCoolant;
use crate::evaluate::plant_types::HeaderDay;
use crate::evaluate::plant_types::MaintenanceLoss;
use crate::solve::cooling::Element;
use crate::units::Power;
use serde::Serialize;

/// Cooling of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoolingReport {
    /// The event that gives the firm cooling; what it leaves is in IT power.
    pub firm_cooling_event: Option<EventRow>,
    /// Common headers, in the order of the scenario.
    pub headers: Vec<HeaderRow>,
    /// What cannot be taken out on this day without losing GPUs while all else runs, spares included. Empty: the plant
    /// is concurrently maintainable.
    pub not_maintainable: Vec<MaintenanceRow>,
    /// Coolant of halls with CDUs.
    pub coolant: Vec<CoolantRow>,
}

/// One common header.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HeaderRow {
    /// Id of its loop; empty where none is drawn.
    pub id: String,
    /// Facility water that it makes.
    pub supply_c: f64,
    /// Condenser water; without chillers the facility water.
    pub condenser_c: f64,
    /// Heat at its evaporators, or that its towers and dry coolers take.
    pub heat_mw: f64,
    /// Heat that it carries with everything running.
    pub carries_mw: f64,
    /// The same after the worst event that it holds a reserve for.
    pub firm_mw: f64,
    /// Those events.
    pub events: Vec<EventRow>,
}

/// Something that is out, and what is left.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EventRow {
    /// What is out.
    pub out: &'static str,
    /// Id of its group or block.
    pub id: String,
    /// What is still carried.
    pub carries_mw: f64,
}

/// Something that cannot be taken out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MaintenanceRow {
    /// What is taken out.
    pub out: &'static str,
    /// Id of its group, loop or block.
    pub id: String,
    /// Id of its hall; `None` for the plant.
    pub hall: Option<String>,
    /// GPUs that must stop.
    pub gpus_lost: i64,
}

/// Coolant of one hall.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoolantRow {
    /// Id of the hall.
    pub hall: String,
    /// Coldest coolant to its racks.
    pub coldest_c: f64,
    /// Warmest coolant to its racks.
    pub warmest_c: f64,
    /// Warmest that racks and CDUs take, where any says so.
    pub allowed_c: Option<f64>,
    /// How far the coldest lies above the dew point of the room.
    pub above_dew_point_k: f64,
}

impl CoolingReport {
    pub(super) fn of(state: &DayState) -> Self {
        let hall = |index: usize| {
            let row = state.halls.iter().find(|row| row.hall == index);
            row.map_or_else(String::new, |row| row.id.clone())
        };
        let losses = state.not_maintainable.iter();
        let coolant = state.coolant.iter();
        Self {
            firm_cooling_event: state.firm_cooling_event.as_ref().map(EventRow::of),
            headers: state.headers.iter().map(HeaderRow::of).collect(),
            not_maintainable: losses.map(|loss| MaintenanceRow::of(loss, hall)).collect(),
            coolant: coolant
                .map(|row| CoolantRow::of(row, hall(row.hall)))
                .collect(),
        }
    }
}

impl HeaderRow {
    fn of(header: &HeaderDay) -> Self {
        Self {
            id: header.id.clone(),
            supply_c: plain(header.supply.c()),
            condenser_c: plain(header.plant.condenser.c()),
            heat_mw: mw(header.plant.evaporator_heat),
            carries_mw: mw(header.carries),
            firm_mw: mw(header.firm),
            events: header.events.iter().map(EventRow::of).collect(),
        }
    }
}

impl EventRow {
    fn of(event: &CoolingEvent) -> Self {
        Self {
            out: element(event.element),
            id: event.id.clone(),
            carries_mw: mw(event.carries),
        }
    }
}

impl MaintenanceRow {
    fn of(loss: &MaintenanceLoss, hall: impl Fn(usize) -> String) -> Self {
        Self {
            out: element(loss.element),
            id: loss.id.clone(),
            hall: loss.hall.map(hall),
            gpus_lost: loss.gpus_lost,
        }
    }
}

impl CoolantRow {
    fn of(row: &HallCoolant, hall: String) -> Self {
        Self {
            hall,
            coldest_c: plain(row.coldest.c()),
            warmest_c: plain(row.warmest.c()),
            allowed_c: row.allowed.map(|allowed| plain(allowed.c())),
            above_dew_point_k: plain(row.above_dew_point.k()),
        }
    }
}

fn mw(power: Power) -> f64 {
    plain(power.mw())
}

/// What is out as a key: it never changes with the language.
fn element(element: Element) -> &'static str {
    match element {
        Element::Chiller => "chiller",
        Element::Tower => "tower",
        Element::DryCooler => "dry_cooler",
        Element::Rejection => "heat_rejection",
        Element::Pump => "pump",
        Element::Cdu => "cdu",
        Element::AirCooler => "air_cooler",
        Element::Header => "header",
        Element::Loop => "loop",
        Element::Block => "mechanical_block",
    }
}
