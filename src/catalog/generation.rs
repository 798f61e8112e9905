//! Turbines, engines and batteries.

use crate::catalog::Origin;
use crate::catalog::field::number;
use crate::catalog::field::points;
use crate::physics::turbine::AirDerate;
use crate::physics::turbine::HeatRatePoint;
use crate::units::Energy;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::Temperature;

words! {
    /// What turns the shaft.
    GeneratorKind {
        /// Gas turbine.
        Turbine = "turbine",
        /// Gas engine.
        GasEngine = "gas_engine",
        /// Diesel engine.
        Diesel = "diesel",
    }
}

/// A generating unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// What turns the shaft.
    pub kind: GeneratorKind,
    /// Power at ISO conditions.
    pub iso: Power,
    /// Warmest air at which it gives that power.
    pub derate_from: Temperature,
    /// Share of the power lost per kelvin above.
    pub derate_per_k: f64,
    /// Efficiency lost per kelvin above, in parts of one: 0.001 is a tenth of a percentage point.
    pub efficiency_loss_per_k: f64,
    /// Thinnest air at which it gives that power.
    pub full_power_pressure: Pressure,
    /// Fuel (lower heating value) over electricity by load, as pairs of load fraction and heat rate.
    pub heat_rate: Vec<HeatRatePoint>,
    /// Minutes from start to rated load.
    pub start_min: f64,
    /// Largest load step over rating.
    pub step_share: f64,
    /// Least load over rating.
    pub min_load_share: f64,
    /// Where it is known from.
    pub origin: Origin,
}

impl Generator {
    /// How its power falls with the air, for `physics::turbine`.
    pub fn derate(&self) -> AirDerate {
        AirDerate {
            from: self.derate_from,
            per_k: self.derate_per_k,
            full_power_pressure: self.full_power_pressure,
        }
    }
}

row! {
    Generator(key, name, origin) {
        kind: GeneratorKind = GeneratorKind::WORD,
        iso_mw: f64 = number(0.01, 1000.0),
        derate_from_c: f64 = number(-10.0, 60.0),
        derate_per_k: f64 = number(0.0, 0.05),
        efficiency_loss_per_k: f64 = number(0.0, 0.01),
        full_power_kpa: f64 = number(40.0, 110.0),
        heat_rate: Vec<[f64; 2]> = points(1.2, 20.0),
        start_min: f64 = number(0.01, 1000.0),
        step_share: f64 = number(0.01, 1.0),
        min_load_share: f64 = number(0.0, 1.0),
    } => Generator {
        key,
        name,
        kind,
        iso: Power::from_mw(iso_mw),
        derate_from: Temperature::from_c(derate_from_c),
        derate_per_k,
        efficiency_loss_per_k,
        full_power_pressure: Pressure::from_kpa(full_power_kpa),
        heat_rate: heat_rates(heat_rate),
        start_min,
        step_share,
        min_load_share,
        origin,
    }
}

fn heat_rates(points: Vec<[f64; 2]>) -> Vec<HeatRatePoint> {
    let point = |[load_fraction, heat_rate]: [f64; 2]| HeatRatePoint {
        load_fraction,
        heat_rate,
    };
    points.into_iter().map(point).collect()
}

/// A battery with its inverter.
#[derive(Clone, Debug, PartialEq)]
pub struct Battery {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Rated power.
    pub power: Power,
    /// Usable energy.
    pub energy: Energy,
    /// Energy out over energy in.
    pub round_trip: f64,
    /// Milliseconds to full power.
    pub response_ms: f64,
    /// Site area with access and medium-voltage gear, m².
    pub area_m2: f64,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    Battery(key, name, origin) {
        power_mw: f64 = number(0.001, 1000.0),
        energy_mwh: f64 = number(0.001, 10_000.0),
        round_trip: f64 = number(0.3, 0.999),
        response_ms: f64 = number(0.0, 60_000.0),
        area_m2: f64 = number(0.1, 10_000.0),
    } => Battery {
        key,
        name,
        power: Power::from_mw(power_mw),
        energy: Energy::from_mwh(energy_mwh),
        round_trip,
        response_ms,
        area_m2,
        origin,
    }
}
