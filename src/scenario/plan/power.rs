//! The power part of a Plan.

use crate::catalog;
use crate::physics::turbine::OwnUse;
use crate::scenario::plan::Tag;
use crate::units::Energy;
use crate::units::Power;
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
}
