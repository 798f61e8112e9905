//! The frozen presets: scenarios that links refer to by number, and that a newcomer opens first.
//!
//! A preset that was released never changes: links hold only what differs from it. A better one gets
//! its own number under the same key; the old one stays for the links that refer to it.

use crate::codec::file;
use crate::scenario::Scenario;

/// One row of the table of presets.
#[derive(Clone, Copy, Debug)]
pub struct Frozen {
    /// Number in links, never used again.
    pub id: u16,
    /// Name on the command line and in addresses.
    pub key: &'static str,
    /// The scenario file.
    pub json: &'static str,
}

/// Every preset ever released, oldest first.
pub const FROZEN: &[Frozen] = &[
    frozen(1, "empty", include_str!("../../static/presets/empty.json")),
    frozen(
        2,
        "colossus",
        include_str!("../../static/presets/colossus.json"),
    ),
    frozen(
        3,
        "colossus",
        include_str!("../../static/presets/colossus_2.json"),
    ),
    frozen(
        4,
        "colossus-gb200",
        include_str!("../../static/presets/colossus_gb200.json"),
    ),
    frozen(
        5,
        "hopper-dry",
        include_str!("../../static/presets/hopper_dry.json"),
    ),
    frozen(
        6,
        "starter-air",
        include_str!("../../static/presets/starter_air.json"),
    ),
];

const fn frozen(id: u16, key: &'static str, json: &'static str) -> Frozen {
    Frozen { id, key, json }
}

/// A preset that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Number in links.
    pub id: u16,
    /// Name on the command line and in addresses.
    pub key: String,
    /// The scenario.
    pub scenario: Scenario,
}

/// The presets that links may refer to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presets(Vec<Preset>);

impl Presets {
    /// Reads the frozen presets. Takes a moment: keep them.
    pub fn frozen() -> Self {
        Self(FROZEN.iter().filter_map(read).collect())
    }

    /// Presets of one's own, for tests.
    pub fn new(presets: Vec<Preset>) -> Self {
        Self(presets)
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Preset] {
        &self.0
    }

    /// The preset with this number.
    pub fn by_id(&self, id: u16) -> Option<&Preset> {
        self.0.iter().find(|preset| preset.id == id)
    }

    /// The newest preset with this key.
    pub fn by_key(&self, key: &str) -> Option<&Preset> {
        self.0.iter().rev().find(|preset| preset.key == key)
    }

    /// The newest preset of every key, in the order in which the keys came up.
    pub fn newest(&self) -> impl Iterator<Item = &Preset> {
        let is_newest =
            |preset: &&Preset| self.by_key(&preset.key).map(|other| other.id) == Some(preset.id);
        self.0.iter().filter(is_newest)
    }
}

/// A preset that cannot be read is left out, and a test fails: nothing panics at a user.
fn read(frozen: &Frozen) -> Option<Preset> {
    let document = file::read(frozen.json).ok()?;
    Some(Preset {
        id: frozen.id,
        key: frozen.key.to_owned(),
        scenario: document.scenario,
    })
}
