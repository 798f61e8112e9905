//! Limits and what binds, in words.

use super::terms;
use crate::evaluate::DayState;
use crate::evaluate::Limit;
use crate::evaluate::LimitKind;
use crate::evaluate::LimitUnit;
use crate::present::number;
use crate::present::words;
use crate::present::words::Names;
use crate::units::order;

/// One limit with its hall: `power blocks of Hall A`.
pub(in crate::present::words) fn limit(limit: &Limit, state: &DayState) -> String {
    let noun = terms::limit_noun(limit.kind);
    match limit.hall.and_then(|hall| state.halls.get(hall)) {
        Some(hall) => format!("{noun} of {}", hall.name),
        None => noun.to_owned(),
    }
}

/// What binds on a day.
pub(in crate::present::words) fn binding(state: &DayState) -> String {
    let binding: Vec<&Limit> = state
        .binding
        .iter()
        .filter_map(|index| state.limits.get(*index))
        .collect();
    match binding.as_slice() {
        [] => binding_id(&state.binding_limit, &Names::default()),
        [only] => limit(only, state),
        [first, rest @ ..] if rest.iter().all(|other| other.kind == first.kind) => {
            let noun = terms::limit_noun(first.kind);
            let mut halls: Vec<usize> = state.limits.iter().filter_map(|it| it.hall).collect();
            halls.dedup();
            if first.hall.is_some() && binding.len() == halls.len() {
                format!("{noun} of all halls")
            } else {
                format!("{noun} of {} halls", binding.len())
            }
        }
        several => {
            let mut kinds: Vec<LimitKind> = several.iter().map(|limit| limit.kind).collect();
            order::sort_by(&mut kinds, Ord::cmp);
            kinds.dedup();
            terms::all(kinds.into_iter().map(terms::limit_noun))
        }
    }
}

/// A binding limit by its id: that of a site limit, `hall/kind`, the kind of a hall limit, or `halls`.
pub(in crate::present::words) fn binding_id(id: &str, names: &Names) -> String {
    if let Some((hall, kind)) = id.split_once('/') {
        return format!("{} of {}", noun_of(kind), names.hall(hall));
    }
    match id {
        "" => "nothing".to_owned(),
        "halls" => "different limits in different halls".to_owned(),
        "blocks" | "hall_cooling" | "hall-cooling" | "cooling" | "positions" => {
            format!("{} of all halls", noun_of(id))
        }
        other => noun_of(other),
    }
}

fn noun_of(key: &str) -> String {
    let kind = match key {
        "supply" => LimitKind::Supply,
        "heat_rejection" | "heat-rejection" | "rejection" | "dry-coolers" => {
            LimitKind::HeatRejection
        }
        "chillers" => LimitKind::Chillers,
        "towers" => LimitKind::Towers,
        "plant_blocks" | "plant-blocks" => LimitKind::PlantBlocks,
        "water" => LimitKind::Water,
        "blocks" => LimitKind::Blocks,
        "hall_cooling" | "hall-cooling" | "cooling" => LimitKind::HallCooling,
        "positions" => LimitKind::Positions,
        "pumps" => LimitKind::Pumps,
        other => return other.replace(['_', '-'], " "),
    };
    terms::limit_noun(kind).to_owned()
}

/// A row of the chart with the conditions it is judged on.
pub(in crate::present::words) fn label(kind: LimitKind, state: &DayState) -> String {
    let name = terms::limit_kind(kind);
    match kind {
        LimitKind::Chillers | LimitKind::Towers | LimitKind::HeatRejection => format!(
            "{name}, wet bulb {} °C",
            number::decimal(state.conditions.wet_bulb.c(), 1)
        ),
        _ => name.to_owned(),
    }
}

/// Amounts in the limit's own unit.
pub(in crate::present::words) fn amounts(
    unit: LimitUnit,
    [capacity, used, reserve, stranded, free]: [f64; 5],
) -> String {
    let unit_text = terms::limit_unit(unit);
    let amount = |value: f64| words::limit_amount(unit, value);
    let mut text = format!("{} {unit_text}: {} in use", amount(capacity), amount(used));
    for (value, meaning) in [(reserve, "held for redundancy"), (stranded, "stranded")] {
        if 0.0 < value {
            text.push_str(&format!(", {} {meaning}", amount(value)));
        }
    }
    if free < 0.0 {
        text.push_str(&format!(", {} short", amount(-free)));
    } else {
        text.push_str(&format!(", {} free", amount(free)));
    }
    text
}

/// Halls that are short while others are not.
pub(in crate::present::words) fn short_halls(limits: &[&Limit], state: &DayState) -> String {
    let short: Vec<String> = limits
        .iter()
        .filter(|limit| limit.free_gpus < 0)
        .filter_map(|limit| {
            let hall = state.halls.get(limit.hall?)?;
            let gpus = number::count(-limit.free_gpus, "GPU", "GPUs");
            Some(format!("{} is short by {gpus}", hall.name))
        })
        .collect();
    if short.is_empty() {
        return String::new();
    }
    format!("{}.", terms::all(short.iter().map(String::as_str)))
}
