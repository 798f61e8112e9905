//! The Power view as data: its drawing, its sentences, and what both say when something fails.

use crate::sites;
use headroom::present::Tone;
use headroom::present::card::Card;
use headroom::present::card::Piece;
use headroom::present::power::Bench;
use headroom::present::power::Diagram;
use headroom::present::power::Mark;
use headroom::present::power::PowerView;
use headroom::present::power::Press;
use headroom::present::power::Question;
use headroom::present::shape::Ink;
use headroom::present::shape::Shape;
use headroom::scenario::Scenario;
use headroom::scenario::check;

fn bench(scenario: &Scenario, day: u32) -> Bench {
    Bench::new(check(scenario).0.expect("a plan"), day)
}

fn out(elements: &[&str]) -> Question {
    Question {
        failed: elements.iter().map(|id| (*id).to_owned()).collect(),
        ..Question::default()
    }
}

fn opened(parts: &[&str]) -> Question {
    Question {
        open: parts.iter().map(|id| (*id).to_owned()).collect(),
        ..Question::default()
    }
}

fn mark<'a>(diagram: &'a Diagram, id: &str) -> &'a Mark {
    let found = diagram.marks.iter().find(|mark| mark.id == id);
    found.unwrap_or_else(|| panic!("no part {id}"))
}

fn sites_and_days() -> Vec<(Scenario, u32)> {
    let mut all = vec![(sites::hand_worked(), 5), (sites::two_halls(), 14)];
    all.extend([0, 100, 171, 600].map(|day| (sites::colossus(), day)));
    all
}

#[test]
fn no_two_parts_overlap_and_all_lie_within_the_drawing() {
    for (scenario, day) in sites_and_days() {
        let view = bench(&scenario, day).answer(&Question::default());
        let Diagram { scene, marks } = &view.line;
        for (i, a) in marks.iter().enumerate() {
            assert!(
                0.0 <= a.x
                    && a.x + a.width <= scene.width
                    && 0.0 <= a.y
                    && a.y + a.height <= scene.height,
                "day {day}: {a:?}"
            );
            for b in &marks[i + 1..] {
                let is_apart = a.x + a.width <= b.x + 1e-6
                    || b.x + b.width <= a.x + 1e-6
                    || a.y + a.height <= b.y + 1e-6
                    || b.y + b.height <= a.y + 1e-6;
                assert!(is_apart, "day {day}: {} and {}", a.id, b.id);
            }
            assert!(!a.label.is_empty());
            assert!(24.0 <= a.width && 24.0 <= a.height, "{}", a.id);
        }
    }
}

#[test]
fn every_source_section_tie_and_hall_is_drawn_once() {
    let view = bench(&sites::colossus(), 600).answer(&Question::default());
    for id in [
        "S-3",
        "F-301",
        "T-301",
        "T-302",
        "GB-201",
        "BESS-104",
        "MV-1",
        "MV-4",
        "TIE-1-02",
        "hall-1",
        "hall-8",
        "hall-0",
        "group-8-4",
    ] {
        let found = view.line.marks.iter().filter(|mark| mark.id == id);
        assert_eq!(found.count(), 1, "{id}");
    }
    assert_eq!(mark(&view.line, "T-301").press, Press::Fail);
    assert_eq!(mark(&view.line, "group-8-4").press, Press::Open);
    let in_table = |id: &str| view.elements.rows.iter().any(|row| row[0] == id);
    assert!(in_table("T-301") && in_table("MV-4") && in_table("TIE-1-02"));
}

/// One hall of three blocks in N: by hand, a third of its racks goes dark with one of them.
#[test]
fn a_block_that_fails_darkens_its_racks_and_is_drawn_red_and_dashed() {
    let bench = bench(&crate::topologies::hall("N", 3, 2.4), 5);
    let alive = bench.answer(&Question::default());
    assert_eq!(alive.tone, Tone::Plain);
    assert!(
        alive.headline.contains("all 3,840 GPUs"),
        "{}",
        alive.headline
    );
    let failed = bench.answer(&out(&["B-101"]));
    assert_eq!(failed.tone, Tone::Alert);
    assert!(
        failed.headline.starts_with("B-101 out: 1,280 GPUs dark"),
        "{}",
        failed.headline
    );
    let hall = mark(&failed.line, "hall-1");
    assert!(
        hall.label.contains("1,280 of 3,840 GPUs dark"),
        "{}",
        hall.label
    );
    let inside = bench.answer(&Question {
        open: vec!["hall-1".to_owned()],
        ..out(&["B-101"])
    });
    let inside = inside.opened.expect("a hall").diagram;
    assert!(mark(&inside, "B-101").is_on && !mark(&inside, "B-102").is_on);
    let is_broken = |shape: &Shape| matches!(shape, Shape::Rect { stroke: Some(stroke), .. } if stroke.ink == Ink::Bad && stroke.dashed);
    assert_eq!(
        inside
            .scene
            .items
            .iter()
            .filter(|shape| is_broken(shape))
            .count(),
        1
    );
}

