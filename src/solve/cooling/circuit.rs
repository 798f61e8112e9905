//! One header on one hour: chillers on its facility water, towers and dry coolers on their condenser water or on
//! the facility water itself.

use super::capacity::Capacity;
use super::capacity::Stage;
use super::dry;
use super::headers;
use super::machines;
use super::machines::ChillerKind;
use super::machines::DryKind;
use super::plant::PlantState;
use super::plant::YardAir;
use super::pumping::Pumping;
use super::sinks::Sinks;
use super::staging;
use crate::physics::water::Coolant;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Rounds allowed for the condenser water to settle. Compressor work is about a tenth of the heat, so
/// each takes the error down tenfold even where the secant does not help.
const MOST_ROUNDS: u32 = 30;

/// Condenser water has settled when it moves less, K: a hundred-thousandth of what a sensor sees.
const SETTLED_K: f64 = 1e-7;

/// What cools the condenser water of a header, or makes its facility water.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meaning {
    /// Chillers are planned on it.
    pub(super) chillers: bool,
    /// Some of them have condensers for water.
    pub(super) water_cooled: bool,
    /// Towers are planned on it.
    pub(super) towers: bool,
    /// Dry coolers are planned on it.
    pub(super) dry_coolers: bool,
}

impl Meaning {
    /// What the plan has on a header, on this day or another: a plant does not change its kind when its last
    /// chiller leaves.
    pub(super) fn of(plan: &Plan, header: usize) -> Self {
        let cooling = &plan.cooling;
        let chillers = || {
            cooling
                .chillers
                .iter()
                .filter(|group| headers::of_chillers(plan, group) == header)
        };
        let towers = |group| headers::of_towers(plan, group) == header;
        let dry_coolers = |group| headers::of_dry_coolers(plan, group) == header;
        Self {
            chillers: chillers().next().is_some(),
            water_cooled: chillers().any(|group| !ChillerKind::of(group).air_cooled),
            towers: cooling.towers.iter().any(towers),
            dry_coolers: cooling.dry_coolers.iter().any(dry_coolers),
        }
    }

    /// Heat goes to towers or dry coolers, not to air-cooled chillers alone.
    pub(super) fn sinks(self) -> bool {
        !self.chillers || self.water_cooled
    }

    /// Dry coolers make the facility water themselves.
    pub(super) fn direct(self) -> bool {
        self.dry_coolers && !self.chillers && !self.towers
    }

    /// Where dry coolers stand in the way of the heat.
    pub(super) fn dry_stage(self) -> Stage {
        if self.direct() {
            Stage::Rejection
        } else {
            Stage::Sinks
        }
    }
}

/// One header of a day with its machines.
#[derive(Clone, Debug)]
pub(super) struct Circuit {
    supply: Temperature,
    rise: TempDelta,
    meaning: Meaning,
    facility: Pumping,
    condenser: Pumping,
    chillers: Vec<ChillerKind>,
    sinks: Sinks,
    chillers_running: f64,
    /// Share of the evaporators' heat that water-cooled chillers take.
    water_share: f64,
    /// A header that carries nothing yet: its capacities.
    idle: PlantState,
    /// Its units, for what is left when some are out.
    pub(super) capacity: Capacity,
}

/// What all chillers do together.
#[derive(Default)]
struct Chilled {
    power: Power,
    /// Of it by water-cooled ones.
    water_power: Power,
    extrapolated: bool,
}

