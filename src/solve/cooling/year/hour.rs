//! One hour of a plant: loads in, temperatures and powers along the loops out.

use super::chilling::Chilled;
use super::plant::Condenser;
use super::plant::Economiser;
use super::plant::FacilityFlow;
use super::plant::Plant;
use super::plant::rate;
use super::rejection::Outdoors;
use super::rejection::Rejected;
use super::state::Hour;
use super::state::HourLoad;
use super::state::Mode;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Temperature;
use std::cell::Cell;

/// Rounds allowed for the condenser water to settle; the secant takes three or four.
const MOST_ROUNDS: u32 = 24;

/// Condenser water has settled when it moves less, K.
const SETTLED_K: f64 = 1e-6;

impl Plant {
    /// Facility water that coolers in the halls get in an hour: the set point of the hour, or what towers or dry
    /// coolers without chillers make of this load.
    pub fn water(&self, load: HourLoad, outdoors: &Outdoors<'_>) -> Temperature {
        if self.chillers.is_empty() && self.shared_power.is_none() {
            self.hour(load, outdoors).supply
        } else {
            self.set_point(outdoors)
        }
    }

    fn set_point(&self, outdoors: &Outdoors<'_>) -> Temperature {
        match &self.reset {
            Some(reset) => self.supply + reset.at(outdoors.towers.wet_bulb),
            None => self.supply,
        }
    }

    /// What the plant does in one hour.
    pub fn hour(&self, load: HourLoad, outdoors: &Outdoors<'_>) -> Hour {
        let set_point = self.set_point(outdoors);
        let mut hour = Hour {
            load,
            set_point,
            supply: set_point,
            facility_return: set_point,
            is_settled: true,
            ..Hour::default()
        };
        if !(0.0 < load.heat.w()) {
            return hour;
        }
        if let Some(share) = self.shared_power {
            hour.mode = Mode::Mechanical;
            hour.shared = load.it * share;
            hour.rejected = load.heat;
            return hour;
        }
        let share = match self.facility_flow {
            FacilityFlow::Constant => 1.0,
            FacilityFlow::ByHeat { least } => (load.heat / self.design_heat).max(least).min(1.0),
        };
        let flow = self.facility.flow * share;
        hour.facility_pump = self.facility.power(flow);
        if self.chillers.is_empty() {
            self.direct(&mut hour, flow, outdoors);
        } else {
            self.chilled(&mut hour, flow, outdoors);
        }
        hour.facility_return = hour.supply + load.heat / rate(flow);
        hour.rejected += self.beside_water(&hour);
        hour.is_unmet = hour.set_point + self.unmet_tolerance < hour.supply;
        hour
    }

    /// Towers or dry coolers make the facility water themselves.
    fn direct(&self, hour: &mut Hour, flow: MassFlow, outdoors: &Outdoors<'_>) {
        let heat = self.heat(hour);
        let rejected = self.rejection.hold(heat, flow, outdoors, hour.set_point);
        hour.mode = Mode::Free;
        hour.supply = rejected.leaving;
        take(hour, &rejected);
    }

    /// Chillers, with or without an economiser before them.
    fn chilled(&self, hour: &mut Hour, flow: MassFlow, outdoors: &Outdoors<'_>) {
        let heat = self.heat(hour);
        hour.mode = Mode::Mechanical;
        let Some(condenser) = &self.condenser else {
            let chilled = self.chill(
                heat,
                (hour.set_point, heat / rate(flow)),
                hour.set_point,
                outdoors,
            );
            self.settle(hour, flow, heat, Power::ZERO, chilled);
            hour.rejected = chilled.taken + chilled.power;
            hour.condenser = outdoors.dry_bulb;
            hour.condenser_return = outdoors.dry_bulb;
            return;
        };
        let set_point = condenser.set_point.at(self.rejection.reference(outdoors));
        if self.free(hour, flow, heat, condenser, set_point, outdoors)
            || (!condenser.by_machine
                && self.balanced(hour, flow, heat, condenser, set_point, outdoors))
        {
            return;
        }
        self.partial(hour, flow, heat, condenser, set_point, outdoors);
    }

    /// Heat that the facility water brings: that of the halls and of its own pumps.
    fn heat(&self, hour: &Hour) -> Power {
        hour.load.heat + hour.facility_pump * self.facility.to_water
    }

