//! Which header a machine serves. Without loops there is one, which all share.

use crate::scenario::plan::Chillers;
use crate::scenario::plan::DryCoolers;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::LoopKind;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Pumps;
use crate::scenario::plan::Rejection;
use crate::scenario::plan::Towers;
use crate::units::TempDelta;
use crate::units::Temperature;

/// How many headers there are: those of the loops, or one.
pub fn count(plan: &Plan) -> usize {
    plan.cooling.loops.len().max(1)
}

/// Id of a header's loop; empty where no loop is drawn.
pub fn id(plan: &Plan, header: usize) -> &str {
    let drawn = plan.cooling.loops.get(header);
    drawn.map_or("", |row| row.tag.id.as_str())
}

/// Whether a header is there on a day: machines on one that is not serve nothing.
pub fn holds(plan: &Plan, header: usize, day: u32) -> bool {
    let drawn = plan.cooling.loops.get(header);
    drawn.is_none_or(|row| row.tag.life.holds(day))
}

/// Set point of a header's water.
pub fn supply(plan: &Plan, header: usize) -> Temperature {
    let drawn = plan.cooling.loops.get(header);
    drawn.map_or(plan.cooling.supply, |row| row.supply)
}

/// Set points of the water of all headers.
pub fn supplies(plan: &Plan) -> Vec<Temperature> {
    (0..count(plan))
        .map(|header| supply(plan, header))
        .collect()
}

/// Warming of a header's water.
pub(super) fn rise(plan: &Plan, header: usize) -> TempDelta {
    let drawn = plan.cooling.loops.get(header);
    drawn.map_or(plan.cooling.loop_rise, |row| row.rise)
}

/// The first loop of a kind, else the first combined one, else the first.
fn first(plan: &Plan, kind: LoopKind) -> usize {
    let of = |kind| plan.cooling.loops.iter().position(|row| row.kind == kind);
    of(kind).or(of(LoopKind::Combined)).unwrap_or(0)
}

/// Where heat goes that no cooler takes: to the warm water from cold plates, to the chilled from air.
pub fn of_heat(plan: &Plan, liquid: bool) -> usize {
    let kind = if liquid {
        LoopKind::Warm
    } else {
        LoopKind::Chilled
    };
    first(plan, kind)
}

/// CDUs live with warm water, where there is any; air coolers need it chilled.
pub fn of_cooler(plan: &Plan, cooler: &HallCooler) -> usize {
    let own = cooler.station.header;
    own.unwrap_or_else(|| of_heat(plan, cooler.coolant.is_some()))
}

/// Chillers that name no header make the chilled water.
pub(super) fn of_chillers(plan: &Plan, group: &Chillers) -> usize {
    let chilled = || first(plan, LoopKind::Chilled);
    group.station.header.unwrap_or_else(chilled)
}

/// Towers that name no header serve the first chillers, or else the warm water.
pub(super) fn of_towers(plan: &Plan, group: &Towers) -> usize {
    let chillers = plan.cooling.chillers.first();
    let home = || chillers.map_or_else(|| first(plan, LoopKind::Warm), |of| of_chillers(plan, of));
    group.station.header.unwrap_or_else(home)
}

/// Dry coolers that name no header make the warm water.
pub(super) fn of_dry_coolers(plan: &Plan, group: &DryCoolers) -> usize {
    let warm = || first(plan, LoopKind::Warm);
    group.station.header.unwrap_or_else(warm)
}

/// Pumps that name no header stand on the first.
pub(super) fn of_pumps(group: &Pumps) -> usize {
    group.station.header.unwrap_or(0)
}

/// Heat rejection that names no header stands on the first.
pub(super) fn of_rejection(group: &Rejection) -> usize {
    group.header.unwrap_or(0)
}
