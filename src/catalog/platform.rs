//! Kinds of rack.

use crate::catalog::Origin;
use crate::catalog::field::count;
use crate::catalog::field::number;
use crate::catalog::field::optional;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Temperature;

words! {
    /// What a rack is for.
    PlatformKind {
        /// It holds GPUs.
        Gpu = "gpu",
        /// It holds switches.
        Network = "network",
        /// It holds disks, processors or management.
        Support = "support",
    }
}

words! {
    /// Class of the inlet air that a rack allows (source: REF21; H1 for the high-density class).
    AirClass {
        /// 15 to 32 °C.
        A1 = "A1",
        /// 10 to 35 °C.
        A2 = "A2",
        /// 5 to 40 °C.
        A3 = "A3",
        /// 5 to 45 °C.
        A4 = "A4",
        /// 15 to 25 °C.
        H1 = "H1",
        /// The maker's own limits.
        Own = "own",
    }
}

words! {
    /// Class of the technology coolant: the number is its warmest supply in °C.
    CoolantClass {
        /// Cooled by air alone.
        None = "none",
        /// Up to 30 °C.
        S30 = "S30",
        /// Up to 40 °C.
        S40 = "S40",
        /// Up to 45 °C.
        S45 = "S45",
        /// Up to 50 °C.
        S50 = "S50",
    }
}

/// A kind of rack.
#[derive(Clone, Debug, PartialEq)]
pub struct Platform {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// What it is for.
    pub kind: PlatformKind,
    /// GPUs in a rack.
    pub gpus_per_rack: u32,
    /// Racks that are wired together.
    pub racks_per_array: u32,
    /// Servers (or trays) in a rack.
    pub servers_per_rack: u32,
    /// Most that a rack may draw at its inlet.
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
    /// Technology coolant above which it slows down to protect itself; `None` for air-cooled racks.
    pub throttle_coolant_c: Option<f64>,
    /// Class of its technology coolant.
    pub coolant_class: CoolantClass,
    /// Warmest inlet air it takes.
    pub inlet_air_max: Temperature,
    /// Inlet air above which it slows down to protect itself.
    pub throttle_air: Temperature,
    /// Class of its inlet air.
    pub air_class: AirClass,
    /// Power supplies of one server, or shelves of one rack where servers share a busbar.
    pub supplies: u32,
    /// Of them needed for full power.
    pub supplies_full: u32,
    /// Of them needed to run at all, slowed down.
    pub supplies_run: u32,
    /// Mass of a rack, filled.
    pub mass: Mass,
    /// Width of a rack.
    pub width: Length,
    /// Depth of a rack, without a rear door.
    pub depth: Length,
    /// Height of a rack.
    pub height: Length,
    /// What its rear door adds to the depth; 0 without one.
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

row! {
    Platform(key, name, origin) {
        kind: PlatformKind = PlatformKind::WORD,
        gpus_per_rack: u32 = count(0, 1152),
        racks_per_array: u32 = count(1, 512),
        servers_per_rack: u32 = count(1, 200),
        nameplate_kw: f64 = number(0.1, 2000.0),
        running_share: f64 = number(0.05, 1.0),
        idle_share: f64 = number(0.0, 1.0),
        liquid_fraction: f64 = number(0.0, 1.0),
        coolant_l_per_min_kw: f64 = number(0.0, 5.0),
        coolant_supply_max_c: Option<f64> = optional(10.0, 70.0),
        throttle_coolant_c: Option<f64> = optional(10.0, 80.0),
        coolant_class: CoolantClass = CoolantClass::WORD,
        inlet_air_max_c: f64 = number(15.0, 60.0),
        throttle_air_c: f64 = number(15.0, 70.0),
        air_class: AirClass = AirClass::WORD,
        supplies: u32 = count(1, 100),
        supplies_full: u32 = count(1, 100),
        supplies_run: u32 = count(1, 100),
        mass_kg: f64 = number(10.0, 10_000.0),
        width_m: f64 = number(0.3, 3.0),
        depth_m: f64 = number(0.3, 4.0),
        height_m: f64 = number(0.3, 4.0),
        rear_door_m: f64 = number(0.0, 1.0),
        fabric_ports: u32 = count(0, 5000),
    } where
        idle_share <= running_share,
        supplies_run <= supplies_full,
        supplies_full <= supplies,
    => Platform {
        key,
        name,
        kind,
        gpus_per_rack,
        racks_per_array,
        servers_per_rack,
        nameplate: Power::from_kw(nameplate_kw),
        running_share,
        idle_share,
        liquid_fraction,
        coolant_l_per_min_kw,
        coolant_supply_max_c,
        throttle_coolant_c,
        coolant_class,
        inlet_air_max: Temperature::from_c(inlet_air_max_c),
        throttle_air: Temperature::from_c(throttle_air_c),
        air_class,
        supplies,
        supplies_full,
        supplies_run,
        mass: Mass::from_kg(mass_kg),
        width: Length::from_m(width_m),
        depth: Length::from_m(depth_m),
        height: Length::from_m(height_m),
        rear_door: Length::from_m(rear_door_m),
        fabric_ports,
        origin,
    }
}
