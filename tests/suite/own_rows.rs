//! A scenario's own rows of the catalogue: they override, they are checked, and they travel.

use crate::arbitrary;
use crate::codec::bits;
use crate::sites::two_halls;
use headroom::catalog;
use headroom::catalog::Catalogue;
use headroom::catalog::Confidence;
use headroom::catalog::Kind;
use headroom::catalog::OwnRow;
use headroom::catalog::OwnValue;
use headroom::codec::file;
use headroom::codec::link;
use headroom::codec::presets::Presets;
use headroom::edit::CatalogueEdit;
use headroom::edit::Edit;
use headroom::edit::ListEdit;
use headroom::edit::try_edit;
use headroom::evaluate::evaluate;
use headroom::finding::Place;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::CatalogueRow;
use headroom::scenario::CatalogueValue;
use headroom::scenario::Scenario;
use headroom::scenario::catalogue::CatalogueRowField;
use headroom::scenario::catalogue::CatalogueValueField;
use headroom::scenario::check;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::Section;
use headroom::scenario::record::Value;
use proptest::prelude::*;

fn number(field: &str, number: f64) -> CatalogueValue {
    CatalogueValue {
        field: field.to_owned(),
        number: Some(number),
        word: String::new(),
    }
}

fn word(field: &str, word: &str) -> CatalogueValue {
    CatalogueValue {
        field: field.to_owned(),
        number: None,
        word: word.to_owned(),
    }
}

fn row(kind: &str, id: &str, values: Vec<CatalogueValue>) -> CatalogueRow {
    CatalogueRow {
        id: id.to_owned(),
        kind: kind.to_owned(),
        source: "data sheet".to_owned(),
        confidence: "M".to_owned(),
        values,
        ..Default::default()
    }
}

/// Two halls whose chillers are better than the catalogue says.
fn with_better_chillers(cop: f64) -> Scenario {
    let mut site = two_halls();
    let key = site.cooling.chillers[0].unit.clone();
    site.catalogue = vec![row("chiller", &key, vec![number("cop", cop)])];
    site
}

fn compressors_mw(scenario: &Scenario) -> f64 {
    let (plan, findings) = check(scenario);
    assert!(findings.is_empty(), "{findings:?}");
    let evaluation = evaluate(&plan.expect("a plan"));
    let last = evaluation.ledger.last().expect("a day");
    last.thermal.compressor_work.mw()
}

/// Power goes with one over COP.
#[test]
fn an_overridden_cop_changes_what_the_chillers_draw() {
    let as_built = compressors_mw(&two_halls());
    let known = compressors_mw(&with_better_chillers(6.04));
    let better = compressors_mw(&with_better_chillers(9.06));
    assert_eq!(as_built, known);
    assert!(
        (better / as_built * 1.5 - 1.0).abs() < 0.02,
        "{as_built} {better}"
    );
}

#[test]
fn what_is_not_overridden_stays() {
    let (plan, _) = check(&with_better_chillers(9.06));
    let plan = plan.expect("a plan");
    let unit = &plan.cooling.chillers[0].unit;
    let built_in = catalog::chiller(&unit.key).expect("a row");
    assert_eq!(unit.curves, built_in.curves);
    assert_eq!(unit.rating.capacity, built_in.rating.capacity);
    assert_eq!(unit.name, built_in.name);
    assert_eq!(unit.origin.source, "data sheet");
    assert_eq!(unit.origin.confidence, Confidence::M);
    assert_eq!(built_in.rating.cop, 6.04);
}

