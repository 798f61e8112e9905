//! Messages as bytes: compact, and without names.

use gloo_worker::Codec;
use js_sys::Uint8Array;
use serde::Deserialize;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Messages in the wire format of postcard. The default encoding of workers is no longer maintained.
#[derive(Debug)]
pub struct Compact;

impl Codec for Compact {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let bytes = postcard::to_allocvec(&input).expect("messages are plain data");
        Uint8Array::from(bytes.as_slice()).into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        let bytes = Uint8Array::from(input).to_vec();
        postcard::from_bytes(&bytes).expect("page and worker are of one build")
    }
}