    /// What pumps give to the air around them.
    fn beside_water(&self, hour: &Hour) -> Power {
        let condenser = self.condenser.map_or(1.0, |it| it.pumps.to_water);
        hour.facility_pump * (1.0 - self.facility.to_water)
            + hour.condenser_pump * (1.0 - condenser)
    }

    /// The economiser alone, if it can: the condenser water then carries all heat and no compressor's work.
    fn free(
        &self,
        hour: &mut Hour,
        flow: MassFlow,
        heat: Power,
        condenser: &Condenser,
        set_point: Temperature,
        outdoors: &Outdoors<'_>,
    ) -> bool {
        let Some(economiser) = &self.economiser else {
            return false;
        };
        let warm = hour.set_point + heat / rate(flow);
        if warm - economiser.least_difference < set_point {
            return false;
        }
        let pump = condenser.pumps.power(economiser.flow);
        let warming = pump * condenser.pumps.to_water;
        let most = |leaving: Temperature| exchange(economiser, flow, warm, leaving);
        if most(set_point) < heat {
            return false;
        }
        let rejected = self
            .rejection
            .hold(heat + warming, economiser.flow, outdoors, set_point);
        if most(rejected.leaving) < heat {
            return false;
        }
        hour.mode = Mode::Free;
        hour.economiser = heat;
        hour.condenser_pump = pump;
        take(hour, &rejected);
        true
    }

    /// Chillers and towers of one kind, with or without an economiser beside them: the usual plant, on its short way.
    /// False for others. In an hour in which the exchanger's own flow makes the condenser water too warm for it, and
    /// without that flow it would be cold enough, it stays off.
    fn balanced(
        &self,
        hour: &mut Hour,
        flow: MassFlow,
        heat: Power,
        condenser: &Condenser,
        set_point: Temperature,
        outdoors: &Outdoors<'_>,
    ) -> bool {
        let warm = hour.set_point + heat / rate(flow);
        let on = self.running_economiser(warm, set_point);
        let integrated = self.economiser.as_ref().filter(|it| it.integrated);
        let other = if on.is_some() { None } else { integrated };
        for (last, beside) in [(false, on), (false, other), (true, None)] {
            let water = condenser.chiller_flow + beside.map_or(MassFlow::ZERO, |it| it.flow);
            let pump = condenser.pumps.power(water);
            let warming = pump * condenser.pumps.to_water;
            // What the machines did when they were last asked, which is mostly the answer.
            let never = Temperature::from_c(f64::NAN);
            let asked = Cell::new((never, Power::ZERO, Chilled::default()));
            let ask = |at: Temperature| {
                let free = beside.map_or(Power::ZERO, |it| exchange(it, flow, warm, at).min(heat));
                let cooled = (hour.set_point, (heat - free) / rate(flow));
                let chilled = self.chill(heat - free, cooled, at, outdoors);
                asked.set((at, free, chilled));
                (free, chilled)
            };
            let to_towers = |at: Temperature| {
                let (free, chilled) = ask(at);
                chilled.to_water + free + warming
            };
            let balance = self
                .rejection
                .balance(to_towers, water, outdoors, set_point);
            let Some(rejected) = balance else {
                return false;
            };
            let runs = self.running_economiser(warm, rejected.leaving).is_some();
            if runs == beside.is_some() || last {
                let (free, chilled) = match asked.get() {
                    (at, free, chilled) if at == rejected.leaving => (free, chilled),
                    _ => ask(rejected.leaving),
                };
                self.finish_partial(hour, flow, (free, chilled, pump), &rejected);
                return true;
            }
        }
        false
    }

    /// The economiser, if it works beside chillers in condenser water this warm.
    fn running_economiser(&self, warm: Temperature, at: Temperature) -> Option<&Economiser> {
        let economiser = self.economiser.as_ref()?;
        (economiser.integrated && at < warm - economiser.least_difference).then_some(economiser)
    }

