//! What an evaluation says of the plant: headers, events, what cannot be taken out, coolant.

use crate::solve::cooling::Element;
use crate::solve::cooling::PlantState;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;
use serde::Deserialize;
use serde::Serialize;

/// One header of facility water on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeaderDay {
    /// Id of its loop; empty where none is drawn.
    pub id: String,
    /// Facility water that it makes: its set point, or warmer where towers or dry coolers alone do not reach it.
    pub supply: Temperature,
    /// What stands on it.
    pub plant: PlantState,
    /// Heat at the evaporators that it carries with everything running.
    pub carries: Power,
    /// The same after the worst event that it holds a reserve for.
    pub firm: Power,
    /// Those events, each with the heat that is still carried.
    pub events: Vec<CoolingEvent>,
}

/// Something that is out, and what is left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoolingEvent {
    /// What is out.
    pub element: Element,
    /// Id of its group or block.
    pub id: String,
    /// Position of its hall; `None` for the plant.
    pub hall: Option<usize>,
    /// What is still carried: heat for a header's event, IT power for the site's.
    pub carries: Power,
}

/// Something that cannot be taken out on a day without losing GPUs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaintenanceLoss {
    /// What is taken out.
    pub element: Element,
    /// Id of its group, loop or block.
    pub id: String,
    /// Position of its hall; `None` for the plant.
    pub hall: Option<usize>,
    /// GPUs that must stop, in whole racks.
    pub gpus_lost: i64,
}

/// Coolant of one hall: what its CDUs make of the facility water.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HallCoolant {
    /// Position of the hall.
    pub hall: usize,
    /// Warmest coolant to its racks.
    pub warmest: Temperature,
    /// Coldest coolant to its racks.
    pub coldest: Temperature,
    /// Warmest that its racks and CDUs take, where any says so.
    pub allowed: Option<Temperature>,
    /// How far the coldest lies above the dew point of the rooms; the plan asks for a margin.
    pub above_dew_point: TempDelta,
}

/// Air of one hall on one day: what its coolers supply, what racks get, and who takes its heat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoomAir {
    /// Position of the hall.
    pub hall: usize,
    /// Air that the coolers supply: the set point, or warmer where their water or what they can take does not hold it.
    pub supply: Temperature,
    /// Air at the fronts of the racks: the supply, and the exhaust that comes back.
    pub inlet: Temperature,
    /// Air that leaves the racks.
    pub exhaust: Temperature,
    /// Share of the exhaust that comes back to the fronts.
    pub leakage: f64,
    /// Heat that rear doors take.
    pub by_doors: Power,
    /// Heat that rear doors leave, and air handlers take; all of it where there are no doors.
    pub by_handlers: Power,
    /// Heat of it that is not carried in the warmest room that the coolers are rated for.
    pub short: Power,
    /// Heat to air that all coolers of the hall carry, with as many racks for it as now.
    pub carries: Power,
    /// The same without the spare ones.
    pub firm: Power,
    /// Air through the coolers.
    pub flow: VolumeFlow,
    /// Heat of each group of air coolers, by its position in the plan.
    pub takes: Vec<(usize, Power)>,
}
