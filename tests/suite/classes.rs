//! ASHRAE classes of air and water on a day: what is found, and what stands on the card of what the racks get.

use super::sites::two_halls;
use headroom::catalog::AirClass;
use headroom::catalog::envelope;
use headroom::evaluate;
use headroom::evaluate::heat_lanes;
use headroom::evaluate::inlet;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::Finding;
use headroom::finding::Severity;
use headroom::present::cooling;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::DryCoolerGroup;
use headroom::units::Length;
use headroom::units::Temperature;
use proptest::prelude::*;

/// Two halls whose GPU racks are of one class of air, with air at the racks, °C.
fn with_air(class: &str, air_c: f64) -> Scenario {
    let mut scenario = two_halls();
    scenario.it.platforms = vec![Default::default()];
    let own = &mut scenario.it.platforms[0];
    own.id = "own".to_owned();
    own.based_on = "h100-liquid".to_owned();
    own.air_class = class.to_owned();
    for deployment in &mut scenario.it.deployments {
        deployment.platform = "own".to_owned();
    }
    // Network and storage racks of the catalogue are of class A2; without them, one class is judged.
    scenario.it.support.clear();
    scenario.cooling.air_supply_c = Some(air_c);
    contained(&mut scenario);
    scenario
}

/// No exhaust comes back to the fronts of the racks: they get what the coolers supply.
fn contained(scenario: &mut Scenario) {
    for group in &mut scenario.cooling.air {
        group.leakage = Some(0.0);
    }
}

/// What the rules found of a code, on all days.
fn found_in(scenario: &Scenario, code: Code) -> Vec<Finding> {
    let plan = check(scenario).0.expect("a plan");
    let findings = evaluate::evaluate(&plan).findings.into_iter();
    findings.filter(|finding| finding.code == code).collect()
}

/// Severity and range of the first finding of air; halls are alike.
fn air(scenario: &Scenario) -> Option<(Severity, String)> {
    let found = found_in(scenario, Code::AirOutOfClass);
    let first = found.first()?;
    let text = match &first.amount {
        Amount::Class {
            given,
            low,
            high,
            unit,
            class,
        } => format!("{given:.1} beside {low:.1} to {high:.1} {unit}, {class}"),
        Amount::Differs {
            given,
            needed,
            unit,
        } => format!("{given:.1} beside {needed:.1} {unit}"),
        other => format!("{other:?}"),
    };
    Some((first.severity, text))
}

fn beside(severity: Severity, text: &str) -> Option<(Severity, String)> {
    Some((severity, text.to_owned()))
}

/// A1 of the 2021 guidelines: 18 to 27 °C recommended, 15 to 32 allowed. Two halls give two findings from the first
/// racks on.
#[test]
fn a_hall_at_29_is_allowed_and_not_recommended() {
    assert_eq!(air(&with_air("A1", 24.0)), None);
    assert_eq!(air(&with_air("A1", 27.0)), None);
    let warm = with_air("A1", 29.0);
    let note = beside(Severity::Note, "29.0 beside 18.0 to 27.0 °C, A1");
    assert_eq!(air(&warm), note);
    assert_eq!(found_in(&warm, Code::AirOutOfClass).len(), 2);
    let names = Names::of(&warm);
    let words = words::finding(&found_in(&warm, Code::AirOutOfClass)[0], &names);
    assert_eq!(
        words.title,
        "Hall-a: air to the racks of 29.0 °C; recommended for class A1 is 18.0 to 27.0 °C"
    );
    let over = beside(Severity::MustFix, "33.0 beside 15.0 to 32.0 °C, A1");
    assert_eq!(air(&with_air("A1", 33.0)), over);
    // The same air is allowed for A2, and beyond H1 from 25 °C on.
    let note = beside(Severity::Note, "33.0 beside 18.0 to 27.0 °C, A2");
    assert_eq!(air(&with_air("A2", 33.0)), note);
    let over = beside(Severity::MustFix, "26.0 beside 15.0 to 25.0 °C, H1");
    assert_eq!(air(&with_air("H1", 26.0)), over);
    let note = beside(Severity::Note, "24.0 beside 18.0 to 22.0 °C, H1");
    assert_eq!(air(&with_air("H1", 24.0)), note);
}

