//! The page: the desk in Yew, and the only place that names the browser.
//!
//! Pages wire: they read contexts and `present`, and hand words to components. Components show: properties
//! in, callbacks out. The reducer in `state` is pure; `effects` let the browser follow what it says.

mod browser;
mod camera;
mod components;
mod context;
mod effects;
pub mod engine;
mod links;
mod pages;
pub mod state;

pub use pages::DeskPage;
pub use pages::DeskPageProps;

use crate::app::browser::address;
use crate::app::browser::kept;
use crate::app::browser::storage;
use crate::app::browser::theme;
use crate::app::state::KeptId;
use crate::app::state::Start;
use crate::app::state::Theme;
use crate::app::state::address::Address;
use crate::codec::presets;
use crate::scenario::Scenario;

/// Starts the page: what the browser has saved and what the address says goes onto the desk.
pub fn start() {
    browser::panic::install();
    browser::bench::install();
    let theme = storage::theme().map_or(Theme::Auto, |key| Theme::of_key(&key));
    theme::show(theme);
    wasm_bindgen_futures::spawn_local(async move {
        let start = start_from_browser().await;
        render(Start { theme, ..start });
    });
}

/// Puts the desk on the page, unless something failed meanwhile: then the screen that says so stays.
fn render(start: Start) {
    if browser::global::has_stopped() {
        return;
    }
    let root = gloo::utils::document().get_element_by_id("app");
    let root = root.unwrap_or_else(|| gloo::utils::body().into());
    root.set_inner_html("");
    yew::Renderer::<DeskPage>::with_root_and_props(root, DeskPageProps::new(start)).render();
}

/// A link is read by a worker, which the desk then takes over; what this version saved, and the public
/// case for a newcomer, the page reads itself, so that they are there even where no worker starts.
async fn start_from_browser() -> Start {
    let fragment = address::fragment();
    let address = Address::parse(&fragment);
    let link = match address.payload {
        Some(_) => Some(links::read(&fragment).await),
        None => None,
    };
    let (saved, kept) = match saved_beside().await {
        Some(scenario) => (Some(scenario), storage::kept()),
        // What did not fit beside the page may still be in the database.
        None => newest_kept()
            .await
            .map_or((None, None), |(kept, scenario)| {
                (Some(scenario), Some(kept))
            }),
    };
    Start {
        preset: saved.is_none().then(presets::public_case).flatten(),
        saved,
        kept,
        link,
        address,
        ..Start::default()
    }
}

/// The scenario that is saved where it could be written at once.
async fn saved_beside() -> Option<Scenario> {
    let text = storage::saved()?;
    links::read_file(text.as_bytes()).await.ok()
}

/// The scenario that the browser's database kept last.
async fn newest_kept() -> Option<(KeptId, Scenario)> {
    let newest = kept::list().await?.into_iter().next()?;
    let text = kept::text(newest.id).await?;
    let scenario = links::read_file(text.as_bytes()).await.ok()?;
    Some((newest.id, scenario))
}
