//! From drafts to elements: sections with their feeders, blocks, boards, runs and cords, in pre-order.

use super::BoardSize;
use super::Kind;
use super::Law;
use super::NONE;
use super::build::Builder;
use super::build::New;
use super::build::ROOT_3;
use super::input::StandIn;
use super::names::pack;
use super::plant;
use super::racks::Draft;
use super::racks::Run;
use super::racks::tangent;
use super::sources;
use crate::catalog;
use crate::physics::conductor;
use crate::units::Length;
use crate::units::Power;

/// Frames of low-voltage mains, A. Source: power reference 3.3 (UL 1066 sizes, B).
const MAIN_FRAMES_A: [f64; 7] = [800.0, 1_600.0, 2_000.0, 2_500.0, 3_200.0, 4_000.0, 5_000.0];

/// Rack PDUs, A. Source: power reference 3.8.
const RACK_PDUS_A: [f64; 3] = [30.0, 60.0, 100.0];

/// Rack PDUs are not listed for 100 %. Source: power reference 3.9 (NEC 210.20, E26).
const RACK_PDU_CONTINUOUS: f64 = 0.8;

/// Line voltage of rack PDUs where no busway says it, V. Source: power reference 3.8.
const RACK_V: f64 = 415.0;

/// A UPS is bought a fifth larger than what it carries alone: the same figure as in `chain`.
pub(super) const UPS_SIZING_LOAD: f64 = 0.8;

/// Sections with everything under them.
pub(super) fn sections(builder: &mut Builder<'_>, sections: usize, drafts: &[Draft<'_>]) {
    let has_plant_blocks = drafts.iter().any(|draft| draft.hall == NONE);
    let services = plant::services(builder, has_plant_blocks);
    let mut boards = vec![NONE; drafts.len()];
    for section in 0..sections {
        let number = u32::try_from(section + 1).unwrap_or(NONE);
        let element = builder.push(New::of(Kind::Section, NONE, number));
        builder.line.mv.sections.push(element);
        for (i, load) in services.iter().enumerate().filter(|(i, _)| i % sections == section) {
            let number = u32::try_from(i + 1).unwrap_or(NONE);
            let service = builder.push(New::of(Kind::Service, element, number));
            let at = u32::try_from(builder.line.loads.len()).unwrap_or(NONE);
            builder.line.loads.push(*load);
            attach(builder, service, at, 0);
        }
        let mut here: Vec<usize> = (0..drafts.len())
            .filter(|i| drafts[*i].section == section)
            .collect();
        crate::units::order::sort_by(&mut here, |a, b| feeder_key(&drafts[*a]).cmp(&feeder_key(&drafts[*b])));
        let mut start = 0;
        while start < here.len() {
            let key = feeder_key(&drafts[here[start]]);
            let same = here[start..].iter().take_while(|i| feeder_key(&drafts[**i]) == key);
            let end = start + same.count();
            feeder(builder, element, drafts, &here[start..end], &mut boards);
            start = end;
        }
        builder.close(element);
    }
    stand_ins(builder, drafts, &boards);
}

/// Blocks with the same key share a feeder. Halls come before the plant.
fn feeder_key(draft: &Draft<'_>) -> (bool, usize, u32) {
    (draft.hall == NONE, draft.group, draft.feeder)
}

fn attach(builder: &mut Builder<'_>, element: u32, load: u32, side: usize) {
    builder.line.load[element as usize] = load;
    builder.line.leaves.push(element);
    builder.line.loads[load as usize].cords[side] = element;
}

