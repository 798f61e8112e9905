//! The machines of the plant as loads of the mechanical blocks, and coolers of halls that hang on them.

use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Plan;
use crate::solve::cooling::PlantState;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::MachineKind;
use crate::units::Power;

/// Pieces that a plant given as a share of IT is cut into for each block that feeds it: fine enough to
/// be shared evenly.
const PIECES_PER_BLOCK: u32 = 4;

/// Like machines with what each counts for when a power is shared.
struct Machines {
    kind: MachineKind,
    index: usize,
    count: u32,
    weight: f64,
    block: Option<usize>,
}

/// Machines of the plant: compressors by capacity of the chillers, fans by rated power of tower cells and dry
/// coolers. Pumps as the plan draws them, by pressure and flow; where it draws none, one for each chiller, or for
/// each tower cell or dry cooler where there is no chiller. Each hangs on the mechanical blocks that its group names.
///
/// Known error: where the plan draws some of the pumps, they stand for all of them.
pub(in crate::evaluate) fn machines(
    plan: &Plan,
    day: u32,
    plant: &PlantState,
) -> Vec<MachineGroup> {
    let mut groups = Vec::new();
    let chillers = chillers(plan, day);
    let sinks = sinks(plan, day);
    share(
        &mut groups,
        MachineKind::Chiller,
        &chillers,
        plant.compressor_power,
    );
    share(&mut groups, MachineKind::Tower, &sinks, plant.fan_power);
    let drawn = pumps(plan, day);
    let implied = if chillers.is_empty() { sinks } else { chillers };
    let implied: Vec<Machines> = implied
        .into_iter()
        .map(|row| Machines {
            kind: MachineKind::Pump,
            ..row
        })
        .collect();
    let pumps = if drawn.is_empty() { &implied } else { &drawn };
    share(&mut groups, MachineKind::Pump, pumps, plant.pump_power);
    if Power::ZERO < plant.shared_power {
        let blocks = plan
            .power
            .plant_blocks
            .iter()
            .filter(|block| block.tag.life.holds(day));
        let count = (blocks.map(|block| block.count).sum::<u32>() * PIECES_PER_BLOCK).max(1);
        groups.push(MachineGroup {
            kind: MachineKind::Undrawn,
            index: 0,
            count,
            each: plant.shared_power / f64::from(count),
            block: None,
        });
    }
    groups
}

fn chillers(plan: &Plan, day: u32) -> Vec<Machines> {
    let groups = plan.cooling.chillers.iter().enumerate();
    groups
        .filter(|(_, group)| group.tag.life.holds(day))
        .map(|(index, group)| Machines {
            kind: MachineKind::Chiller,
            index,
            count: group.count,
            weight: group.unit_capacity.w(),
            block: group.station.block,
        })
        .collect()
}

/// Tower cells and dry coolers, with the fan power of one at its rating.
fn sinks(plan: &Plan, day: u32) -> Vec<Machines> {
    let towers = plan.cooling.towers.iter().enumerate();
    let towers = towers
        .filter(|(_, group)| group.tag.life.holds(day))
        .map(|(index, group)| Machines {
            kind: MachineKind::Tower,
            index,
            count: group.count,
            weight: (group.unit_heat * group.cell.rating.fan_share).w(),
            block: group.station.block,
        });
    let dry = plan.cooling.dry_coolers.iter().enumerate();
    let dry = dry
        .filter(|(_, group)| group.tag.life.holds(day))
        .map(|(index, group)| Machines {
            kind: MachineKind::DryCooler,
            index,
            count: group.count,
            weight: (group.unit_heat * group.unit.fan_share).w(),
            block: group.station.block,
        });
    towers.chain(dry).collect()
}

/// Pumps that the plan draws: by pressure, and flow where it is given for all of them.
fn pumps(plan: &Plan, day: u32) -> Vec<Machines> {
    let there = || {
        let groups = plan.cooling.pumps.iter().enumerate();
        groups.filter(|(_, group)| group.tag.life.holds(day) && 0 < group.count)
    };
    let all_flows = there().all(|(_, group)| group.flow.is_some());
    there()
        .map(|(index, group)| {
            let flow = group.flow.filter(|_| all_flows);
            Machines {
                kind: MachineKind::DrawnPump,
                index,
                count: group.count,
                weight: group.head.pa() * flow.map_or(1.0, |flow| flow.m3_per_s()),
                block: group.station.block,
            }
        })
        .collect()
}

/// Takes the coolers of a hall that name a mechanical block off the hall's own blocks, and returns what is left
/// there. They draw in proportion to heat and power share, as the hall's power was summed.
pub(super) fn hall_coolers(
    plan: &Plan,
    day: u32,
    (hall, fluid): (usize, Power),
    groups: &mut Vec<MachineGroup>,
) -> Power {
    let all = plan.cooling.cdus.iter().chain(&plan.cooling.air);
    let here: Vec<&HallCooler> = all
        .filter(|group| group.hall == hall && group.tag.life.holds(day) && 0 < group.count)
        .collect();
    let rated =
        |group: &HallCooler| (group.unit_heat * (group.power_share * f64::from(group.count))).w();
    let whole: f64 = here.iter().map(|group| rated(group)).sum();
    let named = || here.iter().filter(|group| group.station.block.is_some());
    if whole <= 0.0 || named().next().is_none() {
        return fluid;
    }
    let mut own = fluid;
    for group in named() {
        let part = fluid * (rated(group) / whole);
        own -= part;
        groups.push(MachineGroup {
            kind: MachineKind::HallCooler,
            index: hall,
            count: group.count,
            each: part / f64::from(group.count),
            block: group.station.block,
        });
    }
    own.max(Power::ZERO)
}

/// Shares power over groups by their weight; what has no machine is one of its own.
fn share(groups: &mut Vec<MachineGroup>, kind: MachineKind, machines: &[Machines], power: Power) {
    let all: f64 = machines
        .iter()
        .map(|row| f64::from(row.count) * row.weight)
        .sum();
    if power <= Power::ZERO {
        return;
    }
    if all <= 0.0 {
        groups.push(MachineGroup {
            kind,
            index: 0,
            count: 1,
            each: power,
            block: None,
        });
        return;
    }
    for row in machines {
        groups.push(MachineGroup {
            kind: row.kind,
            index: row.index,
            count: row.count,
            each: power * (row.weight / all),
            block: row.block,
        });
    }
}
