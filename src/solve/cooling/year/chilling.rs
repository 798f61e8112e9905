//! The chillers of an hour: groups of identical machines on one header.

use super::plant::ChillerGroup;
use super::plant::ChillerModel;
use super::plant::ChillerStaging;
use super::plant::Dispatch;
use super::plant::OutsideBounds;
use super::plant::Plant;
use super::plant::WATER_HEAT_J_PER_KG_K;
use super::plant::rate;
use super::rejection::Outdoors;
use crate::physics::chiller::ChillerPoint;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::reformulated::CondenserWater;
use crate::physics::curves::Bounds;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// What the chillers do together.
#[derive(Clone, Copy, Default)]
pub(super) struct Chilled {
    pub(super) power: Power,
    /// Heat given to condenser water.
    pub(super) to_water: Power,
    pub(super) taken: Power,
    /// Reference capacity of the water-cooled machines that run, over that of all of them.
    pub(super) running: f64,
    pub(super) extrapolated: bool,
}

/// No machine makes water colder: it would freeze in the evaporator. EnergyPlus' usual limit.
const COLDEST: Temperature = Temperature::from_c(2.0);

/// By this condenser water warms where nothing is said of its flow, K: 10 °F, the usual design.
const USUAL_RISE_K: f64 = 5.0;

/// What a group is asked for.
#[derive(Clone, Copy)]
struct Duty {
    leaving: Temperature,
    /// By how much the water is warmer before the machines.
    rise: TempDelta,
    load: Power,
    /// Condenser water or outdoor air that enters.
    entering: Temperature,
    /// Condenser water through all machines of the plant.
    water: MassFlow,
    /// Share of the plant's water-cooled capacity that one machine has.
    share: f64,
    /// What it can take, over what its curve says at its own leaving water.
    stretch: f64,
}

impl Plant {
    /// All groups, each in proportion to its rated capacity or, where the first goes one by one, one group after another;
    /// they cool water by `rise` down to `supply`.
    pub(super) fn chill(
        &self,
        heat: Power,
        (supply, rise): (Temperature, TempDelta),
        condenser: Temperature,
        outdoors: &Outdoors<'_>,
    ) -> Chilled {
        let mut chilled = Chilled::default();
        if !(0.0 < heat.w()) {
            return chilled;
        }
        let water = self
            .condenser
            .map_or(MassFlow::ZERO, |condenser| condenser.chiller_flow);
        let duty = |group: &ChillerGroup, load: Power, share: f64| Duty {
            leaving: supply + rise * group.upstream,
            rise,
            load,
            entering: if group.air_cooled {
                outdoors.dry_bulb
            } else {
                condenser
            },
            water,
            share,
            stretch: 1.0,
        };
        // The usual plant has one kind of machine, and its year a budget.
        if let [only] = self.chillers.as_slice() {
            if 0.0 < only.count {
                only.run(duty(only, heat, 1.0 / only.count), &mut chilled);
            }
            return chilled;
        }
        let rated = self.rated(|_| true);
        if !(0.0 < rated.w()) {
            return chilled;
        }
        let wet = self.rated(|group| !group.air_cooled);
        let in_turn = self
            .chillers
            .first()
            .is_some_and(|group| group.staging == ChillerStaging::OneByOne);
        for (at, group) in self.chillers.iter().enumerate() {
            let one = group.rating.capacity;
            let share = if group.air_cooled { 0.0 } else { one / wet };
            let mut duty = duty(group, heat * (one * group.count / rated), share);
            if in_turn {
                duty.load = heat - chilled.taken;
                if at + 1 < self.chillers.len() {
                    duty.load = duty.load.min(group.most(&duty) * group.count);
                }
                if !(0.0 < duty.load.w()) {
                    continue;
                }
            }
            group.run(duty, &mut chilled);
        }
        chilled
    }

    /// Reference capacity of some groups.
    fn rated(&self, of: impl Fn(&ChillerGroup) -> bool) -> Power {
        let groups = self.chillers.iter().filter(|group| of(group));
        groups
            .map(|group| group.rating.capacity * group.count)
            .sum()
    }
}

impl ChillerModel {
    /// Coldest condenser water or air of its curves, °C.
    pub(super) fn coldest_condenser_c(&self) -> f64 {
        match self {
            Self::Entering(curves) => curves.condenser_c.low,
            Self::Leaving(curves) => curves.condenser_leaving_c.low,
        }
    }
}

impl ChillerGroup {
    /// One machine under a load, with condenser water or air that enters; where its curves go by water that leaves, as
    /// much of it as warms by 5 K.
    pub(super) fn at_entering(
        &self,
        load: Power,
        leaving: Temperature,
        entering: Temperature,
    ) -> ChillerPoint {
        let duty = Duty {
            leaving,
            rise: TempDelta::ZERO,
            load,
            entering,
            water: MassFlow::from_kg_per_s(
                self.rating.capacity.w() / (USUAL_RISE_K * WATER_HEAT_J_PER_KG_K),
            ),
            share: 1.0,
            stretch: 1.0,
        };
        self.point(load, &duty)
    }

