//! When the program panics, the boot script gives the work back: see the head of `boot.js`.

use super::global;

/// Hands every panic to the console, with its stack, and to the boot script.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        global::call("headroomPanic", &info.to_string());
    }));
}
