//! Chillers, CDUs and air coolers.

use crate::catalog::Origin;
use crate::catalog::field::Holds;
use crate::catalog::field::bounds;
use crate::catalog::field::count;
use crate::catalog::field::list;
use crate::catalog::field::number;
use crate::catalog::field::optional;
use crate::physics::chiller::Biquadratic;
use crate::physics::chiller::Bounds;
use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::Quadratic;
use crate::units::Length;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

words! {
    /// What takes a chiller's heat.
    ChillerKind {
        /// Condenser water from towers.
        WaterCooled = "water_cooled",
        /// Outdoor air; its fans are part of its power.
        AirCooled = "air_cooled",
    }
}

/// A chiller.
#[derive(Clone, Debug, PartialEq)]
pub struct Chiller {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
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

/// Lowest and highest coefficient of a curve.
const COEFFICIENT: (f64, f64) = (-100.0, 100.0);

/// So many coefficients.
const fn coefficients(len: usize) -> Holds {
    list(len, COEFFICIENT.0, COEFFICIENT.1)
}

row! {
    Chiller(key, name, origin) {
        kind: ChillerKind = ChillerKind::WORD,
        capacity_kw: f64 = number(1.0, 100_000.0),
        cop: f64 = number(1.0, 25.0),
        reference_leaving_c: f64 = number(-20.0, 40.0),
        reference_condenser_c: f64 = number(0.0, 60.0),
        capacity_curve: [f64; 6] = coefficients(6),
        input_ratio_curve: [f64; 6] = coefficients(6),
        part_load_curve: [f64; 3] = coefficients(3),
        leaving_c: [f64; 2] = bounds(-20.0, 40.0),
        condenser_c: [f64; 2] = bounds(-40.0, 60.0),
        part_load: [f64; 2] = bounds(0.0, 1.5),
        min_part_load: f64 = number(0.0, 1.0),
        min_unloading: f64 = number(0.0, 1.0),
        lift_allowance_k: f64 = number(0.0, 60.0),
    } => Chiller {
        key,
        name,
        kind,
        rating: ChillerRating {
            capacity: Power::from_kw(capacity_kw),
            cop,
        },
        reference_leaving: Temperature::from_c(reference_leaving_c),
        reference_condenser: Temperature::from_c(reference_condenser_c),
        curves: ChillerCurves {
            capacity: Biquadratic(capacity_curve),
            input_ratio: Biquadratic(input_ratio_curve),
            part_load: Quadratic(part_load_curve),
            leaving_c: edges(leaving_c),
            condenser_c: edges(condenser_c),
            part_load_ratio: edges(part_load),
            min_part_load,
            min_unloading,
            lift_allowance: TempDelta::from_k(lift_allowance_k),
        },
        origin,
    }
}

fn edges([low, high]: [f64; 2]) -> Bounds {
    Bounds { low, high }
}

/// A water-cooled chiller whose curves run over *leaving* condenser water: the reformulated EIR model of
/// EnergyPlus (`Chiller:Electric:ReformulatedEIR`, source: EP-ENGREF). Data for a solver that iterates on
/// that temperature; those of [`Chiller`] run over entering water.
#[derive(Clone, Debug, PartialEq)]
pub struct ReformulatedChiller {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Reference capacity and efficiency.
    pub rating: ChillerRating,
    /// Leaving chilled water at the reference point.
    pub reference_leaving: Temperature,
    /// Leaving condenser water at the reference point.
    pub reference_condenser_leaving: Temperature,
    /// Capacity over rated capacity, by leaving chilled and leaving condenser water, °C.
    pub capacity: Biquadratic,
    /// Power over rated power at full load, by the same two.
    pub input_ratio: Biquadratic,
    /// Power at part load over power at full load, by leaving condenser water x, °C, and part-load ratio
    /// y: coefficients of 1, x, x², y, y², x·y, x³, y³, x²·y, x·y².
    pub part_load: [f64; 10],
    /// Leaving chilled water, °C.
    pub leaving_c: Bounds,
    /// Leaving condenser water, °C.
    pub condenser_leaving_c: Bounds,
    /// Part-load ratios.
    pub part_load_ratio: Bounds,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    ReformulatedChiller(key, name, origin) {
        capacity_kw: f64 = number(1.0, 100_000.0),
        cop: f64 = number(1.0, 25.0),
        reference_leaving_c: f64 = number(-20.0, 40.0),
        reference_condenser_leaving_c: f64 = number(0.0, 60.0),
        capacity_curve: [f64; 6] = coefficients(6),
        input_ratio_curve: [f64; 6] = coefficients(6),
        part_load_curve: [f64; 10] = coefficients(10),
        leaving_c: [f64; 2] = bounds(-20.0, 40.0),
        condenser_leaving_c: [f64; 2] = bounds(-40.0, 70.0),
        part_load: [f64; 2] = bounds(0.0, 1.5),
    } => ReformulatedChiller {
        key,
        name,
        rating: ChillerRating {
            capacity: Power::from_kw(capacity_kw),
            cop,
        },
        reference_leaving: Temperature::from_c(reference_leaving_c),
        reference_condenser_leaving: Temperature::from_c(reference_condenser_leaving_c),
        capacity: Biquadratic(capacity_curve),
        input_ratio: Biquadratic(input_ratio_curve),
        part_load: part_load_curve,
        leaving_c: edges(leaving_c),
        condenser_leaving_c: edges(condenser_leaving_c),
        part_load_ratio: edges(part_load),
        origin,
    }
}

/// A coolant distribution unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cdu {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Heat that it moves at its approach.
    pub capacity: Power,
    /// Technology supply above facility supply, at capacity.
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
    pub width: Length,
    /// Depth; 0 in the rack.
    pub depth: Length,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    Cdu(key, name, origin) {
        capacity_kw: f64 = number(1.0, 50_000.0),
        approach_k: f64 = number(0.5, 20.0),
        pump_share: f64 = number(0.0, 0.1),
        in_rack: bool = Holds::Flag,
        pumps: u32 = count(1, 20),
        spare_pumps: u32 = count(0, 20),
        width_m: f64 = number(0.0, 10.0),
        depth_m: f64 = number(0.0, 10.0),
    } where
        spare_pumps < pumps,
    => Cdu {
        key,
        name,
        capacity: Power::from_kw(capacity_kw),
        approach: TempDelta::from_k(approach_k),
        pump_share,
        in_rack,
        pumps,
        spare_pumps,
        width: Length::from_m(width_m),
        depth: Length::from_m(depth_m),
        origin,
    }
}

