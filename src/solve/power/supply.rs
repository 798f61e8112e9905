//! Supply at the site bus: capacity, the named events, and what remains after the worst of them.

use super::inlet;
use super::inlet::IntakeAir;
use crate::physics::turbine;
use crate::physics::turbine::OwnUse;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid;
use crate::scenario::plan::Plan;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;
use crate::units::order;
use serde::Deserialize;
use serde::Serialize;

/// What supplies the site on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplyState {
    /// Contracts and units at site rating, all together.
    pub capacity: Power,
    /// Part of it that transformers or permits in series with it hold back.
    pub stranded: Power,
    /// Sustained power at the site bus after the worst event.
    pub firm: Power,
    /// The same with nothing failed: maintenance and interruption still taken off.
    pub without_reserve: Power,
    /// The events tried, worst first; empty where the target is to survive none.
    pub events: Vec<Event>,
    /// Power of the batteries. Never part of `firm`.
    pub bridge: Power,
    /// Energy kept for bridging.
    pub bridge_energy: Energy,
    /// How long the batteries carry what the worst event takes, at most at their own power.
    pub bridge_time: Duration,
}

/// One thing that may fail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What kind of thing.
    pub kind: EventKind,
    /// Name of the asset, of the substation, or of the common point.
    pub name: String,
    /// What it takes away.
    pub lost: Power,
    /// What remains.
    pub remaining: Power,
}

/// What kind of thing fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventKind {
    /// A grid circuit, the substation it hangs on, or what several feeds share upstream.
    Grid,
    /// A generating unit.
    Unit,
    /// The common bus, step-up transformer or gas skid of a group.
    Bus,
}

/// All sources of a day, summed, and what may fail of them.
#[derive(Default)]
struct Sources {
    capacity: Power,
    stranded: Power,
    sustained: Power,
    events: Vec<Event>,
}

/// What one source gives on one day.
struct Source {
    capacity: Power,
    stranded: Power,
    sustained: Power,
}

/// Units of a group that can run, and the most the permit lets them give.
struct Fleet {
    unit: Power,
    all: Power,
    available: Power,
    permitted: Power,
}

/// Supply on a day, with the air that engines and turbines breathe.
///
/// `firm = min over events (Σ sustained − what the event takes)`; sustained is a contract less its
/// interruptible part and within its transformers, or the units that are not in maintenance at site
/// rating and within the permit. Source: the definitions of supply in ARCHITECTURE.md.
pub fn supply(plan: &Plan, day: u32, air: IntakeAir) -> SupplyState {
    let mut sources = Sources::default();
    for grid in plan
        .power
        .grid
        .iter()
        .filter(|grid| grid.tag.life.holds(day))
    {
        sources.add_grid(plan, grid);
    }
    for group in plan
        .power
        .generation
        .iter()
        .filter(|group| group.tag.life.holds(day))
    {
        sources.add_generation(group, unit_power(plan, group, air));
    }
    let mut events = sources.events;
    for event in &mut events {
        event.remaining = sources.sustained - event.lost;
    }
    order::sort_by(&mut events, |a, b| {
        b.lost
            .w()
            .total_cmp(&a.lost.w())
            .then_with(|| a.name.cmp(&b.name))
    });
    if !plan.power.survive_one_event {
        events.clear();
    }
    let lost = events.first().map_or(Power::ZERO, |worst| worst.lost);
    let (bridge, bridge_energy) = bridge(plan, day);
    let bridged = if lost <= Power::ZERO {
        bridge
    } else {
        lost.min(bridge)
    };
    SupplyState {
        capacity: sources.capacity,
        stranded: sources.stranded,
        firm: sources.sustained - lost,
        without_reserve: sources.sustained,
        events,
        bridge,
        bridge_energy,
        bridge_time: if bridged <= Power::ZERO {
            Duration::ZERO
        } else {
            bridge_energy / bridged
        },
    }
}

impl Sources {
    fn add_grid(&mut self, plan: &Plan, grid: &Grid) {
        let source = grid_source(plan, grid);
        self.capacity += source.capacity;
        self.stranded += source.stranded;
        self.sustained += source.sustained;
        grid_event(grid, source.sustained, &mut self.events);
    }

    fn add_generation(&mut self, group: &Generation, unit: Power) {
        let fleet = fleet(group, unit);
        self.capacity += fleet.all;
        self.stranded += fleet.all - fleet.permitted;
        self.sustained += fleet.remaining(Power::ZERO);
        generation_events(group, &fleet, &mut self.events);
    }
}

