//! A row before it has a type: its fields by name, what each may hold, and what is wrong with them.
//!
//! Rows of files and rows that a scenario carries go through here alike, so that one check serves both.

use crate::catalog::Confidence;
use crate::catalog::Origin;
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

/// A field that rows of a kind have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Name in files and in scenarios, with its unit.
    pub name: &'static str,
    /// What it may hold.
    pub holds: Holds,
}

/// What a field may hold. Bounds are those outside which a value is a mistake of typing or of unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds {
    /// A number.
    Number {
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// A number that may be unknown.
    Optional {
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// A whole number.
    Count {
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// A switch: false or true in files, 0 or 1 in scenarios.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// So many numbers.
    List {
        /// How many.
        len: usize,
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// Points of a curve by rising x, at least two.
    Points {
        /// Lowest y.
        low: f64,
        /// Highest y.
        high: f64,
    },
    /// Where a part of the row is known from.
    Origin,
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
        /// How many it takes; the least for a curve.
        wanted: usize,
    },
}

/// Numbers that make the shortest curve: two points.
const SHORTEST_CURVE: usize = 4;

/// Lowest and highest x of a curve's points: shares, loads, temperatures.
const CURVE_X: (f64, f64) = (-100.0, 1e6);

impl Record {
    /// What is wrong with its fields.
    pub fn problems(&self, fields: &[Field]) -> Vec<Problem> {
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

impl Holds {
    /// What is wrong with a value of this field; `None` when nothing is.
    fn problem(self, value: Option<&Value>) -> Option<Wrong> {
        match (self, value) {
            (Self::Optional { .. } | Self::Origin, None) => None,
            (Self::Optional { .. }, Some(Value::None)) => None,
            (_, None | Some(Value::None)) => Some(Wrong::Missing),
            (
                Self::Number { low, high } | Self::Optional { low, high },
                Some(Value::Number(given)),
            ) => range(*given, low, high),
            (Self::Count { low, high }, Some(Value::Number(given))) => {
                let not_whole = || (given.fract() != 0.0).then_some(Wrong::NotWhole(*given));
                range(*given, low, high).or_else(not_whole)
            }
            (Self::Flag, Some(Value::Number(given))) => {
                let is_switch = *given == 0.0 || *given == 1.0;
                (!is_switch).then_some(Wrong::Range {
                    given: *given,
                    low: 0.0,
                    high: 1.0,
                })
            }
            (Self::Word(known), Some(Value::Text(given))) => {
                (!known.contains(&given.as_str())).then(|| Wrong::Word(given.clone()))
            }
            (Self::List { len, low, high }, Some(Value::List(given))) => {
                let length = (given.len() != len).then_some(Wrong::Length {
                    given: given.len(),
                    wanted: len,
                });
                length.or_else(|| given.iter().find_map(|number| range(*number, low, high)))
            }
            (Self::Points { low, high }, Some(Value::List(given))) => curve(given, low, high),
            (Self::Origin, Some(Value::Origin(_))) => None,
            _ => Some(Wrong::OtherKind),
        }
    }

    /// Whether a scenario gives it as several numbers.
    pub fn is_list(self) -> bool {
        matches!(self, Self::List { .. } | Self::Points { .. })
    }

    /// What stands in for a value that is wrong while the rest is checked: always allowed.
    pub(super) fn stand_in(self) -> Value {
        match self {
            Self::Number { low, .. } | Self::Count { low, .. } => Value::Number(low),
            Self::Optional { .. } => Value::None,
            Self::Flag => Value::Number(0.0),
            Self::Word(known) => Value::Text(known.first().copied().unwrap_or_default().to_owned()),
            Self::List { len, low, .. } => Value::List(vec![low; len]),
            Self::Points { low, .. } => Value::List(vec![0.0, low, 1.0, low]),
            Self::Origin => Value::Origin(Origin::unknown()),
        }
    }
}

fn range(given: f64, low: f64, high: f64) -> Option<Wrong> {
    let inside = low <= given && given <= high;
    (!inside).then_some(Wrong::Range { given, low, high })
}

fn curve(given: &[f64], low: f64, high: f64) -> Option<Wrong> {
    let (points, rest) = given.as_chunks::<2>();
    let rises = points.is_sorted_by(|[left, _], [right, _]| left < right);
    if !rest.is_empty() || given.len() < SHORTEST_CURVE || !rises {
        return Some(Wrong::Length {
            given: given.len(),
            wanted: SHORTEST_CURVE,
        });
    }
    points.iter().find_map(|[x, y]| {
        let wrong_x = range(*x, CURVE_X.0, CURVE_X.1);
        wrong_x.or_else(|| range(*y, low, high))
    })
}

/// A number from lowest to highest.
pub(super) const fn number(low: f64, high: f64) -> Holds {
    Holds::Number { low, high }
}

/// A number that may be unknown.
pub(super) const fn optional(low: f64, high: f64) -> Holds {
    Holds::Optional { low, high }
}

/// A whole number.
pub(super) const fn count(low: u32, high: u32) -> Holds {
    Holds::Count {
        low: low as f64,
        high: high as f64,
    }
}

/// So many numbers.
pub(super) const fn list(len: usize, low: f64, high: f64) -> Holds {
    Holds::List { len, low, high }
}

/// Points of a curve with y from lowest to highest.
pub(super) const fn points(low: f64, high: f64) -> Holds {
    Holds::Points { low, high }
}