/// A limit of the platform's own beside its class: between the two is to be watched, beyond its own must be mended.
#[test]
fn a_class_is_watched_where_the_makers_limit_is_warmer() {
    let of = |air_c| {
        let mut scenario = with_air("A1", air_c);
        scenario.it.platforms[0].air_max_c = Some(35.0);
        scenario
    };
    let watch = beside(Severity::Watch, "33.0 beside 15.0 to 32.0 °C, A1");
    assert_eq!(air(&of(33.0)), watch);
    assert_eq!(
        air(&of(36.0)),
        beside(Severity::MustFix, "36.0 beside 35.0 °C")
    );
    // A number alone leaves no class standing.
    let mut own = with_air("", 31.0);
    own.it.platforms[0].air_max_c = Some(30.0);
    assert_eq!(air(&own), beside(Severity::MustFix, "31.0 beside 30.0 °C"));
    own.cooling.air_supply_c = Some(29.0);
    let note = beside(Severity::Note, "29.0 beside 18.0 to 27.0 °C, own");
    assert_eq!(air(&own), note);
}

/// A room is as cold as its set point where its coolers can make that: 10 °C water and 3 K of approach.
#[test]
fn air_may_be_too_cold() {
    let cold = |class, air_c| {
        let mut scenario = with_air(class, air_c);
        scenario.cooling.supply_c = Some(8.0);
        scenario.cooling.room_dew_point_c = Some(4.0);
        for group in &mut scenario.cooling.air {
            group.approach_k = Some(3.0);
        }
        scenario
    };
    let watch = beside(Severity::Watch, "13.0 beside 15.0 to 32.0 °C, A1");
    assert_eq!(air(&cold("A1", 13.0)), watch);
    let note = beside(Severity::Note, "13.0 beside 18.0 to 27.0 °C, A2");
    assert_eq!(air(&cold("A2", 13.0)), note);
    let watch = beside(Severity::Watch, "11.0 beside 15.0 to 32.0 °C, A1");
    assert_eq!(air(&cold("A1", 4.0 + 7.0)), watch);
}

/// Dew points, and relative humidity by steam tables: 1.4028 kPa at 12 °C over 1.7058 kPa at 15 °C are 82.2 %.
#[test]
fn moisture_has_bounds_too() {
    let humid = |dew_c: f64, air_c: f64| {
        let mut scenario = with_air("A1", air_c);
        scenario.cooling.supply_c = Some(dew_c + 2.5);
        scenario.cooling.room_dew_point_c = Some(dew_c);
        for group in &mut scenario.cooling.air {
            group.approach_k = Some(0.5);
        }
        scenario
    };
    let note = beside(Severity::Note, "16.0 beside -9.0 to 15.0 °C dew point, A1");
    assert_eq!(air(&humid(16.0, 24.0)), note);
    let watch = beside(
        Severity::Watch,
        "18.0 beside -12.0 to 17.0 °C dew point, A1",
    );
    assert_eq!(air(&humid(18.0, 25.0)), watch);
    let mut dry = with_air("A1", 24.0);
    dry.cooling.room_dew_point_c = Some(-10.0);
    let note = beside(Severity::Note, "-10.0 beside -9.0 to 15.0 °C dew point, A1");
    assert_eq!(air(&dry), note);
    let watch = beside(
        Severity::Watch,
        "82.2 beside 8.0 to 80.0 % relative humidity, A1",
    );
    assert_eq!(air(&humid(12.0, 15.0)), watch);
}

/// A1 falls by 1 K for every 300 m above 900 m: at 1,500 m it allows 30 °C.
#[test]
fn classes_fall_with_the_height() {
    let mut scenario = with_air("A1", 31.0);
    scenario.site.elevation_m = Some(1500.0);
    let watch = beside(Severity::Watch, "31.0 beside 15.0 to 30.0 °C, A1");
    assert_eq!(air(&scenario), watch);
    scenario.site.elevation_m = Some(900.0);
    let note = beside(Severity::Note, "31.0 beside 18.0 to 27.0 °C, A1");
    assert_eq!(air(&scenario), note);
    let high = |class: AirClass, metres| {
        let allowed = class.allowable(Length::from_m(metres)).expect("a class");
        allowed.high.c()
    };
    assert!((high(AirClass::A2, 1800.0) - 32.0).abs() < 1e-9);
    assert!((high(AirClass::A3, 1775.0) - 35.0).abs() < 1e-9);
    assert!((high(AirClass::A4, 1400.0) - 41.0).abs() < 1e-9);
    assert_eq!(AirClass::Own.allowable(Length::ZERO), None);
}

