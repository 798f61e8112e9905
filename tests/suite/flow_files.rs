//! Networks as files: what is wrong is said in one sentence, what is unusual is noted.

use headroom::cli;
use headroom::cli::Outcome;
use headroom::codec::network;
use serde_json::Value as Json;
use serde_json::json;

fn run(input: &Json) -> Outcome {
    cli::run(
        &["flow".to_owned(), "-".to_owned()],
        &mut input.to_string().as_bytes(),
    )
}

fn out(outcome: &Outcome) -> Json {
    serde_json::from_str(&outcome.out).expect("the output is JSON")
}

/// A grid, a cable, a transformer, a load, a generator, a battery and a capacitor.
fn small() -> Json {
    json!({
        "f_hz": 60,
        "bus": [{"name": "A", "vn_kv": 34.5}, {"name": "B", "vn_kv": 34.5}, {"name": "C", "vn_kv": 0.48}],
        "ext_grid": [{"bus": "A", "vm_pu": 1.0, "s_sc_max_mva": 900, "s_sc_min_mva": 700, "rx_max": 0.1, "rx_min": 0.1}],
        "line": [{"name": "L1", "from_bus": "A", "to_bus": "B", "length_km": 2, "r_ohm_per_km": 0.1,
                  "x_ohm_per_km": 0.12, "c_nf_per_km": 250, "max_i_ka": 0.4, "endtemp_degree": 160}],
        "trafo": [{"name": "T1", "hv_bus": "B", "lv_bus": "C", "sn_mva": 2.5, "vn_hv_kv": 34.5, "vn_lv_kv": 0.48,
                   "vk_percent": 5.75, "vkr_percent": 0.6, "pfe_kw": 2.2, "i0_percent": 0.4, "shift_degree": 30}],
        "load": [{"name": "IT", "bus": "C", "p_mw": 1.5, "q_mvar": 0.2}],
        "gen": [{"name": "G", "bus": "B", "p_mw": 1, "vm_pu": 1.0, "sn_mva": 3, "vn_kv": 34.5, "xdss_pu": 0.17,
                 "cos_phi": 0.85, "rdss_ohm": 1.0}],
        "static_gen": [{"name": "BESS", "bus": "B", "p_mw": 0.5, "q_mvar": 0.1}],
        "shunt": [{"name": "K", "bus": "B", "q_mvar": -0.3}]
    })
}

/// Changes a value at a path of keys and numbers; null takes a field away.
fn with(path: &str, value: Json) -> Json {
    let mut file = small();
    let at = file.pointer(path).is_some();
    if at {
        *file.pointer_mut(path).expect("it is there") = value;
    } else {
        let (parent, name) = path.rsplit_once('/').expect("a path");
        let parent = file.pointer_mut(parent).expect("its parent is there");
        parent
            .as_object_mut()
            .expect("an object")
            .insert(name.to_owned(), value);
    }
    file
}

#[test]
fn a_small_network_has_all_results() {
    let outcome = run(&small());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let json = out(&outcome);
    let fields = |path: &str| -> Vec<String> {
        let object = json
            .pointer(path)
            .and_then(Json::as_object)
            .expect("an object");
        object.keys().cloned().collect()
    };
    assert_eq!(
        fields("/power_flow"),
        ["bus", "ext_grid", "gen", "line", "trafo"]
    );
    assert_eq!(fields("/power_flow/bus/A"), ["va_degree", "vm_pu"]);
    assert_eq!(fields("/power_flow/ext_grid"), ["p_mw", "q_mvar"]);
    assert_eq!(fields("/power_flow/gen/G"), ["p_mw", "q_mvar", "va_degree"]);
    assert_eq!(
        fields("/power_flow/line/L1"),
        [
            "i_ka",
            "loading_percent",
            "p_from_mw",
            "p_to_mw",
            "pl_mw",
            "q_from_mvar",
            "q_to_mvar"
        ]
    );
    assert_eq!(
        fields("/power_flow/trafo/T1"),
        [
            "i_hv_ka",
            "i_lv_ka",
            "loading_percent",
            "p_hv_mw",
            "p_lv_mw",
            "pl_mw",
            "q_hv_mvar",
            "q_lv_mvar"
        ]
    );
    assert_eq!(fields("/short_circuit_3ph"), ["max", "min"]);
    assert_eq!(
        fields("/short_circuit_3ph/max/C"),
        ["ikss_ka", "ip_ka", "ith_ka", "skss_mva"]
    );
    let angle = json["power_flow"]["bus"]["C"]["va_degree"]
        .as_f64()
        .expect("a number");
    assert!(
        (-32.0..-29.0).contains(&angle),
        "{angle} is not behind the vector group"
    );
}