/// A feeder with its blocks.
fn feeder(
    builder: &mut Builder<'_>,
    section: u32,
    drafts: &[Draft<'_>],
    here: &[usize],
    boards: &mut [u32],
) {
    let first = &drafts[here[0]];
    let full: Power = here.iter().map(|i| drafts[*i].block.unit_power).sum();
    let law = if builder.is_undrawn() || full <= Power::ZERO {
        Law::Lossless
    } else {
        Law::Conductor {
            share: builder.plan.power.mv_cable_loss_share,
            full_mw: full.mw(),
            x_over_r: builder.settings.feeder_x_over_r,
        }
    };
    let law = builder.law(law);
    let id = builder.push(New {
        rating_mva: ROOT_3 * builder.line.mv.kv * builder.settings.feeder_a / 1e3,
        law,
        hall: first.hall,
        ..New::of(Kind::Feeder, section, pack(first.group, first.feeder))
    });
    for i in here {
        boards[*i] = block(builder, id, &drafts[*i]);
    }
    builder.close(id);
}

/// A block: transformer, board, and what hangs on it. Returns the board.
fn block(builder: &mut Builder<'_>, feeder: u32, draft: &Draft<'_>) -> u32 {
    let major = pack(draft.group, draft.unit);
    let block_mva = draft.block.unit_power.at_power_factor(draft.power_factor).mva();
    let unit = draft.block.unit.as_ref();
    let (law, outdoor) = match unit {
        Some(unit) => (
            sources::transformer_law(unit, builder.is_undrawn()),
            builder.outdoor_share,
        ),
        None => (Law::Lossless, 1.0),
    };
    let law = builder.law(law);
    let transformer = builder.push(New {
        rating_mva: block_mva * outdoor,
        law,
        hall: draft.hall,
        ..New::of(Kind::Transformer, feeder, major)
    });
    let board_law = board_law(builder, draft);
    let board_law = builder.law(board_law);
    let board = builder.push(New {
        law: board_law,
        hall: draft.hall,
        ..New::of(Kind::Board, transformer, major)
    });
    if let Some(unit) = unit {
        size_board(builder, board, unit);
    }
    let mut number = 0;
    for run in draft.plain.iter().filter(|run| !run.cords.is_empty()) {
        number += 1;
        let switch = switch(builder, board, draft, (major, number));
        busway(builder, switch, draft, run, (major, number));
        builder.close(switch);
    }
    support(builder, board, draft, major, &mut number);
    fluid(builder, board, draft, (major, number + 1));
    cords(builder, board, &draft.machines, 1.0, RACK_V);
    builder.close(board);
    builder.close(transformer);
    board
}

/// The switch in front of what hangs on a block that is stood in for by switches; the board itself otherwise.
fn switch(builder: &mut Builder<'_>, board: u32, draft: &Draft<'_>, id: (u32, u32)) -> u32 {
    if draft.stand_in != StandIn::Switch || draft.spare.is_none() {
        return board;
    }
    builder.push(New {
        minor: id.1,
        hall: draft.hall,
        ..New::of(Kind::Switch, board, id.0)
    })
}

/// Boards of halls lose by the planner's share; with a chain that is not drawn, all its loss falls here.
fn board_law(builder: &Builder<'_>, draft: &Draft<'_>) -> Law {
    match builder.plan.power.loss_share {
        _ if draft.hall == NONE => Law::Lossless,
        Some(share) => Law::Share { share },
        None if draft.block.unit_power <= Power::ZERO => Law::Lossless,
        None => Law::Conductor {
            share: builder.plan.power.lv_loss_share,
            full_mw: draft.block.unit_power.mw(),
            x_over_r: 0.0,
        },
    }
}

/// The smallest main that carries the transformer, but none above the largest frame.
fn size_board(builder: &mut Builder<'_>, board: u32, unit: &catalog::Transformer) {
    let full_a = unit.rating.va() / (ROOT_3 * unit.low_kv * 1e3);
    let largest = builder.settings.main_max_a;
    let frame = MAIN_FRAMES_A.iter().copied().find(|frame| full_a <= *frame);
    let main_a = frame.unwrap_or(largest).min(largest);
    builder.line.rating_mva[board as usize] = ROOT_3 * unit.low_kv * main_a / 1e3;
    builder.line.boards.push(BoardSize {
        element: board,
        transformer_mva: unit.rating.mva(),
        impedance: unit.impedance_percent / 100.0 * (unit.rating / unit.base),
        low_kv: unit.low_kv,
        main_a,
    });
}

/// A run with its cords.
fn busway(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    run: &Run,
    (major, minor): (u32, u32),
) {
    let row = draft.block.busway.as_ref();
    let law = match row {
        Some(row) if !builder.is_undrawn() => Law::Busway {
            resistance: resistance(builder, draft.hall, row),
        },
        _ => Law::Lossless,
    };
    let law = builder.law(law);
    let id = builder.push(New {
        minor,
        rating_mva: row.map_or(0.0, |row| row.continuous().mva() / row.continuous_share),
        law,
        hall: draft.hall,
        ..New::of(Kind::Busway, parent, major)
    });
    let at = id as usize;
    builder.line.row[at] = run.row;
    builder.line.sizing[at] = run.sizing;
    builder.line.continuous[at] = row.map_or(1.0, |row| row.continuous_share);
    let line_v = row.map_or(RACK_V, |row| row.line_v);
    cords(builder, id, &run.cords, run.sizing, line_v);
    builder.close(id);
}

/// Resistance of a run as long as the hall's rows, on 1 MVA.
///
/// ```text
/// r = R·l / (U² / 1 MVA)
/// ```
///
/// Source: the catalogue row; the same length as in `chain`.
fn resistance(builder: &Builder<'_>, hall: u32, row: &catalog::Busway) -> f64 {
    let rows = builder.plan.halls[hall as usize].width;
    let run = if Length::ZERO < rows { rows } else { row.run };
    let loss_at_1_mva = conductor::three_phase_loss(
        1e6 / (ROOT_3 * row.line_v),
        row.resistance_mohm_per_m / 1e3,
        run,
    );
    loss_at_1_mva.mw()
}

/// The ends of a tree.
fn cords(builder: &mut Builder<'_>, parent: u32, ends: &[(u32, usize)], sizing: f64, line_v: f64) {
    for (load, side) in ends {
        let of = builder.line.loads[*load as usize];
        let is_rack = of.hall != NONE && of.class != super::LoadClass::Fluid;
        let full_mva = hypot(of.peak_mw, of.peak_mvar) * sizing;
        let id = builder.push(New {
            rating_mva: if is_rack { rack_pdus_mva(full_mva, line_v) } else { 0.0 },
            hall: of.hall,
            ..New::of(Kind::Cord, parent, *load)
        });
        let at = id as usize;
        builder.line.row[at] = builder.line.row[parent as usize];
        builder.line.sizing[at] = sizing;
        builder.line.continuous[at] = if is_rack { RACK_PDU_CONTINUOUS } else { 1.0 };
        attach(builder, id, *load, *side);
    }
}

/// Rating of one side's rack PDUs: as few as carry the whole rack, and of those the smallest.
fn rack_pdus_mva(full_mva: f64, line_v: f64) -> f64 {
    let mva = |a: f64| ROOT_3 * line_v * a / 1e6;
    let mut best = (f64::INFINITY, 0.0);
    for a in RACK_PDUS_A {
        let pdus = (full_mva / (mva(a) * RACK_PDU_CONTINUOUS)).ceil().max(1.0);
        if pdus < best.0 {
            best = (pdus, pdus * mva(a));
        }
    }
    best.1
}

/// Support racks, behind their UPS where they have one.
fn support(builder: &mut Builder<'_>, board: u32, draft: &Draft<'_>, major: u32, number: &mut u32) {
    let runs = || draft.support.iter().filter(|run| !run.cords.is_empty());
    let full: f64 = runs().map(|run| full_mw(builder, &run.cords)).sum();
    if full <= 0.0 {
        return;
    }
    let switch = switch(builder, board, draft, (major, *number + 1));
    let unit = builder.plan.power.support_ups.as_ref();
    let parent = match unit {
        Some(unit) => ups(builder, switch, draft, unit, full, (major, 1)),
        None => switch,
    };
    for run in runs() {
        *number += 1;
        busway(builder, parent, draft, run, (major, *number));
    }
    builder.close(parent);
    builder.close(switch);
}

/// Pumps and fans, behind their UPS where they have one.
fn fluid(builder: &mut Builder<'_>, board: u32, draft: &Draft<'_>, (major, number): (u32, u32)) {
    let full = full_mw(builder, &draft.fluid);
    if full <= 0.0 {
        return;
    }
    let switch = switch(builder, board, draft, (major, number));
    let unit = builder.plan.power.fluid_ups.as_ref();
    let parent = match unit {
        Some(unit) => ups(builder, switch, draft, unit, full, (major, 2)),
        None => switch,
    };
    cords(builder, parent, &draft.fluid, 1.0, RACK_V);
    builder.close(parent);
    builder.close(switch);
}

/// What loads draw when all of it comes this way. Loads with both cords here count once.
fn full_mw(builder: &Builder<'_>, ends: &[(u32, usize)]) -> f64 {
    let mut full = 0.0;
    let mut last = NONE;
    for (load, _) in ends {
        if *load != last {
            full += builder.line.loads[*load as usize].peak_mw;
        }
        last = *load;
    }
    full
}

/// A UPS that carries all its loads alone.
fn ups(
    builder: &mut Builder<'_>,
    board: u32,
    draft: &Draft<'_>,
    unit: &catalog::Ups,
    full_mw: f64,
    (major, minor): (u32, u32),
) -> u32 {
    let rated_mw = full_mw / UPS_SIZING_LOAD;
    let law = if builder.is_undrawn() {
        Law::Lossless
    } else {
        Law::Ups {
            rated_mw,
            points: unit.double_conversion.clone(),
            input_tan: tangent(builder.settings.ups_power_factor),
        }
    };
    let law = builder.law(law);
    let power_factor = builder.plan.power.it_power_factor;
    builder.push(New {
        minor,
        rating_mva: Power::from_mw(rated_mw).at_power_factor(power_factor).mva(),
        law,
        hall: draft.hall,
        ..New::of(Kind::Ups, board, major)
    })
}

/// What another block's board takes over: the whole board by a tie, or what hangs on it by switches.
fn stand_ins(builder: &mut Builder<'_>, drafts: &[Draft<'_>], boards: &[u32]) {
    for (i, draft) in drafts.iter().enumerate() {
        let Some(spare) = draft.spare else { continue };
        let board = boards[i] as usize;
        if draft.stand_in == StandIn::Tie {
            builder.line.alternate[board] = boards[spare];
            continue;
        }
        for at in board + 1..builder.line.end[board] as usize {
            if builder.line.kind[at] == Kind::Switch {
                builder.line.alternate[at] = boards[spare];
            }
        }
    }
    let alternate = &builder.line.alternate;
    builder.line.switches = (0..alternate.len())
        .filter(|at| alternate[*at] != NONE)
        .map(|at| u32::try_from(at).unwrap_or(NONE))
        .collect();
}

/// Apparent from active and reactive power.
pub(super) fn hypot(mw: f64, mvar: f64) -> f64 {
    (mw * mw + mvar * mvar).sqrt()
}
