//! The cooling part of a Plan.

use crate::catalog;
use crate::physics::rear_door::RearDoor;
use crate::physics::tower::TowerCell;
use crate::physics::water::Coolant;
use crate::scenario::plan::Tag;
use crate::units::Duration;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;
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
    /// Loops of facility water; empty: all machines share one, at the supply and rise of the site.
    pub loops: Vec<Loop>,
    /// Dry coolers.
    pub dry_coolers: Vec<DryCoolers>,
    /// Pumps.
    pub pumps: Vec<Pumps>,
    /// Buffer tanks.
    pub tanks: Vec<Tanks>,
    /// Set points and what runs through a loss of power.
    pub set_points: SetPoints,
}

/// Set points of the plant, and what runs through a loss of power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SetPoints {
    /// Dew point of the air in the halls.
    pub room_dew_point: Temperature,
    /// Least distance of coolant and rear-door water above it.
    pub dew_point_margin: TempDelta,
    /// Water-side economiser.
    pub economiser: Economiser,
    /// How much warmer than the tower water its exchanger makes the facility water.
    pub economiser_approach: TempDelta,
    /// Conductance of that exchanger, where it is given.
    pub economiser_conductance: Option<HeatCapacityRate>,
    /// How much warmer the facility water may be made when it is cool outside.
    pub supply_reset: TempDelta,
    /// Outdoor wet bulb at and below which all of that reset is used.
    pub reset_below: Temperature,
    /// Condenser water that tower fans hold while it is cool outside.
    pub condenser_set: Temperature,
    /// Air to the fronts of the racks.
    pub air_supply: Temperature,
    /// How long a chiller needs to make cold water again.
    pub chiller_restart: Duration,
    /// Whether facility pumps hang on a UPS.
    pub pumps_on_ups: bool,
    /// Whether fans of air coolers hang on a UPS.
    pub fans_on_ups: bool,
    /// Efficiency of pump, motor and drive together.
    pub pump_efficiency: f64,
    /// Pressure that condenser pumps raise.
    pub condenser_head: Pressure,
    /// Water in racks and their piping for every kW of their heat.
    pub loop_volume_per_kw: Volume,
}

/// Where the economiser stands in the water.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Economiser {
    /// There is none.
    None,
    /// In parallel: all of the load or nothing.
    Full,
    /// In series: chillers trim.
    Partial,
}

/// A loop of facility water with its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Loop {
    /// Name and days.
    pub tag: Tag,
    /// What it serves.
    pub kind: LoopKind,
    /// Its supply.
    pub supply: Temperature,
    /// Warming on the way round.
    pub rise: TempDelta,
    /// What flows in it.
    pub fluid: Coolant,
    /// Valves that can cut the header into parts.
    pub valves: u32,
    /// Pressure that its pumps raise.
    pub head: Pressure,
}

/// What a loop serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopKind {
    /// Everything.
    Combined,
    /// What lives with warm water.
    Warm,
    /// What needs it chilled.
    Chilled,
}

/// Where a machine stands: on a header, and on a mechanical block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Station {
    /// Position of the loop; `None`: the one that all share.
    pub header: Option<usize>,
    /// Position of the block among the plant's; `None`: any of them, or the hall's own.
    pub block: Option<usize>,
}

/// Dry coolers of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct DryCoolers {
    /// Name and days.
    pub tag: Tag,
    /// Catalogue row.
    pub unit: Arc<catalog::DryCooler>,
    /// Units.
    pub count: u32,
    /// Of them spare.
    pub spares: u32,
    /// Heat of one at the point its row is sold by.
    pub unit_heat: Power,
    /// Water on the intake air, as given or as the row has it.
    pub adiabatic: Option<Adiabatic>,
    /// Where they stand.
    pub station: Station,
}

/// Water that cools the intake air of a dry cooler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adiabatic {
    /// Share of the way to the wet bulb.
    pub effectiveness: f64,
    /// Dry bulb above which it runs.
    pub above: Temperature,
    /// Share of the water bled off on top of what evaporates.
    pub bleed: f64,
}

/// Pumps on one header.
#[derive(Clone, Debug, PartialEq)]
pub struct Pumps {
    /// Name and days.
    pub tag: Tag,
    /// What they move.
    pub duty: PumpDuty,
    /// Catalogue row, where one is named.
    pub unit: Option<Arc<catalog::Pump>>,
    /// Pumps.
    pub count: u32,
    /// Of them spare.
    pub spares: u32,
    /// Flow of one, where it is given.
    pub flow: Option<VolumeFlow>,
    /// Pressure they raise.
    pub head: Pressure,
    /// Efficiency of pump, motor and drive together.
    pub efficiency: f64,
    /// Where they stand.
    pub station: Station,
}

/// What pumps move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PumpDuty {
    /// Water through machines.
    Primary,
    /// Water round the halls.
    Secondary,
    /// Condenser water.
    Condenser,
}

/// Buffer tanks on one header.
#[derive(Clone, Debug, PartialEq)]
pub struct Tanks {
    /// Name and days.
    pub tag: Tag,
    /// Volume of all.
    pub volume: Volume,
    /// Share of it that leaves cold before warm water breaks through.
    pub mixing: f64,
    /// Position of the loop.
    pub header: Option<usize>,
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
    /// Whether it is a coil in the door of one rack.
    pub rear_door: bool,
    /// That coil, by what it is rated at; only rear doors have one.
    pub door: Option<RearDoor>,
    /// Where they stand.
    pub station: Station,
    /// What only CDUs have.
    pub coolant: Option<CoolantSide>,
    /// Share of the hot air that comes back to the fronts of the racks; 0 for CDUs.
    pub leakage: f64,
    /// Whether one stands in each rack, so that no other stands in for it.
    pub in_rack: bool,
}

/// The rack side of CDUs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoolantSide {
    /// Coolant flow for every kW of heat.
    pub flow_per_kw: VolumeFlow,
    /// Pressure that its pumps raise.
    pub head: Pressure,
    /// Pumps in a unit.
    pub pumps: u32,
    /// Of them spare.
    pub spare_pumps: u32,
    /// Warmest coolant it may send to the racks, where it is given.
    pub coolant_max: Option<Temperature>,
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
    /// Whether they stand two in a row in the water.
    pub in_series: bool,
    /// How long one needs to make cold water again.
    pub restart: Duration,
    /// Where they stand.
    pub station: Station,
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
    /// How its leaving water is computed.
    pub model: TowerModel,
    /// Cycles of concentration in its basin.
    pub cycles: f64,
    /// Where they stand.
    pub station: Station,
}

/// How a tower's leaving water is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TowerModel {
    /// Heat and mass transfer after Merkel.
    Merkel,
    /// The YorkCalc correlation.
    YorkCalc,
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
    /// Position of the loop.
    pub header: Option<usize>,
}
