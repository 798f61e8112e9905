//! Links and files from strangers: refused in one sentence, never a panic, never much memory.

use std::time::Duration;
use std::time::Instant;

use base64ct::Base64UrlUnpadded;
use base64ct::Encoding;
use headroom::codec::file;
use headroom::codec::link;
use headroom::codec::link::LinkError;
use headroom::codec::presets::Presets;
use headroom::scenario::Scenario;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRng;

use crate::arbitrary;

/// Broken links that are tried in every run, half of them with their checksum set right.
const MUTATED_LINKS: usize = 80_000;
/// Broken files that are tried in every run.
const MUTATED_FILES: usize = 20_000;

/// Longest that one of them may take. A hundred times the usual, so that a slow machine passes and a
/// hang does not.
const MOST_TIME: Duration = Duration::from_secs(5);

/// The time.
#[allow(clippy::disallowed_methods, reason = "tests run natively")]
pub fn now() -> Instant {
    Instant::now()
}

/// Runs something hostile and fails when it takes too long.
fn in_time<T>(what: impl FnOnce() -> T) -> T {
    let start = now();
    let result = what();
    assert!(start.elapsed() < MOST_TIME, "{:?}", start.elapsed());
    result
}

/// A payload with a right checksum, whatever is in it.
fn seal(version: u8, flags: u8, body: &[u8]) -> String {
    let mut sealed = vec![version, flags];
    let checksum = crc32fast::hash(&[&[version, flags], body].concat());
    sealed.extend_from_slice(&checksum.to_le_bytes());
    sealed.extend_from_slice(body);
    Base64UrlUnpadded::encode_string(&sealed)
}

/// A body without digits whose marks are deflated.
fn deflated(marks: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(marks, 10);
    [&[0], packed.as_slice()].concat()
}

/// Some scenarios of all kinds, the same in every run.
fn samples() -> (Vec<Scenario>, TestRng) {
    let mut runner = arbitrary::fixed_runner();
    let strategy = arbitrary::scenario();
    let samples = (0..20)
        .map(|_| {
            strategy
                .new_tree(&mut runner)
                .expect("a scenario")
                .current()
        })
        .collect();
    (samples, runner.new_rng())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_as_a_link_or_file_is_an_error_or_a_scenario(text in any::<String>()) {
        let presets = Presets::default();
        let _ = link::decode(&text, &presets).map_err(|error| error.to_string());
        let _ = file::read(&text).map_err(|error| error.to_string());
    }

    #[test]
    fn any_bytes_as_a_body_are_an_error_or_a_scenario(
        flags in 0_u8..16,
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let presets = Presets::default();
        let _ = link::decode(&seal(1, flags, &body), &presets);
        let _ = file::read_bytes(&body);
    }

    #[test]
    fn any_small_marks_are_an_error_or_a_scenario(marks in prop::collection::vec(0_u8..24, 0..60)) {
        let body = [&[4, 0, 1, 2, 3], marks.as_slice()].concat();
        let _ = link::decode(&seal(1, 0, &body), &Presets::default());
    }
}

