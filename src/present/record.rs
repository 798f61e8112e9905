//! The model beside the record: what the public knows of the real site, line by line.

use crate::evaluate::Evaluation;
use crate::evaluate::RecordOutcome;
use crate::present::Tone;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordRow {
    /// What is compared, and when.
    pub label: String,
    /// What the model says.
    pub model: String,
    /// What the record allows: `130 to 160 MW`.
    pub record: String,
    /// `met` or `not met`.
    pub verdict: &'static str,
    /// Good or alert.
    pub tone: Tone,
    /// Why it is not met, and what a reader should know.
    pub reason: String,
    /// Source with its confidence.
    pub source: String,
}

/// All lines, in the order of the scenario.
pub fn rows(evaluation: &Evaluation, names: &Names) -> Vec<RecordRow> {
    let lines = evaluation.record.iter();
    lines.map(|line| row(line, names)).collect()
}

/// The same as a table.
pub fn table(evaluation: &Evaluation, names: &Names) -> Table {
    let terms = words::terms(names);
    let mut table = Table::new(terms.record, &terms.record_head);
    for row in rows(evaluation, names) {
        table.rows.push(vec![
            row.label,
            row.model,
            row.record,
            row.verdict.to_owned(),
            row.reason,
            row.source,
        ]);
    }
    table
}

fn row(line: &RecordOutcome, names: &Names) -> RecordRow {
    let terms = words::terms(names);
    let value = |value: f64| quantity(&line.quantity, value);
    RecordRow {
        label: words::record_label(line, names),
        model: line
            .model
            .map_or_else(|| terms.never.to_owned(), |model| value(model).to_string()),
        record: range(line, names),
        verdict: if line.met { terms.met } else { terms.not_met },
        tone: if line.met { Tone::Good } else { Tone::Alert },
        reason: words::record_reason(line, names),
        source: words::source(&line.source, &line.confidence, names),
    }
}

fn range(line: &RecordOutcome, names: &Names) -> String {
    let terms = words::terms(names);
    let value = |value: f64| {
        let mut shown = quantity(&line.quantity, value);
        shown.value = without_zeros(&shown.value).to_owned();
        shown
    };
    match (line.low, line.high) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => value(low).to_string(),
        (Some(low), Some(high)) if line.quantity == "live_day" => {
            format!("{} {} {}", value(low), terms.to, number::decimal(high, 0))
        }
        (Some(low), Some(high)) => format!("{} {} {}", value(low).value, terms.to, value(high)),
        (Some(low), None) => format!("{} {}", terms.at_least, value(low)),
        (None, Some(high)) => format!("{} {}", terms.at_most, value(high)),
        (None, None) => number::NOTHING.to_owned(),
    }
}

/// `130` of `130.0`: a record is as round as it was told.
fn without_zeros(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// A value in the unit that the quantity's name ends in.
fn quantity(quantity: &str, value: f64) -> number::Shown {
    let decimals = |most: usize| number::decimal(value, most);
    match quantity {
        "gpu_racks" | "support_racks" => number::Shown::new(decimals(0), ""),
        "live_day" => number::Shown::new(format!("day {}", decimals(0)), ""),
        "loss_share" => number::Shown::new(number::decimal(value * 100.0, 1), "%"),
        "water_ml_per_day" => number::Shown::new(decimals(2), "ML/day"),
        "design_hour_ratio" => number::Shown::new(decimals(3), ""),
        other if other.ends_with("_mw") => number::Shown::new(decimals(1), "MW"),
        _ => number::Shown::new(number::exact(value), ""),
    }
}
