//! What people read: numbers, words, tables and drawings of an evaluation.

use crate::sites::evaluated;
use crate::sites::hand_worked;
use headroom::edit::Edit;
use headroom::edit::ListEdit;
use headroom::edit::PowerEdit;
use headroom::edit::try_edit;
use headroom::evaluate::Evaluation;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::DayRange;
use headroom::finding::Finding;
use headroom::finding::Place;
use headroom::finding::Severity;
use headroom::present::Tone;
use headroom::present::balance;
use headroom::present::hall;
use headroom::present::hall::Colouring;
use headroom::present::hall::RackTone;
use headroom::present::kpi;
use headroom::present::limits;
use headroom::present::number;
use headroom::present::record;
use headroom::present::report;
use headroom::present::ribbon;
use headroom::present::shape;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::power::GenerationGroupField;
use headroom::scenario::power::GridContractField;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use headroom::scenario::record::Value;
use headroom::scenario::site::SiteField;

/// The hand-worked site with its names.
fn site() -> (Scenario, Evaluation, Names) {
    let scenario = hand_worked();
    let evaluation = evaluated(&scenario);
    let names = Names::of(&scenario);
    (scenario, evaluation, names)
}

/// The same with a heat rejection of 42 MW: DEFINITIONS gives −1,024 GPUs for it.
fn short_of_cooling() -> (Evaluation, Names) {
    let mut scenario = hand_worked();
    for group in &mut scenario.cooling.rejection {
        (group.count, group.spares, group.unit_mw) = (Some(1.0), Some(0.0), Some(42.0));
    }
    let names = Names::of(&scenario);
    (evaluated(&scenario), names)
}

#[test]
fn numbers_as_people_write_them() {
    let cases = [
        (number::whole(152_064), "152,064"),
        (number::whole(-6_912), "−6,912"),
        (number::whole(i64::MIN), "−9,223,372,036,854,775,808"),
        (number::signed_gpus(26_000), "+26,000 GPUs"),
        (number::signed_gpus(0), "0 GPUs"),
        (number::decimal(179.64, 1), "179.6"),
        (number::decimal(-0.04, 1), "0.0"),
        (number::decimal(f64::NAN, 1), "–"),
        (number::exact(0.83), "0.83"),
        (number::exact(-1_563.5), "−1,563.5"),
        (number::with_unit(18.0, "°C"), "18 °C"),
        (number::percent(0.0341, 1), "3.4 %"),
        (number::count(1, "day", "days"), "1 day"),
        (number::day(1_214), "day 1,214"),
    ];
    for (found, wanted) in cases {
        assert_eq!(found, wanted);
    }
}

#[test]
fn numbers_as_people_type_them() {
    let cases = [
        ("45 kW", "kW", Some(45.0)),
        ("0.045 MW", "kW", Some(45.0)),
        ("150mw", "MW", Some(150.0)),
        ("1,563", "racks", Some(1563.0)),
        ("1,563 racks", "racks", Some(1563.0)),
        ("100k", "GPUs", Some(100_000.0)),
        ("−3", "units", Some(-3.0)),
        ("- 3", "units", Some(-3.0)),
        ("18 C", "°C", Some(18.0)),
        ("64.4 °F", "°C", Some(18.0)),
        ("18 °F", "K", Some(10.0)),
        ("83 %", "", Some(0.83)),
        ("2 ft", "m", Some(0.6096)),
        ("1e3", "kg", Some(1000.0)),
        ("1 000 000", "GPUs", Some(1e6)),
        ("-0", "MW", Some(0.0)),
        ("  ", "MW", None),
        ("–", "MW", None),
    ];
    for (typed, unit, wanted) in cases {
        let found = number::parse(typed, unit);
        assert_eq!(found, Ok(wanted), "{typed} in {unit}");
        assert!(
            found
                .ok()
                .flatten()
                .is_none_or(|it| !(it == 0.0 && it.is_sign_negative()))
        );
    }
}

