//! What the keys do.

use yew::prelude::*;

/// Keys and what they do, by where they do it.
const KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Everywhere",
        &[
            ("Ctrl+Z", "undo"),
            ("Ctrl+Shift+Z, Ctrl+Y", "redo"),
            ("Ctrl+V", "open the link in the clipboard"),
            ("?", "this list"),
            ("Escape", "close a dialog"),
        ],
    ),
    (
        "On the day ribbon",
        &[
            ("←, →", "a day back, a day on"),
            (
                "Ctrl+←, Ctrl+→",
                "to the next day on which something changes",
            ),
            ("Page Down, Page Up", "ten days back, ten days on"),
            ("Home, End", "first day, last day"),
        ],
    ),
    (
        "In a field",
        &[
            ("Enter", "apply; leaving the field does the same"),
            ("Escape", "take back what was typed"),
            ("↑, ↓", "one step up or down, with Shift ten"),
        ],
    ),
    (
        "On the floor",
        &[
            ("arrows", "move the plan"),
            ("+, −", "zoom"),
            ("0", "show everything"),
            ("Escape", "select nothing"),
        ],
    ),
];

/// The list.
pub(super) fn keys() -> Html {
    let groups = KEYS.iter().map(|(place, keys)| {
        html! {
            <section key={*place}>
                <h3>{ place }</h3>
                <dl class="keys">
                    for (key, meaning) in keys.iter() {
                        <dt>{ *key }</dt>
                        <dd>{ *meaning }</dd>
                    }
                </dl>
            </section>
        }
    });
    html! { <>{ for groups }</> }
}
