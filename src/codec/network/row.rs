//! Reads the fields of one row, or says which is wrong.

use std::collections::BTreeMap;

use serde_json::Map;
use serde_json::Value as Json;

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::tables::Fields;

/// Characters of a name that a sentence repeats.
const MAX_NAME: usize = 80;

/// Numbers of this size or more are refused: no network has them, and products of a few would leave the range of a
/// double, so that the flow would be blamed for what is a slip of the pen.
const MAX_SIZE: f64 = 1e15;

/// One row with what it is called.
pub(super) struct Row<'a> {
    /// As in `line L1`.
    pub(super) element: String,
    map: &'a Map<String, Json>,
}

impl<'a> Row<'a> {
    /// A row of a kind.
    pub(super) fn new(kind: &str, fields: &'a Fields) -> Self {
        let name = name(fields).map_or_else(|| fields.index.to_string(), shortened);
        Self {
            element: format!("{kind} {name}"),
            map: &fields.map,
        }
    }

    /// An error at a field.
    pub(super) fn error(&self, field: &str, fault: NetworkFault) -> NetworkError {
        NetworkError {
            element: self.element.clone(),
            field: field.to_owned(),
            fault,
        }
    }

    /// Whether the field holds something.
    pub(super) fn has(&self, field: &str) -> bool {
        self.map.contains_key(field)
    }

    /// A number, if there is one.
    pub(super) fn maybe(&self, field: &str) -> Result<Option<f64>, NetworkError> {
        let wrong = |expected| self.error(field, NetworkFault::Wrong { expected });
        match self.map.get(field).map(Json::as_f64) {
            None => Ok(None),
            Some(Some(number)) if number.abs() < MAX_SIZE => Ok(Some(number)),
            Some(Some(_)) => Err(wrong("a number of less than 1e15 in size")),
            Some(None) => Err(wrong("a number")),
        }
    }

    /// A number that must be there.
    pub(super) fn number(&self, field: &str) -> Result<f64, NetworkError> {
        self.maybe(field)?
            .ok_or_else(|| self.error(field, NetworkFault::Missing))
    }

    /// A number, or what it is when it is not given.
    pub(super) fn number_or(&self, field: &str, otherwise: f64) -> Result<f64, NetworkError> {
        Ok(self.maybe(field)?.unwrap_or(otherwise))
    }

    /// A number above zero that must be there.
    pub(super) fn positive(&self, field: &str) -> Result<f64, NetworkError> {
        let value = self.number(field)?;
        self.check(field, value, 0.0 < value, "above zero")
    }

    /// A number above zero, or what it is when it is not given.
    pub(super) fn positive_or(&self, field: &str, otherwise: f64) -> Result<f64, NetworkError> {
        let value = self.number_or(field, otherwise)?;
        self.check(field, value, 0.0 < value, "above zero")
    }

    /// A number from zero on, or what it is when it is not given.
    pub(super) fn not_negative_or(&self, field: &str, otherwise: f64) -> Result<f64, NetworkError> {
        let value = self.number_or(field, otherwise)?;
        self.check(field, value, 0.0 <= value, "zero or more")
    }

    /// The value, if it is right.
    pub(super) fn check(
        &self,
        field: &str,
        value: f64,
        right: bool,
        expected: &'static str,
    ) -> Result<f64, NetworkError> {
        if right {
            Ok(value)
        } else {
            Err(self.error(field, NetworkFault::Wrong { expected }))
        }
    }

    /// A whole number from one to a thousand; one when it is not given.
    pub(super) fn count(&self, field: &str) -> Result<u32, NetworkError> {
        let value = self.number_or(field, 1.0)?;
        let expected = "a whole number from 1 to 1000";
        self.check(
            field,
            value,
            (1.0..=1000.0).contains(&value) && value % 1.0 == 0.0,
            expected,
        )?;
        Ok(value as u32)
    }

