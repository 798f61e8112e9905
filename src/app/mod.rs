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
use crate::codec::file;
use crate::codec::presets::Presets;
use crate::scenario::Scenario;

/// Starts the page: what the browser has saved and what the address says goes onto the desk.
pub fn start() {
    browser::panic::install();
    browser::bench::install();
    let start = start_from_browser();
    theme::show(start.theme);
    if start.saved.is_some() {
        return render(start);
    }
    // What did not fit beside the page may still be in the database.
    wasm_bindgen_futures::spawn_local(async move {
        let newest = newest_kept().await;
        render(match newest {
            Some((kept, scenario)) => Start {
                saved: Some(scenario),
                kept: Some(kept),
                ..start
            },
            None => start,
        });
    });
}

/// The scenario that the browser's database kept last.
async fn newest_kept() -> Option<(KeptId, Scenario)> {
    let newest = kept::list().await?.into_iter().next()?;
    let text = kept::text(newest.id).await?;
    let document = file::read(&text).ok()?;
    Some((newest.id, document.scenario))
}

fn render(start: Start) {
    let root = gloo::utils::document().get_element_by_id("app");
    let root = root.unwrap_or_else(|| gloo::utils::body().into());
    root.set_inner_html("");
    yew::Renderer::<DeskPage>::with_root_and_props(root, DeskPageProps::new(start)).render();
}

fn start_from_browser() -> Start {
    let fragment = address::fragment();
    let address = Address::parse(&fragment);
    let link = address.payload.is_some().then(|| links::read(&fragment));
    let saved = storage::saved().and_then(|text| file::read(&text).ok());
    Start {
        preset: saved.is_none().then(newcomers_preset).flatten(),
        kept: saved.is_some().then(storage::kept).flatten(),
        saved: saved.map(|document| document.scenario),
        link,
        address,
        theme: storage::theme().map_or(Theme::Auto, |key| Theme::of_key(&key)),
        answers: Vec::new(),
    }
}

/// The public case, so that a newcomer sees a site at once and not a form.
fn newcomers_preset() -> Option<Scenario> {
    let presets = Presets::frozen();
    presets
        .by_key("colossus")
        .map(|preset| preset.scenario.clone())
}