words! {
    /// How air gives its heat to water.
    AirCoolerKind {
        /// A coil in the door of one rack.
        RearDoor = "rear_door",
        /// A machine that serves the room.
        AirHandler = "air_handler",
    }
}

/// A rear door or air handler.
#[derive(Clone, Debug, PartialEq)]
pub struct AirCooler {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// How it works.
    pub kind: AirCoolerKind,
    /// Heat that it takes at its approach.
    pub capacity: Power,
    /// Fan power over heat taken, at capacity.
    pub fan_share: f64,
    /// Air that leaves above water that enters, at capacity.
    pub approach: TempDelta,
    /// Of a rear door: air that enters it at capacity.
    pub air_in: Option<Temperature>,
    /// Of a rear door: water that enters it at capacity.
    pub water_in: Option<Temperature>,
    /// Of a rear door: its water at capacity.
    pub water_flow: Option<VolumeFlow>,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    AirCooler(key, name, origin) {
        kind: AirCoolerKind = AirCoolerKind::WORD,
        capacity_kw: f64 = number(1.0, 50_000.0),
        fan_share: f64 = number(0.0, 0.2),
        approach_k: f64 = number(0.5, 30.0),
        air_in_c: Option<f64> = optional(15.0, 80.0),
        water_in_c: Option<f64> = optional(5.0, 50.0),
        water_l_per_min: Option<f64> = optional(1.0, 5000.0),
    } where
        water_in_c < air_in_c,
    => AirCooler {
        key,
        name,
        kind,
        capacity: Power::from_kw(capacity_kw),
        fan_share,
        approach: TempDelta::from_k(approach_k),
        air_in: air_in_c.map(Temperature::from_c),
        water_in: water_in_c.map(Temperature::from_c),
        water_flow: water_l_per_min.map(|flow| VolumeFlow::from_l_per_s(flow / 60.0)),
        origin,
    }
}
