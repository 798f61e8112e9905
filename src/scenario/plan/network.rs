//! The part of a Plan that makes the power network: sections, feeders, rules, classes of load.

use crate::catalog;
use crate::scenario::plan::Tag;
use crate::units::Current;
use crate::units::Duration;
use crate::units::Length;
use crate::units::Voltage;
use std::sync::Arc;

/// Medium voltage, and the rules by which all of power is judged.
#[derive(Clone, Debug)]
pub struct NetworkPlan {
    /// How the sections hang together.
    pub arrangement: MvArrangement,
    /// Line voltage of the site's medium voltage, where it is known.
    pub voltage: Option<Voltage>,
    /// Switchgear, in the order in which ties join neighbours.
    pub sections: Vec<MvSection>,
    /// Loading, voltage and emergencies.
    pub rules: LoadingRules,
    /// What each class of load gets when something fails.
    pub classes: LoadClasses,
    /// Longest interruption that racks ride through.
    pub hold_up: Duration,
}

/// How medium-voltage sections hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MvArrangement {
    /// Each section alone.
    Radial,
    /// In a ring that is open at its last tie.
    Ring,
    /// Side by side with ties between them.
    MainTieMain,
}

/// One section of the medium-voltage switchgear.
#[derive(Clone, Debug, PartialEq)]
pub struct MvSection {
    /// Name and days.
    pub tag: Tag,
    /// Line voltage, where it is known.
    pub voltage: Option<Voltage>,
    /// Continuous current of bus and mains.
    pub bus: Current,
    /// Fault current that its breakers interrupt.
    pub breaker: Current,
    /// The tie to the next section.
    pub tie: Tie,
    /// How long an open tie takes to close.
    pub tie_time: Duration,
    /// Cable of that tie; none: side by side.
    pub tie_feeder: Feeder,
}

/// A tie between two sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Open while nothing has failed.
    Open,
    /// Closed always.
    Closed,
    /// There is none.
    None,
}

/// A cable between two places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feeder {
    /// The cable, where one is named.
    pub cable: Option<Arc<catalog::Cable>>,
    /// How long it is.
    pub length: Length,
}

/// By what loading is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadingRules {
    /// Share of its rating that a breaker or conductor carries continuously; 1 where it is listed for all.
    pub breaker_share: f64,
    /// Lowest voltage over nominal.
    pub voltage_low: f64,
    /// Highest voltage over nominal.
    pub voltage_high: f64,
    /// What a transformer may carry over its rating in an emergency.
    pub transformer_emergency: f64,
    /// The same for a cable.
    pub cable_emergency: f64,
    /// The same for a generating unit.
    pub generator_emergency: f64,
    /// The same for a UPS.
    pub ups_emergency: f64,
    /// How long an emergency may last.
    pub emergency: Duration,
    /// Load by which blocks are judged.
    pub blocks_by: SizedBy,
    /// Load by which the medium-voltage network is judged.
    pub mv_by: SizedBy,
    /// Load by which the supply is judged.
    pub supply_by: SizedBy,
}

/// Load by which something is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizedBy {
    /// Coincident peak of the site.
    DesignPeak,
    /// Most that racks may draw.
    Nameplate,
}

/// One row for each class of load.
#[derive(Clone, Debug)]
pub struct LoadClasses {
    /// GPU racks.
    pub gpu: LoadClass,
    /// Support racks.
    pub support: LoadClass,
    /// CDU and loop pumps with their controls.
    pub fluid: LoadClass,
    /// Chillers, towers and fans.
    pub plant: LoadClass,
    /// The rest of the house.
    pub house: LoadClass,
}

/// Which loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// GPU racks.
    Gpu,
    /// Support racks.
    Support,
    /// CDU and loop pumps with their controls.
    Fluid,
    /// Chillers, towers and fans.
    Plant,
    /// The rest of the house.
    House,
}

/// What a class of load gets when something fails.
#[derive(Clone, Debug)]
pub struct LoadClass {
    /// Its UPS.
    pub ups: Option<Arc<catalog::Ups>>,
    /// Whether the UPS works in its high-efficiency mode.
    pub ups_eco: bool,
    /// Whether it stands outdoors: its losses heat no hall.
    pub ups_outdoors: bool,
    /// How long the UPS carries it, where it is given; the catalogue's otherwise.
    pub ups_time: Option<Duration>,
    /// What takes over when every prime source is gone.
    pub backup: Backup,
    /// How long the backup must last.
    pub backup_time: Option<Duration>,
    /// How its paths stand in for one another.
    pub redundancy: PathRedundancy,
    /// Its turn when load is shed; `None`: never.
    pub shed_order: Option<u32>,
    /// How long it takes to work again after power is back.
    pub restart: Duration,
}

/// What takes over when every prime source is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// Nothing.
    None,
    /// Batteries at medium voltage.
    Batteries,
    /// Standby generation.
    Standby,
    /// Batteries first, then standby generation.
    Both,
}

/// How the paths to a class of load stand in for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathRedundancy {
    /// As the topology of its block says.
    AsBlock,
    /// One path.
    N,
    /// One path more than needed.
    NPlusOne,
    /// Two full paths.
    TwoN,
}

impl LoadClasses {
    /// The row of a class.
    pub fn of(&self, class: Class) -> &LoadClass {
        match class {
            Class::Gpu => &self.gpu,
            Class::Support => &self.support,
            Class::Fluid => &self.fluid,
            Class::Plant => &self.plant,
            Class::House => &self.house,
        }
    }
}
