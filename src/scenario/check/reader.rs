//! Reads leaves of the scenario into typed values and collects what is wrong with them.

use crate::catalog::Catalogue;
use crate::catalog::Row;
use crate::catalog::Table;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::Life;
use crate::scenario::plan::Status;
use crate::scenario::plan::Tag;
use crate::scenario::record::Asset;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Number;
use crate::scenario::record::Section;
use crate::scenario::record::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most known words shown beside an unknown one.
const KNOWN_SHOWN: usize = 8;

/// Collects findings. What it returns is always in range, so that a wrong value cannot stop the check
/// of the others; a Plan made of such stand-ins never leaves `check`.
#[derive(Default)]
pub(super) struct Reader {
    findings: Vec<Finding>,
    /// A list is longer than the engine takes: nothing may be multiplied or allocated by it.
    pub(super) is_too_long: bool,
    /// Ids of the phases that assets may name.
    pub(super) phases: Vec<String>,
    /// Rows of the program and the scenario's own.
    pub(super) catalogue: Catalogue,
}

impl Reader {
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// What is wrong with a field.
    pub(super) fn wrong(&mut self, code: Code, path: String, amount: Amount) {
        self.push(Finding {
            code,
            severity: Severity::MustFix,
            place: Place::Field(path),
            days: None,
            amount,
        });
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The number, its default, or a finding that it is missing. Always within its range.
    pub(super) fn number<S: Section>(&mut self, section: &S, field: S::Field, path: &str) -> f64 {
        if let Some(value) = self.given(section, field) {
            return value;
        }
        let (name, low, default) = range_of::<S>(field);
        let was_given = section.value(field) != Value::Number(None);
        default.unwrap_or_else(|| {
            if !was_given {
                self.wrong(Code::Missing, join(path, name), Amount::None);
            }
            low
        })
    }

    /// The number as given, held within its range; `None` when not given.
    pub(super) fn given<S: Section>(&mut self, section: &S, field: S::Field) -> Number {
        let LeafKind::Number(range) = &S::leaf(field).kind else {
            return None;
        };
        match section.value(field) {
            Value::Number(Some(value)) if value.is_finite() => {
                Some(value.clamp(range.low, range.high))
            }
            _ => None,
        }
    }

    /// A count: whole and never negative.
    pub(super) fn count<S: Section>(&mut self, section: &S, field: S::Field, path: &str) -> u32 {
        to_count(self.number(section, field, path))
    }

    /// A count as given.
    pub(super) fn given_count<S: Section>(&mut self, section: &S, field: S::Field) -> Option<u32> {
        self.given(section, field).map(to_count)
    }

    /// One of the words of a leaf; the first when nothing is given or the word is unknown.
    pub(super) fn word<S: Section>(&self, section: &S, field: S::Field) -> &'static str {
        let LeafKind::Text(words) = &S::leaf(field).kind else {
            return "";
        };
        let Value::Text(given) = section.value(field) else {
            return "";
        };
        words
            .iter()
            .find(|word| **word == given)
            .or(words.first())
            .copied()
            .unwrap_or("")
    }

    /// Looks a key up; a missing or unknown one is a finding.
    pub(super) fn key<T, I: Iterator<Item = String>>(
        &mut self,
        key: &str,
        path: &str,
        find: impl Fn(&str) -> Option<T>,
        known: impl Fn() -> I,
    ) -> Option<T> {
        if key.is_empty() {
            self.wrong(Code::Missing, path.to_owned(), words("", known()));
            return None;
        }
        let found = find(key);
        if found.is_none() {
            self.wrong(Code::UnknownKey, path.to_owned(), words(key, known()));
        }
        found
    }

    /// Looks a key up where nothing given means none.
    pub(super) fn key_or_none<T, I: Iterator<Item = String>>(
        &mut self,
        key: &str,
        path: &str,
        find: impl Fn(&str) -> Option<T>,
        known: impl Fn() -> I,
    ) -> Option<T> {
        if key.is_empty() {
            None
        } else {
            self.key(key, path, find, known)
        }
    }

    /// Looks a row of the catalogue up; a missing or unknown key is a finding.
    pub(super) fn row<T: Row>(
        &mut self,
        table: &'static Table<T>,
        key: &str,
        path: &str,
    ) -> Option<Arc<T>> {
        let found = self.catalogue.find(table, key);
        if found.is_none() {
            let known = words(key, self.catalogue.keys(table.kind()));
            self.no_such(key, path, known);
        }
        found
    }

