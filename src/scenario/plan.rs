//! The Plan: the checked, typed, complete form of a scenario. Only `check` makes one.

use crate::catalog;
use crate::physics::tower::TowerCell;
use crate::physics::turbine::OwnUse;
use crate::units::Date;
use crate::units::Energy;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Everything the solvers need, complete and in range.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Calendar date of day 0.
    pub start: Date,
    /// Last day that is evaluated.
    pub horizon: u32,
    /// Design conditions through the year.
    pub climate: &'static catalog::Climate,
    /// Air pressure at the site.
    pub pressure: Pressure,
    /// Whether every day is judged on the year's design conditions.
    pub annual_only: bool,
    /// Warmer air at air-cooled machines.
    pub recirculation_dry: TempDelta,
    /// Higher wet bulb at towers.
    pub recirculation_wet: TempDelta,
    /// Everything that is neither IT nor its cooling.
    pub house: Power,
    /// Water that may be drawn on the worst day.
    pub water_peak_day: Option<VolumeFlow>,
    /// What the coincident peak lies above the running average.
    pub design_margin: f64,
    /// The platforms in use.
    pub platforms: Vec<Platform>,
    /// GPU racks in halls.
    pub deployments: Vec<Deployment>,
    /// Racks that come with every array.
    pub support: Vec<SupportRacks>,
    /// Power, from the utility to the boards.
    pub power: PowerPlan,
    /// Cooling, from the cold plates to the towers.
    pub cooling: CoolingPlan,
    /// Rules of placement.
    pub floor: FloorPlan,
    /// Rooms for racks.
    pub halls: Vec<Hall>,
    /// Steps of the expansion, by due day.
    pub phases: Vec<Phase>,
    /// Highest facility over IT power in the design hour.
    pub design_hour_ratio_max: Option<f64>,
    /// What is known of the real site.
    pub record: Vec<RecordLine>,
}

/// When an asset is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// First day.
    pub ready: u32,
    /// First day on which it is gone.
    pub retired: Option<u32>,
}

impl Life {
    /// Whether it is there on a day.
    pub fn holds(self, day: u32) -> bool {
        self.ready <= day && self.retired.is_none_or(|retired| day < retired)
    }
}

/// What an asset is called, and when it is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Id in the scenario.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// When it is there.
    pub life: Life,
}

/// A kind of rack, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Platform {
    /// Key in the scenario or the catalogue.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// GPUs in a rack; 0 for support racks.
    pub gpus_per_rack: u32,
    /// Racks that are wired together.
    pub racks_per_array: u32,
    /// Most that a rack may draw, or its enforced cap.
    pub nameplate: Power,
    /// Average in training.
    pub running: Power,
    /// Share of the heat that goes to cold plates.
    pub liquid_fraction: f64,
    /// Mass of a rack.
    pub mass: Mass,
    /// Width of a rack.
    pub width: Length,
    /// Depth of a rack with its door.
    pub depth: Length,
}

/// GPU racks of one platform in one hall.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// Name and days.
    pub tag: Tag,
    /// Position of its phase, if it names one.
    pub phase: Option<usize>,
    /// Position of its hall.
    pub hall: usize,
    /// Position of its platform.
    pub platform: usize,
    /// GPU racks.
    pub racks: u32,
}

/// Racks that come with every array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupportRacks {
    /// Position of the platform.
    pub platform: usize,
    /// Beside each array.
    pub per_array: u32,
}

/// Power, from the utility to the boards.
#[derive(Clone, Debug)]
pub struct PowerPlan {
    /// Power factor of the IT load.
    pub it_power_factor: f64,
    /// Power factor of pumps, fans and compressors.
    pub drive_power_factor: f64,
    /// Losses over IT where the chain is not drawn.
    pub loss_share: Option<f64>,
    /// Loss of medium-voltage cables at full load.
    pub mv_cable_loss_share: f64,
    /// Loss of low-voltage boards, feeders and rack cords at full load.
    pub lv_loss_share: f64,
    /// UPS of support racks.
    pub support_ups: Option<&'static catalog::Ups>,
    /// UPS of CDUs, loop pumps and controls.
    pub fluid_ups: Option<&'static catalog::Ups>,
    /// Whether the supply must survive its worst single event.
    pub survive_one_event: bool,
    /// Utility feeds.
    pub grid: Vec<Grid>,
    /// Turbines and engines.
    pub generation: Vec<Generation>,
    /// Batteries.
    pub batteries: Vec<Battery>,
    /// Power blocks of halls.
    pub blocks: Vec<Block>,
    /// Power blocks of the plant.
    pub plant_blocks: Vec<Block>,
}

