//! What an evaluation is: plain data in the reader's terms, without sentences.

use super::plant_types::CoolingEvent;
use super::plant_types::HallCoolant;
use super::plant_types::HeaderDay;
use super::plant_types::MaintenanceLoss;
use super::plant_types::RoomAir;
use crate::finding::Finding;
use crate::scenario::plan::Life;
use crate::solve::cooling::PlantState;
use crate::solve::floor::Layout;
use crate::solve::power::ChainLosses;
use crate::solve::power::SupplyState;
use crate::solve::roadmap::Change;
use crate::units::Date;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;
use serde::Deserialize;
use serde::Serialize;
use std::sync::Arc;

/// The whole answer: every day on which something changes, and what was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Calendar date of day 0.
    pub start: Date,
    /// Last day.
    pub horizon: u32,
    /// One state for each day on which anything changes, ascending; it holds until the next one.
    pub ledger: Vec<DayState>,
    /// What the rules found, worst first, then by place and day. Only in texts: to the page they travel in words.
    #[serde(with = "in_texts")]
    pub findings: Vec<Finding>,
    /// The phases and when each is reached.
    pub phases: Vec<PhaseOutcome>,
    /// The model beside the record.
    pub record: Vec<RecordOutcome>,
    /// Every rack where it stands. Travels on its own: it is the largest part, and seldom changes.
    #[serde(skip)]
    pub layout: Arc<Layout>,
    /// What stands on the floor, in the order of the plan: racks name their deployment by position.
    pub deployments: Vec<DeploymentFacts>,
    /// The platforms in use, in the order of the plan: racks name theirs by position.
    pub platforms: Vec<PlatformFacts>,
}

/// Writes a list into texts alone: in bytes it is left out, and comes back empty.
mod in_texts {
    use serde::Deserialize;
    use serde::Deserializer;
    use serde::Serialize;
    use serde::Serializer;

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        list: &Vec<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            list.serialize(to)
        } else {
            to.serialize_unit()
        }
    }

    pub(super) fn deserialize<'a, T: Deserialize<'a>, D: Deserializer<'a>>(
        from: D,
    ) -> Result<Vec<T>, D::Error> {
        if from.is_human_readable() {
            Vec::deserialize(from)
        } else {
            <()>::deserialize(from).map(|()| Vec::new())
        }
    }
}

/// What a view needs to know of a deployment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeploymentFacts {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Position of its phase in `phases`, if it names one.
    pub phase: Option<usize>,
    /// Position of its platform in `platforms`.
    pub platform: usize,
    /// When its racks can be used: its hall stands by then.
    pub life: Life,
}

/// What a view needs to know of a platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlatformFacts {
    /// Name.
    pub name: String,
    /// Most that a rack may draw, or its enforced cap.
    pub nameplate: Power,
    /// Average in training.
    pub running: Power,
    /// Mass of a rack.
    pub mass: Mass,
}