#[test]
fn what_is_no_number_says_why() {
    let names = Names::default();
    let cases = [
        ("many", "MW", "“many” is not a number."),
        ("NaN", "MW", "“NaN” is not a number."),
        ("1e999", "MW", "“1e999” is not a number."),
        (
            "12 kg",
            "MW",
            "“kg” is not a unit of this field; it takes W, kW, MW or GW.",
        ),
        (
            "3 halls",
            "racks",
            "“halls” is not a unit of this field; leave it out.",
        ),
        (
            "0,5",
            "MW",
            "“0,5”: a comma groups thousands, as in 1,563; write decimals with a point, as in 0.83.",
        ),
    ];
    for (typed, unit, wanted) in cases {
        let problem = number::parse(typed, unit).expect_err(typed);
        assert_eq!(words::problem(&problem, &names), wanted);
    }
}

/// Every number that is shown exactly reads back as itself.
#[test]
fn what_is_shown_can_be_typed_again() {
    for value in [
        0.0,
        18.0,
        0.83,
        1_563.0,
        -3.0,
        200_000.0,
        0.002,
        1e-9,
        123_456.789,
        1e15,
        1e300,
    ] {
        assert_eq!(number::parse(&number::exact(value), "MW"), Ok(Some(value)));
    }
}

fn finding(code: Code, place: Place, days: Option<(u32, u32)>, amount: Amount) -> Finding {
    Finding {
        code,
        severity: Severity::MustFix,
        place,
        days: days.map(|(from, to)| DayRange { from, to }),
        amount,
    }
}

#[test]
fn findings_of_the_plan_in_words() {
    let (_, _, names) = site();
    let hall = || Place::Hall("hall-a".to_owned());
    let phase = || Place::Phase("phase-2".to_owned());
    let range = Some((122, 546));
    let findings = [
        finding(Code::SupplyShort, Place::Site, range, Amount::ShortMw(12.4)),
        finding(Code::BlocksOverloaded, hall(), range, Amount::ShortMw(0.5)),
        finding(
            Code::HeatRejectionShort,
            Place::Site,
            Some((7, 7)),
            Amount::ShortMw(8.3),
        ),
        finding(Code::HallCoolingShort, hall(), range, Amount::ShortMw(1.0)),
        finding(Code::WaterShort, Place::Site, range, Amount::ShortMl(0.31)),
        finding(Code::HallFull, hall(), range, Amount::Racks(12)),
        finding(Code::FloorOverloaded, hall(), None, Amount::ExcessKpa(2.14)),
        finding(
            Code::TargetMissed,
            phase(),
            Some((214, 225)),
            Amount::DaysLate(Some(12)),
        ),
        finding(Code::TargetMissed, phase(), range, Amount::DaysLate(None)),
        finding(Code::Extrapolated, Place::Site, range, Amount::None),
        finding(Code::NotConverged, Place::Site, range, Amount::ShortMw(0.2)),
    ];
    insta::assert_snapshot!(in_words(&findings, &names));
}

#[test]
fn findings_of_the_check_in_words() {
    let (mut scenario, _, _) = site();
    scenario.start_date = "2024-13-01".to_owned();
    scenario.horizon_days = Some(2.5);
    scenario.targets.supply_redundancy = "N+2".to_owned();
    scenario.cooling.supply_c = Some(f64::NAN);
    scenario.it.deployments[0].racks = Some(1e9);
    scenario.it.deployments[0].platform = "h300".to_owned();
    scenario.power.grid[0].contract_mw = Some(-3.0);
    scenario.power.grid[1].contract_mw = None;
    scenario.power.grid[1].ready_day = Some(100.0);
    scenario.power.grid[1].retire_day = Some(20.0);
    scenario.floor.halls[1].id = "hall-a".to_owned();
    let names = Names::of(&scenario);
    let (plan, findings) = check(&scenario);
    assert!(plan.is_none());
    insta::assert_snapshot!(in_words(&findings, &names));
}

