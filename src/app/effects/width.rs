//! How wide an element is, in whole pixels.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use web_sys::ResizeObserver;
use yew::prelude::*;

/// The width of an element, kept up to date; `before` until it is known.
#[hook]
pub fn use_width(node: &NodeRef, before: f64) -> f64 {
    let width = use_state_eq(|| before);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let watched = node.cast::<Element>().and_then(|element| {
            let measure = {
                let element = element.clone();
                move || {
                    let pixels = f64::from(element.client_width());
                    if 0.0 < pixels {
                        setter.set(pixels);
                    }
                }
            };
            measure();
            let measure = Closure::<dyn FnMut()>::new(measure);
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, measure))
        });
        move || {
            if let Some((observer, measure)) = watched {
                observer.disconnect();
                drop(measure);
            }
        }
    });
    *width
}
