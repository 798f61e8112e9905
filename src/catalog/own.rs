//! The catalogue of one scenario: the rows of the program, and the scenario's own before them.

use crate::catalog::Confidence;
use crate::catalog::Origin;
use crate::catalog::record::Problem;
use crate::catalog::record::Record;
use crate::catalog::record::Value;
use crate::catalog::record::Wrong;
use crate::catalog::row::Row;
use crate::catalog::table::Kind;
use crate::catalog::table::Table;
use std::sync::Arc;

/// Rows of the program and of a scenario. A scenario's row hides the one of the program with its key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    own: Vec<(Kind, Record)>,
}

/// A row as a scenario says it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRow {
    /// Kind of row.
    pub kind: Kind,
    /// Its key; one of the program's keys overrides that row.
    pub key: String,
    /// Name for people; of the row it starts from when empty.
    pub name: String,
    /// Key of the row whose values hold where none is given; empty: the one it overrides, or none.
    pub based_on: String,
    /// Where its values are known from.
    pub source: String,
    /// How far they can be trusted.
    pub confidence: Confidence,
    /// What a reader should know.
    pub note: String,
    /// Values by field, in order. A field that stands several times is a list.
    pub values: Vec<(String, OwnValue)>,
}

/// One value of a row of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnValue {
    /// A number, in the unit of the field's name.
    Number(f64),
    /// A word.
    Text(String),
    /// Said to be unknown, where a field may be.
    Unknown,
}

/// What a list of all rows shows of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Kind of row.
    pub kind: Kind,
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Keys into SOURCES.md, separated by commas; for a scenario's row what the scenario says.
    pub source: String,
    /// How far the row can be trusted.
    pub confidence: Confidence,
    /// Whether it is the scenario's own.
    pub own: bool,
}

/// What is wrong with a row of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum RowProblem {
    /// It is based on a row that is not there.
    UnknownBase,
    /// A field is wrong.
    Field(Problem),
}

impl Catalogue {
    /// A row by its key, the scenario's own first.
    pub fn find<T: Row>(&self, table: &'static Table<T>, key: &str) -> Option<Arc<T>> {
        let own = self.own_record(table.kind(), key);
        own.map(|record| Arc::new(T::from_record(record)))
            .or_else(|| table.get(key).cloned())
    }

    /// A row by its key as its fields say it, for forms.
    pub fn record(&self, kind: Kind, key: &str) -> Option<&Record> {
        self.own_record(kind, key)
            .or_else(|| kind.records().iter().find(|record| record.key == key))
    }

    /// Keys of all rows of a kind, the scenario's own first, each once.
    pub fn keys(&self, kind: Kind) -> impl Iterator<Item = String> {
        self.of_kind(kind).map(|(record, _)| record.key.clone())
    }

    /// All rows of all kinds, for forms and lists of sources.
    pub fn list(&self) -> Vec<Listed> {
        let of_kind = |kind: &Kind| {
            let kind = *kind;
            self.of_kind(kind).map(move |(record, own)| Listed {
                kind,
                key: record.key.clone(),
                name: record.name.clone(),
                source: record.origin.source.clone(),
                confidence: record.origin.confidence,
                own,
            })
        };
        Kind::ALL.iter().flat_map(of_kind).collect()
    }

    /// Takes a row in. Values that are wrong are replaced by those of the row it starts from, or by any
    /// allowed one, so that the rest of a scenario can still be checked; all problems are returned. Of two
    /// rows of one kind and key the first stays.
    pub fn add(&mut self, row: &OwnRow) -> Vec<RowProblem> {
        let base_key = if row.based_on.is_empty() {
            &row.key
        } else {
            &row.based_on
        };
        let base = self.record(row.kind, base_key).cloned();
        let lacks_base = base.is_none() && !row.based_on.is_empty();
        let mut problems = Vec::new();
        problems.extend(lacks_base.then_some(RowProblem::UnknownBase));
        let mut record = row.record(base.as_ref());
        for problem in record.problems(row.kind) {
            record.mend(&problem, row.kind, base.as_ref());
            if problem.wrong != Wrong::Missing || !lacks_base {
                problems.push(RowProblem::Field(problem));
            }
        }
        if self.own_record(row.kind, &row.key).is_none() {
            self.own.push((row.kind, record));
        }
        problems
    }

    fn own_record(&self, kind: Kind, key: &str) -> Option<&Record> {
        let mut own = self.own.iter();
        own.find(|(own_kind, record)| *own_kind == kind && record.key == key)
            .map(|(_, record)| record)
    }

    /// All rows of a kind and whether each is the scenario's own.
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&Record, bool)> {
        let own = self.own.iter().filter(move |(own, _)| *own == kind);
        let built_in = kind.records().iter();
        let shown = built_in.filter(move |record| self.own_record(kind, &record.key).is_none());
        own.map(|(_, record)| (record, true))
            .chain(shown.map(|record| (record, false)))
    }
}

impl OwnRow {
    /// The record it makes: the values of its base, and its own over them.
    fn record(&self, base: Option<&Record>) -> Record {
        let mut values = base.map(|base| base.values.clone()).unwrap_or_default();
        for (field, _) in &self.values {
            values.remove(field);
        }
        let is_list = |field: &str| {
            let fields = self.kind.fields().iter();
            fields
                .filter(|known| known.name == field)
                .any(|known| known.holds.is_list())
        };
        for (field, value) in &self.values {
            let value = match value {
                OwnValue::Number(number) if is_list(field) => {
                    let mut numbers = match values.remove(field) {
                        Some(Value::List(numbers)) => numbers,
                        _ => Vec::new(),
                    };
                    numbers.push(*number);
                    Value::List(numbers)
                }
                OwnValue::Number(number) => Value::Number(*number),
                OwnValue::Text(text) => Value::Text(text.clone()),
                OwnValue::Unknown => Value::None,
            };
            values.insert(field.clone(), value);
        }
        let name = match base {
            _ if !self.name.is_empty() => self.name.clone(),
            Some(base) => base.name.clone(),
            None => self.key.clone(),
        };
        Record {
            key: self.key.clone(),
            name,
            origin: Origin {
                source: self.source.clone(),
                confidence: self.confidence,
                note: self.note.clone(),
            },
            values,
        }
    }
}

impl Record {
    /// Replaces what is wrong by something that is allowed. Two values in a wrong order each are allowed.
    fn mend(&mut self, problem: &Problem, kind: Kind, base: Option<&Record>) {
        if matches!(problem.wrong, Wrong::Order { .. }) {
            return;
        }
        let known = kind
            .fields()
            .iter()
            .find(|field| field.name == problem.field);
        let Some(field) = known else {
            self.values.remove(&problem.field);
            return;
        };
        let from_base = base.and_then(|base| base.values.get(field.name)).cloned();
        let value = from_base.unwrap_or_else(|| field.holds.stand_in());
        self.values.insert(field.name.to_owned(), value);
    }
}