/// Dry coolers on a Memphis summer day make some 40 °C, whatever their set point.
fn dry(class: &str, own_max_c: Option<f64>, supply_c: f64) -> Scenario {
    let mut scenario = with_air("A4", 24.0);
    let own = &mut scenario.it.platforms[0];
    own.coolant_class = class.to_owned();
    own.coolant_max_c = own_max_c;
    own.throttle_coolant_c = Some(60.0);
    scenario.cooling.chillers.clear();
    scenario.cooling.towers.clear();
    scenario.cooling.supply_c = Some(supply_c);
    scenario.cooling.loop_rise_k = Some(10.0);
    scenario.cooling.dry_coolers = vec![DryCoolerGroup {
        id: "coolers".to_owned(),
        unit: "dry-cooler-1000".to_owned(),
        count: Some(14.0),
        spares: Some(0.0),
        adiabatic: "none".to_owned(),
        ..Default::default()
    }];
    scenario
}

#[test]
fn facility_water_lies_in_the_class_of_its_racks() {
    let scenario = dry("W32", Some(60.0), 27.0);
    let plan = check(&scenario).0.expect("a plan");
    let evaluation = evaluate::evaluate(&plan);
    let worst = evaluation.ledger.iter();
    let worst = worst.map(|state| state.headers[0].supply.c());
    let worst = worst.fold(f64::MIN, f64::max);
    assert!(32.0 < worst, "{worst}");
    let found = found_in(&scenario, Code::WaterOutOfClass);
    assert!(!found.is_empty());
    let all = found.iter().map(|finding| match finding.amount {
        Amount::Class {
            given,
            low,
            high,
            class,
            ..
        } => {
            assert_eq!(finding.severity, Severity::MustFix);
            assert_eq!((low, high, class), (2.0, 32.0, "W32"));
            given
        }
        _ => panic!("{finding:?}"),
    });
    // The worst of the days on which racks stand.
    assert!((all.fold(f64::MIN, f64::max) - worst).abs() < 1e-9);
    let words = words::finding(&found[0], &Names::of(&scenario)).title;
    assert!(
        words.ends_with("class W32 allows 2.0 to 32.0 °C"),
        "{words}"
    );
    // The open class, a class that is warm enough, and chillers that hold 18 °C give nothing.
    let none = Vec::new();
    assert_eq!(
        found_in(&dry("W+", Some(60.0), 27.0), Code::WaterOutOfClass),
        none
    );
    assert_eq!(
        found_in(&dry("W45", Some(60.0), 27.0), Code::WaterOutOfClass),
        none
    );
    let mut chilled = with_air("A2", 24.0);
    chilled.it.platforms[0].coolant_class = "W27".to_owned();
    assert_eq!(found_in(&chilled, Code::WaterOutOfClass), none);
}

/// An S class with a warmer number of the maker's own is watched; beyond that number CLG-006 speaks alone.
#[test]
fn coolant_beyond_its_class_is_watched() {
    let watched = dry("S30", Some(60.0), 27.0);
    let found_of = |scenario: &Scenario| {
        (
            found_in(scenario, Code::WaterOutOfClass),
            found_in(scenario, Code::CoolantTooWarm),
        )
    };
    let (class, own) = found_of(&watched);
    assert_eq!(own, Vec::new());
    let is_watch = |finding: &Finding| {
        finding.severity == Severity::Watch
            && matches!(
                finding.amount,
                Amount::Class {
                    high: 30.0,
                    class: "S30",
                    ..
                }
            )
    };
    assert!(!class.is_empty() && class.iter().all(is_watch), "{class:?}");
    // Without such a number the class is the limit.
    let mut of_class = dry("S30", None, 25.0);
    of_class.it.platforms[0].throttle_coolant_c = None;
    let (class, own) = found_of(&of_class);
    assert_eq!(class, Vec::new());
    assert!(!own.is_empty());
}

