//! The compute worker: long calculations beside the page.

fn main() {
    console_error_panic_hook::set_once();
}
