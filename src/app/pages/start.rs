//! The empty desk: presets, a file, or a link.

use yew::prelude::*;

use super::dialogs::OpenChoices;

/// What a newcomer sees.
pub(super) fn start_page() -> Html {
    html! {
        <main id="view" class="view" tabindex="-1">
            <div class="start">
                <h2>{ "How many more GPUs can this site take?" }</h2>
                <p>{ "On which day, and what stops the next one. Headroom plans power, cooling and floor together, day by day. It calculates in this browser; nothing that you enter leaves your machine." }</p>
                <OpenChoices />
            </div>
        </main>
    }
}
