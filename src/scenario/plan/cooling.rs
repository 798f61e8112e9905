//! The cooling part of a Plan.

use crate::catalog;
use crate::physics::tower::TowerCell;
use crate::scenario::plan::Tag;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use std::sync::Arc;

/// Cooling, from the cold plates to the towers.
#[derive(Clone, Debug)]
pub struct CoolingPlan {
    /// Facility water to the halls.
    pub supply: Temperature,
    /// Warming of the facility water.
    pub loop_rise: TempDelta,
    /// Warmest condenser water.
    pub condenser_limit: Temperature,
    /// Warming of the condenser water.
    pub condenser_rise: TempDelta,
    /// Cycles of concentration.
    pub cycles: f64,
    /// Pressure the pumps raise.
    pub pump_head: Pressure,
    /// Cooling power over IT where the plant is not drawn.
    pub power_share: Option<f64>,
    /// Heat rejected over IT where the plant is not drawn.
    pub rejection_ratio: Option<f64>,
    /// Spare machines on each common header.
    pub spares: u32,
    /// CDUs of halls.
    pub cdus: Vec<HallCooler>,
    /// Rear doors and air handlers of halls.
    pub air: Vec<HallCooler>,
    /// Chillers.
    pub chillers: Vec<Chillers>,
    /// Towers.
    pub towers: Vec<Towers>,
    /// Heat rejection as one figure.
    pub rejection: Vec<Rejection>,
}

/// CDUs or air coolers of one hall.
#[derive(Clone, Debug)]
pub struct HallCooler {
    /// Name and days.
    pub tag: Tag,
    /// Position of the hall.
    pub hall: usize,
    /// Units.
    pub count: u32,
    /// Of them spare.
    pub spares: u32,
    /// Heat one takes.
    pub unit_heat: Power,
    /// Power of its pumps or fans over the heat it takes.
    pub power_share: f64,
    /// How much warmer the coolant or air leaves it than the facility water comes in.
    pub approach: TempDelta,
}

/// Chillers of one kind.
#[derive(Clone, Debug)]
pub struct Chillers {
    /// Name and days.
    pub tag: Tag,
    /// Catalogue row.
    pub unit: Arc<catalog::Chiller>,
    /// Units.
    pub count: u32,
    /// Reference capacity of one.
    pub unit_capacity: Power,
}

/// Tower cells of one kind.
#[derive(Clone, Debug)]
pub struct Towers {
    /// Name and days.
    pub tag: Tag,
    /// Cells.
    pub count: u32,
    /// Heat of one at its rating point.
    pub unit_heat: Power,
    /// One cell, with the conductance that its rating implies.
    pub cell: TowerCell,
}

/// Heat rejection as one figure.
#[derive(Clone, Debug)]
pub struct Rejection {
    /// Name and days.
    pub tag: Tag,
    /// Units.
    pub count: u32,
    /// Of them spare.
    pub spares: u32,
    /// Heat of one.
    pub unit_heat: Power,
}
