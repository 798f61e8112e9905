//! Transformers of three windings: three legs of two windings each that meet in a bus of our own.
//!
//! Source of the conversion: BG-PANDAPOWER. Short-circuit voltages belong to pairs of windings, each at the smaller
//! rating of its pair; brought to the rating of the high voltage, half of what two pairs have more than the third is
//! the leg that the two share.

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::branches;
use crate::codec::network::elements::Reading;
use crate::codec::network::row::Row;
use crate::codec::network::tables::Fields;
use crate::solve::power::network::Bus;
use crate::solve::power::network::Side;
use crate::solve::power::network::Tap;
use crate::solve::power::network::TapKind;
use crate::solve::power::network::Transformer;

/// The windings as their fields name them.
const WINDINGS: [&str; 3] = ["hv", "mv", "lv"];

/// Voltage factor in the correction of a transformer in a short circuit.
const C_MAX: f64 = 1.1;

/// Reads `trafo3w`.
pub(super) fn transformers(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for (place, fields) in (0u32..).zip(rows) {
        let row = Row::new("trafo3w", fields);
        let legs = legs(reading, &row)?;
        let list = &mut reading.document.network.transformers;
        let first = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.extend(legs);
        let made = &mut reading.document.made.three_windings;
        made.push([first, first + 1, first + 2]);
        reading.three_windings.add(fields, place);
    }
    reading.document.names.trafo3w = reading.names("trafo3w", rows);
    let pairs = WINDINGS.iter().flat_map(|winding| {
        [
            format!("{winding}_bus"),
            format!("sn_{winding}_mva"),
            format!("vn_{winding}_kv"),
            format!("vk_{winding}_percent"),
            format!("vkr_{winding}_percent"),
            format!("shift_{winding}_degree"),
        ]
    });
    let pairs: Vec<String> = pairs.collect();
    let known: Vec<&str> = pairs.iter().map(String::as_str).chain(KNOWN).collect();
    reading.note_unknown("trafo3w", rows, &known);
    Ok(())
}

/// Fields that belong to no winding.
const KNOWN: [&str; 16] = [
    "pfe_kw",
    "i0_percent",
    "loss_side",
    "tap_side",
    "tap_neutral",
    "tap_pos",
    "tap_min",
    "tap_max",
    "tap_step_percent",
    "tap_step_degree",
    "tap_changer_type",
    "tap_at_star_point",
    "tap_dependency_table",
    "vector_group",
    "std_type",
    "parallel",
];

fn legs(reading: &mut Reading, row: &Row<'_>) -> Result<[Transformer; 3], NetworkError> {
    if row.flag("tap_dependency_table", false)? {
        return Err(row.error("tap_dependency_table", NetworkFault::NotModelled));
    }
    let each = |name: &str, suffix: &str| -> Result<[f64; 3], NetworkError> {
        let of = |winding: &str| row.positive(&format!("{name}_{winding}_{suffix}"));
        Ok([of("hv")?, of("mv")?, of("lv")?])
    };
    let (rated_mva, rated_kv) = (each("sn", "mva")?, each("vn", "kv")?);
    let (whole, resistive) = (each("vk", "percent")?, resistive(row)?);
    let plain = star(rated_mva, whole, resistive, [1.0; 3]);
    let factors = [0, 1, 2].map(|pair| {
        let (z, r) = (whole[pair] / 100.0, resistive[pair] / 100.0);
        0.95 * C_MAX / (1.0 + 0.6 * (z * z - r * r).max(0.0).sqrt())
    });
    let corrected = star(rated_mva, whole, resistive, factors);
    let ends = [
        row.reference("hv_bus", &reading.buses)?,
        row.reference("mv_bus", &reading.buses)?,
        row.reference("lv_bus", &reading.buses)?,
    ];
    let in_service = row.flag("in_service", true)?;
    let middle = reading.document.network.add_bus(Bus {
        vn_kv: rated_kv[0],
        in_service,
    });
    let losses = loss_winding(row)?;
    let tapped = tap(reading, row)?;
    let mut legs = [Transformer::new(ends[0], middle, rated_mva[0], rated_kv[0], rated_kv[0]); 3];
    for (winding, leg) in legs.iter_mut().enumerate() {
        if 0 < winding {
            *leg = Transformer::new(
                middle,
                ends[winding],
                rated_mva[winding],
                rated_kv[0],
                rated_kv[winding],
            );
            leg.shift_degree =
                row.number_or(&format!("shift_{}_degree", WINDINGS[winding]), 0.0)?;
        }
        [leg.vk_percent, leg.vkr_percent] = plain[winding];
        let field = format!("vk_{}_percent", WINDINGS[winding]);
        let expected = "such that every leg has an impedance";
        row.check(&field, leg.vk_percent, leg.vk_percent != 0.0, expected)?;
        leg.in_faults = Some(corrected[winding]);
        leg.in_service = in_service;
        if winding == losses {
            leg.pfe_kw = row.number_or("pfe_kw", 0.0)?;
            leg.i0_percent = row.number_or("i0_percent", 0.0)?;
        }
        if let Some((_, tap)) = tapped.filter(|(at, _)| *at == winding) {
            leg.taps[0] = tap;
        }
    }
    Ok(legs)
}