#[test]
fn edits_in_words() {
    let (before, _, names) = site();
    let number = |value| Value::Number(Some(value));
    let cases = [
        (
            Edit::Power(PowerEdit::Generation(ListEdit::Set {
                index: 0,
                field: GenerationGroupField::Count,
                value: number(18.0),
            })),
            "Engines: 3 → 18",
        ),
        (
            Edit::Power(PowerEdit::Grid(ListEdit::Set {
                index: 1,
                field: GridContractField::ContractMw,
                value: number(150.0),
            })),
            "Feed-2: contract 40 MW → 150 MW",
        ),
        (
            Edit::Site {
                field: SiteField::WaterPeakDayMl,
                value: number(5.7),
            },
            "Site: water limit, worst day not given → 5.7 ML/day",
        ),
        (
            Edit::Power(PowerEdit::Grid(ListEdit::Remove { index: 0 })),
            "Remove feed-1",
        ),
        (Edit::Replace(Box::default()), "Open another scenario"),
    ];
    for (edit, wanted) in cases {
        let after = try_edit(&before, &edit);
        assert_eq!(words::edit(&edit, &before, &after, &names), wanted);
    }
}

#[test]
fn every_leaf_has_a_label_and_a_help() {
    let names = Names::default();
    sections(Scenario::SHAPE, &mut |section| {
        for leaf in section.leaves {
            let field = words::field(section, leaf, &names);
            let first = field.label.chars().next();
            assert!(first.is_some_and(char::is_uppercase), "{}", leaf.name);
            assert!(
                !field.label.contains('_') && field.label.len() < 40,
                "{}",
                field.label
            );
            assert!(field.help.ends_with('.'), "{}", leaf.name);
        }
    });
}

fn sections(shape: &'static SectionShape, visit: &mut impl FnMut(&'static SectionShape)) {
    visit(shape);
    for part in shape.parts {
        sections(part.section, visit);
    }
}

fn in_words(findings: &[Finding], names: &Names) -> String {
    let lines = findings.iter().map(|finding| {
        let words = words::finding(finding, names);
        assert!(!words.title.is_empty());
        format!(
            "{}\n  {}\n  {}\n  {}\n",
            finding.code.text(),
            words.title,
            words.message,
            words.hint
        )
    });
    lines.collect()
}

#[test]
fn the_strip_has_eight_tiles() {
    let (_, evaluation, names) = site();
    let tiles = kpi::strip(&evaluation, &[], 10, &names);
    let keys: Vec<&str> = tiles.iter().map(|tile| tile.key).collect();
    assert_eq!(
        keys,
        [
            "headroom",
            "gpus_live",
            "it_load",
            "site_load",
            "design_hour_ratio",
            "water",
            "target",
            "findings"
        ]
    );
    assert_eq!(tiles[0].label, "Headroom, day 10");
    assert_eq!(tiles[0].value, "+3,136");
    assert_eq!(tiles[0].note, "power blocks of all halls bind");
    assert_eq!(tiles[1].value, "35,840");
    assert_eq!(tiles[3].note, "of 70.0 MW firm");
    assert_eq!(kpi::blank(&names).len(), 8);
}

#[test]
fn a_negative_headroom_strikes() {
    let (evaluation, names) = short_of_cooling();
    let tiles = kpi::strip(&evaluation, &[], 10, &names);
    assert_eq!(tiles[0].value, "−1,024");
    assert_eq!(tiles[0].note, "heat rejection binds");
    assert_eq!(tiles[0].tone, Tone::Alert);
    assert_eq!(tiles[1].value, "34,816");
    assert_eq!(tiles[7].tone, Tone::Alert);
}

#[test]
fn limits_meet_at_the_placed_gpus() {
    let (_, evaluation, names) = site();
    let rows = limits::rows(evaluation.at(10), &names);
    let found: Vec<(&str, &str, bool)> = rows
        .iter()
        .map(|row| (row.label.as_str(), row.free_text.as_str(), row.binds))
        .collect();
    assert_eq!(
        found,
        [
            ("Supply, firm", "+18,880 GPUs", false),
            ("Power blocks, by hall", "+3,136 GPUs", true),
            (found[2].0, "+5,632 GPUs", false),
            ("CDUs and air coolers, by hall", "+3,904 GPUs", false),
            ("Rack positions, by hall", "+7,680 GPUs", false),
        ]
    );
    for row in &rows {
        assert_eq!(row.used_gpus + row.short_gpus, 35_840.0, "{}", row.label);
        assert!(!row.is_short);
    }
    let table = limits::table(evaluation.at(10), &names);
    assert_eq!(table.rows.len(), evaluation.at(10).limits.len());
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
}

