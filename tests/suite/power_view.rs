//! The Power view as data: its drawing, its sentences, and what both say when something fails.

use crate::sites;
use headroom::evaluate::oneline::Places;
use headroom::present::Tone;
use headroom::present::card::Card;
use headroom::present::card::Piece;
use headroom::present::power::Bench;
use headroom::present::power::Diagram;
use headroom::present::power::Mark;
use headroom::present::power::PowerView;
use headroom::present::power::Press;
use headroom::present::power::Question;
use headroom::present::power::Study;
use headroom::present::shape::Ink;
use headroom::present::shape::Shape;
use headroom::present::table::Table;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::solve::power::failures::Engine;
use headroom::solve::power::failures::singles_seen;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::NONE;

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
        let Diagram { scene, marks, .. } = &*view.line;
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
        // What is pressed to fail may have a right end of its own that opens it.
        let is_group = id.contains("hall") || id.contains("group");
        let marks = view.line.marks.iter();
        let found = marks.filter(|mark| mark.id == id && (mark.press == Press::Fail || is_group));
        assert_eq!(found.count(), 1, "{id}");
    }
    let substation = bench(&sites::colossus(), 600)
        .answer(&opened(&["S-3"]))
        .opened
        .expect("a substation");
    assert_eq!(mark(&substation.diagram, "F-301").press, Press::Fail);
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

/// A cord stands where its rack does, a board where its racks do, and what feeds several halls nowhere.
#[test]
fn an_element_has_its_place_on_the_floor() {
    let scenario = sites::colossus();
    let plan = check(&scenario).0.expect("a plan");
    let layout = headroom::solve::floor::layout(&plan);
    let day = crate::oneline::on(&scenario, 600);
    let places = Places::of(&plan, &layout, 600);
    let line = &day.line;
    let mut seen = 0;
    for element in 0..u32::try_from(line.len()).expect("few") {
        let place = places.place(&day, element);
        match line.kind[element as usize] {
            Kind::Section | Kind::Substation | Kind::Feed => assert_eq!(place, None),
            Kind::Busway => {
                let place = place.expect("racks hang on it");
                let hall = &layout.halls[place.hall as usize];
                assert!(0.0 < place.x_m && place.x_m < hall.width_m);
                assert!(0.0 < place.y_m && place.y_m < hall.depth_m);
                assert_eq!(place.hall, line.hall[element as usize]);
                seen += 1;
            }
            _ => {}
        }
    }
    assert!(100 < seen);
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
        let all = selected.groups.iter().flat_map(|(_, facts)| facts);
        let mut found = all.filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    };
    assert_eq!(fact("State"), Some("out"));
    assert_eq!(fact("Rating"), Some("99.6 MVA"));
    assert!(fact("If it fails").is_some());
    assert_eq!(fact("Ready"), Some("day 363"));
    let titles: Vec<&str> = selected
        .groups
        .iter()
        .map(|(title, _)| title.as_str())
        .collect();
    assert_eq!(titles, ["Set", "Now"]);
}

/// The worst failure from the viewpoint of an element, against looking at the whole network after each.
#[test]
fn what_an_element_sees_in_the_worst_failure_is_found_by_looking_at_all_of_them() {
    for (scenario, day) in [(sites::two_halls(), 14), (sites::hand_worked(), 5)] {
        let of_day = crate::oneline::on(&scenario, day);
        let line = &of_day.line;
        let (outcomes, seen) = singles_seen(line, &of_day.flows);
        assert_eq!(
            outcomes,
            headroom::solve::power::failures::singles(line, &of_day.flows)
        );
        let mut engine = Engine::new(line, &of_day.flows);
        let mut most = vec![0.0_f64; line.len()];
        for failed in 0..u32::try_from(line.len()).expect("few elements") {
            engine.fail(&[failed]);
            let standing = engine.standing();
            for (at, load) in standing.load_mva.iter().enumerate() {
                most[at] = most[at].max(*load);
            }
        }
        for (at, seen) in seen.iter().enumerate() {
            if seen.failed != NONE {
                let difference = (seen.load_mva - most[at]).abs();
                assert!(
                    difference < 1e-9 * most[at].max(1.0),
                    "{}",
                    line.name(at as u32)
                );
            }
        }
        assert!(seen.iter().any(|seen| seen.failed != NONE));
    }
}

