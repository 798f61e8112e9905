//! What this browser keeps between visits. It may refuse, and then says so.

use gloo::storage::LocalStorage;
use gloo::storage::Storage;

use crate::app::state::KeptId;
use crate::units::decimal;

/// The scenario file of the last change. The boot script knows this name, too.
const AUTOSAVE: &str = "headroom.autosave";
/// Under which number the browser's database keeps the same scenario.
const KEPT: &str = "headroom.kept";
/// Digests of the weather files in the database, the last first.
const WEATHER: &str = "headroom.weather";
/// Weather files that are kept: each takes a megabyte or two, and a planner works with a few sites at a time.
const MOST_WEATHER: usize = 8;
/// The theme that was chosen.
const THEME: &str = "headroom.theme";

/// The text of the scenario file that was saved last.
pub fn saved() -> Option<String> {
    read(AUTOSAVE)
}

/// The number under which the database keeps that scenario.
pub fn kept() -> Option<KeptId> {
    decimal::parse(&read(KEPT)?)
}

/// Saves the text of a scenario file at once, which the database cannot: for a page that is being
/// closed, and for the boot script. `false` when the browser refuses; then nothing older stays that the
/// next visit would take for the newest.
pub fn save(text: &str, kept: KeptId) -> bool {
    let is_saved = write(AUTOSAVE, text) && write(KEPT, &kept.to_string());
    if !is_saved && is_allowed() {
        let _ = LocalStorage::raw().remove_item(AUTOSAVE);
    }
    is_saved
}

/// Notes that a weather file is used; gives the digest of the one that is dropped for it.
pub fn use_weather(digest: &str) -> Option<String> {
    let before = read(WEATHER).unwrap_or_default();
    let mut known: Vec<&str> = before.split(' ').filter(|of| *of != digest).collect();
    known.insert(0, digest);
    let dropped = known.get(MOST_WEATHER).map(|of| (*of).to_owned());
    known.truncate(MOST_WEATHER);
    write(WEATHER, &known.join(" "));
    dropped.filter(|of| !of.is_empty())
}

/// The name of the theme that was chosen.
pub fn theme() -> Option<String> {
    read(THEME)
}

/// Keeps the name of the theme.
pub fn keep_theme(key: &str) {
    write(THEME, key);
}

/// Raw text: the boot script reads the same item, and knows nothing of another encoding.
fn read(key: &str) -> Option<String> {
    if !is_allowed() {
        return None;
    }
    LocalStorage::raw().get_item(key).ok().flatten()
}

fn write(key: &str, text: &str) -> bool {
    is_allowed() && LocalStorage::raw().set_item(key, text).is_ok()
}

/// Whether there is a storage at all: reading it throws where cookies are forbidden.
fn is_allowed() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}
