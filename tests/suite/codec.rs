//! Files and links bring back what went in, bit for bit.

use headroom::codec::file;
use headroom::codec::file::FileCause;
use headroom::codec::file::Kind;
use headroom::codec::link;
use headroom::codec::link::LinkError;
use headroom::codec::link::Receipt;
use headroom::codec::presets::Preset;
use headroom::codec::presets::Presets;
use headroom::edit::try_edit;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::Place;
use headroom::scenario::Scenario;
use headroom::scenario::record::Node;
use headroom::scenario::record::Number;
use headroom::scenario::record::Section;
use headroom::scenario::record::Value;
use proptest::prelude::*;

use crate::arbitrary;

/// A scenario as text in which two numbers are the same only if their bits are.
pub fn bits(scenario: &Scenario) -> String {
    bits_with(scenario, |number| number)
}

/// The same, with numbers as links hold them: −0 is 0, NaN is not given.
fn bits_in_links(scenario: &Scenario) -> String {
    bits_with(scenario, |number| {
        let number = number.filter(|value| !value.is_nan());
        number.map(|value| if value == 0.0 { 0.0 } else { value })
    })
}

/// The same, with numbers as JSON holds them: what is not finite is not given.
fn bits_in_files(scenario: &Scenario) -> String {
    bits_with(scenario, |number| number.filter(|value| value.is_finite()))
}

fn bits_with(scenario: &Scenario, form: impl Fn(Number) -> Number) -> String {
    let mut text = String::new();
    write_bits(&Section::to_node(scenario), &form, &mut text);
    text
}

fn write_bits(node: &Node, form: &impl Fn(Number) -> Number, text: &mut String) {
    let mut value_bits = |value: &Value| match value {
        Value::Number(number) => text.push_str(&format!("{:?} ", form(*number).map(f64::to_bits))),
        Value::Text(words) => text.push_str(&format!("{words:?} ")),
        Value::Flag(flag) => text.push_str(&format!("{flag} ")),
    };
    match node {
        Node::Leaf(value) => value_bits(value),
        Node::List(items) => {
            text.push('[');
            items.iter().for_each(|item| write_bits(item, form, text));
            text.push(']');
        }
        Node::Section(leaves, parts) => {
            leaves.iter().for_each(value_bits);
            text.push('\n');
            parts.iter().for_each(|part| write_bits(part, form, text));
        }
    }
}

fn receipt() -> impl Strategy<Value = Receipt> {
    let kpi = prop_oneof![
        Just(None),
        (-1e9..1e9_f64).prop_map(|kpi| Some((kpi / 100.0).round() / 10.0))
    ];
    (
        any::<u16>(),
        any::<u32>(),
        prop::collection::vec(kpi, 0..=link::MAX_KPIS),
    )
        .prop_map(|(engine, digest, kpis)| Receipt {
            engine,
            digest,
            kpis: kpis.into_iter().map(tidy).collect(),
        })
}

fn tidy(number: Number) -> Number {
    number.map(|value| value + 0.0)
}