#[test]
fn what_is_put_back_is_as_it_was() {
    let bench = bench(&sites::two_halls(), 14);
    let before = bench.answer(&Question::default());
    let _ = bench.answer(&out(&["MV-1", "T-201"]));
    assert_eq!(bench.answer(&Question::default()), before);
    let nonsense = bench.answer(&out(&["", "T-9999", "hall-1", "\u{0}"]));
    assert_eq!(
        (nonsense.line, nonsense.headline),
        (before.line, before.headline)
    );
}

#[test]
fn groups_open_down_to_one_rack() {
    let bench = bench(&sites::colossus(), 171);
    let blocks = bench
        .answer(&opened(&["group-1-1"]))
        .opened
        .expect("blocks");
    let block = blocks
        .diagram
        .marks
        .iter()
        .find(|mark| mark.press == Press::Open)
        .expect("a block");
    let runs = bench
        .answer(&opened(&["group-1-1", &block.id]))
        .opened
        .expect("runs");
    let run = runs
        .diagram
        .marks
        .iter()
        .find(|mark| mark.id.starts_with("BW-") && mark.press == Press::Open);
    let run = run.expect("a busway");
    let racks = bench
        .answer(&opened(&["group-1-1", &block.id, &run.id]))
        .opened
        .expect("racks");
    assert!(
        racks
            .diagram
            .marks
            .iter()
            .any(|mark| mark.id.starts_with("R-1-"))
    );
    assert_eq!(racks.path.len(), 3);
    for nonsense in ["group-9-9", "group-x", "hall-", "B-9", ""] {
        assert!(
            bench.answer(&opened(&[nonsense])).opened.is_none(),
            "{nonsense}"
        );
    }
}

/// The card of the day with that title.
fn card<'a>(view: &'a PowerView, title: &str) -> &'a Card {
    let found = view.of_day.iter().find(|card| card.title == title);
    found.expect("a card")
}

#[test]
fn the_worst_failures_are_those_of_the_engine() {
    let scenario = sites::colossus();
    let view = bench(&scenario, 600).answer(&Question::default());
    let day = crate::oneline::on(&scenario, 600);
    let failures = headroom::evaluate::oneline::failures(&day);
    let card = view.tried.last().expect("the worst failures");
    assert!(card.title.contains("11,869"), "{}", card.title);
    let [Piece::Choices(table, elements)] = card.pages[0].parts.as_slice() else {
        panic!("{card:?}");
    };
    assert_eq!(elements[0], day.line.name(failures.worst[0]));
    assert_eq!(table.rows.len(), elements.len());
    for (row, id) in table.rows.iter().zip(elements) {
        let outcome = failures.outcomes[day.line.find(id).expect("an element") as usize];
        assert_eq!(
            row[2].replace(',', ""),
            outcome.lost_gpus().to_string(),
            "{id}"
        );
    }
}

/// What sources give is what is lost and what is fed.
#[test]
fn the_losses_add_up() {
    for (scenario, day) in sites_and_days() {
        let view = bench(&scenario, day).answer(&Question::default());
        let of_day = crate::oneline::on(&scenario, day);
        let losses = card(&view, "Where power is lost");
        let [Piece::Chart(chart), _] = losses.pages[0].parts.as_slice() else {
            panic!("{losses:?}");
        };
        let table = chart.table.as_ref().expect("its numbers");
        let sum: f64 = table
            .rows
            .iter()
            .map(|row| row[1].parse::<f64>().expect("MW"))
            .sum();
        let site = of_day.flows.site_mw(&of_day.line) + of_day.flows.settled.shortage_mw();
        assert!((sum - site).abs() < 0.01, "day {day}: {sum} of {site}");
    }
}

#[test]
fn an_element_says_what_it_carries_and_what_follows() {
    let bench = bench(&sites::colossus(), 600);
    let question = Question {
        selected: Some("T-301".to_owned()),
        ..out(&["T-301"])
    };
    let selected = bench.answer(&question).selected.expect("a transformer");
    assert_eq!(selected.title, "Utility transformer T-301");
    assert!(selected.is_failed && selected.can_fail);
    let fact = |name: &str| {
        selected
            .facts
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(fact("State"), Some("out"));
    assert_eq!(fact("Rating"), Some("99.6 MVA"));
    assert!(fact("If it fails").is_some());
}

#[test]
fn short_circuits_are_worded_as_a_screening() {
    let mut scenario = sites::colossus();
    for standard in ["IEC", "ANSI/IEEE"] {
        scenario.site.standard = standard.to_owned();
        let Some(plan) = check(&scenario).0 else {
            continue;
        };
        let view: PowerView = Bench::new(plan, 600).answer(&Question::default());
        let faults = card(&view, "Three-phase short circuits, a screening");
        match faults.pages[0].parts.as_slice() {
            [Piece::Words(why)] => assert!(why.starts_with("No short-circuit"), "{why}"),
            [Piece::Table(table), Piece::Words(note)] => {
                assert!(note.starts_with("A screening"), "{note}");
                for row in &table.rows {
                    assert_eq!(row.len(), table.head.len());
                }
            }
            other => panic!("{other:?}"),
        }
    }
}
