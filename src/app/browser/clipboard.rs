//! The clipboard, which a browser may refuse.

use wasm_bindgen_futures::JsFuture;

use super::global;

/// Puts a text on the clipboard, and says whether that went well.
pub async fn copy(text: String) -> bool {
    let navigator = gloo::utils::window().navigator();
    if !global::has(navigator.as_ref(), "clipboard") {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&text))
        .await
        .is_ok()
}
