//! The JSON Schema of scenario files: made from the shapes, committed, and held against every preset.
//!
//! After a change of the shapes: `HEADROOM_WRITE=1 cargo test --no-default-features schema`.

use headroom::codec::file;
use headroom::codec::presets;
use headroom::scenario::Scenario;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::LeafShape;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/scenario.schema.json");

/// The schema of the whole file. Sections are definitions: some stand in several places.
fn schema() -> Json {
    let mut definitions = Map::new();
    define(Scenario::SHAPE, &mut definitions);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Headroom scenario",
        "description": "One plan of one site. Numbers carry their unit in their name; what is not given is left out.",
        "type": "object",
        "properties": {
            "format": { "const": file::FORMAT },
            "version": { "enum": (1..=file::VERSION).collect::<Vec<_>>() },
            "scenario": reference(Scenario::SHAPE),
        },
        "required": ["format", "version", "scenario"],
        "additionalProperties": false,
        "$defs": definitions,
    })
}

fn reference(shape: &SectionShape) -> Json {
    json!({ "$ref": format!("#/$defs/{}", shape.name) })
}

fn define(shape: &'static SectionShape, definitions: &mut Map<String, Json>) {
    if definitions.contains_key(shape.name) {
        return;
    }
    definitions.insert(shape.name.to_owned(), Json::Null);
    let mut properties = Map::new();
    for leaf in shape.leaves {
        properties.insert(leaf.name.to_owned(), leaf_schema(leaf));
    }
    for part in shape.parts {
        define(part.section, definitions);
        let mut property = if part.is_list {
            json!({
                "type": "array",
                "maxItems": headroom::codec::MAX_LIST_ITEMS,
                "items": reference(part.section),
            })
        } else {
            reference(part.section)
        };
        property["description"] = Json::from(plain(part.help));
        properties.insert(part.name.to_owned(), property);
    }
    let section = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    definitions.insert(shape.name.to_owned(), section);
}

fn leaf_schema(leaf: &LeafShape) -> Json {
    let mut schema = match &leaf.kind {
        LeafKind::Flag => json!({ "type": "boolean" }),
        LeafKind::Text([]) => {
            json!({ "type": "string", "maxLength": headroom::codec::MAX_TEXT_CHARACTERS })
        }
        LeafKind::Text(words) => {
            // Nothing given stands for the first word.
            let mut words: Vec<&str> = words.to_vec();
            if !words.contains(&"") {
                words.insert(0, "");
            }
            json!({ "enum": words })
        }
        LeafKind::Number(range) => {
            let kind = if range.is_count() {
                "integer"
            } else {
                "number"
            };
            let mut schema = json!({
                "type": [kind, "null"],
                "minimum": number(range.low),
                "maximum": number(range.high),
            });
            if let Some(default) = range.default {
                schema["default"] = number(default);
            }
            schema
        }
    };
    let mut help = plain(leaf.help);
    if let LeafKind::Number(range) = &leaf.kind {
        let unit = range.plain_unit();
        if !unit.is_empty() {
            help = format!("{help} Unit: {unit}.");
        }
        if !range.basis.is_empty() {
            help = format!("{help} When not given: {}.", range.basis);
        }
    }
    schema["description"] = Json::from(help);
    schema
}

/// A whole number without `.0`: editors would show it.
fn number(value: f64) -> Json {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        Json::from(value as i64)
    } else {
        Json::from(value)
    }
}