/// A row from nothing but its own values, with a list, a curve, a word and a switch.
#[test]
fn a_row_of_its_own_needs_no_base() {
    let mut site = two_halls();
    site.catalogue = vec![
        row(
            "ups",
            "our-ups",
            vec![
                number("rating_kw", 800.0),
                number("autonomy_min", 3.0),
                number("double_conversion", 0.25),
                number("double_conversion", 0.95),
                number("double_conversion", 1.0),
                number("double_conversion", 0.96),
                number("eco", 0.25),
                number("eco", 0.97),
                number("eco", 1.0),
                number("eco", 0.99),
            ],
        ),
        CatalogueRow {
            based_on: "cdu-in-row-1300".to_owned(),
            ..row("cdu", "our-cdu", vec![number("in_rack", 1.0)])
        },
        CatalogueRow {
            based_on: "our-cdu".to_owned(),
            name: "The later one".to_owned(),
            ..row("cdu", "our-later-cdu", vec![number("capacity_kw", 1500.0)])
        },
        CatalogueRow {
            based_on: "j620".to_owned(),
            ..row("generator", "our-engine", vec![word("kind", "diesel")])
        },
    ];
    site.power.support_ups = "our-ups".to_owned();
    site.cooling.cdus[0].unit = "our-later-cdu".to_owned();
    site.power.generation[0].unit = "our-engine".to_owned();
    let (plan, findings) = check(&site);
    assert!(findings.is_empty(), "{findings:?}");
    let plan = plan.expect("a plan");
    let ups = plan.power.support_ups.as_ref().expect("a row");
    assert_eq!(ups.double_conversion.len(), 2);
    assert_eq!(ups.eco[1].efficiency, 0.99);
    assert_eq!(ups.name, "our-ups");
    let engine = &plan.power.generation[0].unit;
    assert_eq!(engine.kind, catalog::GeneratorKind::Diesel);
    let later = &plan.cooling.cdus[0];
    assert_eq!(later.spares, 0, "in the rack, as the row it starts from");
}

fn finds(rows: Vec<CatalogueRow>, expected: &[&str]) {
    let mut site = two_halls();
    site.catalogue = rows;
    let (plan, findings) = check(&site);
    assert_eq!(plan.is_none(), !expected.is_empty());
    let found: Vec<String> = findings
        .iter()
        .map(|finding| match &finding.place {
            Place::Field(path) => format!("{} {path}", finding.code.text()),
            other => format!("{} {other:?}", finding.code.text()),
        })
        .collect();
    assert_eq!(found, expected);
    let names = Names::default();
    for finding in &findings {
        let words = words::finding(finding, &names);
        assert!(
            !words.title.is_empty() && !words.message.is_empty(),
            "{words:?}"
        );
    }
}