/// The site on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayState {
    /// The day, counted from day 0.
    pub day: u32,
    /// What changes on this day.
    pub changes: Vec<Change>,
    /// Design conditions of the day.
    pub conditions: Conditions,
    /// GPUs whose racks are placed.
    pub gpus_placed: i64,
    /// GPUs that may run under the redundancy target.
    pub gpus_live: i64,
    /// GPUs that would run without any reserve.
    pub gpus_live_without_reserve: i64,
    /// GPUs that could still be added, or (negative) that must stay off.
    pub headroom_gpus: i64,
    /// Id of what binds: a site limit's id, the kind of hall limit when all halls agree, or `halls`.
    pub binding_limit: String,
    /// Positions in `limits` of all limits that give the headroom.
    pub binding: Vec<usize>,
    /// Racks with GPUs.
    pub gpu_racks: i64,
    /// Racks for network, storage, CPU and management.
    pub support_racks: i64,
    /// IT at nameplate, at the rack inlets.
    pub it_nameplate: Power,
    /// IT running on average in training.
    pub it_running: Power,
    /// IT at the coincident design peak.
    pub it_peak: Power,
    /// Site bus at design peak: the electrical balance.
    pub electrical: ElectricalBalance,
    /// Heat at design peak: the thermal balance.
    pub thermal: ThermalBalance,
    /// Supply, with its events.
    pub supply: SupplyState,
    /// Cooling plant on the design hour.
    pub plant: PlantState,
    /// Firm cooling, in IT power.
    pub firm_cooling: Power,
    /// Water of the worst day of this day's month, or of the year.
    pub water: VolumeFlow,
    /// Limits in series, the site's first, then hall by hall.
    pub limits: Vec<Limit>,
    /// The halls, in the order of the plan.
    pub halls: Vec<HallDay>,
    /// How the coupling of power and cooling ended.
    pub coupling: Coupling,
    /// The plant header by header; one without a name where no loop is drawn.
    pub headers: Vec<HeaderDay>,
    /// The event that gives firm cooling, where one takes anything.
    pub firm_cooling_event: Option<CoolingEvent>,
    /// What cannot be taken out on this day without losing GPUs, all else running.
    pub not_maintainable: Vec<MaintenanceLoss>,
    /// Coolant of the halls that have CDUs.
    pub coolant: Vec<HallCoolant>,
    /// Air of the halls that are there. Only in texts: the workers that draw it have made the day themselves.
    #[serde(with = "in_texts")]
    pub room_air: Vec<RoomAir>,
}

/// Outdoor design conditions, yard recirculation not included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conditions {
    /// Dry bulb that 0.4 % of the hours exceed.
    pub dry_bulb: Temperature,
    /// Wet bulb that 0.4 % of the hours exceed.
    pub wet_bulb: Temperature,
    /// Dry bulb that comes with that wet bulb.
    pub wet_coincident_dry_bulb: Temperature,
    /// Whether they are the year's instead of the month's.
    pub annual: bool,
}

/// Supply = IT + cooling + house + losses, at the site bus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ElectricalBalance {
    /// At the site bus.
    pub site: Power,
    /// GPU racks.
    pub gpu_racks: Power,
    /// Support racks.
    pub support_racks: Power,
    /// Pumps of CDUs and fans of doors and air handlers.
    pub fluid: Power,
    /// Chillers, towers, facility and condenser pumps.
    pub plant: Power,
    /// Everything else.
    pub house: Power,
    /// Electrical losses, by where they arise.
    pub losses: ChainLosses,
}

/// Heat rejected = IT + losses in cooled rooms + fluid-side work + compressor work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ThermalBalance {
    /// From the racks.
    pub it: Power,
    /// Electrical losses that fall in cooled rooms.
    pub room_losses: Power,
    /// Work of pumps and fans that ends in the water.
    pub fluid_work: Power,
    /// Work of compressors.
    pub compressor_work: Power,
    /// Given to the outdoors.
    pub rejected: Power,
}

/// How the coupling of power and cooling ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coupling {
    /// Rounds taken.
    pub rounds: u32,
    /// Change of the site's power in the last round.
    pub residual: Power,
    /// Whether the residual came under the tolerance.
    pub converged: bool,
}

/// What a limit is about; decides its colour and its row in the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LimitKind {
    /// Grid and generation together.
    Supply,
    /// Heat rejection given as one figure.
    HeatRejection,
    /// Chillers on the facility header.
    Chillers,
    /// Towers on the condenser header.
    Towers,
    /// Power blocks that feed the plant.
    PlantBlocks,
    /// Water of the worst day.
    Water,
    /// Power blocks of a hall.
    Blocks,
    /// CDUs and air coolers of a hall.
    HallCooling,
    /// Rack positions of a hall.
    Positions,
    /// Pumps on a header.
    Pumps,
}