/// Ten generation buses on one section share a box, so that the halls stay in sight, and open one by one.
#[test]
fn the_whole_one_line_is_seen_at_a_glance() {
    for text in [
        include_str!("../../static/presets/colossus.json"),
        include_str!("../../static/presets/colossus_2.json"),
        include_str!("../../static/presets/colossus_gb200.json"),
        include_str!("../../static/presets/hopper_dry.json"),
        include_str!("../../static/presets/starter_air.json"),
    ] {
        for day in [100, 172, 400, 600] {
            let view = bench(&sites::read(text), day).answer(&Question::default());
            let scene = &view.line.scene;
            assert!(scene.height <= 600.0, "day {day}: {}", scene.height);
            assert!(scene.width <= 870.0, "day {day}: {}", scene.width);
        }
    }
    let scenario = sites::read(include_str!("../../static/presets/colossus_2.json"));
    let bench = bench(&scenario, 172);
    let view = bench.answer(&Question::default());
    let engines = mark(&view.line, "units-2-1");
    assert_eq!(engines.press, Press::Open);
    assert!(engines.label.contains("Rented gas engines"), "{engines:?}");
    let inside = bench.answer(&opened(&["units-2-1"])).opened.expect("buses");
    for id in ["GB-101", "GB-102", "GB-103", "GB-104"] {
        let buses = inside.diagram.marks.iter().filter(|mark| mark.id == id);
        assert_eq!(buses.count(), 2, "{id}: pressed, and opened");
    }
    let texts: Vec<&str> = view
        .line
        .scene
        .items
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(texts.contains(&"34.5 kV") && texts.iter().any(|text| text.contains("415 V")));
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
            [Piece::Table(table), Piece::Words(note), levels @ ..] => {
                assert!(note.starts_with("A screening"), "{note}");
                // Feeds that give no level have one that is assumed, and each says so.
                assert_eq!(levels.len(), 2, "{levels:?}");
                assert!(levels.iter().all(
                    |level| matches!(level, Piece::Words(words) if words.contains("were assumed"))
                ));
                for row in &table.rows {
                    assert_eq!(row.len(), table.head.len());
                }
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The card with that title among those that change with what is tried.
fn tried<'a>(view: &'a PowerView, title: &str) -> &'a Card {
    let mut found = view.tried.iter().filter(|card| card.title == title);
    found.next().unwrap_or_else(|| panic!("no card {title}"))
}

fn tables(card: &Card) -> Vec<&Table> {
    let parts = card.pages.iter().flat_map(|page| &page.parts);
    parts
        .filter_map(|part| match part {
            Piece::Table(table) | Piece::Choices(table, _) => Some(table),
            _ => None,
        })
        .collect()
}

fn number(cell: &str) -> f64 {
    cell.replace(',', "").parse().expect(cell)
}

/// A section out: GPUs that run, throttle and are dark are all GPUs of each hall, and a hall that runs says
/// when it throttles.
#[test]
fn a_failure_ends_in_minutes_to_throttle() {
    let scenario = sites::read(include_str!("../../static/presets/colossus_2.json"));
    let bench = bench(&scenario, 172);
    let view = bench.answer(&out(&["MV-1"]));
    let halls = tables(tried(&view, "GPUs then, hall by hall"))[0].clone();
    let sum: f64 = halls
        .rows
        .iter()
        .flat_map(|row| &row[1..4])
        .map(|cell| number(cell))
        .sum();
    assert!((sum - 150_016.0).abs() < 0.5, "{sum}");
    for row in &halls.rows {
        assert_eq!(row[4] == "–", row[1] == "0", "{row:?}");
    }
    let heat = tried(&view, "Cooling that goes with it");
    assert_eq!(tables(heat)[0].rows.len(), 4, "the halls that run");
    assert!(
        view.headline.contains("first to throttle"),
        "{}",
        view.headline
    );
    // What the engine says of the same outage.
    let plan = check(&scenario).0.expect("a plan");
    let layout = headroom::solve::floor::layout(&plan);
    let state = headroom::evaluate::on_day(&plan, &layout, 172);
    let day = headroom::evaluate::oneline::oneline(&plan, &layout, &state);
    let failed = day.line.find("MV-1").expect("a section");
    let throttles = headroom::evaluate::ride_through::after_outage(&plan, &state, &day, &[failed]);
    let least = throttles
        .iter()
        .filter(|of| of.hall == 2)
        .filter_map(|of| of.minutes)
        .fold(f64::INFINITY, f64::min);
    assert!((number(halls.rows[2][4].trim_end_matches(" min")) - least).abs() < 0.06);
    // A transformer of a block takes no machine along, so no cooling is said to go.
    let block = bench.answer(&out(&["B-101"]));
    assert!(
        block
            .tried
            .iter()
            .all(|card| card.title != "Cooling that goes with it")
    );
}

/// What the rules find is what they find when they are asked, asset by its name.
#[test]
fn findings_of_the_network_stand_on_the_desk() {
    let scenario = sites::read(include_str!("../../static/presets/colossus_2.json"));
    let view = bench(&scenario, 600).answer(&Question::default());
    let card = tried(&view, "What the rules find in the network of the day");
    let rows = &tables(card)[0].rows;
    let rules: Vec<&str> = rows.iter().map(|row| row[4].as_str()).collect();
    for rule in ["PWR-006", "PWR-007", "PWR-010"] {
        assert!(rules.contains(&rule), "{rules:?}");
    }
    let factor = rows.iter().find(|row| row[4] == "PWR-010").expect("a row");
    assert!(factor[0].starts_with("Grid, substation"), "{factor:?}");
    assert!(
        rows.iter().all(|row| row[2].contains("day 600")),
        "{rows:?}"
    );
}