#[test]
fn what_is_wrong_with_own_rows_is_said_in_place() {
    let chiller = |values| row("chiller", "air-cooled-500", values);
    finds(vec![row("", "a", vec![])], &["SCN-001 catalogue[0].kind"]);
    finds(
        vec![row("kettle", "a", vec![])],
        &["SCN-004 catalogue[0].kind"],
    );
    finds(
        vec![row("chiller", "a", vec![])],
        &["SCN-001 catalogue[0].values"],
    );
    finds(vec![chiller(vec![])], &[]);
    finds(
        vec![CatalogueRow {
            based_on: "ice".to_owned(),
            ..row("chiller", "a", vec![])
        }],
        &["SCN-005 catalogue[0].based_on"],
    );
    finds(
        vec![chiller(vec![number("cop", 3.0), number("colour", 1.0)])],
        &["SCN-005 catalogue[0].values[1].field"],
    );
    finds(
        vec![chiller(vec![number("cop", 300.0)])],
        &["SCN-002 catalogue[0].values[0].number"],
    );
    for absurd in [f64::NAN, f64::INFINITY, 1e300] {
        finds(
            vec![chiller(vec![number("cop", absurd)])],
            &["SCN-002 catalogue[0].values[0].number"],
        );
    }
    finds(
        vec![chiller(vec![word("cop", "good")])],
        &["SCN-001 catalogue[0].values[0].number"],
    );
    finds(
        vec![chiller(vec![word("cop", "")])],
        &["SCN-001 catalogue[0].values[0].number"],
    );
    finds(
        vec![row(
            "platform",
            "h100-air",
            vec![word("coolant_supply_max_c", "")],
        )],
        &[],
    );
    finds(
        vec![chiller(vec![word("kind", "magic")])],
        &["SCN-004 catalogue[0].values[0].word"],
    );
    finds(
        vec![chiller(vec![number("kind", 1.0)])],
        &["SCN-001 catalogue[0].values[0].word"],
    );
    finds(
        vec![chiller(vec![
            number("part_load_curve", 0.2),
            number("part_load_curve", 0.8),
        ])],
        &["SCN-002 catalogue[0].values[0].field"],
    );
    finds(
        vec![chiller(vec![
            number("leaving_c", 12.0),
            number("leaving_c", 5.0),
        ])],
        &["SCN-008 catalogue[0].values[0].number"],
    );
    finds(
        vec![row("platform", "h100-air", vec![number("supplies", 2.5)])],
        &["SCN-003 catalogue[0].values[0].number"],
    );
    finds(
        vec![chiller(vec![]), chiller(vec![])],
        &["SCN-006 catalogue[1].id"],
    );
    finds(
        vec![row("chiller", "", vec![])],
        &["SCN-001 catalogue[0].id", "SCN-001 catalogue[0].values"],
    );
    // Water cannot leave a tower colder than the wet bulb; of the two the other one may be the mistake.
    finds(
        vec![row(
            "tower",
            "tower-cell-3500",
            vec![number("wet_bulb_c", 33.0)],
        )],
        &["SCN-008 catalogue[0].values[0].number"],
    );
}

/// What a planner reads.
#[test]
fn what_is_wrong_with_own_rows_in_words() {
    let mut site = two_halls();
    let values = vec![
        number("cop", 300.0),
        number("colour", 1.0),
        word("kind", "magic"),
        number("part_load_curve", 0.2),
        number("condenser_c", 30.0),
        number("condenser_c", 20.0),
    ];
    site.catalogue = vec![
        row("chiller", "air-cooled-500", values),
        row("pump", "our-pump", vec![]),
        row("tower", "tower-cell-3500", vec![number("wet_bulb_c", 33.0)]),
    ];
    let findings = check(&site).1;
    let names = Names::of(&site);
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let words = words::finding(finding, &names);
            format!("{} / {} / {}", words.title, words.message, words.hint)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    air-cooled-500, colour: field: “colour” is not known / Known here: kind, capacity_kw, cop, reference_leaving_c, reference_condenser_c, capacity_curve, input_ratio_curve or part_load_curve. / Choose a known key, or add what it names.
    air-cooled-500, kind: word: “magic” is no choice here / Known here: water_cooled or air_cooled. / Choose one of these.
    air-cooled-500, cop: number: 300 is out of range / Allowed: 1 to 25. / Enter a value in this range.
    air-cooled-500, part_load_curve: field: 1 values given / It takes 3 values. / Give the field once for each value, in order; the points of a curve by rising x.
    air-cooled-500, condenser_c: number is out of order / 20 must lie above 30, the value it belongs with. / Exchange the two, or correct one of them.
    our-pump: values is not given / Known here: duty, flow_l_per_s, head_kpa, efficiency, min_speed_share or exponent. / Enter or choose one.
    tower-cell-3500, wet_bulb_c: number is out of order / 29.44 must lie above 33, the value it belongs with. / Exchange the two, or correct one of them.
    ");
}

#[test]
fn own_rows_travel_in_links_and_files() {
    let presets = Presets::frozen();
    let mut site = with_better_chillers(7.123_456_789);
    site.catalogue.push(row(
        "tariff",
        "ours",
        vec![number("year", 2026.0), word("odd", "ünïcode")],
    ));
    let text = link::encode(&site, &presets, None).expect("short enough");
    let read = link::decode(&text, &presets).expect("readable");
    assert_eq!(bits(&read.scenario), bits(&site));
    let text = file::write(&site);
    assert!(text.contains("\"catalogue\""), "{text}");
    let read = file::read(&text).expect("readable");
    assert_eq!(bits(&read.scenario), bits(&site));
}

