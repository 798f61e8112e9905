//! When the program panics, the boot script gives the work back: see the head of `boot.js`.

use super::global;

/// Hands every panic to the console, with its stack, and to the boot script.
///
/// Through Yew, which otherwise puts its own hook in this one's place when it starts.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        global::call("headroomPanic", &info.to_string());
    }));
}
