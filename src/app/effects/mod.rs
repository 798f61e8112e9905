//! What the desk does to the browser and the browser to the desk, each as a hook of its own.

mod address;
mod autosave;
mod cooling;
mod engine;
mod import;
mod incoming;
mod power;
mod remedies;
mod shortcuts;
mod width;

pub use address::use_address;
pub use autosave::use_autosave;
pub use cooling::use_cooling;
pub use engine::use_engine;
pub use import::use_import;
pub use incoming::use_incoming;
pub use power::use_power;
pub use power::use_restore;
pub use remedies::use_remedies;
pub use shortcuts::use_shortcuts;
pub use width::use_width;

use gloo::events::EventListener;
use gloo::events::EventListenerOptions;
use web_sys::EventTarget;

/// Listens with the right to prevent what the browser would do.
fn listen(
    target: &EventTarget,
    name: &'static str,
    then: impl FnMut(&web_sys::Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, then)
}
