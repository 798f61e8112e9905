//! Cooling after a power failure: the day again without the machines that lost their supply.

use super::day;
use super::limits;
use super::types::Limit;
use super::types::LimitKind;
use crate::scenario::plan::CoolingPlan;
use crate::scenario::plan::Plan;
use crate::scenario::plan::PumpDuty;
use crate::solve::floor::Layout;
use crate::solve::power::failures::Detail;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::MachineKind;
use crate::solve::roadmap;
use crate::units::Power;

/// Machines without supply: a group of the one-line with how many of it.
pub type Lost = (MachineGroup, u32);

/// What the plant still does without some machines. Every machine left runs; there is no spare any more.
#[derive(Clone, Debug, PartialEq)]
pub struct CoolingLeft {
    /// Chillers that are left: heat they can take at the warmest condenser water.
    pub chillers: Power,
    /// Towers that are left: heat they can reject.
    pub towers: Power,
    /// Heat rejection given as one figure that is left.
    pub rejection: Power,
    /// What the evaporators must take.
    pub evaporator_heat: Power,
    /// What must be rejected.
    pub rejected: Power,
    /// GPUs that the plant still carries, of those placed; the halls' own coolers are not asked.
    pub gpus_carried: i64,
    /// GPUs placed.
    pub gpus_placed: i64,
    /// The limits of the plant that were counted, with everything left as their capacity.
    pub limits: Vec<Limit>,
}

/// Machines that a failure takes, from its detail and the groups the one-line was made with.
pub fn lost_machines(groups: &[MachineGroup], detail: &Detail) -> Vec<Lost> {
    let of = |(group, count): &(u32, u32)| {
        let known = usize::try_from(*group).ok().and_then(|at| groups.get(at));
        known.map(|known| (*known, *count))
    };
    detail.machines.iter().filter_map(of).collect()
}

/// Couples the day again without some machines.
///
/// Pumps and the machine they serve stand in series on a common header: of a group the more of lost pumps and
/// lost machines is gone. Of a plant that is not drawn, the share of its pieces that is lost goes from its
/// heat rejection, and from its chillers and towers where it names those, in whole machines. Chillers and towers that are left
/// run without a spare. Known error: this is the state at rest; what tanks and loops carry meanwhile is the
/// ride-through's. A few milliseconds for a large site.
pub fn cooling_left(plan: &Plan, layout: &Layout, day: u32, lost: &[Lost]) -> CoolingLeft {
    let mut left = plan.clone();
    left.cooling.spares = 0;
    let has_chillers = plan
        .cooling
        .chillers
        .iter()
        .any(|group| group.tag.life.holds(day));
    let has_towers = plan
        .cooling
        .towers
        .iter()
        .any(|group| group.tag.life.holds(day));
    for (at, group) in left.cooling.chillers.iter_mut().enumerate() {
        let machines = gone(lost, MachineKind::Chiller, at);
        let pumps = gone(lost, MachineKind::Pump, at);
        group.count = group.count.saturating_sub(machines.max(pumps));
    }
    for (at, group) in left.cooling.towers.iter_mut().enumerate() {
        let machines = gone(lost, MachineKind::Tower, at);
        let pumps = if has_chillers {
            0
        } else {
            gone(lost, MachineKind::Pump, at)
        };
        group.count = group.count.saturating_sub(machines.max(pumps));
    }
    for (at, group) in left.cooling.dry_coolers.iter_mut().enumerate() {
        let machines = gone(lost, MachineKind::DryCooler, at);
        let pumps = if has_chillers || has_towers {
            0
        } else {
            gone(lost, MachineKind::Pump, at)
        };
        group.spares = 0;
        group.count = group.count.saturating_sub(machines.max(pumps));
    }
    drawn_pumps(&mut left.cooling, day, lost);
    let share = undrawn_left(lost);
    for group in &mut left.cooling.rejection {
        group.spares = 0;
        group.unit_heat = group.unit_heat * share;
    }
    for group in &mut left.cooling.chillers {
        group.count = whole(group.count, share);
    }
    for group in &mut left.cooling.towers {
        group.count = whole(group.count, share);
    }
    for group in &mut left.cooling.dry_coolers {
        group.count = whole(group.count, share);
    }
    carried(&left, layout, day)
}

