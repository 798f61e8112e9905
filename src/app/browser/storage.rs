//! What this browser keeps between visits. It may refuse, and then says so.

use gloo::storage::LocalStorage;
use gloo::storage::Storage;

/// The scenario file of the last change. The boot script knows this name, too.
const AUTOSAVE: &str = "headroom.autosave";
/// What was there before something else was opened and changed.
const PREVIOUS: &str = "headroom.previous";
/// The theme that was chosen.
const THEME: &str = "headroom.theme";

/// The text of the scenario file that was saved last.
pub fn saved() -> Option<String> {
    read(AUTOSAVE)
}

/// The text of the one that was there before something else took its place.
pub fn previous() -> Option<String> {
    read(PREVIOUS)
}

/// Saves the text of a scenario file; `false` when the browser refuses.
pub fn save(text: &str) -> bool {
    write(AUTOSAVE, text)
}

/// Puts what is saved aside, before something else takes its place.
pub fn put_aside() {
    if let Some(text) = saved() {
        write(PREVIOUS, &text);
    }
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
