//! The blocks of the halls: which feeder each hangs on, and which racks hang on it.

use super::HallInput;
use super::Load;
use super::LoadClass;
use super::NONE;
use super::RackInput;
use super::build::Builder;
use super::build::ROOT_3;
use super::build::standing;
use super::deal;
use super::deal::Dealer;
use super::deal::Second;
use super::input::StandIn;
use super::input::stand_in;
use super::input::systems;
use super::mv::count;
use crate::scenario::plan::Block;
use crate::scenario::plan::Topology;
use crate::units::Power;

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

/// Panels for pumps and fans: one for every so many blocks.
const BLOCKS_PER_PANEL: usize = 2;

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
                let feeder_a = builder.settings.feeder_a;
                let power_factor = plan.power.it_power_factor;
                let laid = Laid {
                    sections: builder.sections.of_block(block),
                    count: sections,
                    first_lane: lane,
                    feeder_mva: ROOT_3 * builder.line.mv.kv * feeder_a / 1e3,
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
        hall_fluid(builder, input, hall_id, &mut dealer, &mut drafts[first..]);
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
        let slot = &dealer.slots[first_slot + k];
        drafts.push(Draft {
            block,
            group: number,
            unit: u32::try_from(k + 1).unwrap_or(NONE),
            hall: NONE,
            section: match laid.sections {
                Some((first, second)) => [first, second][lane % 2],
                None => (laid.first_lane + lane) % laid.count.max(1),
            },
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
        hang_array(
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

/// Hangs one array: its GPU racks in as few runs as their nameplate allows, evenly filled; its support
/// racks on runs of their own that arrays share.
fn hang_array(
    builder: &Builder<'_>,
    racks: &[RackInput],
    first_load: usize,
    dealer: &mut Dealer,
    drafts: &mut [Draft<'_>],
) {
    let power_factor = builder.plan.power.it_power_factor;
    let gpu = |i: &usize| racks[*i].is_gpu;
    let own: Vec<usize> = (0..racks.len()).filter(gpu).collect();
    let support: Vec<usize> = (0..racks.len()).filter(|i| !gpu(i)).collect();
    let mva = |i: &usize| racks[*i].nameplate.at_power_factor(power_factor).mva();
    let largest = drafts
        .iter()
        .filter_map(|draft| draft.block.busway.as_ref());
    let capacity = largest
        .map(|busway| busway.continuous().mva())
        .fold(f64::INFINITY, f64::min);
    let parts = pieces(own.iter().map(mva).sum(), capacity, own.len());
    let mut rest = support.as_slice();
    for part in 0..parts {
        let piece = &own[own.len() * part / parts..own.len() * (part + 1) / parts];
        let taken = if part + 1 == parts {
            rest.len()
        } else {
            rest.len() / (parts - part)
        };
        let (with_it, left) = rest.split_at(taken);
        rest = left;
        let all = piece.iter().chain(with_it);
        let peak: Power = all.map(|i| racks[*i].peak).sum();
        let Some((a, b)) = dealer.deal(peak.mw()) else {
            return;
        };
        let hung = Hung {
            racks,
            first_load,
            power_factor,
            room_mva: capacity,
        };
        let paths: &[(usize, &[usize])] = match b {
            Some(b) => &[(a, &[0]), (b, &[1])],
            None => &[(a, &[0, 1])],
        };
        for (slot, sides) in paths {
            let draft = &mut drafts[*slot];
            draft.plain.push(Run::default());
            hung.on(&mut draft.plain, piece, sides);
            hung.on(&mut draft.support, with_it, sides);
        }
    }
}

/// Pieces that an array is cut into so that each fits on one run alone.
fn pieces(nameplate_mva: f64, capacity_mva: f64, racks: usize) -> usize {
    if racks == 0 || !capacity_mva.is_finite() || capacity_mva <= 0.0 {
        return 1;
    }
    let wanted = (nameplate_mva / capacity_mva - FITS).ceil();
    (1..=racks).find(|n| wanted <= count(*n)).unwrap_or(racks)
}

/// Rounding that must not cut an array in two.
const FITS: f64 = 1e-9;

/// Racks that are being hung.
struct Hung<'a> {
    racks: &'a [RackInput],
    first_load: usize,
    power_factor: f64,
    room_mva: f64,
}

impl Hung<'_> {
    /// Hangs racks with some of their sides on the last run while it has room for them and the same
    /// sizing, and on new ones after.
    fn on(&self, runs: &mut Vec<Run>, which: &[usize], sides: &[usize]) {
        for i in which {
            let rack = &self.racks[*i];
            let mva = rack.nameplate.at_power_factor(self.power_factor).mva();
            let sizing = if rack.peak <= Power::ZERO {
                1.0
            } else {
                rack.nameplate / rack.peak
            };
            let fits = runs.last().is_some_and(|run| {
                let same = (run.sizing - sizing).abs() < FITS;
                run.cords.is_empty() || (same && run.nameplate_mva + mva <= self.room_mva + FITS)
            });
            if !fits {
                runs.push(Run::default());
            }
            let load = u32::try_from(self.first_load + i).unwrap_or(NONE);
            if let Some(run) = runs.last_mut() {
                if run.cords.is_empty() {
                    run.sizing = sizing;
                    run.row = rack.row;
                }
                run.cords.extend(sides.iter().map(|side| (load, *side)));
                run.nameplate_mva += mva;
            }
        }
    }
}

/// Deals the pumps and fans of a hall as panels.
fn hall_fluid(
    builder: &mut Builder<'_>,
    input: &HallInput,
    hall: u32,
    dealer: &mut Dealer,
    drafts: &mut [Draft<'_>],
) {
    let usable = dealer.slots.iter().filter(|slot| !slot.is_spare).count();
    if input.fluid <= Power::ZERO {
        return;
    }
    let two_paths = dealer
        .slots
        .iter()
        .any(|slot| slot.second != Second::Nowhere);
    let panels = if two_paths {
        usable.div_ceil(BLOCKS_PER_PANEL)
    } else {
        usable
    }
    .max(1);
    let each = input.fluid.mw() / count(panels);
    for panel in 0..panels {
        let load = u32::try_from(builder.line.loads.len()).unwrap_or(NONE);
        builder.line.loads.push(Load {
            class: LoadClass::Fluid,
            hall,
            number: u32::try_from(panel).unwrap_or(NONE),
            gpus: 0,
            peak_mw: each,
            peak_mvar: each * tangent(builder.plan.power.it_power_factor),
            cords: [NONE; 2],
            supplies: super::Supplies::default(),
            has_ups: false,
            group: NONE,
            machines: 0,
        });
        let Some((a, b)) = dealer.deal(each) else {
            return;
        };
        drafts[a].fluid.push((load, 0));
        if let Some(b) = b {
            drafts[b].fluid.push((load, 1));
        }
    }
}
