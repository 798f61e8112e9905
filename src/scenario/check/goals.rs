//! Checks phases, targets and the record.

use super::power::class;
use super::reader::Reader;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Phase;
use crate::scenario::RecordLine;
use crate::scenario::Scenario;
use crate::scenario::Survival;
use crate::scenario::goals::PhaseField;
use crate::scenario::goals::RecordLineField;
use crate::scenario::goals::SurvivalField;
use crate::scenario::goals::TargetsField;
use crate::scenario::plan;
use crate::units::Duration;

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

/// What must be reached besides phases.
pub(super) fn targets(scenario: &Scenario, reader: &mut Reader) -> plan::TargetPlan {
    let targets = &scenario.targets;
    let given = |field, reader: &mut Reader| reader.given(targets, field);
    let minutes = |field, reader: &mut Reader| given(field, reader).map(Duration::from_minutes);
    reader.ids(
        "targets.survive",
        targets.survive.iter().map(|row| row.id.as_str()),
    );
    plan::TargetPlan {
        pue_max: given(TargetsField::PueMax, reader),
        wue_max_l_per_kwh: given(TargetsField::WueMax, reader),
        ride_through: minutes(TargetsField::RideThroughMin, reader),
        bridge: minutes(TargetsField::BridgeMin, reader),
        survive: targets
            .survive
            .iter()
            .enumerate()
            .map(|(index, row)| survival(index, row, reader))
            .collect(),
    }
}

fn survival(index: usize, row: &Survival, reader: &mut Reader) -> plan::Survival {
    let path = format!("targets.survive[{index}]");
    plan::Survival {
        id: row.id.clone(),
        class: class(reader.word(row, SurvivalField::Class)),
        failure: failure(reader.word(row, SurvivalField::Failure)),
        count: reader.count(row, SurvivalField::Count, &path).max(1),
        outcome: match reader.word(row, SurvivalField::Outcome) {
            "throttles" => plan::Outcome::Throttles,
            "restarts" => plan::Outcome::Restarts,
            _ => plan::Outcome::Runs,
        },
        back_min: reader.given_count(row, SurvivalField::BackMin),
    }
}

fn failure(word: &str) -> plan::Failure {
    match word {
        "grid_feed" => plan::Failure::GridFeed,
        "substation" => plan::Failure::Substation,
        "grid_all" => plan::Failure::GridAll,
        "generating_unit" => plan::Failure::GeneratingUnit,
        "generation_bus" => plan::Failure::GenerationBus,
        "mv_section" => plan::Failure::MvSection,
        "mv_feeder" => plan::Failure::MvFeeder,
        "block" => plan::Failure::Block,
        "ups" => plan::Failure::Ups,
        "busway" => plan::Failure::Busway,
        "chiller" => plan::Failure::Chiller,
        "tower" => plan::Failure::Tower,
        "pump" => plan::Failure::Pump,
        "cdu" => plan::Failure::Cdu,
        "air_cooler" => plan::Failure::AirCooler,
        "header" => plan::Failure::Header,
        "mechanical_block" => plan::Failure::MechanicalBlock,
        _ => plan::Failure::GridCircuit,
    }
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
