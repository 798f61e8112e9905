//! Losses between the blocks and the sources in the chain: medium-voltage cables, utility and step-up transformers.

use super::series;
use super::series::FEEDER_A;
use super::series::GENERATOR_POWER_FACTOR;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid;
use crate::scenario::plan::Plan;
use crate::units::Power;

/// Loss of conductors that are known by their share at full load: I²R, so it grows with the square.
///
/// ```text
/// loss = share · P · (P / P_full)      with P_full = what the blocks behind them can carry
/// ```
///
/// Source: the planner's share at full load (assumption); valid to the blocks' rating.
pub(super) fn square_loss(load: Power, full: Power, share_at_full: f64) -> Power {
    if full <= Power::ZERO {
        Power::ZERO
    } else {
        load * (share_at_full * (load / full))
    }
}

/// Loss of the medium-voltage cables: those that the plan names by their resistance, the others by the planner's
/// share. Every group of blocks carries its part of the whole by its rating.
pub(super) fn medium_voltage(plan: &Plan, day: u32, load: Power, full: Power) -> Power {
    let by_share = square_loss(load, full, plan.power.mv_cable_loss_share);
    let groups = plan.power.blocks.iter().chain(&plan.power.plant_blocks);
    let named = groups.filter(|group| {
        group.feeder.cable.is_some() && 0 < group.count && group.tag.life.holds(day)
    });
    let mut named = named.peekable();
    if full <= Power::ZERO || named.peek().is_none() {
        return by_share;
    }
    let kv = series::medium_kv(plan);
    let mut of_named = 0.0;
    let mut loss = Power::ZERO;
    for group in named {
        let power_factor = if group.hall.is_some() {
            plan.power.it_power_factor
        } else {
            plan.power.drive_power_factor
        };
        let part = group.unit_power * f64::from(group.count) / full;
        let rating = series::feeder_rating(group, kv, FEEDER_A);
        let block = group.unit_power.at_power_factor(power_factor);
        let feeders = series::feeders(group, block.mva(), rating.mva());
        let each = (load * (part / feeders)).at_power_factor(power_factor);
        loss += series::cable(plan, &group.feeder, kv, each.min(rating)).loss(each) * feeders;
        of_named += part;
    }
    loss + by_share * (1.0 - of_named).max(0.0)
}

/// Losses between the sources and the sections: the grid carries what it may, generation the rest.
pub(super) fn sources(plan: &Plan, day: u32, load: Power) -> Power {
    let feeds = || {
        let feeds = plan.power.grid.iter();
        feeds.filter(|grid| grid.tag.life.holds(day))
    };
    let contracts: Power = feeds().map(|grid| grid.contract).sum();
    let mut loss = Power::ZERO;
    if Power::ZERO < contracts {
        let share = (load / contracts).min(1.0);
        loss += feeds().map(|grid| feed(plan, grid, share)).sum();
    }
    let rest = load - contracts;
    if Power::ZERO < rest {
        loss += units(plan, day, rest);
    }
    loss
}

/// Transformers of a feed and the cable behind them, at a share of its contract.
fn feed(plan: &Plan, grid: &Grid, drawn_share: f64) -> Power {
    let cable = |rating| series::cable(plan, &grid.feeder, series::medium_kv(plan), rating);
    let power_factor = plan.power.it_power_factor;
    match grid
        .transformer
        .as_deref()
        .filter(|_| 0 < grid.transformer_count)
    {
        Some(unit) => {
            let count = f64::from(grid.transformer_count);
            let each = (grid.contract * (drawn_share / count)).at_power_factor(power_factor);
            (unit.losses().at(each) + cable(unit.rating).loss(each)) * count
        }
        None => {
            let whole = grid.contract.at_power_factor(power_factor);
            cable(whole).loss(whole * drawn_share)
        }
    }
}

/// Step-up transformers and cables of prime units, each group at its part of what units must give.
fn units(plan: &Plan, day: u32, given: Power) -> Power {
    let groups = || {
        let groups = plan.power.generation.iter();
        groups.filter(|group| group.tag.life.holds(day) && !group.standby && 0 < group.count)
    };
    let rated = |group: &Generation| group.unit_iso * f64::from(group.count);
    let all: Power = groups().map(rated).sum();
    if all <= Power::ZERO {
        return Power::ZERO;
    }
    let kv = series::medium_kv(plan);
    let mut loss = Power::ZERO;
    for group in groups() {
        let buses = f64::from(group.buses.clamp(1, group.count));
        let bus = (rated(group) / buses).at_power_factor(GENERATOR_POWER_FACTOR);
        let part = given.min(all) * (rated(group) / all) / buses;
        let each = part.at_power_factor(plan.power.it_power_factor);
        loss += series::of_units(plan, group, bus, kv).loss(each) * buses;
    }
    loss
}
