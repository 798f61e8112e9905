//! The colours of the page: `data-theme` on its root, which the style sheet reads.

use gloo::utils::document_element;
use gloo::utils::window;

use crate::app::state::Theme;

/// Shows a theme.
pub fn show(theme: Theme) {
    let root = document_element();
    let _ = match theme {
        Theme::Auto => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.key()),
    };
}

/// The value of a colour token, for canvases: `--power`.
pub fn token(name: &str) -> String {
    let style = window().get_computed_style(&document_element());
    let value = style
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value(name).ok());
    value
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}