fn resistive(row: &Row<'_>) -> Result<[f64; 3], NetworkError> {
    let mut found = [0.0; 3];
    for (winding, value) in WINDINGS.iter().zip(&mut found) {
        let field = format!("vkr_{winding}_percent");
        *value = row.not_negative_or(&field, 0.0)?;
        let whole = row.number(&format!("vk_{winding}_percent"))?;
        row.check(&field, *value, *value <= whole, "at most vk_percent")?;
    }
    Ok(found)
}

fn loss_winding(row: &Row<'_>) -> Result<usize, NetworkError> {
    let side = row.text("loss_side")?.unwrap_or("hv");
    WINDINGS
        .iter()
        .position(|winding| *winding == side)
        .ok_or_else(|| {
            let expected = "\"hv\", \"mv\" or \"lv\"";
            row.error("loss_side", NetworkFault::Wrong { expected })
        })
}

/// Short-circuit voltage and its resistive part of every leg, each at its own rating, from those of the pairs
/// hv-mv, mv-lv, hv-lv.
fn star(
    rated_mva: [f64; 3],
    whole: [f64; 3],
    resistive: [f64; 3],
    factor: [f64; 3],
) -> [[f64; 2]; 3] {
    let [high, middle, low] = rated_mva;
    let pairs = [high.min(middle), middle.min(low), high.min(low)];
    let mut r = [0.0; 3];
    let mut x = [0.0; 3];
    for pair in 0..3 {
        let scale = factor[pair] * high / pairs[pair];
        let (z, real) = (whole[pair] * scale, resistive[pair] * scale);
        r[pair] = real;
        x[pair] = (z * z - real * real).max(0.0).sqrt();
    }
    let leg = |of: [f64; 3], winding: usize| {
        let sum = match winding {
            0 => of[0] + of[2] - of[1],
            1 => of[1] + of[0] - of[2],
            _ => of[2] + of[1] - of[0],
        };
        0.5 * rated_mva[winding] / high * sum
    };
    [0, 1, 2].map(|winding| {
        let (r, x) = (leg(r, winding), leg(x, winding));
        let size = (r * r + x * x).sqrt();
        [if x < 0.0 { -size } else { size }, r]
    })
}

/// The tap changer with the winding that it is on. One at the star point acts from the other end of its leg.
fn tap(reading: &mut Reading, row: &Row<'_>) -> Result<Option<(usize, Tap)>, NetworkError> {
    let Some(side) = row.text("tap_side")? else {
        return Ok(None);
    };
    let Some(winding) = WINDINGS.iter().position(|winding| *winding == side) else {
        let expected = "\"hv\", \"mv\" or \"lv\"";
        return Err(row.error("tap_side", NetworkFault::Wrong { expected }));
    };
    let outer = if winding == 0 { Side::High } else { Side::Low };
    let mut tap = branches::tap_at(reading, row, "tap", outer)?;
    if row.flag("tap_at_star_point", false)? && tap.kind == TapKind::Ratio {
        let angle = tap.step_degree.to_radians();
        let (along, across) = (
            tap.step_percent * libm::cos(angle),
            tap.step_percent * libm::sin(angle),
        );
        // 100·t / (100 + t·n), as a size and an angle.
        let (re, im) = (100.0 + along * tap.steps, across * tap.steps);
        let size = 100.0 * tap.step_percent / (re * re + im * im).sqrt();
        let turned = angle - libm::atan2(im, re);
        row.check(
            "tap_pos",
            size,
            size.is_finite(),
            "such that a voltage is left",
        )?;
        tap.step_percent = size;
        tap.step_degree = turned.to_degrees() - 180.0;
        tap.side = if winding == 0 { Side::Low } else { Side::High };
    }
    Ok(Some((winding, tap)))
}
