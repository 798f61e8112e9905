//! The plant on one hour: chillers on the facility header, towers on the condenser header.

use super::machines;
use super::machines::ChillerKind;
use super::machines::TowerKind;
use crate::physics::numerics;
use crate::physics::numerics::NoRoot;
use crate::physics::pump;
use crate::physics::tower::TowerAir;
use crate::physics::tower::TowerCell;
use crate::physics::tower::TowerPoint;
use crate::physics::water::Coolant;
use crate::scenario::plan::Plan;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// What the plant must take, and in what air.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatSide {
    /// Heat that the halls give to the facility water.
    pub heat: Power,
    /// IT that it comes from.
    pub it: Power,
    /// Air at the towers, recirculation included.
    pub air: TowerAir,
}

/// The plant on one hour.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlantState {
    /// Facility water to the halls.
    pub supply: Temperature,
    /// Condenser water to the chillers.
    pub condenser: Temperature,
    /// Heat at the evaporators: from the halls, and the work of the facility pumps.
    pub evaporator_heat: Power,
    /// Chillers: all of them.
    pub chiller_capacity: Power,
    /// Chillers without the spare ones.
    pub chiller_firm: Power,
    /// Heat over compressor power; 0 without chillers.
    pub chiller_cop: f64,
    /// Towers: all of them, at the warmest condenser water allowed.
    pub tower_capacity: Power,
    /// Towers without the spare ones.
    pub tower_firm: Power,
    /// Heat rejected over heat at the evaporators while the chillers work at full load on the warmest
    /// condenser water: what a tower must be sized for, whatever the number of chillers.
    pub full_load_ratio: f64,
    /// Heat given to the outdoors.
    pub rejected: Power,
    /// Heat rejection given as one figure: all of it.
    pub rejection_capacity: Power,
    /// The same without the spare units.
    pub rejection_firm: Power,
    /// Compressors.
    pub compressor_power: Power,
    /// Facility and condenser pumps.
    pub pump_power: Power,
    /// Fans of the towers.
    pub fan_power: Power,
    /// The planner's share of IT, where the plant is not drawn.
    pub shared_power: Power,
    /// Water that evaporates, kg/s.
    pub evaporation_kg_per_s: f64,
    /// Water carried out as drops, kg/s.
    pub drift_kg_per_s: f64,
    /// A curve was used outside the range it was measured in.
    pub extrapolated: bool,
    /// Rounds until condenser water settled.
    pub rounds: u32,
}

/// Efficiency of pump, motor and drive together. Source: cooling reference section 6, 0.65 to 0.75 (BK).
const PUMP_EFFICIENCY: f64 = 0.7;

/// Rounds allowed for the condenser water to settle. Compressor work is about a tenth of the heat, so
/// each takes the error down tenfold even where the secant does not help.
const MOST_ROUNDS: u32 = 30;

/// Condenser water has settled when it moves less, K: a hundred-thousandth of what a sensor sees.
const SETTLED_K: f64 = 1e-7;

impl PlantState {
    /// Everything the plant draws.
    pub fn power(&self) -> Power {
        self.compressor_power + self.pump_power + self.fan_power + self.shared_power
    }
}

/// The machines that are there on a day, identical ones together, with what they can take.
#[derive(Clone, Debug)]
pub struct Fleet {
    chillers: Vec<ChillerKind>,
    towers: Vec<TowerKind>,
    chillers_running: f64,
    towers_running: f64,
    coldest_condenser: Temperature,
    /// A plant that carries nothing yet: its capacities.
    idle: PlantState,
}

/// What all chillers do together.
#[derive(Default)]
struct Chilled {
    power: Power,
    extrapolated: bool,
}

/// What all towers do together.
#[derive(Default)]
struct Cooled {
    fan: Power,
    evaporation_kg_per_s: f64,
    drift_kg_per_s: f64,
    extrapolated: bool,
}

impl Fleet {
    /// The machines of a day, with their capacity in the design hour's air.
    pub fn of(plan: &Plan, day: u32, air: TowerAir) -> Self {
        let mut fleet = Self {
            chillers: machines::chillers(plan, day),
            towers: machines::towers(plan, day),
            chillers_running: 1.0,
            towers_running: 1.0,
            coldest_condenser: plan.cooling.supply,
            idle: empty(plan),
        };
        fleet.chillers_running = machines::running(
            fleet.chillers.iter().map(|kind| kind.count).sum(),
            plan.cooling.spares,
        );
        fleet.towers_running = machines::running(
            fleet.towers.iter().map(|kind| kind.count).sum(),
            plan.cooling.spares,
        );
        let coldest = fleet
            .chillers
            .iter()
            .map(|kind| kind.curves.condenser_c.low);
        fleet.coldest_condenser =
            Temperature::from_c(coldest.fold(plan.cooling.supply.c(), f64::max));
        fleet.capacities(plan, day, air);
        fleet
    }

