//! Plant files: the one of the documentation runs, and whatever is wrong in one is told field by field, all at once.

use headroom::cli;
use headroom::codec::plant;
use headroom::codec::plant::PlantError;
use proptest::prelude::ProptestConfig;
use proptest::prop_assert;
use proptest::proptest;
use serde_json::Value as Json;

const WATER_COOLED: &str = include_str!("../data/plants/water_cooled.plant.json");
const AIR_COOLED: &str = include_str!("../data/plants/air_cooled.plant.json");
const DOCUMENT: &str = include_str!("../../docs/plant.md");

/// The complete file of `docs/plant.md`.
fn example() -> Json {
    let (_, rest) = DOCUMENT.split_once("```json\n").expect("an example");
    let (text, _) = rest.split_once("```").expect("its end");
    serde_json::from_str(text).expect("JSON")
}

/// Sentences of what is wrong.
fn told(text: &str) -> Vec<String> {
    match plant::read(text.as_bytes()).expect_err("a wrong file") {
        PlantError::NotPossible { problems } => problems.iter().map(ToString::to_string).collect(),
        other => vec![other.to_string()],
    }
}

/// Paths of what is wrong.
fn paths(text: &str) -> Vec<String> {
    match plant::read(text.as_bytes()).expect_err("a wrong file") {
        PlantError::NotPossible { problems } => problems.into_iter().map(|one| one.path).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn the_example_of_the_documentation_runs() {
    let words: Vec<String> = ["plant", "-", "--weather", "memphis"]
        .iter()
        .map(|word| (*word).to_owned())
        .collect();
    let outcome = cli::run(&words, &mut example().to_string().as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let json: Json = serde_json::from_str(&outcome.out).unwrap();
    let pue = json["pue"].as_f64().unwrap();
    assert!(1.05 < pue && pue < 1.3, "{pue}");
    assert!(0 < json["year"]["free_hours"].as_u64().unwrap());
    assert_eq!(json["year"]["unmet_hours"], 0);
}

#[test]
fn every_field_of_the_example_is_in_the_table() {
    fn names(json: &Json, into: &mut Vec<String>) {
        if let Json::Object(fields) = json {
            for (name, value) in fields {
                into.push(name.clone());
                names(value, into);
            }
        }
    }
    let mut all = Vec::new();
    names(&example(), &mut all);
    let (_, table) = DOCUMENT.split_once("| field |").expect("the table");
    for name in all {
        assert!(table.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn wrong_plant_files_are_told_field_by_field() {
    let wrong = WATER_COOLED
        .replace("\"cop\": 6.04", "\"cop\": -1")
        .replace("\"count\": 1", "\"count\": 0");
    assert_eq!(paths(&wrong), ["chillers.count", "chillers.cop"]);
    let other_kind = WATER_COOLED.replace(
        "\"water_cooled\",\n  \"load\"",
        "\"air_cooled\",\n  \"load\"",
    );
    assert_eq!(paths(&other_kind), ["condenser", "tower"]);
    let below_wet_bulb = WATER_COOLED.replace("\"approach_k\": 3.9", "\"approach_k\": 0.5");
    assert_eq!(paths(&below_wet_bulb), ["tower"]);
    let short = AIR_COOLED.replace(
        "\"it_kw\": 1300.0",
        "\"it_kw\": 1300.0, \"hourly\": [1, 0.5]",
    );
    assert_eq!(paths(&short), ["load.hourly"]);
    for text in [
        "",
        "[1]",
        "{}",
        "{\"format\": \"headroom\"}",
        "{\"format\": \"headroom-plant\"",
    ] {
        assert!(
            matches!(
                plant::read(text.as_bytes()).expect_err("a wrong file"),
                PlantError::NotReadable { .. }
            ),
            "{text}"
        );
    }
    let twice = WATER_COOLED.replace("\"cop\": 6.04", "\"cop\": 6.04, \"cop\": 5");
    assert!(matches!(
        plant::read(twice.as_bytes()).expect_err("a wrong file"),
        PlantError::NotReadable { .. }
    ));
    assert!(matches!(
        plant::read(&vec![b' '; plant::MAX_BYTES + 1]).expect_err("a wrong file"),
        PlantError::TooLarge { .. }
    ));
}

#[test]
fn everything_wrong_is_told_at_once_with_a_hint() {
    let mut file: Json = serde_json::from_str(WATER_COOLED).unwrap();
    file["supply_c"] = 1e308.into();
    file["chillers"]["count"] = 2.5.into();
    file["chillers"]["cop"] = "six".into();
    file["chillers"]["capacity_kW"] = 1.into();
    file["chillers"]["staging"] = "few".into();
    file["facility"]["flow_l_s"] = 0.001.into();
    file["condenser"]["power_curve"] = serde_json::json!([0, 1, 0]);
    file["tower"]["cells"] = true.into();
    file["tower"]["natural_ua_share"] = 0.5.into();
    file["economizer"] = serde_json::json!({});
    let told = told(&file.to_string());
    let rise = "facility.flow_l_s would make the water warm by";
    assert!(told.iter().any(|line| line.starts_with(rise)), "{told:#?}");
    for sentence in [
        "supply_c is 1e308, and may be 1 to 80",
        "chillers.count is 2.5, and machines come whole",
        "chillers.cop is not a number",
        "chillers.capacity_kW is not known; capacity_kw may be meant",
        "chillers.staging is \"few\", and may be all, fewest, one_by_one",
        "condenser.power_curve has 3 items instead of 4",
        "tower.cells is not a number",
        "tower.natural_ua_share has no place in a plant of this kind",
        "economizer is not known; economiser may be meant",
    ] {
        assert!(
            told.iter().any(|line| line == sentence),
            "{sentence}: {told:#?}"
        );
    }
    assert_eq!(told.len(), 10, "{told:#?}");
    assert!(told.iter().all(|line| line.len() < 250));
}

#[test]
fn curves_of_another_unit_are_told() {
    let mut file: Json = serde_json::from_str(WATER_COOLED).unwrap();
    file["chillers"]["capacity_curve"] = serde_json::json!([1, 0, 0, 0, 0, 0.2]);
    let told = told(&file.to_string());
    assert!(
        told[0].starts_with("chillers.capacity_curve gives"),
        "{told:?}"
    );
    assert_eq!(told.len(), 1);
}

#[test]
fn an_empty_file_names_all_that_is_missing() {
    let missing = paths("{\"format\": \"headroom-plant\"}");
    for path in [
        "version",
        "kind",
        "load",
        "supply_c",
        "facility",
        "chillers",
        "condenser",
        "tower",
    ] {
        assert!(
            missing.iter().any(|found| found == path),
            "{path}: {missing:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever stands in any field, the answer is a plant or sentences, never a panic; and a plant has a year.
    #[test]
    fn any_value_in_any_field_has_an_answer(which in 0_usize..200, pick in 0_usize..9, number in -1e9_f64..1e9) {
        let mut file = example();
        let mut fields = Vec::new();
        places(&file, "", &mut fields);
        let pointer = &fields[which % fields.len()];
        let value = match pick {
            0 => Json::Null,
            1 => "text".into(),
            2 => true.into(),
            3 => serde_json::json!([]),
            4 => serde_json::json!({}),
            5 => 1e308.into(),
            6 => 0.into(),
            _ => number.into(),
        };
        *file.pointer_mut(pointer).expect("a place") = value;
        if let Err(error) = plant::read(file.to_string().as_bytes()) {
            prop_assert!(error.to_string().len() < 2000, "{error}");
        }
    }
}

/// JSON pointers to all fields and items.
fn places(json: &Json, at: &str, into: &mut Vec<String>) {
    let children: Vec<(String, &Json)> = match json {
        Json::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), value))
            .collect(),
        Json::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (name, value) in children {
        let pointer = format!("{at}/{name}");
        into.push(pointer.clone());
        places(value, &pointer, into);
    }
}
