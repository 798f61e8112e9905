//! Reads the sections of a plant file field by field. Nothing stops at the first mistake: every problem is kept with its
//! path, and a value that is possible stands in for the wrong one.

use std::cell::RefCell;

use serde_json::Map;
use serde_json::Value as Json;

use super::FieldProblem;
use super::MAX_PROBLEMS;
use super::Problem;
use crate::physics::curves::Bounds;

/// Powers, kW: from a desk to a power station.
pub(super) const KW: (f64, f64) = (1e-3, 1e7);

/// Powers of pumps and fans, which may be left out.
pub(super) const SMALL_KW: (f64, f64) = (0.0, 1e6);

/// Flows of water, L/s, and of air, m³/s.
pub(super) const FLOW: (f64, f64) = (1e-3, 1e7);

/// Temperatures of water, °C.
pub(super) const WATER_C: (f64, f64) = (1.0, 80.0);

/// Coefficients: any that cannot overflow in a cubic of temperatures.
const COEFFICIENT: (f64, f64) = (-1e6, 1e6);

/// Most machines of one kind.
const MOST_MACHINES: f64 = 10_000.0;

/// Letters that may be wrong in a name that is still recognised.
const MOST_WRONG_LETTERS: usize = 3;

/// Keeps what is wrong.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<FieldProblem>>);

impl Problems {
    /// Keeps a problem, unless its field has one already: what follows from that says nothing new.
    pub(super) fn add(&self, path: &str, problem: Problem) {
        let mut list = self.0.borrow_mut();
        let is_known = list.iter().any(|known| known.path == path);
        if !is_known && list.len() < MAX_PROBLEMS {
            list.push(FieldProblem {
                path: path.to_owned(),
                problem,
            });
        }
    }

    /// Whether something in a section is wrong.
    pub(super) fn has(&self, section: &str) -> bool {
        let list = self.0.borrow();
        list.iter().any(|known| known.path.starts_with(section))
    }

    /// A number in its range, or the problem and the end of the range.
    pub(super) fn within(&self, path: &str, value: f64, (low, high): (f64, f64)) -> f64 {
        if low <= value && value <= high {
            return value;
        }
        self.add(path, Problem::OutOfRange { value, low, high });
        low
    }

    pub(super) fn finish(self) -> Result<(), Vec<FieldProblem>> {
        let list = self.0.into_inner();
        if list.is_empty() { Ok(()) } else { Err(list) }
    }
}

