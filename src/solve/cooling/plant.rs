//! The plant on one hour: chillers on the facility header, towers on the condenser header.

use crate::physics::air::MoistAir;
use crate::physics::chiller::ChillerPoint;
use crate::physics::chiller::ChillerRating;
use crate::physics::pump;
use crate::physics::tower::TowerCell;
use crate::physics::tower::TowerPoint;
use crate::physics::water::Coolant;
use crate::scenario::plan::Chillers;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Towers;
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
    pub air: MoistAir,
}

/// The plant on one hour.
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// Rounds allowed for the condenser water to settle. Each takes the error down tenfold or more,
/// because compressor work is about a tenth of the heat.
const MOST_ROUNDS: u32 = 30;

/// Condenser water has settled when it moves less, K: a hundred-thousandth of what a sensor sees.
const SETTLED_K: f64 = 1e-7;

impl PlantState {
    /// Everything the plant draws.
    pub fn power(&self) -> Power {
        self.compressor_power + self.pump_power + self.fan_power + self.shared_power
    }

    /// Work of its pumps that ends in the water.
    pub fn pump_work(&self) -> Power {
        self.pump_power
    }
}

/// Runs the plant against the heat of one hour.
///
/// All machines but the spare ones run, equally loaded; towers at full air unless that would make the
/// condenser water colder than the chillers take. Chillers and towers meet in the condenser water:
/// a fixed point, by substitution, because it contracts tenfold a round and needs no derivative.
pub fn plant(plan: &Plan, day: u32, side: HeatSide) -> PlantState {
    let mut state = empty(plan);
    rejection(plan, day, &mut state);
    if let Some(share) = plan.cooling.power_share {
        let rejected = side.it * plan.cooling.rejection_ratio.unwrap_or(1.0 + share);
        state.shared_power = side.it * share;
        state.rejected = rejected.max(side.it);
        state.evaporator_heat = side.heat;
        return state;
    }
    let fleet = Fleet::of(plan, day);
    fleet.capacities(plan, side.air, &mut state);
    let facility_pumps = circulation(plan, side.heat, plan.cooling.supply, plan.cooling.loop_rise);
    state.evaporator_heat = side.heat + facility_pumps;
    state.condenser = plan.cooling.condenser_limit;
    for round in 1..=MOST_ROUNDS {
        let chilled = fleet.chill(plan, state.evaporator_heat, state.condenser);
        let condenser_pumps = circulation(
            plan,
            state.evaporator_heat + chilled.power,
            state.condenser,
            plan.cooling.condenser_rise,
        );
        state.compressor_power = chilled.power;
        state.pump_power = facility_pumps + condenser_pumps;
        state.rejected = state.evaporator_heat + chilled.power + condenser_pumps;
        let towers = fleet.reject(plan, state.rejected, side.air);
        state.fan_power = towers.fan;
        state.evaporation_kg_per_s = towers.evaporation_kg_per_s;
        state.drift_kg_per_s = towers.drift_kg_per_s;
        state.extrapolated = chilled.extrapolated || towers.extrapolated;
        state.rounds = round;
        let moved = (towers.leaving - state.condenser).k().abs();
        state.condenser = towers.leaving;
        if moved < SETTLED_K {
            break;
        }
    }
    state.chiller_cop = if Power::ZERO < state.compressor_power {
        state.evaporator_heat / state.compressor_power
    } else {
        0.0
    };
    state
}

