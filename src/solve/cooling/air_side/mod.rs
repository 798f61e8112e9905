//! The air of a hall: how much of its heat rear doors take, what is left to air handlers, and how warm racks get it.
//!
//! A hall with its coolers is two streams that mix. Coolers supply air of one temperature; of the exhaust of the racks a
//! share comes back to their fronts without having passed a cooler (the group's `leakage`), the rest goes through the
//! coolers:
//!
//! ```text
//! t_inlet   = t_supply + r·(t_exhaust − t_supply)     t_exhaust = t_inlet + ΔT_rack
//!           = t_supply + ΔT_rack·r/(1 − r)
//! C_coolers = (1 − r)·C_racks                         C_racks = heat to air/ΔT_rack
//! ```
//!
//! Source: cooling reference section 5 (bypass and recirculation, BK). Range: r from 0 to 0.9. Against the CFD cases
//! that the reference quotes (70 % of the racks' air supplied, r = 0.3): SHI 0.30 here and 0.29 there, RTI 143 % both.
//! Known error: one supply, one inlet and one exhaust a hall; the worst rack of a row gets air several kelvins warmer
//! than the mean. Cold air that goes past the racks (bypass) is not modelled: it costs fan power, not temperature.
//!
//! Doors stand in that air, one on a rack, and take
//!
//! ```text
//! Q_door = ε(NTU, C)·C_min·(t_exhaust − t_water)      see physics::rear_door
//! ```
//!
//! with the air of their rack, `(1 − r)·C_racks` over the racks (or over the doors, when these are more), and no more
//! water than their rated heat needs at the warming of their loop. All together they never take more than all the heat
//! that the hall gives to air: then the room is at its set point and their valves close. No door cools its air below the
//! water that enters it, since ε ≤ 1, and that is above the dew point by `scenario::check`: nothing condenses.
//!
//! How warm the room is: air handlers hold the set point, or as near as their water lets them, as long as they can
//! carry what doors leave them. Beyond that, or without air handlers, the room warms until doors take the rest. It is
//! allowed to warm to what the hall's coolers are rated for, the water that enters and their approach; heat that is
//! not carried even then is short.
//!
//! Losses in the room are taken as if racks gave them: air `C_racks` by all heat to air. Known error: exhaust is too
//! cool and air too much by the share of losses, 2 to 6 % of the heat to air; a hall's racks count as alike, so that
//! doors on the hotter ones are thought up to 2 % better than they are.

mod capacity;
mod ready;

pub use ready::ReadyAir;

use super::halls;
use super::headers;
use crate::physics::rear_door::RearDoor;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Plan;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Warming of the air through the racks. Source: cooling reference section 5, 11 to 17 K (100 to 160 cfm for a kW):
/// the upper half, as of servers whose fans follow the heat.
pub const RACK_RISE: TempDelta = TempDelta::from_k(15.0);

/// Gas constant of dry air, J/(kg·K). Source: ASHRAE-F1.
const AIR_J_PER_KG_K: f64 = 287.042;

/// Specific heat of the air of a hall, J/(kg·K): moist air of 8 g/kg. Source: ASHRAE-F1, 1.006 + 1.86·W.
const AIR_HEAT_J_PER_KG_K: f64 = 1_021.0;

/// The air coolers of a hall on a day, with the racks that stand before them and the water that they get.
#[derive(Clone, Copy)]
pub struct AirSide<'a> {
    plan: &'a Plan,
    day: u32,
    hall: usize,
    /// Water of each header.
    water: &'a [Temperature],
    /// Coolers that are there, of each group of the hall in the order of the plan.
    left: Left<'a>,
    /// Racks, with and without doors.
    racks: f64,
    doors: f64,
    handlers: Power,
    leakage: f64,
    /// Supply that is held while there is cold enough for it.
    low: Temperature,
    /// The warmest supply that the coolers are rated for.
    high: Temperature,
}

/// Which coolers of a hall are there.
#[derive(Clone, Copy)]
pub(super) enum Left<'a> {
    /// All.
    All,
    /// All without the spare ones.
    Firm,
    /// So many of each group of the hall, in the order of the plan.
    Count(&'a [f64]),
}

/// The air of a hall at one heat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HallAir {
    /// Heat that doors take.
    pub by_doors: Power,
    /// Heat that doors leave, and air handlers take.
    pub by_handlers: Power,
    /// Heat of it that is not carried at the warmest room that the coolers are rated for.
    pub short: Power,
    /// Air that coolers supply.
    pub supply: Temperature,
    /// Air at the fronts of the racks.
    pub inlet: Temperature,
    /// Air that leaves the racks.
    pub exhaust: Temperature,
    /// Air through the coolers.
    pub through_coolers: HeatCapacityRate,
}

/// What doors do at a heat: of all of them the sum over kelvins, and what they take at two temperatures of the room.
#[derive(Clone, Copy, Default)]
struct Doors {
    w_per_k: f64,
    /// The same, times the water's temperature in °C.
    w_per_k_c: f64,
    at_low_w: f64,
    at_high_w: f64,
}

