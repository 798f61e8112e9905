//! The engine in a worker: works in slices, and listens in between.

use std::marker::PhantomData;

use gloo::timers::callback::Timeout;
use gloo_worker::HandlerId;
use gloo_worker::Worker;
use gloo_worker::WorkerScope;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;

use super::Job;
use super::protocol::Answer;
use super::protocol::Request;

/// How long to work before looking at messages again, ms: a newer request waits no longer than this and
/// one step, which is a day or a try.
const SLICE_MS: f64 = 8.0;

/// A job as a worker. Whoever asked last is answered.
#[derive(Debug)]
pub struct EngineWorker<J> {
    engine: J,
    asker: Option<HandlerId>,
    is_waiting: bool,
}

/// An answer on its way from the worker of a job.
#[derive(Debug)]
pub struct Said<J>(pub Answer, PhantomData<J>);

impl<J> Said<J> {
    /// An answer of that job.
    pub fn new(answer: Answer) -> Self {
        Self(answer, PhantomData)
    }
}

impl<J: Job> Serialize for Said<J> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        J::write(&self.0, to)
    }
}

impl<'a, J> Deserialize<'a> for Said<J> {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        Answer::deserialize(from).map(Self::new)
    }
}

/// It is time for the next slice.
#[derive(Debug)]
pub struct Slice;

impl<J: Job + 'static> Worker for EngineWorker<J> {
    type Message = Slice;
    type Input = Request;
    type Output = Said<J>;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self {
            engine: J::default(),
            asker: None,
            is_waiting: false,
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, asker: HandlerId) {
        self.engine.ask(request);
        self.asker = Some(asker);
        self.wait(scope);
    }

    fn update(&mut self, scope: &WorkerScope<Self>, _: Slice) {
        self.is_waiting = false;
        let start = js_sys::Date::now();
        while !self.engine.is_idle() && js_sys::Date::now() - start < SLICE_MS {
            if let (Some(answer), Some(asker)) = (self.engine.step(), self.asker) {
                scope.respond(asker, Said::new(answer));
            }
        }
        if !self.engine.is_idle() {
            self.wait(scope);
        }
    }
}

impl<J: Job + 'static> EngineWorker<J> {
    /// Lets all messages in that are here already: only the newest is worked on.
    fn wait(&mut self, scope: &WorkerScope<Self>) {
        if !self.is_waiting {
            self.is_waiting = true;
            let scope = scope.clone();
            Timeout::new(0, move || scope.send_message(Slice)).forget();
        }
    }
}
