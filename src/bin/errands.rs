//! The worker of errands: files, lists, codes, help.

use gloo_worker::Registrable;
use headroom::app::engine::EngineWorker;
use headroom::app::engine::ErrandJob;
use headroom::app::engine::compact::Compact;

fn main() {
    console_error_panic_hook::set_once();
    EngineWorker::<ErrandJob>::registrar()
        .encoding::<Compact>()
        .register();
}