/// Power of one unit on this site: the planner's own figure, or the rating taken to the day's air as the inlet
/// makes it.
pub fn unit_power(plan: &Plan, group: &Generation, air: IntakeAir) -> Power {
    group.unit_site.unwrap_or_else(|| {
        let inlet = inlet::cooled(group.inlet, air, plan.pressure);
        let own_use = OwnUse {
            auxiliary_share: group.own_use.auxiliary_share + inlet.power_share,
            ..group.own_use
        };
        turbine::site_power(
            group.unit_iso,
            inlet.air,
            plan.pressure,
            group.unit.derate(),
            own_use,
        )
        .power
    })
}

/// Sustained power of a group whose units give this each: without maintenance, within its permits.
pub fn sustained_units(group: &Generation, unit: Power) -> Power {
    fleet(group, unit).remaining(Power::ZERO)
}

fn grid_source(plan: &Plan, grid: &Grid) -> Source {
    let through_transformers = grid
        .transformer
        .as_ref()
        .map_or(grid.contract, |transformer| {
            (transformer.rating * f64::from(grid.transformer_count))
                .at_power_factor(plan.power.it_power_factor)
        });
    let deliverable = grid.contract.min(through_transformers);
    Source {
        capacity: grid.contract,
        stranded: grid.contract - deliverable,
        sustained: deliverable.min((grid.contract - grid.interruptible).max(Power::ZERO)),
    }
}

/// Feeds that name the same substation are lost together, and so are those that name the same common point; others
/// lose one circuit.
fn grid_event(grid: &Grid, sustained: Power, events: &mut Vec<Event>) {
    if !grid.common_point.is_empty() && grid.common_point != grid.substation {
        lose_together(&grid.common_point, sustained, events);
    }
    if grid.substation.is_empty() {
        push(
            events,
            EventKind::Grid,
            &grid.tag.name,
            sustained / f64::from(grid.circuits.max(1)),
        );
        return;
    }
    lose_together(&grid.substation, sustained, events);
}

fn lose_together(name: &str, sustained: Power, events: &mut Vec<Event>) {
    let known = events
        .iter_mut()
        .find(|event| event.kind == EventKind::Grid && event.name == name);
    match known {
        Some(event) => event.lost += sustained,
        None => push(events, EventKind::Grid, name, sustained),
    }
}

fn fleet(group: &Generation, unit: Power) -> Fleet {
    let all = unit * f64::from(group.count);
    Fleet {
        unit,
        all,
        available: unit * f64::from(group.count.saturating_sub(group.in_maintenance)),
        permitted: permitted(group, unit),
    }
}

/// The most that the permits of a group let its units give: of the power at ISO conditions, taken to the
/// site in proportion, and of the units that may run at once.
pub(super) fn permitted(group: &Generation, unit: Power) -> Power {
    let all = unit * f64::from(group.count);
    let iso = group.unit_iso * f64::from(group.count);
    let by_power = match group.permit {
        Some(permit) if permit < iso => all * (permit / iso),
        _ => all,
    };
    let by_units = group.fuel.units.unwrap_or(group.count);
    by_power.min(unit * f64::from(by_units.min(group.count)))
}

impl Fleet {
    /// What the group still gives when `lost` of its units' power is gone: units beyond the permit step in.
    fn remaining(&self, lost: Power) -> Power {
        (self.available - lost).max(Power::ZERO).min(self.permitted)
    }
}

fn generation_events(group: &Generation, fleet: &Fleet, events: &mut Vec<Event>) {
    if group.count == 0 {
        return;
    }
    let sustained = fleet.remaining(Power::ZERO);
    let on_largest_bus = f64::from(group.count.div_ceil(group.buses.max(1)));
    push(
        events,
        EventKind::Unit,
        &group.tag.name,
        sustained - fleet.remaining(fleet.unit),
    );
    push(
        events,
        EventKind::Bus,
        &group.tag.name,
        sustained - fleet.remaining(fleet.unit * on_largest_bus),
    );
}

fn push(events: &mut Vec<Event>, kind: EventKind, name: &str, lost: Power) {
    events.push(Event {
        kind,
        name: name.to_owned(),
        lost,
        remaining: Power::ZERO,
    });
}

fn bridge(plan: &Plan, day: u32) -> (Power, Energy) {
    let batteries = plan
        .power
        .batteries
        .iter()
        .filter(|battery| battery.tag.life.holds(day));
    batteries.fold((Power::ZERO, Energy::ZERO), |(power, energy), battery| {
        (power + battery.power, energy + battery.bridge_energy)
    })
}
