//! The compute worker: long calculations beside the page.

use gloo_worker::Registrable;
use headroom::app::remedies::Json;
use headroom::app::remedies::Remedies;

fn main() {
    console_error_panic_hook::set_once();
    Remedies::registrar().encoding::<Json>().register();
}
