//! The worker of the Power view.

use gloo_worker::Registrable;
use headroom::app::engine::EngineWorker;
use headroom::app::engine::PowerJob;
use headroom::app::engine::compact::Compact;

fn main() {
    console_error_panic_hook::set_once();
    EngineWorker::<PowerJob>::registrar()
        .encoding::<Compact>()
        .register();
}