/// The number of a class is its warmest supply.
#[test]
fn classes_of_water_are_their_numbers() {
    let facility = |c| envelope::facility_class(Temperature::from_c(c));
    assert_eq!(
        [17.0, 17.1, 32.0, 36.0, 45.0, 45.1].map(facility),
        ["W17", "W27", "W32", "W40", "W45", "W+"]
    );
    let within = |c| envelope::facility_class_within(Temperature::from_c(c));
    assert_eq!(within(36.0), Some("W32"));
    assert_eq!(within(16.0), None);
    assert_eq!(
        envelope::technology_class(Temperature::from_c(41.0)),
        Some("S45")
    );
    assert_eq!(envelope::technology_class(Temperature::from_c(51.0)), None);
    let names = envelope::FACILITY_CLASSES.iter();
    for (name, most) in names.chain(&envelope::TECHNOLOGY_CLASSES) {
        assert_eq!(name[1..].parse::<f64>().ok(), Some(*most));
        assert_eq!(envelope::warmest_c(name), Some(*most));
    }
}

/// The card says class and margin of each hall: 40 − 22 K of coolant, 35 − 24 K of air, and water up to 36 °C, W32.
#[test]
fn the_card_says_classes_and_margins() {
    let mut scenario = two_halls();
    contained(&mut scenario);
    let plan = check(&scenario).0.expect("a plan");
    let evaluation = evaluate::evaluate(&plan);
    let state = evaluation.ledger.last().expect("a day");
    let view = cooling::view(&scenario, &plan, state, &Names::of(&scenario));
    let card = view
        .cards
        .iter()
        .find(|card| card.title == "What the racks get");
    let text = format!("{:?}", card.expect("the card"));
    for wanted in [
        r#""22.0", "40.0, S40", "18.0""#,
        r#""24.0", "35.0, A2", "11.0""#,
        "facility water at the CDUs may be up to 36.0 °C: class W32.",
        "recommended",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

/// Halls that read alike are told in one row, by all their names.
#[test]
fn halls_that_read_alike_share_a_row() {
    let scenario = crate::sites::colossus();
    let plan = check(&scenario).0.expect("a plan");
    let evaluation = evaluate::evaluate(&plan);
    let view = cooling::view(&scenario, &plan, evaluation.at(110), &Names::of(&scenario));
    let mut cards = view.cards.iter();
    let card = cards.find(|card| card.title == "What the racks get");
    let text = format!("{:?}", card.expect("the card"));
    assert_eq!(text.matches("H100, 64 GPUs").count(), 2, "{text}");
    assert!(text.contains("Hall A, Hall B: H100, 64 GPUs"), "{text}");
    assert_eq!(
        text.matches("facility water at the CDUs").count(),
        1,
        "{text}"
    );
}

/// The air that is judged is that of the lanes, where each hall has its own.
#[test]
fn the_air_that_is_judged_is_that_of_the_drawing() {
    for supply_c in [14.0, 18.0, 22.0, 26.0] {
        let mut scenario = two_halls();
        scenario.cooling.supply_c = Some(supply_c);
        let plan = check(&scenario).0.expect("a plan");
        let evaluation = evaluate::evaluate(&plan);
        for state in &evaluation.ledger {
            let lanes = heat_lanes::lanes(&plan, state);
            let judged = state.halls.iter();
            let judged = judged.map(|hall| inlet::of_day(&plan, state, hall.hall).dry_bulb);
            let warmest = judged.reduce(Temperature::max);
            let drawn = lanes.iter().map(|lane| lane.room).reduce(Temperature::max);
            if let (Some(warmest), Some(drawn)) = (warmest, drawn) {
                assert!((warmest - drawn).k().abs() < 1e-9, "{supply_c}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Warmer air is never judged more mildly, and a class that allows more never more harshly.
    #[test]
    fn warmer_is_never_milder(air_c in 18.0..40.0f64, more_k in 0.0..8.0f64, first in 0usize..4) {
        let classes = ["A1", "A2", "A3", "A4"];
        let gravity = |class: &str, air_c: f64| match air(&with_air(class, air_c.min(40.0))) {
            None => 0,
            Some((Severity::Note, _)) => 1,
            Some((Severity::Watch, _)) => 2,
            Some((Severity::MustFix, _)) => 3,
        };
        let class = classes[first];
        prop_assert!(gravity(class, air_c) <= gravity(class, air_c + more_k));
        if let Some(wider) = classes.get(first + 1) {
            prop_assert!(gravity(wider, air_c) <= gravity(class, air_c));
        }
    }
}