#[test]
fn own_rows_are_edited_like_everything_else() {
    let before = with_better_chillers(7.0);
    let better = Edit::Catalogue(CatalogueEdit::Values {
        row: 0,
        edit: ListEdit::Set {
            index: 0,
            field: CatalogueValueField::Number,
            value: Value::Number(Some(8.0)),
        },
    });
    let after = try_edit(&before, &better);
    assert_eq!(after.catalogue[0].values[0].number, Some(8.0));
    assert_eq!(better.target().path, "catalogue[0].values[0].number");
    assert_eq!(better.value_in(&before), Some(Value::Number(Some(7.0))));
    let names = Names::default();
    let text = words::edit(&better, &before, &after, &names);
    assert!(text.contains('7') && text.contains('8'), "{text}");
    let gone = Edit::Catalogue(CatalogueEdit::Rows(ListEdit::Remove { index: 0 }));
    assert!(try_edit(&before, &gone).catalogue.is_empty());
}

/// The words of the leaf are the kinds there are.
#[test]
fn the_scenario_knows_every_kind() {
    let LeafKind::Text(known) = CatalogueRow::leaf(CatalogueRowField::Kind).kind else {
        panic!("kinds are words");
    };
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.text()).collect();
    assert_eq!(known[1..], kinds);
    assert_eq!(known[0], "");
}

/// Every row of every kind, taken as its own values alone, is a row again, equal to the one it came from.
#[test]
fn every_row_can_be_said_by_a_scenario() {
    for kind in Kind::ALL {
        for record in kind.records() {
            let mut values = Vec::new();
            for (field, value) in &record.values {
                match value {
                    catalog::Value::Number(number) => {
                        values.push((field.clone(), OwnValue::Number(*number)))
                    }
                    catalog::Value::Text(text) => {
                        values.push((field.clone(), OwnValue::Text(text.clone())))
                    }
                    catalog::Value::List(numbers) => values.extend(
                        numbers
                            .iter()
                            .map(|number| (field.clone(), OwnValue::Number(*number))),
                    ),
                    catalog::Value::None | catalog::Value::Origin(_) => {}
                }
            }
            let own = OwnRow {
                kind: *kind,
                key: "own".to_owned(),
                name: record.name.clone(),
                based_on: String::new(),
                source: record.origin.source.clone(),
                confidence: record.origin.confidence,
                note: record.origin.note.clone(),
                values,
            };
            let mut catalogue = Catalogue::default();
            assert_eq!(catalogue.add(&own), Vec::new(), "{}", record.key);
            let made = catalogue.record(*kind, "own").expect("taken in");
            let known = |record: &catalog::Record| {
                let mut values = record.values.clone();
                values.retain(|_, value| {
                    !matches!(value, catalog::Value::None | catalog::Value::Origin(_))
                });
                values
            };
            assert_eq!(known(made), known(record), "{}", record.key);
        }
    }
}

#[test]
fn the_list_shows_all_rows_once() {
    let mut catalogue = Catalogue::default();
    let all = catalogue.list();
    let expected: usize = Kind::ALL.iter().map(|kind| kind.records().len()).sum();
    assert_eq!(all.len(), expected);
    assert!(all.iter().all(|row| !row.own));
    let own = |key: &str| OwnRow {
        kind: Kind::Busway,
        key: key.to_owned(),
        name: String::new(),
        based_on: "busway-415-800".to_owned(),
        source: "survey".to_owned(),
        confidence: Confidence::H,
        note: String::new(),
        values: vec![("run_m".to_owned(), OwnValue::Number(42.0))],
    };
    assert!(catalogue.add(&own("busway-415-400")).is_empty());
    assert!(catalogue.add(&own("busway-ours")).is_empty());
    let with_own = catalogue.list();
    assert_eq!(with_own.len(), expected + 1);
    let ours: Vec<&str> = with_own
        .iter()
        .filter(|row| row.own)
        .map(|row| row.key.as_str())
        .collect();
    assert_eq!(ours, ["busway-415-400", "busway-ours"]);
    let found = catalogue
        .find(&catalog::BUSWAYS, "busway-415-400")
        .expect("a row");
    assert_eq!((found.run.m(), found.rating_a), (42.0, 800.0));
}

