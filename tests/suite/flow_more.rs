//! Networks for `headroom flow` as people write them: names of every sort, elements in several parts, very short lines.

use headroom::cli;
use headroom::cli::Outcome;
use serde_json::Value as Json;
use serde_json::json;

fn run(file: &Json) -> Outcome {
    cli::run(
        &["flow".to_owned(), "-".to_owned()],
        &mut file.to_string().as_bytes(),
    )
}

fn solved(file: &Json) -> Json {
    let outcome = run(file);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("the output is JSON")
}

/// A grid, a line and a load; the second bus is called as asked.
fn small(name: &Json, reference: &Json) -> Json {
    json!({
        "f_hz": 60,
        "bus": [{"name": "A", "vn_kv": 34.5}, {"name": name, "vn_kv": 34.5}],
        "ext_grid": [{"bus": "A", "s_sc_max_mva": 900, "rx_max": 0.1, "s_sc_min_mva": 700, "rx_min": 0.1}],
        "line": [{"name": "L", "from_bus": "A", "to_bus": reference, "length_km": 2.0, "r_ohm_per_km": 0.1,
                  "x_ohm_per_km": 0.3, "c_nf_per_km": 200, "max_i_ka": 0.4, "endtemp_degree": 80}],
        "load": [{"name": "D", "bus": reference, "p_mw": 8.0, "q_mvar": 2.0}]
    })
}

#[test]
fn results_are_keyed_by_names_as_they_are_written() {
    for (name, reference, key) in [
        (json!(" R 1 "), json!(" R 1 "), " R 1 "),
        (json!("17"), json!("17"), "17"),
        (json!("17"), json!(17), "17"),
        (json!(17), json!(17), "17"),
        (json!(17), json!("17"), "17"),
        // A name that is a number comes before the number of a row: this bus is the second.
        (json!(0), json!(0), "0"),
        // And where no name is that number, it counts rows.
        (json!("B"), json!(1), "B"),
    ] {
        let flow = solved(&small(&name, &reference));
        for part in [
            "/power_flow/bus",
            "/short_circuit_3ph/max",
            "/short_circuit_3ph/min",
        ] {
            let row = flow.pointer(part).and_then(|table| table.get(key));
            assert!(row.is_some_and(Json::is_object), "{part} {key:?}: {flow}");
        }
        let voltage = flow["power_flow"]["bus"][key]["vm_pu"].as_f64();
        assert!(voltage.is_some_and(|pu| 0.98 < pu && pu < 1.0), "{flow}");
    }
}

/// Its impedance is near the smallest that is not taken for none, so that rounding is all that stays unbalanced.
#[test]
fn a_line_of_a_millimetre_changes_nothing() {
    let mut file = small(&json!("B"), &json!("B"));
    let plain = solved(&file);
    file["bus"]
        .as_array_mut()
        .expect("a list")
        .push(json!({"name": "C", "vn_kv": 34.5}));
    file["load"][0]["bus"] = json!("C");
    for length_km in [1e-5, 1e-6, 1e-7] {
        let mut line = file["line"][0].clone();
        line["name"] = json!("short");
        line["from_bus"] = json!("B");
        line["to_bus"] = json!("C");
        line["length_km"] = json!(length_km);
        line["c_nf_per_km"] = json!(0);
        let mut with = file.clone();
        with["line"].as_array_mut().expect("a list").push(line);
        let flow = solved(&with);
        let at = |flow: &Json, bus: &str| flow["power_flow"]["bus"][bus]["vm_pu"].as_f64();
        let (there, here) = (
            at(&plain, "B").expect("a number"),
            at(&flow, "C").expect("a number"),
        );
        assert!((there - here).abs() < 1e-7, "{length_km}: {there} {here}");
        let carried = flow["power_flow"]["line"]["short"]["p_from_mw"].as_f64();
        assert!(carried.is_some_and(|mw| (mw - 8.0).abs() < 1e-3), "{flow}");
    }
}

#[test]
fn what_an_element_in_parts_lacks_is_named() {
    let with = |kind: &str, row: Json| {
        let mut file = small(&json!("B"), &json!("B"));
        file[kind] = json!([row]);
        run(&file)
    };
    let three = json!({"name": "T3", "hv_bus": "A", "mv_bus": "B", "lv_bus": "B", "sn_hv_mva": 40, "sn_mv_mva": 40,
        "sn_lv_mva": 20, "vn_hv_kv": 34.5, "vn_mv_kv": 34.5, "vn_lv_kv": 34.5, "vk_hv_percent": 10,
        "vk_mv_percent": 11, "vk_lv_percent": 9, "vkr_hv_percent": 0.3});
    let but = |field: &str, value: Json| {
        let mut row = three.clone();
        row[field] = value;
        row
    };
    assert_eq!(with("trafo3w", three.clone()).code, 0);
    for (kind, row, sentence) in [
        (
            "trafo3w",
            but("mv_bus", json!("M")),
            "trafo3w T3: mv_bus names M, which does not exist.",
        ),
        (
            "trafo3w",
            but("sn_lv_mva", Json::Null),
            "trafo3w T3: sn_lv_mva is missing.",
        ),
        (
            "trafo3w",
            but("vkr_hv_percent", json!(12)),
            "trafo3w T3: vkr_hv_percent must be at most vk_percent.",
        ),
        (
            "trafo3w",
            but("tap_side", json!("top")),
            "trafo3w T3: tap_side must be \"hv\", \"mv\" or \"lv\".",
        ),
        (
            "trafo3w",
            but("loss_side", json!("star")),
            "trafo3w T3: loss_side must be \"hv\", \"mv\" or \"lv\".",
        ),
        (
            "impedance",
            json!({"name": "Z", "from_bus": "A", "to_bus": "B", "sn_mva": 10, "rft_pu": 0.1, "xft_pu": 0.2, "xtf_pu": 0.3}),
            "impedance Z: xtf_pu must be the same as in the other direction: others are not modelled.",
        ),
        (
            "xward",
            json!({"name": "X", "bus": "B", "r_ohm": 1}),
            "xward X: x_ohm is missing.",
        ),
        (
            "dcline",
            json!({"name": "DC", "from_bus": "A", "to_bus": "B"}),
            "dcline DC: p_mw is missing.",
        ),
    ] {
        let outcome = with(kind, row);
        assert_eq!(
            (outcome.code, outcome.err),
            (1, format!("headroom: -: {sentence}\n"))
        );
    }
    let rotating = with(
        "sgen",
        json!({"name": "S", "bus": "B", "p_mw": 1, "generator_type": "async"}),
    );
    let left_out = "The short circuit, min, is left out: what sgen S gives to one is not known.";
    assert!(rotating.err.contains(left_out), "{}", rotating.err);
    let ward = with("ward", json!({"name": "W", "bus": "B", "ps_mw": 1}));
    assert_eq!(ward.code, 0);
    assert!(
        ward.err.contains(
            "The short circuit, max, is left out: what ward W gives to one is not known."
        ),
        "{}",
        ward.err
    );
}
