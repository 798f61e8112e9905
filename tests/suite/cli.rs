//! The command line: what it prints, and how it ends.

use std::fs::File;
use std::process::Command;

use crate::sites;
use headroom::cli;
use headroom::cli::Outcome;
use headroom::codec::file;

fn run(words: &[&str]) -> Outcome {
    run_with(words, "")
}

fn run_with(words: &[&str], input: &str) -> Outcome {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    cli::run(&words, &mut input.as_bytes())
}

const FILE: &str = "{\"format\": \"headroom-scenario\", \"version\": 1, \"scenario\": {\"title\": \"Site\", \"it\": {\"design_margin\": 0.05}}}";

#[test]
fn a_link_and_back() {
    let encoded = run_with(&["link", "encode", "-"], FILE);
    assert_eq!((encoded.code, encoded.err.as_str()), (0, ""));
    assert!(
        encoded.out.starts_with("#s=") && encoded.out.ends_with('\n'),
        "{}",
        encoded.out
    );
    let decoded = run(&["link", "decode", &encoded.out]);
    assert_eq!((decoded.code, decoded.err.as_str()), (0, ""));
    let from_input = run_with(
        &["link", "decode", "-"],
        &format!("see <https://x.example/{}>", encoded.out.trim()),
    );
    assert_eq!(from_input, decoded, "standard input takes the same");
    let again = run_with(&["link", "encode", "-"], &decoded.out);
    assert_eq!(again, encoded);
}

#[test]
fn a_preset_is_named_by_its_key() {
    let encoded = run(&["link", "encode", "empty"]);
    assert_eq!(encoded.code, 0);
    let decoded = run(&["link", "decode", encoded.out.trim()]);
    assert!(decoded.out.contains("Empty site"), "{}", decoded.out);
}

