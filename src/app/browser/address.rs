//! The address bar.

use wasm_bindgen::JsValue;

/// The fragment, with its `#`; `?s=…` counts as one, since some programs drop what follows `#`.
pub fn fragment() -> String {
    let location = gloo::utils::window().location();
    let fragment = location.hash().unwrap_or_default();
    if fragment.is_empty() {
        let query = location.search().unwrap_or_default();
        return query.replacen('?', "#", 1);
    }
    fragment
}

/// Puts a fragment into the address bar without a new entry in the history.
pub fn replace(fragment: &str) {
    let window = gloo::utils::window();
    let path = window.location().pathname().unwrap_or_default();
    if let Ok(history) = window.history() {
        let address = format!("{path}{fragment}");
        // A browser may refuse when asked too often; the address then lags behind, and nothing else.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The whole address with another fragment: what a link is.
pub fn with_fragment(fragment: &str) -> String {
    let location = gloo::utils::window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}{fragment}")
}
