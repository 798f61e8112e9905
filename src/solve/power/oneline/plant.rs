//! The mechanical blocks: which feeder each hangs on, and which machines hang on it.

use super::Load;
use super::LoadClass;
use super::MachineGroup;
use super::MachineKind;
use super::NONE;
use super::build::Builder;
use super::build::standing;
use super::deal::Dealer;
use super::input::stand_in;
use super::racks;
use super::racks::Draft;
use super::racks::Laid;
use crate::solve::power::series;
use crate::units::Power;
use crate::units::order;

/// Most machines drawn one by one; a group beyond it is a typing error that would only cost time.
const MOST_MACHINES: u32 = 5_000;

/// The blocks of the plant with their machines. Loads are added to the network; where no block stands
/// the machines become services of medium voltage.
pub(super) fn drafts<'a>(
    builder: &mut Builder<'a>,
    sections: usize,
    before: &[Draft<'a>],
) -> Vec<Draft<'a>> {
    let plan = builder.plan;
    let mut drafts = Vec::new();
    let mut dealer = Dealer::default();
    let mut lane = 0;
    for (number, block) in standing(&plan.power.plant_blocks, builder.day) {
        let breaker_a = builder.settings.feeder_a;
        let rating = series::feeder_rating(block, builder.line.mv.kv, breaker_a);
        let laid = Laid {
            sections: builder.sections.of_block(block),
            count: sections,
            first_lane: lane,
            feeder_mva: rating.mva(),
            power_factor: plan.power.drive_power_factor,
            stand_in: stand_in(block),
        };
        lane += racks::group_drafts(&mut drafts, &mut dealer, number, block, &laid);
    }
    for draft in &mut drafts {
        draft.spare = draft.spare.map(|slot| slot + before.len());
    }
    if drafts.is_empty() {
        return drafts;
    }
    for group in largest_first(&builder.input.machines) {
        let machines = &builder.input.machines[group];
        for number in 0..machines.count.min(MOST_MACHINES) {
            let load = u32::try_from(builder.line.loads.len()).unwrap_or(NONE);
            builder
                .line
                .loads
                .push(machine(builder, group, machines, number));
            let of_hall = machines.kind == MachineKind::HallCooler;
            let classes = &plan.power.network.classes;
            let class = if of_hall {
                &classes.fluid
            } else {
                &classes.plant
            };
            dealer.only = machines.block.map(|block| block + 1);
            let Some((a, b)) = dealer.deal(machines.each.mw(), class.redundancy) else {
                break;
            };
            for (slot, side) in std::iter::once((a, 0)).chain(b.map(|b| (b, 1))) {
                let draft = &mut drafts[slot];
                let ends = if of_hall {
                    &mut draft.fluid
                } else {
                    &mut draft.machines
                };
                ends.push((load, side));
            }
        }
    }
    drafts
}

/// Groups with a draw, large machines first: they are the hard ones to fit.
fn largest_first(groups: &[MachineGroup]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..groups.len())
        .filter(|i| Power::ZERO < groups[*i].each)
        .collect();
    order::sort_by(&mut order, |a, b| {
        groups[*b].each.w().total_cmp(&groups[*a].each.w())
    });
    order
}

fn machine(builder: &Builder<'_>, group: usize, machines: &MachineGroup, number: u32) -> Load {
    let mw = machines.each.mw();
    let of_hall = machines.kind == MachineKind::HallCooler;
    let hall = if of_hall {
        u32::try_from(machines.index).unwrap_or(NONE)
    } else {
        NONE
    };
    // Coolers of a hall are counted with its panels.
    let before = |load: &&Load| load.class == LoadClass::Fluid && load.hall == hall;
    let number = if of_hall {
        let panels = builder.line.loads.iter().filter(before).count();
        u32::try_from(panels).unwrap_or(NONE)
    } else {
        number
    };
    Load {
        class: if of_hall {
            LoadClass::Fluid
        } else {
            LoadClass::Plant
        },
        hall,
        number,
        gpus: 0,
        peak_mw: mw,
        peak_mvar: mw * racks::tangent(builder.plan.power.drive_power_factor),
        cords: [NONE; 2],
        supplies: super::Supplies::default(),
        has_ups: false,
        group: u32::try_from(group).unwrap_or(NONE),
        machines: 1,
    }
}

/// What is fed from medium voltage without a drawn block: the house, and the plant where no block stands.
pub(super) fn services(builder: &Builder<'_>, has_plant_blocks: bool) -> Vec<Load> {
    let mut services = Vec::new();
    let house = builder.input.house.mw();
    if 0.0 < house {
        services.push(Load {
            class: LoadClass::House,
            peak_mvar: house * racks::tangent(builder.plan.power.it_power_factor),
            ..machine(
                builder,
                0,
                &MachineGroup {
                    kind: MachineKind::Undrawn,
                    index: 0,
                    count: 1,
                    each: builder.input.house,
                    block: None,
                },
                0,
            )
        });
        services[0].group = NONE;
        services[0].machines = 0;
    }
    if !has_plant_blocks {
        for (i, group) in builder.input.machines.iter().enumerate() {
            let whole = MachineGroup {
                each: group.each * f64::from(group.count),
                ..*group
            };
            if Power::ZERO < whole.each {
                services.push(Load {
                    machines: group.count,
                    ..machine(builder, i, &whole, 0)
                });
            }
        }
    }
    services
}
