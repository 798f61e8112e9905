//! What the one-line is loaded with: every rack of every hall, and every machine of the plant.

use super::super::couple;
use super::super::racks;
use super::super::room_air;
use super::super::types::DayState;
use super::super::weather;
use crate::scenario::plan::Plan;
use crate::solve::floor::HallLayout;
use crate::solve::floor::Layout;
use crate::solve::floor::Rack;
use crate::solve::power::oneline::HallInput;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::RackInput;
use crate::solve::power::oneline::SiteInput;
use crate::solve::power::oneline::Supplies;
use crate::solve::roadmap;
use crate::units::Temperature;
use crate::units::order;

/// Loads of a day at design peak. Racks stand in the order of the layout, so the number of a load in its
/// hall is the place of its rack among those that stand there on the day.
pub fn site_input(plan: &Plan, layout: &Layout, state: &DayState) -> SiteInput {
    let of_day = racks::on_day(plan, state.day);
    let mut machines = super::machines::machines(plan, state.day, &state.plant);
    let water = room_air::water(state);
    let halls = of_day
        .iter()
        .map(|hall| {
            let it = hall.with_extra(plan, 0);
            let settled = couple::hall(plan, state.day, hall.hall, it, &water);
            let own = super::machines::hall_coolers(
                plan,
                state.day,
                (hall.hall, settled.fluid),
                &mut machines,
            );
            HallInput {
                racks: standing(plan, layout.halls.get(hall.hall), hall.hall, state.day)
                    .into_iter()
                    .map(|(rack, _)| rack)
                    .collect(),
                fluid: own,
            }
        })
        .collect();
    SiteInput {
        halls,
        machines,
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

/// Racks of a hall that stand, deployment by deployment as they came, array by array, each with its place in the
/// layout; none where it found no place.
pub(super) fn standing(
    plan: &Plan,
    layout: Option<&HallLayout>,
    hall: usize,
    day: u32,
) -> Vec<(RackInput, Option<Rack>)> {
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
            .filter(|rack| rack.deployment == index);
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
                    let place = rows.next().copied();
                    let row = place.map_or(NONE, |place| place.row);
                    racks.push((rack(plan, position, is_gpu, array, row), place));
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
