//! What tests may ask of the page, as functions of `globalThis.headroom`.
//!
//! - `headroom.benchmark()` gives JSON: `{ "day_ms": …, "edit_ms": …, "ledger_ms": …, "days": …, "racks": … }`,
//!   medians of twenty. `day_ms` is an edit, its check, the racks' places and the chosen day; `edit_ms` is an
//!   edit, its check, all days and the headline numbers of one of them, as the desk does it; `ledger_ms` is
//!   all days alone. Nothing is drawn.
//! - `headroom.digest(key)` gives the digest of a preset's evaluation, eight hexadecimal digits, or
//!   nothing when there is no such preset or it makes no plan.
//! - `headroom.panic()` panics, but only while the address says `panic=test`.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::address;
use super::global;
use crate::codec::file;
use crate::codec::presets::Presets;
use crate::edit::Edit;
use crate::edit::try_edit;
use crate::evaluate;
use crate::present::kpi;
use crate::present::words::Names;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::it::ItField;
use crate::scenario::record::Value;
use crate::solve::floor;
use crate::units::order;

/// How often each thing is timed.
const RUNS: usize = 20;

/// Puts the functions where tests find them.
pub fn install() {
    give("benchmark", Closure::new(|_: JsValue| benchmark()));
    give(
        "digest",
        Closure::new(|key: JsValue| {
            let found = key.as_string().and_then(|key| digest(&key));
            found.map_or(JsValue::UNDEFINED, |hex| JsValue::from_str(&hex))
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

fn give(name: &str, function: Closure<dyn FnMut(JsValue) -> JsValue>) {
    global::set(name, &function.into_js_value());
}

fn digest(key: &str) -> Option<String> {
    let presets = Presets::frozen();
    let (plan, _) = scenario::check(&presets.by_key(key)?.scenario);
    let evaluation = evaluate::evaluate(&plan?);
    Some(format!("{:08x}", evaluate::digest(&evaluation)))
}

/// Times the scenario on the desk, or the first preset that makes a plan.
fn benchmark() -> JsValue {
    let on_desk = global::get("lastScenario").as_string();
    let on_desk = on_desk.and_then(|text| file::read(&text).ok());
    let presets = Presets::frozen();
    let first = presets.newest().map(|preset| preset.scenario.clone());
    let candidates = on_desk
        .map(|document| document.scenario)
        .into_iter()
        .chain(first);
    let timed = candidates.filter_map(|scenario| times(&scenario)).next();
    JsValue::from_str(&timed.unwrap_or_else(|| "null".to_owned()))
}

fn times(scenario: &Scenario) -> Option<String> {
    let plan = scenario::check(scenario).0?;
    let evaluation = evaluate::evaluate(&plan);
    let racks: usize = evaluation
        .layout
        .halls
        .iter()
        .map(|hall| hall.racks.len())
        .sum();
    let names = Names::of(scenario);
    let mut step = 0.0;
    let mut edited = || {
        step += 1.0;
        let value = Value::Number(Some(0.05 + step / 10_000.0));
        let edit = Edit::It(crate::edit::ItEdit::Own {
            field: ItField::DesignMargin,
            value,
        });
        scenario::check(&try_edit(scenario, &edit))
    };
    let day_ms = median(|| {
        let day = edited()
            .0
            .map(|plan| evaluate::on_day(&plan, &floor::layout(&plan), plan.horizon / 2));
        std::hint::black_box(day);
    });
    let edit_ms = median(|| {
        let (plan, findings) = edited();
        let evaluation = plan.map(|plan| evaluate::evaluate(&plan));
        let strip = evaluation.map(|evaluation| {
            let day = evaluation.horizon / 2;
            kpi::strip(&evaluation, &findings, day, &names)
        });
        std::hint::black_box(strip);
    });
    let ledger_ms = median(|| {
        std::hint::black_box(evaluate::evaluate(&plan));
    });
    let days = evaluation.ledger.len();
    Some(format!(
        "{{\"day_ms\":{day_ms:.3},\"edit_ms\":{edit_ms:.3},\"ledger_ms\":{ledger_ms:.3},\"days\":{days},\"racks\":{racks}}}"
    ))
}

fn median(mut run: impl FnMut()) -> f64 {
    let Some(clock) = gloo::utils::window().performance() else {
        return 0.0;
    };
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = clock.now();
            run();
            clock.now() - start
        })
        .collect();
    order::sort_by(&mut times, f64::total_cmp);
    f64::midpoint(times[RUNS / 2 - 1], times[RUNS / 2])
}
