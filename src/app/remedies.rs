//! The worker's job: tries edits until a finding goes, away from the page, one finding after another.

use futures::FutureExt;
use futures::SinkExt;
use futures::StreamExt;
use gloo::timers::callback::Timeout;
use gloo_worker::Codec;
use gloo_worker::reactor::ReactorScope;
use gloo_worker::reactor::reactor;
use js_sys::Promise;
use js_sys::Uint8Array;
use serde::Deserialize;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::codec::file;
use crate::evaluate;
use crate::evaluate::Evaluation;
use crate::evaluate::remedies::RemedyStudy;
use crate::finding::Severity;
use crate::scenario;
use crate::scenario::Scenario;

/// Findings that are tried, the worst first. A plan with more is still being drawn.
const MOST_FINDINGS: usize = 8;

/// What the worker is asked: a scenario file. The page sends it, and nobody else: both are of one build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// The scenario file.
    pub scenario: String,
}

/// What mends one finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    /// Position of the finding in the evaluation.
    pub finding: usize,
    /// Positions among its candidates of edits after which it is gone and no worse one has come.
    pub edits: Vec<usize>,
}

/// Tries remedies for the worst findings of a scenario; stops as soon as nobody listens any more.
#[reactor]
pub async fn Remedies(mut scope: ReactorScope<Question, Remedy>) {
    while let Some(question) = scope.next().await {
        let Some(search) = Search::new(&question) else {
            continue;
        };
        for finding in search.findings() {
            let mut study = search.study(finding);
            loop {
                let is_done = study.step();
                breathe().await;
                if scope.next().now_or_never().is_some() {
                    return;
                }
                if is_done {
                    break;
                }
            }
            let edits = study.found;
            if !edits.is_empty() && scope.send(Remedy { finding, edits }).await.is_err() {
                return;
            }
        }
    }
}

/// A scenario with its evaluation.
struct Search {
    scenario: Scenario,
    evaluation: Evaluation,
}

impl Search {
    fn new(question: &Question) -> Option<Self> {
        let scenario = file::read(&question.scenario).ok()?.scenario;
        let plan = scenario::check(&scenario).0?;
        let evaluation = evaluate::evaluate(&plan);
        Some(Self {
            scenario,
            evaluation,
        })
    }

    fn findings(&self) -> impl Iterator<Item = usize> + use<> {
        let findings = self.evaluation.findings.iter().enumerate();
        let worst = findings.filter(|(_, finding)| finding.severity == Severity::MustFix);
        let places: Vec<usize> = worst.map(|(index, _)| index).take(MOST_FINDINGS).collect();
        places.into_iter()
    }

    fn study(&self, finding: usize) -> RemedyStudy {
        let finding = &self.evaluation.findings[finding];
        RemedyStudy::new(&self.scenario, &self.evaluation, finding)
    }
}

/// Lets the worker look at its messages: otherwise a cancel would wait until everything is tried.
async fn breathe() {
    let promise = Promise::new(&mut |resolve, _| {
        Timeout::new(0, move || {
            let _ = resolve.call0(&JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(promise).await;
}

/// Messages as JSON in bytes: the default encoding is no longer maintained.
#[derive(Debug)]
pub struct Json;

impl Codec for Json {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let bytes = serde_json::to_vec(&input).expect("messages are plain structs");
        Uint8Array::from(bytes.as_slice()).into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        let bytes = Uint8Array::from(input).to_vec();
        serde_json::from_slice(&bytes).expect("page and worker are of one build")
    }
}
