//! The worker of the Cooling view and of the year.

use gloo_worker::Registrable;
use headroom::app::engine::CoolingJob;
use headroom::app::engine::EngineWorker;
use headroom::app::engine::compact::Compact;

fn main() {
    console_error_panic_hook::set_once();
    EngineWorker::<CoolingJob>::registrar()
        .encoding::<Compact>()
        .register();
}