    /// Runs the plant against the heat of one hour.
    ///
    /// All machines but the spare ones run, equally loaded; towers at full air unless that would make
    /// the condenser water colder than the chillers take. Chillers and towers meet in the condenser
    /// water: a fixed point, by secant on how far a round moves it. Substitution alone would also get
    /// there, tenfold a round; the secant takes half the rounds and needs no derivative.
    pub fn run(&self, plan: &Plan, side: HeatSide) -> PlantState {
        let mut state = self.idle;
        if let Some(share) = plan.cooling.power_share {
            let rejected = side.it * plan.cooling.rejection_ratio.unwrap_or(1.0 + share);
            state.shared_power = side.it * share;
            state.rejected = rejected.max(side.it);
            state.evaporator_heat = side.heat;
            return state;
        }
        let facility_pumps =
            circulation(plan, side.heat, plan.cooling.supply, plan.cooling.loop_rise);
        state.evaporator_heat = side.heat + facility_pumps;
        let mut last: Option<(f64, f64)> = None;
        for round in 1..=MOST_ROUNDS {
            let at = state.condenser.c();
            let moved = self.round(plan, side.air, facility_pumps, &mut state).k();
            state.rounds = round;
            if moved.abs() < SETTLED_K {
                break;
            }
            state.condenser = Temperature::from_c(secant((at, moved), last).unwrap_or(at + moved));
            last = Some((at, moved));
        }
        let towers = self.reject(plan, state.rejected, side.air);
        state.fan_power = towers.fan;
        state.evaporation_kg_per_s = towers.evaporation_kg_per_s;
        state.drift_kg_per_s = towers.drift_kg_per_s;
        state.extrapolated |= towers.extrapolated;
        if Power::ZERO < state.compressor_power {
            state.chiller_cop = state.evaporator_heat / state.compressor_power;
        }
        state
    }

    /// One round at the condenser water of `state`; returns how much warmer or colder the towers make it.
    fn round(
        &self,
        plan: &Plan,
        air: TowerAir,
        facility_pumps: Power,
        state: &mut PlantState,
    ) -> TempDelta {
        let chilled = self.chill(plan, state.evaporator_heat, state.condenser);
        let warm = state.evaporator_heat + chilled.power;
        let condenser_pumps = circulation(plan, warm, state.condenser, plan.cooling.condenser_rise);
        state.compressor_power = chilled.power;
        state.pump_power = facility_pumps + condenser_pumps;
        state.rejected = warm + condenser_pumps;
        state.extrapolated = chilled.extrapolated;
        self.leaving(plan, state.rejected, air) - state.condenser
    }

    /// Capacity at the warmest condenser water, with and without the spares. The largest may fail.
    fn capacities(&mut self, plan: &Plan, day: u32, air: TowerAir) {
        let limit = self.idle.condenser;
        let chillers = self.chillers.iter().map(|kind| {
            (
                kind.count,
                kind.curves
                    .available(kind.rating, plan.cooling.supply, limit),
            )
        });
        let chillers = machines::firm(chillers.collect(), plan.cooling.spares);
        let towers = self.towers.iter().map(|kind| {
            (
                kind.count,
                kind.cell
                    .heat_at(limit, plan.cooling.condenser_rise, air, 1.0)
                    .heat,
            )
        });
        let towers = machines::firm(towers.collect(), plan.cooling.spares);
        (self.idle.chiller_capacity, self.idle.chiller_firm) = chillers;
        if Power::ZERO < self.idle.chiller_capacity {
            let full = self.chill(
                plan,
                self.idle.chiller_capacity * self.chillers_running,
                limit,
            );
            self.idle.full_load_ratio +=
                full.power / (self.idle.chiller_capacity * self.chillers_running);
        }
        (self.idle.tower_capacity, self.idle.tower_firm) = towers;
        for group in plan
            .cooling
            .rejection
            .iter()
            .filter(|group| group.tag.life.holds(day))
        {
            let working = group.count.saturating_sub(group.spares);
            self.idle.rejection_capacity += group.unit_heat * f64::from(group.count);
            self.idle.rejection_firm += group.unit_heat * f64::from(working);
        }
    }

    /// All chillers but the spares, equally loaded.
    fn chill(&self, plan: &Plan, heat: Power, condenser: Temperature) -> Chilled {
        let rated: Power = self
            .chillers
            .iter()
            .map(|kind| kind.rating.capacity * kind.count)
            .sum();
        let mut chilled = Chilled::default();
        if rated <= Power::ZERO {
            return chilled;
        }
        for kind in &self.chillers {
            let load = heat * (kind.rating.capacity / rated) / self.chillers_running;
            let point = kind
                .curves
                .performance(kind.rating, load, plan.cooling.supply, condenser);
            chilled.power += point.power * (kind.count * self.chillers_running);
            chilled.extrapolated |= point.extrapolated;
        }
        chilled
    }

