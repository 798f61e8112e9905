//! A plant by its sizes: what a planner or an engineer gives, complete and in range.

use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::reformulated::ReformulatedCurves;
use crate::physics::curves::Cubic;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::tower::control::Fans;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::tower::york::YorkTower;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Specific heat of water in the loops, J/(kg·K); see [`crate::physics::water::Coolant`].
pub const WATER_HEAT_J_PER_KG_K: f64 = 4186.0;

/// A plant: one facility loop, what makes its water cold, and what takes the heat outdoors.
#[derive(Clone, Debug)]
pub struct Plant {
    /// Facility water to the halls: the set point.
    pub supply: Temperature,
    /// How that is raised when it is cool outside; `None`: not at all.
    pub reset: Option<SupplyReset>,
    /// An hour is unmet when the facility water is warmer than its set point by more than this.
    pub unmet_tolerance: TempDelta,
    /// Heat at which the facility water flows at its design flow.
    pub design_heat: Power,
    /// Pumps of the facility loop.
    pub facility: PumpGroup,
    /// How the facility flow follows the heat.
    pub facility_flow: FacilityFlow,
    /// Chillers; empty where towers or dry coolers make the facility water themselves.
    pub chillers: Vec<ChillerGroup>,
    /// What takes the heat outdoors, of water-cooled chillers or of the facility water.
    pub rejection: Rejection,
    /// The loop between water-cooled chillers and their rejection.
    pub condenser: Option<Condenser>,
    /// Plate exchangers between condenser and facility water.
    pub economiser: Option<Economiser>,
    /// Power over IT where the plant is not drawn; it then stands for everything else here.
    pub shared_power: Option<f64>,
}

/// A supply that is made warmer when it is cool outside and coolers in the halls need less cold.
///
/// ```text
/// raised by most · (1 − (wet bulb − below)/fade), between nothing and most
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplyReset {
    /// Warmer by this at most.
    pub most: TempDelta,
    /// Wet bulb at and below which all of it is used.
    pub below: Temperature,
    /// Above that it fades out over this.
    pub fade: TempDelta,
}

impl SupplyReset {
    /// How much warmer the supply is at a wet bulb.
    pub fn at(&self, wet_bulb: Temperature) -> TempDelta {
        let over = (wet_bulb - self.below).k() / self.fade.k().max(1e-3);
        self.most * (1.0 - over).clamp(0.0, 1.0)
    }
}

/// Pumps of a loop, together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PumpGroup {
    /// Flow at which they draw their rated power.
    pub flow: MassFlow,
    /// Power at that flow.
    pub rated: Power,
    /// Power over rated power by flow over design flow.
    pub curve: Cubic,
    /// Share of the power that ends in the water: 1 where the motor is wet or stands in its warmth, else its efficiency;
    /// the rest warms the air around the pump.
    pub to_water: f64,
}

/// How the facility flow follows the heat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FacilityFlow {
    /// Always the design flow.
    Constant,
    /// In proportion to the heat, down to a share of the design flow: the water warms by the same everywhere.
    ByHeat {
        /// Least flow over design flow.
        least: f64,
    },
}

/// How many chillers run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChillerStaging {
    /// All, equally loaded: best for variable speed, whose efficiency peaks at part load.
    All,
    /// As few as carry the load, equally loaded.
    Fewest,
    /// One after another, each full before the next starts.
    OneByOne,
}

/// What a machine is counted with when loads are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dispatch {
    /// What it can take at these temperatures.
    Available,
    /// Its reference capacity, as EnergyPlus does: no machine is asked for more, although it might take it.
    Reference,
}

/// What happens outside the bounds of a chiller's curves. Both are counted and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideBounds {
    /// The share of the Carnot efficiency at the edge is kept: an estimate.
    CarnotShare,
    /// The curve's value at the edge, as other programs take it, so that results can be set beside theirs.
    Held,
}

/// Which model a chiller goes by.
#[derive(Clone, Copy, Debug)]
pub enum ChillerModel {
    /// By the condenser water or the air that enters.
    Entering(ChillerCurves),
    /// By the condenser water that leaves.
    Leaving(ReformulatedCurves),
}