fn plain(help: &str) -> String {
    help.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What of the schema a document breaks. Knows the words that [`schema`] writes, and no others.
fn broken(document: &Json, schema: &Json, root: &Json, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        let is_kept = match word.as_str() {
            "$schema" | "title" | "description" | "default" | "$defs" => true,
            "$ref" => {
                let name = rule.as_str().and_then(|it| it.strip_prefix("#/$defs/"));
                let target = &root["$defs"][name.expect("a reference to a definition")];
                found.extend(broken(document, target, root, path));
                target.is_object()
            }
            "const" => document == rule,
            "enum" => rule
                .as_array()
                .is_some_and(|words| words.contains(document)),
            "type" => match rule.as_array() {
                Some(kinds) => kinds.iter().any(|kind| is_a(document, kind)),
                None => is_a(document, rule),
            },
            "minimum" => document.as_f64().is_none_or(|it| rule.as_f64() <= Some(it)),
            "maximum" => document.as_f64().is_none_or(|it| Some(it) <= rule.as_f64()),
            "maxItems" => document
                .as_array()
                .is_none_or(|it| it.len() as u64 <= whole(rule)),
            "maxLength" => document
                .as_str()
                .is_none_or(|it| it.chars().count() as u64 <= whole(rule)),
            "items" => {
                for (index, item) in document.as_array().into_iter().flatten().enumerate() {
                    found.extend(broken(item, rule, root, &format!("{path}[{index}]")));
                }
                true
            }
            "required" => (rule.as_array().into_iter().flatten())
                .all(|name| document.get(name.as_str().unwrap_or_default()).is_some()),
            "properties" | "additionalProperties" => {
                let known = &schema["properties"];
                for (name, value) in document.as_object().into_iter().flatten() {
                    match known.get(name) {
                        Some(rule) if word == "properties" => {
                            found.extend(broken(value, rule, root, &format!("{path}.{name}")));
                        }
                        None if word == "additionalProperties" => {
                            found.push(format!("{path}.{name}: not known"));
                        }
                        _ => {}
                    }
                }
                true
            }
            other => panic!("the schema has {other}, which this test does not know"),
        };
        if !is_kept {
            found.push(format!("{path}: {word} {rule}"));
        }
    }
    found
}

/// A rule that is a whole number.
fn whole(rule: &Json) -> u64 {
    rule.as_u64().expect("a whole number")
}

fn is_a(document: &Json, kind: &Json) -> bool {
    match kind.as_str() {
        Some("object") => document.is_object(),
        Some("array") => document.is_array(),
        Some("string") => document.is_string(),
        Some("boolean") => document.is_boolean(),
        Some("null") => document.is_null(),
        Some("number") => document.is_number(),
        Some("integer") => document.as_f64().is_some_and(|it| it.fract() == 0.0),
        other => panic!("kind {other:?}"),
    }
}

#[test]
fn the_committed_schema_is_that_of_the_shapes() {
    let made = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("HEADROOM_WRITE").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    let committed = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        committed == made,
        "static/scenario.schema.json is not that of the shapes: run the command at the top of tests/suite/schema.rs"
    );
}

#[test]
fn every_preset_keeps_to_the_schema() {
    let schema = schema();
    for preset in presets::FROZEN {
        let document: Json = serde_json::from_str(preset.json).unwrap();
        assert_eq!(
            broken(&document, &schema, &schema, ""),
            Vec::<String>::new(),
            "{}",
            preset.key
        );
    }
    let sites = [crate::sites::two_halls(), crate::sites::hand_worked()];
    for site in &sites {
        let document: Json = serde_json::from_str(&file::write(site)).unwrap();
        assert_eq!(
            broken(&document, &schema, &schema, ""),
            Vec::<String>::new()
        );
    }
}

