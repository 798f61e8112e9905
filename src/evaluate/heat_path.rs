//! The way of the heat on one day: temperatures, flows and loadings from the racks to the outdoors, and what
//! follows when a part of it stops.

use super::ride_through;
use super::ride_through::Cause;
use super::ride_through::Throttle;
use super::types::DayState;
use crate::physics::water::Coolant;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::TempDelta;
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
    /// Coolant distribution units.
    pub cdus: Option<Stage>,
    /// Rear doors and air handlers.
    pub air_coolers: Option<Stage>,
    /// Whether all of them are rear doors.
    pub are_doors: bool,
    /// Chillers.
    pub chillers: Option<Stage>,
    /// Heat over compressor power; 0 without chillers.
    pub cop: f64,
    /// Cooling towers.
    pub towers: Option<Stage>,
    /// Dry coolers; their load and what they carry on a day are not computed yet.
    pub dry_coolers: Option<Stage>,
    /// Heat rejection given as one figure.
    pub rejection: Option<Stage>,
    /// Coolant between CDUs and racks; of CDUs with different approaches the mean.
    pub technology: Option<Water>,
    /// Facility water.
    pub facility: Water,
    /// Water between chillers and towers.
    pub condenser: Option<Water>,
    /// Make-up of the worst day.
    pub make_up: VolumeFlow,
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

/// The chillers of a day.
fn chillers(plan: &Plan, state: &DayState) -> Option<Stage> {
    let groups = plan.cooling.chillers.iter();
    let count = count(groups.map(|it| (it.tag.life, it.count)), state.day)?;
    Some(Stage {
        count,
        spares: plan.cooling.spares.min(count),
        capacity: state.plant.chiller_capacity,
        firm: state.plant.chiller_firm,
        load: state.plant.evaporator_heat,
        power: state.plant.compressor_power,
    })
}

/// The tower cells of a day.
fn towers(plan: &Plan, state: &DayState) -> Option<Stage> {
    let groups = plan.cooling.towers.iter();
    let count = count(groups.map(|it| (it.tag.life, it.count)), state.day)?;
    Some(Stage {
        count,
        spares: plan.cooling.spares.min(count),
        capacity: state.plant.tower_capacity,
        firm: state.plant.tower_firm,
        load: state.plant.evaporator_heat * state.plant.full_load_ratio,
        power: state.plant.fan_power,
    })
}

