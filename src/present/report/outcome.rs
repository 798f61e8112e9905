//! Outcomes of the report: findings, phases, the record.

use super::plain;
use crate::evaluate::PhaseOutcome;
use crate::evaluate::RecordOutcome;
use crate::finding::Finding;
use crate::finding::Place;
use crate::present::words;
use crate::present::words::Names;
use serde::Serialize;

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FindingRow {
    /// Code that never changes its meaning.
    pub code: &'static str,
    /// `must_fix`, `watch` or `note`.
    pub severity: &'static str,
    /// `site`, the path of a field, or `hall:…`, `loop:…`, `phase:…`, `asset:…`, `element:…` with the id.
    pub place: String,
    /// First day; `None` for what does not depend on the day.
    pub from_day: Option<u32>,
    /// Last day.
    pub to_day: Option<u32>,
    /// What is wrong, where and how much.
    pub title: String,
    /// The whole of it in words.
    pub message: String,
    /// What may help.
    pub hint: String,
}

/// One phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named as in the evaluation")]
pub struct PhaseRow {
    pub id: String,
    pub name: String,
    pub gpus: i64,
    pub due_day: u32,
    pub live_day: Option<u32>,
    pub live_on_due_day: i64,
    pub binding_limit: String,
}

/// One line of the model beside the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named as in the evaluation")]
pub struct RecordRow {
    pub quantity: String,
    pub phase: String,
    pub day: u32,
    pub model: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub met: bool,
    pub reason: String,
    pub source: String,
    pub confidence: String,
}

impl FindingRow {
    pub(super) fn of(finding: &Finding, names: &Names) -> Self {
        let words = words::finding(finding, names);
        Self {
            code: finding.code.text(),
            severity: finding.severity.text(),
            place: place(&finding.place),
            from_day: finding.days.map(|days| days.from),
            to_day: finding.days.map(|days| days.to),
            message: format!("{}. {}", words.title, words.message)
                .trim()
                .to_owned(),
            title: words.title,
            hint: words.hint,
        }
    }
}

impl PhaseRow {
    pub(super) fn of(phase: &PhaseOutcome) -> Self {
        Self {
            id: phase.id.clone(),
            name: phase.name.clone(),
            gpus: phase.gpus,
            due_day: phase.due_day,
            live_day: phase.live_day,
            live_on_due_day: phase.live_on_due_day,
            binding_limit: phase.binding_limit.clone(),
        }
    }
}

impl RecordRow {
    pub(super) fn of(line: &RecordOutcome, names: &Names) -> Self {
        Self {
            quantity: line.quantity.clone(),
            phase: line.phase.clone(),
            day: line.day,
            model: line.model.map(plain),
            low: line.low.map(plain),
            high: line.high.map(plain),
            met: line.met,
            reason: words::record_reason(line, names),
            source: line.source.clone(),
            confidence: line.confidence.clone(),
        }
    }
}

/// A place as a key, independent of the language: `hall:a`, `site`, the path of a field.
pub fn place(place: &Place) -> String {
    match place {
        Place::Site => "site".to_owned(),
        Place::Field(path) => path.clone(),
        Place::Hall(id) => format!("hall:{id}"),
        Place::Loop(id) => format!("loop:{id}"),
        Place::Phase(id) => format!("phase:{id}"),
        Place::Asset(id) => format!("asset:{id}"),
        Place::Element(id) => format!("element:{id}"),
    }
}