impl Doors {
    /// What is left to air handlers, and the supply: held while they can carry it, else as warm as doors need it to take
    /// the rest.
    fn share(
        &self,
        air: Power,
        handlers: Power,
        low: Temperature,
        rise: TempDelta,
    ) -> (Power, Temperature) {
        if !(0.0 < self.w_per_k) {
            return (air, low);
        }
        let left = air - Power::from_w(self.at_low_w);
        let by_handlers = left.max(Power::ZERO).min(handlers);
        let by_doors_w = (air - by_handlers).w();
        let balance_c = (by_doors_w + self.w_per_k_c) / self.w_per_k - rise.k();
        (by_handlers, low.max(Temperature::from_c(balance_c)))
    }
}

impl<'a> AirSide<'a> {
    /// The coolers of a hall, with racks before them, and the water of each header.
    pub fn of(plan: &'a Plan, day: u32, hall: usize, racks: u32, water: &'a [Temperature]) -> Self {
        let mut side = Self {
            plan,
            day,
            hall,
            water,
            left: Left::All,
            racks: f64::from(racks),
            doors: 0.0,
            handlers: Power::ZERO,
            leakage: 0.0,
            low: plan.cooling.set_points.air_supply,
            high: plan.cooling.set_points.air_supply,
        };
        let (mut all, mut leaks) = (0.0, 0.0);
        for group in side.groups().filter(|group| 0 < group.count) {
            let takes = group.unit_heat.w() * f64::from(group.count);
            all += takes;
            leaks += takes * group.leakage;
            let made = side.water_of(group) + group.approach;
            side.high = side.high.max(made);
            if group.door.is_none() {
                side.low = side.low.max(made);
            }
        }
        if 0.0 < all {
            side.leakage = leaks / all;
        }
        side.with(Left::All)
    }

