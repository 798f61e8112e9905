//! What was released stays: presets keep their bytes, links of every version open.

use crate::sites::evaluated;
use headroom::codec::file;
use headroom::codec::link;
use headroom::codec::presets;
use headroom::codec::presets::Presets;
use headroom::evaluate::digest;
use headroom::evaluate::evaluate;
use headroom::finding::Finding;
use headroom::finding::Severity;
use headroom::scenario::Scenario;
use headroom::scenario::check;

/// A released preset never changes. A better one is a new row with a number of its own.
#[test]
fn frozen_presets_stay_as_they_are() {
    let known: &[(u16, &str, u32)] = &[
        (1, "empty", 3_538_982_308),
        (2, "colossus", 1_601_584_625),
        (3, "colossus", 1_282_520_135),
        (4, "colossus-gb200", 1_674_700_274),
        (5, "hopper-dry", 2_650_980_350),
        (6, "starter-air", 307_097_680),
    ];
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

/// What a newcomer opens holds together: nothing to mend, nothing hanging loose, every phase in time.
#[test]
fn presets_hold_together() {
    let presets = Presets::frozen();
    for preset in presets.newest().filter(|preset| preset.key != "empty") {
        let (plan, findings) = check(&preset.scenario);
        assert_eq!(findings, [], "{}", preset.key);
        let evaluation = evaluate(&plan.unwrap());
        let to_mend: Vec<_> = evaluation
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::MustFix)
            .collect();
        assert_eq!(to_mend, Vec::<&Finding>::new(), "{}", preset.key);
    }
}

/// More data of the network, and not one number more or less.
#[test]
fn the_second_colossus_evaluates_as_the_first() {
    let presets = Presets::frozen();
    let of = |id| evaluated(&presets.by_id(id).unwrap().scenario);
    assert_eq!(digest(&of(2)), digest(&of(3)));
}

/// Orders of magnitude by hand, from racks times nameplate: (preset, GPUs, IT nameplate MW, and the site
/// over that IT at its running share of 0.83, a margin of 5 % and what such cooling is known to draw).
#[test]
fn presets_have_the_size_they_say() {
    let support_mw = |arrays: f64| arrays * (18.2 + 22.0 + 15.0) / 1000.0;
    let cases = [
        // 4 × 382 racks of 132 kW in arrays of 8; air-cooled chillers at a COP of 3 to 5.
        (
            "colossus-gb200",
            110_016.0,
            1528.0 * 0.132 + support_mw(4.0 * 48.0),
            1.20..1.40,
        ),
        // 3 × 376 racks of 81.6 kW; dry coolers, fans and pumps alone.
        (
            "hopper-dry",
            72_192.0,
            1128.0 * 0.0816 + support_mw(141.0),
            1.05..1.12,
        ),
        // 248 racks of 40.8 kW; air-cooled chillers and fan walls.
        (
            "starter-air",
            7_936.0,
            248.0 * 0.0408 + support_mw(31.0),
            1.25..1.45,
        ),
    ];
    let presets = Presets::frozen();
    for (key, gpus, nameplate_mw, ratio) in cases {
        let evaluation = evaluated(&presets.by_key(key).unwrap().scenario);
        let last = evaluation.ledger.last().unwrap();
        assert_eq!(last.gpus_live as f64, gpus, "{key}");
        let off = last.it_nameplate.mw() / nameplate_mw - 1.0;
        assert!(off.abs() < 1e-9, "{key}: {off}");
        let found = last.electrical.design_hour_ratio();
        assert!(ratio.contains(&found), "{key}: {found}");
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
    let text = std::fs::read_to_string(path).expect("a golden file");
    file::read(&text).expect("a scenario file").scenario
}
