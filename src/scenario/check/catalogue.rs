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
use std::collections::BTreeMap;
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
        let given = Given::new(kind, row, path);
        given.report_missing(&problems, reader);
        for problem in &problems {
            given.report(problem, reader);
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

/// A row as it was given, with the places of its values.
struct Given<'a> {
    kind: Kind,
    row: &'a CatalogueRow,
    path: String,
    /// Where a field stands first. Looked up, because a hostile row has thousands of wrong ones.
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Given<'a> {
    fn new(kind: Kind, row: &'a CatalogueRow, path: String) -> Self {
        let mut places = BTreeMap::new();
        for (index, value) in row.values.iter().enumerate() {
            places.entry(value.field.as_str()).or_insert(index);
        }
        Self {
            kind,
            row,
            path,
            places,
        }
    }

    /// All fields that no value names are one finding: who starts a row from nothing lacks them all.
    fn report_missing(&self, problems: &[RowProblem], reader: &mut Reader) {
        let missing = problems.iter().filter_map(missing_field);
        let fields: Vec<String> = missing
            .filter(|field| !self.places.contains_key(field.as_str()))
            .collect();
        if !fields.is_empty() {
            let amount = words("", fields.into_iter());
            reader.wrong(Code::Missing, format!("{}.values", self.path), amount);
        }
    }

    fn report(&self, problem: &RowProblem, reader: &mut Reader) {
        match problem {
            RowProblem::UnknownBase => {
                let known = words(&self.row.based_on, reader.catalogue.keys(self.kind));
                reader.wrong(Code::UnknownKey, format!("{}.based_on", self.path), known);
            }
            RowProblem::Field(problem) => self.report_field(problem, reader),
        }
    }

    fn report_field(&self, problem: &Problem, reader: &mut Reader) {
        let Some((code, leaf, amount)) = in_words_of_findings(problem, self.kind) else {
            return;
        };
        let place = |field: &str| self.places.get(field);
        let index = match &problem.wrong {
            // Of two values in a wrong order either may be the one that was given.
            Wrong::Order { below, .. } => place(&problem.field).or_else(|| place(below)),
            _ => place(&problem.field),
        };
        // Without a place it is missing, which is said once for all fields.
        if let Some(index) = index {
            let path = format!("{}.values[{index}].{leaf}", self.path);
            reader.wrong(code, path, amount);
        }
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
        Wrong::Order { lower, higher, .. } => {
            let amount = Amount::Order {
                first: *lower,
                second: *higher,
                unit: "",
            };
            (Code::OutOfOrder, "number", amount)
        }
        Wrong::Length {
            given,
            wanted,
            or_more,
        } => {
            let wanted = as_number(*wanted);
            let most = if *or_more { HIGHEST } else { wanted };
            let amount = range(as_number(*given), wanted, most, "values");
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
