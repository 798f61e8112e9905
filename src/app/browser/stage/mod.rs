//! The floor on canvas: two layers, one frame at a time, moved by pointer, wheel and keys.
//!
//! Our work per frame stays below 8 ms for 4,500 racks. How it is met: what lies outside the canvas is
//! not drawn, one colour is set per tone instead of per rack, outlines are left out when racks are small,
//! and however many events arrive, one frame draws once.

mod input;
mod paint;

pub use input::ZOOM_STEP;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::AnimationFrame;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::CanvasRenderingContext2d;
use web_sys::Element;
use web_sys::HtmlCanvasElement;
use web_sys::ResizeObserver;
use yew::Callback;

use crate::app::camera::Camera;
use crate::present::hall::FloorView;
use crate::present::hall::Hit;
use paint::Palette;

/// The canvases with everything that listens to them. Dropping it lets go of all.
pub struct Stage {
    core: Rc<Core>,
    observer: ResizeObserver,
    _listeners: Vec<EventListener>,
    _resized: Closure<dyn FnMut()>,
}

/// What the stage tells the page.
#[derive(Clone)]
pub struct Tell {
    /// Something was clicked.
    pub selected: Callback<Option<Hit>>,
    /// The pointer came upon something else.
    pub hovered: Callback<Option<Hit>>,
}

struct Core {
    frame_element: Element,
    plan: Layer,
    marks: Layer,
    state: RefCell<State>,
    tell: Tell,
}

struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

#[derive(Default)]
struct State {
    view: Rc<FloorView>,
    palette: Palette,
    camera: Camera,
    size: (f64, f64),
    selected: Option<Hit>,
    hovered: Option<Hit>,
    /// The user has moved or zoomed: a new size or a new plan does not fit it again.
    is_moved: bool,
    is_plan_old: bool,
    is_palette_old: bool,
    frame: Option<AnimationFrame>,
    input: input::Input,
}

impl Stage {
    /// Takes over two canvases inside a focusable element; nothing when the browser has no canvas.
    pub fn new(
        frame_element: Element,
        plan: &HtmlCanvasElement,
        marks: &HtmlCanvasElement,
        tell: Tell,
    ) -> Option<Self> {
        let core = Rc::new(Core {
            plan: Layer::new(plan)?,
            marks: Layer::new(marks)?,
            frame_element,
            state: RefCell::new(State::default()),
            tell,
        });
        core.state.borrow_mut().is_palette_old = true;
        let listeners = input::listen(&core);
        let resized = {
            let core = core.clone();
            Closure::<dyn FnMut()>::new(move || core.resize())
        };
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        observer.observe(&core.frame_element);
        Some(Self {
            core,
            observer,
            _listeners: listeners,
            _resized: resized,
        })
    }

    /// Shows another plan, or the same on another day.
    pub fn show(&self, view: Rc<FloorView>) {
        let mut state = self.core.state.borrow_mut();
        let has_moved_walls = state.view.bounds != view.bounds;
        state.view = view;
        if has_moved_walls {
            state.is_moved = false;
        }
        drop(state);
        self.core.fit_unless_moved();
        self.core.draw_plan();
    }

    /// Marks what is selected.
    pub fn select(&self, selected: Option<Hit>) {
        self.core.state.borrow_mut().selected = selected;
        self.core.draw_marks();
    }

    /// Reads the colours again: the theme has changed.
    pub fn recolour(&self) {
        self.core.recolour();
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.core.fit();
    }

    /// Zooms around the middle.
    pub fn zoom(&self, factor: f64) {
        let (width, height) = self.core.state.borrow().size;
        self.core.zoom(factor, (width / 2.0, height / 2.0));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.core.state.borrow_mut().frame = None;
    }
}

impl Layer {
    fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok().flatten()?;
        Some(Self {
            canvas: canvas.clone(),
            context: context.dyn_into().ok()?,
        })
    }

    /// Gives the canvas as many pixels as the screen has under it. This empties it.
    fn resize(&self, (width, height): (f64, f64), ratio: f64) {
        self.canvas.set_width(pixels(width * ratio));
        self.canvas.set_height(pixels(height * ratio));
    }
}

impl Core {
    fn resize(self: &Rc<Self>) {
        let size = (
            f64::from(self.frame_element.client_width()),
            f64::from(self.frame_element.client_height()),
        );
        let ratio = pixel_ratio();
        self.plan.resize(size, ratio);
        self.marks.resize(size, ratio);
        self.state.borrow_mut().size = size;
        self.fit_unless_moved();
        // At once: an emptied canvas until the next frame would flicker.
        self.state.borrow_mut().is_plan_old = true;
        self.draw();
    }

    fn fit_unless_moved(self: &Rc<Self>) {
        if !self.state.borrow().is_moved {
            self.fit();
        }
    }

    fn fit(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        state.camera = Camera::fit(state.view.bounds, state.size);
        state.is_moved = false;
        drop(state);
        self.draw_plan();
    }

    fn zoom(self: &Rc<Self>, factor: f64, at: (f64, f64)) {
        let camera = self.state.borrow().camera.zoomed(factor, at);
        self.look(camera);
    }

    fn look(self: &Rc<Self>, camera: Camera) {
        let mut state = self.state.borrow_mut();
        state.camera = camera;
        state.is_moved = true;
        drop(state);
        self.draw_plan();
    }

    /// Reads the colours with the next frame: by then the page shows its new theme.
    fn recolour(self: &Rc<Self>) {
        self.state.borrow_mut().is_palette_old = true;
        self.draw_plan();
    }

    fn draw_plan(self: &Rc<Self>) {
        self.state.borrow_mut().is_plan_old = true;
        self.draw_marks();
    }

    /// Asks for the next frame, unless it was asked for already.
    fn draw_marks(self: &Rc<Self>) {
        if self.state.borrow().frame.is_some() {
            return;
        }
        let core = self.clone();
        let frame = gloo::render::request_animation_frame(move |_| core.draw());
        self.state.borrow_mut().frame = Some(frame);
    }

    fn draw(&self) {
        let mut state = self.state.borrow_mut();
        state.frame = None;
        let ratio = pixel_ratio();
        if std::mem::take(&mut state.is_palette_old) {
            state.palette = Palette::read();
        }
        if state.is_plan_old {
            state.is_plan_old = false;
            paint::plan(&self.plan.context, &state, ratio);
        }
        paint::marks(&self.marks.context, &state, ratio);
    }
}

fn pixel_ratio() -> f64 {
    gloo::utils::window().device_pixel_ratio().max(1.0)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a canvas takes"
)]
fn pixels(length: f64) -> u32 {
    length.round().clamp(1.0, 8192.0) as u32
}