/// Takes lost pumps out that the plan draws. Where their flow is given, the pumps' own limit counts them. Where
/// they are sized for what they serve, machines behind them lose what the pumps left no longer move: chillers and
/// dry coolers behind facility pumps, towers and dry coolers behind condenser pumps, in whole machines.
fn drawn_pumps(cooling: &mut CoolingPlan, day: u32, lost: &[Lost]) {
    let (mut facility, mut condenser) = (1.0_f64, 1.0_f64);
    for (at, group) in cooling.pumps.iter_mut().enumerate() {
        if !group.tag.life.holds(day) || group.count == 0 {
            continue;
        }
        let gone = gone(lost, MachineKind::DrawnPump, at).min(group.count);
        let needed = f64::from(group.count.saturating_sub(group.spares).max(1));
        let left = group.count - gone;
        if 0 < gone && group.flow.is_none() {
            let share = (f64::from(left) / needed).min(1.0);
            let of = match group.duty {
                PumpDuty::Condenser => &mut condenser,
                _ => &mut facility,
            };
            *of = of.min(share);
        }
        group.count = left;
        group.spares = 0;
    }
    for group in &mut cooling.chillers {
        group.count = whole(group.count, facility);
    }
    for group in &mut cooling.towers {
        group.count = whole(group.count, condenser);
    }
    for group in &mut cooling.dry_coolers {
        group.count = whole(group.count, facility.min(condenser));
    }
}

/// What a plan's plant carries on a day.
fn carried(plan: &Plan, layout: &Layout, day: u32) -> CoolingLeft {
    let steps = roadmap::steps(plan);
    let after = steps.partition_point(|step| step.day <= day);
    let ground = day::Ground::of(plan, layout, &steps[after.saturating_sub(1)]);
    let site = ground.site(0);
    let mut limits = limits::site_limits(&ground, &site);
    limits.retain(|limit| {
        matches!(
            limit.kind,
            LimitKind::HeatRejection | LimitKind::Chillers | LimitKind::Towers | LimitKind::Pumps
        )
    });
    let gpus_placed: i64 = site.halls.iter().map(|hall| hall.it.gpus).sum();
    let free = limits.iter().map(|limit| limit.free_gpus).min();
    CoolingLeft {
        chillers: site.plant.chiller_capacity,
        towers: site.plant.tower_capacity,
        rejection: site.plant.rejection_capacity,
        evaporator_heat: site.plant.evaporator_heat,
        rejected: site.plant.rejected,
        gpus_carried: (gpus_placed + free.unwrap_or(0).min(0)).max(0),
        gpus_placed,
        limits,
    }
}

/// Machines of one group that are gone.
fn gone(lost: &[Lost], kind: MachineKind, at: usize) -> u32 {
    let of = lost.iter();
    of.filter(|(group, _)| group.kind == kind && group.index == at)
        .map(|(_, count)| *count)
        .sum()
}

/// Whole machines of a share.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a count is within the count"
)]
fn whole(count: u32, share: f64) -> u32 {
    (f64::from(count) * share + 1e-9).floor().max(0.0) as u32
}

/// Share of an undrawn plant that is left.
fn undrawn_left(lost: &[Lost]) -> f64 {
    let of = lost.iter();
    let mut pieces = of.filter(|(group, _)| group.kind == MachineKind::Undrawn);
    pieces.next().map_or(1.0, |(group, count)| {
        1.0 - f64::from((*count).min(group.count)) / f64::from(group.count.max(1))
    })
}
