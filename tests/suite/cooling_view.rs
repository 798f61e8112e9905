//! The cooling view as the worker makes it: it travels, is laid out without overlaps, and the year comes in pieces.

use crate::sites::colossus;
use crate::sites::read;
use crate::sites::two_halls;
use headroom::app::engine::Answer;
use headroom::app::engine::CoolingJob;
use headroom::app::engine::Job;
use headroom::app::engine::Request;
use headroom::catalog::weather::MONTH_DAYS;
use headroom::codec::weather;
use headroom::evaluate;
use headroom::evaluate::HallDay;
use headroom::evaluate::heat_lanes;
use headroom::present::card::Card;
use headroom::present::card::Chart;
use headroom::present::card::Page;
use headroom::present::card::Piece;
use headroom::present::cooling::CoolingView;
use headroom::present::cooling::YearView;
use headroom::present::cooling::newer;
use headroom::present::shape::Anchor;
use headroom::present::shape::Scene;
use headroom::present::shape::Shape;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::DryCoolerGroup;
use headroom::scenario::cooling::Loop;
use headroom::scenario::cooling::TankGroup;
use headroom::scenario::record::Section;
use headroom::solve::cooling::Element;
use headroom::solve::floor;
use headroom::units::Power;
use std::rc::Rc;

fn day(scenario: &Scenario, day: u32) -> CoolingView {
    let asked = Request::CoolingDay {
        generation: 3,
        day,
        scenario: scenario.to_node(),
    };
    let answers = CoolingJob::default().answers(asked);
    let bytes = postcard::to_allocvec(&answers).expect("plain data");
    let travelled: Vec<Answer> = postcard::from_bytes(&bytes).expect("what was just written");
    assert_eq!(travelled, answers);
    match answers.into_iter().next() {
        Some(Answer::CoolingDay {
            view: Some(view), ..
        }) => *view,
        other => panic!("no view: {other:?}"),
    }
}

fn year_request(run: u32, scenario: &Scenario) -> Request {
    Request::Year {
        run,
        day: 400,
        scenario: scenario.to_node(),
    }
}

/// Texts that would not fit, at 7 px a letter: more than the fonts of the page take on average.
fn sticking_out(scene: &Scene) -> Vec<&str> {
    let texts = scene.items.iter().filter_map(|shape| match shape {
        Shape::Text {
            x,
            y,
            text,
            anchor,
            size,
            ..
        } => {
            let width = text.chars().count() as f64 * 0.56 * size;
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            let fits = -1.0 <= left && left + width <= scene.width + 1.0 && *y <= scene.height;
            (!fits).then_some(text.as_str())
        }
        _ => None,
    });
    texts.collect()
}

#[test]
fn parts_lie_inside_the_drawing_and_beside_each_other() {
    for scenario in [colossus(), two_halls(), warm_and_chilled(), hopper()] {
        let view = day(&scenario, 400);
        let (scene, marks) = (&view.path.scene, &view.path.marks);
        assert!(5 <= marks.len());
        for (at, mark) in marks.iter().enumerate() {
            assert!(0.0 <= mark.x && mark.x + mark.width <= scene.width);
            assert!(0.0 <= mark.y && mark.y + mark.height <= scene.height);
            for other in &marks[at + 1..] {
                let apart = mark.x + mark.width <= other.x
                    || other.x + other.width <= mark.x
                    || mark.y + mark.height <= other.y
                    || other.y + other.height <= mark.y;
                assert!(apart, "{mark:?} {other:?}");
                assert_ne!(mark.id, other.id);
            }
            // Whatever can be pressed is said beside the view and stops something, or it would do nothing.
            assert!(view.stop(&mark.id).is_some(), "{mark:?}");
            assert!(
                !view
                    .part(&mark.id)
                    .expect("a part")
                    .inspected
                    .groups
                    .is_empty()
            );
        }
        for stop in &view.stops {
            assert_eq!(sticking_out(&stop.path.scene), Vec::<&str>::new());
            let bars = &chart(&stop.minutes.pages[0]).scene;
            assert_eq!(sticking_out(bars), Vec::<&str>::new());
            assert_ne!(stop.path, view.path, "{}", stop.label);
            assert!(
                stop.path.marks.iter().any(|mark| mark.is_on),
                "{}",
                stop.label
            );
        }
    }
}

