//! Share links: any text, and any body under a right checksum. What opens must come back the same.

#![no_main]

use base64ct::Base64UrlUnpadded;
use base64ct::Encoding;
use headroom::codec::link;
use headroom::codec::link::Decoded;
use headroom::codec::link::LinkError;
use headroom::codec::link::Sent;
use headroom::codec::presets::Presets;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fuzz_target!(|data: &[u8]| {
    static PRESETS: OnceLock<Presets> = OnceLock::new();
    let presets = PRESETS.get_or_init(Presets::frozen);
    if let Ok(text) = std::str::from_utf8(data) {
        check(text, presets);
    }
    // The version, then flags and body as they come, under the checksum that they need.
    let [flags, body @ ..] = data else {
        return;
    };
    let mut sealed = vec![link::VERSION, *flags & 15];
    let checksum = crc32fast::hash(&[&sealed, body].concat());
    sealed.extend_from_slice(&checksum.to_le_bytes());
    sealed.extend_from_slice(body);
    check(&Base64UrlUnpadded::encode_string(&sealed), presets);
});

fn check(text: &str, presets: &Presets) {
    let decoded = match link::decode(text, presets) {
        Ok(decoded) => decoded,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let payload = match encode(&decoded, presets) {
        Ok(payload) => payload,
        // What a link brings may be up to twice as large as what a link is made of.
        Err(LinkError::TooLarge | LinkError::TooLong { .. }) => return,
        Err(error) => panic!("{error}"),
    };
    let again = link::decode(&payload, presets).expect("a link that was just made");
    assert_eq!(again.scenario, decoded.scenario);
    assert_eq!(
        again.second.map(|second| second.scenario),
        decoded.second.map(|second| second.scenario)
    );
}

fn encode(decoded: &Decoded, presets: &Presets) -> Result<String, LinkError> {
    let first = Sent {
        scenario: decoded.scenario.clone(),
        receipt: decoded.receipt.clone(),
    };
    match &decoded.second {
        Some(second) => link::encode_pair(&first, second, presets),
        None => link::encode(&first.scenario, presets, first.receipt.as_ref()),
    }
}
