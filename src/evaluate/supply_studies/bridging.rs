//! The bridge of the worst supply event: what batteries must carry until other sources have taken over.

use super::super::types::DayState;
use super::super::weather;
use super::fuel::feed;
use super::recovery;
use super::standing;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Plan;
use crate::solve::power;
use crate::solve::power::Event;
use crate::solve::power::EventKind;
use crate::solve::power::bridge;
use crate::solve::power::bridge::Coming;
use crate::solve::power::bridge::Gap;
use crate::solve::power::bridge::Spinning;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// The bridge of the worst event of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridging {
    /// The event.
    pub event: Event,
    /// Load that what was lost had carried.
    pub lost: Power,
    /// What is missing until other sources have taken it.
    pub gap: Gap,
    /// Power of the batteries.
    pub power: Power,
    /// Energy that they keep for bridging.
    pub energy: Energy,
    /// How long they carry the gap; `None`: nothing is missing.
    pub carried: Option<Duration>,
    /// What they are short of in power.
    pub short_power: Power,
    /// What they are short of in time; `None`: the gap never closes.
    pub short_time: Option<Duration>,
    /// Whether voltage stays until they give their power: a feed or a unit on the bus keeps it, or all of
    /// them make a grid of their own within the hold-up of the racks.
    pub in_time: bool,
}

impl Bridging {
    /// Whether nothing drops: the gap closes, and batteries carry it until then.
    pub fn suffices(&self) -> bool {
        self.gap.moments.is_empty()
            || (self.short_power <= Power::ZERO
                && self.short_time == Some(Duration::ZERO)
                && self.in_time)
    }
}

/// What each source does at design peak before anything fails.
struct Before<'a> {
    /// What the feeds give over what they may sustain.
    grid_share: f64,
    /// What they could still give.
    grid_room: Power,
    groups: Vec<Running<'a>>,
}

/// A group with what its units do.
struct Running<'a> {
    group: &'a Generation,
    /// Sustained power of all.
    sustained: Power,
    /// Share of it that they give; zero: they are off.
    share: f64,
}

/// The bridge of the worst event of a day at design peak; `None` where no event is tried.
///
/// Before the event feeds carry what they may and generation the rest, all prime units of all groups equally,
/// as in the one-line; where feeds carry everything, and for standby units, they must be started first. After
/// it, feeds take what they still may at once, units on the bus step by step, and the others when started.
pub fn bridging(plan: &Plan, state: &DayState) -> Option<Bridging> {
    let event = state.supply.events.first()?.clone();
    let before = before(plan, state);
    let (lost, without) = lost(&event, &before);
    let mut spinning = Vec::new();
    let mut coming = Vec::new();
    let left_of_grid = if event.kind == EventKind::Grid {
        let sustained: Power = sustained_grid(plan, state.day);
        let left = (sustained - event.lost).max(Power::ZERO);
        left * (1.0 - before.grid_share)
    } else {
        before.grid_room
    };
    spinning.push(Spinning {
        room: left_of_grid,
        step: left_of_grid,
    });
    let grid_stays = match event.kind {
        EventKind::Grid => event.lost < sustained_grid(plan, state.day),
        _ => 0.0 < before.grid_share,
    };
    let mut keeps_voltage = grid_stays;
    for running in &before.groups {
        let left = if without == Some(running.group.tag.name.as_str()) {
            (running.sustained - event.lost).max(Power::ZERO)
        } else {
            running.sustained
        };
        if 0.0 < running.share {
            keeps_voltage |= Power::ZERO < left;
            spinning.push(Spinning {
                room: left * (1.0 - running.share),
                step: left * running.group.step_share,
            });
        } else {
            coming.push(Coming {
                after: running.group.start,
                power: left,
            });
        }
    }
    // Units step together, as slowly as the slowest of them.
    let slowest = before
        .groups
        .iter()
        .filter(|running| 0.0 < running.share)
        .map(|running| recovery(running.group.unit.kind))
        .fold(Duration::ZERO, Duration::max);
    let gap = bridge::gap(lost, &spinning, &coming, slowest);
    let mut bridging = judged(state, event, lost, gap);
    bridging.in_time = keeps_voltage || makes_grid_in_time(plan, state.day);
    Some(bridging)
}

/// Whether the batteries make a grid of their own within the hold-up of the racks.
fn makes_grid_in_time(plan: &Plan, day: u32) -> bool {
    let there = plan.power.batteries.iter();
    let mut there = there
        .filter(|battery| battery.tag.life.holds(day) && Power::ZERO < battery.power)
        .peekable();
    there.peek().is_some()
        && there
            .all(|battery| battery.grid_forming && battery.response <= plan.power.network.hold_up)
}

fn judged(state: &DayState, event: Event, lost: Power, gap: Gap) -> Bridging {
    let (power, energy) = (state.supply.bridge, state.supply.bridge_energy);
    let carried = gap.carried(power, energy);
    Bridging {
        short_power: (gap.at_first() - power).max(Power::ZERO),
        short_time: gap.closed.map(|closed| {
            carried.map_or(Duration::ZERO, |carried| {
                (closed - carried).max(Duration::ZERO)
            })
        }),
        in_time: false,
        event,
        lost,
        gap,
        power,
        energy,
        carried,
    }
}

/// Dispatch at design peak: the feeds first, then prime units in proportion to what they sustain.
fn before<'a>(plan: &'a Plan, state: &DayState) -> Before<'a> {
    let air = weather::intake_air(&state.conditions);
    let grid = sustained_grid(plan, state.day);
    let load = state.electrical.site;
    let given = load.min(grid);
    let mut groups: Vec<Running<'_>> = standing(plan, state.day)
        .map(|(_, group)| Running {
            group,
            sustained: power::sustained_units(group, power::unit_power(plan, group, air)),
            share: 0.0,
        })
        .collect();
    let prime = groups.iter().filter(|running| !running.group.standby);
    let all: Power = prime.map(|running| running.sustained).sum();
    let wanted = load - given;
    if Power::ZERO < all && Power::from_w(1.0) < wanted {
        for running in groups.iter_mut().filter(|running| !running.group.standby) {
            running.share = (wanted / all).min(1.0);
        }
    }
    Before {
        grid_share: if grid <= Power::ZERO {
            0.0
        } else {
            given / grid
        },
        grid_room: grid - given,
        groups,
    }
}

/// Load that the event takes, and the name of the group whose units are out.
fn lost<'a>(event: &'a Event, before: &Before<'_>) -> (Power, Option<&'a str>) {
    if event.kind == EventKind::Grid {
        return (event.lost * before.grid_share, None);
    }
    let hit = before
        .groups
        .iter()
        .find(|running| running.group.tag.name == event.name);
    let share = hit.map_or(0.0, |running| running.share);
    (event.lost * share, Some(event.name.as_str()))
}

/// What the feeds sustain: their firm contracts within their transformers.
fn sustained_grid(plan: &Plan, day: u32) -> Power {
    let feeds = plan.power.grid.iter();
    feeds
        .filter(|grid| grid.tag.life.holds(day))
        .map(|grid| feed(grid, plan.power.it_power_factor, true))
        .sum()
}