#[test]
fn warm_and_chilled_water_are_lanes_of_their_own() {
    let view = day(&warm_and_chilled(), 400);
    let words: Vec<&str> = texts(&view.path.scene);
    assert!(
        words.contains(&"Warm water loop, 40.0 → 48.0 °C"),
        "{words:?}"
    );
    assert!(
        words
            .iter()
            .any(|words| words.starts_with("Chilled water loop, 18.0 → "))
    );
    let has = |start: &str| words.iter().any(|words| words.starts_with(start));
    for part in [
        "CDUs",
        "Air coolers",
        "Chillers",
        "Dry coolers",
        "Buffer tank",
        "Economiser",
    ] {
        assert!(has(part), "{part} in {words:?}");
    }
    // Both lanes have pumps, so that their keys tell them apart.
    assert!(view.stop("facility-pumps-0").is_some() && view.stop("facility-pumps-1").is_some());
    assert_eq!(view.sliders.len(), 2);
    assert_eq!(view.sliders[1].1, "warm");
}

/// Heat is split over lanes, stages and groups without loss, and spares are held as the plant holds them.
#[test]
fn lanes_and_groups_add_up_to_the_day() {
    for scenario in [colossus(), two_halls(), warm_and_chilled(), hopper()] {
        let (plan, findings) = check(&scenario);
        let plan = plan.unwrap_or_else(|| panic!("{findings:#?}"));
        let state = evaluate::on_day(&plan, &floor::layout(&plan), 400);
        let lanes = heat_lanes::lanes(&plan, &state);
        let close = |one: Power, other: Power| {
            assert!(
                (one - other).w().abs() <= 1e-9 * other.w().abs().max(1.0),
                "{one:?} {other:?}"
            );
        };
        let sum = |of: fn(&HallDay) -> Power| -> Power { state.halls.iter().map(of).sum() };
        close(
            lanes.iter().map(|it| it.liquid).sum(),
            sum(|hall| hall.liquid),
        );
        close(lanes.iter().map(|it| it.air).sum(), sum(|hall| hall.air));
        for lane in &lanes {
            let plant = &state.headers[lane.header].plant;
            if let Some(chillers) = &lane.chillers {
                close(chillers.capacity, plant.chiller_capacity);
                close(chillers.firm, plant.chiller_firm);
            }
            if let (Some(towers), None) = (&lane.towers, &lane.dry_coolers) {
                close(towers.capacity, plant.tower_capacity);
                close(towers.firm, plant.tower_firm);
            }
            let stages = [
                (Element::Chiller, lane.chillers),
                (Element::Tower, lane.towers),
                (Element::DryCooler, lane.dry_coolers),
                (Element::Cdu, lane.cdus),
                (Element::AirCooler, lane.air_coolers),
            ];
            for (element, stage) in stages {
                let groups = || lane.groups.iter().filter(|it| it.element == element);
                let stage = stage.unwrap_or_default();
                assert_eq!(groups().map(|it| it.stage.count).sum::<u32>(), stage.count);
                close(groups().map(|it| it.stage.load).sum(), stage.load);
                close(groups().map(|it| it.stage.firm).sum(), stage.firm);
                close(groups().map(|it| it.stage.power).sum(), stage.power);
            }
        }
    }
}

