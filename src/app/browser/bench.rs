//! What tests may ask of the page, as functions of `globalThis.headroom`.
//!
//! - `headroom.benchmark()` promises JSON: `{ "day_ms": …, "page_ms": …, "ledger_ms": …, "days": …,
//!   "racks": … }`, medians of twenty. The way is the one of the desk, through a worker and back: `day_ms`
//!   from an edit until its headline numbers of the chosen day are there, `page_ms` what the page itself
//!   works of it before the worker has the scenario, `ledger_ms` from the edit until all days are there.
//!   Nothing is drawn.
//! - `headroom.digest(key)` promises the digest of a preset's evaluation, eight hexadecimal digits, or
//!   nothing when there is no such preset or it makes no plan.
//! - `headroom.usableAt`: when the desk could be used first, ms since the navigation began.
//! - `headroom.panic()` panics, but only while the address says `panic=test`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use std::task::Waker;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

use super::address;
use super::global;
use crate::app::engine::Answer;
use crate::app::engine::Checked;
use crate::app::engine::Evaluated;
use crate::app::engine::Request;
use crate::app::engine::client::Client;
use crate::app::engine::client::Program;
use crate::codec::file;
use crate::codec::presets;
use crate::edit::Edit;
use crate::edit::ItEdit;
use crate::edit::try_edit;
use crate::present::kpi;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::it::ItField;
use crate::scenario::record::Section;
use crate::scenario::record::Value;
use crate::units::order;

/// How often each thing is timed.
const RUNS: usize = 20;

/// Puts the functions where tests find them.
pub fn install() {
    give(
        "benchmark",
        Closure::new(|_: JsValue| promise(async { benchmark().await })),
    );
    give(
        "digest",
        Closure::new(|key: JsValue| {
            promise(async move { digest(&key.as_string().unwrap_or_default()).await })
        }),
    );
    give(
        "panic",
        Closure::new(|_: JsValue| {
            assert!(
                !address::fragment().contains("panic=test"),
                "a panic that a test asked for"
            );
            JsValue::UNDEFINED
        }),
    );
}

/// Notes when the desk could be used first.
pub fn mark_usable() {
    if global::get("usableAt").is_undefined() {
        global::set("usableAt", &JsValue::from_f64(now()));
    }
}

fn give(name: &str, function: Closure<dyn FnMut(JsValue) -> JsValue>) {
    global::set(name, &function.into_js_value());
}

/// A text that is promised, or nothing.
fn promise(text: impl Future<Output = Option<String>> + 'static) -> JsValue {
    let value = async {
        let text = text.await;
        Ok(text.map_or(JsValue::UNDEFINED, |text| JsValue::from_str(&text)))
    };
    future_to_promise(value).into()
}

async fn digest(key: &str) -> Option<String> {
    let asked = Asked::new()?;
    let scenario = asked.preset(key).await?;
    let (_, evaluated) = asked.evaluate(&scenario, 0).await?;
    Some(format!("{:08x}", evaluated.summary.digest))
}

/// Times the scenario on the desk, or the public case.
async fn benchmark() -> Option<String> {
    let on_desk = global::get("lastScenario").as_string();
    let on_desk = on_desk.and_then(|text| file::read_own(&text));
    let scenario = on_desk.or_else(presets::public_case)?;
    let asked = Asked::new()?;
    let (_, first) = asked.evaluate(&scenario, 0).await?;
    let layout = first.layout.as_ref();
    let racks = layout.map_or(0, |layout| {
        layout.halls.iter().map(|hall| hall.racks.len()).sum()
    });
    let names = Names::of(&scenario);
    let day = first.evaluation.horizon / 2;
    let (mut page, mut days, mut ledgers) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let margin = 0.05 + f64::from(u32::try_from(run).unwrap_or(0) + 1) / 10_000.0;
        let start = now();
        let edited = try_edit(&scenario, &margin_edit(margin));
        asked.ask(&edited, day);
        page.push(now() - start);
        let answered = asked.checked().await;
        let state = &answered.day.as_ref()?.state;
        let severities = answered.checked.iter().map(|finding| finding.severity);
        let tiles = kpi::strip_of(&first.evaluation, state, severities, day, &names);
        days.push(now() - start);
        std::hint::black_box(tiles);
        std::hint::black_box(asked.evaluated().await);
        ledgers.push(now() - start);
    }
    let count = first.evaluation.ledger.len();
    let (page, day, ledger) = (median(page), median(days), median(ledgers));
    Some(format!(
        "{{\"day_ms\":{day:.3},\"page_ms\":{page:.3},\"ledger_ms\":{ledger:.3},\"days\":{count},\"racks\":{racks}}}"
    ))
}

fn margin_edit(margin: f64) -> Edit {
    Edit::It(ItEdit::Own {
        field: ItField::DesignMargin,
        value: Value::Number(Some(margin)),
    })
}

/// A worker that is asked, with the answers that came.
struct Asked {
    client: Client,
    inbox: Rc<RefCell<Inbox>>,
}

#[derive(Default)]
struct Inbox {
    answers: VecDeque<Answer>,
    waker: Option<Waker>,
}

impl Asked {
    fn new() -> Option<Self> {
        let inbox = Rc::new(RefCell::new(Inbox::default()));
        let filled = inbox.clone();
        let on_answer = move |answer| {
            let mut inbox = filled.borrow_mut();
            inbox.answers.push_back(answer);
            if let Some(waker) = inbox.waker.take() {
                waker.wake();
            }
        };
        let client = Client::spawn(Program::Engine, on_answer, || {})?;
        Some(Self { client, inbox })
    }

    fn ask(&self, scenario: &Scenario, day: u32) {
        self.client.ask(Request::Evaluate {
            generation: 1,
            day,
            scenario: scenario.to_node(),
        });
    }

    async fn preset(&self, key: &str) -> Option<Scenario> {
        let key = key.to_owned();
        self.client.ask(Request::Preset { key });
        match self.next().await {
            Answer::Preset(node) => node.map(Scenario::from_node),
            _ => None,
        }
    }

    async fn evaluate(&self, scenario: &Scenario, day: u32) -> Option<(Checked, Box<Evaluated>)> {
        self.ask(scenario, day);
        let checked = self.checked().await;
        checked.day.as_ref()?;
        Some((checked, self.evaluated().await))
    }

    async fn checked(&self) -> Checked {
        loop {
            if let Answer::Checked(answer) = self.next().await {
                return answer;
            }
        }
    }

    async fn evaluated(&self) -> Box<Evaluated> {
        loop {
            if let Answer::Evaluated(answer) = self.next().await {
                return answer;
            }
        }
    }

    async fn next(&self) -> Answer {
        poll_fn(|context| {
            let mut inbox = self.inbox.borrow_mut();
            if let Some(answer) = inbox.answers.pop_front() {
                return Poll::Ready(answer);
            }
            inbox.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

fn now() -> f64 {
    gloo::utils::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}

fn median(mut times: Vec<f64>) -> f64 {
    order::sort_by(&mut times, f64::total_cmp);
    let middle = times.len() / 2;
    let at = |place: usize| times.get(place).copied().unwrap_or(0.0);
    f64::midpoint(at(middle.saturating_sub(1)), at(middle))
}
