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
        (7, "colossus-gb200", 1_122_735_208),
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

/// Orders of magnitude by hand, from racks times nameplate: (number of the preset, GPUs, IT nameplate MW, and the site
/// over that IT at its running share of 0.83, a margin of 5 % and what such cooling is known to draw).
#[test]
fn presets_have_the_size_they_say() {
    let support_mw = |arrays: f64| arrays * (18.2 + 22.0 + 15.0) / 1000.0;
    // 4 × 382 racks of 132 kW in arrays of 8; air-cooled chillers at a COP of 3 to 5.
    let second_mw = 1528.0 * 0.132 + support_mw(4.0 * 48.0);
    let cases = [
        (4, 110_016.0, second_mw, 1.20..1.40),
        // The same beside 3125 racks of 81.6 kW, 391 or 390 in each of 8 halls, with chillers and towers.
        (
            7,
            310_016.0,
            3125.0 * 0.0816 + support_mw(8.0 * 49.0) + second_mw,
            1.15..1.35,
        ),
        // 3 × 376 racks of 81.6 kW; dry coolers, fans and pumps alone.
        (5, 72_192.0, 1128.0 * 0.0816 + support_mw(141.0), 1.05..1.12),
        // 248 racks of 40.8 kW; air-cooled chillers and fan walls.
        (6, 7_936.0, 248.0 * 0.0408 + support_mw(31.0), 1.25..1.45),
    ];
    let presets = Presets::frozen();
    for (id, gpus, nameplate_mw, ratio) in cases {
        let evaluation = evaluated(&presets.by_id(id).unwrap().scenario);
        let last = evaluation.ledger.last().unwrap();
        assert_eq!(last.gpus_live as f64, gpus, "{id}");
        let off = last.it_nameplate.mw() / nameplate_mw - 1.0;
        assert!(off.abs() < 1e-9, "{id}: {off}");
        let found = last.electrical.design_hour_ratio();
        assert!(ratio.contains(&found), "{id}: {found}");
    }
}

/// The two sites share nothing, so a plan of both is the sum of two plans, but where a plan has one limit for
/// both: then what it says is worked out here by hand.
#[test]
fn both_sites_of_colossus_are_the_sum_of_each_alone() {
    let presets = Presets::frozen();
    let [first, second, both] = [3, 4, 7].map(|id| evaluated(&presets.by_id(id).unwrap().scenario));
    let [one, two, sum] = [&first, &second, &both].map(|it| it.ledger.last().unwrap());
    let near = |found: f64, parts: [f64; 2], most: f64, what: &str| {
        let off = found / (parts[0] + parts[1]) - 1.0;
        assert!(off.abs() < most, "{what}: {found} against {parts:?}");
    };
    assert_eq!(sum.gpus_live, one.gpus_live + two.gpus_live);
    near(
        sum.it_peak.mw(),
        [one.it_peak.mw(), two.it_peak.mw()],
        1e-9,
        "IT",
    );
    // All sources share the load of both, so the feed transformers of the first carry some more.
    near(
        sum.electrical.site.mw(),
        [one.electrical.site.mw(), two.electrical.site.mw()],
        5e-4,
        "site",
    );
    near(
        sum.supply.capacity.mw(),
        [one.supply.capacity.mw(), two.supply.capacity.mw()],
        1e-9,
        "supply",
    );
    // The worst single event is the loss of one substation of 150 MW, on the first site; all supply of the
    // second, 50 MW of grid and 15 turbines, stays.
    near(
        sum.supply.firm.mw(),
        [one.supply.firm.mw(), two.supply.capacity.mw()],
        1e-9,
        "firm supply",
    );
    // What binds on the first site binds in both, and every phase is in time.
    assert_eq!(one.binding_limit, "chillers");
    assert_eq!(sum.binding_limit, "facility/chillers");
    assert!(0 < sum.headroom_gpus);
    for phase in &both.phases {
        assert!(
            phase.live_day.is_some_and(|day| day <= phase.due_day),
            "{}",
            phase.id
        );
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