/// Identical chillers.
#[derive(Clone, Debug)]
pub struct ChillerGroup {
    /// Machines that run when all do.
    pub count: f64,
    /// One of them.
    pub rating: ChillerRating,
    /// Its curves.
    pub model: ChillerModel,
    /// Most load that it carries, over what it can take at these temperatures; infinite: the end of its curve.
    pub most_load: f64,
    /// Fans of an air-cooled condenser over reference capacity, while the machine runs.
    pub fan_share: f64,
    /// Share of the compressor's power that the condenser water takes; the rest warms the air around it.
    pub to_condenser: f64,
    /// Whether outdoor air takes its heat, instead of condenser water.
    pub air_cooled: bool,
    /// Part of the water's way back to the set point that is left to machines behind these; 0 where they make it.
    pub upstream: f64,
    /// How many run.
    pub staging: ChillerStaging,
    /// What they are counted with.
    pub dispatch: Dispatch,
    /// What happens outside its bounds.
    pub outside: OutsideBounds,
}

/// The loop between chillers and towers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condenser {
    /// Pumps at the flow of the chillers alone; with an economiser beside them, they carry its flow as well.
    pub pumps: PumpGroup,
    /// Water through the condensers of all chillers.
    pub chiller_flow: MassFlow,
    /// Water flows only through the condensers of machines that run; otherwise all of it while any does.
    pub by_machine: bool,
    /// What the towers aim at.
    pub set_point: CondenserSetPoint,
}

/// What the towers aim at: so much above the wet bulb, within limits.
///
/// Colder condenser water spares compressor power and costs fan power; a few kelvin above the wet bulb is near the
/// best for variable-speed machines. The lower limit is what the chillers take or, with an economiser, what its
/// exchangers need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CondenserSetPoint {
    /// Above the wet bulb (of dry coolers: the dry bulb).
    pub above: TempDelta,
    /// No colder than this.
    pub low: Temperature,
    /// No warmer than this.
    pub high: Temperature,
}

/// Plate exchangers upstream of the chillers, integrated: what they cannot take, the chillers trim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Economiser {
    /// Conductance, counterflow.
    pub ua: HeatCapacityRate,
    /// Condenser water through them while they work, beside that of the chillers.
    pub flow: MassFlow,
    /// They work while the condenser water is colder than the returning facility water by more than this.
    pub least_difference: TempDelta,
    /// Whether they may work while chillers run; otherwise all or nothing.
    pub integrated: bool,
}

/// What takes the heat outdoors.
#[derive(Clone, Debug)]
pub enum Rejection {
    /// Air-cooled chillers do it themselves.
    None,
    /// Cooling towers.
    Towers(Vec<TowerGroup>),
    /// Dry coolers.
    Dry(DryGroup),
    /// Several of them in parallel, with the share of heat and water that each takes.
    Beside(Vec<(f64, Rejection)>),
}

/// Which model a tower goes by.
#[derive(Clone, Debug)]
pub enum TowerKind {
    /// By conductance.
    Merkel(MerkelTower),
    /// By the YorkCalc correlation.
    York(YorkTower),
}

/// How many cells the water goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellStaging {
    /// As few as carry it; while full fans miss the set point, more, as long as each has enough water.
    Fewest,
    /// All of them.
    All,
}

/// Identical tower cells.
#[derive(Clone, Debug)]
pub struct TowerGroup {
    /// Cells that run when all do.
    pub cells: f64,
    /// One cell.
    pub model: TowerKind,
    /// Its fans, and the drops that leave with their air.
    pub fans: Fans,
    /// Cycles of concentration.
    pub cycles: f64,
    /// How many run.
    pub staging: CellStaging,
    /// Least and most water over one cell, over its design water, while cells are staged.
    pub cell_flow: (f64, f64),
    /// How evaporation is counted.
    pub evaporation: Evaporation,
}

/// How evaporation is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evaporation {
    /// By dry air: what the enthalpies ask for.
    DryAir,
    /// By moist air, as EnergyPlus does: 2 to 6 % less. See [`crate::physics::tower::control::evaporation_by_moist_air`].
    MoistAir,
}

/// Identical dry coolers.
#[derive(Clone, Debug)]
pub struct DryGroup {
    /// Coolers that run.
    pub count: f64,
    /// One of them.
    pub cooler: DryCooler,
    /// Its pads run above this dry bulb only; `None`: whenever dry air does not hold the set point.
    pub pads_above: Option<Temperature>,
}

impl PumpGroup {
    /// Power at a flow; nothing without one.
    pub(super) fn power(&self, flow: MassFlow) -> Power {
        if MassFlow::ZERO < flow && MassFlow::ZERO < self.flow {
            self.rated * self.curve.at(flow / self.flow).max(0.0)
        } else {
            Power::ZERO
        }
    }
}

/// Heat that a flow of water carries per kelvin.
pub(super) fn rate(flow: MassFlow) -> HeatCapacityRate {
    HeatCapacityRate::from_w_per_k(flow.kg_per_s() * WATER_HEAT_J_PER_KG_K)
}
