//! Kinds of rack.

use crate::catalog::Origin;
use crate::catalog::read;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Temperature;
use serde::Deserialize;

/// What a rack is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlatformKind {
    /// It holds GPUs.
    Gpu,
    /// It holds switches.
    Network,
    /// It holds disks, processors or management.
    Support,
}

/// A kind of rack.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What it is for.
    pub kind: PlatformKind,
    /// GPUs in a rack.
    pub gpus_per_rack: u32,
    /// Racks that are wired together.
    pub racks_per_array: u32,
    /// Servers (or trays) in a rack.
    pub servers_per_rack: u32,
    /// Most that a rack may draw at its inlet.
    #[serde(rename = "nameplate_kw", deserialize_with = "read::kw")]
    pub nameplate: Power,
    /// Average power in training over nameplate.
    pub running_share: f64,
    /// Power without work over nameplate.
    pub idle_share: f64,
    /// Share of the heat that goes to cold plates; the rest goes to air.
    pub liquid_fraction: f64,
    /// Technology coolant flow over heat to the cold plates, L/min per kW; 0 for air-cooled racks.
    pub coolant_l_per_min_kw: f64,
    /// Warmest technology coolant it takes; `None` for air-cooled racks.
    pub coolant_supply_max_c: Option<f64>,
    /// Warmest inlet air it takes.
    #[serde(rename = "inlet_air_max_c", deserialize_with = "read::c")]
    pub inlet_air_max: Temperature,
    /// Mass of a rack, filled.
    #[serde(rename = "mass_kg", deserialize_with = "read::kg")]
    pub mass: Mass,
    /// Width of a rack.
    #[serde(rename = "width_m", deserialize_with = "read::m")]
    pub width: Length,
    /// Depth of a rack, without a rear door.
    #[serde(rename = "depth_m", deserialize_with = "read::m")]
    pub depth: Length,
    /// What its rear door adds to the depth; 0 without one.
    #[serde(rename = "rear_door_m", deserialize_with = "read::m")]
    pub rear_door: Length,
    /// Fabric ports of a rack (400G on Hopper).
    pub fabric_ports: u32,
    /// Where it is known from.
    pub origin: Origin,
}

impl Platform {
    /// Depth with the rear door.
    pub fn depth_with_door(&self) -> Length {
        self.depth + self.rear_door
    }
}

table! {
    /// All kinds of rack.
    platforms,
    /// The kind of rack with a key.
    platform: Platform = "platforms.json"
}
