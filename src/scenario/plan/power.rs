//! The power part of a Plan.

use crate::catalog;
use crate::physics::turbine::OwnUse;
use crate::scenario::plan::Feeder;
use crate::scenario::plan::NetworkPlan;
use crate::scenario::plan::Tag;
use crate::units::ApparentPower;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Length;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::Voltage;
use std::sync::Arc;

/// Power, from the utility to the boards.
#[derive(Clone, Debug)]
pub struct PowerPlan {
    /// Power factor of the IT load.
    pub it_power_factor: f64,
    /// Power factor of pumps, fans and compressors.
    pub drive_power_factor: f64,
    /// Losses over IT where the chain is not drawn.
    pub loss_share: Option<f64>,
    /// Loss of medium-voltage cables at full load.
    pub mv_cable_loss_share: f64,
    /// Loss of low-voltage boards, feeders and rack cords at full load.
    pub lv_loss_share: f64,
    /// UPS of support racks.
    pub support_ups: Option<Arc<catalog::Ups>>,
    /// UPS of CDUs, loop pumps and controls.
    pub fluid_ups: Option<Arc<catalog::Ups>>,
    /// Whether the supply must survive its worst single event.
    pub survive_one_event: bool,
    /// Utility feeds.
    pub grid: Vec<Grid>,
    /// Turbines and engines.
    pub generation: Vec<Generation>,
    /// Batteries.
    pub batteries: Vec<Battery>,
    /// Power blocks of halls.
    pub blocks: Vec<Block>,
    /// Power blocks of the plant.
    pub plant_blocks: Vec<Block>,
    /// Medium voltage, rules and classes of load.
    pub network: NetworkPlan,
}

/// A utility feed.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Name and days.
    pub tag: Tag,
    /// Contracted power.
    pub contract: Power,
    /// Part of it that may be interrupted.
    pub interruptible: Power,
    /// Circuits that fail one by one.
    pub circuits: u32,
    /// Substation it shares with others; empty: none.
    pub substation: String,
    /// Transformers it comes through.
    pub transformer: Option<Arc<catalog::Transformer>>,
    /// How many in parallel.
    pub transformer_count: u32,
    /// What else it is lost with; empty: nothing.
    pub common_point: String,
    /// Line voltage at the point of delivery, where it is known.
    pub voltage: Option<Voltage>,
    /// Highest three-phase fault level at the point of delivery.
    pub fault_max: Option<ApparentPower>,
    /// Lowest three-phase fault level there.
    pub fault_min: Option<ApparentPower>,
    /// Reactance over resistance there.
    pub x_over_r: f64,
    /// Lowest power factor the contract allows.
    pub power_factor_min: f64,
    /// Hours in a year in which the interruptible part may be called.
    pub curtailment: Option<Duration>,
    /// Fastest change of load the utility accepts, in a minute.
    pub ramp_per_minute: Option<Power>,
    /// Largest sudden change the utility accepts.
    pub step: Option<Power>,
    /// Largest content of the swing between 0.1 and 20 Hz that it accepts, effective.
    pub band: Option<Power>,
    /// Position of the section it feeds.
    pub section: Option<usize>,
    /// Cable from its transformers to the section.
    pub feeder: Feeder,
}

/// Identical units on common buses.
#[derive(Clone, Debug)]
pub struct Generation {
    /// Name and days.
    pub tag: Tag,
    /// Catalogue row.
    pub unit: Arc<catalog::Generator>,
    /// Units.
    pub count: u32,
    /// Units in planned maintenance.
    pub in_maintenance: u32,
    /// Power of one at ISO conditions.
    pub unit_iso: Power,
    /// Power of one on this site, where the planner gives it.
    pub unit_site: Option<Power>,
    /// Buses they share equally.
    pub buses: u32,
    /// What the site takes from a unit besides its air.
    pub own_use: OwnUse,
    /// What the permit allows at ISO conditions.
    pub permit: Option<Power>,
    /// Whether it carries load only when something failed.
    pub standby: bool,
    /// How the intake air is cooled.
    pub inlet: InletCooling,
    /// Fuel by lower heating value, and permits in a year.
    pub fuel: FuelAndPermits,
    /// From start to rated load.
    pub start: Duration,
    /// Largest load step over rating.
    pub step_share: f64,
    /// Least load over rating.
    pub min_load_share: f64,
    /// Line voltage at the terminals, where it is given.
    pub voltage: Option<Voltage>,
    /// Step-up transformer.
    pub step_up: Option<Arc<catalog::Transformer>>,
    /// Subtransient reactance on the rating of a unit.
    pub subtransient: f64,
    /// Position of the section it feeds.
    pub section: Option<usize>,
    /// Cable from a bus of units to the section.
    pub feeder: Feeder,
}

