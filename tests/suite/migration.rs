//! Files and links of earlier versions mean today what they meant then.

use crate::oneline::on;
use crate::sites;
use base64ct::Base64UrlUnpadded;
use base64ct::Encoding;
use headroom::codec::file;
use headroom::codec::file::FileCause;
use headroom::codec::link;
use headroom::codec::presets::FROZEN;
use headroom::codec::presets::Presets;
use headroom::evaluate::digest;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::plan::MvArrangement;

/// A file whose sections hang together in a way that nothing says, as version 1 kept it.
const SILENT: &str = include_str!("../data/golden/radial_v1.json");

/// The same text, said to be of another version.
fn of_version(text: &str, version: u32) -> String {
    assert!(text.contains("\"version\": 1,"), "the text is of version 1");
    text.replace("\"version\": 1,", &format!("\"version\": {version},"))
}

fn opened(text: &str) -> Scenario {
    let scenario = file::read(text).expect("a scenario file").scenario;
    let own = file::read_own(text).expect("as this program wrote it");
    assert_eq!(own, scenario, "the page's reader migrates alike");
    scenario
}

fn arrangement(scenario: &Scenario) -> MvArrangement {
    check(scenario).0.expect("a plan").power.network.arrangement
}

fn ties(scenario: &Scenario) -> usize {
    let horizon = scenario.horizon_days.expect("a horizon");
    on(scenario, horizon as u32).line.mv.ties.len()
}

/// Version 1 read sections of which nothing said how they hang together as radial; version 2 reads them as
/// main-tie-main.
#[test]
fn an_old_file_with_sections_stays_radial() {
    let old = opened(SILENT);
    assert_eq!(old.power.mv_arrangement, "radial");
    assert_eq!(arrangement(&old), MvArrangement::Radial);
    assert_eq!(ties(&old), 0);

    let new = opened(&of_version(SILENT, 2));
    assert_eq!(new.power.mv_arrangement, "");
    assert_eq!(arrangement(&new), MvArrangement::MainTieMain);
    assert_eq!(ties(&new), 1);

    // Whoever had written the word in the old file gets the same numbers, bit for bit.
    let mut said = file::read(&of_version(SILENT, 2)).expect("a file").scenario;
    said.power.mv_arrangement = "radial".to_owned();
    assert_eq!(old, said);
    assert_eq!(
        digest(&sites::evaluated(&old)),
        digest(&sites::evaluated(&said))
    );
}

/// What was said stays as it was said, and what had nothing to say keeps saying nothing.
#[test]
fn nothing_else_of_an_old_file_changes() {
    let mut without = file::read(&of_version(SILENT, 2)).expect("a file").scenario;
    without.power.sections.clear();
    for group in &mut without.power.blocks {
        group.section.clear();
    }
    let mut all = vec![without, sites::two_halls(), sites::hand_worked()];
    for word in ["main-tie-main", "radial", "ring"] {
        let mut said = file::read(SILENT).expect("a file").scenario;
        said.power.mv_arrangement = word.to_owned();
        all.push(said);
    }
    for scenario in all {
        let new = file::write(&scenario);
        let old = new.replace("\"version\": 2,", "\"version\": 1,");
        assert_ne!(old, new);
        assert_eq!(opened(&old), scenario);
    }
}

/// Bodies of both versions are alike: this is the link that a program of version 1 made.
fn link_of_version_1(payload: &str) -> String {
    let mut bytes = Base64UrlUnpadded::decode_vec(payload).expect("base64");
    bytes[0] = 1;
    let checksum = crc32fast::hash(&[&bytes[..2], &bytes[6..]].concat());
    bytes[2..6].copy_from_slice(&checksum.to_le_bytes());
    Base64UrlUnpadded::encode_string(&bytes)
}

#[test]
fn an_old_link_is_migrated_after_its_changes_are_made() {
    let presets = Presets::frozen();
    // From a preset that says how its sections hang together, to nothing said: the change is the link's.
    let mut silent = presets
        .by_key("colossus")
        .expect("a preset")
        .scenario
        .clone();
    silent.power.mv_arrangement.clear();
    let sent = |scenario: &Scenario| link::Sent {
        scenario: scenario.clone(),
        receipt: None,
    };
    let mut other = silent.clone();
    other.title = "B".to_owned();
    other.power.mv_arrangement = "ring".to_owned();
    let payload = link::encode_pair(&sent(&silent), &sent(&other), &presets).expect("a link");

    let new = link::decode(&payload, &presets).expect("a link");
    assert_eq!(new.scenario, silent);
    let old = link::decode(&link_of_version_1(&payload), &presets).expect("a link");
    let mut radial = silent;
    radial.power.mv_arrangement = "radial".to_owned();
    assert_eq!(old.scenario, radial);
    assert_eq!(old.second.expect("two").scenario, other);
}

/// Links of version 1 start from presets as version 1 read them. That may be read with today's eyes only
/// while no preset of then is changed by a step.
#[test]
fn no_preset_of_version_1_is_changed_by_a_step() {
    let is_old = |text: &str| text.contains("\"version\": 1,");
    for frozen in FROZEN.iter().filter(|frozen| is_old(frozen.json)) {
        let today = of_version(frozen.json, file::VERSION);
        let unmigrated = file::read(&today).expect("a preset").scenario;
        let read = file::read(frozen.json).expect("a preset").scenario;
        assert_eq!(read, unmigrated, "{} {}", frozen.id, frozen.key);
    }
}

#[test]
fn versions_to_come_are_refused_in_one_sentence() {
    for version in [file::VERSION + 1, 99, u32::MAX] {
        let text = of_version(SILENT, version);
        let error = file::read(&text).expect_err("a version that nobody knows yet");
        let cause = FileCause::NewerVersion {
            version: version.into(),
        };
        assert_eq!(error.cause, cause);
        assert_eq!(file::read_own(&text), None);
        let sentence = error.to_string();
        let rest = format!("the file is of version {version}; this program reads versions up to 2");
        assert!(sentence.contains(&rest), "{sentence}");
    }
}
