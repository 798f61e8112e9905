//! Checks phases and the record.

use super::reader::Reader;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Phase;
use crate::scenario::RecordLine;
use crate::scenario::Scenario;
use crate::scenario::goals::PhaseField;
use crate::scenario::goals::RecordLineField;
use crate::scenario::plan;

/// Phases in the order given; a later one may not be due earlier, or ask for fewer GPUs.
pub(super) fn phases(scenario: &Scenario, reader: &mut Reader) -> Vec<plan::Phase> {
    reader.ids(
        "phases",
        scenario.phases.iter().map(|phase| phase.id.as_str()),
    );
    let phases: Vec<plan::Phase> = scenario
        .phases
        .iter()
        .enumerate()
        .map(|(i, phase)| one(i, phase, reader))
        .collect();
    for (index, pair) in phases.windows(2).enumerate() {
        let path = |name: &str| format!("phases[{}].{name}", index + 1);
        in_order(
            f64::from(pair[0].due_day),
            f64::from(pair[1].due_day),
            "day",
            path("due_day"),
            reader,
        );
        in_order(
            f64::from(pair[0].gpus),
            f64::from(pair[1].gpus),
            "GPUs",
            path("gpus"),
            reader,
        );
    }
    phases
}

/// The record; lines that name no known phase are findings.
pub(super) fn record(
    scenario: &Scenario,
    phases: &[plan::Phase],
    reader: &mut Reader,
) -> Vec<plan::RecordLine> {
    let lines = scenario.record.iter().enumerate();
    lines
        .map(|(index, line)| record_line(index, line, phases, reader))
        .collect()
}

fn one(index: usize, phase: &Phase, reader: &mut Reader) -> plan::Phase {
    let path = format!("phases[{index}]");
    plan::Phase {
        id: phase.id.clone(),
        name: if phase.name.is_empty() {
            phase.id.clone()
        } else {
            phase.name.clone()
        },
        gpus: reader.count(phase, PhaseField::Gpus, &path),
        due_day: reader.count(phase, PhaseField::DueDay, &path),
    }
}

fn record_line(
    index: usize,
    line: &RecordLine,
    phases: &[plan::Phase],
    reader: &mut Reader,
) -> plan::RecordLine {
    let path = format!("record[{index}].phase");
    let find = |key: &str| phases.iter().position(|phase| phase.id == key);
    plan::RecordLine {
        quantity: reader.word(line, RecordLineField::Quantity).to_owned(),
        phase: reader.key_or_none(&line.phase, &path, find, || {
            phases.iter().map(|phase| phase.id.clone())
        }),
        low: line.low,
        high: line.high,
        source: line.source.clone(),
        confidence: line.confidence.clone(),
        note: line.note.clone(),
    }
}

fn in_order(first: f64, second: f64, unit: &'static str, path: String, reader: &mut Reader) {
    if second < first {
        reader.wrong(
            Code::OutOfOrder,
            path,
            Amount::Order {
                first,
                second,
                unit,
            },
        );
    }
}
