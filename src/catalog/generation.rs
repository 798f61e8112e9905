//! Turbines, engines and batteries.

use crate::catalog::Origin;
use crate::catalog::read;
use crate::physics::turbine::AirDerate;
use crate::physics::turbine::HeatRatePoint;
use crate::units::Energy;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::Temperature;
use serde::Deserialize;
use serde::Deserializer;

/// What turns the shaft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeneratorKind {
    /// Gas turbine.
    Turbine,
    /// Gas engine.
    GasEngine,
    /// Diesel engine.
    Diesel,
}

/// A generating unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What turns the shaft.
    pub kind: GeneratorKind,
    /// Power at ISO conditions.
    #[serde(rename = "iso_mw", deserialize_with = "read::mw")]
    pub iso: Power,
    /// Warmest air at which it gives that power.
    #[serde(rename = "derate_from_c", deserialize_with = "read::c")]
    pub derate_from: Temperature,
    /// Share of the power lost per kelvin above.
    pub derate_per_k: f64,
    /// Thinnest air at which it gives that power.
    #[serde(rename = "full_power_kpa", deserialize_with = "read::kpa")]
    pub full_power_pressure: Pressure,
    /// Fuel (lower heating value) over electricity by load, as pairs of load fraction and heat rate.
    #[serde(deserialize_with = "points")]
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

/// A battery with its inverter.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Rated power.
    #[serde(rename = "power_mw", deserialize_with = "read::mw")]
    pub power: Power,
    /// Usable energy.
    #[serde(rename = "energy_mwh", deserialize_with = "mwh")]
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

fn mwh<'de, D: Deserializer<'de>>(input: D) -> Result<Energy, D::Error> {
    f64::deserialize(input).map(Energy::from_mwh)
}

fn points<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<HeatRatePoint>, D::Error> {
    let pairs = Vec::<[f64; 2]>::deserialize(input)?;
    Ok(pairs
        .into_iter()
        .map(|[load_fraction, heat_rate]| HeatRatePoint {
            load_fraction,
            heat_rate,
        })
        .collect())
}

table! {
    /// All generating units.
    generators,
    /// The generating unit with a key.
    generator: Generator = "generators.json"
}

table! {
    /// All batteries.
    batteries,
    /// The battery with a key.
    battery: Battery = "batteries.json"
}
