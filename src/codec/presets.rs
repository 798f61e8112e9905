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
    frozen(
        7,
        "colossus-gb200",
        include_str!("../../static/presets/colossus_both.json"),
    ),
];

const fn frozen(id: u16, key: &'static str, json: &'static str) -> Frozen {
    Frozen { id, key, json }
}

/// The public case, which a newcomer sees at once instead of a form.
const PUBLIC_CASE: Frozen = FROZEN[2];

/// What is said of a preset where one is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its key.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The first sentence of its notes.
    pub about: &'static str,
}

/// The presets that are offered: all with a site in them, each in its newest form. Written out, because the page
/// that offers them does not hold them; a test compares them with the files.
pub const OFFERED: [Offered; 4] = [
    Offered {
        key: "colossus",
        title: "Colossus, 100k → 200k",
        about: "The public case of xAI's Colossus in Memphis.",
    },
    Offered {
        key: "colossus-gb200",
        title: "Colossus plus 110,000 GB200",
        about: "Both sites of xAI's Colossus in Memphis in one plan: 200,000 GPUs on the first, and the 110,000 GB200 of the first stage of the second on Tulane Road.",
    },
    Offered {
        key: "hopper-dry",
        title: "100 MW Hopper, dry coolers",
        about: "A concept, not a site: 100 MW of IT nameplate in liquid-cooled Hopper racks where summers are dry and nights freeze.",
    },
    Offered {
        key: "starter-air",
        title: "12 MW starter hall, air-cooled",
        about: "A concept, not a site: one hall of 7,936 H100 in air-cooled servers, 12 MW of IT nameplate, with what one buys without waiting: two feeds at 13.8 kV, diesels, air-cooled chillers at 18 °C, fan walls.",
    },
];

/// The public case, read without the full reader of files: the page begins with it, worker or not.
pub fn public_case() -> Option<Scenario> {
    file::read_own(PUBLIC_CASE.json)
}

/// The same, for whoever asks by key; nothing for every other preset.
pub fn public_case_of_key(key: &str) -> Option<Scenario> {
    (key == PUBLIC_CASE.key).then(public_case).flatten()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn first_sentence(notes: &str) -> &str {
        let end = notes.find(". ").map_or(notes.len(), |end| end + 1);
        &notes[..end]
    }

    #[test]
    fn what_is_offered_is_what_the_files_say() {
        let presets = Presets::frozen();
        let has_site = |preset: &&Preset| !preset.scenario.floor.halls.is_empty();
        let mut said: Vec<(&str, &str, &str)> = presets
            .newest()
            .filter(has_site)
            .map(|preset| {
                let scenario = &preset.scenario;
                let about = first_sentence(&scenario.notes);
                (preset.key.as_str(), scenario.title.as_str(), about)
            })
            .collect();
        // The order in which they are offered is our choice; which ones, and what is said of them, is not.
        said.sort();
        assert_eq!(said, OFFERED.map(|it| (it.key, it.title, it.about)));
    }

    #[test]
    fn a_newcomer_sees_the_newest_public_case() {
        let presets = Presets::frozen();
        let newest = presets.by_key("colossus").map(|preset| &preset.scenario);
        assert_eq!(public_case().as_ref(), newest);
    }
}
