//! What a header carries when something on it is out: units, pumps, a mechanical block, a part of it.

use super::machines;
use crate::scenario::plan::Plan;
use crate::scenario::plan::PumpDuty;
use crate::scenario::plan::Topology;
use crate::units::Power;
use serde::Deserialize;
use serde::Serialize;

/// What can be out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Element {
    /// A chiller.
    Chiller,
    /// A tower cell.
    Tower,
    /// A dry cooler.
    DryCooler,
    /// A unit of heat rejection given as one figure.
    Rejection,
    /// A pump.
    Pump,
    /// A CDU.
    Cdu,
    /// A rear door or an air handler.
    AirCooler,
    /// A part of a header between two of its valves.
    Header,
    /// A whole loop.
    Loop,
    /// A mechanical block.
    Block,
}

/// Where in the way of the heat a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Chillers whose condensers meet water.
    WaterChillers,
    /// Chillers whose condensers meet outdoor air.
    AirChillers,
    /// What cools the condenser water; towers that make the facility water themselves.
    Sinks,
    /// Dry coolers that make the facility water themselves, and heat rejection given as one figure.
    Rejection,
    /// Pumps.
    Pumps(PumpDuty),
}

/// Like units of one group on one header.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// What they are.
    pub element: Element,
    /// Id of their group.
    pub id: String,
    /// Where they stand in the way of the heat.
    pub stage: Stage,
    /// Heat of one in the design hour.
    pub each: Power,
    /// How many.
    pub count: f64,
    /// How many of them are spare, where the group says so; else the header's spares count.
    pub spares: u32,
    /// Position of the mechanical block that feeds them.
    pub block: Option<usize>,
    /// Pumps whose flow is not given: they are as large as what they serve.
    pub sized: bool,
}

/// What is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// One unit of a group, by its position on a header.
    Unit(usize, usize),
    /// One block of a mechanical group.
    Block(usize),
    /// A part of a header between two valves.
    Section(usize),
    /// A whole loop.
    Loop(usize),
}

/// An event that a header holds a reserve for, and how many of each group it leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What is out.
    pub element: Element,
    /// Id of its group, or of the block.
    pub id: String,
    /// Units left of each group.
    pub left: Vec<f64>,
}

/// The units of one header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Capacity {
    /// By group.
    pub units: Vec<Unit>,
    /// Whether the plan has chillers on it, on this day or another.
    pub(super) chillers: bool,
    /// Heat to the sinks over heat at the evaporators of water-cooled chillers at full load.
    pub(super) sink_ratio: f64,
}

impl Capacity {
    /// Heat of the units of some stages.
    pub fn of(&self, left: &[f64], stages: &[Stage]) -> Power {
        let units = self.units.iter().zip(left);
        units
            .filter(|(unit, _)| stages.contains(&unit.stage))
            .map(|(unit, left)| unit.each * *left)
            .sum()
    }

    /// All units.
    pub fn all(&self) -> Vec<f64> {
        self.units.iter().map(|unit| unit.count).collect()
    }

    /// Whether any unit stands in a stage.
    pub fn has(&self, stage: Stage) -> bool {
        self.units.iter().any(|unit| unit.stage == stage)
    }

    /// Heat at the evaporators that the header carries with these units left.
    ///
    /// Stages in series give the least of them. Air-cooled chillers need no sink, so that they add to what
    /// water-cooled ones and their sinks carry. `reject_ratio` is heat rejected over heat at the evaporators, for
    /// heat rejection given as one figure.
    pub fn carries(&self, left: &[f64], reject_ratio: f64) -> Power {
        let of = |stage| self.of(left, &[stage]);
        let nothing = !self.chillers && !self.has(Stage::Sinks) && !self.has(Stage::Rejection);
        if nothing {
            return Power::ZERO;
        }
        let sinks = self.least_of(left, Stage::Sinks, PumpDuty::Condenser);
        let mut carried = if self.chillers {
            let water = of(Stage::WaterChillers);
            let by_sinks = sinks.unwrap_or(Power::ZERO) / self.sink_ratio.max(1.0);
            of(Stage::AirChillers) + water.min(by_sinks)
        } else {
            sinks.unwrap_or(Power::from_w(f64::INFINITY))
        };
        if self.has(Stage::Rejection) {
            carried = carried.min(of(Stage::Rejection) / reject_ratio.max(1e-9));
        }
        for duty in [PumpDuty::Primary, PumpDuty::Secondary] {
            if self.has(Stage::Pumps(duty)) {
                carried = carried.min(of(Stage::Pumps(duty)));
            }
        }
        carried
    }

