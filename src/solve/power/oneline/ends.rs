//! The ends of the trees: busway runs, UPS, cords.

use super::Kind;
use super::Law;
use super::NONE;
use super::build::Builder;
use super::build::New;
use super::build::ROOT_3;
use super::racks::Draft;
use super::racks::Run;
use super::racks::tangent;
use crate::catalog;
use crate::physics::conductor;
use crate::units::Length;
use crate::units::Power;

/// Rack PDUs, A. Source: power reference 3.8.
const RACK_PDUS_A: [f64; 3] = [30.0, 60.0, 100.0];

/// Line voltage of rack PDUs where no busway says it, V. Source: power reference 3.8.
pub(super) const RACK_V: f64 = 415.0;

/// A UPS is bought a fifth larger than what it carries alone: the same figure as in `chain`.
pub(super) const UPS_SIZING_LOAD: f64 = 0.8;

pub(super) fn attach(builder: &mut Builder<'_>, element: u32, load: u32, side: usize) {
    builder.line.load[element as usize] = load;
    builder.line.leaves.push(element);
    builder.line.loads[load as usize].cords[side] = element;
}

/// A run with its cords.
pub(super) fn busway(
    builder: &mut Builder<'_>,
    parent: u32,
    draft: &Draft<'_>,
    run: &Run,
    (major, minor): (u32, u32),
) {
    let row = draft.block.busway.as_ref();
    let law = match row {
        Some(row) if !builder.is_undrawn() => Law::Busway {
            resistance: resistance(builder, draft.hall, row, draft.block.busway_length),
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
    // Where the plan lists everything for its full rating, busways are too.
    let fully = if builder.plan.power.network.rules.breaker_share < 1.0 {
        0.0
    } else {
        1.0
    };
    let at = id as usize;
    builder.line.row[at] = run.row;
    builder.line.sizing[at] = run.sizing;
    builder.line.continuous[at] = row.map_or(1.0, |row| row.continuous_share.max(fully));
    let line_v = row.map_or(RACK_V, |row| row.line_v);
    cords(builder, id, &run.cords, run.sizing, line_v);
    builder.close(id);
}

/// Resistance of a run as long as the plan says, or else as the hall's rows, on 1 MVA.
///
/// ```text
/// r = R·l / (U² / 1 MVA)
/// ```
///
/// Source: the catalogue row; the same length as in `chain`.
fn resistance(
    builder: &Builder<'_>,
    hall: u32,
    row: &catalog::Busway,
    given: Option<Length>,
) -> f64 {
    let rows = builder.plan.halls[hall as usize].width;
    let by_hall = if Length::ZERO < rows { rows } else { row.run };
    let run = given.unwrap_or(by_hall);
    let loss_at_1_mva = conductor::three_phase_loss(
        1e6 / (ROOT_3 * row.line_v),
        row.resistance_mohm_per_m / 1e3,
        run,
    );
    loss_at_1_mva.mw()
}

/// The ends of a tree.
pub(super) fn cords(
    builder: &mut Builder<'_>,
    parent: u32,
    ends: &[(u32, usize)],
    sizing: f64,
    line_v: f64,
) {
    let share = builder.plan.power.network.rules.breaker_share;
    for (load, side) in ends {
        let of = builder.line.loads[*load as usize];
        let is_rack = of.hall != NONE && of.class != super::LoadClass::Fluid;
        let full_mva = hypot(of.peak_mw, of.peak_mvar) * sizing;
        let id = builder.push(New {
            rating_mva: if is_rack {
                rack_pdus_mva(full_mva, line_v, share)
            } else {
                0.0
            },
            hall: of.hall,
            ..New::of(Kind::Cord, parent, *load)
        });
        let at = id as usize;
        builder.line.row[at] = builder.line.row[parent as usize];
        builder.line.sizing[at] = sizing;
        builder.line.continuous[at] = if is_rack { share } else { 1.0 };
        attach(builder, id, *load, *side);
    }
}

/// Rating of one side's rack PDUs: as few as carry the whole rack, and of those the smallest.
fn rack_pdus_mva(full_mva: f64, line_v: f64, share: f64) -> f64 {
    let mva = |a: f64| ROOT_3 * line_v * a / 1e6;
    let mut best = (f64::INFINITY, 0.0);
    for a in RACK_PDUS_A {
        let pdus = (full_mva / (mva(a) * share)).ceil().max(1.0);
        if pdus < best.0 {
            best = (pdus, pdus * mva(a));
        }
    }
    best.1
}

/// What loads draw when all of it comes this way. Loads with both cords here count once.
pub(super) fn full_mw(builder: &Builder<'_>, ends: &[(u32, usize)]) -> f64 {
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
pub(super) fn ups(
    builder: &mut Builder<'_>,
    board: u32,
    draft: &Draft<'_>,
    unit: (&catalog::Ups, bool),
    full_mw: f64,
    (major, minor): (u32, u32),
) -> u32 {
    let new = New {
        minor,
        hall: draft.hall,
        ..New::of(Kind::Ups, board, major)
    };
    let power_factor = builder.plan.power.it_power_factor;
    ups_element(builder, new, unit, full_mw, power_factor)
}

/// A UPS wherever it stands, rated for what it carries alone.
pub(super) fn ups_element(
    builder: &mut Builder<'_>,
    new: New,
    (unit, eco): (&catalog::Ups, bool),
    full_mw: f64,
    power_factor: f64,
) -> u32 {
    let rated_mw = full_mw / UPS_SIZING_LOAD;
    let law = if builder.is_undrawn() {
        Law::Lossless
    } else {
        Law::Ups {
            rated_mw,
            points: if eco {
                unit.eco.clone()
            } else {
                unit.double_conversion.clone()
            },
            input_tan: tangent(builder.settings.ups_power_factor),
        }
    };
    let law = builder.law(law);
    builder.push(New {
        rating_mva: Power::from_mw(rated_mw).at_power_factor(power_factor).mva(),
        law,
        ..new
    })
}

/// Apparent from active and reactive power.
pub(super) fn hypot(mw: f64, mvar: f64) -> f64 {
    (mw * mw + mvar * mvar).sqrt()
}

/// What hangs on a service: the load itself, behind the UPS of its class where it has one.
pub(super) fn service(
    builder: &mut Builder<'_>,
    service: u32,
    (load, number): (u32, u32),
    power_factor: f64,
) {
    let classes = &builder.plan.power.network.classes;
    let of = builder.line.loads[load as usize];
    let class = if of.class == super::LoadClass::House {
        &classes.house
    } else {
        &classes.plant
    };
    let Some(unit) = class.ups.as_deref() else {
        attach(builder, service, load, 0);
        return;
    };
    let new = New::of(Kind::Ups, service, number);
    let behind = ups_element(
        builder,
        new,
        (unit, class.ups_eco),
        of.peak_mw,
        power_factor,
    );
    attach(builder, behind, load, 0);
    builder.close(behind);
}
