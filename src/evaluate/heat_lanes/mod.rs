//! The facility water of one day, header by header: who gives it heat, what cools it, and the groups of machines on
//! it. What the cooling view draws and says of each part.

mod groups;
mod stages;

use super::heat_path::Stage;
use super::heat_path::Water;
use super::types::DayState;
use super::types::HallDay;
use super::weather;
use crate::physics::water::Coolant;
use crate::scenario::plan::Economiser;
use crate::scenario::plan::LoopKind;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::Capacity;
use crate::solve::cooling::Element;
use crate::solve::cooling::Fleet;
use crate::solve::cooling::PlantState;
use crate::solve::cooling::Stage as Place;
use crate::solve::roadmap;
use crate::units::Duration;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;

/// One header of facility water with everything on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Position of its loop; of the one that all share where none is drawn.
    pub header: usize,
    /// Name of its loop; empty where none is drawn.
    pub name: String,
    /// What it serves.
    pub kind: LoopKind,
    /// Heat from cold plates.
    pub liquid: Power,
    /// Heat from air.
    pub air: Power,
    /// GPUs that are live in the halls whose heat it takes.
    pub gpus: i64,
    /// Its water.
    pub facility: Water,
    /// CDUs.
    pub cdus: Option<Stage>,
    /// Coolant between CDUs and racks; of CDUs with different approaches the mean.
    pub technology: Option<Water>,
    /// Rear doors and air handlers.
    pub air_coolers: Option<Stage>,
    /// Whether all of them are rear doors.
    pub are_doors: bool,
    /// Air through the air coolers on it.
    pub through_air_coolers: VolumeFlow,
    /// Air to the fronts of the racks: the warmest of the halls whose air coolers stand on it.
    pub room: Temperature,
    /// Chillers.
    pub chillers: Option<Stage>,
    /// Whether all of them give their heat to outdoor air.
    pub are_air_cooled: bool,
    /// Heat over compressor power; 0 without chillers.
    pub cop: f64,
    /// Whether that is beyond what the chillers' curves were measured for.
    pub is_extrapolated: bool,
    /// Water between chillers and towers or dry coolers.
    pub condenser: Option<Water>,
    /// Cooling towers.
    pub towers: Option<Stage>,
    /// Dry coolers.
    pub dry_coolers: Option<Stage>,
    /// Heat rejection given as one figure.
    pub rejection: Option<Stage>,
    /// Pumps of the facility water, where they are drawn.
    pub pumps: Option<Stage>,
    /// The exchanger between condenser and facility water; it stands still in the design hour.
    pub economiser: Option<TempDelta>,
    /// Buffer tanks: water that leaves them cold, and how long that carries this heat.
    pub tank: Option<(Volume, Duration)>,
    /// Groups of machines and coolers, each with its part.
    pub groups: Vec<Group>,
}

/// Like machines of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are.
    pub element: Element,
    /// Id of the group.
    pub id: String,
    /// What they do: their load is their part of what all of their stage on this header carry.
    pub stage: Stage,
    /// GPUs behind them: the same part of those behind the header; of a hall's coolers those of the hall.
    pub gpus: i64,
    /// Position of their hall, for coolers.
    pub hall: Option<usize>,
    /// First day on which they can be used.
    pub ready: u32,
}

/// Headers that are there on a day, in the order of the plan.
pub fn lanes(plan: &Plan, state: &DayState) -> Vec<Lane> {
    let steps = roadmap::steps(plan);
    let after = steps.partition_point(|step| step.day <= state.day);
    let Some(step) = steps.get(after.saturating_sub(1)) else {
        return Vec::new();
    };
    let air = weather::yard_air(plan, step, &state.conditions);
    let fleet = Fleet::of(plan, state.day, &air);
    let there = |header: usize| {
        let drawn = plan.cooling.loops.get(header);
        drawn.is_none_or(|row| row.tag.life.holds(state.day))
    };
    let rows = fleet.capacities().enumerate();
    rows.filter(|(header, _)| there(*header))
        .filter_map(|(header, capacity)| {
            let on = On {
                plan,
                state,
                header,
                capacity,
                plant: &state.headers.get(header)?.plant,
                supply: state.headers.get(header)?.supply,
            };
            Some(on.lane())
        })
        .collect()
}

/// A header on a day.
struct On<'a> {
    plan: &'a Plan,
    state: &'a DayState,
    header: usize,
    capacity: &'a Capacity,
    plant: &'a PlantState,
    supply: Temperature,
}

