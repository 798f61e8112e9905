//! Phases reached, and the model beside the record.

use super::types::DayState;
use super::types::PhaseOutcome;
use super::types::RecordOutcome;
use crate::scenario::plan::Phase;
use crate::scenario::plan::Plan;
use crate::scenario::plan::RecordLine;

/// When each phase is reached.
pub fn phases(plan: &Plan, ledger: &[DayState]) -> Vec<PhaseOutcome> {
    plan.phases
        .iter()
        .map(|phase| outcome(phase, ledger))
        .collect()
}

/// The model beside the record.
pub fn record(plan: &Plan, ledger: &[DayState], phases: &[PhaseOutcome]) -> Vec<RecordOutcome> {
    plan.record
        .iter()
        .map(|line| compare(plan, line, ledger, phases))
        .collect()
}

fn outcome(phase: &Phase, ledger: &[DayState]) -> PhaseOutcome {
    let target = i64::from(phase.gpus);
    let due = at(ledger, phase.due_day);
    PhaseOutcome {
        id: phase.id.clone(),
        name: phase.name.clone(),
        gpus: target,
        due_day: phase.due_day,
        live_day: ledger
            .iter()
            .find(|state| target <= state.gpus_live)
            .map(|state| state.day),
        live_on_due_day: due.gpus_live,
        binding_limit: due.binding_limit.clone(),
    }
}

fn compare(
    plan: &Plan,
    line: &RecordLine,
    ledger: &[DayState],
    phases: &[PhaseOutcome],
) -> RecordOutcome {
    let phase = line.phase.map(|index| &phases[index]);
    let day = phase.map_or(plan.horizon, |phase| phase.due_day);
    let state = at(ledger, day);
    let model = model(&line.quantity, state, phase);
    let above = |model: f64| line.low.is_none_or(|low| low <= model);
    let below = |model: f64| line.high.is_none_or(|high| model <= high);
    RecordOutcome {
        quantity: line.quantity.clone(),
        phase: phase.map_or_else(String::new, |phase| phase.id.clone()),
        day,
        model,
        low: line.low,
        high: line.high,
        met: model.is_some_and(|model| above(model) && below(model)),
        binding_limit: state.binding_limit.clone(),
        source: line.source.clone(),
        confidence: line.confidence.clone(),
        note: line.note.clone(),
    }
}

/// What the model says of a quantity, in the unit its name ends in.
fn model(quantity: &str, state: &DayState, phase: Option<&PhaseOutcome>) -> Option<f64> {
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of racks are far below 2⁵³"
    )]
    Some(match quantity {
        "gpu_racks" => state.gpu_racks as f64,
        "support_racks" => state.support_racks as f64,
        "it_nameplate_mw" => state.it_nameplate.mw(),
        "it_running_mw" => state.it_running.mw(),
        "it_peak_mw" => state.it_peak.mw(),
        "site_mw" => state.electrical.site.mw(),
        "firm_supply_mw" => state.supply.firm.mw(),
        "water_ml_per_day" => state.water.ml_per_day(),
        "design_hour_ratio" => state.electrical.design_hour_ratio(),
        "loss_share" if 0.0 < state.it_peak.mw() => state.electrical.losses.total() / state.it_peak,
        "live_day" => return phase.and_then(|phase| phase.live_day).map(f64::from),
        _ => return None,
    })
}

/// The state that holds on a day.
fn at(ledger: &[DayState], day: u32) -> &DayState {
    let after = ledger.partition_point(|state| state.day <= day);
    &ledger[after.saturating_sub(1)]
}