#[test]
fn a_short_limit_is_red_up_to_the_placed_gpus() {
    let (evaluation, names) = short_of_cooling();
    let rows = limits::rows(evaluation.at(10), &names);
    let row = rows.iter().find(|row| row.is_short).expect("a short row");
    assert_eq!(row.free_text, "−1,024 GPUs");
    assert_eq!((row.used_gpus, row.short_gpus), (34_816.0, 1_024.0));
    assert_eq!((row.reserve_gpus, row.free_gpus), (0.0, 0.0));
}

#[test]
fn the_ribbon_maps_days_both_ways() {
    let (_, evaluation, names) = site();
    let ribbon = ribbon::ribbon(&evaluation, 1408.0, 104.0, &names);
    for day in [0, 1, 10, evaluation.horizon] {
        assert_eq!(ribbon.day_at(ribbon.x_of(day)), day);
    }
    assert_eq!(ribbon.day_at(-50.0), 0);
    assert_eq!(ribbon.day_at(1e9), evaluation.horizon);
    assert_eq!(ribbon.day_at(f64::NAN), 0);
    assert!(
        ribbon.summary.contains("35,840 live of 35,840 placed"),
        "{}",
        ribbon.summary
    );
}

#[test]
fn drawings_stay_on_their_paper_and_name_no_colour() {
    let (_, evaluation, names) = site();
    let scenes = [
        ribbon::ribbon(&evaluation, 1408.0, 104.0, &names).scene,
        limits::scene(evaluation.at(10), 860.0, &names),
    ];
    for scene in scenes {
        assert!(5 < scene.items.len());
        for item in &scene.items {
            for (x, y) in points(item) {
                assert!((-0.1..=scene.width + 0.1).contains(&x), "{item:?}");
                assert!((-0.1..=scene.height + 0.1).contains(&y), "{item:?}");
            }
        }
        let svg = shape::svg(&scene);
        assert!(!svg.contains("style=") && !svg.contains("rgb") && !svg.contains("NaN"));
        assert!(svg.contains("class=\"fill-"));
    }
}

fn points(item: &shape::Shape) -> Vec<(f64, f64)> {
    match item {
        shape::Shape::Rect {
            x,
            y,
            width,
            height,
            ..
        } => vec![(*x, *y), (x + width, y + height)],
        shape::Shape::Line { from, to, .. } => vec![*from, *to],
        shape::Shape::Path { points, .. } => points.clone(),
        shape::Shape::Text { x, y, .. } => vec![(*x, *y)],
    }
}

#[test]
fn a_ribbon_of_any_width_is_drawn() {
    let (_, evaluation, names) = site();
    for width in [0.0, 1.0, 56.0, 320.0, 5000.0] {
        let ribbon = ribbon::ribbon(&evaluation, width, 104.0, &names);
        assert!(ribbon.left < ribbon.right);
    }
}

#[test]
fn racks_take_tones_and_are_hit() {
    let (scenario, _, names) = site();
    let colossus = crate::sites::read(include_str!("../../static/presets/colossus.json"));
    for scenario in [scenario, colossus] {
        let plan = check(&scenario).0.expect("a plan");
        let evaluation = headroom::evaluate::evaluate(&plan);
        let day = evaluation.horizon;
        for colouring in [Colouring::Phase, Colouring::Load] {
            let state = Some(evaluation.at(day));
            let view = hall::view(&plan, &evaluation.layout, state, day, colouring, &names);
            assert_eq!(view.halls.len(), plan.halls.len());
            let gpu_racks = view
                .halls
                .iter()
                .flat_map(|hall| &hall.racks)
                .filter(|rack| matches!(rack.tone, RackTone::Phase(_) | RackTone::Load(_)));
            let drawn = i64::try_from(gpu_racks.count()).expect("few");
            let undrawn = evaluation.layout.halls.iter().any(|hall| 0 < hall.left_out);
            assert!(undrawn || drawn == evaluation.at(day).gpu_racks);
        }
        let view = hall::view(&plan, &evaluation.layout, None, 0, Colouring::Phase, &names);
        for (index, drawn) in view.halls.iter().enumerate() {
            let Some(rack) = drawn.racks.last() else {
                continue;
            };
            let (x, y) = (rack.area.x + 0.01, rack.area.y + 0.01);
            let hit = view.hit(x, y).expect("a hit");
            assert_eq!((hit.hall, hit.rack), (index, Some(drawn.racks.len() - 1)));
            let words = hall::rack_words(&plan, &evaluation.layout, hit, &names).expect("words");
            assert!(words.rows.iter().all(|row| row.len() == 2));
        }
        assert_eq!(view.hit(-1e6, 0.0), None);
    }
}

