//! Limits and what binds, in words.

use super::terms;
use crate::evaluate::DayState;
use crate::evaluate::Limit;
use crate::evaluate::LimitKind;
use crate::present::words::Names;

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
            if first.hall.is_some() && binding.len() == state.halls.len() {
                format!("{noun} of all halls")
            } else {
                format!("{noun} of {} halls", binding.len())
            }
        }
        several => {
            let mut kinds: Vec<LimitKind> = several.iter().map(|limit| limit.kind).collect();
            kinds.sort();
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
        "heat_rejection" | "heat-rejection" | "rejection" => LimitKind::HeatRejection,
        "chillers" => LimitKind::Chillers,
        "towers" => LimitKind::Towers,
        "plant_blocks" | "plant-blocks" => LimitKind::PlantBlocks,
        "water" => LimitKind::Water,
        "blocks" => LimitKind::Blocks,
        "hall_cooling" | "hall-cooling" | "cooling" => LimitKind::HallCooling,
        "positions" => LimitKind::Positions,
        other => return other.replace(['_', '-'], " "),
    };
    terms::limit_noun(kind).to_owned()
}
