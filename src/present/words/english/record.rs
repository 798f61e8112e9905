//! The model beside the record in English.

use super::limit;
use super::terms;
use crate::evaluate::RecordOutcome;
use crate::present::number;
use crate::present::words::Names;

/// What is compared, and when.
pub(in crate::present::words) fn label(line: &RecordOutcome, names: &Names) -> String {
    let quantity = match line.quantity.as_str() {
        "gpu_racks" => "GPU racks",
        "support_racks" => "Support racks",
        "it_nameplate_mw" => "IT, nameplate",
        "it_running_mw" => "IT, running",
        "it_peak_mw" => "IT, design peak",
        "site_mw" => "Site, design peak",
        "loss_share" => "Electrical losses over IT",
        "firm_supply_mw" => "Firm supply",
        "live_day" => "All live",
        "water_ml_per_day" => "Water, worst day",
        "design_hour_ratio" => "Design hour ratio",
        other => other,
    };
    let when = if line.phase.is_empty() {
        "end state".to_owned()
    } else {
        names.phase(&line.phase).to_owned()
    };
    format!("{quantity}, {when} ({})", number::day(line.day))
}

/// What binds, where a line is not met, and its note.
pub(in crate::present::words) fn reason(line: &RecordOutcome, names: &Names) -> String {
    let binding = limit::binding_id(&line.binding_limit, names);
    let why = match (line.met, line.model) {
        (true, _) => String::new(),
        (false, None) => format!("Not reached; on the due day the limit is {binding}."),
        (false, Some(_)) if line.quantity == "live_day" => {
            format!("On the due day the limit is {binding}.")
        }
        (false, Some(model)) => match (line.low, line.high) {
            (Some(low), _) if model < low => "The model says less than the record.".to_owned(),
            (_, Some(high)) if high < model => "The model says more than the record.".to_owned(),
            _ => String::new(),
        },
    };
    let parts = [why, line.note.clone()];
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    parts.join(" ").trim().to_owned()
}

/// A source with what its confidence means.
pub(in crate::present::words) fn source(source: &str, confidence: &str) -> String {
    let meaning = terms::confidence(confidence);
    if source.is_empty() {
        format!("No source, {meaning}")
    } else {
        format!("{source} ({meaning})")
    }
}