/// A utility feed.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Name and days.
    pub tag: Tag,
    /// Contracted power.
    pub contract: Power,
    /// Part of it that may be interrupted.
    pub interruptible: Power,
    /// Circuits that fail one by one.
    pub circuits: u32,
    /// Substation it shares with others; empty: none.
    pub substation: String,
    /// Transformers it comes through.
    pub transformer: Option<&'static catalog::Transformer>,
    /// How many in parallel.
    pub transformer_count: u32,
}

/// Identical units on common buses.
#[derive(Clone, Debug)]
pub struct Generation {
    /// Name and days.
    pub tag: Tag,
    /// Catalogue row.
    pub unit: &'static catalog::Generator,
    /// Units.
    pub count: u32,
    /// Units in planned maintenance.
    pub in_maintenance: u32,
    /// Power of one at ISO conditions.
    pub unit_iso: Power,
    /// Power of one on this site, where the planner gives it.
    pub unit_site: Option<Power>,
    /// Buses they share equally.
    pub buses: u32,
    /// What the site takes from a unit besides its air.
    pub own_use: OwnUse,
    /// What the permit allows at ISO conditions.
    pub permit: Option<Power>,
}

/// Batteries of one kind.
#[derive(Clone, Debug)]
pub struct Battery {
    /// Name and days.
    pub tag: Tag,
    /// Power of all.
    pub power: Power,
    /// Energy of all that is kept for bridging.
    pub bridge_energy: Energy,
}

/// Power blocks of one hall, or of the plant.
#[derive(Clone, Debug)]
pub struct Block {
    /// Name and days.
    pub tag: Tag,
    /// Position of the hall; `None` for the plant.
    pub hall: Option<usize>,
    /// Catalogue row of the transformer; `None` where the planner gave the power alone.
    pub unit: Option<&'static catalog::Transformer>,
    /// Blocks.
    pub count: u32,
    /// What one may carry.
    pub unit_power: Power,
    /// How they stand in for one another.
    pub topology: Topology,
    /// Busway behind each.
    pub busway: Option<&'static catalog::Busway>,
}

/// How blocks stand in for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topology {
    /// Every block carries its full rating; a failure takes its load down.
    N,
    /// One block more than needed.
    NPlusOne,
    /// Two full sides.
    TwoN,
    /// Distributed redundant: `have` systems carry the load of one less.
    Distributed {
        /// Systems.
        have: u32,
    },
}

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
    pub unit: &'static catalog::Chiller,
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

/// Rules of placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloorPlan {
    /// In front of racks.
    pub cold_aisle: Length,
    /// Behind racks.
    pub hot_aisle: Length,
    /// Racks side by side before a cross aisle.
    pub row_racks: u32,
    /// Cross aisles and the path along the walls.
    pub cross_aisle: Length,
    /// Pressure the slab carries.
    pub floor_load: Pressure,
}

/// A room for racks.
#[derive(Clone, Debug, PartialEq)]
pub struct Hall {
    /// Name and days.
    pub tag: Tag,
    /// Length of its rows' side.
    pub width: Length,
    /// The other side.
    pub depth: Length,
    /// Corner in the drawing of the site.
    pub corner: Option<(Length, Length)>,
    /// GPU rack positions where the hall is not drawn.
    pub gpu_positions: Option<u32>,
    /// Rectangles where no rack may stand.
    pub keep_outs: Vec<KeepOut>,
}

/// A rectangle where no rack may stand, from the hall's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeepOut {
    /// What stands there.
    pub kind: KeepOutKind,
    /// Left edge.
    pub x: Length,
    /// Upper edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Depth.
    pub depth: Length,
}

/// What stands in a keep-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepOutKind {
    /// A column.
    Column,
    /// A door and its swing.
    Door,
    /// Anything else.
    Other,
}

/// A step of the expansion.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// GPUs live in all.
    pub gpus: u32,
    /// Day on which they must be.
    pub due_day: u32,
}

/// One thing known of the real site.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordLine {
    /// What is compared.
    pub quantity: String,
    /// Position of the phase on whose due day; `None`: the last day.
    pub phase: Option<usize>,
    /// Lowest value allowed.
    pub low: Option<f64>,
    /// Highest value allowed.
    pub high: Option<f64>,
    /// Source, confidence and note as given.
    pub source: String,
    /// How far it can be trusted.
    pub confidence: String,
    /// What a reader should know.
    pub note: String,
}
