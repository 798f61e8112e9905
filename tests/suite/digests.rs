//! The digest of every preset, which the browser must reach too.

use crate::sites::evaluated;
use headroom::codec::presets::Presets;
use headroom::evaluate::digest;
use headroom::evaluate::on_day;
use headroom::scenario::check;
use std::collections::BTreeMap;

/// What the end-to-end run compares with: the same numbers, to nine digits, in Chromium.
#[test]
fn presets_have_the_digests_that_the_browser_is_held_to() {
    let known: BTreeMap<String, Option<String>> =
        serde_json::from_str(include_str!("../data/digests.json")).unwrap();
    let found: BTreeMap<String, Option<String>> = Presets::frozen()
        .newest()
        .map(|preset| {
            let plan = check(&preset.scenario).0;
            (
                preset.key.clone(),
                plan.map(|_| format!("{:08x}", digest(&evaluated(&preset.scenario)))),
            )
        })
        .collect();
    assert_eq!(found, known);
}

#[test]
fn a_day_alone_is_the_day_of_the_ledger() {
    let scenario = crate::sites::colossus();
    let plan = check(&scenario).0.unwrap();
    let evaluation = evaluated(&scenario);
    for day in [0, 122, 171, 214, 600] {
        assert_eq!(
            &on_day(&plan, &evaluation.layout, day),
            evaluation.at(day),
            "day {day}"
        );
    }
}