proptest! {
    #![proptest_config(arbitrary::cases())]

    #[test]
    fn a_link_brings_back_the_same_bits(
        scenario in arbitrary::scenario(),
        receipt in prop::option::of(receipt()),
    ) {
        let presets = Presets::frozen();
        let payload = link::encode(&scenario, &presets, receipt.as_ref()).unwrap();
        let decoded = link::decode(&payload, &presets).unwrap();
        prop_assert_eq!(bits(&decoded.scenario), bits_in_links(&scenario));
        prop_assert_eq!(&decoded.receipt, &receipt);
        let again = link::encode(&decoded.scenario, &presets, decoded.receipt.as_ref()).unwrap();
        prop_assert_eq!(again, payload, "the same scenario has the same link");
    }

    #[test]
    fn a_link_brings_back_what_differs_from_a_preset(
        preset in arbitrary::scenario(),
        edits in prop::collection::vec(arbitrary::edit(), 0..6),
    ) {
        let scenario = edits.iter().fold(preset.clone(), |scenario, edit| try_edit(&scenario, edit));
        let presets = Presets::new(vec![Preset { id: 40_000, key: "any".into(), scenario: preset }]);
        let payload = link::encode(&scenario, &presets, None).unwrap();
        let decoded = link::decode(&payload, &presets).unwrap();
        prop_assert_eq!(bits(&decoded.scenario), bits_in_links(&scenario));
    }

    #[test]
    fn a_file_brings_back_the_same_bits(scenario in arbitrary::scenario()) {
        let text = file::write(&scenario);
        let document = file::read(&text).unwrap();
        prop_assert_eq!(bits(&document.scenario), bits_in_files(&scenario));
        let own = file::read_own(&text).expect("what was just written");
        prop_assert_eq!(bits(&own), bits_in_files(&scenario));
        prop_assert!(document.findings.is_empty());
        let written = file::write(&document.scenario);
        prop_assert!(!written.contains("null"), "what was read is finite");
        prop_assert_eq!(file::read(&written).unwrap(), document);
    }
}

fn file_with(scenario: &str) -> String {
    format!("{{\"format\": \"headroom-scenario\", \"version\": 1, \"scenario\": {scenario}}}")
}

