//! From drafts to elements: sections with their feeders, blocks, boards, runs and cords, in pre-order.

use super::BoardSize;
use super::Kind;
use super::Law;
use super::NONE;
use super::Settings;
use super::build::Builder;
use super::build::New;
use super::build::ROOT_3;
use super::ends;
use super::ends::RACK_V;
use super::ends::UPS_SIZING_LOAD;
use super::ends::busway;
use super::ends::cords;
use super::ends::full_mw;
use super::ends::ups;
use super::input::StandIn;
use super::names::pack;
use super::plant;
use super::racks::Draft;
use super::racks::Run;
use super::sources;
use crate::catalog;
use crate::scenario::plan::LoadClass;
use crate::solve::power::series;
use crate::solve::power::series::Series;
use crate::units::ApparentPower;
use crate::units::Power;

/// Frames of low-voltage mains, A. Source: power reference 3.3 (UL 1066 sizes, B).
const MAIN_FRAMES_A: [f64; 7] = [800.0, 1_600.0, 2_000.0, 2_500.0, 3_200.0, 4_000.0, 5_000.0];

/// Sections with everything under them.
pub(super) fn sections(builder: &mut Builder<'_>, sections: usize, drafts: &[Draft<'_>]) {
    let has_plant_blocks = drafts.iter().any(|draft| draft.hall == NONE);
    let services = plant::services(builder, has_plant_blocks);
    let sized_for = builder.plan.power.it_power_factor;
    let mut boards = vec![NONE; drafts.len()];
    for section in 0..sections {
        let number = builder.sections.number(section);
        let element = builder.push(New::of(Kind::Section, NONE, number));
        builder.line.mv.sections.push(element);
        for (i, load) in services
            .iter()
            .enumerate()
            .filter(|(i, _)| i % sections == section)
        {
            let number = u32::try_from(i + 1).unwrap_or(NONE);
            let service = builder.push(New::of(Kind::Service, element, number));
            let at = u32::try_from(builder.line.loads.len()).unwrap_or(NONE);
            builder.line.loads.push(*load);
            ends::service(builder, service, (at, number), sized_for);
            builder.close(service);
        }
        let mut here: Vec<usize> = (0..drafts.len())
            .filter(|i| drafts[*i].section == section)
            .collect();
        crate::units::order::sort_by(&mut here, |a, b| {
            feeder_key(&drafts[*a]).cmp(&feeder_key(&drafts[*b]))
        });
        let mut start = 0;
        while start < here.len() {
            let key = feeder_key(&drafts[here[start]]);
            let same = here[start..]
                .iter()
                .take_while(|i| feeder_key(&drafts[**i]) == key);
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
    let of = first.block;
    let kv = builder.line.mv.kv;
    let rating = series::feeder_rating(of, kv, builder.settings.feeder_a);
    let cable = series::cable(builder.plan, &of.feeder, kv, ApparentPower::ZERO);
    let law = if builder.is_undrawn() || full <= Power::ZERO {
        Law::Lossless
    } else if of.feeder.cable.is_some() {
        Law::of_series(cable)
    } else {
        Law::Conductor {
            share: builder.plan.power.mv_cable_loss_share,
            full_mw: full.mw(),
            x_over_r: builder.settings.feeder_x_over_r,
        }
    };
    let law = builder.law(law);
    let id = builder.push(New {
        rating_mva: rating.mva(),
        law,
        hall: first.hall,
        ..New::of(Kind::Feeder, section, pack(first.group, first.feeder))
    });
    if 0.0 < cable.charge_nf {
        builder.line.charge_nf.push((id, cable.charge_nf));
    }
    for i in here {
        boards[*i] = block(builder, id, &drafts[*i]);
    }
    builder.close(id);
}

/// A block: transformer, board, and what hangs on it. Returns the board.
fn block(builder: &mut Builder<'_>, feeder: u32, draft: &Draft<'_>) -> u32 {
    let major = pack(draft.group, draft.unit);
    let block_mva = draft
        .block
        .unit_power
        .at_power_factor(draft.power_factor)
        .mva();
    let unit = draft.block.unit.as_ref();
    let (law, outdoor, cable) = match unit {
        Some(unit) => {
            let (plan, lv) = (builder.plan, &draft.block.lv_feeder);
            let cable = series::cable(plan, lv, unit.low_kv, unit.rating);
            let law = sources::transformer_law(unit, builder.is_undrawn());
            (law.with(cable), builder.outdoor_share, cable)
        }
        None => (Law::Lossless, 1.0, Series::default()),
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
        let mut size = board_size(board, unit, builder.settings);
        size.impedance = behind(size.impedance, unit, cable);
        builder.line.rating_mva[board as usize] = ROOT_3 * size.low_kv * size.main_a / 1e3;
        builder.line.boards.push(size);
    }
    let whole = whole_ups(builder, board, draft, major);
    let mut number = 0;
    let classes = &builder.plan.power.network.classes;
    gpu_racks(builder, whole, draft, (major, &mut number));
    runs(
        builder,
        whole,
        draft,
        &draft.support,
        (&classes.support, 1),
        (major, &mut number),
    );
    fluid(builder, whole, draft, (major, number + 1));
    machines(builder, whole, draft, (major, number + 2));
    builder.close(whole);
    builder.close(board);
    builder.close(transformer);
    board
}

/// The UPS that carries the whole block, where the plan names one; the board itself otherwise.
fn whole_ups(builder: &mut Builder<'_>, board: u32, draft: &Draft<'_>, major: u32) -> u32 {
    let Some(unit) = draft.block.ups.as_deref() else {
        return board;
    };
    let full = draft.block.unit_power.mw() * UPS_SIZING_LOAD;
    ups(builder, board, draft, (unit, false), full, (major, 3))
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

/// The board of a block with this transformer: the smallest main that carries it, but none above the
/// largest frame.
pub fn board_size(element: u32, unit: &catalog::Transformer, settings: &Settings) -> BoardSize {
    let full_a = unit.rating.va() / (ROOT_3 * unit.low_kv * 1e3);
    let frame = MAIN_FRAMES_A.iter().copied().find(|frame| full_a <= *frame);
    BoardSize {
        element,
        transformer_mva: unit.rating.mva(),
        impedance: unit.impedance_percent / 100.0 * (unit.rating / unit.base),
        low_kv: unit.low_kv,
        main_a: frame
            .unwrap_or(settings.main_max_a)
            .min(settings.main_max_a),
    }
}

/// GPU racks: each run behind a switch of its own where switches stand in for the block.
fn gpu_racks(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    (major, number): (u32, &mut u32),
) {
    let class = &builder.plan.power.network.classes.gpu;
    if class.ups.is_some() {
        runs(
            builder,
            parent,
            draft,
            &draft.plain,
            (class, 4),
            (major, number),
        );
        return;
    }
    for run in draft.plain.iter().filter(|run| !run.cords.is_empty()) {
        *number += 1;
        let switch = switch(builder, parent, draft, (major, *number));
        busway(builder, switch, draft, run, (major, *number));
        builder.close(switch);
    }
}

/// Runs of a class, behind its UPS where it has one.
fn runs(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    runs: &[Run],
    (class, of_ups): (&LoadClass, u32),
    (major, number): (u32, &mut u32),
) {
    let used = || runs.iter().filter(|run| !run.cords.is_empty());
    let full: f64 = used().map(|run| full_mw(builder, &run.cords)).sum();
    if full <= 0.0 {
        return;
    }
    let switch = switch(builder, parent, draft, (major, *number + 1));
    let behind = class_ups(builder, switch, draft, class, full, (major, of_ups));
    for run in used() {
        *number += 1;
        busway(builder, behind, draft, run, (major, *number));
    }
    builder.close(behind);
    builder.close(switch);
}

/// Pumps and fans, behind their UPS where they have one.
fn fluid(builder: &mut Builder<'_>, parent: u32, draft: &Draft<'_>, (major, number): (u32, u32)) {
    let full = full_mw(builder, &draft.fluid);
    if full <= 0.0 {
        return;
    }
    let class = &builder.plan.power.network.classes.fluid;
    let switch = switch(builder, parent, draft, (major, number));
    let behind = class_ups(builder, switch, draft, class, full, (major, 2));
    cords(builder, behind, &draft.fluid, 1.0, RACK_V);
    builder.close(behind);
    builder.close(switch);
}

/// Machines of the plant, behind their UPS where they have one.
fn machines(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    (major, number): (u32, u32),
) {
    if draft.machines.is_empty() {
        return;
    }
    let full = full_mw(builder, &draft.machines);
    let class = &builder.plan.power.network.classes.plant;
    let switch = switch(builder, parent, draft, (major, number));
    let behind = if 0.0 < full {
        class_ups(builder, switch, draft, class, full, (major, 5))
    } else {
        switch
    };
    cords(builder, behind, &draft.machines, 1.0, RACK_V);
    builder.close(behind);
    builder.close(switch);
}

/// Impedance behind a transformer with the cable to its board, on the transformer's rating.
fn behind(impedance: f64, unit: &catalog::Transformer, cable: Series) -> f64 {
    let rating = unit.rating.mva();
    let r = unit.resistance_percent / 100.0 * (unit.rating / unit.base);
    let x = (impedance * impedance - r * r).max(0.0).sqrt();
    let (r, x) = (r + cable.r * rating, x + cable.x * rating);
    (r * r + x * x).sqrt()
}

/// The UPS of a class; what it would stand behind where the class has none.
fn class_ups(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    class: &LoadClass,
    full_mw: f64,
    id: (u32, u32),
) -> u32 {
    match class.ups.as_deref() {
        Some(unit) => ups(builder, parent, draft, (unit, class.ups_eco), full_mw, id),
        None => parent,
    }
}

/// What another block's board takes over: the whole board by a tie, or what hangs on it by switches.
fn stand_ins(builder: &mut Builder<'_>, drafts: &[Draft<'_>], boards: &[u32]) {
    let mut found = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let Some(spare) = draft.spare else { continue };
        let board = boards[i];
        if draft.stand_in == StandIn::Tie {
            found.push((board, boards[spare], builder.settings.board_tie_ms));
            continue;
        }
        let ms = draft
            .block
            .transfer
            .map_or(builder.settings.switch_ms, |time| time.s() * 1e3);
        for element in board + 1..builder.line.end[board as usize] {
            if builder.line.kind[element as usize] == Kind::Switch {
                found.push((element, boards[spare], ms));
            }
        }
    }
    crate::units::order::sort_by(&mut found, |a, b| a.0.cmp(&b.0));
    for (element, host, ms) in found {
        builder.line.alternate[element as usize] = host;
        builder.line.switches.push(element);
        builder.line.transfer_ms.push(ms);
    }
}
