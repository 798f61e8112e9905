//! The compute worker: check, evaluation, remedies and links beside the page.

use gloo_worker::Registrable;
use headroom::app::engine::Engine;
use headroom::app::engine::EngineWorker;
use headroom::app::engine::compact::Compact;

fn main() {
    console_error_panic_hook::set_once();
    EngineWorker::<Engine>::registrar()
        .encoding::<Compact>()
        .register();
}