#[test]
fn what_is_wrong_is_one_sentence_with_element_and_field() {
    for (file, sentence) in [
        (
            with("/line/0/length_km", Json::Null),
            "line L1: length_km is missing.",
        ),
        (
            with("/line/0/length_km", json!("2")),
            "line L1: length_km must be a number.",
        ),
        (
            with("/line/0/length_km", json!(-2)),
            "line L1: length_km must be zero or more.",
        ),
        (
            with("/line/0/to_bus", json!("Z")),
            "line L1: to_bus names Z, which does not exist.",
        ),
        (
            with("/line/0/to_bus", json!(7)),
            "line L1: to_bus names 7, which does not exist.",
        ),
        (
            with("/line/0/to_bus", json!([])),
            "line L1: to_bus must be a name or a number.",
        ),
        (
            with("/line/0/parallel", json!(1.5)),
            "line L1: parallel must be a whole number from 1 to 1000.",
        ),
        (
            with("/bus/1/name", json!("A")),
            "ext_grid 0: bus names A, which exists more than once.",
        ),
        (
            with("/bus/0/vn_kv", json!(0)),
            "bus A: vn_kv must be above zero.",
        ),
        (
            with("/trafo/0/vkr_percent", json!(6)),
            "trafo T1: vkr_percent must be at most vk_percent.",
        ),
        (
            with("/trafo/0/sn_mva", Json::Null),
            "trafo T1: sn_mva is missing.",
        ),
        (
            with("/load/0/in_service", json!("yes")),
            "load IT: in_service must be true or false.",
        ),
        (
            with("/load/0/const_z_percent", json!(140)),
            "load IT: const_z_percent must be 0 to 100.",
        ),
        (with("/gen/0/p_mw", Json::Null), "gen G: p_mw is missing."),
        (
            with("/shunt/0/q_mvar", Json::Null),
            "shunt K: q_mvar is missing.",
        ),
        (
            with("/f_hz", json!(0)),
            "f_hz must be a number from 1 to 1000.",
        ),
        (
            with("/svc", json!([{"name": "S3"}])),
            "svc S3: this kind of element is not modelled.",
        ),
        (
            with("/line/0", json!(3)),
            "line 0: must be an object in braces.",
        ),
        (
            with("/load", json!({"name": "IT", "bus": "C", "p_mw": 1.5})),
            "load: must be a list of elements.",
        ),
        (
            with("/ext_grid", json!("A")),
            "ext_grid: must be a list of elements.",
        ),
        (
            with("/static_gen", json!(0)),
            "static_gen: must be a list of elements.",
        ),
        (
            with("/ext_grid/0/s_sc_max_mva", json!(1e300)),
            "ext_grid 0: s_sc_max_mva must be a number of less than 1e15 in size.",
        ),
        (
            json!([]),
            "this is no network; one is an object with a list named \"bus\", or was written by pandapower's to_json.",
        ),
    ] {
        let outcome = run(&file);
        assert_eq!(
            (outcome.code, outcome.err.as_str()),
            (1, format!("headroom: -: {sentence}\n").as_str())
        );
        assert_eq!(outcome.out, "");
    }
    let text = "{\"bus\": [{\"name\": \"A\", \"name\": \"B\"}]}";
    let outcome = cli::run(&["flow".to_owned(), "-".to_owned()], &mut text.as_bytes());
    assert!(
        outcome.err.contains("given twice") && outcome.code == 1,
        "{}",
        outcome.err
    );
    let outcome = cli::run(
        &["flow".to_owned(), "no such file".to_owned()],
        &mut text.as_bytes(),
    );
    assert!(
        outcome.err.contains("cannot be opened") && outcome.code == 1,
        "{}",
        outcome.err
    );
}

