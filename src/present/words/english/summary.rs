//! The headline numbers and the ribbon in English.

use super::limit;
use super::terms;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::PhaseOutcome;
use crate::present::number;
use crate::present::words::Names;

/// The notes of the first seven tiles.
pub(in crate::present::words) fn notes(
    evaluation: &Evaluation,
    state: &DayState,
    names: &Names,
) -> [String; 7] {
    let it = state.electrical.it();
    let over_it = |power: crate::units::Power| {
        if it <= crate::units::Power::ZERO {
            number::NOTHING.to_owned()
        } else {
            number::percent(power / it, 1)
        }
    };
    [
        format!("{} {}", limit::binding(state), binds(state)),
        of_target(evaluation, state),
        format!("running {}", number::megawatts(state.it_running)),
        format!("of {} firm", number::megawatts(state.supply.firm)),
        format!(
            "cooling {}, losses {} of IT",
            over_it(state.electrical.cooling()),
            over_it(state.electrical.losses.total())
        ),
        water(state),
        evaluation
            .phases
            .last()
            .map_or_else(String::new, |phase| target(phase, names)),
    ]
}

/// Singular or plural after the limit's noun.
fn binds(state: &DayState) -> &'static str {
    let noun = limit::binding(state);
    let first = noun.split(" of ").next().unwrap_or("");
    let is_one = matches!(first, "supply" | "heat rejection" | "water" | "nothing");
    if is_one { "binds" } else { "bind" }
}

fn of_target(evaluation: &Evaluation, state: &DayState) -> String {
    let target = evaluation.phases.iter().map(|phase| phase.gpus).max();
    match target {
        Some(target) => format!(
            "of {}, {} placed",
            number::whole(target),
            number::whole(state.gpus_placed)
        ),
        None => format!("of {} placed", number::whole(state.gpus_placed)),
    }
}

fn water(state: &DayState) -> String {
    let allowed = state
        .limits
        .iter()
        .find(|limit| limit.kind == crate::evaluate::LimitKind::Water)
        .map(|limit| limit.capacity);
    match allowed {
        Some(allowed) => format!("of {} ML/day allowed", number::decimal(allowed, 2)),
        None => "no limit given".to_owned(),
    }
}

fn target(phase: &PhaseOutcome, names: &Names) -> String {
    let due = format!("target {}", number::day(phase.due_day));
    match phase.live_day {
        Some(_) => due,
        None => format!(
            "{due}: {} live, {}",
            number::whole(phase.live_on_due_day),
            limit::binding_id(&phase.binding_limit, names)
        ),
    }
}

/// A phase on the ribbon.
pub(in crate::present::words) fn phase_band(phase: &PhaseOutcome) -> String {
    format!("{} by {}", phase.name, number::day(phase.due_day))
}

/// The ribbon for those who cannot see it.
pub(in crate::present::words) fn ribbon(evaluation: &Evaluation, names: &Names) -> String {
    let Some(last) = evaluation.ledger.last() else {
        return "Nothing is evaluated yet.".to_owned();
    };
    let phases: Vec<String> = evaluation
        .phases
        .iter()
        .map(|phase| match phase.live_day {
            Some(day) => format!(
                "{} GPUs live on {}, target {}",
                number::whole(phase.gpus),
                number::day(day),
                number::day(phase.due_day)
            ),
            None => format!(
                "{} GPUs not reached, target {}",
                number::whole(phase.gpus),
                number::day(phase.due_day)
            ),
        })
        .collect();
    let mut text = format!(
        "GPUs live and what firm supply and firm cooling carry, from {} to {}. ",
        number::day_and_date(0, names.start),
        number::day(evaluation.horizon)
    );
    if !phases.is_empty() {
        text.push_str(&terms::capital(&phases.join("; ")));
        text.push_str(". ");
    }
    text.push_str(&format!(
        "At the end {} live of {} placed.",
        number::whole(last.gpus_live),
        number::whole(last.gpus_placed)
    ));
    text
}