/// A section that is being read.
pub(super) struct Section<'a> {
    path: String,
    fields: &'a Map<String, Json>,
    problems: &'a Problems,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Section<'a> {
    pub(super) fn new(path: String, fields: &'a Map<String, Json>, problems: &'a Problems) -> Self {
        Self {
            path,
            fields,
            problems,
            asked: RefCell::default(),
        }
    }

    /// The path of a field.
    pub(super) fn path(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    pub(super) fn problem(&self, name: &str, problem: Problem) {
        self.problems.add(&self.path(name), problem);
    }

    /// Whether something in another section is wrong.
    pub(super) fn other_is_wrong(&self, section: &str) -> bool {
        self.problems.has(section)
    }

    /// The section as a whole cannot be.
    pub(super) fn impossible(&self) {
        self.problems.add(&self.path, Problem::Impossible);
    }

    /// What stands in a field; `null` is nothing.
    fn get(&self, name: &'static str) -> Option<&'a Json> {
        self.asked.borrow_mut().push(name);
        self.fields.get(name).filter(|value| !value.is_null())
    }

    fn number_in(&self, name: &'static str, range: (f64, f64)) -> Option<f64> {
        let value = self.get(name)?;
        let Some(value) = value.as_f64() else {
            self.problem(
                name,
                Problem::WrongKind {
                    expected: "a number",
                },
            );
            return Some(range.0);
        };
        Some(self.problems.within(&self.path(name), value, range))
    }

    /// A number that must be there.
    pub(super) fn number(&self, name: &'static str, range: (f64, f64)) -> f64 {
        self.number_in(name, range).unwrap_or_else(|| {
            self.problem(name, Problem::Missing);
            range.0
        })
    }

    /// A number that may be left out.
    pub(super) fn number_or(&self, name: &'static str, range: (f64, f64), default: f64) -> f64 {
        self.number_in(name, range).unwrap_or(default)
    }

    /// A number that may be left out and has no default.
    pub(super) fn optional(&self, name: &'static str, range: (f64, f64)) -> Option<f64> {
        self.number_in(name, range)
    }

    /// Whole machines, at least one.
    pub(super) fn count(&self, name: &'static str) -> f64 {
        let value = self.number(name, (1.0, MOST_MACHINES));
        if value != libm::floor(value) {
            self.problem(name, Problem::NotWhole { value });
        }
        libm::floor(value)
    }

    pub(super) fn flag(&self, name: &'static str, default: bool) -> bool {
        let Some(value) = self.get(name) else {
            return default;
        };
        value.as_bool().unwrap_or_else(|| {
            let expected = "true or false";
            self.problem(name, Problem::WrongKind { expected });
            default
        })
    }

    /// A text; too long a one is cut.
    pub(super) fn text(&self, name: &'static str, most: usize) -> String {
        let Some(value) = self.get(name) else {
            return String::new();
        };
        let Some(text) = value.as_str() else {
            self.problem(name, Problem::WrongKind { expected: "a text" });
            return String::new();
        };
        text.chars().take(most).collect()
    }

    /// The place of a word among those that the field knows; `None` where it is missing.
    pub(super) fn word(&self, name: &'static str, words: &'static [&'static str]) -> Option<usize> {
        let value = self.get(name)?;
        let Some(given) = value.as_str() else {
            self.problem(name, Problem::WrongKind { expected: "a word" });
            return Some(0);
        };
        let at = words.iter().position(|word| *word == given);
        if at.is_none() {
            let given = given.chars().take(40).collect();
            self.problem(name, Problem::NotAWord { given, words });
        }
        Some(at.unwrap_or(0))
    }

    /// Numbers of a list, each in its range; `None` where there is no such field.
    pub(super) fn list(
        &self,
        name: &'static str,
        length: usize,
        range: (f64, f64),
    ) -> Option<Vec<f64>> {
        let value = self.get(name)?;
        let fallback = || Some(vec![range.1.min(1.0).max(range.0); length]);
        let Some(items) = value.as_array() else {
            self.problem(name, Problem::WrongKind { expected: "a list" });
            return fallback();
        };
        if items.len() != length {
            let found = items.len();
            self.problem(
                name,
                Problem::WrongLength {
                    found,
                    expected: length,
                },
            );
            return fallback();
        }
        let number = |(at, item): (usize, &Json)| {
            let path = format!("{}[{at}]", self.path(name));
            let Some(value) = item.as_f64() else {
                let expected = "a number";
                self.problems.add(&path, Problem::WrongKind { expected });
                return range.0;
            };
            self.problems.within(&path, value, range)
        };
        Some(items.iter().enumerate().map(number).collect())
    }

    /// Coefficients that must be there.
    pub(super) fn curve<const N: usize>(&self, name: &'static str) -> [f64; N] {
        self.curve_in(name).unwrap_or_else(|| {
            self.problem(name, Problem::Missing);
            [0.0; N]
        })
    }

    /// Coefficients that may be left out.
    pub(super) fn curve_or<const N: usize>(
        &self,
        name: &'static str,
        default: [f64; N],
    ) -> [f64; N] {
        self.curve_in(name).unwrap_or(default)
    }

    fn curve_in<const N: usize>(&self, name: &'static str) -> Option<[f64; N]> {
        let list = self.list(name, N, COEFFICIENT)?;
        let mut coefficients = [0.0; N];
        coefficients.copy_from_slice(&list);
        Some(coefficients)
    }

    /// A value of a curve that should be near one.
    pub(super) fn near_one(&self, name: &'static str, value: f64, (low, high): (f64, f64)) {
        if self.fields.contains_key(name) && !(low <= value && value <= high) {
            self.problem(name, Problem::Curve { value, low, high });
        }
    }

    /// Two numbers in order that may be left out.
    pub(super) fn bounds_in(&self, name: &'static str, range: (f64, f64)) -> Option<Bounds> {
        let list = self.list(name, 2, range)?;
        let path = format!("{}[1]", self.path(name));
        Some(Bounds {
            low: list[0],
            high: self.problems.within(&path, list[1], (list[0], range.1)),
        })
    }

    /// Two numbers in order that must be there.
    pub(super) fn bounds(&self, name: &'static str, range: (f64, f64)) -> Bounds {
        self.bounds_in(name, range).unwrap_or_else(|| {
            self.problem(name, Problem::Missing);
            Bounds {
                low: range.0,
                high: range.1,
            }
        })
    }

    /// A section in this one.
    pub(super) fn section(&self, name: &'static str) -> Option<Section<'a>> {
        let value = self.get(name)?;
        self.as_section(self.path(name), value)
    }

    /// A section in this one that must be there.
    pub(super) fn needed(&self, name: &'static str) -> Option<Section<'a>> {
        if !self.holds(name) {
            self.asked.borrow_mut().push(name);
            self.problem(name, Problem::Missing);
            return None;
        }
        self.section(name)
    }

    /// One section, or a list of up to `most`.
    pub(super) fn sections(&self, name: &'static str, most: usize) -> Vec<Section<'a>> {
        let Some(Json::Array(items)) = self.get(name) else {
            return self.needed(name).into_iter().collect();
        };
        if items.is_empty() || most < items.len() {
            let value = items.len() as f64;
            let (low, high) = (1.0, most as f64);
            self.problem(name, Problem::OutOfRange { value, low, high });
        }
        let sections = items.iter().take(most).enumerate();
        sections
            .filter_map(|(at, item)| self.as_section(format!("{}[{at}]", self.path(name)), item))
            .collect()
    }

    fn as_section(&self, path: String, value: &'a Json) -> Option<Section<'a>> {
        let Json::Object(fields) = value else {
            let expected = "an object";
            self.problems.add(&path, Problem::WrongKind { expected });
            return None;
        };
        Some(Section::new(path, fields, self.problems))
    }

    /// Whether something stands in a field.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| !value.is_null())
    }

    /// Whether a section stands in a field that may also hold a word.
    pub(super) fn is_section(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(Json::is_object)
    }

    /// Items of a list.
    pub(super) fn length(&self, name: &str) -> Option<usize> {
        Some(self.fields.get(name)?.as_array()?.len())
    }

    /// A field or section that must not be there.
    pub(super) fn unused(&self, name: &'static str) {
        if self.get(name).is_some() {
            self.problem(name, Problem::NotUsed);
        }
    }

    /// Names every field that nobody asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.borrow();
        for name in self.fields.keys() {
            if asked.contains(&name.as_str()) {
                continue;
            }
            let short: String = name.chars().take(60).collect();
            let near = asked
                .iter()
                .map(|known| (wrong_letters(&short, known), *known))
                .min_by_key(|(wrong, _)| *wrong)
                .filter(|(wrong, _)| *wrong <= MOST_WRONG_LETTERS)
                .map(|(_, known)| known);
            self.problem(&short, Problem::Unknown { near });
        }
    }
}

/// Letters to change, add or leave out until one name is the other.
fn wrong_letters(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (place, wanted) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *wanted);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}