    /// One machine under a load.
    #[inline]
    fn point(&self, load: Power, duty: &Duty) -> ChillerPoint {
        match (&self.model, self.dispatch) {
            // The usual machine, without limits of its own.
            (ChillerModel::Entering(curves), Dispatch::Available)
                if self.most_load == f64::INFINITY && duty.stretch == 1.0 =>
            {
                curves.performance(self.rating, load, duty.leaving, duty.entering)
            }
            _ => self.limited(load, duty),
        }
    }

    /// The same by any model, with the limits of the machine and of how loads are handed out.
    fn limited(&self, load: Power, duty: &Duty) -> ChillerPoint {
        let most = match self.dispatch {
            Dispatch::Available => Power::from_w(f64::INFINITY),
            Dispatch::Reference => self.rating.capacity * self.most_load,
        };
        let rating = ChillerRating {
            capacity: self.rating.capacity * duty.stretch,
            ..self.rating
        };
        let of = |load: Power| match &self.model {
            ChillerModel::Entering(curves) => {
                curves.performance(rating, load, duty.leaving, duty.entering)
            }
            ChillerModel::Leaving(curves) => {
                let water = CondenserWater {
                    entering: duty.entering,
                    rate: rate(duty.water * duty.share),
                    power_share: self.to_condenser,
                };
                curves.performance(rating, load, duty.leaving, water).point
            }
        };
        let point = of(load.min(most));
        if self.most_load < point.part_load {
            ChillerPoint {
                extrapolated: true,
                ..of(point.capacity * self.most_load)
            }
        } else {
            point
        }
    }

    /// What one machine is counted with.
    fn most(&self, duty: &Duty) -> Power {
        // Without a limit of its own a machine is full at its capacity.
        let most = if self.most_load.is_finite() {
            self.most_load
        } else {
            1.0
        };
        let available = self.point(Power::ZERO, duty).capacity * most;
        match self.dispatch {
            Dispatch::Reference => available.min(self.rating.capacity * most),
            Dispatch::Available => available,
        }
    }

    /// Adds what the group does with a load.
    fn run(&self, asked: Duty, chilled: &mut Chilled) {
        if self.staging == ChillerStaging::All {
            self.add(self.count, asked.load / self.count, asked, chilled);
            return;
        }
        let duty = self.held(asked);
        let count = self.count.max(1.0);
        let most = self.most(&duty);
        let needed = (duty.load / most - 1e-9).max(0.0);
        match self.staging {
            ChillerStaging::All | ChillerStaging::Fewest => {
                let running = libm::ceil(needed).max(1.0).min(count);
                self.add(running, duty.load / running, asked, chilled);
            }
            ChillerStaging::OneByOne => {
                let full = libm::floor(needed);
                if count <= full {
                    self.add(count, duty.load / count, asked, chilled);
                    return;
                }
                // The water divides evenly over those that run, so that a fuller machine makes it colder than the last.
                // What a machine can take is still that at the set point, as EnergyPlus has it.
                let even = duty.load / (full + 1.0);
                let capacity = |duty: &Duty| self.point(Power::ZERO, duty).capacity;
                let at = |load: Power| {
                    let own = Duty {
                        leaving: (asked.leaving + asked.rise * (1.0 - load / even)).max(COLDEST),
                        ..asked
                    };
                    let stretch = capacity(&duty) / capacity(&self.held(own));
                    Duty { stretch, ..own }
                };
                if 0.0 < full {
                    self.add(full, most, at(most), chilled);
                }
                let rest = duty.load - most * full;
                self.add(1.0, rest, at(rest), chilled);
            }
        }
    }

    /// Adds some machines that do the same.
    fn add(&self, machines: f64, each: Power, asked: Duty, chilled: &mut Chilled) {
        let duty = self.held(asked);
        let point = self.point(each, &duty);
        let taken = point.heat * machines;
        let power = point.power * machines;
        let fans = self.rating.capacity * (self.fan_share * point.cycling * machines);
        chilled.power += power + fans;
        chilled.taken += taken;
        if !self.air_cooled {
            chilled.to_water += taken + power * self.to_condenser;
            chilled.running += machines * duty.share;
        }
        let is_held = duty.leaving != asked.leaving || duty.entering != asked.entering;
        chilled.extrapolated |= point.extrapolated || is_held;
    }

    /// The temperatures that its curves are asked for. Curves by leaving condenser water hold that themselves.
    fn held(&self, duty: Duty) -> Duty {
        let within = |bounds: &Bounds, at: Temperature| Temperature::from_c(bounds.clamp(at.c()));
        match (self.outside, &self.model) {
            (OutsideBounds::CarnotShare, _) => duty,
            (OutsideBounds::Held, ChillerModel::Entering(curves)) => Duty {
                leaving: within(&curves.leaving_c, duty.leaving),
                entering: within(&curves.condenser_c, duty.entering),
                ..duty
            },
            (OutsideBounds::Held, ChillerModel::Leaving(curves)) => Duty {
                leaving: within(&curves.leaving_c, duty.leaving),
                ..duty
            },
        }
    }
}