fn empty(plan: &Plan) -> PlantState {
    PlantState {
        supply: plan.cooling.supply,
        condenser: plan.cooling.condenser_limit,
        evaporator_heat: Power::ZERO,
        chiller_capacity: Power::ZERO,
        chiller_firm: Power::ZERO,
        chiller_cop: 0.0,
        tower_capacity: Power::ZERO,
        tower_firm: Power::ZERO,
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

fn rejection(plan: &Plan, day: u32, state: &mut PlantState) {
    for group in plan
        .cooling
        .rejection
        .iter()
        .filter(|group| group.tag.life.holds(day))
    {
        let working = group.count.saturating_sub(group.spares);
        state.rejection_capacity += group.unit_heat * f64::from(group.count);
        state.rejection_firm += group.unit_heat * f64::from(working);
    }
}

/// Power of pumps that circulate a heat at a warming, all of which ends in the water.
fn circulation(plan: &Plan, heat: Power, at: Temperature, rise: TempDelta) -> Power {
    let flow = Coolant::Water.volume_flow(Coolant::Water.mass_flow(heat, rise, at), at);
    pump::power(flow, plan.cooling.pump_head, PUMP_EFFICIENCY)
}

/// The machines that are there on a day.
struct Fleet<'a> {
    chillers: Vec<&'a Chillers>,
    towers: Vec<&'a Towers>,
    chiller_spares: u32,
    tower_spares: u32,
}

/// What all chillers do together.
struct Chilled {
    power: Power,
    extrapolated: bool,
}

/// What all towers do together.
struct Cooled {
    leaving: Temperature,
    fan: Power,
    evaporation_kg_per_s: f64,
    drift_kg_per_s: f64,
    extrapolated: bool,
}

impl<'a> Fleet<'a> {
    fn of(plan: &'a Plan, day: u32) -> Self {
        let chillers: Vec<&Chillers> = plan
            .cooling
            .chillers
            .iter()
            .filter(|group| group.tag.life.holds(day))
            .collect();
        let towers: Vec<&Towers> = plan
            .cooling
            .towers
            .iter()
            .filter(|group| group.tag.life.holds(day))
            .collect();
        Self {
            chiller_spares: plan
                .cooling
                .spares
                .min(chillers.iter().map(|group| group.count).sum()),
            tower_spares: plan
                .cooling
                .spares
                .min(towers.iter().map(|group| group.count).sum()),
            chillers,
            towers,
        }
    }

    /// Capacity at the warmest condenser water, with and without the spares. The largest are the ones
    /// that may fail.
    fn capacities(&self, plan: &Plan, air: MoistAir, state: &mut PlantState) {
        let limit = plan.cooling.condenser_limit;
        let chillers = self.chillers.iter().map(|group| {
            let each = group
                .unit
                .curves
                .available(rating(group), plan.cooling.supply, limit);
            (group.count, each)
        });
        (state.chiller_capacity, state.chiller_firm) =
            firm(chillers.collect(), self.chiller_spares);
        let towers = self.towers.iter().map(|group| {
            let point = group
                .cell
                .heat_at(limit, plan.cooling.condenser_rise, air, 1.0);
            (group.count, point.heat)
        });
        (state.tower_capacity, state.tower_firm) = firm(towers.collect(), self.tower_spares);
    }

    /// All chillers but the spares, equally loaded.
    fn chill(&self, plan: &Plan, heat: Power, condenser: Temperature) -> Chilled {
        let mut power = Power::ZERO;
        let mut extrapolated = false;
        let rated: Power = self
            .chillers
            .iter()
            .map(|group| group.unit_capacity * f64::from(group.count))
            .sum();
        if rated <= Power::ZERO {
            return Chilled {
                power,
                extrapolated,
            };
        }
        let count: u32 = self.chillers.iter().map(|group| group.count).sum();
        let running =
            f64::from(count - self.chiller_spares.min(count.saturating_sub(1))) / f64::from(count);
        for group in self.chillers.iter().filter(|group| 0 < group.count) {
            let load = heat * (group.unit_capacity / rated) / running;
            let point: ChillerPoint =
                group
                    .unit
                    .curves
                    .performance(rating(group), load, plan.cooling.supply, condenser);
            power += point.power * (f64::from(group.count) * running);
            extrapolated |= point.extrapolated;
        }
        Chilled {
            power,
            extrapolated,
        }
    }

    /// All cells but the spares at full air; less air where the water would get colder than chillers take.
    fn reject(&self, plan: &Plan, heat: Power, air: MoistAir) -> Cooled {
        let rated: Power = self
            .towers
            .iter()
            .map(|group| group.unit_heat * f64::from(group.count))
            .sum();
        let mut cooled = Cooled {
            leaving: plan.cooling.condenser_limit,
            fan: Power::ZERO,
            evaporation_kg_per_s: 0.0,
            drift_kg_per_s: 0.0,
            extrapolated: false,
        };
        if rated <= Power::ZERO {
            return cooled;
        }
        let count: u32 = self.towers.iter().map(|group| group.count).sum();
        let running =
            f64::from(count - self.tower_spares.min(count.saturating_sub(1))) / f64::from(count);
        let coldest = self.coldest_condenser(plan);
        let mut leaving_sum = 0.0;
        for group in self.towers.iter().filter(|group| 0 < group.count) {
            let share = group.unit_heat / rated;
            let load = heat * share / running;
            let point = held_above(&group.cell, load, plan.cooling.condenser_rise, air, coldest);
            let cells = f64::from(group.count) * running;
            leaving_sum += point.leaving.c() * share * f64::from(group.count);
            cooled.fan += point.fan * cells;
            cooled.evaporation_kg_per_s += point.evaporation.kg_per_s() * cells;
            cooled.drift_kg_per_s += point.drift.kg_per_s() * cells;
            cooled.extrapolated |= point.extrapolated;
        }
        cooled.leaving = Temperature::from_c(leaving_sum);
        cooled
    }

    /// Coldest condenser water all chillers were measured with.
    fn coldest_condenser(&self, plan: &Plan) -> Temperature {
        let coldest = self
            .chillers
            .iter()
            .map(|group| group.unit.curves.condenser_c.low);
        Temperature::from_c(
            coldest
                .fold(f64::MIN, f64::max)
                .max(plan.cooling.supply.c()),
        )
    }
}

/// Least share of its rated air a fan is turned down to before it cycles. Source: cooling reference section 4.
const LEAST_AIR: f64 = 0.2;

/// Halvings of the air ratio: 2⁻³⁰ of it moves the water by less than a nanokelvin.
const AIR_HALVINGS: u32 = 30;

/// One cell at full air, or at the air that holds its water at `coldest`.
fn held_above(
    cell: &TowerCell,
    heat: Power,
    range: TempDelta,
    air: MoistAir,
    coldest: Temperature,
) -> TowerPoint {
    let water = Coolant::Water.mass_flow(heat, range, cell.rating.leaving);
    let at = |air_ratio: f64| cell.leaving_water(heat, water, air, air_ratio);
    let full = at(1.0);
    if coldest <= full.leaving {
        return full;
    }
    let (mut low, mut high) = (LEAST_AIR, 1.0);
    for _ in 0..AIR_HALVINGS {
        let middle = 0.5 * (low + high);
        if at(middle).leaving < coldest {
            high = middle
        } else {
            low = middle
        }
    }
    at(low)
}

/// What is left of machines when the largest ones fail: all, and without the spares.
fn firm(mut groups: Vec<(u32, Power)>, spares: u32) -> (Power, Power) {
    let all: Power = groups
        .iter()
        .map(|(count, each)| *each * f64::from(*count))
        .sum();
    groups.sort_by(|a, b| b.1.w().total_cmp(&a.1.w()));
    let mut left = spares;
    let mut lost = Power::ZERO;
    for (count, each) in groups {
        let failing = count.min(left);
        lost += each * f64::from(failing);
        left -= failing;
    }
    (all, all - lost)
}

fn rating(group: &Chillers) -> ChillerRating {
    ChillerRating {
        capacity: group.unit_capacity,
        cop: group.unit.rating.cop,
    }
}
