//! Labels of leaves and what their values read like.

use super::terms;
use crate::present::number;
use crate::present::words::FieldWords;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Labels that a leaf's name alone does not give well: section, leaf, label. An empty section means
/// every section. Texts beside a field name the unit, so labels do not.
const LABELS: &[(&str, &str, &str)] = &[
    ("", "id", "Key"),
    ("", "ready_day", "Ready day"),
    ("", "retire_day", "Retirement day"),
    ("", "assumption", "Assumption, no source"),
    ("", "unit", "Catalogue unit"),
    ("", "spares", "Of them spare"),
    ("", "unit_kw", "Heat of one unit"),
    ("", "width_m", "Width"),
    ("", "depth_m", "Depth"),
    ("", "gpus", "GPUs live in all"),
    ("", "due_day", "Due day"),
    ("Scenario", "start_date", "Day 0"),
    ("Scenario", "horizon_days", "Last day"),
    ("Scenario", "sourced_only", "Sourced facts only"),
    ("Site", "elevation_m", "Height above sea level"),
    ("Site", "design_basis", "Design conditions"),
    ("Site", "recirculation_dry_k", "Recirculation, dry bulb"),
    ("Site", "recirculation_wet_k", "Recirculation, wet bulb"),
    ("Site", "house_mw", "House load"),
    ("Site", "water_peak_day_ml", "Water limit, worst day"),
    ("Site", "yard_area_m2", "Yard"),
    ("Site", "frequency_hz", "Grid frequency"),
    ("It", "running_share", "Running share, all GPU racks"),
    ("It", "design_margin", "Design margin over running"),
    ("Platform", "id", "Platform"),
    ("Platform", "gpus_per_rack", "GPUs per rack"),
    ("Platform", "nameplate_kw", "Nameplate of a rack"),
    ("Platform", "cap_w_per_gpu", "Power cap per GPU"),
    ("Platform", "mass_kg", "Mass of a rack"),
    ("Deployment", "racks", "GPU racks"),
    ("SupportRacks", "per_array", "Racks beside each array"),
    ("Supply", "it_power_factor", "Power factor of IT"),
    ("Supply", "drive_power_factor", "Power factor of drives"),
    ("Supply", "loss_share", "Electrical losses over IT"),
    (
        "Supply",
        "mv_cable_loss_share",
        "Loss of medium-voltage cables",
    ),
    ("Supply", "hold_up_ms", "Hold-up of racks"),
    ("Supply", "support_ups", "UPS of support racks"),
    ("Supply", "fluid_ups", "UPS of pumps and controls"),
    ("GridContract", "contract_mw", "Contract"),
    ("GridContract", "interruptible_mw", "Of it interruptible"),
    ("GenerationGroup", "count", "Units"),
    ("GenerationGroup", "unit_mw", "Power of one unit, ISO"),
    (
        "GenerationGroup",
        "site_mw",
        "Power of one unit on this site",
    ),
    ("GenerationGroup", "auxiliary_share", "Own use"),
    ("GenerationGroup", "degradation_share", "Lost to age"),
    ("GenerationGroup", "permit_mw", "Permitted, ISO"),
    ("BatteryGroup", "count", "Units"),
    ("BatteryGroup", "unit_mw", "Power of one unit"),
    ("BatteryGroup", "unit_mwh", "Energy of one unit"),
    ("BatteryGroup", "bridge_share", "Share kept for bridging"),
    ("BlockGroup", "count", "Blocks"),
    ("BlockGroup", "unit_mw", "Power of one block"),
    ("BlockGroup", "topology", "Redundancy"),
    ("Cooling", "supply_c", "Supply water"),
    ("Cooling", "loop_rise_k", "Rise of the facility water"),
    ("Cooling", "room_dew_point_c", "Dew point in the halls"),
    (
        "Cooling",
        "dew_point_margin_k",
        "Margin above the dew point",
    ),
    ("Cooling", "condenser_limit_c", "Warmest condenser water"),
    ("Cooling", "condenser_rise_k", "Rise of the condenser water"),
    ("Cooling", "cycles", "Cycles of concentration"),
    ("Cooling", "power_share", "Cooling power over IT"),
    ("Cooling", "rejection_ratio", "Heat rejected over IT"),
    ("CduGroup", "count", "Units"),
    ("AirGroup", "count", "Units"),
    ("ChillerGroup", "count", "Chillers"),
    ("ChillerGroup", "unit_mw", "Capacity of one chiller"),
    ("TowerGroup", "count", "Cells"),
    ("TowerGroup", "unit_mw", "Heat of one cell"),
    ("RejectionGroup", "count", "Units"),
    ("RejectionGroup", "unit_mw", "Heat of one unit"),
    ("Floor", "row_racks", "Racks in a row"),
    ("Floor", "floor_load_kpa", "Floor load, at most"),
    ("Hall", "gpu_positions", "GPU rack positions"),
    ("Targets", "supply_redundancy", "Supply redundancy"),
    ("Targets", "cooling_spares", "Spare cooling machines"),
    (
        "Targets",
        "design_hour_ratio_max",
        "Design hour ratio, at most",
    ),
    ("Costs", "electricity_per_mwh", "Electricity"),
    ("Costs", "gas_per_gj", "Gas"),
    ("Costs", "water_per_m3", "Water"),
];