    /// The same with other coolers there.
    pub(super) fn with<'b>(self, left: Left<'b>) -> AirSide<'b>
    where
        'a: 'b,
    {
        let mut side: AirSide<'b> = self;
        side.left = left;
        (side.doors, side.handlers) = (0.0, Power::ZERO);
        for (group, count) in side.counted() {
            if group.door.is_some() {
                side.doors += count;
            } else {
                side.handlers += group.unit_heat * count;
            }
        }
        side
    }

    /// The same without the spare coolers.
    pub(super) fn firm(self) -> AirSide<'a> {
        self.with(Left::Firm)
    }

    /// What becomes of a heat to air.
    pub fn at(&self, air: Power) -> HallAir {
        let doors = self.doors_at(air);
        let rise = self.rise_over_supply();
        let (by_handlers, supply) = doors.share(air, self.handlers, self.low, rise);
        HallAir {
            by_doors: air - by_handlers,
            by_handlers,
            short: self.beyond(air, &doors).max(Power::ZERO),
            supply,
            inlet: inlet(supply, self.leakage),
            exhaust: supply + rise,
            through_coolers: self.through_coolers(air),
        }
    }

    /// Heat beyond what the coolers carry at the warmest room they are rated for; below zero what they have left.
    ///
    /// Its sign never turns back to what fits as racks are added: doors take less of each kelvin the more air they
    /// get. Below zero it may fall before it rises.
    pub fn over(&self, air: Power) -> Power {
        self.beyond(air, &self.doors_at(air))
    }

    /// Heat of each group while the hall gives `air`: doors by what they take, air handlers by what they can.
    pub fn each(&self, air: Power, mut give: impl FnMut(&'a HallCooler, Power)) {
        let is_mixed = 0.0 < self.doors && Power::ZERO < self.handlers;
        let several = 1 < self
            .counted()
            .filter(|(group, _)| group.door.is_some())
            .count();
        if self.doors <= 0.0 || !(is_mixed || several) {
            // One kind of cooler alone takes everything, by what its groups can.
            let all: Power = self
                .counted()
                .map(|(group, count)| group.unit_heat * count)
                .sum();
            if Power::ZERO < all {
                for (group, count) in self.counted() {
                    give(group, air * (group.unit_heat * count / all));
                }
            }
            return;
        }
        let state = self.at(air);
        let part = |group: &HallCooler, count: f64| {
            let door = group.door.as_ref();
            door.map_or(0.0, |door| {
                self.door_w(door, group, count, air, state.supply)
            })
        };
        let doors: f64 = self
            .counted()
            .map(|(group, count)| part(group, count))
            .sum();
        for (group, count) in self.counted() {
            let heat = if group.door.is_some() {
                let share = if 0.0 < doors {
                    part(group, count) / doors
                } else {
                    count / self.doors
                };
                state.by_doors * share
            } else {
                state.by_handlers * (group.unit_heat * count / self.handlers)
            };
            give(group, heat);
        }
    }

    /// Power of fans while the hall gives `air`.
    ///
    /// In proportion to the air through them, and so to the heat: `P = share·heat·(1 − r)`. What comes back to the
    /// racks' fronts does not pass them, and what does is as much warmer. Valid up to their capacity; beyond it the
    /// caller reports the shortage.
    pub fn fans(&self, air: Power) -> Power {
        let mut power = Power::ZERO;
        self.each(air, |group, heat| power += heat * group.power_share);
        power * (1.0 - self.leakage)
    }

    /// Share of the exhaust that comes back to the fronts: of several groups the mean by what they can take.
    pub fn leakage(&self) -> f64 {
        self.leakage
    }

    /// Whether doors and air handlers share the heat.
    pub fn is_mixed(&self) -> bool {
        0.0 < self.doors && Power::ZERO < self.handlers
    }

    /// Whose air it is: the plan, the day and the hall.
    pub(super) fn place(&self) -> (&'a Plan, u32, usize) {
        (self.plan, self.day, self.hall)
    }

    /// Volume of the air through the coolers: `V = C·R·T/(c·p)`, as they supply it.
    pub fn flow(&self, air: &HallAir) -> VolumeFlow {
        let dry = air.through_coolers.w_per_k() / AIR_HEAT_J_PER_KG_K;
        let per_kg = AIR_J_PER_KG_K * (air.supply.c() + 273.15) / self.plan.pressure.pa();
        VolumeFlow::from_m3_per_s(dry * per_kg)
    }

    fn groups(&self) -> impl Iterator<Item = &'a HallCooler> + use<'a> {
        halls::of_hall(&self.plan.cooling.air, self.day, self.hall)
    }

    /// Groups of the hall, each with how many are there.
    fn counted(&self) -> impl Iterator<Item = (&'a HallCooler, f64)> + use<'a> {
        let left = self.left;
        self.groups().enumerate().map(move |(at, group)| {
            let count = match left {
                Left::All => f64::from(group.count),
                Left::Firm => f64::from(group.count.saturating_sub(group.spares)),
                Left::Count(counts) => counts.get(at).copied().unwrap_or(0.0),
            };
            (group, count)
        })
    }

    fn water_of(&self, group: &HallCooler) -> Temperature {
        let header = headers::of_cooler(self.plan, group);
        let made = self.water.get(header).copied();
        made.unwrap_or(self.plan.cooling.supply)
    }

    /// Exhaust over supply.
    fn rise_over_supply(&self) -> TempDelta {
        TempDelta::from_k(RACK_RISE.k() / (1.0 - self.leakage))
    }

    fn through_coolers(&self, air: Power) -> HeatCapacityRate {
        HeatCapacityRate::from_w_per_k(air.w() / RACK_RISE.k()) * (1.0 - self.leakage)
    }

    /// What doors of a group take for every kelvin, at a heat.
    fn door_w_per_k(&self, door: &RearDoor, group: &HallCooler, count: f64, air: Power) -> f64 {
        let each = 1.0 / self.racks.max(self.doors);
        let rise = headers::rise(self.plan, headers::of_cooler(self.plan, group));
        let water = HeatCapacityRate::from_w_per_k(group.unit_heat.w() / rise.k());
        let per_kelvin = door.per_kelvin(self.through_coolers(air) * each, water.min(door.water));
        per_kelvin.w_per_k() * count
    }

    /// What doors of a group take from exhaust over a supply; nothing from exhaust that is colder than their water.
    fn door_w(
        &self,
        door: &RearDoor,
        group: &HallCooler,
        count: f64,
        air: Power,
        supply: Temperature,
    ) -> f64 {
        let over = (supply + self.rise_over_supply() - self.water_of(group)).k();
        self.door_w_per_k(door, group, count, air) * over.max(0.0)
    }

    fn doors_at(&self, air: Power) -> Doors {
        let mut doors = Doors::default();
        if self.doors <= 0.0 {
            return doors;
        }
        let rise = self.rise_over_supply();
        for (group, count) in self.counted() {
            let Some(door) = &group.door else { continue };
            let w_per_k = self.door_w_per_k(door, group, count, air);
            let water = self.water_of(group);
            doors.w_per_k += w_per_k;
            doors.w_per_k_c += w_per_k * water.c();
            doors.at_low_w += w_per_k * (self.low + rise - water).k().max(0.0);
            doors.at_high_w += w_per_k * (self.high + rise - water).k().max(0.0);
        }
        doors
    }

    fn beyond(&self, air: Power, doors: &Doors) -> Power {
        air - self.handlers - Power::from_w(doors.at_high_w)
    }
}

/// Air at the fronts of the racks: what coolers supply, and the exhaust that comes back.
///
/// ```text
/// t_inlet = t_supply + ΔT_rack·r/(1 − r)
/// ```
///
/// Source: cooling reference section 5. Range: leakage r from 0 to 0.9. The one place where it is worked out.
pub fn inlet(supply: Temperature, leakage: f64) -> Temperature {
    supply + RACK_RISE * (leakage / (1.0 - leakage))
}
