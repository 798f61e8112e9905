//! Phases, targets, prices and the record in a Plan. Money is a plain number in the scenario's currency, its unit in the name.

use crate::scenario::plan::Class;
use crate::units::Duration;

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

/// What must be reached besides phases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetPlan {
    /// Highest facility energy over IT energy in a year.
    pub pue_max: Option<f64>,
    /// Highest water over IT energy in a year, L/kWh.
    pub wue_max_l_per_kwh: Option<f64>,
    /// How long racks must run on after cooling or its power is lost.
    pub ride_through: Option<Duration>,
    /// How long batteries must bridge a lost source.
    pub bridge: Option<Duration>,
    /// What each class of load must do when something fails.
    pub survive: Vec<Survival>,
}

/// One failure, and what a class of load must do through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survival {
    /// Id.
    pub id: String,
    /// Which loads.
    pub class: Class,
    /// What fails.
    pub failure: Failure,
    /// How many of it fail at once.
    pub count: u32,
    /// What must hold through it.
    pub outcome: Outcome,
    /// Minutes within which it must run again, where it may restart.
    pub back_min: Option<u32>,
}

/// What fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each says what fails")]
pub enum Failure {
    GridCircuit,
    GridFeed,
    Substation,
    GridAll,
    GeneratingUnit,
    GenerationBus,
    MvSection,
    MvFeeder,
    Block,
    Ups,
    Busway,
    Chiller,
    Tower,
    Pump,
    Cdu,
    AirCooler,
    Header,
    MechanicalBlock,
}

/// What a class of load must do through a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It runs as if nothing had happened.
    Runs,
    /// It may slow down.
    Throttles,
    /// It may stop and start again.
    Restarts,
}

/// Prices. `None`: not priced.
#[derive(Clone, Debug, PartialEq)]
pub struct CostPlan {
    /// Catalogue key of the tariff; empty: none.
    pub tariff: String,
    /// Grid energy, at off-peak hours where peak hours have a price of their own.
    pub electricity_per_mwh: Option<f64>,
    /// Grid energy at peak hours.
    pub peak: Option<PeakPrice>,
    /// Highest load of a month.
    pub demand_per_kw_month: Option<f64>,
    /// Share of the year's highest load that is billed in every month.
    pub demand_ratchet: f64,
    /// Fuel gas by lower heating value.
    pub gas_per_gj: Option<f64>,
    /// Diesel.
    pub diesel_per_l: Option<f64>,
    /// Water drawn.
    pub water_per_m3: Option<f64>,
    /// Water to the sewer.
    pub sewer_per_m3: Option<f64>,
    /// Carbon dioxide.
    pub carbon_per_t: Option<f64>,
    /// Carbon dioxide of grid energy.
    pub grid_carbon_kg_per_mwh: Option<f64>,
    /// Interest by which later money is worth less, a year.
    pub discount: f64,
    /// Years over which capital is spread.
    pub years: f64,
    /// Upkeep in a year over capital.
    pub upkeep: f64,
    /// Capital held back over what is planned.
    pub contingency: f64,
    /// How far capital may be off, either way.
    pub accuracy: f64,
    /// Capital by subsystem.
    pub capital: CapitalPlan,
}

/// The price of grid energy at peak hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeakPrice {
    /// Price.
    pub per_mwh: f64,
    /// First hour of the day.
    pub from_h: f64,
    /// Hour of the day at which it ends.
    pub to_h: f64,
}

/// Capital by subsystem. `None`: not priced.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CapitalPlan {
    /// Land, shell and site works, per area of halls.
    pub shell_per_m2: Option<f64>,
    /// Substations, per rating of their transformers.
    pub substation_per_kva: Option<f64>,
    /// Generation, per ISO power.
    pub generation_per_kw: Option<f64>,
    /// Rent of temporary generation in a month, per ISO power.
    pub rent_per_kw_month: Option<f64>,
    /// Batteries, per energy.
    pub battery_per_kwh: Option<f64>,
    /// Switchgear, transformers, boards and busways, per power of blocks.
    pub distribution_per_kw: Option<f64>,
    /// UPS, per load.
    pub ups_per_kw: Option<f64>,
    /// Chillers, towers and dry coolers, per heat.
    pub plant_per_kw: Option<f64>,
    /// CDUs and air coolers, per heat.
    pub hall_cooling_per_kw: Option<f64>,
    /// Racks with their servers and network, per GPU.
    pub it_per_gpu: Option<f64>,
}