    /// The lesser of a stage and its pumps; `None` where neither stands.
    fn least_of(&self, left: &[f64], stage: Stage, duty: PumpDuty) -> Option<Power> {
        let pumps = Stage::Pumps(duty);
        let units = self.has(stage).then(|| self.of(left, &[stage]));
        match units {
            Some(units) if self.has(pumps) => Some(units.min(self.of(left, &[pumps]))),
            other => other,
        }
    }

    /// What is left after an outage that lies on this header, or on a block that feeds some of it.
    pub fn left(&self, plan: &Plan, day: u32, header: usize, outage: Outage) -> Vec<f64> {
        let section = |count: f64| {
            let parts = parts(plan, header);
            libm::ceil(count / f64::from(parts)).min(count)
        };
        let units = self.units.iter().enumerate();
        let lost = |(index, unit): (usize, &Unit)| match outage {
            Outage::Unit(at, group) if at == header && group == index => unit.count.min(1.0),
            Outage::Section(at) if at == header => section(unit.count),
            Outage::Loop(at) if at == header => unit.count,
            Outage::Block(block) => lost_with_block(plan, day, unit.block, block, unit.count),
            _ => 0.0,
        };
        units
            .map(|(index, unit)| unit.count - lost((index, unit)))
            .collect()
    }

    /// The events that the header holds a reserve for: spare units of each kind out, spare pumps out, one block
    /// of each mechanical group out that its group does not catch.
    pub fn events(&self, plan: &Plan, day: u32, header: usize) -> Vec<Event> {
        let mut events = Vec::new();
        let chillers = [Stage::WaterChillers, Stage::AirChillers];
        let is_chiller = |unit: &Unit| chillers.contains(&unit.stage);
        events.extend(self.largest(plan, Element::Chiller, is_chiller));
        events.extend(self.largest(plan, Element::Tower, |unit| unit.element == Element::Tower));
        for stage in [Stage::Sinks, Stage::Rejection] {
            let own = |unit: &Unit| unit.stage == stage && unit.element != Element::Tower;
            events.extend(self.own_spares(own));
        }
        for duty in [PumpDuty::Primary, PumpDuty::Secondary, PumpDuty::Condenser] {
            events.extend(self.own_spares(|unit| unit.stage == Stage::Pumps(duty)));
        }
        for (block, group) in plan.power.plant_blocks.iter().enumerate() {
            let left = self.left(plan, day, header, Outage::Block(block));
            if left != self.all() {
                events.push(Event {
                    element: Element::Block,
                    id: group.tag.id.clone(),
                    left,
                });
            }
        }
        events
    }

    /// The largest units of a kind out, as many as the site holds spare on each header.
    fn largest(&self, plan: &Plan, element: Element, is: impl Fn(&Unit) -> bool) -> Option<Event> {
        let first = self.units.iter().find(|unit| is(unit))?;
        let sizes: Vec<(f64, Power)> = self
            .units
            .iter()
            .map(|unit| (if is(unit) { unit.count } else { 0.0 }, unit.each))
            .collect();
        let failing = machines::largest(&sizes, plan.cooling.spares);
        let left = self.units.iter().zip(failing);
        Some(Event {
            element,
            id: first.id.clone(),
            left: left.map(|(unit, failing)| unit.count - failing).collect(),
        })
    }

    /// The spares of groups that say how many they have, out.
    fn own_spares(&self, is: impl Fn(&Unit) -> bool) -> Option<Event> {
        let first = self.units.iter().find(|unit| is(unit))?;
        let left = self.units.iter().map(|unit| {
            let spares = if is(unit) {
                f64::from(unit.spares)
            } else {
                0.0
            };
            (unit.count - spares).max(0.0)
        });
        Some(Event {
            element: first.element,
            id: first.id.clone(),
            left: left.collect(),
        })
    }
}

/// Parts that valves can cut a header into; one where they cannot.
pub(super) fn parts(plan: &Plan, header: usize) -> u32 {
    let drawn = plan.cooling.loops.get(header);
    drawn.map_or(1, |row| row.valves).max(1)
}

/// Units of a group that are lost with one block of a mechanical group.
///
/// Blocks without a spare one take their share of the units along, rounded up. Where the group has a spare side or
/// block, that one carries on: a standstill of seconds, which the plant rides through.
pub(super) fn lost_with_block(
    plan: &Plan,
    day: u32,
    fed_by: Option<usize>,
    block: usize,
    count: f64,
) -> f64 {
    let group = plan.power.plant_blocks.get(block);
    let Some(group) = group.filter(|_| fed_by == Some(block)) else {
        return 0.0;
    };
    if !group.tag.life.holds(day) || group.count == 0 {
        return 0.0;
    }
    let caught = group.topology != Topology::N && 1 < group.count;
    if caught {
        0.0
    } else {
        libm::ceil(count / f64::from(group.count)).min(count)
    }
}
