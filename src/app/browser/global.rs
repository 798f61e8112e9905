//! The object `globalThis.headroom`, by which the page, its boot script and its tests know each other.

use js_sys::Function;
use js_sys::Object;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// The object; the boot script makes it, and without one a new one is made.
pub fn desk() -> Object {
    let global = js_sys::global();
    let key = JsValue::from_str("headroom");
    match Reflect::get(&global, &key).map(JsCast::dyn_into::<Object>) {
        Ok(Ok(desk)) => desk,
        _ => {
            let desk = Object::new();
            let _ = Reflect::set(&global, &key, &desk);
            desk
        }
    }
}

/// Reads one of its fields.
pub fn get(name: &str) -> JsValue {
    Reflect::get(&desk(), &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Sets one of its fields.
pub fn set(name: &str, value: &JsValue) {
    let _ = Reflect::set(&desk(), &JsValue::from_str(name), value);
}

/// Whether the boot script has taken over the screen: nothing may be saved any more.
pub fn has_stopped() -> bool {
    get("stopped").is_truthy()
}

/// Calls a function of `globalThis`, if there is one.
pub fn call(name: &str, argument: &str) {
    let global = js_sys::global();
    let found = Reflect::get(&global, &JsValue::from_str(name));
    if let Ok(Ok(function)) = found.map(JsCast::dyn_into::<Function>) {
        let _ = function.call1(&JsValue::NULL, &JsValue::from_str(argument));
    }
}

/// Whether an object has something under a name. Browsers leave out what a page may not use.
pub fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