    /// A key that must be given and is not, or that leads nowhere.
    pub(super) fn no_such(&mut self, key: &str, path: &str, known: Amount) {
        let code = if key.is_empty() {
            Code::Missing
        } else {
            Code::UnknownKey
        };
        self.wrong(code, path.to_owned(), known);
    }

    /// Looks a row of the catalogue up where nothing given means none.
    pub(super) fn row_or_none<T: Row>(
        &mut self,
        table: &'static Table<T>,
        key: &str,
        path: &str,
    ) -> Option<Arc<T>> {
        if key.is_empty() {
            None
        } else {
            self.row(table, key, path)
        }
    }

    /// Every id of a list is given and stands once.
    pub(super) fn ids<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let path = format!("{list}[{index}].id");
            if id.is_empty() {
                self.wrong(Code::Missing, path, Amount::None);
            } else if !seen.insert(id) {
                self.wrong(Code::DuplicateId, path, words(id, std::iter::empty()));
            }
        }
    }

    /// Name and days of an asset. Without a ready day it is ready after its lead time, ordered on day 0
    /// where no order day is given. An unknown phase, retiring before being ready, and being ready before
    /// order and lead time allow are findings.
    pub(super) fn tag<A: Asset>(&mut self, asset: &A, path: &str) -> Tag {
        let phases = self.phases.clone();
        self.key_or_none(
            asset.phase(),
            &join(path, "phase"),
            |id| phases.iter().find(|phase| *phase == id),
            || phases.iter().cloned(),
        );
        let day = |given: Number| given.map(|day| to_count(day.max(0.0)));
        let (order, lead) = (day(asset.order_day()), day(asset.lead_days()));
        let soonest = order.unwrap_or(0).saturating_add(lead.unwrap_or(0));
        let given = day(asset.ready_day());
        if let Some(ready) = given.filter(|_| order.is_some()) {
            self.not_above(
                f64::from(soonest),
                f64::from(ready),
                "day",
                path,
                "ready_day",
            );
        }
        let ready = given.unwrap_or(soonest);
        let retired = day(asset.retire_day());
        if let Some(gone) = retired {
            self.not_above(f64::from(ready), f64::from(gone), "day", path, "retire_day");
        }
        Tag {
            id: asset.id().to_owned(),
            name: asset.name().to_owned(),
            life: Life { ready, retired },
            order,
            lead,
            ready_is_given: given.is_some(),
            status: match asset.status() {
                "temporary" => Status::Temporary,
                "standby" => Status::Standby,
                _ => Status::Permanent,
            },
        }
    }

    /// The first of two numbers must not be the greater one; the finding names the second's field, or
    /// that of whichever the planner would correct.
    pub(super) fn not_above(
        &mut self,
        first: f64,
        second: f64,
        unit: &'static str,
        path: &str,
        leaf: &str,
    ) {
        if second < first {
            let amount = Amount::Order {
                first,
                second,
                unit,
            };
            self.wrong(Code::OutOfOrder, join(path, leaf), amount);
        }
    }

    /// Of what is held back something must remain: holding all of it back, or more, is a finding.
    pub(super) fn some_left(&mut self, held: u32, count: u32, path: &str, leaf: &str) {
        if 0 < held && count <= held {
            let amount = Amount::Order {
                first: f64::from(held),
                second: f64::from(count),
                unit: "",
            };
            self.wrong(Code::NoneLeft, join(path, leaf), amount);
        }
    }
}

/// A path one step deeper.
pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The amount of an unknown word; each known one stands once.
pub(super) fn words(given: &str, known: impl Iterator<Item = String>) -> Amount {
    let mut shown: Vec<String> = Vec::new();
    for word in known {
        if KNOWN_SHOWN <= shown.len() {
            break;
        }
        // What the scenario overrides is known by its own list and by that of the program.
        if !word.is_empty() && !shown.contains(&word) {
            shown.push(word);
        }
    }
    Amount::Word {
        given: given.to_owned(),
        known: shown,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of the type first"
)]
fn to_count(value: f64) -> u32 {
    value.clamp(0.0, f64::from(u32::MAX)) as u32
}

fn range_of<S: Section>(field: S::Field) -> (&'static str, f64, Number) {
    let leaf = S::leaf(field);
    match &leaf.kind {
        LeafKind::Number(range) => (leaf.name, range.low, range.default),
        _ => (leaf.name, 0.0, None),
    }
}