    /// True or false, or what it is when it is not given. One and zero are understood.
    pub(super) fn flag(&self, field: &str, otherwise: bool) -> Result<bool, NetworkError> {
        let expected = "true or false";
        match self.map.get(field) {
            None => Ok(otherwise),
            Some(Json::Bool(value)) => Ok(*value),
            Some(value) => match value.as_f64() {
                Some(1.0) => Ok(true),
                Some(0.0) => Ok(false),
                _ => Err(self.error(field, NetworkFault::Wrong { expected })),
            },
        }
    }

    /// A text, if there is one.
    pub(super) fn text(&self, field: &str) -> Result<Option<&str>, NetworkError> {
        let expected = "a text";
        match self.map.get(field) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.error(field, NetworkFault::Wrong { expected })),
        }
    }

    /// The place of a row of another table that the field names, by name or by number.
    pub(super) fn reference(
        &self,
        field: &str,
        directory: &Directory,
    ) -> Result<u32, NetworkError> {
        let named = match self.map.get(field) {
            None => return Err(self.error(field, NetworkFault::Missing)),
            Some(Json::String(name)) => directory
                .by_name
                .get(name.as_str())
                .copied()
                .ok_or_else(|| shortened(name)),
            Some(value) => {
                let number = whole(value).ok_or_else(|| {
                    self.error(
                        field,
                        NetworkFault::Wrong {
                            expected: "a name or a number",
                        },
                    )
                })?;
                let digits = number.to_string();
                // In a file by hand a number may be a name; only where it is none does it count rows.
                let named = directory
                    .by_name
                    .get(&digits)
                    .filter(|_| !directory.by_number);
                named
                    .or_else(|| directory.by_index.get(&number))
                    .copied()
                    .ok_or(digits)
            }
        };
        match named {
            Ok(Some(place)) => Ok(place),
            Ok(None) => Err(self.error(
                field,
                NetworkFault::Ambiguous {
                    name: self.repeat(field),
                },
            )),
            Err(name) => Err(self.error(field, NetworkFault::Unknown { name })),
        }
    }

    fn repeat(&self, field: &str) -> String {
        match self.map.get(field) {
            Some(Json::String(text)) => shortened(text),
            Some(value) => shortened(&value.to_string()),
            None => String::new(),
        }
    }

    /// Fields that are not among those that are known.
    pub(super) fn unknown<'k>(&'k self, known: &'k [&str]) -> impl Iterator<Item = &'k str> + 'k {
        self.map
            .keys()
            .map(String::as_str)
            .filter(|field| !known.contains(field))
    }
}

fn whole(value: &Json) -> Option<i64> {
    let number = value.as_f64()?;
    // Beyond this a double no longer holds every whole number.
    (number % 1.0 == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

fn shortened(text: &str) -> String {
    text.chars().take(MAX_NAME).collect()
}

/// What a row is called, if anything, as it is written: results are keyed by it.
pub(super) fn name(fields: &Fields) -> Option<&str> {
    fields
        .map
        .get("name")
        .and_then(Json::as_str)
        .filter(|name| !name.trim().is_empty())
}

/// Turns a name that is a whole number into its digits, so that it is a name like any other.
pub(super) fn spell_name(map: &mut Map<String, Json>) {
    if let Some(name) = map.get_mut("name")
        && let Some(number) = whole(name)
    {
        *name = Json::String(number.to_string());
    }
}

/// Where the rows of a table are, by name and by number; nowhere for what is there more than once.
#[derive(Default)]
pub(super) struct Directory {
    /// Whether a number is the index of a row and never its name: so it is in a file of pandapower.
    by_number: bool,
    by_name: BTreeMap<String, Option<u32>>,
    by_index: BTreeMap<i64, Option<u32>>,
}

impl Directory {
    /// One without rows.
    pub(super) fn new(by_number: bool) -> Self {
        Self {
            by_number,
            ..Self::default()
        }
    }

    /// Takes down a row.
    pub(super) fn add(&mut self, fields: &Fields, place: u32) {
        let once = |slot: &mut Option<u32>| *slot = None;
        if let Some(name) = name(fields) {
            self.by_name
                .entry(name.to_owned())
                .and_modify(once)
                .or_insert(Some(place));
        }
        self.by_index
            .entry(fields.index)
            .and_modify(once)
            .or_insert(Some(place));
    }
}