/// Numbers and words that rows are given by mistake, and some that are right.
const NUMBERS: [f64; 14] = [
    f64::NAN,
    f64::NEG_INFINITY,
    -1e9,
    -40.0,
    -0.0,
    1e-9,
    0.2,
    1.0,
    2.0,
    2.5,
    25.0,
    400.0,
    1e9,
    1e300,
];

/// A site whose units are all named after one row, whatever its kind.
fn site_that_uses(row: CatalogueRow) -> Scenario {
    let mut site = two_halls();
    let id = row.id.clone();
    match row.kind.as_str() {
        "platform" => site.it.deployments[0].platform = id,
        "feed_transformer" => site.power.grid[0].transformer = id,
        "block_transformer" => site.power.blocks[0].unit = id,
        "ups" => site.power.support_ups = id,
        "busway" => site.power.blocks[0].busway = id,
        "generator" => site.power.generation[0].unit = id,
        "battery" => site
            .power
            .batteries
            .iter_mut()
            .for_each(|group| group.unit = id.clone()),
        "chiller" => site.cooling.chillers[0].unit = id,
        "tower" => site.cooling.towers[0].unit = id,
        "cdu" => site.cooling.cdus[0].unit = id,
        "air_cooler" => site.cooling.air[0].unit = id,
        "climate" => site.site.climate = id,
        _ => {}
    }
    site.catalogue.push(row);
    site
}

/// How many numbers a field takes, and between which they lie.
fn span(holds: catalog::Holds) -> (usize, f64, f64) {
    match holds {
        catalog::Holds::Number { low, high } | catalog::Holds::Optional { low, high } => {
            (1, low, high)
        }
        catalog::Holds::Count { low, high } => (1, low, high),
        catalog::Holds::List { len, low, high } => (len, low, high),
        catalog::Holds::Bounds { low, high } => (2, low, high),
        catalog::Holds::Points { low, high } => (4, low, high),
        _ => (1, 0.0, 1.0),
    }
}

proptest! {
    #![proptest_config(arbitrary::cases())]

    /// Whatever a row of a scenario holds, it is checked without a panic, and what passes can be evaluated.
    #[test]
    fn any_row_is_a_finding_or_a_site(
        kind in 0..Kind::ALL.len(),
        base in any::<prop::sample::Index>(),
        has_base in prop::bool::weighted(0.8),
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0..NUMBERS.len() + 30, any::<bool>()), 0..5),
    ) {
        let kind = Kind::ALL[kind];
        let base = if has_base { base.get(kind.records()).key.as_str() } else { "" };
        let mut values = Vec::new();
        for (field, choice, rises) in picks {
            let field = field.get(kind.fields());
            let (len, low, high) = span(field.holds);
            for step in 0..len {
                let wrong = NUMBERS.get(choice + step).copied();
                let share: f64 = [0.0, 0.01, 0.1, 0.5, 1.0][choice % 5];
                let share = if rises && step % 2 == 1 { share.max(0.9) } else { share };
                values.push(number(field.name, wrong.unwrap_or(low + share * (high - low))));
            }
        }
        let row = CatalogueRow { based_on: base.to_owned(), ..row(kind.text(), "ours", values) };
        if let (Some(plan), _) = check(&site_that_uses(row)) {
            evaluate(&plan);
        }
    }
}
