//! The way of the heat on one day: temperatures, flows and loadings from the racks to the outdoors, and what
//! follows when a part of it stops.

use super::heat_lanes;
use super::heat_lanes::Lane;
use super::ride_through;
use super::ride_through::Cause;
use super::ride_through::Throttle;
use super::types::DayState;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// The way of the heat on one day, at its design peak.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatPath {
    /// The day.
    pub day: u32,
    /// Heat to cold plates.
    pub liquid: Power,
    /// Heat to air, losses in the rooms included.
    pub air: Power,
    /// Wet bulb of the design hour, recirculation not included.
    pub wet_bulb: Temperature,
    /// Dry bulb of the design hour, recirculation not included.
    pub dry_bulb: Temperature,
    /// Facility water, header by header.
    pub lanes: Vec<Lane>,
    /// Make-up of the worst day.
    pub make_up: VolumeFlow,
    /// What the plant draws.
    pub plant_power: Power,
    /// Names of the platforms, in the order of the plan.
    pub platforms: Vec<String>,
    /// Names of the loops, in the order of the plan.
    pub loops: Vec<String>,
    /// What follows when a part stops.
    pub stops: Vec<Stop>,
}

/// Machines that stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stage {
    /// All of them.
    pub count: u32,
    /// Of them spare.
    pub spares: u32,
    /// What all can take.
    pub capacity: Power,
    /// What is left without the spare ones.
    pub firm: Power,
    /// What they take.
    pub load: Power,
    /// What they draw.
    pub power: Power,
}

/// Water on its way round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Water {
    /// Cold.
    pub cold: Temperature,
    /// Warm.
    pub warm: Temperature,
    /// How much flows.
    pub flow: VolumeFlow,
}

/// What follows when a part stops.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// What stops.
    pub cause: Cause,
    /// When racks throttle.
    pub throttles: Vec<Throttle>,
}

impl Stage {
    /// Load over what carries it without the spares; 0 where nothing can.
    pub fn loading(&self) -> f64 {
        share(self.load, self.firm)
    }

    /// Load over what carries it when one more is out.
    pub fn one_out(&self) -> f64 {
        if self.count == 0 {
            return 0.0;
        }
        let each = self.capacity / f64::from(self.count);
        share(self.load, (self.firm - each).max(Power::ZERO))
    }
}

fn share(load: Power, capacity: Power) -> f64 {
    if Power::ZERO < capacity {
        load / capacity
    } else {
        0.0
    }
}

/// The way of the heat of a day.
pub fn heat_path(plan: &Plan, state: &DayState) -> HeatPath {
    HeatPath {
        day: state.day,
        liquid: state.halls.iter().map(|hall| hall.liquid).sum(),
        air: state.halls.iter().map(|hall| hall.air).sum(),
        wet_bulb: state.conditions.wet_bulb,
        dry_bulb: state.conditions.dry_bulb,
        lanes: heat_lanes::lanes(plan, state),
        make_up: state.water,
        plant_power: state.plant.power(),
        platforms: plan.platforms.iter().map(|it| it.name.clone()).collect(),
        loops: plan
            .cooling
            .loops
            .iter()
            .map(|it| it.tag.name.clone())
            .collect(),
        stops: stops(plan, state),
    }
}

impl HeatPath {
    /// The same stage of all headers together; `None` where none has it.
    pub fn all(&self, stage: impl Fn(&Lane) -> Option<Stage>) -> Option<Stage> {
        let stages = self.lanes.iter().filter_map(stage);
        stages.reduce(|all, one| Stage {
            count: all.count + one.count,
            spares: all.spares + one.spares,
            capacity: all.capacity + one.capacity,
            firm: all.firm + one.firm,
            load: all.load + one.load,
            power: all.power + one.power,
        })
    }
}

fn stops(plan: &Plan, state: &DayState) -> Vec<Stop> {
    let causes = ride_through::causes(plan, state.day).into_iter();
    causes
        .map(|cause| Stop {
            cause,
            throttles: ride_through::ride_through(plan, state, cause),
        })
        .collect()
}