#[test]
fn an_evaluation_is_json_and_wrong_values_are_findings() {
    let evaluated = run(&["evaluate", "colossus", "--day", "122"]);
    assert_eq!((evaluated.code, evaluated.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&evaluated.out).unwrap();
    assert_eq!(json["kpi"]["day"], 122);
    assert!(json["kpi"]["gpus_live"].is_number() && json["ledger"].is_array());

    let wrong = FILE.replace("0.05", "1e300").replace("title", "titel");
    let evaluated = run_with(&["evaluate", "-"], &wrong);
    assert_eq!((evaluated.code, evaluated.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&evaluated.out).unwrap();
    assert!(json["kpi"].is_null());
    let codes: Vec<&str> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["code"].as_str())
        .collect();
    assert!(
        codes.contains(&"SCN-002") && codes.contains(&"SCN-011"),
        "{codes:?}"
    );
}

/// What the rules find in the network of the chosen day is printed, too. Three blocks of 2.5 MVA that nothing stands in
/// for carry 60 racks of 82 kW running and not 99 of them, which draw 7.9 MW; each takes its third down with it.
#[test]
fn the_network_of_the_day_is_judged() {
    let found = |racks: u32, code: &str| {
        let mut scenario = sites::two_halls();
        scenario.it.deployments[0].racks = Some(f64::from(racks));
        scenario.floor.halls[0].width_m = Some(40.0);
        scenario.power.blocks[0].count = Some(3.0);
        scenario.power.blocks[0].topology = "N".to_owned();
        let evaluated = run_with(&["evaluate", "-"], &file::write(&scenario));
        assert_eq!((evaluated.code, evaluated.err.as_str()), (0, ""));
        let json: serde_json::Value = serde_json::from_str(&evaluated.out).unwrap();
        let rows = json["network_findings"].as_array().unwrap().clone();
        assert!(rows.iter().all(|row| row["from_day"] == json["kpi"]["day"]));
        rows.into_iter()
            .filter(|row| row["code"] == code)
            .filter_map(|row| row["place"].as_str().map(str::to_owned))
            .filter(|place| place.starts_with("element:B-1"))
            .count()
    };
    assert_eq!((found(60, "PWR-005"), found(60, "PWR-006")), (0, 1));
    assert_eq!((found(99, "PWR-005"), found(99, "PWR-006")), (1, 1));
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_code_1() {
    let broken = FILE.replace("0.05", "\"0.05\"");
    for command in [&["evaluate", "-"][..], &["link", "encode", "-"]] {
        let outcome = run_with(command, &broken);
        assert_eq!((outcome.code, outcome.out.as_str()), (1, ""));
        assert!(outcome.err.contains("it.design_margin"), "{}", outcome.err);
        assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
    }
    let missing = run(&["link", "encode", "/nowhere/site.json"]);
    assert_eq!(missing.code, 1);
    assert!(
        missing.err.contains("/nowhere/site.json") && missing.err.contains("empty"),
        "{}",
        missing.err
    );
    let folder = run(&["link", "encode", env!("CARGO_MANIFEST_DIR")]);
    assert_eq!(
        (folder.code, folder.err.lines().count()),
        (1, 1),
        "{}",
        folder.err
    );
    let cut = run(&["link", "decode", "#s=AQAAAAAAAA"]);
    assert_eq!((cut.code, cut.err.lines().count()), (1, 1), "{}", cut.err);
}

#[test]
fn unknown_fields_are_named_and_left_out() {
    let outcome = run_with(&["link", "encode", "-"], &FILE.replace("title", "titel"));
    assert_eq!(outcome.code, 0);
    assert_eq!(
        outcome.err,
        "headroom: titel: the field is not known and was left out (SCN-011).\n"
    );
}

#[test]
fn wrong_usage_is_code_2() {
    let wrong: &[&[&str]] = &[
        &[],
        &["plan"],
        &["link"],
        &["link", "encode"],
        &["link", "encode", "a", "b", "c"],
        &["import"],
        &["import", "a"],
        &["import", "a", "b"],
        &["import", "a", "--into"],
        &["import", "a", "--onto", "b"],
        &["link", "encode", "--fast"],
        &["link", "decode"],
        &["link", "print", "a"],
        &["evaluate"],
        &["evaluate", "a", "b"],
        &["evaluate", "empty", "--day"],
        &["evaluate", "empty", "--day", "soon"],
        &["evaluate", "empty", "--day=-1"],
        &["evaluate", "empty", "--night"],
    ];
    for words in wrong {
        let outcome = run(words);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{words:?}");
        assert!(outcome.err.starts_with("headroom: "), "{words:?}");
    }
}

#[test]
fn two_scenarios_in_one_link() {
    let encoded = run(&["link", "encode", "empty", "colossus"]);
    assert_eq!((encoded.code, encoded.err.as_str()), (0, ""));
    let decoded = run(&["link", "decode", encoded.out.trim()]);
    assert_eq!(decoded.code, 0);
    let files: Vec<serde_json::Value> = serde_json::from_str(&decoded.out).unwrap();
    for (json, key) in files.iter().zip(["empty", "colossus"]) {
        let alone = run(&["link", "encode", key]);
        let again = run_with(&["link", "encode", "-"], &json.to_string());
        assert_eq!(again, alone, "{key}");
    }
    let both = run_with(&["link", "encode", "-", "-"], FILE);
    assert_eq!((both.code, both.err.lines().count()), (1, 1));
}

#[test]
fn a_list_is_imported_whole_or_not_at_all() {
    let list = "kind;count;ready day;key\nchiller;4;90;no-such\n";
    let imported = run_with(&["import", "-", "--into", "colossus"], list);
    assert_eq!(imported.code, 1);
    assert_eq!(imported.out, "");
    assert!(imported.err.contains("Line 2"), "{}", imported.err);
    let list = "kind;count;ready day;unit_mw;key\nchiller;4;90;4,2;air-cooled-1680\n";
    let imported = run_with(&["import", "-", "--into", "colossus"], list);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert_eq!(
        imported.err,
        "headroom: -: Equipment list of 1 line: 1 item added, 0 changed.\n"
    );
    let evaluated = run_with(&["evaluate", "-"], &imported.out);
    assert_eq!(evaluated.code, 0);
}

#[test]
fn help_and_version_are_printed() {
    for word in ["--help", "-h"] {
        let outcome = run(&[word]);
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
        assert!(outcome.out.contains("headroom evaluate FILE"));
    }
    assert_eq!(
        run(&["--version"]).out,
        format!("headroom {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_program_does_the_same() {
    let program = |words: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_headroom"))
            .args(words)
            .output()
            .unwrap()
    };
    let encoded = program(&["link", "encode", "empty"]);
    assert_eq!(encoded.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(encoded.stdout).unwrap(),
        run(&["link", "encode", "empty"]).out
    );
    let refused = program(&["link", "decode", "nonsense"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(refused.stderr).unwrap(),
        run(&["link", "decode", "nonsense"]).err
    );
    assert_eq!(program(&[]).status.code(), Some(2));
    // Where nothing can be written, that is told and is no success. Linux has a device for it.
    if let Ok(full) = File::options().write(true).open("/dev/full") {
        let outcome = Command::new(env!("CARGO_BIN_EXE_headroom"))
            .args(["link", "encode", "empty"])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(outcome.status.code(), Some(1));
        assert_eq!(
            String::from_utf8(outcome.stderr).unwrap().lines().count(),
            1
        );
    }
}

#[test]
fn failures_are_json_by_name() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/two_halls.json");
    let found = run(&["failures", file, "--day", "14", "--pairs", "--dark=5000"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(json["day"], 14);
    let worst = json["worst"].as_array().unwrap();
    assert!(!worst.is_empty() && worst[0]["out"][0].is_string());
    assert!(50 < json["elements_tried"].as_u64().unwrap());
    let pairs = &json["pairs"];
    assert!(pairs["with_loss"].as_u64().unwrap() <= pairs["tried"].as_u64().unwrap());
    let cuts = &json["cut_sets"];
    assert_eq!(
        (&cuts["more_than_gpus"], &cuts["cut_short"]),
        (&5000.into(), &false.into())
    );
    let machines = worst.iter().filter(|row| row["machines_lost"] != 0);
    for row in machines {
        assert!(row["cooling"]["gpus_carried"].is_number(), "{row}");
    }
    let without = run(&["failures", file]);
    let json: serde_json::Value = serde_json::from_str(&without.out).unwrap();
    assert!(json["pairs"].is_null() && json["cut_sets"].is_null());
    assert_eq!(json["day"], 40);
}

#[test]
fn failures_with_wrong_words_are_usage() {
    for words in [
        &["failures"][..],
        &["failures", "a", "b"],
        &["failures", "a", "--dark", "few"],
        &["failures", "a", "--day"],
        &["failures", "a", "--pairs=1"],
        &["failures", "a", "--all"],
    ] {
        let outcome = run(words);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{words:?}");
    }
    let empty = run(&["failures", "empty"]);
    assert_eq!(empty.code, 1, "no plan: {}", empty.err);
    assert_eq!(empty.err.lines().count(), 1);
}

/// Firm cooling is shown as it was found: every header with its events, what cannot be taken out, coolant by hall.
#[test]
fn an_evaluation_shows_its_headers_maintenance_and_coolant() {
    let words = [
        "evaluate".to_owned(),
        "static/presets/colossus_2.json".to_owned(),
    ];
    let found = headroom::cli::run(&words, &mut "".as_bytes());
    let json: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    let cooling = &json["cooling"];
    let header = &cooling["headers"][0];
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let events = header["events"].as_array().unwrap();
    assert!(!events.is_empty(), "{cooling}");
    let least = events.iter().map(|event| number(&event["carries_mw"]));
    let least = least.fold(number(&header["carries_mw"]), f64::min);
    assert_eq!(number(&header["firm_mw"]), least);
    let firm = number(&cooling["firm_cooling_event"]["carries_mw"]);
    assert_eq!(firm, number(&json["kpi"]["firm_cooling_mw"]));
    assert!(cooling["not_maintainable"].is_array());
    let coolant = &cooling["coolant"][0];
    assert!(number(&coolant["coldest_c"]) <= number(&coolant["warmest_c"]));
}
