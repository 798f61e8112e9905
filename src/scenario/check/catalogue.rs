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

/// The bounds of a value's leaf.
const LOWEST: f64 = -1e9;
const HIGHEST: f64 = 1e9;

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
        missing(&problems, row, &path, reader);
        for problem in &problems {
            report(problem, kind, row, &path, reader);
        }
    }
}

fn own_row(kind: Kind, row: &CatalogueRow) -> OwnRow {
    let value = |given: &CatalogueValue| {
        let value = match given.number {
            Some(number) => OwnValue::Number(number),
            None if given.word.is_empty() => OwnValue::Unknown,
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

/// All fields that no value names are one finding: who starts a row from nothing lacks them all.
fn missing(problems: &[RowProblem], row: &CatalogueRow, path: &str, reader: &mut Reader) {
    let fields: Vec<String> = problems
        .iter()
        .filter_map(missing_field)
        .filter(|field| row.values.iter().all(|value| value.field != *field))
        .collect();
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
    let Some((code, leaf, amount)) = in_words_of_findings(problem, kind) else {
        return;
    };
    let mut values = row.values.iter();
    let place = match values.position(|value| value.field == problem.field) {
        Some(index) => format!("{path}.values[{index}].{leaf}"),
        // Said once for all fields that lack a value.
        None if problem.wrong == Wrong::Missing => return,
        None => format!("{path}.based_on"),
    };
    reader.wrong(code, place, amount);
}

/// Code, leaf of the value and amount; `None` for what is reported elsewhere.
fn in_words_of_findings(problem: &Problem, kind: Kind) -> Option<(Code, &'static str, Amount)> {
    let mut fields = kind.fields().iter();
    let holds = fields.find(|field| field.name == problem.field);
    let choice: &[&str] = match holds.map(|field| field.holds) {
        Some(Holds::Word(known)) => known,
        _ => &[],
    };
    Some(match &problem.wrong {
        Wrong::Unknown => {
            let known = kind.fields().iter().map(|field| field.name.to_owned());
            (Code::UnknownKey, "field", words(&problem.field, known))
        }
        Wrong::OtherKind | Wrong::Missing if choice.is_empty() => {
            (Code::Missing, "number", Amount::None)
        }
        Wrong::OtherKind | Wrong::Missing => (Code::Missing, "word", words("", texts(choice))),
        Wrong::Word(given) => (Code::UnknownWord, "word", words(given, texts(choice))),
        // What no row could hold was reported by the shape of the leaf.
        Wrong::Range { given, .. } if !(LOWEST..=HIGHEST).contains(given) => return None,
        Wrong::Range { given, low, high } => {
            (Code::OutOfRange, "number", range(*given, *low, *high, ""))
        }
        Wrong::NotWhole(given) => {
            let amount = range(*given, 0.0, f64::from(u32::MAX), "");
            (Code::NotWhole, "number", amount)
        }
        Wrong::Order { lower, higher } => {
            let amount = Amount::Order {
                first: *lower,
                second: *higher,
                unit: "",
            };
            (Code::OutOfOrder, "number", amount)
        }
        Wrong::Length { given, wanted } => {
            let wanted = as_number(*wanted);
            let amount = range(as_number(*given), wanted, wanted, "values");
            (Code::OutOfRange, "field", amount)
        }
    })
}

fn texts(words: &'static [&'static str]) -> impl Iterator<Item = String> {
    words.iter().map(|word| (*word).to_owned())
}

fn range(given: f64, low: f64, high: f64, unit: &'static str) -> Amount {
    Amount::Range {
        given,
        low,
        high,
        unit,
    }
}

#[allow(clippy::cast_precision_loss, reason = "a list never holds 2⁵³ items")]
fn as_number(count: usize) -> f64 {
    count as f64
}