impl Circuit {
    /// The machines of a header on a day, with their capacity in the design hour's air.
    pub(super) fn of(plan: &Plan, day: u32, header: usize, air: &YardAir) -> Self {
        let cooling = &plan.cooling;
        let drawn = cooling.loops.get(header);
        let meaning = Meaning::of(plan, header);
        let fluid = drawn.map_or(Coolant::Water, |row| row.fluid);
        let supply = drawn.map_or(cooling.supply, |row| row.supply);
        let rise = drawn.map_or(cooling.loop_rise, |row| row.rise);
        let idle = empty(plan, supply, meaning, air);
        let (sink_rise, sink_fluid) = if meaning.direct() {
            (rise, fluid)
        } else {
            (cooling.condenser_rise, Coolant::Water)
        };
        let at_limit = |kind: &DryKind| {
            let yard = dry::hardest(&kind.cooler, kind.above, air);
            let cooler = dry::in_air(kind.cooler, kind.above, yard);
            dry::heat_at(&cooler, kind.rated, idle.condenser, sink_rise, yard)
        };
        let dry = machines::dry_coolers(plan, day, header, at_limit);
        let mut circuit = Self {
            supply,
            rise,
            meaning,
            facility: Pumping::facility(plan, day, header, fluid),
            condenser: Pumping::condenser(plan, day, header),
            chillers: machines::chillers(plan, day, header),
            sinks: Sinks {
                towers: machines::towers_on(plan, day, header),
                dry,
                running: 1.0,
                tower_share: 1.0,
                rise: sink_rise,
                fluid: sink_fluid,
                coldest: supply,
            },
            chillers_running: 1.0,
            water_share: 1.0,
            idle,
            capacity: Capacity::default(),
        };
        circuit.share(plan);
        circuit.capacities(plan, day, header, air);
        circuit
    }

    /// Whether any of its dry coolers has pads.
    pub(super) fn has_pads(&self) -> bool {
        let dry = &self.sinks.dry;
        self.meaning.sinks() && dry.iter().any(|kind| kind.cooler.pads.is_some())
    }

    /// What runs, and how chillers and sinks share the heat.
    fn share(&mut self, plan: &Plan) {
        let spares = plan.cooling.spares;
        let chillers = self.chillers.iter().map(|kind| kind.count);
        self.chillers_running = machines::running(chillers.sum(), spares);
        let towers = self.sinks.towers.iter().map(|kind| kind.count);
        self.sinks.running = machines::running(towers.sum(), spares);
        let coldest = self
            .chillers
            .iter()
            .filter(|kind| !kind.air_cooled)
            .map(|kind| kind.curves.condenser_c.low);
        self.sinks.coldest = Temperature::from_c(coldest.fold(self.supply.c(), f64::max));
        let rated = |kinds: &mut dyn Iterator<Item = &ChillerKind>| -> Power {
            kinds.map(|kind| kind.rating.capacity * kind.count).sum()
        };
        let all = rated(&mut self.chillers.iter());
        if Power::ZERO < all {
            let water = rated(&mut self.chillers.iter().filter(|kind| !kind.air_cooled));
            self.water_share = water / all;
        } else if self.meaning.chillers && !self.meaning.water_cooled {
            self.water_share = 0.0;
        }
    }

    /// Runs the header against the heat of one hour.
    ///
    /// All machines but the spare ones run, equally loaded; towers and dry coolers at full air unless that would
    /// make the condenser water colder than the chillers take. Air-cooled chillers meet the outdoor air. Water-cooled
    /// ones and their sinks meet in the condenser water: a fixed point, by secant on how far a round moves it.
    /// Substitution alone would also get there, tenfold a round; the secant takes half the rounds and needs no
    /// derivative. The economiser stands still: at the design hour chillers must carry all the heat.
    pub(super) fn run(&self, plan: &Plan, heat: Power, it: Power, air: &YardAir) -> PlantState {
        let mut state = self.idle;
        if let Some(share) = plan.cooling.power_share {
            let rejected = it * plan.cooling.rejection_ratio.unwrap_or(1.0 + share);
            state.shared_power = it * share;
            state.rejected = rejected.max(it);
            state.sink_heat = state.rejected;
            state.evaporator_heat = heat;
            return state;
        }
        let facility_pumps = self.facility.power(heat, self.supply, self.rise);
        state.evaporator_heat = heat + facility_pumps;
        let mut last: Option<(f64, f64)> = None;
        for round in 1..=MOST_ROUNDS {
            let at = state.condenser.c();
            let moved = self.round(air, facility_pumps, &mut state).k();
            state.rounds = round;
            if moved.abs() < SETTLED_K {
                break;
            }
            state.condenser =
                Temperature::from_c(staging::secant((at, moved), last).unwrap_or(at + moved));
            last = Some((at, moved));
        }
        if self.meaning.sinks() {
            self.sinks.reject(state.sink_heat, air, &mut state);
        }
        if Power::ZERO < state.compressor_power {
            state.chiller_cop = state.evaporator_heat / state.compressor_power;
        }
        state
    }

