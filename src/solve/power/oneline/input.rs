//! What the generator is told beside the plan: racks, machines, settings, and what the planner overrides.

use crate::scenario::plan::Block;
use crate::scenario::plan::Topology;
use crate::solve::power::IntakeAir;
use crate::solve::power::series::FEEDER_A;
use crate::solve::power::series::GENERATOR_POWER_FACTOR;
use crate::units::ApparentPower;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use std::collections::BTreeMap;

/// Classes of load. Each has its own UPS, backup and shed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LoadClass {
    /// Racks with GPUs.
    GpuRack,
    /// Racks for network, storage, CPU and management.
    SupportRack,
    /// Pumps of CDUs, fans of doors and air handlers, controls.
    Fluid,
    /// Chillers, towers, facility and condenser pumps.
    Plant,
    /// Everything else.
    House,
}

impl LoadClass {
    /// All of them, in the order of the enum.
    pub const ALL: [Self; 5] = [
        Self::GpuRack,
        Self::SupportRack,
        Self::Fluid,
        Self::Plant,
        Self::House,
    ];

    /// Position in [`Self::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Power supplies of one server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supplies {
    /// On each side, A and B; none where nothing is known: then either side carries all.
    pub on: [u32; 2],
    /// Needed for full power.
    pub full: u32,
    /// Needed to run at all.
    pub run: u32,
}

/// One rack of a hall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RackInput {
    /// GPUs in it; 0 for support racks.
    pub gpus: u32,
    /// Whether it is a GPU rack.
    pub is_gpu: bool,
    /// The most it may draw.
    pub nameplate: Power,
    /// At the coincident design peak (or whatever the day is to be solved for).
    pub peak: Power,
    /// Array in its hall; racks of one stand together in the list.
    pub array: u32,
    /// Row in its hall; [`super::NONE`] where it is not placed.
    pub row: u32,
    /// Its power supplies.
    pub supplies: Supplies,
}

/// What stands in one hall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HallInput {
    /// Racks, array by array.
    pub racks: Vec<RackInput>,
    /// Pumps and fans of its coolers that its own blocks feed, together.
    pub fluid: Power,
}

/// What a machine of the plant does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MachineKind {
    /// Chillers.
    Chiller,
    /// Fans of tower cells.
    Tower,
    /// Facility and condenser pumps.
    Pump,
    /// What the planner gave as a share of IT.
    Undrawn,
    /// Dry coolers.
    DryCooler,
    /// Pumps that the plan draws, by their group.
    DrawnPump,
    /// CDUs or air coolers of a hall that a mechanical block feeds; the index is that of the hall.
    HallCooler,
}

/// Identical machines of the plant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MachineGroup {
    /// What they do.
    pub kind: MachineKind,
    /// Position of their group in the plan's list of that kind; 0 where there is none.
    pub index: usize,
    /// Machines.
    pub count: u32,
    /// What one draws.
    pub each: Power,
    /// Position of the group of mechanical blocks that feeds them; `None`: any of them.
    pub block: Option<usize>,
}

/// Everything that is fed on the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteInput {
    /// The halls, in the order of the plan.
    pub halls: Vec<HallInput>,
    /// The plant.
    pub machines: Vec<MachineGroup>,
    /// Everything else.
    pub house: Power,
    /// Air that engines and turbines breathe.
    pub intake_air: IntakeAir,
    /// Mean of the day at outdoor transformers.
    pub mean_air: Temperature,
}

/// What the plan does not say, with what is assumed instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Sections where the plan names none; `None`: by the rule of the module.
    pub sections: Option<usize>,
    /// Transfer of a medium-voltage tie where the plan names no section, s. The scenario's own default.
    pub tie_s: f64,
    /// Transfer of a static switch where the block says none, ms. Source: power reference 3.8, 2 to 8 ms (B).
    pub switch_ms: f64,
    /// Transfer of a low-voltage tie, ms. Open transition by breakers, 0.1 s with everything ready
    /// (assumption).
    pub board_tie_ms: f64,
    /// Feeder breaker and cable, A. 600 A class (B).
    pub feeder_a: f64,
    /// Largest frame of a low-voltage main, A. Source: power reference 3.3: 4,000 A, at most 5,000 to 6,000.
    pub main_max_a: f64,
    /// Fault current that low-voltage boards bear, kA. Source: power reference 3.3, 65 / 85 / 100 kA (B).
    pub board_fault_ka: f64,
    /// Power factor at the input of a UPS. Source: power reference 3.6 (B).
    pub ups_power_factor: f64,
    /// Reactance of a medium-voltage feeder over its resistance. Source: E1, Al 240 mm²: 0.112 / 0.122.
    pub feeder_x_over_r: f64,
    /// Outdoor transformers carry their rating up to this daily mean. Source: IEEE C57.91 (B).
    pub transformer_air: Temperature,
    /// Rating lost per kelvin above. Source: IEEE C57.91, 1 % for fan-cooled units (B).
    pub transformer_derate_per_k: f64,
    /// Power factor that generators are rated at. Usual on nameplates, 0.8 to 0.85 (B).
    pub generator_power_factor: f64,
    /// Share of its rating that a feed transformer bears for seconds. Source: IEEE C57.91, 1.2 to 1.3 for
    /// two hours (B).
    pub short_time_share: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sections: None,
            tie_s: 5.0,
            switch_ms: 4.0,
            board_tie_ms: 100.0,
            feeder_a: FEEDER_A,
            main_max_a: 4_000.0,
            board_fault_ka: 65.0,
            ups_power_factor: 0.99,
            feeder_x_over_r: 0.112 / 0.122,
            transformer_air: Temperature::from_c(30.0),
            transformer_derate_per_k: 0.01,
            generator_power_factor: GENERATOR_POWER_FACTOR,
            short_time_share: 1.3,
        }
    }
}

impl Settings {
    /// Share of the rating that outdoor transformers carry in this air.
    ///
    /// ```text
    /// k = 1 − d · max(0, t − t₀)
    /// ```
    ///
    /// Cold air is not credited. Source: IEEE C57.91 (B), daily means to 50 °C.
    pub fn transformer_share(&self, mean_air: Temperature) -> f64 {
        let above = (mean_air - self.transformer_air).max(TempDelta::ZERO);
        (1.0 - self.transformer_derate_per_k * above.k()).clamp(0.5, 1.0)
    }
}

/// What the planner says of one element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Override {
    /// Its rating.
    pub rating: Option<ApparentPower>,
    /// Share of the rating it may carry for longer than three hours: 1 for what is listed for 100 %.
    pub continuous_share: Option<f64>,
}

/// What the planner says of single elements, by readable id.
///
/// A readable id counts the asset's place in its list and the unit within it, so a change of a count
/// elsewhere moves nothing.
pub type Overrides = BTreeMap<String, Override>;

/// How blocks without a second path for their loads are stood in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandIn {
    /// Not at all.
    Nobody,
    /// A spare block takes over the whole board through a tie, after a break.
    Tie,
    /// A spare block takes over run by run through static switches.
    Switch,
}

/// How a group is stood in for, and by how many spare blocks. A group of spares alone has none to spare.
pub(super) fn stand_in(block: &Block) -> (StandIn, usize) {
    match block.topology {
        Topology::NPlusOne if 1 < block.count => (StandIn::Tie, 1),
        Topology::Catcher { catchers } if 0 < catchers && catchers < block.count => {
            (StandIn::Switch, catchers as usize)
        }
        _ => (StandIn::Nobody, 0),
    }
}
