//! Racks in a Plan.

use crate::catalog::AirClass;
use crate::scenario::plan::Tag;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;

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
    /// Height of a rack.
    pub height: Length,
    /// Power without work.
    pub idle: Power,
    /// Coolant it takes; `None` where all of its heat goes to air.
    pub coolant: Option<CoolantLimits>,
    /// Warmest air it takes at its front.
    pub air_max: Temperature,
    /// Air at its front at which it throttles.
    pub throttle_air: Temperature,
    /// Ports into the GPU fabric.
    pub ports: u32,
    /// Servers with power supplies of their own.
    pub servers: u32,
    /// Power supplies of one server, where they are known.
    pub supplies: Option<Supplies>,
    /// Class of the air at its front; a limit of its own stands beside it.
    pub air_class: AirClass,
}

/// Coolant that a rack takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoolantLimits {
    /// Warmest supply.
    pub max: Temperature,
    /// Supply at which it throttles.
    pub throttle: Temperature,
    /// Flow for every kW to the cold plates.
    pub flow_per_kw: VolumeFlow,
    /// Its class, `S40` or `W32`; empty where none is stated.
    pub class: &'static str,
}

/// Power supplies of one server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplies {
    /// All.
    pub count: u32,
    /// Needed for full power.
    pub full: u32,
    /// Needed to run at all.
    pub run: u32,
    /// On cord A; the others hang on cord B.
    pub on_a: u32,
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
    /// In all, where that is given; `per_array` is then spread from it and rounded up.
    pub in_all: Option<u32>,
}