#[test]
fn what_is_unusual_is_noted() {
    for (file, note) in [
        (
            with("/line/0/colour", json!("red")),
            "line: the field colour is not used.",
        ),
        (
            with("/cables", json!([{"a": 1}])),
            "cables is not known and was left out.",
        ),
        (
            with("/f_hz", Json::Null),
            "f_hz is not given; 50 Hz was taken.",
        ),
        (
            with("/line/0/length_km", json!(0)),
            "line L1: it has no impedance and joins its buses.",
        ),
        (
            with("/ext_grid/0/s_sc_min_mva", Json::Null),
            "The short circuit, min, is left out: ext_grid A has no usable s_sc_min_mva.",
        ),
        (
            with("/ext_grid/0/rx_max", Json::Null),
            "The short circuit, max, is left out: ext_grid A has no usable rx_max.",
        ),
        (
            with("/gen/0/xdss_pu", Json::Null),
            "The short circuit, max, is left out: gen G has no usable xdss_pu.",
        ),
        (
            with("/gen/0/rdss_ohm", Json::Null),
            "The short circuit, max, is left out: gen G has no usable rdss_ohm.",
        ),
        (
            with("/line/0/endtemp_degree", Json::Null),
            "The short circuit, min, is left out: line L1 has no usable endtemp_degree.",
        ),
        (
            with("/trafo/0/in_service", json!(false)),
            "No source reaches C: their results are null.",
        ),
    ] {
        let outcome = run(&file);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        assert!(
            outcome.err.contains(&format!("headroom: {note}\n")),
            "{} lacks {note}",
            outcome.err
        );
        let notes = out(&outcome)["notes"].clone();
        assert!(
            notes
                .as_array()
                .expect("a list")
                .iter()
                .any(|line| line == note),
            "{notes}"
        );
    }
}

#[test]
fn without_a_flow_the_reason_is_given_and_the_code_is_one() {
    let outcome = run(&with("/load/0/p_mw", json!(80)));
    assert_eq!(outcome.code, 1);
    assert!(
        outcome
            .err
            .contains("overloaded to collapse, worst at bus C"),
        "{}",
        outcome.err
    );
    let json = out(&outcome);
    assert!(json["power_flow"].is_null() && json["short_circuit_3ph"]["max"].is_object());

    let mut alone = with("/ext_grid/0/in_service", json!(false));
    alone["gen"][0]["in_service"] = json!(false);
    let outcome = run(&alone);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.err.contains("No source: the network is an island"),
        "{}",
        outcome.err
    );

    let outcome = run(&with("/gen/0/bus", json!("A")));
    assert_eq!(
        outcome.code, 0,
        "the same voltage at one bus is no conflict"
    );
    let mut conflict = with("/gen/0/bus", json!("A"));
    conflict["gen"][0]["vm_pu"] = json!(1.02);
    let outcome = run(&conflict);
    assert!(
        outcome
            .err
            .contains("bus A: its sources hold different voltages"),
        "{}",
        outcome.err
    );
}

