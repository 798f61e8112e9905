//! The cooling view as the worker makes it: it travels, is laid out without overlaps, and the year comes in pieces.

use crate::sites::colossus;
use crate::sites::two_halls;
use headroom::app::engine::Answer;
use headroom::app::engine::CoolingJob;
use headroom::app::engine::Job;
use headroom::app::engine::Request;
use headroom::present::card::Chart;
use headroom::present::card::Page;
use headroom::present::card::Piece;
use headroom::present::cooling::CoolingView;
use headroom::present::cooling::YearView;
use headroom::present::shape::Anchor;
use headroom::present::shape::Scene;
use headroom::present::shape::Shape;
use headroom::scenario::Scenario;
use headroom::scenario::record::Section;

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

fn year_request(run: u32, scenario: &Scenario, is_own: bool) -> Request {
    Request::Year {
        run,
        day: 400,
        scenario: scenario.to_node(),
        is_own,
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
    for scenario in [colossus(), two_halls()] {
        let view = day(&scenario, 400);
        assert!(4 <= view.parts.len() && view.parts.len() <= view.stops.len());
        for (at, part) in view.parts.iter().enumerate() {
            assert!(0.0 <= part.x && part.x + part.width <= view.path.width);
            assert!(0.0 <= part.y && part.y + part.height <= view.path.height);
            assert!(part.stop < view.stops.len());
            for other in &view.parts[at + 1..] {
                let apart = part.x + part.width <= other.x
                    || other.x + other.width <= part.x
                    || part.y + part.height <= other.y
                    || other.y + other.height <= part.y;
                assert!(apart, "{part:?} {other:?}");
            }
        }
        for stop in &view.stops {
            assert_eq!(sticking_out(&stop.path), Vec::<&str>::new());
            assert_eq!(sticking_out(&stop.minutes), Vec::<&str>::new());
            assert_ne!(stop.path, view.path, "{}", stop.label);
        }
    }
}

#[test]
fn a_year_comes_in_pieces_with_its_view_at_the_end() {
    let answers = CoolingJob::default().answers(year_request(5, &two_halls(), false));
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

#[test]
fn a_year_can_be_stopped_and_replaced() {
    let mut engine = CoolingJob::default();
    engine.ask(year_request(1, &two_halls(), false));
    engine.step();
    engine.ask(year_request(2, &two_halls(), false));
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

#[test]
fn what_is_no_weather_is_one_sentence_and_years_go_on() {
    let mut engine = CoolingJob::default();
    let answers = engine.answers(Request::Weather {
        bytes: b"LOCATION,nowhere\n".to_vec(),
    });
    assert!(matches!(&answers[..], [Answer::Weather(Err(sentence))] if !sentence.is_empty()));
    engine.ask(year_request(1, &two_halls(), true));
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
    let answers = engine.answers(year_request(1, &scenario, false));
    assert!(matches!(
        &answers[..],
        [Answer::Year {
            of: 0,
            view: None,
            ..
        }]
    ));
}
