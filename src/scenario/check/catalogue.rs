//! Takes the scenario's own rows into the catalogue and says what is wrong with them.

use super::reader::Reader;
use super::reader::words;
use crate::catalog::Confidence;
use crate::catalog::Holds;
use crate::catalog::Kind;
use crate::catalog::OwnRow;
use crate::catalog::OwnValue;
use crate::catalog::Problem;
use crate::catalog::RowProblem;
use crate::catalog::Wrong;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::CatalogueRow;
use crate::scenario::CatalogueValue;
use crate::scenario::Scenario;
use std::collections::BTreeSet;

/// Takes all of them in, in order, so that one may start from an earlier one.
pub(super) fn own_rows(scenario: &Scenario, reader: &mut Reader) {
    let mut seen = BTreeSet::new();
    for (index, row) in scenario.catalogue.iter().enumerate() {
        let path = format!("catalogue[{index}]");
        let Some(kind) = Kind::from_text(&row.kind) else {
            // A word that is no kind was reported by its shape.
            if row.kind.is_empty() {
                let known = Kind::ALL.iter().map(|kind| kind.text().to_owned());
                reader.wrong(Code::Missing, format!("{path}.kind"), words("", known));
            }
            continue;
        };
        if row.id.is_empty() {
            reader.wrong(Code::Missing, format!("{path}.id"), Amount::None);
        } else if !seen.insert((kind, &row.id)) {
            let amount = words(&row.id, std::iter::empty());
            reader.wrong(Code::DuplicateId, format!("{path}.id"), amount);
        }
        let problems = reader.catalogue.add(&own_row(kind, row));
        missing(&problems, &path, reader);
        for problem in &problems {
            report(problem, kind, row, &path, reader);
        }
    }
}

fn own_row(kind: Kind, row: &CatalogueRow) -> OwnRow {
    let value = |given: &CatalogueValue| {
        let value = match given.number {
            Some(number) => OwnValue::Number(number),
            None => OwnValue::Text(given.word.clone()),
        };
        (given.field.clone(), value)
    };
    OwnRow {
        kind,
        key: row.id.clone(),
        name: row.name.clone(),
        based_on: row.based_on.clone(),
        source: row.source.clone(),
        confidence: Confidence::from_text(&row.confidence).unwrap_or(Confidence::L),
        note: row.note.clone(),
        values: row.values.iter().map(value).collect(),
    }
}

/// All fields that lack a value are one finding: who starts a row from nothing lacks them all.
fn missing(problems: &[RowProblem], path: &str, reader: &mut Reader) {
    let fields: Vec<String> = problems.iter().filter_map(missing_field).collect();
    if !fields.is_empty() {
        let amount = words("", fields.into_iter());
        reader.wrong(Code::Missing, format!("{path}.values"), amount);
    }
}

fn missing_field(problem: &RowProblem) -> Option<String> {
    match problem {
        RowProblem::Field(problem) if problem.wrong == Wrong::Missing => {
            Some(problem.field.clone())
        }
        _ => None,
    }
}

fn report(problem: &RowProblem, kind: Kind, row: &CatalogueRow, path: &str, reader: &mut Reader) {
    match problem {
        RowProblem::UnknownBase => {
            let known = words(&row.based_on, reader.catalogue.keys(kind));
            reader.wrong(Code::UnknownKey, format!("{path}.based_on"), known);
        }
        RowProblem::Field(problem) => field(problem, kind, row, path, reader),
    }
}

fn field(problem: &Problem, kind: Kind, row: &CatalogueRow, path: &str, reader: &mut Reader) {
    let place = row
        .values
        .iter()
        .position(|value| value.field == problem.field);
    let at = |leaf: &str| match place {
        Some(index) => format!("{path}.values[{index}].{leaf}"),
        None => format!("{path}.based_on"),
    };
    let fields = || kind.fields().iter().map(|field| field.name.to_owned());
    match &problem.wrong {
        Wrong::Unknown => {
            let amount = words(&problem.field, fields());
            reader.wrong(Code::UnknownKey, at("field"), amount);
        }
        Wrong::Missing => {}
        Wrong::OtherKind => {
            let is_word = kind
                .fields()
                .iter()
                .any(|field| field.name == problem.field && matches!(field.holds, Holds::Word(_)));
            let leaf = if is_word { "word" } else { "number" };
            reader.wrong(Code::Missing, at(leaf), Amount::None);
        }
        Wrong::Word(given) => {
            let known = kind.fields().iter().find_map(|field| match field.holds {
                Holds::Word(known) if field.name == problem.field => Some(known),
                _ => None,
            });
            let known = known.unwrap_or_default().iter();
            let amount = words(given, known.map(|word| (*word).to_owned()));
            reader.wrong(Code::UnknownWord, at("word"), amount);
        }
        Wrong::Range { given, low, high } => {
            let amount = out_of_range(*given, *low, *high);
            reader.wrong(Code::OutOfRange, at("number"), amount);
        }
        Wrong::NotWhole(given) => {
            let amount = out_of_range(*given, f64::from(0_u8), f64::from(u32::MAX));
            reader.wrong(Code::NotWhole, at("number"), amount);
        }
        Wrong::Length { given, wanted } => {
            let amount = Amount::Range {
                given: as_number(*given),
                low: as_number(*wanted),
                high: as_number(*wanted),
                unit: "values",
            };
            reader.wrong(Code::OutOfRange, at("field"), amount);
        }
    }
}

fn out_of_range(given: f64, low: f64, high: f64) -> Amount {
    Amount::Range {
        given,
        low,
        high,
        unit: "",
    }
}

#[allow(clippy::cast_precision_loss, reason = "a list never holds 2⁵³ items")]
fn as_number(count: usize) -> f64 {
    count as f64
}