/// A line that hangs on one end carries nothing where it has no capacitance; that is zero and not unknown.
#[test]
fn a_hanging_line_without_capacitance_carries_zero() {
    let mut file = with("/line/0/c_nf_per_km", json!(0));
    file["bus"]
        .as_array_mut()
        .expect("a list")
        .push(json!({"name": "Z", "vn_kv": 34.5, "in_service": false}));
    let mut hangs = file["line"][0].clone();
    hangs["name"] = json!("L2");
    hangs["to_bus"] = json!("Z");
    let mut out_of_service = hangs.clone();
    out_of_service["name"] = json!("L3");
    out_of_service["in_service"] = json!(false);
    let lines = file["line"].as_array_mut().expect("a list");
    lines.extend([hangs, out_of_service]);
    let outcome = run(&file);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let lines = &out(&outcome)["power_flow"]["line"];
    for field in ["i_ka", "loading_percent"] {
        let value = lines["L2"][field].as_f64().expect("a number");
        assert!(value.abs() < 1e-9, "{field} {value}");
    }
    assert!(lines["L3"]["i_ka"].is_null());
}

/// What no network has is told in a sentence that can be read, not in hundreds of digits.
#[test]
fn a_remainder_without_measure_is_short() {
    let outcome = run(&with("/bus/1/vn_kv", json!(1e-300)));
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.len() < 400, "{}", outcome.err);
}

/// Without a grid the largest generator holds the frequency, and it is said.
#[test]
fn a_generator_takes_over_where_there_is_no_grid() {
    let outcome = run(&with("/ext_grid", json!([])));
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(
        outcome.err.contains("gen G was taken as the reference"),
        "{}",
        outcome.err
    );
    let json = out(&outcome);
    assert_eq!(json["power_flow"]["gen"]["G"]["va_degree"], 0.0);
    assert_eq!(json["power_flow"]["ext_grid"], json!({}));
}

/// One object for one grid; for several the sum in front, then each by name, or by bus where it has none.
#[test]
fn several_grids_are_keyed() {
    let mut file = small();
    let mut second = file["ext_grid"][0].clone();
    second["name"] = json!("North");
    file["ext_grid"]
        .as_array_mut()
        .expect("a list")
        .push(second);
    let json = out(&run(&file));
    let grids = &json["power_flow"]["ext_grid"];
    let p = |name: &str| grids[name]["p_mw"].as_f64().expect("a number");
    assert!((grids["p_mw"].as_f64().expect("the sum") - p("A") - p("North")).abs() < 1e-12);
}

/// Names that are missing or repeated are replaced, so that no result is lost.
#[test]
fn names_are_unique() {
    let mut file = small();
    let mut twin = file["line"][0].clone();
    file["line"]
        .as_array_mut()
        .expect("a list")
        .push(twin.clone());
    twin.as_object_mut().expect("an object").remove("name");
    file["line"].as_array_mut().expect("a list").push(twin);
    let outcome = run(&file);
    let json = out(&outcome);
    let lines = json["power_flow"]["line"].as_object().expect("an object");
    let names: Vec<&str> = lines.keys().map(String::as_str).collect();
    assert_eq!(names, ["L1", "L1 (line 1)", "line 2"]);
    assert!(
        outcome.err.contains("line 1: the name is given twice"),
        "{}",
        outcome.err
    );
}

/// A vector group gives the shift that is not given, and whole turns change nothing.
#[test]
fn shifts_come_from_the_vector_group_and_turns_do_not_count() {
    let angle = |file: &Json| {
        out(&run(file))["power_flow"]["bus"]["C"]["va_degree"]
            .as_f64()
            .expect("a number")
    };
    let mut group = with("/trafo/0/shift_degree", Json::Null);
    let plain = angle(&group);
    group["trafo"][0]["vector_group"] = json!("Dyn11");
    assert!((angle(&group) - plain - 30.0).abs() < 1e-9);
    let turned = angle(&with("/trafo/0/shift_degree", json!(30 - 360)));
    assert!((turned - angle(&small())).abs() < 1e-9);
}

#[test]
fn a_file_that_is_too_long_is_refused() {
    let text = " ".repeat(network::MAX_BYTES + 1);
    let error = network::read(&text)
        .expect_err("it is too long")
        .to_string();
    assert!(error.contains("at most"), "{error}");
    assert_eq!(
        network::read_bytes(&[0xff, 0xfe])
            .expect_err("no text")
            .to_string(),
        "the file is not text in UTF-8."
    );
}