#[test]
fn mutated_links_never_panic_and_are_told_from_whole_ones() {
    let presets = Presets::frozen();
    let (samples, mut random) = samples();
    let links: Vec<Vec<u8>> = samples
        .iter()
        .map(|scenario| link::encode(scenario, &presets, None).unwrap())
        .map(|payload| Base64UrlUnpadded::decode_vec(&payload).unwrap())
        .collect();
    let start = now();
    for round in 0..MUTATED_LINKS / 2 {
        let original = &links[round % links.len()];
        let mut bytes = original.clone();
        mutate(&mut bytes, &mut random);
        let payload = Base64UrlUnpadded::encode_string(&bytes);
        let decoded = in_time(|| link::decode(&payload, &presets));
        let refused = matches!(
            decoded,
            Err(LinkError::Damaged | LinkError::Empty | LinkError::TooLong { .. })
        );
        assert!(refused || bytes == *original, "{payload}");
        // The same with the checksum set right, so that the damage gets further in.
        let flags = bytes.get(1).map_or(0, |flags| flags & 15);
        let sealed = seal(1, flags, bytes.get(6..).unwrap_or_default());
        let _ = in_time(|| link::decode(&sealed, &presets)).map_err(|error| error.to_string());
    }
    println!(
        "{MUTATED_LINKS} links in {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

#[test]
fn mutated_files_never_panic() {
    let (samples, mut random) = samples();
    let files: Vec<Vec<u8>> = samples
        .iter()
        .map(|scenario| file::write(scenario).into_bytes())
        .filter(|bytes| bytes.len() < 20_000)
        .collect();
    assert!(!files.is_empty());
    let start = now();
    for round in 0..MUTATED_FILES {
        let mut bytes = files[round % files.len()].clone();
        mutate(&mut bytes, &mut random);
        let read = in_time(|| file::read_bytes(&bytes));
        let _ = read.map_err(|error| error.to_string());
    }
    println!(
        "{MUTATED_FILES} files in {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

/// Flips, cuts, doubles or overwrites.
fn mutate(bytes: &mut Vec<u8>, random: &mut TestRng) {
    let at = random.next_u32() as usize % bytes.len();
    match random.next_u32() % 6 {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, random.next_u32() as u8),
        2 => drop(bytes.remove(at)),
        3 => bytes[at] = random.next_u32() as u8,
        4 => bytes.extend_from_within(at..),
        _ => bytes[at] ^= 1 << (random.next_u32() % 8),
    }
}

#[test]
fn every_cut_and_every_flipped_bit_is_noticed() {
    let presets = Presets::frozen();
    let mut scenario = Scenario {
        title: "Cut".into(),
        ..Default::default()
    };
    scenario.site.elevation_m = Some(87.25);
    let payload = link::encode(&scenario, &presets, None).unwrap();
    let bytes = Base64UrlUnpadded::decode_vec(&payload).unwrap();
    for length in 1..bytes.len() {
        let cut = Base64UrlUnpadded::encode_string(&bytes[..length]);
        assert_eq!(link::decode(&cut, &presets), Err(LinkError::Damaged));
    }
    for bit in 0..8 * bytes.len() {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let flipped = Base64UrlUnpadded::encode_string(&flipped);
        assert_eq!(
            link::decode(&flipped, &presets),
            Err(LinkError::Damaged),
            "bit {bit}"
        );
    }
}

#[test]
fn what_only_a_later_version_knows_is_refused_with_its_name() {
    let presets = Presets::frozen();
    let decode = |payload: String| link::decode(&payload, &presets).unwrap_err();
    assert_eq!(
        decode(seal(3, 0, &[0, 0])),
        LinkError::NewerVersion { version: 3 }
    );
    assert!(decode(seal(9, 0, &[])).to_string().contains("version 9"));
    assert_eq!(
        decode(seal(1, 0x80, &[0, 0])),
        LinkError::NewerVersion { version: 1 }
    );
    assert_eq!(
        decode(seal(1, 2, &[0, 99, 0])),
        LinkError::UnknownPreset { id: 99 }
    );
    assert!(
        decode(seal(1, 2, &[0, 99, 0]))
            .to_string()
            .contains("preset 99")
    );
    assert_eq!(decode(seal(1, 0, &[0, 126, 0, 0])), LinkError::NewerFields);
    assert_eq!(decode(seal(1, 0, &[0, 127, 0, 0])), LinkError::NewerFields);
}

#[test]
fn what_nobody_made_is_refused() {
    let presets = Presets::frozen();
    let decode = |body: &[u8]| link::decode(&seal(1, 0, body), &presets).unwrap_err();
    assert_eq!(decode(&[]), LinkError::Malformed);
    assert_eq!(
        decode(&[5, 0]),
        LinkError::Malformed,
        "more digits announced than there are"
    );
    assert_eq!(decode(&[0]), LinkError::Malformed, "no end");
    assert_eq!(
        decode(&[0, 0, 0]),
        LinkError::Malformed,
        "more after the end"
    );
    assert_eq!(decode(&[1, 9, 0]), LinkError::Malformed, "a digit too many");
    assert_eq!(decode(&[0, 1, 0]), LinkError::Malformed, "no such place");
    assert_eq!(
        decode(&[0, 2, 0xff, 0xff, 0xff, 0xff, 0xf, 0]),
        LinkError::Malformed,
        "endless text"
    );
    assert_eq!(
        decode(&[0, 2, 1, 0xff, 0]),
        LinkError::Malformed,
        "a text that is none"
    );
    let overlong = [&[0][..], &[0xff; 10], &[1, 0]].concat();
    assert_eq!(
        decode(&overlong),
        LinkError::Malformed,
        "a number of more than 64 bits"
    );
}

/// Marks that lead into `phases`: items with few leaves, so that the length of the list is what stops them.
const INTO_PHASES: [u8; 1] = [6 << 1 | 1];
/// A new item, a copy of the one before.
const INSERT_COPY: [u8; 2] = [3, 0];

#[test]
fn bombs_are_refused() {
    let presets = Presets::frozen();
    let decode = |marks: &[u8]| link::decode(&seal(1, 1, &deflated(marks)), &presets).unwrap_err();
    assert_eq!(
        decode(&vec![0; 10 * link::MAX_INFLATED]),
        LinkError::TooLarge
    );

    let empty_items = [&INTO_PHASES[..], &INSERT_COPY.repeat(20_001), &[0, 0]].concat();
    assert_eq!(
        decode(&empty_items),
        LinkError::ListTooLong { items: 20_001 }
    );

    // One item with a text of 19,000 characters, and copies of it.
    let text = [&[3, 2, 0xb8, 0x94, 1][..], &vec![b'x'; 19_000], &[0]].concat();
    let copies = INSERT_COPY.repeat(15_000);
    let long_copies = [&INTO_PHASES[..], &text, &copies, &[0, 0]].concat();
    assert_eq!(decode(&long_copies), LinkError::TooLarge);
    let few_copies = [&INTO_PHASES[..], &text, &INSERT_COPY.repeat(3), &[0, 0]].concat();
    let few = link::decode(&seal(1, 1, &deflated(&few_copies)), &presets).unwrap();
    assert_eq!(few.scenario.phases.len(), 4);
    assert_eq!(few.scenario.phases[3].id.len(), 19_000);

    let long = "A".repeat(link::MAX_CHARACTERS + 1);
    assert_eq!(
        link::decode(&long, &presets),
        Err(LinkError::TooLong { characters: 32_001 })
    );
}

/// The worst links of `bombs_are_refused` and a few more, in a program that may have 64 MB in all: its
/// code, its stack and the file it prints included.
#[cfg(target_os = "linux")]
#[test]
fn a_hostile_link_stays_below_64_mb() {
    let text = |length: usize| {
        let mut marks = vec![3, 2];
        let mut rest = length;
        while 0x7f < rest {
            marks.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        marks.push(rest as u8);
        marks.extend(vec![b'x'; length]);
        marks.push(0);
        marks
    };
    let into = |marks: Vec<u8>| [&INTO_PHASES[..], &marks, &[0, 0]].concat();
    let copies = |count: usize| INSERT_COPY.repeat(count);
    // Every list of the power section filled with as many items as the weight allows.
    let weight = 1 + generation_leaves();
    let most = link::MAX_WEIGHT / weight;
    let links = [
        seal(1, 1, &deflated(&vec![0; link::MAX_INFLATED])),
        seal(1, 1, &deflated(&vec![7; link::MAX_INFLATED])),
        seal(1, 1, &deflated(&into(copies(most)))),
        seal(1, 1, &deflated(&into(copies(2 * most - 1)))),
        seal(1, 1, &deflated(&into(copies(20_001)))),
        seal(1, 1, &deflated(&into([text(19_000), copies(15)].concat()))),
        seal(
            1,
            1,
            &deflated(&into([text(19_000), copies(15_000)].concat())),
        ),
        // A pair: the second scenario is a copy of the first, twice as large as any that is made.
        seal(
            1,
            9,
            &deflated(&[into(copies(2 * most - 1)), vec![0, 0]].concat()),
        ),
        seal(
            1,
            9,
            &deflated(&[into([text(19_000), copies(28)].concat()), vec![0, 0]].concat()),
        ),
    ];
    let megabyte = 1024;
    let mut opened = 0;
    for payload in &links {
        let outcome = limited_program(payload, 64 * megabyte);
        assert!(
            matches!(outcome, Some(0 | 1)),
            "{outcome:?} for {} characters",
            payload.len()
        );
        opened += usize::from(outcome == Some(0));
    }
    assert!(
        2 <= opened,
        "some of them must be opened, or the test shows nothing"
    );
    // The limit is a real one: with too little of it the program ends in another way.
    let fits = |limit: &usize| {
        let all = links.iter().map(|payload| limited_program(payload, *limit));
        all.into_iter()
            .all(|outcome| matches!(outcome, Some(0 | 1)))
    };
    let least = [8, 16, 24, 32, 40, 48, 56, 64].map(|limit| limit * megabyte);
    let least = least
        .iter()
        .find(|limit| fits(limit))
        .map_or(0, |limit| limit / megabyte);
    println!("all hostile links within {least} MB of address space");
    assert!(8 < least);
}

/// Leaves of a generation group.
#[cfg(target_os = "linux")]
fn generation_leaves() -> usize {
    use headroom::scenario::power::GenerationGroup;
    use headroom::scenario::record::Section;
    GenerationGroup::SHAPE.leaves.len()
}

/// Decodes a link in a program of its own that may map so much memory; how it ended.
#[cfg(target_os = "linux")]
fn limited_program(payload: &str, kilobytes: usize) -> Option<i32> {
    use std::io::Write;
    use std::process::Command;
    use std::process::Stdio;
    let program = env!("CARGO_BIN_EXE_headroom");
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v {kilobytes} && exec \"$0\" link decode -"
        ))
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell");
    let mut input = child.stdin.take().expect("a pipe");
    // A program that could not start closes its end: that shows in how it ended.
    let _ = input.write_all(payload.as_bytes());
    drop(input);
    child.wait().expect("an end").code()
}

#[test]
fn what_no_link_could_bring_back_is_not_made() {
    let presets = Presets::frozen();
    let encode = |scenario: &Scenario| link::encode(scenario, &presets, None).unwrap_err();
    let mut scenario = Scenario {
        notes: "x".repeat(20_001),
        ..Default::default()
    };
    assert_eq!(
        encode(&scenario),
        LinkError::TextTooLong { characters: 20_001 }
    );
    scenario.notes.clear();
    scenario.phases.resize(20_001, Default::default());
    assert_eq!(encode(&scenario), LinkError::ListTooLong { items: 20_001 });
    scenario.phases.truncate(3);
    scenario.power.generation.resize(20_000, Default::default());
    assert_eq!(encode(&scenario), LinkError::TooLarge);
    scenario.power.generation.truncate(5_000);
    let payload = link::encode(&scenario, &presets, None).unwrap();
    assert_eq!(link::decode(&payload, &presets).unwrap().scenario, scenario);
}
