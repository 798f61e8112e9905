//! What stands on a header, stage by stage.

use super::On;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::heat_path::Water;
use crate::physics::water::Coolant;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::PumpDuty;
use crate::solve::cooling;
use crate::solve::cooling::Element;
use crate::solve::cooling::Stage as Place;
use crate::units::Duration;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;

impl On<'_> {
    /// Coolers of halls on this header.
    pub(super) fn there<'a>(
        &'a self,
        groups: &'a [HallCooler],
    ) -> impl Iterator<Item = &'a HallCooler> {
        groups.iter().filter(|group| {
            group.tag.life.holds(self.state.day)
                && 0 < group.count
                && cooling::header_of_cooler(self.plan, group) == self.header
        })
    }

    pub(super) fn coolers(&self, groups: &[HallCooler], load: Power) -> Option<Stage> {
        let mut stage = Stage {
            load,
            ..Stage::default()
        };
        for group in self.there(groups) {
            stage.count += group.count;
            stage.spares += group.spares.min(group.count);
            let (capacity, firm) = self.carries(group);
            stage.capacity += capacity;
            stage.firm += firm;
            stage.power += group.unit_heat * f64::from(group.count) * group.power_share;
        }
        // Power of pumps and fans goes with the heat they move.
        stage.power = if Power::ZERO < stage.capacity {
            stage.power * (load / stage.capacity)
        } else {
            Power::ZERO
        };
        (0 < stage.count).then_some(stage)
    }

    /// What a group can take, and what without its spares: as it is rated. Of the coolers of a hall with doors their
    /// part, by rating, of what the hall's carry with this water and these racks.
    pub(super) fn carries(&self, group: &HallCooler) -> (Power, Power) {
        let of = |group: &HallCooler, spares: u32| {
            group.unit_heat * f64::from(group.count - spares.min(group.count))
        };
        let (rated, working) = (of(group, 0), of(group, group.spares));
        let mut rooms = self.state.room_air.iter();
        let room = rooms.find(|room| room.hall == group.hall && group.coolant.is_none());
        let all = || {
            let groups = self.plan.cooling.air.iter();
            groups.filter(|it| it.hall == group.hall && it.tag.life.holds(self.state.day))
        };
        let Some(room) = room.filter(|_| all().any(|it| it.door.is_some())) else {
            return (rated, working);
        };
        let (every, left): (Power, Power) = (
            all().map(|it| of(it, 0)).sum(),
            all().map(|it| of(it, it.spares)).sum(),
        );
        let part = |of: Power, all: Power, carries: Power| {
            if Power::ZERO < all {
                carries * (of / all)
            } else {
                Power::ZERO
            }
        };
        (
            part(rated, every, room.carries),
            part(working, left, room.firm),
        )
    }

    /// Machines of a kind: what the design hour leaves of each, and how many are spare.
    pub(super) fn stage(&self, element: Element) -> Option<Stage> {
        let mut stage = Stage {
            load: self.load(element),
            power: self.power(element),
            ..Stage::default()
        };
        let mut largest = Power::ZERO;
        for unit in self.units(element) {
            let count = units_of(unit.count);
            stage.count += count;
            stage.spares += unit.spares.min(count);
            stage.capacity += unit.each * unit.count;
            stage.firm += unit.each * (unit.count - f64::from(unit.spares)).max(0.0);
            largest = largest.max(unit.each);
        }
        if matches!(element, Element::Chiller | Element::Tower) {
            // These hold the spares of the site, of the largest.
            stage.spares = self.plan.cooling.spares.min(stage.count);
            let out = largest * f64::from(stage.spares);
            stage.firm = (stage.capacity - out).max(Power::ZERO);
        }
        (0 < stage.count).then_some(stage)
    }

    pub(super) fn units(&self, element: Element) -> impl Iterator<Item = &cooling::Unit> {
        let units = self.capacity.units.iter();
        // Condenser pumps move another water.
        units.filter(move |unit| {
            unit.element == element && unit.stage != Place::Pumps(PumpDuty::Condenser)
        })
    }

    /// What the machines of a kind carry together, of the design hour. Towers and dry coolers behind chillers are
    /// judged as the limits judge them: with the chillers on the warmest condenser water.
    fn load(&self, element: Element) -> Power {
        let plant = self.plant;
        match element {
            Element::Chiller | Element::Pump => plant.evaporator_heat,
            Element::Rejection => plant.rejected,
            Element::Tower | Element::DryCooler => {
                let behind_chillers = self.capacity.has(Place::WaterChillers);
                let all = if behind_chillers {
                    plant.evaporator_heat * plant.full_load_ratio
                } else {
                    plant.sink_heat
                };
                let of = |element| -> Power {
                    self.units(element).map(|unit| unit.each * unit.count).sum()
                };
                let both = of(Element::Tower) + of(Element::DryCooler);
                if Power::ZERO < both {
                    all * (of(element) / both)
                } else {
                    Power::ZERO
                }
            }
            _ => Power::ZERO,
        }
    }

    fn power(&self, element: Element) -> Power {
        let plant = self.plant;
        match element {
            Element::Chiller => plant.compressor_power,
            Element::Pump => plant.pump_power,
            Element::Tower => plant.fan_power,
            Element::DryCooler if self.units(Element::Tower).next().is_none() => plant.fan_power,
            Element::Rejection => plant.shared_power,
            _ => Power::ZERO,
        }
    }

    /// Coolant of all CDUs together: approach and flow are means by what the groups take.
    pub(super) fn technology(&self, liquid: Power) -> Option<Water> {
        let (mut all, mut approach, mut flow) = (0.0, 0.0, 0.0);
        for group in self.there(&self.plan.cooling.cdus) {
            let takes = group.unit_heat.w() * f64::from(group.count);
            all += takes;
            approach += takes * group.approach.k();
            let per_kw = group
                .coolant
                .map_or(0.0, |side| side.flow_per_kw.m3_per_s());
            flow += takes * per_kw;
        }
        if all <= 0.0 || flow <= 0.0 || liquid <= Power::ZERO {
            return None;
        }
        let cold = self.supply + TempDelta::from_k(approach / all);
        let flow = VolumeFlow::from_m3_per_s(flow / all * liquid.kw());
        let per_m3 =
            Coolant::Pg25.density_kg_per_m3(cold) * Coolant::Pg25.specific_heat_j_per_kg_k(cold);
        let rise = liquid.w() / (flow.m3_per_s() * per_m3);
        Some(Water {
            cold,
            warm: cold + TempDelta::from_k(rise),
            flow,
        })
    }

    /// Air to the racks: of the halls whose air coolers stand here the warmest.
    pub(super) fn room(&self) -> Temperature {
        let rooms = self.state.room_air.iter();
        let mine = rooms.filter(|room| {
            self.there(&self.plan.cooling.air)
                .any(|it| it.hall == room.hall)
        });
        mine.map(|room| room.inlet)
            .fold(self.plan.cooling.set_points.air_supply, Temperature::max)
    }

    /// Heat that a group of air coolers takes.
    pub(super) fn taken_by(&self, group: &HallCooler) -> Power {
        let rooms = self.state.room_air.iter();
        let mut takes = rooms.flat_map(|room| &room.takes);
        let found = takes.find(|(at, _)| {
            let own = self.plan.cooling.air.get(*at);
            own.is_some_and(|own| own.tag.id == group.tag.id)
        });
        found.map_or(Power::ZERO, |(_, heat)| *heat)
    }

    /// Air through the air coolers of a hall on this header: each has the part that it has of the hall's heat.
    pub(super) fn through_air_coolers(&self) -> VolumeFlow {
        let rooms = self.state.room_air.iter();
        let flows = rooms.map(|room| {
            let groups = self.there(&self.plan.cooling.air);
            let mine = groups.filter(|group| group.hall == room.hall);
            let mine: Power = mine.map(|group| self.taken_by(group)).sum();
            let all = room.by_doors + room.by_handlers;
            let share = if Power::ZERO < all { mine / all } else { 0.0 };
            room.flow.m3_per_s() * share
        });
        VolumeFlow::from_m3_per_s(flows.sum())
    }

    /// What fans of air coolers draw on this header: in proportion to their heat, less for the air that comes back.
    pub(super) fn fans(&self) -> Power {
        let groups = self.there(&self.plan.cooling.air);
        groups.map(|group| self.fans_of(group)).sum()
    }

    pub(super) fn fans_of(&self, group: &HallCooler) -> Power {
        let mut rooms = self.state.room_air.iter();
        let leakage = rooms.find(|room| room.hall == group.hall);
        let leakage = leakage.map_or(0.0, |room| room.leakage);
        self.taken_by(group) * (group.power_share * (1.0 - leakage))
    }

    pub(super) fn tank(&self, facility: &Water, fluid: Coolant) -> Option<(Volume, Duration)> {
        let tanks = self.plan.cooling.tanks.iter();
        let usable: f64 = tanks
            .filter(|tank| tank.tag.life.holds(self.state.day))
            .filter(|tank| tank.header.unwrap_or(0) == self.header)
            .map(|tank| tank.volume.m3() * tank.mixing)
            .sum();
        let heat = self.plant.evaporator_heat;
        if usable <= 0.0 || heat <= Power::ZERO {
            return None;
        }
        let per_m3 = fluid.density_kg_per_m3(facility.cold)
            * fluid.specific_heat_j_per_kg_k(facility.cold)
            * (facility.warm - facility.cold).k();
        let carries = Duration::from_s(usable * per_m3 / heat.w());
        Some((Volume::from_m3(usable), carries))
    }
}

/// Units are whole and capped by the check.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the check caps counts at thousands"
)]
pub(super) fn units_of(count: f64) -> u32 {
    count.max(0.0) as u32
}
