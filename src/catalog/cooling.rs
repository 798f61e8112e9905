//! Chillers, towers, CDUs and air coolers.

use crate::catalog::Origin;
use crate::catalog::read;
use crate::physics::air;
use crate::physics::chiller::Biquadratic;
use crate::physics::chiller::Bounds;
use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::Quadratic;
use crate::physics::tower::TowerCell;
use crate::physics::tower::TowerRating;
use crate::units::Length;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use serde::Deserialize;

/// What takes a chiller's heat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChillerKind {
    /// Condenser water from towers.
    WaterCooled,
    /// Outdoor air; its fans are part of its power.
    AirCooled,
}

/// A chiller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chiller {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What takes its heat.
    pub kind: ChillerKind,
    /// Reference capacity and efficiency.
    pub rating: ChillerRating,
    /// Leaving chilled water at the reference point.
    pub reference_leaving: Temperature,
    /// Entering condenser water, or outdoor air, at the reference point.
    pub reference_condenser: Temperature,
    /// Its curves.
    pub curves: ChillerCurves,
    /// Where it is known from.
    pub origin: Origin,
}

/// A cooling tower cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tower {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// The point it is sold by, at sea level.
    pub rating: TowerRating,
    /// Where it is known from.
    pub origin: Origin,
}

impl Tower {
    /// The cell that meets this rating, or the same cell scaled to another rated heat.
    ///
    /// `None` for a heat that is not positive.
    pub fn cell(&self, rated_heat: Power) -> Option<TowerCell> {
        let rating = TowerRating {
            heat: rated_heat,
            ..self.rating
        };
        TowerCell::from_rating(&rating, air::standard_pressure(Length::ZERO))
    }
}

/// A coolant distribution unit.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cdu {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Heat that it moves at its approach.
    #[serde(rename = "capacity_kw", deserialize_with = "read::kw")]
    pub capacity: Power,
    /// Technology supply above facility supply, at capacity.
    #[serde(rename = "approach_k", deserialize_with = "read::k")]
    pub approach: TempDelta,
    /// Pump power over heat moved, at capacity.
    pub pump_share: f64,
    /// Whether it stands in the rack it serves: then it shares no header with others.
    pub in_rack: bool,
    /// Pumps.
    pub pumps: u32,
    /// Pumps of them that are spare.
    pub spare_pumps: u32,
    /// Width; 0 in the rack.
    #[serde(rename = "width_m", deserialize_with = "read::m")]
    pub width: Length,
    /// Depth; 0 in the rack.
    #[serde(rename = "depth_m", deserialize_with = "read::m")]
    pub depth: Length,
    /// Where it is known from.
    pub origin: Origin,
}

/// How air gives its heat to water.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AirCoolerKind {
    /// A coil in the door of one rack.
    RearDoor,
    /// A machine that serves the room.
    AirHandler,
}

/// A rear door or air handler.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AirCooler {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// How it works.
    pub kind: AirCoolerKind,
    /// Heat that it takes at its approach.
    #[serde(rename = "capacity_kw", deserialize_with = "read::kw")]
    pub capacity: Power,
    /// Fan power over heat taken, at capacity.
    pub fan_share: f64,
    /// Air that leaves above water that enters, at capacity.
    #[serde(rename = "approach_k", deserialize_with = "read::k")]
    pub approach: TempDelta,
    /// Where it is known from.
    pub origin: Origin,
}

/// A chiller as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChillerRow {
    key: &'static str,
    name: &'static str,
    kind: ChillerKind,
    #[serde(deserialize_with = "read::kw")]
    capacity_kw: Power,
    cop: f64,
    reference_leaving_c: f64,
    reference_condenser_c: f64,
    capacity_curve: [f64; 6],
    input_ratio_curve: [f64; 6],
    part_load_curve: [f64; 3],
    leaving_c: [f64; 2],
    condenser_c: [f64; 2],
    part_load: [f64; 2],
    min_part_load: f64,
    min_unloading: f64,
    lift_allowance_k: f64,
    origin: Origin,
}

/// A tower cell as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TowerRow {
    key: &'static str,
    name: &'static str,
    #[serde(deserialize_with = "read::kw")]
    heat_kw: Power,
    entering_c: f64,
    leaving_c: f64,
    wet_bulb_c: f64,
    dry_bulb_c: f64,
    water_to_air: f64,
    fan_share: f64,
    max_water_ratio: f64,
    drift_share: f64,
    origin: Origin,
}

impl<'de: 'static> Deserialize<'de> for Chiller {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        ChillerRow::deserialize(input).map(Self::from)
    }
}

impl<'de: 'static> Deserialize<'de> for Tower {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        TowerRow::deserialize(input).map(Self::from)
    }
}

impl From<ChillerRow> for Chiller {
    fn from(row: ChillerRow) -> Self {
        let bounds = |[low, high]: [f64; 2]| Bounds { low, high };
        Self {
            key: row.key,
            name: row.name,
            kind: row.kind,
            rating: ChillerRating {
                capacity: row.capacity_kw,
                cop: row.cop,
            },
            reference_leaving: Temperature::from_c(row.reference_leaving_c),
            reference_condenser: Temperature::from_c(row.reference_condenser_c),
            curves: ChillerCurves {
                capacity: Biquadratic(row.capacity_curve),
                input_ratio: Biquadratic(row.input_ratio_curve),
                part_load: Quadratic(row.part_load_curve),
                leaving_c: bounds(row.leaving_c),
                condenser_c: bounds(row.condenser_c),
                part_load_ratio: bounds(row.part_load),
                min_part_load: row.min_part_load,
                min_unloading: row.min_unloading,
                lift_allowance: TempDelta::from_k(row.lift_allowance_k),
            },
            origin: row.origin,
        }
    }
}

impl From<TowerRow> for Tower {
    fn from(row: TowerRow) -> Self {
        Self {
            key: row.key,
            name: row.name,
            rating: TowerRating {
                entering: Temperature::from_c(row.entering_c),
                leaving: Temperature::from_c(row.leaving_c),
                wet_bulb: Temperature::from_c(row.wet_bulb_c),
                dry_bulb: Temperature::from_c(row.dry_bulb_c),
                heat: row.heat_kw,
                water_to_air: row.water_to_air,
                fan_share: row.fan_share,
                max_water_ratio: row.max_water_ratio,
                drift_share: row.drift_share,
            },
            origin: row.origin,
        }
    }
}

table! {
    /// All chillers.
    chillers,
    /// The chiller with a key.
    chiller: Chiller = "chillers.json"
}

table! {
    /// All cooling tower cells.
    towers,
    /// The cooling tower cell with a key.
    tower: Tower = "towers.json"
}

table! {
    /// All coolant distribution units.
    cdus,
    /// The coolant distribution unit with a key.
    cdu: Cdu = "cdus.json"
}

table! {
    /// All rear doors and air handlers.
    air_coolers,
    /// The rear door or air handler with a key.
    air_cooler: AirCooler = "air_coolers.json"
}