/// Unit of a limit's own amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LimitUnit {
    /// Electrical power.
    Mw,
    /// Heat.
    MwHeat,
    /// IT power.
    MwIt,
    /// Water.
    MlPerDay,
    /// GPUs.
    Gpus,
}

/// A constraint in series. `capacity = used + reserve + stranded + free`; `free` may be negative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    /// Stable key, such as `supply` or `hall-a/blocks`.
    pub id: String,
    /// What it is about.
    pub kind: LimitKind,
    /// Position of its hall in the plan; `None` for the site.
    pub hall: Option<usize>,
    /// Unit of the amounts.
    pub unit: LimitUnit,
    /// All there is.
    pub capacity: f64,
    /// What the placed racks need.
    pub used: f64,
    /// Held for redundancy.
    pub reserve: f64,
    /// What cannot be used because something in series binds first.
    pub stranded: f64,
    /// What is left.
    pub free: f64,
    /// The same in GPUs of the mix being installed, in whole racks.
    pub free_gpus: i64,
    /// GPUs that must stay off even when nothing is held in reserve, as a negative number; 0 when none.
    pub shortfall_without_reserve: i64,
}

/// One hall on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HallDay {
    /// Position of the hall in the plan.
    pub hall: usize,
    /// Id of the hall.
    pub id: String,
    /// Name of the hall.
    pub name: String,
    /// GPUs whose racks are placed.
    pub gpus_placed: i64,
    /// GPUs that may run.
    pub gpus_live: i64,
    /// GPUs this hall alone could still take.
    pub headroom_gpus: i64,
    /// Racks with GPUs.
    pub gpu_racks: i64,
    /// Other racks.
    pub support_racks: i64,
    /// IT at nameplate.
    pub it_nameplate: Power,
    /// IT at design peak.
    pub it_peak: Power,
    /// Heat to cold plates at design peak.
    pub liquid: Power,
    /// Heat to air at design peak, losses in the room included.
    pub air: Power,
    /// What the power blocks carry at design peak.
    pub block_load: Power,
}

/// When a phase is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhaseOutcome {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// GPUs that must be live.
    pub gpus: i64,
    /// Day on which they must be.
    pub due_day: u32,
    /// First day on which they are; `None`: not within the horizon.
    pub live_day: Option<u32>,
    /// GPUs live on the due day.
    pub live_on_due_day: i64,
    /// What bound on the due day.
    pub binding_limit: String,
}

/// One line of the model beside the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordOutcome {
    /// What is compared.
    pub quantity: String,
    /// Id of the phase on whose due day it is compared; empty: the last day.
    pub phase: String,
    /// The day it was compared on.
    pub day: u32,
    /// What the model says; `None` when it never happens.
    pub model: Option<f64>,
    /// Lowest value the record allows.
    pub low: Option<f64>,
    /// Highest value the record allows.
    pub high: Option<f64>,
    /// Whether the model lies within.
    pub met: bool,
    /// What bound on that day, as the reason of a line that is not met.
    pub binding_limit: String,
    /// Where the record is from.
    pub source: String,
    /// How far it can be trusted.
    pub confidence: String,
    /// What a reader should know.
    pub note: String,
}

impl Evaluation {
    /// The state that holds on a day: the last one that began on it or before.
    pub fn at(&self, day: u32) -> &DayState {
        let after = self.ledger.partition_point(|state| state.day <= day);
        &self.ledger[after.saturating_sub(1)]
    }
}

impl ElectricalBalance {
    /// IT at design peak.
    pub fn it(&self) -> Power {
        self.gpu_racks + self.support_racks
    }

    /// Everything spent on cooling.
    pub fn cooling(&self) -> Power {
        self.fluid + self.plant
    }

    /// Facility power over IT power in the design hour. Never called PUE: that is a year's.
    pub fn design_hour_ratio(&self) -> f64 {
        if self.it() <= Power::ZERO {
            1.0
        } else {
            self.site / self.it()
        }
    }
}