/// Cards of the day: each once, none empty, and every row as wide as its head.
#[test]
fn cards_are_whole() {
    for (scenario, day) in sites_and_days() {
        let view = bench(&scenario, day).answer(&Question::default());
        let mut titles: Vec<&str> = Vec::new();
        for card in view.tried.iter().chain(&view.of_day) {
            assert!(!titles.contains(&card.title.as_str()), "{}", card.title);
            titles.push(&card.title);
            assert!(card.pages.iter().all(|page| !page.parts.is_empty()));
            for table in tables(card) {
                for row in &table.rows {
                    assert_eq!(row.len(), table.head.len(), "{}: {row:?}", card.title);
                }
            }
        }
        for title in [
            "Firm supply and the bridge",
            "Work on a running day",
            "Two failures at once",
        ] {
            assert!(
                titles.contains(&title),
                "day {day}: no {title} in {titles:?}"
            );
        }
    }
}

/// The study: every pair tried, its worst as the failure says, and its cut sets those of the search alone.
#[test]
fn a_study_of_two_failures_ends_in_a_card() {
    let bench = bench(&sites::two_halls(), 14);
    let all = bench.answer(&Question::default());
    let of_day = crate::oneline::on(&sites::two_halls(), 14);
    let failures = headroom::evaluate::oneline::failures(&of_day);
    let more_than = of_day.line.gpus() / 10;
    let mut study = Study::new(&bench, more_than);
    let mut before = -1.0;
    while !study.is_done() {
        assert!(before <= study.done() && study.done() <= 1.0);
        before = study.done();
        study.step();
    }
    let view = bench.answer_with(&Question::default(), Some(&mut study));
    let card = card(&view, "Two failures at once");
    let [pairs, cuts] = card.pages.as_slice() else {
        panic!("{card:?}");
    };
    let n = headroom::solve::power::failures::at_medium_voltage_and_blocks(&of_day.line).len();
    let Some(Piece::Words(tried)) = pairs.parts.first() else {
        panic!("{pairs:?}");
    };
    let count = headroom::present::number::whole(i64::try_from(n * (n - 1) / 2).expect("few"));
    assert!(
        tried.starts_with(&format!("{count} pairs tried")),
        "{tried}"
    );
    if let Some(Piece::Choices(table, keys)) = pairs.parts.get(1) {
        let both: Vec<&str> = keys[0].split('+').collect();
        let failed = bench.answer(&out(&both));
        assert!(
            failed
                .headline
                .starts_with(&format!("{} and {} out", both[0], both[1]))
        );
        let at = |id: &str| of_day.line.find(id).expect("an element");
        let mut engine = Engine::new(&of_day.line, &of_day.flows);
        let outcome = engine.fail(&[at(both[0]), at(both[1])]);
        assert!((number(&table.rows[0][1]) - f64::from(outcome.lost_gpus())).abs() < 0.5);
    }
    let mut search =
        headroom::solve::power::failures::Cuts::new(&of_day.line, &failures.outcomes, more_than);
    while !search.step(&of_day.line, &of_day.flows, 1000).is_done() {}
    let sets = search.found.singles.len() + search.found.pairs.len();
    let listed: f64 = match cuts.parts.get(1) {
        Some(Piece::Choices(table, _)) => table.rows.iter().map(|row| number(&row[2])).sum(),
        _ => 0.0,
    };
    assert!((listed - sets as f64).abs() < 0.5, "{listed} of {sets}");
    assert_eq!(all.line, view.line);
}

/// The waveform's table says what the study says; without a mask, what would flatten it altogether.
#[test]
fn the_swing_says_what_must_be_absorbed() {
    let mut scenario = sites::read(include_str!("../../static/presets/colossus_2.json"));
    let rows = |scenario: &Scenario| {
        let view = bench(scenario, 600).answer(&Question::default());
        let swing = card(&view, "Training swing at the feed").clone();
        tables(&swing)[0].rows.clone()
    };
    let value = |rows: &[Vec<String>], name: &str| {
        let found = rows.iter().find(|row| row[0] == name);
        found.map(|row| row[1].clone())
    };
    let free = rows(&scenario);
    let passed = "Of the swing the feed may see";
    assert_eq!(value(&free, passed).as_deref(), Some("0.0 %"));
    // Crest and trough together are the whole range: nothing of it is left.
    let mw = |name: &str| {
        let value = value(&free, name).expect(name);
        number(value.trim_end_matches(" MW"))
    };
    let both = mw("Batteries or UPS must give at the crest") + mw("And take in the trough");
    assert!((both - mw("Range")).abs() < 0.15, "{both}");
    for grid in &mut scenario.power.grid {
        grid.step_mw = Some(20.0);
    }
    let masked = rows(&scenario);
    // Two feeds stand on the day and take 20 MW each of a range that is known from above.
    let share = value(&masked, passed).expect("a share");
    let share = number(share.trim_end_matches(" %"));
    assert!((share - 100.0 * 40.0 / mw("Range")).abs() < 0.1, "{share}");
    assert_eq!(
        value(&masked, "Batteries keep it within that").as_deref(),
        Some("yes")
    );
}