    /// One round at the condenser water of `state`; returns how much warmer or colder the sinks make it.
    fn round(&self, air: &YardAir, facility_pumps: Power, state: &mut PlantState) -> TempDelta {
        let chilled = self.chill(state.evaporator_heat, state.condenser, air);
        let warm = state.evaporator_heat * self.water_share + chilled.water_power;
        let to_air = state.evaporator_heat * (1.0 - self.water_share)
            + (chilled.power - chilled.water_power);
        let condenser_pumps = if self.meaning.direct() || !self.meaning.sinks() {
            Power::ZERO
        } else {
            self.condenser.power(warm, state.condenser, self.sinks.rise)
        };
        state.compressor_power = chilled.power;
        state.pump_power = facility_pumps + condenser_pumps;
        state.sink_heat = warm + condenser_pumps;
        state.rejected = state.sink_heat + to_air;
        state.extrapolated = chilled.extrapolated;
        let made = if self.meaning.sinks() {
            self.sinks.leaving(state.sink_heat, air)
        } else {
            None
        };
        made.unwrap_or(self.idle.condenser) - state.condenser
    }

    /// Capacities at the warmest condenser water, and what the events that a reserve is held for leave of them.
    fn capacities(&mut self, plan: &Plan, day: u32, header: usize, air: &YardAir) {
        let limit = self.idle.condenser;
        let at = staging::At {
            supply: self.supply,
            condenser: limit,
            sink_rise: self.sinks.rise,
            air,
            meaning: self.meaning,
        };
        self.capacity.units = staging::units(plan, day, header, &at);
        self.capacity.chillers = self.meaning.chillers;
        staging::size_pumps(&mut self.capacity);
        let all = self.capacity.all();
        let events = self.capacity.events(plan, day, header);
        let worst = |stages: &[Stage]| {
            let whole = self.capacity.of(&all, stages);
            let left = events.iter();
            let least = left.map(|event| self.capacity.of(&event.left, stages));
            (whole, least.fold(whole, Power::min))
        };
        let chillers = worst(&[Stage::WaterChillers, Stage::AirChillers]);
        let towers = worst(&[Stage::Sinks]);
        let rejection = worst(&[Stage::Rejection]);
        (self.idle.chiller_capacity, self.idle.chiller_firm) = chillers;
        (self.idle.tower_capacity, self.idle.tower_firm) = towers;
        (self.idle.rejection_capacity, self.idle.rejection_firm) = rejection;
        self.sinks.share(limit, air);
        if Power::ZERO < self.idle.chiller_capacity {
            let load = self.idle.chiller_capacity * self.chillers_running;
            let full = self.chill(load, limit, air);
            self.idle.full_load_ratio += if 0.0 < self.water_share {
                full.water_power / (load * self.water_share)
            } else {
                full.power / load
            };
        }
        self.capacity.sink_ratio = self.idle.full_load_ratio;
    }

    /// All chillers but the spares, equally loaded.
    fn chill(&self, heat: Power, condenser: Temperature, air: &YardAir) -> Chilled {
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
            let entering = if kind.air_cooled {
                air.dry.air.dry_bulb
            } else {
                condenser
            };
            let (power, extrapolated) = kind.run(load, self.supply, self.rise, entering);
            let power = power * (kind.count * self.chillers_running);
            chilled.power += power;
            if !kind.air_cooled {
                chilled.water_power += power;
            }
            chilled.extrapolated |= extrapolated;
        }
        chilled
    }
}

/// A header that carries nothing. Without chillers its sinks make the facility water themselves.
fn empty(plan: &Plan, supply: Temperature, meaning: Meaning, air: &YardAir) -> PlantState {
    PlantState {
        supply,
        condenser: match (meaning.chillers, meaning.water_cooled) {
            (false, _) => supply,
            (true, true) => plan.cooling.condenser_limit,
            (true, false) => air.dry.air.dry_bulb,
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
        sink_heat: Power::ZERO,
        pad_water_kg_per_s: 0.0,
        blowdown_kg_per_s: 0.0,
    }
}