impl On<'_> {
    fn lane(&self) -> Lane {
        let cooling = &self.plan.cooling;
        let drawn = cooling.loops.get(self.header);
        let (liquid, air) = (self.heat(true), self.heat(false));
        let rise = drawn.map_or(cooling.loop_rise, |row| row.rise);
        let fluid = drawn.map_or(Coolant::Water, |row| row.fluid);
        let facility = water(fluid, self.supply, rise, self.plant.evaporator_heat);
        let (cdus, air_coolers) = (
            self.coolers(&cooling.cdus, liquid),
            self.coolers(&cooling.air, air).map(|stage| Stage {
                power: self.fans(),
                ..stage
            }),
        );
        let chillers = self.stage(Element::Chiller);
        let towers = self.stage(Element::Tower);
        let dry_coolers = self.stage(Element::DryCooler);
        let are_air_cooled = self.capacity.has(Place::AirChillers)
            && !self.capacity.has(Place::WaterChillers)
            && chillers.is_some();
        let has_sinks = towers.is_some() || dry_coolers.is_some();
        let is_cooled_by_water = chillers.is_some() && !are_air_cooled && has_sinks;
        let mut lane = Lane {
            header: self.header,
            name: drawn.map_or_else(String::new, |row| row.tag.name.clone()),
            kind: drawn.map_or(LoopKind::Combined, |row| row.kind),
            liquid,
            air,
            gpus: self.gpus(),
            technology: cdus.and_then(|_| self.technology(liquid)),
            cdus,
            are_doors: self.there(&cooling.air).all(|group| group.rear_door),
            through_air_coolers: self.through_air_coolers(),
            room: self.room(),
            air_coolers,
            are_air_cooled,
            cop: self.plant.chiller_cop,
            is_extrapolated: self.plant.extrapolated,
            condenser: is_cooled_by_water.then(|| {
                let rise = cooling.condenser_rise;
                let heat = self.plant.sink_heat;
                water(Coolant::Water, self.plant.condenser, rise, heat)
            }),
            rejection: self.stage(Element::Rejection),
            pumps: self.stage(Element::Pump),
            economiser: (is_cooled_by_water && cooling.set_points.economiser != Economiser::None)
                .then_some(cooling.set_points.economiser_approach),
            tank: self.tank(&facility, fluid),
            chillers,
            towers,
            dry_coolers,
            facility,
            groups: Vec::new(),
        };
        lane.groups = self.groups(&lane);
        lane
    }

    /// Heat of all halls to this header, from cold plates or from air.
    fn heat(&self, from_plates: bool) -> Power {
        let halls = self.state.halls.iter();
        halls.map(|hall| self.heat_of(hall.hall, from_plates)).sum()
    }

    fn heat_of(&self, hall: usize, from_plates: bool) -> Power {
        let Some(of) = self.state.halls.iter().find(|it| it.hall == hall) else {
            return Power::ZERO;
        };
        if !from_plates {
            return self.air_of(of);
        }
        let mut to = vec![Power::ZERO; cooling::header_count(self.plan)];
        cooling::liquid_to_headers(self.plan, self.state.day, hall, of.liquid, &mut to);
        to.get(self.header).copied().unwrap_or(Power::ZERO)
    }

    /// What the hall's air coolers on this header take; all of it where it goes while there are none.
    fn air_of(&self, hall: &HallDay) -> Power {
        let mut rooms = self.state.room_air.iter();
        let room = rooms.find(|room| room.hall == hall.hall && !room.takes.is_empty());
        let Some(room) = room else {
            let home = cooling::header_of_heat(self.plan, false);
            return if home == self.header {
                hall.air
            } else {
                Power::ZERO
            };
        };
        let groups = &self.plan.cooling.air;
        let mine = room.takes.iter().filter(|(at, _)| {
            let group = groups.get(*at);
            group.is_some_and(|it| cooling::header_of_cooler(self.plan, it) == self.header)
        });
        mine.map(|(_, heat)| *heat).sum()
    }

    fn gpus(&self) -> i64 {
        let halls = self.state.halls.iter();
        let mine = halls.filter(|hall| {
            Power::ZERO < self.heat_of(hall.hall, true) + self.heat_of(hall.hall, false)
        });
        mine.map(|hall| hall.gpus_live).sum()
    }
}

fn water(coolant: Coolant, cold: Temperature, rise: TempDelta, heat: Power) -> Water {
    Water {
        cold,
        warm: cold + rise,
        flow: coolant.volume_flow(coolant.mass_flow(heat, rise, cold), cold),
    }
}
