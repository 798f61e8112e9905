//! The blocks of the halls: which feeder each hangs on, and which racks hang on it.

use super::HallInput;
use super::Load;
use super::LoadClass;
use super::NONE;
use super::RackInput;
use super::arrays;
use super::build::Builder;
use super::build::standing;
use super::deal;
use super::deal::Dealer;
use super::fluid;
use super::input::StandIn;
use super::input::stand_in;
use crate::scenario::plan::Block;
use crate::scenario::plan::Topology;
use crate::solve::power::series;
use crate::solve::power::series::systems;

/// A block before it becomes elements.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    /// Its group in the plan.
    pub block: &'a Block,
    /// Number of the group in the plan, from 1.
    pub group: usize,
    /// Number in its group, from 1.
    pub unit: u32,
    /// Hall it stands in; [`NONE`] for the plant.
    pub hall: u32,
    /// Position of its section.
    pub section: usize,
    /// Feeder of its group, from 1.
    pub feeder: u32,
    /// Position among the drafts of the block that stands in for it.
    pub spare: Option<usize>,
    /// How it does.
    pub stand_in: StandIn,
    /// Its part of what a section must carry: rating without the topology's reserve, MVA.
    pub share_mva: f64,
    /// Power factor of what it feeds.
    pub power_factor: f64,
    /// Busway runs for GPU racks.
    pub plain: Vec<Run>,
    /// Runs for support racks.
    pub support: Vec<Run>,
    /// Panels for pumps and fans, as loads with side.
    pub fluid: Vec<(u32, usize)>,
    /// Machines of the plant, as loads with side.
    pub machines: Vec<(u32, usize)>,
}

/// A busway run, or a bundle of feeds.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// Loads with the side they are on.
    pub cords: Vec<(u32, usize)>,
    /// What hangs on it at nameplate, MVA.
    pub nameplate_mva: f64,
    /// Nameplate over design peak of its racks.
    pub sizing: f64,
    /// Row of its first rack.
    pub row: u32,
}

/// The blocks of all halls with their racks. Loads are added to the network.
pub(super) fn drafts<'a>(builder: &mut Builder<'a>, sections: usize) -> Vec<Draft<'a>> {
    let plan = builder.plan;
    let mut drafts = Vec::new();
    let mut lane = 0;
    let none = HallInput::default();
    for hall in 0..plan.halls.len() {
        let first = drafts.len();
        let mut dealer = Dealer::default();
        for (number, block) in standing(&plan.power.blocks, builder.day) {
            if block.hall == Some(hall) {
                let breaker_a = builder.settings.feeder_a;
                let rating = series::feeder_rating(block, builder.line.mv.kv, breaker_a);
                let power_factor = plan.power.it_power_factor;
                let laid = Laid {
                    sections: builder.sections.of_block(block),
                    count: sections,
                    first_lane: lane,
                    feeder_mva: rating.mva(),
                    power_factor,
                    stand_in: stand_in(block),
                };
                lane += group_drafts(&mut drafts, &mut dealer, number, block, &laid);
            }
        }
        let input = builder.input.halls.get(hall).unwrap_or(&none);
        let hall_id = u32::try_from(hall).unwrap_or(NONE);
        for draft in &mut drafts[first..] {
            draft.hall = hall_id;
            draft.spare = draft.spare.map(|slot| slot + first);
        }
        hall_racks(builder, input, hall_id, &mut dealer, &mut drafts[first..]);
        fluid::hall(builder, input, hall_id, &mut dealer, &mut drafts[first..]);
    }
    drafts
}

/// Where feeders are laid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid {
    /// Sections that the plan names for the group.
    pub sections: Option<(usize, usize)>,
    /// All sections.
    pub count: usize,
    pub first_lane: usize,
    pub feeder_mva: f64,
    pub power_factor: f64,
    pub stand_in: (StandIn, usize),
}

/// Blocks of one group on their feeders; returns how many lanes of sections they took.
///
/// With two paths, every system has feeders of its own: as few as carry it. With one, every block has its
/// own feeder, so that what stands in for one block also stands in for its feeder.
pub(super) fn group_drafts<'a>(
    drafts: &mut Vec<Draft<'a>>,
    dealer: &mut Dealer,
    number: usize,
    block: &'a Block,
    laid: &Laid,
) -> usize {
    let first_slot = dealer.slots.len();
    dealer.add(number, block, laid.stand_in.1);
    let blocks = block.count as usize;
    let have = systems(block.topology);
    let block_mva = block.unit_power.at_power_factor(laid.power_factor).mva();
    let usable = match block.topology {
        Topology::TwoN => 0.5,
        Topology::Distributed { have } => 1.0 - 1.0 / f64::from(have.max(2)),
        _ => 1.0,
    };
    let lanes = if 1 < have { have } else { blocks };
    let in_lane = blocks.div_ceil(lanes);
    let per_lane = if 1 < have {
        deal::feeders(in_lane, block_mva, laid.feeder_mva)
    } else {
        1
    };
    for k in 0..blocks {
        let (lane, place) = (k % lanes, k / lanes);
        let feeder = lane * per_lane + place % per_lane;
        let section = match laid.sections {
            Some((first, second)) => [first, second][lane % 2],
            None => (laid.first_lane + lane) % laid.count.max(1),
        };
        let slot = &mut dealer.slots[first_slot + k];
        slot.section = section;
        drafts.push(Draft {
            block,
            group: number,
            unit: u32::try_from(k + 1).unwrap_or(NONE),
            hall: NONE,
            section,
            feeder: u32::try_from(feeder + 1).unwrap_or(NONE),
            spare: slot.spare,
            stand_in: laid.stand_in.0,
            share_mva: if slot.is_spare {
                0.0
            } else {
                block_mva * usable
            },
            power_factor: laid.power_factor,
            plain: Vec::new(),
            support: Vec::new(),
            fluid: Vec::new(),
            machines: Vec::new(),
        });
    }
    lanes
}

/// Deals the racks of a hall, array by array.
fn hall_racks(
    builder: &mut Builder<'_>,
    input: &HallInput,
    hall: u32,
    dealer: &mut Dealer,
    drafts: &mut [Draft<'_>],
) {
    let first_load = builder.line.loads.len();
    for (number, rack) in input.racks.iter().enumerate() {
        let load = rack_load(builder, rack, hall, number);
        builder.line.loads.push(load);
    }
    let mut start = 0;
    while start < input.racks.len() {
        let array = input.racks[start].array;
        let same = input.racks[start..]
            .iter()
            .take_while(|rack| rack.array == array);
        let end = start + same.count();
        arrays::hang(
            builder,
            &input.racks[start..end],
            first_load + start,
            dealer,
            drafts,
        );
        start = end;
    }
}

fn rack_load(builder: &Builder<'_>, rack: &RackInput, hall: u32, number: usize) -> Load {
    Load {
        class: if rack.is_gpu {
            LoadClass::GpuRack
        } else {
            LoadClass::SupportRack
        },
        hall,
        number: u32::try_from(number).unwrap_or(NONE),
        gpus: rack.gpus,
        peak_mw: rack.peak.mw(),
        peak_mvar: rack.peak.mw() * tangent(builder.plan.power.it_power_factor),
        cords: [NONE; 2],
        supplies: rack.supplies,
        has_ups: false,
        group: NONE,
        machines: 0,
    }
}

/// tan φ from cos φ.
pub(super) fn tangent(power_factor: f64) -> f64 {
    (1.0 - power_factor * power_factor).max(0.0).sqrt() / power_factor
}