/// How intake air is cooled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InletCooling {
    /// Not at all.
    None,
    /// By evaporation, this share of the way to the wet bulb.
    Evaporative(f64),
    /// By fog, this share of the way to the wet bulb.
    Fogging(f64),
    /// By coils, down to this temperature.
    Chilled(Temperature),
}

/// What limits the use of a group of units besides its power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuelAndPermits {
    /// Fuel gas contracted, as power by lower heating value.
    pub gas: Option<Power>,
    /// Share of it that may be interrupted.
    pub gas_interruptible_share: f64,
    /// Units that may run at once.
    pub units: Option<u32>,
    /// Starts in a year, all units together.
    pub starts_per_year: Option<u32>,
    /// Nitrogen oxides in a year, all units together, t.
    pub nox_t_per_year: Option<f64>,
    /// Nitrogen oxides per energy, kg/MWh.
    pub nox_kg_per_mwh: Option<f64>,
    /// Hours in a year that one unit may run.
    pub hours_per_year: Option<Duration>,
}

/// Batteries of one kind.
#[derive(Clone, Debug)]
pub struct Battery {
    /// Name and days.
    pub tag: Tag,
    /// Power of all.
    pub power: Power,
    /// Energy of all that is kept for bridging.
    pub bridge_energy: Energy,
    /// Energy of all that smooths swings.
    pub swing_energy: Energy,
    /// Energy of all that answers calls of the utility.
    pub response_energy: Energy,
    /// To full power.
    pub response: Duration,
    /// Whether inverters make a grid of their own.
    pub grid_forming: bool,
    /// Units.
    pub count: u32,
    /// Position of the section it hangs on.
    pub section: Option<usize>,
    /// Cable to the section.
    pub feeder: Feeder,
}

/// Power blocks of one hall, or of the plant.
#[derive(Clone, Debug)]
pub struct Block {
    /// Name and days.
    pub tag: Tag,
    /// Position of the hall; `None` for the plant.
    pub hall: Option<usize>,
    /// Catalogue row of the transformer; `None` where the planner gave the power alone.
    pub unit: Option<Arc<catalog::Transformer>>,
    /// Blocks.
    pub count: u32,
    /// What one may carry.
    pub unit_power: Power,
    /// How they stand in for one another.
    pub topology: Topology,
    /// Busway behind each.
    pub busway: Option<Arc<catalog::Busway>>,
    /// Blocks that stand idle and catch the load of a failed one.
    pub catchers: u32,
    /// Position of the section that feeds it.
    pub section: Option<usize>,
    /// Position of the section on the other side.
    pub second_section: Option<usize>,
    /// Medium-voltage cable to a block.
    pub feeder: Feeder,
    /// Low-voltage cable from transformer to board.
    pub lv_feeder: Feeder,
    /// UPS that carries the whole block.
    pub ups: Option<Arc<catalog::Ups>>,
    /// Length of one busway, where it is given.
    pub busway_length: Option<Length>,
    /// Time a transfer switch takes; `None`: a second cord takes over at once.
    pub transfer: Option<Duration>,
}

/// How blocks stand in for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topology {
    /// Every block carries its full rating; a failure takes its load down.
    N,
    /// One block more than needed.
    NPlusOne,
    /// Two full sides.
    TwoN,
    /// Distributed redundant: `have` systems carry the load of one less.
    Distributed {
        /// Systems.
        have: u32,
    },
    /// Block redundant: idle blocks catch the load of failed ones.
    Catcher {
        /// Idle blocks.
        catchers: u32,
    },
}
