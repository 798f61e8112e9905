//! Pointer, wheel and keys on the floor.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::events::EventListenerOptions;
use wasm_bindgen::JsCast;
use web_sys::Event;
use web_sys::EventTarget;
use web_sys::KeyboardEvent;
use web_sys::PointerEvent;
use web_sys::WheelEvent;

use super::Core;
use crate::app::camera::Camera;

/// Pointers that moved less, px, have clicked.
const CLICK_PX: f64 = 4.0;
/// Zoom for one pixel of wheel: a notch of 100 px is a third.
const WHEEL_RATE: f64 = 0.003;
/// Zoom for one press of a key or button.
pub const ZOOM_STEP: f64 = 1.4;
/// How far an arrow key moves the plan, px.
const KEY_PX: f64 = 60.0;

/// What the pointers are doing.
#[derive(Default)]
pub(super) struct Input {
    /// Pointers that are down, with where they were last.
    down: Vec<(i32, (f64, f64))>,
    /// Where the first went down, until it has moved away from there.
    pressed: Option<(f64, f64)>,
}

/// Listens to everything.
pub(super) fn listen(core: &Rc<Core>) -> Vec<EventListener> {
    let element: &EventTarget = core.frame_element.as_ref();
    let mut listeners = vec![
        on(
            core,
            element,
            "pointerdown",
            |core, event: &PointerEvent| {
                core.pointer_down(event);
            },
        ),
        on(
            core,
            element,
            "pointermove",
            |core, event: &PointerEvent| {
                core.pointer_moved(event);
            },
        ),
        on(core, element, "pointerup", |core, event: &PointerEvent| {
            core.pointer_up(event, true);
        }),
        on(
            core,
            element,
            "pointercancel",
            |core, event: &PointerEvent| {
                core.pointer_up(event, false);
            },
        ),
        on(core, element, "pointerleave", |core, _: &PointerEvent| {
            core.hover(None);
        }),
        on(core, element, "wheel", |core, event: &WheelEvent| {
            core.wheel(event)
        }),
        on(core, element, "keydown", |core, event: &KeyboardEvent| {
            core.key(event)
        }),
    ];
    let dark = gloo::utils::window().match_media("(prefers-color-scheme: dark)");
    if let Ok(Some(dark)) = dark {
        listeners.push(on(core, dark.as_ref(), "change", |core, _: &Event| {
            core.recolour();
        }));
    }
    listeners
}

/// Listens to one kind of event; not passive, so that the page need not scroll along.
fn on<E: JsCast>(
    core: &Rc<Core>,
    target: &EventTarget,
    name: &'static str,
    mut then: impl FnMut(&Rc<Core>, &E) + 'static,
) -> EventListener {
    let core = core.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, move |event| {
        then(&core, event.unchecked_ref());
    })
}

impl Core {
    /// Where a pointer is, in the pixels of the stage.
    fn place(&self, event: &web_sys::MouseEvent) -> (f64, f64) {
        let edge = self.frame_element.get_bounding_client_rect();
        (
            f64::from(event.client_x()) - edge.left(),
            f64::from(event.client_y()) - edge.top(),
        )
    }

    fn pointer_down(self: &Rc<Self>, event: &PointerEvent) {
        if event.button() != 0 && event.button() != 1 {
            return;
        }
        let _ = self.frame_element.set_pointer_capture(event.pointer_id());
        let at = self.place(event);
        let input = &mut self.state.borrow_mut().input;
        input.pressed = input.down.is_empty().then_some(at);
        input.down.push((event.pointer_id(), at));
    }

    fn pointer_moved(self: &Rc<Self>, event: &PointerEvent) {
        let at = self.place(event);
        let camera = self.state.borrow().camera;
        let moved = self
            .state
            .borrow_mut()
            .input
            .moved(event.pointer_id(), at, camera);
        match moved {
            Moved::Nothing => {}
            Moved::Hover => {
                let (x, y) = camera.metres(at);
                let hit = self.state.borrow().view.hit(x, y);
                self.hover(hit);
            }
            Moved::To(camera) => {
                let _ = self.frame_element.class_list().add_1("stage--dragging");
                self.look(camera);
            }
        }
    }

    fn pointer_up(self: &Rc<Self>, event: &PointerEvent, is_done: bool) {
        let _ = self.frame_element.class_list().remove_1("stage--dragging");
        let mut state = self.state.borrow_mut();
        state.input.down.retain(|(id, _)| *id != event.pointer_id());
        let clicked = state.input.pressed.take().filter(|_| is_done);
        let hit = clicked.map(|at| {
            let (x, y) = state.camera.metres(at);
            state.view.hit(x, y)
        });
        drop(state);
        if let Some(hit) = hit {
            self.tell.selected.emit(hit);
        }
    }

    fn hover(self: &Rc<Self>, hit: Option<crate::present::hall::Hit>) {
        if self.state.borrow().hovered == hit {
            return;
        }
        self.state.borrow_mut().hovered = hit;
        self.draw_marks();
        self.tell.hovered.emit(hit);
    }

    fn wheel(self: &Rc<Self>, event: &WheelEvent) {
        event.prevent_default();
        let pixels = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => event.delta_y() * 16.0,
            WheelEvent::DOM_DELTA_PAGE => event.delta_y() * 400.0,
            _ => event.delta_y(),
        };
        let at = self.place(event);
        self.zoom(libm::exp(-pixels.clamp(-400.0, 400.0) * WHEEL_RATE), at);
    }

    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let camera = self.state.borrow().camera;
        let (width, height) = self.state.borrow().size;
        let middle = (width / 2.0, height / 2.0);
        match event.key().as_str() {
            "ArrowLeft" => self.look(camera.moved(KEY_PX, 0.0)),
            "ArrowRight" => self.look(camera.moved(-KEY_PX, 0.0)),
            "ArrowUp" => self.look(camera.moved(0.0, KEY_PX)),
            "ArrowDown" => self.look(camera.moved(0.0, -KEY_PX)),
            "+" | "=" => self.zoom(ZOOM_STEP, middle),
            "-" => self.zoom(1.0 / ZOOM_STEP, middle),
            "0" => self.fit(),
            "Escape" => self.tell.selected.emit(None),
            " " => {} // Held while dragging, as in drawing programs: it must not scroll the page.
            _ => return,
        }
        event.prevent_default();
    }
}

/// What a movement of a pointer means.
enum Moved {
    Nothing,
    Hover,
    To(Camera),
}

impl Input {
    fn moved(&mut self, id: i32, at: (f64, f64), camera: Camera) -> Moved {
        let Some(index) = self.down.iter().position(|(down, _)| *down == id) else {
            return if self.down.is_empty() {
                Moved::Hover
            } else {
                Moved::Nothing
            };
        };
        if let Some(pressed) = self.pressed {
            if distance(pressed, at) < CLICK_PX && self.down.len() == 1 {
                return Moved::Nothing;
            }
            self.pressed = None;
        }
        let last = std::mem::replace(&mut self.down[index].1, at);
        let other = self.down.iter().find(|(down, _)| *down != id);
        let camera = match other {
            None => camera.moved(at.0 - last.0, at.1 - last.1),
            Some((_, other)) => {
                let factor = distance(*other, at) / distance(*other, last).max(1.0);
                camera.zoomed(factor, *other)
            }
        };
        Moved::To(camera)
    }
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}
