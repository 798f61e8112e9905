//! A worker, as the page sees it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo_worker::Spawnable;
use gloo_worker::WorkerBridge;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::EngineWorker;
use super::compact::Compact;
use super::protocol::Answer;
use super::protocol::Request;
use crate::app::browser::global;

/// A running worker; dropping it ends it.
#[derive(Debug)]
pub struct Client {
    bridge: WorkerBridge<EngineWorker>,
}

/// Asks a worker of its own once; it ends with its answer. `false` where there are no workers.
pub fn ask_once(request: Request, then: impl FnOnce(Answer) + 'static) -> bool {
    let kept = Rc::new(RefCell::new(None::<Client>));
    let then = RefCell::new(Some(then));
    let heard = kept.clone();
    let on_answer = move |answer| {
        if let Some(then) = then.borrow_mut().take() {
            then(answer);
        }
        // Not within its own call: the worker ends when the call has returned.
        let ended = heard.borrow_mut().take();
        Timeout::new(0, move || drop(ended)).forget();
    };
    let client = Client::spawn(on_answer, || {});
    if let Some(client) = &client {
        client.ask(request);
    }
    let is_asked = client.is_some();
    *kept.borrow_mut() = client;
    is_asked
}

impl Client {
    /// Starts a worker of this build; nothing where the browser has no workers. `on_failure` hears, at any
    /// later time, that it could not start or has stopped.
    pub fn spawn(
        on_answer: impl Fn(Answer) + 'static,
        on_failure: impl Fn() + 'static,
    ) -> Option<Self> {
        let global: JsValue = js_sys::global().into();
        if !global::has(&global, "Worker") {
            return None;
        }
        let link = gloo::utils::document().get_element_by_id("worker")?;
        let address = js_sys::Reflect::get(&link, &JsValue::from_str("href"))
            .ok()?
            .as_string()?;
        // The boot script gives every new worker this ear; see its head.
        let ear = Closure::<dyn Fn()>::new(on_failure);
        global::set("onWorkerError", &ear.into_js_value());
        let mut spawner = EngineWorker::spawner().encoding::<Compact>();
        spawner.callback(on_answer).with_loader(true);
        Some(Self {
            bridge: spawner.spawn(&address),
        })
    }

    /// Asks it.
    pub fn ask(&self, request: Request) {
        self.bridge.send(request);
    }
}
