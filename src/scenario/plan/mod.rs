//! The Plan: the checked, typed, complete form of a scenario. Only `check` makes one.

mod cooling;
mod power;

pub use cooling::Chillers;
pub use cooling::CoolingPlan;
pub use cooling::HallCooler;
pub use cooling::Rejection;
pub use cooling::Towers;
pub use power::Battery;
pub use power::Block;
pub use power::Generation;
pub use power::Grid;
pub use power::PowerPlan;
pub use power::Topology;

use crate::catalog;
use crate::units::Date;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::VolumeFlow;
use serde::Deserialize;
use serde::Serialize;

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
