//! Units of the numbers in findings: texts of the program, also when a finding comes from elsewhere.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Deserializer;

/// A unit, as the shapes of the scenario name it.
///
/// An alias, because derived code takes a plain reference for a loan from what it reads.
pub(super) type Unit = &'static str;

thread_local! {
    /// Every unit that was read so far. There are some dozens in all, and each is kept once.
    static KNOWN: RefCell<BTreeSet<Unit>> = const { RefCell::new(BTreeSet::new()) };
}

/// Reads a unit that the same program wrote.
pub(super) fn read<'de, D: Deserializer<'de>>(reader: D) -> Result<Unit, D::Error> {
    let text = String::deserialize(reader)?;
    Ok(KNOWN.with_borrow_mut(|known| {
        if let Some(unit) = known.get(text.as_str()) {
            return *unit;
        }
        let unit: Unit = Box::leak(text.into_boxed_str());
        known.insert(unit);
        unit
    }))
}