#[test]
fn a_group_is_said_with_its_numbers() {
    let view = day(&colossus(), 171);
    let part = view.part("group-chillers-2").expect("a group of chillers");
    assert_eq!(part.numbers[0].list, "cooling.chillers");
    assert_eq!(part.numbers[0].id, "chillers-2");
    let names: Vec<&str> = part
        .inspected
        .groups
        .iter()
        .flat_map(|(_, facts)| facts)
        .map(|fact| fact.0.as_str())
        .collect();
    for name in [
        "Heat",
        "Loading",
        "Power",
        "GPUs behind it",
        "One taken out for work",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    let machines = view
        .cards
        .iter()
        .find_map(|card| match &card.pages[0].parts[0] {
            Piece::Choices(table, keys) => Some((table, keys)),
            _ => None,
        });
    let (table, keys) = machines.expect("a card of machines");
    assert_eq!(table.rows.len(), keys.len());
    assert!(keys.iter().all(|key| view.part(key).is_some()), "{keys:?}");
}

/// The fictional site with dry coolers alone.
fn hopper() -> Scenario {
    read(include_str!("../../static/presets/hopper_dry.json"))
}

/// Two halls whose cold plates live with warm water from dry coolers, whose doors have chilled water with a tank.
fn warm_and_chilled() -> Scenario {
    let mut scenario = two_halls();
    let water = |id: &str, name: &str, kind: &str, supply_c: Option<f64>| Loop {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        supply_c,
        rise_k: supply_c.map(|_| 8.0),
        ..Loop::default()
    };
    scenario.cooling.loops = vec![
        water("chilled", "Chilled water", "chilled", None),
        water("warm", "Warm water", "warm", Some(40.0)),
    ];
    scenario.cooling.dry_coolers = vec![DryCoolerGroup {
        id: "dry".to_owned(),
        name: "Dry coolers".to_owned(),
        unit: "adiabatic-cooler-1000".to_owned(),
        count: Some(20.0),
        header: "warm".to_owned(),
        ..DryCoolerGroup::default()
    }];
    scenario.cooling.tanks = vec![TankGroup {
        id: "tank".to_owned(),
        volume_m3: Some(60.0),
        header: "chilled".to_owned(),
        ..TankGroup::default()
    }];
    scenario.cooling.economiser = "partial".to_owned();
    scenario
}

fn texts(scene: &Scene) -> Vec<&str> {
    let texts = scene.items.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_year_comes_in_pieces_with_its_view_at_the_end() {
    let answers = CoolingJob::default().answers(year_request(5, &two_halls()));
    let mut last = 0;
    let mut found: Option<YearView> = None;
    for answer in &answers {
        let Answer::Year {
            run: 5,
            done,
            of: 8760,
            view,
        } = answer
        else {
            panic!("{answer:?}");
        };
        assert!(last <= *done && found.is_none());
        last = *done;
        found = view.as_ref().map(|view| view.as_ref().clone());
    }
    assert!(10 < answers.len() && last == 8760);
    let view = found.expect("a view");
    let [figures, maps, _, months, _] = view.cards.as_slice() else {
        panic!("{view:?}");
    };
    let Piece::Facts(facts) = &figures.pages[0].parts[0] else {
        panic!("{figures:?}");
    };
    let pue: f64 = facts[0].1.parse().expect("a number");
    assert!((1.0..2.0).contains(&pue), "{pue}");
    let numbers = chart(&months.pages[0]).table.as_ref();
    assert_eq!(numbers.map(|table| table.rows.len()), Some(12));
    assert_eq!(maps.pages.len(), 4);
    for card in &view.cards[1..] {
        assert_eq!(
            sticking_out(&chart(&card.pages[0]).scene),
            Vec::<&str>::new()
        );
    }
    // Every hour is in the map once: the widths of all runs of a map are those of 365 days for 24 hours.
    for map in &maps.pages {
        let width: f64 = chart(map)
            .cells
            .iter()
            .map(|cells| run_widths(&cells.path))
            .sum();
        assert!(
            (width - 24.0 * 365.0 * 2.3).abs() < 60.0,
            "{}: {width}",
            map.label
        );
    }
}

/// The chart that a page of a card begins with.
fn chart(page: &Page) -> &Chart {
    match &page.parts[0] {
        Piece::Chart(chart) => chart,
        other => panic!("{other:?}"),
    }
}

/// Sum of the widths of the runs of a path: its forward horizontal lines.
fn run_widths(path: &str) -> f64 {
    let runs = path
        .split('h')
        .skip(1)
        .filter(|rest| !rest.starts_with('-'));
    runs.map(|rest| {
        rest.split('v')
            .next()
            .and_then(|width| width.parse::<f64>().ok())
            .expect("a width")
    })
    .sum()
}

/// While a hand is on the slider the year follows from bins: near the exact one, and in its place but for the
/// psychrometric chart, which stays.
#[test]
fn a_day_brings_its_year_from_bins() {
    let scenario = two_halls();
    let asked = Request::CoolingDay {
        generation: 3,
        day: 400,
        scenario: scenario.to_node(),
    };
    let mut engine = CoolingJob::default();
    engine.ask(year_request(1, &scenario));
    engine.step();
    let answers = engine.answers(asked);
    let [Answer::CoolingDay { .. }, Answer::QuickYear(quick)] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    // The year that was being computed is of no interest any more.
    assert!(engine.is_idle());
    let answers = engine.answers(year_request(2, &scenario));
    let Some(Answer::Year {
        view: Some(exact), ..
    }) = answers.last()
    else {
        panic!("no year");
    };
    let facts = |view: &YearView| match &view.cards[0].pages[0].parts[0] {
        Piece::Facts(facts) => facts.clone(),
        other => panic!("{other:?}"),
    };
    let pue = |view: &YearView| facts(view)[0].1.parse::<f64>().expect("a number");
    assert!((pue(quick) - pue(exact)).abs() <= 0.002);
    assert!(exact.note.is_empty() && !quick.note.is_empty());
    let before: Vec<Rc<Card>> = newer(&[], exact.cards.clone());
    let both = newer(&before, quick.cards.clone());
    let titles = |cards: &[Rc<Card>]| -> Vec<String> {
        cards.iter().map(|card| card.title.clone()).collect()
    };
    assert_eq!(titles(&both), titles(&before));
    assert_eq!(*both[0], quick.cards[0]);
    assert!(Rc::ptr_eq(&both[2], &before[2]));
    assert_eq!(newer(&both, exact.cards.clone()), before);
}

#[test]
fn a_year_can_be_stopped_and_replaced() {
    let mut engine = CoolingJob::default();
    engine.ask(year_request(1, &two_halls()));
    engine.step();
    engine.ask(year_request(2, &two_halls()));
    let first = engine.step();
    assert!(matches!(
        first,
        Some(Answer::Year {
            run: 2,
            done: 0,
            ..
        })
    ));
    engine.ask(Request::Stop);
    assert!(engine.is_idle());
}

/// A year of one kind of air: 30 °C and 20 °C of dew point, all day and all night.
fn epw() -> String {
    let mut text = "LOCATION,Test Field,TX,USA,TMY3,000000,30.0,-97.0,-6.0,150.0\n".to_owned();
    for head in [
        "DESIGN CONDITIONS",
        "TYPICAL/EXTREME PERIODS",
        "GROUND TEMPERATURES",
        "HOLIDAYS",
    ] {
        text += &format!("{head},0\n");
    }
    text += "COMMENTS 1,\nCOMMENTS 2,\nDATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n";
    for (month, days) in MONTH_DAYS.into_iter().enumerate() {
        for day in 1..=days {
            for hour in 1..=24 {
                text += &format!("2001,{},{day},{hour},0,?,30.0,20.0,55,99500\n", month + 1);
            }
        }
    }
    text
}

/// The scenario names its weather by the digest of the file: with the file the year is that of its air, without it
/// the typical year stands in and says so.
#[test]
fn weather_that_a_scenario_names_is_used_where_it_is_there() {
    let mut engine = CoolingJob::default();
    let bytes = epw().into_bytes();
    let answers = engine.answers(Request::Weather {
        bytes: bytes.clone(),
    });
    let [Answer::Weather(Ok(read))] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    assert_eq!(read.digest, weather::digest(&bytes));
    assert_eq!(read.name, "Test Field, TX, USA");
    let fact = |name: &str| {
        let found = read.facts.iter().find(|fact| fact.0 == name);
        found.map(|fact| fact.1.as_str())
    };
    assert_eq!(fact("Years of its rows"), Some("2001"));
    assert_eq!(fact("Missing hours"), Some("none"));
    assert_eq!(fact("Heating design, 99.6 %"), Some("30.0 °C"));

    let mut scenario = two_halls();
    scenario.site.weather = read.name.clone();
    scenario.site.weather_digest = read.digest.clone();
    let year = |engine: &mut CoolingJob| {
        let answers = engine.answers(year_request(1, &scenario));
        match answers.into_iter().next_back() {
            Some(Answer::Year {
                view: Some(view), ..
            }) => *view,
            other => panic!("{other:?}"),
        }
    };
    let (with, without) = (year(&mut engine), year(&mut CoolingJob::default()));
    assert_eq!(with.weather, "Test Field, TX, USA");
    assert!(
        without
            .weather
            .contains("Test Field, TX, USA, is not in this browser")
    );
    assert!(
        without.weather.contains("typical year of Memphis"),
        "{}",
        without.weather
    );
    assert_ne!(with.cards[0], without.cards[0]);
}

/// FNV-1a of 64 bits; the values are those of its authors' test suite.
#[test]
fn a_weather_file_is_known_by_its_digest() {
    assert_eq!(weather::digest(b""), "cbf29ce484222325");
    assert_eq!(weather::digest(b"a"), "af63dc4c8601ec8c");
    assert_eq!(weather::digest(b"foobar"), "85944171f73967e8");
}

#[test]
fn what_is_no_weather_is_one_sentence_and_years_go_on() {
    let mut engine = CoolingJob::default();
    let answers = engine.answers(Request::Weather {
        bytes: b"LOCATION,nowhere\n".to_vec(),
    });
    assert!(matches!(&answers[..], [Answer::Weather(Err(sentence))] if !sentence.is_empty()));
    engine.ask(year_request(1, &two_halls()));
    assert!(matches!(engine.step(), Some(Answer::Year { of: 8760, .. })));
}

#[test]
fn without_a_plan_there_is_no_view_and_no_year() {
    let mut scenario = two_halls();
    scenario.it.deployments[0].racks = Some(-1.0);
    let mut engine = CoolingJob::default();
    let asked = Request::CoolingDay {
        generation: 1,
        day: 1,
        scenario: scenario.to_node(),
    };
    assert!(matches!(
        &engine.answers(asked)[..],
        [Answer::CoolingDay { view: None, .. }]
    ));
    let answers = engine.answers(year_request(1, &scenario));
    assert!(matches!(
        &answers[..],
        [Answer::Year {
            of: 0,
            view: None,
            ..
        }]
    ));
}

#[test]
#[ignore = "timing"]
fn timing() {
    #![allow(clippy::disallowed_methods)]
    let mut scenario = colossus();
    let mut engine = CoolingJob::default();
    for step in 0..6 {
        scenario.cooling.supply_c = Some(18.0 + f64::from(step));
        engine.ask(Request::CoolingDay {
            generation: 3,
            day: 171,
            scenario: scenario.to_node(),
        });
        while !engine.is_idle() {
            let start = std::time::Instant::now();
            let answer = engine.step();
            let took = start.elapsed();
            let start = std::time::Instant::now();
            let bytes = postcard::to_allocvec(&answer).expect("plain data").len();
            println!("{took:?} {bytes} bytes in {:?}", start.elapsed());
        }
        let (plan, _) = check(&scenario);
        let plan = plan.expect("a plan");
        let start = std::time::Instant::now();
        let layout = floor::layout(&plan);
        println!("  layout {:?}", start.elapsed());
        let start = std::time::Instant::now();
        let state = evaluate::on_day(&plan, &layout, 171);
        println!("  day {:?}", start.elapsed());
        let start = std::time::Instant::now();
        let path = headroom::evaluate::heat_path::heat_path(&plan, &state);
        println!("  path {:?}", start.elapsed());
        let start = std::time::Instant::now();
        let lanes = heat_lanes::lanes(&plan, &state);
        println!(
            "  lanes {:?} {} {}",
            start.elapsed(),
            path.lanes.len(),
            lanes.len()
        );
    }
}