    /// Chillers and what the economiser spares them; they meet in the condenser water, found by secant.
    fn partial(
        &self,
        hour: &mut Hour,
        flow: MassFlow,
        heat: Power,
        condenser: &Condenser,
        set_point: Temperature,
        outdoors: &Outdoors<'_>,
    ) {
        let warm = hour.set_point + heat / rate(flow);
        let round = |at: Temperature| {
            let running = self.running_economiser(warm, at);
            let free = running.map_or(Power::ZERO, |it| exchange(it, flow, warm, at).min(heat));
            let cooled = (hour.set_point, (heat - free) / rate(flow));
            let chilled = self.chill(heat - free, cooled, at, outdoors);
            let beside = running.filter(|_| Power::ZERO < free);
            let through = if condenser.by_machine {
                condenser.chiller_flow * chilled.running
            } else {
                condenser.chiller_flow
            };
            let water = through + beside.map_or(MassFlow::ZERO, |it| it.flow);
            let pump = condenser.pumps.power(water);
            (free, chilled, water, pump)
        };
        let mut at = set_point;
        let mut last: Option<(f64, f64)> = None;
        for _ in 0..MOST_ROUNDS {
            let (free, chilled, water, pump) = round(at);
            let heat = chilled.to_water + free + pump * condenser.pumps.to_water;
            let rejected = self.rejection.hold(heat, water, outdoors, set_point);
            let moved = (rejected.leaving - at).k();
            if moved.abs() < SETTLED_K {
                self.finish_partial(hour, flow, (free, chilled, pump), &rejected);
                return;
            }
            let now = (at.c(), moved);
            at = Temperature::from_c(secant(now, last).unwrap_or(at.c() + moved));
            last = Some(now);
        }
        hour.is_settled = false;
        let (free, chilled, water, pump) = round(at);
        let heat = chilled.to_water + free + pump * condenser.pumps.to_water;
        let rejected = self.rejection.hold(heat, water, outdoors, set_point);
        self.finish_partial(hour, flow, (free, chilled, pump), &rejected);
    }

    fn finish_partial(
        &self,
        hour: &mut Hour,
        flow: MassFlow,
        (free, chilled, pump): (Power, Chilled, Power),
        rejected: &Rejected,
    ) {
        let heat = self.heat(hour);
        // The economiser may take everything although it was asked to help only: then no compressor runs.
        hour.mode = match (Power::ZERO < free, Power::ZERO < chilled.taken) {
            (true, false) => Mode::Free,
            (true, true) => Mode::Partial,
            (false, _) => Mode::Mechanical,
        };
        hour.condenser_pump = pump;
        self.settle(hour, flow, heat, free, chilled);
        take(hour, rejected);
        // Air-cooled machines beside the water-cooled ones give their heat to the air.
        hour.rejected += chilled.taken + chilled.power - chilled.to_water;
    }

    /// What the chillers did with their share of the heat.
    fn settle(&self, hour: &mut Hour, flow: MassFlow, heat: Power, free: Power, chilled: Chilled) {
        hour.economiser = free;
        hour.evaporator = chilled.taken;
        hour.chiller = chilled.power;
        hour.unmet = heat - free - chilled.taken;
        hour.extrapolated |= chilled.extrapolated;
        hour.supply = hour.set_point + hour.unmet / rate(flow);
    }
}

/// Takes over what the outdoor machines do.
fn take(hour: &mut Hour, rejected: &Rejected) {
    hour.condenser = rejected.leaving;
    hour.condenser_return = rejected.entering;
    hour.fan = rejected.fan;
    hour.rejected = rejected.heat;
    hour.water = rejected.water;
    hour.extrapolated |= rejected.extrapolated;
}

/// Most heat that the economiser takes from facility water that comes back `warm`.
fn exchange(
    economiser: &Economiser,
    flow: MassFlow,
    warm: Temperature,
    condenser: Temperature,
) -> Power {
    let hot = Stream {
        entering: warm,
        rate: rate(flow),
    };
    let cold = Stream {
        entering: condenser,
        rate: rate(economiser.flow),
    };
    exchanger::exchange(Shape::Counterflow, economiser.ua, hot, cold)
        .heat
        .max(Power::ZERO)
}

/// Where a line through the last two points `(temperature, movement)` crosses no movement.
fn secant(now: (f64, f64), last: Option<(f64, f64)>) -> Option<f64> {
    let last = last?;
    let slope = (now.1 - last.1) / (now.0 - last.0);
    let next = now.0 - now.1 / slope;
    // The towers answer warmer water with less than it; a slope outside says that a stage has changed.
    (-3.0 < slope && slope < -0.2 && next.is_finite()).then_some(next)
}
