//! What was released stays: presets keep their bytes, links of every version open.

use headroom::codec::file;
use headroom::codec::link;
use headroom::codec::presets;
use headroom::codec::presets::Presets;
use headroom::scenario::Scenario;

/// A released preset never changes. A better one is a new row with a number of its own.
#[test]
fn frozen_presets_stay_as_they_are() {
    let known: &[(u16, &str, u32)] = &[(1, "empty", 3_538_982_308), (2, "colossus", 1_601_584_625)];
    let found: Vec<(u16, &str, u32)> = presets::FROZEN
        .iter()
        .map(|frozen| {
            (
                frozen.id,
                frozen.key,
                crc32fast::hash(frozen.json.as_bytes()),
            )
        })
        .collect();
    assert_eq!(found, known);
    assert_eq!(
        Presets::frozen().all().len(),
        presets::FROZEN.len(),
        "every preset can be read"
    );
    for frozen in presets::FROZEN {
        let document = file::read(frozen.json).unwrap();
        assert_eq!(document.findings, [], "{}", frozen.key);
    }
}

/// Links of every version that was released open for ever. Each line: payload and name of the file
/// in the folder beside it that holds what it must bring back; two names where a link holds two.
#[test]
fn golden_links_open() {
    let presets = Presets::frozen();
    for line in include_str!("../data/golden_links.txt").lines() {
        let (payload, names) = line.split_once(' ').unwrap();
        let expected: Vec<_> = names.split(' ').map(golden).collect();
        let decoded = link::decode(payload, &presets).unwrap();
        let found: Vec<_> = std::iter::once(decoded.scenario)
            .chain(decoded.second.map(|second| second.scenario))
            .collect();
        assert_eq!(found, expected, "{names}");
    }
}

/// What a golden link must bring back.
fn golden(name: &str) -> Scenario {
    let path = format!(
        "{}/tests/data/golden/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    file::read(&text).unwrap().scenario
}
