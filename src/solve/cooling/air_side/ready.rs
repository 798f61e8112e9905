//! The air of a hall at one heat, ready for the water of any hour: what doors take for every kelvin is worked out once.

use super::AirSide;
use super::Doors;
use super::headers;
use super::inlet;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// A hall whose air gives one heat.
#[derive(Clone, Debug)]
pub struct ReadyAir {
    air: Power,
    set_point: Temperature,
    rise: TempDelta,
    leakage: f64,
    /// What all air handlers can take.
    handlers: Power,
    groups: Vec<Group>,
}

/// Coolers of one group.
#[derive(Clone, Copy, Debug)]
struct Group {
    header: usize,
    approach: TempDelta,
    /// Fan power over heat, with the hall's leakage.
    fans: f64,
    /// Of doors what they take for every kelvin, W/K; of air handlers 0.
    w_per_k: f64,
    /// Of air handlers their part of all of them; of doors 0.
    part: f64,
}

impl AirSide<'_> {
    /// The hall at one heat.
    pub fn ready(&self, air: Power) -> ReadyAir {
        let draws_none = self.plan.cooling.power_share.is_some();
        let groups = self.counted().map(|(group, count)| {
            let door = group.door.as_ref();
            let fans = group.power_share * (1.0 - self.leakage);
            Group {
                header: headers::of_cooler(self.plan, group),
                approach: group.approach,
                fans: if draws_none { 0.0 } else { fans },
                w_per_k: door.map_or(0.0, |door| self.door_w_per_k(door, group, count, air)),
                part: if door.is_none() && Power::ZERO < self.handlers {
                    group.unit_heat * count / self.handlers
                } else {
                    0.0
                },
            }
        });
        ReadyAir {
            air,
            set_point: self.plan.cooling.set_points.air_supply,
            rise: self.rise_over_supply(),
            leakage: self.leakage,
            handlers: self.handlers,
            groups: groups.collect(),
        }
    }
}

impl ReadyAir {
    /// Air at the fronts of the racks with the water of each header.
    pub fn inlet(&self, water: impl Fn(usize) -> Temperature) -> Temperature {
        let (_, supply) = self.share(&water);
        inlet(supply, self.leakage)
    }

    /// Heat and fan power of each group, with its header, at the water of each header.
    pub fn each(
        &self,
        water: impl Fn(usize) -> Temperature,
        mut give: impl FnMut(usize, Power, Power),
    ) {
        let (by_handlers, supply) = self.share(&water);
        let exhaust = supply + self.rise;
        let take_w = |group: &Group| group.w_per_k * (exhaust - water(group.header)).k().max(0.0);
        let all_w: f64 = self.groups.iter().map(take_w).sum();
        for group in &self.groups {
            let by_door = if 0.0 < all_w {
                (self.air - by_handlers) * (take_w(group) / all_w)
            } else {
                Power::ZERO
            };
            let heat = by_door + by_handlers * group.part;
            give(group.header, heat, heat * group.fans);
        }
    }

    /// What air handlers take, and the supply.
    fn share(&self, water: &impl Fn(usize) -> Temperature) -> (Power, Temperature) {
        let mut low = self.set_point;
        for group in self.groups.iter().filter(|group| 0.0 < group.part) {
            low = low.max(water(group.header) + group.approach);
        }
        let mut doors = Doors::default();
        for group in self.groups.iter().filter(|group| 0.0 < group.w_per_k) {
            let enters = water(group.header);
            doors.w_per_k += group.w_per_k;
            doors.w_per_k_c += group.w_per_k * enters.c();
            doors.at_low_w += group.w_per_k * (low + self.rise - enters).k().max(0.0);
        }
        doors.share(self.air, self.handlers, low, self.rise)
    }
}
