//! The worker's job: tries a scenario away from the page, and what would mend it.

use gloo_worker::Codec;
use gloo_worker::oneshot::oneshot;
use js_sys::Uint8Array;
use serde::Deserialize;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::codec::file;
use crate::evaluate;
use crate::scenario;

/// What the worker is asked. The page sends it, and nobody else: both are of one build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// The scenario file.
    pub scenario: String,
}

/// What the worker answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Digest of the evaluation; `None` when the scenario makes no plan.
    pub digest: Option<u32>,
}

/// Evaluates a scenario in the worker.
#[oneshot]
pub async fn Remedies(question: Question) -> Answer {
    answer(&question)
}

/// The same without a worker.
pub fn answer(question: &Question) -> Answer {
    let plan = file::read(&question.scenario)
        .ok()
        .and_then(|document| scenario::check(&document.scenario).0);
    Answer {
        digest: plan.map(|plan| evaluate::digest(&evaluate::evaluate(&plan))),
    }
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