    /// Condenser water that all cells at full air make, no colder than the chillers take.
    fn leaving(&self, plan: &Plan, heat: Power, air: TowerAir) -> Temperature {
        let rated = self.rated_rejection();
        if rated <= Power::ZERO {
            return self.idle.condenser;
        }
        let mixed = self.towers.iter().map(|kind| {
            let load = self.load_of_one(kind, heat, rated);
            let leaving = kind
                .cell
                .leaving(load, water_through(kind, load, plan), air, 1.0);
            leaving.c() * (kind.cell.rating.heat * kind.count / rated)
        });
        Temperature::from_c(mixed.sum()).max(self.coldest_condenser)
    }

    /// All cells but the spares, with the air that holds their water.
    fn reject(&self, plan: &Plan, heat: Power, air: TowerAir) -> Cooled {
        let rated = self.rated_rejection();
        let mut cooled = Cooled::default();
        if rated <= Power::ZERO {
            return cooled;
        }
        for kind in &self.towers {
            let load = self.load_of_one(kind, heat, rated);
            let water = water_through(kind, load, plan);
            let point = held_above(&kind.cell, load, water, air, self.coldest_condenser);
            let cells = kind.count * self.towers_running;
            cooled.fan += point.fan * cells;
            cooled.evaporation_kg_per_s += point.evaporation.kg_per_s() * cells;
            cooled.drift_kg_per_s += point.drift.kg_per_s() * cells;
            cooled.extrapolated |= point.extrapolated;
        }
        cooled
    }

    fn rated_rejection(&self) -> Power {
        self.towers
            .iter()
            .map(|kind| kind.cell.rating.heat * kind.count)
            .sum()
    }

    fn load_of_one(&self, kind: &TowerKind, heat: Power, rated: Power) -> Power {
        heat * (kind.cell.rating.heat / rated) / self.towers_running
    }
}

/// A plant that carries nothing. Without chillers the towers make the facility water themselves.
fn empty(plan: &Plan) -> PlantState {
    let cooling = &plan.cooling;
    PlantState {
        supply: cooling.supply,
        condenser: if cooling.chillers.is_empty() {
            cooling.supply
        } else {
            cooling.condenser_limit
        },
        evaporator_heat: Power::ZERO,
        chiller_capacity: Power::ZERO,
        chiller_firm: Power::ZERO,
        chiller_cop: 0.0,
        tower_capacity: Power::ZERO,
        tower_firm: Power::ZERO,
        full_load_ratio: 1.0,
        rejected: Power::ZERO,
        rejection_capacity: Power::ZERO,
        rejection_firm: Power::ZERO,
        compressor_power: Power::ZERO,
        pump_power: Power::ZERO,
        fan_power: Power::ZERO,
        shared_power: Power::ZERO,
        evaporation_kg_per_s: 0.0,
        drift_kg_per_s: 0.0,
        extrapolated: false,
        rounds: 0,
    }
}

/// Power of pumps that circulate a heat at a warming, all of which ends in the water.
fn circulation(plan: &Plan, heat: Power, at: Temperature, rise: TempDelta) -> Power {
    let flow = Coolant::Water.volume_flow(Coolant::Water.mass_flow(heat, rise, at), at);
    pump::power(flow, plan.cooling.pump_head, PUMP_EFFICIENCY)
}

/// Water that carries a cell's load at the plant's warming.
fn water_through(kind: &TowerKind, load: Power, plan: &Plan) -> MassFlow {
    Coolant::Water.mass_flow(load, plan.cooling.condenser_rise, kind.cell.rating.leaving)
}

/// Least share of its rated air a fan is turned down to before it cycles. Source: cooling reference section 4.
const LEAST_AIR: f64 = 0.2;

/// The air ratio is found to this: it moves the water by less than a millikelvin.
const AIR_TOLERANCE: f64 = 1e-6;

/// One cell at full air, or at the air that holds its water at `coldest`.
fn held_above(
    cell: &TowerCell,
    heat: Power,
    water: MassFlow,
    air: TowerAir,
    coldest: Temperature,
) -> TowerPoint {
    let at = |air_ratio: f64| cell.leaving_water(heat, water, air, air_ratio);
    let full = at(1.0);
    if coldest <= full.leaving {
        return full;
    }
    match numerics::root(
        |air_ratio| (at(air_ratio).leaving - coldest).k(),
        LEAST_AIR,
        1.0,
        AIR_TOLERANCE,
    ) {
        Ok(root) | Err(NoRoot::GaveUp(root)) => at(root.x),
        Err(NoRoot::NotBracketed { .. }) => at(LEAST_AIR),
    }
}

/// Where a line through the last two points `(temperature, movement)` crosses no movement.
fn secant(now: (f64, f64), last: Option<(f64, f64)>) -> Option<f64> {
    let last = last?;
    let slope = (now.1 - last.1) / (now.0 - last.0);
    let next = now.0 - now.1 / slope;
    // The movement falls with the temperature, never faster than one for one and a half.
    (-1.5 < slope && slope < -0.5 && next.is_finite()).then_some(next)
}