#[test]
fn the_balance_adds_up_to_the_site() {
    let (_, evaluation, names) = site();
    let state = evaluation.at(10);
    let rows = balance::rows(state, &names);
    let sum: f64 = rows.iter().map(|row| row.mw).sum();
    assert!((sum - state.electrical.site.mw()).abs() < 1e-9);
    assert_eq!(balance::table(state, &names).rows.len(), rows.len() + 1);
}

#[test]
fn the_record_shows_what_is_not_met_and_its_confidence() {
    let scenario = crate::sites::read(include_str!("../../static/presets/colossus.json"));
    let mut evaluation = evaluated(&scenario);
    let names = Names::of(&scenario);
    let line = &mut evaluation.record[0];
    (line.model, line.low, line.high) = (Some(9.0), Some(10.0), Some(12.0));
    (line.met, line.confidence) = (false, "B".to_owned());
    line.quantity = "it_running_mw".to_owned();
    let row = &record::rows(&evaluation, &names)[0];
    assert_eq!(row.model, "9.0 MW");
    assert_eq!(row.record, "10 to 12 MW");
    assert_eq!((row.verdict, row.tone), ("not met", Tone::Alert));
    assert!(
        row.reason
            .starts_with("The model says less than the record.")
    );
    assert!(
        row.source.ends_with("(background, to be verified)"),
        "{}",
        row.source
    );
}

#[test]
fn the_report_has_the_keys_that_were_promised() {
    let (_, evaluation, names) = site();
    let report = report::report(Some(&evaluation), &[], None, &names);
    let json = serde_json::to_value(&report).expect("JSON");
    let kpi = &json["kpi"];
    for key in [
        "day",
        "gpus_live",
        "gpus_placed",
        "gpu_racks",
        "it_nameplate_mw",
        "it_running_mw",
        "site_mw",
        "firm_supply_mw",
        "bridge_mw",
        "bridge_min",
        "firm_cooling_mw",
        "design_hour_ratio",
        "headroom_gpus",
        "binding_limit",
    ] {
        assert!(!kpi[key].is_null(), "kpi.{key}");
    }
    assert_eq!(kpi["day"], evaluation.horizon);
    assert_eq!(kpi["headroom_gpus"], 3136);
    let limit_keys = [
        "id",
        "unit",
        "capacity",
        "used",
        "reserve",
        "stranded",
        "free",
        "free_gpus",
    ];
    for limit in json["limits"].as_array().expect("limits") {
        assert!(
            limit_keys.iter().all(|key| !limit[key].is_null()),
            "{limit}"
        );
    }
    assert_eq!(
        json["ledger"].as_array().map(Vec::len),
        Some(evaluation.ledger.len())
    );
    assert!(!json.to_string().contains("-0.0"));
}

#[test]
fn a_scenario_without_a_plan_reports_its_findings() {
    let mut scenario = hand_worked();
    scenario.power.grid[0].contract_mw = Some(-3.0);
    let (plan, findings) = check(&scenario);
    assert!(plan.is_none());
    let report = report::report(None, &findings, Some(10), &Names::of(&scenario));
    let json = serde_json::to_value(&report).expect("JSON");
    assert!(json["kpi"].is_null());
    let row = &json["findings"][0];
    assert_eq!(row["code"], "SCN-002");
    assert_eq!(row["severity"], "must_fix");
    assert_eq!(row["place"], "power.grid[0].contract_mw");
    assert!(row["from_day"].is_null());
}
