//! Lines and transformers.

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::elements::Reading;
use crate::codec::network::row::Row;
use crate::codec::network::tables::Fields;
use crate::solve::power::network::Line;
use crate::solve::power::network::Open;
use crate::solve::power::network::Side;
use crate::solve::power::network::Tap;
use crate::solve::power::network::TapKind;
use crate::solve::power::network::Transformer;
use crate::solve::power::network::Unit;

/// Degrees of one hour of the clock of a vector group.
const HOUR_DEGREE: f64 = 30.0;

/// Reads `line`.
pub(super) fn lines(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for (place, fields) in (0u32..).zip(rows) {
        let row = Row::new("line", fields);
        let line = Line {
            from_bus: row.reference("from_bus", &reading.buses)?,
            to_bus: row.reference("to_bus", &reading.buses)?,
            length_km: {
                let length_km = row.number("length_km")?;
                row.check("length_km", length_km, 0.0 <= length_km, "zero or more")?
            },
            r_ohm_per_km: row.number("r_ohm_per_km")?,
            x_ohm_per_km: row.number("x_ohm_per_km")?,
            c_nf_per_km: row.number_or("c_nf_per_km", 0.0)?,
            g_us_per_km: row.number_or("g_us_per_km", 0.0)?,
            max_i_ka: row.not_negative_or("max_i_ka", 0.0)? * row.positive_or("df", 1.0)?,
            parallel: row.count("parallel")?,
            in_service: row.flag("in_service", true)?,
            open: Open::default(),
            endtemp_degree: row.maybe("endtemp_degree")?,
        };
        if line.length_km == 0.0 || (line.r_ohm_per_km == 0.0 && line.x_ohm_per_km == 0.0) {
            reading.note(format!(
                "{}: it has no impedance and joins its buses.",
                row.element
            ));
        }
        reading.document.network.lines.push(line);
        reading.lines.add(fields, place);
    }
    reading.document.names.line = reading.names("line", rows);
    let known = [
        "from_bus",
        "to_bus",
        "length_km",
        "r_ohm_per_km",
        "x_ohm_per_km",
        "c_nf_per_km",
        "g_us_per_km",
        "max_i_ka",
        "df",
        "parallel",
        "endtemp_degree",
        "std_type",
        "type",
    ];
    reading.note_unknown("line", rows, &known);
    Ok(())
}

/// Reads `trafo`.
pub(super) fn transformers(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for (place, fields) in (0u32..).zip(rows) {
        let row = Row::new("trafo", fields);
        let vk_percent = row.number("vk_percent")?;
        // Equivalents of larger networks have negative reactances; pandapower takes them, too.
        row.check(
            "vk_percent",
            vk_percent,
            vk_percent != 0.0,
            "other than zero",
        )?;
        let vkr_percent = row.number("vkr_percent")?;
        row.check(
            "vkr_percent",
            vkr_percent,
            vkr_percent.abs() <= vk_percent.abs(),
            "at most vk_percent",
        )?;
        for field in ["leakage_resistance_ratio_hv", "leakage_reactance_ratio_hv"] {
            let ratio = row.number_or(field, 0.5)?;
            row.check(
                field,
                ratio,
                ratio == 0.5,
                "0.5: other splits of the leakage are not modelled",
            )?;
        }
        if row.flag("tap_dependency_table", false)? {
            return Err(row.error("tap_dependency_table", NetworkFault::NotModelled));
        }
        let transformer = Transformer {
            hv_bus: row.reference("hv_bus", &reading.buses)?,
            lv_bus: row.reference("lv_bus", &reading.buses)?,
            sn_mva: row.positive("sn_mva")?,
            vn_hv_kv: row.positive("vn_hv_kv")?,
            vn_lv_kv: row.positive("vn_lv_kv")?,
            vk_percent,
            vkr_percent,
            pfe_kw: row.number_or("pfe_kw", 0.0)?,
            i0_percent: row.number_or("i0_percent", 0.0)?,
            shift_degree: shift(reading, &row)?,
            taps: [tap(reading, &row, "tap")?, tap(reading, &row, "tap2")?],
            parallel: row.count("parallel")?,
            in_service: row.flag("in_service", true)?,
            open: Open::default(),
            df: row.positive_or("df", 1.0)?,
            unit: unit(&row)?,
            in_faults: None,
        };
        reading.document.network.transformers.push(transformer);
        reading.trafos.add(fields, place);
    }
    reading.document.names.trafo = reading.names("trafo", rows);
    reading.note_unknown("trafo", rows, &KNOWN);
    Ok(())
}