/// Endings of leaf names that say the unit, which stands beside the field anyway.
const UNIT_ENDINGS: [&str; 12] = [
    "_mw", "_mwh", "_kw", "_kwh", "_kpa", "_kg", "_hz", "_m2", "_ms", "_c", "_k", "_m",
];

/// The label of a leaf.
pub(super) fn name(section: &str, leaf: &str) -> String {
    let of = |wanted: &str| {
        LABELS
            .iter()
            .find(|(section, name, _)| *section == wanted && *name == leaf)
            .map(|(_, _, label)| (*label).to_owned())
    };
    of(section)
        .or_else(|| of(""))
        .unwrap_or_else(|| derived(leaf))
}

/// A label made from the name: `cold_aisle_m` is “Cold aisle”.
fn derived(leaf: &str) -> String {
    let stem = UNIT_ENDINGS
        .iter()
        .find_map(|ending| leaf.strip_suffix(ending))
        .unwrap_or(leaf);
    terms::capital(&stem.replace('_', " "))
}

/// A part of the scenario by its key.
pub(super) fn part(key: &str) -> &str {
    match key {
        "it" => "IT",
        "cdus" => "CDUs",
        "air" => "air coolers",
        "grid" => "grid feeds",
        "blocks" => "power blocks",
        "rejection" => "heat rejection",
        "keep_outs" => "keep-outs",
        "support" => "support racks",
        other => other,
    }
}

/// One item of a list by the list's key.
pub(super) fn item(key: &str) -> &str {
    match key {
        "cdus" => "CDU group",
        "air" => "air cooler group",
        "chillers" => "chiller group",
        "towers" => "tower group",
        "rejection" => "heat rejection",
        "grid" => "grid feed",
        "generation" => "generation group",
        "batteries" => "battery group",
        "blocks" => "block group",
        "keep_outs" => "keep-out",
        "support" => "support racks",
        "record" => "record line",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

/// A label inside a sentence: small first letter, unless the word is an abbreviation.
pub(super) fn uncapital(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            format!(
                "{}{}",
                first.to_ascii_lowercase(),
                &label[first.len_utf8()..]
            )
        }
        _ => label.to_owned(),
    }
}

/// Label, unit, help and default of a leaf.
pub(in crate::present::words) fn field(section: &SectionShape, leaf: &LeafShape) -> FieldWords {
    FieldWords {
        label: name(section.name, leaf.name),
        unit: unit(leaf).to_owned(),
        help: leaf.help.split_whitespace().collect::<Vec<_>>().join(" "),
        default: default(leaf),
    }
}

/// What holds when nothing is given.
fn default(leaf: &LeafShape) -> String {
    match &leaf.kind {
        LeafKind::Number(range) => match range.default {
            Some(value) => format!(
                "{}: {}",
                number::with_unit(value, range.plain_unit()),
                range.basis
            ),
            None if range.basis == "given" => "must be given".to_owned(),
            None => range.basis.to_owned(),
        },
        LeafKind::Text(words) => words.first().copied().unwrap_or("").to_owned(),
        LeafKind::Flag => "off".to_owned(),
    }
}

/// The value of a leaf as its field shows it.
pub(in crate::present::words) fn value(value: &Value, _leaf: &LeafShape) -> String {
    match value {
        Value::Number(Some(value)) => number::exact(*value),
        Value::Number(None) => String::new(),
        Value::Text(text) => text.clone(),
        Value::Flag(on) => if *on { "on" } else { "off" }.to_owned(),
    }
}

/// The value of a leaf in a sentence. The unit of a count is in its label already.
pub(in crate::present::words) fn value_with_unit(value: &Value, leaf: &LeafShape) -> String {
    match (value, &leaf.kind) {
        (Value::Number(Some(value)), LeafKind::Number(range)) if !range.is_count() => {
            number::with_unit(*value, range.plain_unit())
        }
        (Value::Number(None), _) => "not given".to_owned(),
        (Value::Text(text), _) if text.is_empty() => "not given".to_owned(),
        _ => self::value(value, leaf),
    }
}

fn unit(leaf: &LeafShape) -> &'static str {
    crate::present::words::unit_of(leaf)
}
