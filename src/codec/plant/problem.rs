//! What is wrong with a field of a plant file: as data, and as one sentence with a hint.

use std::fmt;

/// A field that is not possible.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// Its path, such as `chillers.cop`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A number lies outside what is possible.
    OutOfRange {
        /// The number.
        value: f64,
        /// Lowest possible.
        low: f64,
        /// Highest possible.
        high: f64,
    },
    /// A number of machines is no whole number.
    NotWhole {
        /// The number.
        value: f64,
    },
    /// Something else stands there than the field holds.
    WrongKind {
        /// What it holds.
        expected: &'static str,
    },
    /// A word is not one of those that the field knows.
    NotAWord {
        /// The word, shortened.
        given: String,
        /// Those it knows.
        words: &'static [&'static str],
    },
    /// A list has the wrong length.
    WrongLength {
        /// Its length.
        found: usize,
        /// The right one.
        expected: usize,
    },
    /// The plant needs this field or section.
    Missing,
    /// There is no such field.
    Unknown {
        /// The field that was probably meant.
        near: Option<&'static str>,
    },
    /// A plant of this kind has no such section, or the section has no use for the field.
    NotUsed,
    /// At this flow the water would warm by too much or too little under the most heat of the year.
    Warms {
        /// By so much, K.
        rise_k: f64,
        /// Least that is possible.
        least_k: f64,
        /// Most that is possible.
        most_k: f64,
    },
    /// A curve has an impossible value in the middle of its range, where it should be near one.
    Curve {
        /// The value.
        value: f64,
        /// Lowest possible.
        low: f64,
        /// Highest possible.
        high: f64,
    },
    /// A machine that does what is said cannot exist: a tower below the wet bulb, say.
    Impossible,
}

/// A number in a sentence: in full where it is short, else by its power of ten.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if self.0 == 0.0 || (1e-4..1e9).contains(&size) {
            write!(out, "{}", self.0)
        } else {
            write!(out, "{:e}", self.0)
        }
    }
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.problem {
            Problem::OutOfRange { value, low, high } => write!(
                out,
                "{path} is {}, and may be {} to {}",
                Short(*value),
                Short(*low),
                Short(*high)
            ),
            Problem::NotWhole { value } => {
                write!(out, "{path} is {}, and machines come whole", Short(*value))
            }
            Problem::WrongKind { expected } => write!(out, "{path} is not {expected}"),
            Problem::NotAWord { given, words } => {
                write!(out, "{path} is {given:?}, and may be {}", words.join(", "))
            }
            Problem::WrongLength { found, expected } => {
                write!(out, "{path} has {found} items instead of {expected}")
            }
            Problem::Missing => write!(out, "{path} is missing"),
            Problem::Unknown { near: Some(near) } => {
                write!(out, "{path} is not known; {near} may be meant")
            }
            Problem::Unknown { near: None } => write!(out, "{path} is not known"),
            Problem::NotUsed => write!(out, "{path} has no place in a plant of this kind"),
            Problem::Warms {
                rise_k,
                least_k,
                most_k,
            } => write!(
                out,
                "{path} would make the water warm by {rise_k:.3} K under the most heat of the year, and {} to {} K are \
                 possible: litres a second are meant",
                Short(*least_k),
                Short(*most_k)
            ),
            Problem::Curve { value, low, high } => write!(
                out,
                "{path} gives {} in the middle of its bounds, and may give {} to {}: coefficients for °C in the order of \
                 the format are meant",
                Short(*value),
                Short(*low),
                Short(*high)
            ),
            Problem::Impossible => write!(
                out,
                "{path} describes a machine that cannot exist: water leaves it no colder than its air, or takes more than \
                 this air can hold"
            ),
        }
    }
}