/// A schema that lets everything through would keep every preset too.
#[test]
fn the_schema_finds_what_is_wrong() {
    let schema = schema();
    let check = |scenario: Json, place: &str| {
        let document = json!({ "format": file::FORMAT, "version": 1, "scenario": scenario });
        let found = broken(&document, &schema, &schema, "");
        assert!(
            found.iter().any(|it| it.starts_with(place)),
            "{place}: {found:?}"
        );
    };
    check(json!({ "titel": "x" }), ".scenario.titel: not known");
    check(
        json!({ "horizon_days": "600" }),
        ".scenario.horizon_days: type",
    );
    check(
        json!({ "horizon_days": 600.5 }),
        ".scenario.horizon_days: type",
    );
    check(
        json!({ "horizon_days": -1 }),
        ".scenario.horizon_days: minimum",
    );
    check(json!({ "sourced_only": 1 }), ".scenario.sourced_only: type");
    check(json!({ "phases": {} }), ".scenario.phases: type");
    check(
        json!({ "power": { "generation": [{}, { "role": "base" }] } }),
        ".scenario.power.generation[1].role: enum",
    );
    check(
        json!({ "it": { "design_margin": 7 } }),
        ".scenario.it.design_margin: maximum",
    );
    let found = broken(
        &json!({ "format": "x", "version": 1 }),
        &schema,
        &schema,
        "",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

/// The schema as a validator that is not ours reads it.
fn by_other_hands() -> impl Fn(&Json) -> Result<(), String> {
    const PLACE: &str = "https://headroom.example/scenario.schema.json";
    let text = std::fs::read_to_string(PATH).expect("the committed schema");
    let schema: Json = serde_json::from_str(&text).expect("the schema is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource(PLACE, schema)
        .expect("a schema by its own rules");
    let index = compiler.compile(PLACE, &mut schemas).expect("it compiles");
    move |document| {
        schemas
            .validate(document, index)
            .map_err(|error| error.to_string())
    }
}

#[test]
fn presets_and_files_are_valid_by_other_hands() {
    let validate = by_other_hands();
    for preset in presets::FROZEN {
        let document = serde_json::from_str(preset.json).unwrap();
        assert_eq!(validate(&document), Ok(()), "{}", preset.key);
        // As it is written today, too.
        let written = file::write(&file::read(preset.json).unwrap().scenario);
        let document = serde_json::from_str(&written).unwrap();
        assert_eq!(validate(&document), Ok(()), "{}", preset.key);
    }
    for site in [crate::sites::two_halls(), crate::sites::hand_worked()] {
        let document = serde_json::from_str(&file::write(&site)).unwrap();
        assert_eq!(validate(&document), Ok(()), "{}", site.title);
    }
}

/// Files broken in every way that a schema can tell, by other hands and by ours alike.
#[test]
fn broken_files_are_refused_by_other_hands() {
    let (validate, own) = (by_other_hands(), schema());
    let of = |scenario: Json| json!({ "format": file::FORMAT, "version": 2, "scenario": scenario });
    let hall = json!({ "id": "a", "width_m": 10, "depth_m": 10 });
    let many = vec![json!({}); headroom::codec::MAX_LIST_ITEMS + 1];
    let broken_files = [
        json!({}),
        json!([]),
        json!({ "format": "other", "version": 2, "scenario": {} }),
        json!({ "format": file::FORMAT, "version": 0, "scenario": {} }),
        json!({ "format": file::FORMAT, "version": file::VERSION + 1, "scenario": {} }),
        json!({ "format": file::FORMAT, "version": "2", "scenario": {} }),
        json!({ "format": file::FORMAT, "version": 2 }),
        json!({ "format": file::FORMAT, "version": 2, "scenario": {}, "more": 1 }),
        of(json!({ "titel": "x" })),
        of(json!({ "title": 3 })),
        of(json!({ "title": "x".repeat(headroom::codec::MAX_TEXT_CHARACTERS + 1) })),
        of(json!({ "horizon_days": "600" })),
        of(json!({ "horizon_days": 600.5 })),
        of(json!({ "horizon_days": -1 })),
        of(json!({ "sourced_only": 1 })),
        of(json!({ "phases": {} })),
        of(json!({ "phases": many })),
        of(json!({ "it": { "design_margin": 7 } })),
        of(json!({ "site": { "water_peak_day_ml": -0.1 } })),
        of(json!({ "power": { "generation": [{}, { "role": "base" }] } })),
        of(json!({ "power": { "mv_arrangement": "star" } })),
        of(json!({ "floor": { "halls": [hall, { "halls": [] }] } })),
        of(json!({ "catalogue": [{ "kind": "chiller", "values": [{ "field": 1 }] }] })),
    ];
    for document in &broken_files {
        let told: String = document.to_string().chars().take(100).collect();
        assert!(validate(document).is_err(), "{told}");
        assert_ne!(
            broken(document, &own, &own, ""),
            Vec::<String>::new(),
            "{told}"
        );
    }
    // Close by, and sound: it is not refused for anything else.
    assert_eq!(
        validate(&of(
            json!({ "floor": { "halls": [hall] }, "horizon_days": null })
        )),
        Ok(())
    );
}
