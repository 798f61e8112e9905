//! The Plan: the checked, typed, complete form of a scenario. Only `check` makes one.

mod cooling;
mod goals;
mod it;
mod layout;
mod network;
mod power;
mod site;

pub use cooling::Adiabatic;
pub use cooling::Chillers;
pub use cooling::CoolantSide;
pub use cooling::CoolingPlan;
pub use cooling::DryCoolers;
pub use cooling::Economiser;
pub use cooling::HallCooler;
pub use cooling::Loop;
pub use cooling::LoopKind;
pub use cooling::PumpDuty;
pub use cooling::Pumps;
pub use cooling::Rejection;
pub use cooling::SetPoints;
pub use cooling::Station;
pub use cooling::Tanks;
pub use cooling::TowerModel;
pub use cooling::Towers;
pub use goals::CapitalPlan;
pub use goals::CostPlan;
pub use goals::Failure;
pub use goals::Outcome;
pub use goals::PeakPrice;
pub use goals::Phase;
pub use goals::RecordLine;
pub use goals::Survival;
pub use goals::TargetPlan;
pub use it::CoolantLimits;
pub use it::Deployment;
pub use it::Platform;
pub use it::Supplies;
pub use it::SupportRacks;
pub use layout::Aisle;
pub use layout::AisleKind;
pub use layout::Building;
pub use layout::Layout;
pub use layout::Move;
pub use layout::Pod;
pub use layout::Rectangle;
pub use layout::Room;
pub use layout::RoomKind;
pub use network::Backup;
pub use network::Class;
pub use network::Feeder;
pub use network::LoadClass;
pub use network::LoadClasses;
pub use network::LoadingRules;
pub use network::MvArrangement;
pub use network::MvSection;
pub use network::NetworkPlan;
pub use network::PathRedundancy;
pub use network::SizedBy;
pub use network::Tie;
pub use power::Battery;
pub use power::Block;
pub use power::FuelAndPermits;
pub use power::Generation;
pub use power::Grid;
pub use power::InletCooling;
pub use power::PowerPlan;
pub use power::Topology;
pub use site::DesignBasis;
pub use site::N20;
pub use site::WaterPlan;
pub use site::WeatherReference;
pub use site::Workload;

use crate::catalog;
use crate::units::Area;
use crate::units::Date;
use crate::units::Length;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::VolumeFlow;
use serde::Deserialize;
use serde::Serialize;
use std::sync::Arc;

/// Everything the solvers need, complete and in range.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Calendar date of day 0.
    pub start: Date,
    /// Last day that is evaluated.
    pub horizon: u32,
    /// Design conditions through the year.
    pub climate: Arc<catalog::Climate>,
    /// Height of the site above the sea.
    pub height: Length,
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
    /// Which conditions each day is judged on.
    pub design_basis: DesignBasis,
    /// What is reached once in 20 years, where it is given.
    pub n20: Option<N20>,
    /// The weather file that was imported.
    pub weather: Option<WeatherReference>,
    /// Water beyond the worst day.
    pub water: WaterPlan,
    /// Area outside the halls for plant.
    pub yard: Option<Area>,
    /// How the load moves.
    pub workload: Workload,
    /// Buildings, pods, aisles, rooms and moves by hand.
    pub layout: Layout,
    /// What must be reached besides phases.
    pub targets: TargetPlan,
    /// Prices.
    pub costs: CostPlan,
    /// Whether IEC standards are in force, and not ANSI/IEEE.
    pub iec: bool,
    /// Grid frequency, Hz.
    pub frequency_hz: f64,
}

/// When an asset is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Day on which it is ordered, where it is given.
    pub order: Option<u32>,
    /// Days from order to ready, where they are given.
    pub lead: Option<u32>,
    /// Whether the planner gave the ready day; otherwise the roadmap may choose it.
    pub ready_is_given: bool,
    /// Whether it stays.
    pub status: Status,
}

/// Whether an asset stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It stays.
    #[default]
    Permanent,
    /// It is rented, or goes again.
    Temporary,
    /// It waits for something to fail.
    Standby,
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
    /// Racks side by side to a wall without a way out.
    pub dead_end_racks: u32,
    /// Longest way to an exit.
    pub exit: Length,
    /// Clear depth in front of low-voltage gear.
    pub working: Length,
    /// Longest fabric link from a rack to its array's network rack.
    pub reach: Length,
    /// Cable length over the length of its route, less one.
    pub cable_slack: f64,
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
    /// Position of its building.
    pub building: Option<usize>,
    /// Pressure its slab carries under a rack.
    pub floor_load: Pressure,
    /// Clear height.
    pub height: Length,
    /// Which aisles are closed off.
    pub containment: Containment,
    /// Whether rows run along its depth, and not its width.
    pub rows_along_depth: bool,
}

/// Which aisles are closed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Containment {
    /// Hot aisles.
    Hot,
    /// Cold aisles.
    Cold,
    /// None.
    None,
}

/// A rectangle where no rack may stand, from the hall's corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Space that stays clear around it.
    pub clear: Length,
}

/// What stands in a keep-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeepOutKind {
    /// A column.
    Column,
    /// A door and its swing.
    Door,
    /// Anything else.
    Other,
}