/// The way of the heat of a day.
pub fn heat_path(plan: &Plan, state: &DayState) -> HeatPath {
    let day = state.day;
    let cooling = &plan.cooling;
    let plant = &state.plant;
    let liquid: Power = state.halls.iter().map(|hall| hall.liquid).sum();
    let air: Power = state.halls.iter().map(|hall| hall.air).sum();
    let (chillers, towers) = (chillers(plan, state), towers(plan, state));
    let doors = cooling
        .air
        .iter()
        .filter(|it| it.tag.life.holds(day) && 0 < it.count);
    let has_condenser = chillers.is_some() && towers.is_some();
    HeatPath {
        day,
        liquid,
        air,
        wet_bulb: state.conditions.wet_bulb,
        cdus: coolers(&cooling.cdus, day, liquid),
        air_coolers: coolers(&cooling.air, day, air),
        are_doors: doors.clone().all(|it| it.rear_door),
        chillers,
        cop: plant.chiller_cop,
        towers,
        dry_coolers: dry_coolers(plan, state),
        rejection: rejection(plan, state),
        technology: technology(plan, state, liquid),
        facility: water(
            Coolant::Water,
            plant.supply,
            cooling.loop_rise,
            plant.evaporator_heat,
        ),
        condenser: has_condenser.then(|| {
            water(
                Coolant::Water,
                plant.condenser,
                cooling.condenser_rise,
                plant.rejected,
            )
        }),
        make_up: state.water,
        platforms: plan.platforms.iter().map(|it| it.name.clone()).collect(),
        loops: cooling.loops.iter().map(|it| it.tag.name.clone()).collect(),
        stops: stops(plan, state),
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

/// How many are there; `None` where none is.
fn count(groups: impl Iterator<Item = (Life, u32)>, day: u32) -> Option<u32> {
    let all: u32 = groups
        .filter(|(life, _)| life.holds(day))
        .map(|(_, count)| count)
        .sum();
    (0 < all).then_some(all)
}

fn coolers(groups: &[HallCooler], day: u32, load: Power) -> Option<Stage> {
    let there = groups
        .iter()
        .filter(|it| it.tag.life.holds(day) && 0 < it.count);
    let mut stage = Stage {
        load,
        ..Stage::default()
    };
    for group in there {
        let spares = group.spares.min(group.count);
        let capacity = group.unit_heat * f64::from(group.count);
        stage.count += group.count;
        stage.spares += spares;
        stage.capacity += capacity;
        stage.firm += group.unit_heat * f64::from(group.count - spares);
        stage.power += capacity * group.power_share;
    }
    if stage.count == 0 {
        return None;
    }
    // Power of pumps and fans goes with the heat they move.
    let scale = share(load, stage.capacity);
    stage.power = stage.power * scale;
    Some(stage)
}

fn dry_coolers(plan: &Plan, state: &DayState) -> Option<Stage> {
    let groups = plan.cooling.dry_coolers.iter();
    let there = groups.filter(|it| it.tag.life.holds(state.day) && 0 < it.count);
    let stage = there.fold(Stage::default(), |stage, group| Stage {
        count: stage.count + group.count,
        spares: stage.spares + group.spares.min(group.count),
        ..stage
    });
    (0 < stage.count).then_some(stage)
}

fn rejection(plan: &Plan, state: &DayState) -> Option<Stage> {
    let groups = plan.cooling.rejection.iter();
    let there = groups.filter(|it| it.tag.life.holds(state.day) && 0 < it.count);
    let (all, spare) = there.fold((0, 0), |(all, spare), group| {
        (all + group.count, spare + group.spares.min(group.count))
    });
    (0 < all).then_some(Stage {
        count: all,
        spares: spare,
        capacity: state.plant.rejection_capacity,
        firm: state.plant.rejection_firm,
        load: state.plant.rejected,
        power: state.plant.shared_power,
    })
}

/// Coolant of all CDUs together: approach and flow are means by what the groups take.
fn technology(plan: &Plan, state: &DayState, liquid: Power) -> Option<Water> {
    let groups = plan.cooling.cdus.iter();
    let there = groups.filter(|it| it.tag.life.holds(state.day) && 0 < it.count);
    let (mut all, mut approach, mut flow) = (0.0, 0.0, 0.0);
    for group in there {
        let takes = group.unit_heat.w() * f64::from(group.count);
        all += takes;
        approach += takes * group.approach.k();
        let per_kw = group
            .coolant
            .map_or(0.0, |side| side.flow_per_kw.m3_per_s());
        flow += takes * per_kw;
    }
    if all <= 0.0 || flow <= 0.0 {
        return None;
    }
    let cold = state.plant.supply + TempDelta::from_k(approach / all);
    let flow = VolumeFlow::from_m3_per_s(flow / all * liquid.kw());
    let per_m3 =
        Coolant::Pg25.density_kg_per_m3(cold) * Coolant::Pg25.specific_heat_j_per_kg_k(cold);
    let rise = if 0.0 < flow.m3_per_s() {
        liquid.w() / (flow.m3_per_s() * per_m3)
    } else {
        0.0
    };
    Some(Water {
        cold,
        warm: cold + TempDelta::from_k(rise),
        flow,
    })
}

fn water(coolant: Coolant, cold: Temperature, rise: TempDelta, heat: Power) -> Water {
    Water {
        cold,
        warm: cold + rise,
        flow: coolant.volume_flow(coolant.mass_flow(heat, rise, cold), cold),
    }
}
