//! What a field of a row may hold, and what is wrong with a value that it may not.

use crate::catalog::Origin;
use crate::catalog::record::Value;
use crate::catalog::record::Wrong;

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
    /// Two numbers, the second not below the first.
    Bounds {
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

/// Two fields of a row whose values stand in an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// The field with the lower value.
    pub lower: &'static str,
    /// The field with the higher value.
    pub higher: &'static str,
    /// Whether they must differ.
    pub strict: bool,
}

/// Numbers that make the shortest curve: two points.
const SHORTEST_CURVE: usize = 4;

/// Lowest and highest x of a curve's points: shares, loads, temperatures.
const CURVE_X: (f64, f64) = (-100.0, 1e6);

impl Holds {
    /// What is wrong with a value of this field; `None` when nothing is.
    pub(super) fn problem(self, value: Option<&Value>) -> Option<Wrong> {
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
                    or_more: false,
                });
                length.or_else(|| given.iter().find_map(|number| range(*number, low, high)))
            }
            (Self::Bounds { low, high }, Some(Value::List(given))) => bound(given, low, high),
            (Self::Points { low, high }, Some(Value::List(given))) => curve(given, low, high),
            (Self::Origin, Some(Value::Origin(_))) => None,
            _ => Some(Wrong::OtherKind),
        }
    }

    /// Whether a scenario gives it as several numbers.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::List { .. } | Self::Bounds { .. } | Self::Points { .. }
        )
    }

    /// What stands in for a value that is wrong while the rest is checked: always allowed.
    pub(super) fn stand_in(self) -> Value {
        match self {
            Self::Number { low, .. } | Self::Count { low, .. } => Value::Number(low),
            Self::Optional { .. } => Value::None,
            Self::Flag => Value::Number(0.0),
            Self::Word(known) => Value::Text(known.first().copied().unwrap_or_default().to_owned()),
            Self::List { len, low, .. } => Value::List(vec![low; len]),
            Self::Bounds { low, high } => Value::List(vec![low, high]),
            Self::Points { low, .. } => Value::List(vec![0.0, low, 1.0, low]),
            Self::Origin => Value::Origin(Origin::unknown()),
        }
    }
}

fn range(given: f64, low: f64, high: f64) -> Option<Wrong> {
    let inside = low <= given && given <= high;
    (!inside).then_some(Wrong::Range { given, low, high })
}

fn bound(given: &[f64], low: f64, high: f64) -> Option<Wrong> {
    let [first, second] = *given else {
        return Some(Wrong::Length {
            given: given.len(),
            wanted: 2,
            or_more: false,
        });
    };
    let in_range = range(first, low, high).or_else(|| range(second, low, high));
    let disorder = || {
        (second < first).then_some(Wrong::Order {
            below: "",
            lower: first,
            higher: second,
        })
    };
    in_range.or_else(disorder)
}

fn curve(given: &[f64], low: f64, high: f64) -> Option<Wrong> {
    let (points, rest) = given.as_chunks::<2>();
    let rises = points.is_sorted_by(|[left, _], [right, _]| left < right);
    if !rest.is_empty() || given.len() < SHORTEST_CURVE || !rises {
        return Some(Wrong::Length {
            given: given.len(),
            wanted: SHORTEST_CURVE,
            or_more: true,
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

/// Two numbers, the second not below the first.
pub(super) const fn bounds(low: f64, high: f64) -> Holds {
    Holds::Bounds { low, high }
}

/// Points of a curve with y from lowest to highest.
pub(super) const fn points(low: f64, high: f64) -> Holds {
    Holds::Points { low, high }
}
