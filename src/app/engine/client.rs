//! A worker, as the page sees it.

use std::cell::Cell;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use std::task::Waker;

use gloo_worker::Spawnable;
use gloo_worker::WorkerBridge;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::Engine;
use super::EngineWorker;
use super::compact::Compact;
use super::protocol::Answer;
use super::protocol::Request;
use super::worker::Said;
use crate::app::browser::global;

/// A running worker; dropping it ends it.
pub struct Client {
    /// The engine stands for any job: only what is asked and answered counts on this side.
    bridge: WorkerBridge<EngineWorker<Engine>>,
    ears: Rc<Ears>,
}

/// The programs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Edits, remedies, links.
    Engine,
    /// Files, lists, codes, help.
    Errands,
    /// The Power view.
    Power,
    /// The Cooling view and the year.
    Cooling,
}

impl Program {
    /// The id of the link in the page's head that says where it lies.
    fn link(self) -> &'static str {
        match self {
            Self::Engine => "worker",
            Self::Errands => "worker-errands",
            Self::Power => "worker-power",
            Self::Cooling => "worker-cooling",
        }
    }
}

/// What hears an answer.
type Ear = Rc<dyn Fn(Answer)>;

/// Who hears a worker at present.
#[derive(Default)]
struct Ears {
    answer: RefCell<Option<Ear>>,
    failure: RefCell<Option<Rc<dyn Fn()>>>,
    has_failed: Cell<bool>,
}

thread_local! {
    /// Workers that have answered a single question and are idle: the next who needs one takes it. So what
    /// is asked before the desk is there does not start a worker twice.
    static SPARE: RefCell<Vec<(Program, Client)>> = const { RefCell::new(Vec::new()) };
}

/// What a single question came to.
#[derive(Default)]
struct Single {
    /// The answer; within, nothing when the worker has failed.
    heard: Option<Option<Answer>>,
    waker: Option<Waker>,
}

/// Asks an idle worker, or a new one, a single question. Nothing where there are no workers, or when it
/// fails.
pub async fn ask_once(request: Request) -> Option<Answer> {
    let program = match request {
        Request::Import { .. } | Request::Qr { .. } | Request::File { .. } | Request::Fields => {
            Program::Errands
        }
        _ => Program::Engine,
    };
    let single = Rc::new(RefCell::new(Single::default()));
    let hear = |single: &Rc<RefCell<Single>>, heard: Option<Answer>| {
        let mut single = single.borrow_mut();
        single.heard.get_or_insert(heard);
        if let Some(waker) = single.waker.take() {
            waker.wake();
        }
    };
    let (answered, failed) = (single.clone(), single.clone());
    let client = Client::spawn(
        program,
        move |answer| hear(&answered, Some(answer)),
        move || hear(&failed, None),
    )?;
    client.ask(request);
    let heard = poll_fn(|context| {
        let mut single = single.borrow_mut();
        if let Some(heard) = single.heard.take() {
            return Poll::Ready(heard);
        }
        single.waker = Some(context.waker().clone());
        Poll::Pending
    });
    let answer = heard.await;
    if answer.is_some() {
        SPARE.with_borrow_mut(|spare| spare.push((program, client)));
    }
    answer
}

impl Client {
    /// Takes the idle worker, or starts one of this build; nothing where the browser has no workers.
    /// `on_failure` hears, at any later time, that it could not start or has stopped.
    pub fn spawn(
        program: Program,
        on_answer: impl Fn(Answer) + 'static,
        on_failure: impl Fn() + 'static,
    ) -> Option<Self> {
        let spare = SPARE.with_borrow_mut(|spare| {
            spare.retain(|(_, client)| !client.ears.has_failed.get());
            let at = spare.iter().position(|(of, _)| *of == program);
            at.map(|at| spare.remove(at).1)
        });
        let client = match spare {
            Some(client) => client,
            None => Self::start(program)?,
        };
        *client.ears.answer.borrow_mut() = Some(Rc::new(on_answer));
        *client.ears.failure.borrow_mut() = Some(Rc::new(on_failure));
        Some(client)
    }

    fn start(program: Program) -> Option<Self> {
        let global: JsValue = js_sys::global().into();
        if !global::has(&global, "Worker") {
            return None;
        }
        let link = gloo::utils::document().get_element_by_id(program.link())?;
        let address = js_sys::Reflect::get(&link, &JsValue::from_str("href"))
            .ok()?
            .as_string()?;
        let ears = Rc::new(Ears::default());
        // The boot script gives every new worker this ear; see its head.
        let failing = ears.clone();
        let ear = Closure::<dyn Fn()>::new(move || {
            failing.has_failed.set(true);
            let hears = failing.failure.borrow().clone();
            if let Some(hears) = hears {
                hears();
            }
        });
        global::set("onWorkerError", &ear.into_js_value());
        let hearing = ears.clone();
        let on_answer = move |said: Said<Engine>| {
            // Not borrowed while it is called: whoever hears may ask for a worker again.
            let hears = hearing.answer.borrow().clone();
            if let Some(hears) = hears {
                hears(said.0);
            }
        };
        let mut spawner = EngineWorker::<Engine>::spawner().encoding::<Compact>();
        spawner.callback(on_answer).with_loader(true);
        let bridge = spawner.spawn(&address);
        Some(Self { bridge, ears })
    }

    /// Asks it.
    pub fn ask(&self, request: Request) {
        self.bridge.send(request);
    }
}