#[track_caller]
fn check_refused(text: &str, sentence: &str) {
    let error = file::read(text).expect_err("a file that cannot be read");
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn a_file_is_plain() {
    let mut scenario = Scenario {
        title: "Site".into(),
        horizon_days: Some(600.0),
        ..Default::default()
    };
    scenario.site.elevation_m = Some(0.1);
    scenario.phases.push(headroom::scenario::Phase {
        gpus: Some(100_000.0),
        ..Default::default()
    });
    let expected = r#"{
  "format": "headroom-scenario",
  "version": 2,
  "scenario": {
    "title": "Site",
    "horizon_days": 600,
    "site": {
      "elevation_m": 0.1
    },
    "phases": [
      {
        "gpus": 100000
      }
    ]
  }
}
"#;
    assert_eq!(file::write(&scenario), expected);
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_where() {
    check_refused("", "the file ends in the middle (line 1, column 0).");
    check_refused(
        "{\"format\": ",
        "the file ends in the middle (line 1, column 11).",
    );
    check_refused("site: 3", "the file is not valid JSON (line 1, column 1).");
    check_refused(
        &format!("{} x", file_with("{}")),
        "the file is not valid JSON (line 1, column 63).",
    );
    let not_ours = "this is no scenario file; one begins with \"format\": \"headroom-scenario\".";
    check_refused("[]", not_ours);
    check_refused("{\"title\": \"bare\"}", not_ours);
    check_refused(
        "{\"format\": \"headroom-scenario\", \"version\": 7, \"scenario\": {}}",
        "version: the file is of version 7; this program reads versions up to 2 (line 1, column 44).",
    );
    check_refused(
        "{\"format\": \"headroom-scenario\", \"scenario\": {}}",
        "version: a whole number from 1 on belongs here, not nothing (line 1, column 1).",
    );
    check_refused(
        "{\"format\": \"headroom-scenario\", \"version\": 1}",
        "scenario: a section in braces belongs here, not nothing (line 1, column 1).",
    );
    check_refused(
        &file_with("{\"horizon_days\": \"600\"}"),
        "horizon_days: a number belongs here, not a text (line 1, column 76).",
    );
    check_refused(
        &file_with("{\n\"power\": {\"generation\": [{}, {\"count\": [3]}]}}"),
        "power.generation[1].count: a number belongs here, not a list (line 2, column 40).",
    );
    check_refused(
        &file_with("{\"site\": [\"Memphis\"]}"),
        "site: a section in braces belongs here, not a list (line 1, column 68).",
    );
    check_refused(
        &file_with("{\"phases\": {}}"),
        "phases: a list belongs here, not a section in braces (line 1, column 70).",
    );
    check_refused(
        &file_with("{\"sourced_only\": 1}"),
        "sourced_only: true or false belongs here, not a number (line 1, column 76).",
    );
    check_refused(
        &file_with("{\"title\": \"a\", \"title\": \"b\"}"),
        "title: the field is given twice (line 1, column 80).",
    );
}

/// Line and column are those of the value, whatever stands before it.
#[test]
fn an_error_knows_its_line_and_column() {
    let text = "{ \"version\" : 1,\n  \"x\": [{\"scenario\": {}}, \"]}\\\"{\", 1e3, null],\n\
        \"format\":\"headroom-scenario\",\"scenario\"\n:\n{\"title\": \"é, {\", \"phases\": [ {}\n, \n\
        {\"gpus\": 3, \"due_day\" :\ttrue}]}}";
    let error = file::read(text).unwrap_err();
    assert_eq!(error.path, "phases[1].due_day");
    assert_eq!((error.line, error.column), (7, 25));
    let line = text.lines().nth(error.line - 1).unwrap();
    let rest: String = line.chars().skip(error.column - 1).collect();
    assert!(rest.starts_with("true"), "{rest}");
}

proptest! {
    #![proptest_config(arbitrary::cases())]

    /// One number of a file becomes a list; the error must point at that list.
    #[test]
    fn an_error_points_at_what_is_wrong(scenario in arbitrary::scenario(), choice in any::<prop::sample::Index>()) {
        let text = file::write(&scenario);
        let is_number = |line: &str| {
            let value = line.split_once("\": ").map_or("", |(_, value)| value);
            value.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        };
        // The second line with a number is the version of the file.
        let places: Vec<usize> = text.lines().enumerate().skip(3)
            .filter(|(_, line)| is_number(line)).map(|(place, _)| place).collect();
        prop_assume!(!places.is_empty());
        let wrong = places[choice.index(places.len())];
        let lines: Vec<String> = text.lines().enumerate().map(|(place, line)| match line.split_once("\": ") {
            Some((name, value)) if place == wrong => format!("{name}\": [{}]{}", value.trim_end_matches(','), if value.ends_with(',') { "," } else { "" }),
            _ => line.to_owned(),
        }).collect();
        let error = file::read(&lines.join("\n")).unwrap_err();
        prop_assert_eq!(error.line, wrong + 1);
        prop_assert_eq!(lines[wrong].chars().nth(error.column - 1), Some('['));
    }

    #[test]
    fn two_scenarios_travel_in_one_link(
        first in arbitrary::scenario(),
        edits in prop::collection::vec(arbitrary::edit(), 0..4),
        receipts in prop::collection::vec(prop::option::of(receipt()), 2),
    ) {
        let second = edits.iter().fold(first.clone(), |scenario, edit| try_edit(&scenario, edit));
        let presets = Presets::frozen();
        let sent = [&first, &second].map(|scenario| link::Sent { scenario: scenario.clone(), receipt: None });
        let [mut first_sent, mut second_sent] = sent;
        first_sent.receipt.clone_from(&receipts[0]);
        second_sent.receipt.clone_from(&receipts[1]);
        let payload = link::encode_pair(&first_sent, &second_sent, &presets).unwrap();
        let decoded = link::decode(&payload, &presets).unwrap();
        prop_assert_eq!(bits(&decoded.scenario), bits_in_links(&first));
        prop_assert_eq!(&decoded.receipt, &receipts[0]);
        let read = decoded.second.unwrap();
        prop_assert_eq!(bits(&read.scenario), bits_in_links(&second));
        prop_assert_eq!(&read.receipt, &receipts[1]);
    }
}

/// B differs from A in one number: the pair costs little more than A alone.
#[test]
fn a_pair_that_differs_little_is_hardly_longer() {
    let presets = Presets::frozen();
    let first = crate::sites::two_halls();
    let mut second = first.clone();
    second.site.elevation_m = Some(87.25);
    let alone = link::encode(&first, &presets, None).unwrap();
    let [first, second] = [first, second].map(|scenario| link::Sent {
        scenario,
        receipt: None,
    });
    let pair = link::encode_pair(&first, &second, &presets).unwrap();
    println!("characters: one {}, two {}", alone.len(), pair.len());
    assert!(
        pair.len() < alone.len() + 20,
        "{} and {}",
        alone.len(),
        pair.len()
    );
}

/// The list of two scenario files that the command line prints.
#[test]
fn a_pair_is_written_as_a_list_of_two_files() {
    let first = crate::sites::two_halls();
    let second = Scenario::default();
    let text = file::write_pair(&first, &second);
    let json: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(json.len(), 2);
    for (json, scenario) in json.iter().zip([&first, &second]) {
        assert_eq!(&file::read(&json.to_string()).unwrap().scenario, scenario);
    }
}

#[test]
fn a_file_of_two_scenarios_is_read_or_says_why_not() {
    let (first, second) = (crate::sites::two_halls(), crate::sites::hand_worked());
    let pair = file::write_pair(&first, &second);
    let [a, b] = file::read_pair(&pair).unwrap();
    assert_eq!((a.scenario, b.scenario), (first.clone(), second));
    let one = file::write(&first);
    let refused = |text: &str| file::read_pair(text).unwrap_err().to_string();
    assert_eq!(
        refused(&one),
        "a list of scenarios holds two, A and B; this one holds 0."
    );
    assert_eq!(
        refused(&format!("[{one}, {one}, {one}]")),
        "a list of scenarios holds two, A and B; this one holds 3."
    );
    let broken = file_with("{\"horizon_days\": \"600\"}");
    assert_eq!(
        refused(&format!("[{one}, {broken}]")),
        "[1].horizon_days: a number belongs here, not a text."
    );
    assert_eq!(
        refused("["),
        "the file ends in the middle (line 1, column 1)."
    );
    let long = " ".repeat(file::MAX_BYTES + 1);
    assert!(refused(&long).contains("at most"));
}

#[test]
fn a_file_has_limits() {
    let items = vec!["{}"; headroom::codec::MAX_LIST_ITEMS + 1].join(",");
    let error = file::read(&file_with(&format!("{{\"phases\": [{items}]}}"))).unwrap_err();
    assert_eq!(
        (error.cause, error.path.as_str()),
        (FileCause::ListTooLong { items: 20_001 }, "phases")
    );
    let long = "é".repeat(headroom::codec::MAX_TEXT_CHARACTERS + 1);
    let error = file::read(&file_with(&format!(
        "{{\"site\": {{\"climate\": \"{long}\"}}}}"
    )))
    .unwrap_err();
    assert_eq!(
        (error.cause, error.path.as_str()),
        (
            FileCause::TextTooLong { characters: 20_001 },
            "site.climate"
        )
    );
    let huge = " ".repeat(file::MAX_BYTES + 1);
    assert_eq!(
        file::read(&huge).unwrap_err().cause,
        FileCause::TooLarge {
            bytes: file::MAX_BYTES + 1
        }
    );
    assert_eq!(
        file::read(&"[".repeat(100_000)).unwrap_err().cause,
        FileCause::NotJson
    );
    assert_eq!(
        file::read_bytes(&[0xff, 0xfe]).unwrap_err().cause,
        FileCause::NotText
    );
}

#[test]
fn a_missing_and_a_null_number_are_not_given() {
    let document = file::read(&file_with("{\"horizon_days\": null}")).unwrap();
    assert_eq!(document.scenario, Scenario::default());
    let error = file::read(&file_with("{\"title\": null}")).unwrap_err();
    assert_eq!(
        error.cause,
        FileCause::WrongKind {
            expected: Kind::Text,
            found: Kind::Nothing
        }
    );
}

#[test]
fn what_a_file_has_and_nobody_knows_is_a_finding() {
    let text = "\u{feff}".to_owned()
        + &file_with(
            "{\"titel\": \"x\", \"power\": {\"generation\": [{\"cuont\": 3, \"count\": 4}]}}",
        );
    let document = file::read(&text).unwrap();
    assert_eq!(document.scenario.power.generation[0].count, Some(4.0));
    let places: Vec<&Place> = document
        .findings
        .iter()
        .map(|finding| &finding.place)
        .collect();
    let expected = ["power.generation[0].cuont", "titel"].map(|path| Place::Field(path.into()));
    assert_eq!(places, expected.iter().collect::<Vec<_>>());
    let finding = &document.findings[0];
    assert_eq!(finding.code, Code::UnknownField);
    assert!(matches!(&finding.amount, Amount::Word { given, known }
        if given == "cuont" && known.iter().any(|name| name == "count")));
}

#[test]
fn a_link_is_found_in_what_people_paste() {
    let presets = Presets::frozen();
    let mut scenario = Scenario {
        title: "Pasted".into(),
        ..Default::default()
    };
    scenario.site.elevation_m = Some(87.25);
    let payload = link::encode(&scenario, &presets, None).unwrap();
    let (head, tail) = payload.split_at(payload.len() / 2);
    let pasted = [
        payload.clone(),
        format!("s={payload}"),
        format!("#s={payload}"),
        format!("?s={payload}"),
        format!("https://plan.example/headroom/#s={payload}"),
        format!("https://plan.example/headroom/index.html?lang=en&s={payload}&utm_source=mail#top"),
        format!("  <https://plan.example/#s={payload}>.\r\n"),
        format!("(https://plan.example/#s={payload}),"),
        format!("\"#s={payload}\""),
        format!("#s={payload}.,)>]\"'"),
        format!("https://plan.example/#s={head}\r\n  {tail}\n"),
        format!("#s={head}\u{200b}{tail}\t"),
        format!("`https://plan.example/#s={payload}`"),
        format!("https://plan.example/#s={payload}…"),
        format!("https://plan.example/#s={payload} –"),
        format!("「https://plan.example/#s={payload}」。"),
        format!("| https://plan.example/#s={payload} |"),
        format!("#s={payload}=="),
        format!("https://plan.example/?s={payload}.&utm_source=mail"),
    ];
    for text in pasted {
        let decoded = link::decode(&text, &presets);
        assert_eq!(
            decoded.map(|decoded| decoded.scenario),
            Ok(scenario.clone()),
            "{text}"
        );
    }
    for text in [
        "",
        "#s=",
        "https://plan.example/",
        "https://plan.example/?t=1",
        " \n.",
    ] {
        assert_eq!(
            link::decode(text, &presets),
            Err(LinkError::Empty),
            "{text}"
        );
    }
    assert_eq!(link::decode("#s=héé", &presets), Err(LinkError::NotBase64));
    assert_eq!(link::decode("#s=ab+/", &presets), Err(LinkError::NotBase64));
    assert_eq!(link::decode("#s=%%%", &presets), Err(LinkError::NotBase64));
}

#[test]
fn an_unchanged_preset_carries_no_receipt() {
    let presets = Presets::frozen();
    let receipt = Receipt {
        engine: 1,
        digest: 7,
        kpis: vec![Some(1.5)],
    };
    for preset in presets.all() {
        let payload = link::encode(&preset.scenario, &presets, Some(&receipt)).unwrap();
        let decoded = link::decode(&payload, &presets).unwrap();
        assert_eq!((decoded.preset, decoded.receipt), (Some(preset.id), None));
        assert_eq!(decoded.scenario, preset.scenario);
    }
}