/// Fields of a transformer that are used, or that say nothing for a balanced network.
const KNOWN: [&str; 37] = [
    "hv_bus",
    "lv_bus",
    "sn_mva",
    "vn_hv_kv",
    "vn_lv_kv",
    "vk_percent",
    "vkr_percent",
    "pfe_kw",
    "i0_percent",
    "shift_degree",
    "vector_group",
    "tap_side",
    "tap_neutral",
    "tap_pos",
    "tap_min",
    "tap_max",
    "tap_step_percent",
    "tap_step_degree",
    "tap_changer_type",
    "tap_phase_shifter",
    "tap_dependency_table",
    "tap2_side",
    "tap2_neutral",
    "tap2_pos",
    "tap2_min",
    "tap2_max",
    "tap2_step_percent",
    "tap2_step_degree",
    "tap2_changer_type",
    "parallel",
    "df",
    "oltc",
    "power_station_unit",
    "pt_percent",
    "std_type",
    "leakage_resistance_ratio_hv",
    "leakage_reactance_ratio_hv",
];

/// The phase shift; where it is not given, that of the vector group.
fn shift(reading: &mut Reading, row: &Row<'_>) -> Result<f64, NetworkError> {
    if let Some(degree) = row.maybe("shift_degree")? {
        return Ok(degree);
    }
    let Some(group) = row.text("vector_group")? else {
        return Ok(0.0);
    };
    let digits: String = group.chars().filter(char::is_ascii_digit).collect();
    match digits.parse::<u32>() {
        Ok(hour) if 0 < hour && hour < 12 => {
            let degree = f64::from(hour) * HOUR_DEGREE;
            reading.note(format!(
                "{}: shift_degree is not given; {degree} was taken from its vector group.",
                row.element
            ));
            Ok(degree)
        }
        _ => Ok(0.0),
    }
}

/// A tap changer. A file by hand need not say of which kind it is: it is one of ratio.
fn tap(reading: &mut Reading, row: &Row<'_>, prefix: &str) -> Result<Tap, NetworkError> {
    let field = |name: &str| format!("{prefix}_{name}");
    let Some(steps) = steps(reading, row, prefix)? else {
        return Ok(Tap::default());
    };
    let side = match row.text(&field("side"))? {
        Some("hv") => Side::High,
        Some("lv") => Side::Low,
        Some(_) => {
            let expected = "\"hv\" or \"lv\"";
            return Err(row.error(&field("side"), NetworkFault::Wrong { expected }));
        }
        None => {
            if steps != 0.0 {
                reading.note(format!(
                    "{}: {} is not given; its taps do nothing.",
                    row.element,
                    field("side")
                ));
            }
            return Ok(Tap::default());
        }
    };
    tap_at(reading, row, prefix, side)
}

/// How far a tap changer is from neutral, if it has a position. pandapower leaves one without a neutral alone.
fn steps(reading: &Reading, row: &Row<'_>, prefix: &str) -> Result<Option<f64>, NetworkError> {
    let neutral = row.maybe(&format!("{prefix}_neutral"))?;
    if neutral.is_none() && reading.by_pandapower {
        return Ok(None);
    }
    let position = row.maybe(&format!("{prefix}_pos"))?;
    Ok(position.map(|position| position - neutral.unwrap_or(0.0)))
}

/// A tap changer on a winding.
pub(super) fn tap_at(
    reading: &Reading,
    row: &Row<'_>,
    prefix: &str,
    side: Side,
) -> Result<Tap, NetworkError> {
    let field = |name: &str| format!("{prefix}_{name}");
    let Some(steps) = steps(reading, row, prefix)? else {
        return Ok(Tap::default());
    };
    let kind = match row.text(&field("changer_type"))? {
        Some("Ratio" | "Symmetrical") => TapKind::Ratio,
        Some("Ideal") => TapKind::Ideal,
        Some(other) if other.is_empty() || other == "None" || other == "nan" => TapKind::None,
        Some(_) => {
            let expected = "\"Ratio\", \"Symmetrical\" or \"Ideal\"";
            return Err(row.error(&field("changer_type"), NetworkFault::Wrong { expected }));
        }
        // Before version 3 pandapower had this flag instead; from then on no type means no tap changer.
        None if row.flag(&field("phase_shifter"), false)? => TapKind::Ideal,
        None if !reading.without_tap_types && !row.has(&field("phase_shifter")) => TapKind::None,
        None => TapKind::Ratio,
    };
    let tap = Tap {
        kind,
        side,
        steps,
        step_percent: row.number_or(&field("step_percent"), 0.0)?,
        step_degree: row.number_or(&field("step_degree"), 0.0)?,
    };
    let moved = tap.steps * tap.step_percent;
    let position_field = field("pos");
    row.check(
        &position_field,
        moved,
        -100.0 < moved,
        "such that a voltage is left",
    )?;
    Ok(tap)
}

fn unit(row: &Row<'_>) -> Result<Unit, NetworkError> {
    let given = row.maybe("pt_percent")?;
    let highest = row.maybe("tap_max")?;
    let step = row.maybe("tap_step_percent")?;
    let neutral = row.maybe("tap_neutral")?;
    let by_taps = match (step, highest, neutral) {
        (Some(step), Some(highest), Some(neutral)) => Some(-step * (highest - neutral)),
        _ => None,
    };
    Ok(Unit {
        power_station_unit: row.flag("power_station_unit", false)?,
        oltc: row.flag("oltc", false)?,
        pt_percent: given.or(by_taps),
    })
}
