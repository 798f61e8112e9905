//! A row before it has a type: its fields by name, what each may hold, and what is wrong with them.
//!
//! Rows of files and rows that a scenario carries go through here alike, so that one check serves both.

use crate::catalog::Confidence;
use crate::catalog::Kind;
use crate::catalog::Origin;
use crate::catalog::field::Field;
use crate::catalog::field::Order;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What one field of a row holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Said to be unknown.
    None,
    /// A number in the unit of the field's name; a switch is 0 or 1.
    Number(f64),
    /// A word.
    Text(String),
    /// Coefficients, months, or points of a curve as x, y, x, y.
    List(Vec<f64>),
    /// Where a part of the row is known from.
    Origin(Origin),
}

/// A row as its fields say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Where it is known from.
    pub origin: Origin,
    /// All other fields.
    pub values: BTreeMap<String, Value>,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What may be wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// Rows of this kind have no such field.
    Unknown,
    /// It must be given and is not.
    Missing,
    /// It holds something of another kind, such as a word where a number belongs.
    OtherKind,
    /// The word is none of those known.
    Word(String),
    /// A number lies outside its range.
    Range {
        /// What was given.
        given: f64,
        /// Lowest allowed.
        low: f64,
        /// Highest allowed.
        high: f64,
    },
    /// A count is not whole.
    NotWhole(f64),
    /// A list has another length, or a curve is no curve.
    Length {
        /// How many numbers were given.
        given: usize,
        /// How many it takes.
        wanted: usize,
        /// Whether more would do: points of a curve by rising x, which these are not.
        or_more: bool,
    },
    /// It must lie above another value and does not.
    Order {
        /// The field that must lie below; empty for the first of two bounds.
        below: &'static str,
        /// What must lie below.
        lower: f64,
        /// What was given.
        higher: f64,
    },
}

impl Record {
    /// What is wrong with it as a row of a kind. Orders are judged when all fields are as they should be.
    pub fn problems(&self, kind: Kind) -> Vec<Problem> {
        let problems = self.problems_of_fields(kind.fields());
        if !problems.is_empty() {
            return problems;
        }
        let orders = kind.orders().iter();
        orders.filter_map(|order| self.disorder(*order)).collect()
    }

    fn disorder(&self, order: Order) -> Option<Problem> {
        let number = |name| match self.values.get(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        let (lower, higher) = (number(order.lower)?, number(order.higher)?);
        let holds = lower < higher || (!order.strict && lower <= higher);
        (!holds).then(|| Problem {
            field: order.higher.to_owned(),
            wrong: Wrong::Order {
                below: order.lower,
                lower,
                higher,
            },
        })
    }

    fn problems_of_fields(&self, fields: &[Field]) -> Vec<Problem> {
        let unknown = self
            .values
            .keys()
            .filter(|name| !fields.iter().any(|field| field.name == **name))
            .map(|name| Problem {
                field: name.clone(),
                wrong: Wrong::Unknown,
            });
        let known = fields.iter().filter_map(|field| {
            let wrong = field.holds.problem(self.values.get(field.name))?;
            Some(Problem {
                field: field.name.to_owned(),
                wrong,
            })
        });
        unknown.chain(known).collect()
    }

    /// The rows of a file: a list of objects with `key`, `name`, `origin` and the fields of the kind.
    /// `None` when the text is no such list.
    pub(super) fn read_all(text: &str) -> Option<Vec<Self>> {
        let Ok(Json::Array(rows)) = serde_json::from_str(text) else {
            return None;
        };
        rows.into_iter().map(Self::read).collect()
    }

    fn read(row: Json) -> Option<Self> {
        let Json::Object(fields) = row else {
            return None;
        };
        let mut values = BTreeMap::new();
        for (name, value) in fields {
            values.insert(name, value_of(&value)?);
        }
        let (Some(Value::Text(key)), Some(Value::Text(name)), Some(Value::Origin(origin))) = (
            values.remove("key"),
            values.remove("name"),
            values.remove("origin"),
        ) else {
            return None;
        };
        Some(Self {
            key,
            name,
            origin,
            values,
        })
    }
}

fn value_of(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::None),
        Json::Bool(flag) => Some(Value::Number(f64::from(u8::from(*flag)))),
        Json::Number(number) => number.as_f64().map(Value::Number),
        Json::String(text) => Some(Value::Text(text.clone())),
        Json::Array(items) => {
            let mut numbers = Vec::new();
            for item in items {
                match value_of(item)? {
                    Value::Number(number) => numbers.push(number),
                    Value::List(mut point) => numbers.append(&mut point),
                    _ => return None,
                }
            }
            Some(Value::List(numbers))
        }
        Json::Object(fields) => {
            let text = |name| fields.get(name).and_then(Json::as_str);
            Some(Value::Origin(Origin {
                source: text("source")?.to_owned(),
                confidence: Confidence::from_text(text("confidence")?)?,
                note: text("note")?.to_owned(),
            }))
        }
    }
}
