//! What the one-line is loaded with: every rack of every hall, and every machine of the plant.

use super::super::couple;
use super::super::racks;
use super::super::types::DayState;
use super::super::weather;
use crate::scenario::plan::Plan;
use crate::solve::cooling::PlantState;
use crate::solve::floor::HallLayout;
use crate::solve::floor::Layout;
use crate::solve::power::oneline::HallInput;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::MachineKind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::RackInput;
use crate::solve::power::oneline::SiteInput;
use crate::solve::power::oneline::Supplies;
use crate::solve::roadmap;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::order;

/// Pieces that a plant given as a share of IT is cut into for each block that feeds it: fine enough to
/// be shared evenly.
const PIECES_PER_BLOCK: u32 = 4;

/// Loads of a day at design peak. Racks stand in the order of the layout, so the number of a load in its
/// hall is the place of its rack among those that stand there on the day.
pub fn site_input(plan: &Plan, layout: &Layout, state: &DayState) -> SiteInput {
    let of_day = racks::on_day(plan, state.day);
    let halls = of_day
        .iter()
        .map(|hall| {
            let settled = couple::hall(plan, state.day, hall.hall, hall.with_extra(plan, 0));
            HallInput {
                racks: hall_racks(plan, layout.halls.get(hall.hall), hall.hall, state.day),
                fluid: settled.fluid,
            }
        })
        .collect();
    SiteInput {
        halls,
        machines: machines(plan, state.day, &state.plant),
        house: plan.house,
        intake_air: weather::intake_air(&state.conditions),
        mean_air: mean_air(plan, state),
    }
}

/// Mean air of the design day, at outdoor transformers.
fn mean_air(plan: &Plan, state: &DayState) -> Temperature {
    let steps = roadmap::steps(plan);
    let after = steps.partition_point(|step| step.day <= state.day);
    steps
        .get(after.saturating_sub(1))
        .map_or(state.conditions.dry_bulb, |step| {
            weather::mean_day_air(plan, step, &state.conditions).dry_bulb
        })
}

/// Racks of a hall that stand, deployment by deployment as they came, array by array.
fn hall_racks(plan: &Plan, layout: Option<&HallLayout>, hall: usize, day: u32) -> Vec<RackInput> {
    let mut order: Vec<usize> = (0..plan.deployments.len())
        .filter(|i| plan.deployments[*i].hall == hall)
        .collect();
    order::sort_by(&mut order, |a, b| {
        let ready = |i: usize| plan.deployments[i].tag.life.ready;
        ready(*a).cmp(&ready(*b))
    });
    let mut racks = Vec::new();
    let mut array = 0;
    for index in order {
        let deployment = &plan.deployments[index];
        let life = roadmap::usable(deployment.tag.life, plan.halls[hall].tag.life);
        let mut rows = layout
            .into_iter()
            .flat_map(|layout| &layout.racks)
            .filter(|rack| rack.deployment == index)
            .map(|rack| rack.row);
        if !life.holds(day) {
            continue;
        }
        let platform = &plan.platforms[deployment.platform];
        let mut rest = deployment.racks;
        while 0 < rest {
            let gpu_racks = rest.min(platform.racks_per_array.max(1));
            let first_half = gpu_racks.div_ceil(2);
            let mut push = |position: usize, is_gpu: bool, count: u32| {
                for _ in 0..count {
                    let row = rows.next().unwrap_or(NONE);
                    racks.push(rack(plan, position, is_gpu, array, row));
                }
            };
            push(deployment.platform, true, first_half);
            for support in &plan.support {
                push(support.platform, false, support.per_array);
            }
            push(deployment.platform, true, gpu_racks - first_half);
            rest -= gpu_racks;
            array += 1;
        }
    }
    racks
}

fn rack(plan: &Plan, position: usize, is_gpu: bool, array: u32, row: u32) -> RackInput {
    let platform = &plan.platforms[position];
    RackInput {
        gpus: if is_gpu { platform.gpus_per_rack } else { 0 },
        is_gpu,
        nameplate: platform.nameplate,
        peak: platform.running * (1.0 + plan.design_margin),
        array,
        row,
        supplies: platform
            .supplies
            .map_or(Supplies::default(), |of| Supplies {
                on: [of.on_a, of.count.saturating_sub(of.on_a)],
                full: of.full,
                run: of.run,
            }),
    }
}

/// Machines of the plant: compressors by capacity of the chillers, fans by that of the towers, pumps one
/// for each chiller, or for each tower cell where there is none.
pub(in crate::evaluate) fn machines(
    plan: &Plan,
    day: u32,
    plant: &PlantState,
) -> Vec<MachineGroup> {
    let mut groups = Vec::new();
    let chillers = plan.cooling.chillers.iter().enumerate();
    let chillers: Vec<(usize, u32, f64)> = chillers
        .filter(|(_, group)| group.tag.life.holds(day))
        .map(|(i, group)| (i, group.count, group.unit_capacity.w()))
        .collect();
    let towers = plan.cooling.towers.iter().enumerate();
    let towers: Vec<(usize, u32, f64)> = towers
        .filter(|(_, group)| group.tag.life.holds(day))
        .map(|(i, group)| (i, group.count, group.unit_heat.w()))
        .collect();
    share(
        &mut groups,
        MachineKind::Chiller,
        &chillers,
        plant.compressor_power,
    );
    share(&mut groups, MachineKind::Tower, &towers, plant.fan_power);
    let pumps = if chillers.is_empty() {
        &towers
    } else {
        &chillers
    };
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
        });
    }
    groups
}

/// Shares power over groups by their capacity; what has no machine is one of its own.
fn share(
    groups: &mut Vec<MachineGroup>,
    kind: MachineKind,
    machines: &[(usize, u32, f64)],
    power: Power,
) {
    let all: f64 = machines
        .iter()
        .map(|(_, count, each)| f64::from(*count) * each)
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
        });
        return;
    }
    for (index, count, each) in machines {
        groups.push(MachineGroup {
            kind,
            index: *index,
            count: *count,
            each: power * (each / all),
        });
    }
}
