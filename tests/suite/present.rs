//! What people see: tiles, tables and drawings of an evaluation, and the report.

use crate::sites::evaluated;
use crate::sites::hand_worked;
use headroom::evaluate::Evaluation;
use headroom::present::Tone;
use headroom::present::balance;
use headroom::present::hall;
use headroom::present::hall::Colouring;
use headroom::present::hall::RackTone;
use headroom::present::kpi;
use headroom::present::limits;
use headroom::present::record;
use headroom::present::report;
use headroom::present::ribbon;
use headroom::present::shape;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;

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
fn a_page_of_any_width_gets_a_ribbon_that_fits_it() {
    let (_, evaluation, names) = site();
    let ribbons = ribbon::ribbons(&evaluation, &names);
    let at = |width| ribbon::fitted(&ribbons, width).expect("some were drawn");
    for drawn in &ribbons {
        assert_eq!(&at(drawn.scene.width), drawn);
    }
    assert_eq!(
        at(1408.0),
        ribbon::ribbon(&evaluation, 1408.0, ribbon::HEIGHT, &names)
    );
    for width in [0.0, 56.0, 300.0, 700.0, 1300.0, 3000.0] {
        let fitted = at(width);
        let fresh = ribbon::ribbon(&evaluation, width, ribbon::HEIGHT, &names);
        assert_eq!(fitted.scene.width, fresh.scene.width);
        for day in [0, 1, evaluation.horizon] {
            assert!((fitted.x_of(day) - fresh.x_of(day)).abs() < 1e-9);
        }
        for (x, y) in fitted.scene.items.iter().flat_map(points) {
            assert!((-0.1..=fitted.scene.width + 0.1).contains(&x), "{x}, {y}");
        }
    }
    assert_eq!(ribbon::fitted(&[], 700.0), None);
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
            let view = hall::view(&evaluation, state, day, colouring, &names);
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
        let view = hall::view(&evaluation, None, 0, Colouring::Phase, &names);
        for (index, drawn) in view.halls.iter().enumerate() {
            let Some(rack) = drawn.racks.last() else {
                continue;
            };
            let (x, y) = (rack.area.x + 0.01, rack.area.y + 0.01);
            let hit = view.hit(x, y).expect("a hit");
            assert_eq!((hit.hall, hit.rack), (index, Some(drawn.racks.len() - 1)));
            let words = hall::rack_words(&evaluation, hit, &names).expect("words");
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
