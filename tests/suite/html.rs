//! Pages rendered to HTML, without a browser: what stands on the desk, and what never does.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;
use std::task::Wake;
use std::task::Waker;
use std::thread::Thread;

use headroom::app::DeskPage;
use headroom::app::DeskPageProps;
use headroom::app::engine::Answer;
use headroom::app::engine::CoolingJob;
use headroom::app::engine::Engine;
use headroom::app::engine::Job;
use headroom::app::engine::PowerJob;
use headroom::app::engine::Request;
use headroom::app::state::Desk;
use headroom::app::state::Linked;
use headroom::app::state::Start;
use headroom::app::state::View;
use headroom::app::state::address::Address;
use headroom::codec::presets::Presets;
use headroom::evaluate;
use headroom::present::card::KnownCards;
use headroom::present::kpi;
use headroom::present::power::Question;
use headroom::present::words::Names;
use headroom::scenario;
use headroom::scenario::Scenario;
use headroom::scenario::record::Section;
use yew::LocalServerRenderer;

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait_for<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => std::thread::park(),
        }
    }
}

/// Renders the desk with what the worker would have answered by then.
fn html(mut start: Start) -> String {
    let desk = Desk::new(start.clone());
    start.answers = Engine::default().answers(Request::Evaluate {
        generation: desk.generation,
        day: desk.ui.day,
        scenario: desk.scenario().to_node(),
    });
    let asked = Request::CoolingDay {
        generation: desk.generation,
        day: desk.ui.day,
        scenario: desk.scenario().to_node(),
    };
    start.answers.extend(CoolingJob::default().answers(asked));
    rendered(start)
}

fn rendered(start: Start) -> String {
    let renderer = LocalServerRenderer::<DeskPage>::with_props(DeskPageProps::new(start));
    wait_for(renderer.hydratable(false).render())
}

fn colossus() -> Scenario {
    let presets = Presets::frozen();
    presets
        .by_key("colossus")
        .expect("a frozen preset")
        .scenario
        .clone()
}

fn saved(scenario: Scenario) -> Start {
    Start {
        saved: Some(scenario),
        ..Start::default()
    }
}

fn at(view: View, day: u32) -> Address {
    Address {
        view,
        day: Some(day),
        ..Address::default()
    }
}

/// The text between the first `open` and the next `close`.
fn between<'a>(html: &'a str, open: &str, close: &str) -> &'a str {
    let rest = html.split_once(open).map_or("", |(_, rest)| rest);
    rest.split_once(close).map_or(rest, |(text, _)| text)
}

#[test]
fn an_empty_desk_offers_presets_a_file_and_a_link() {
    let html = html(Start::default());
    for part in ["data-preset=\"colossus\"", "type=\"file\"", "Open the link"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for absent in ["Share link", "role=\"slider\"", "Undo"] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
}

#[test]
fn until_the_first_answer_comes_the_shell_stays() {
    let html = rendered(saved(colossus()));
    assert!(html.contains("Loading the desk") && !html.contains("data-kpi"));
}

#[test]
fn the_strip_shows_the_headline_numbers_of_the_day() {
    let scenario = colossus();
    let (plan, findings) = scenario::check(&scenario);
    let evaluation = evaluate::evaluate(&plan.expect("the preset makes a plan"));
    let tiles = kpi::strip(&evaluation, &findings, 171, &Names::of(&scenario));
    let start = Start {
        address: at(View::Overview, 171),
        ..saved(scenario)
    };
    let html = html(start);
    assert_eq!(tiles.len(), 8);
    for tile in tiles {
        let element = between(&html, &format!("data-kpi=\"{}\"", tile.key), "</dd>");
        let shown = between(element, ">", "<");
        assert_eq!(shown.trim(), tile.value, "{}", tile.key);
    }
    assert!(html.contains("aria-valuenow=\"171\""));
}

#[test]
fn the_floor_names_every_hall_in_a_table() {
    let scenario = colossus();
    let halls: Vec<String> = scenario
        .floor
        .halls
        .iter()
        .map(|hall| hall.name.clone())
        .collect();
    let start = Start {
        address: at(View::Floor, 600),
        ..saved(scenario)
    };
    let html = html(start);
    let table = between(&html, "aria-label=\"Halls\"", "</table>");
    assert!(!halls.is_empty());
    for hall in halls {
        assert!(table.contains(&hall), "{hall} in {table}");
    }
    assert_eq!(html.matches("<canvas").count(), 2);
}

#[test]
fn a_link_wins_over_saved_work_and_offers_it_back() {
    let mut own = colossus();
    own.title = "My own site".to_owned();
    let mut linked = colossus();
    linked.title = "Their site".to_owned();
    let start = Start {
        link: Some(Ok(Linked {
            scenario: linked,
            payload: "AQA".to_owned(),
            receipt: None,
            other: None,
        })),
        ..saved(own)
    };
    let html = html(start);
    assert!(
        html.contains("value=\"Their site\""),
        "{}",
        between(&html, "<header", "</header>")
    );
    assert!(html.contains("Back to my own work"));
}

#[test]
fn a_broken_link_is_one_sentence_and_the_desk_stays() {
    let start = Start {
        link: Some(Err("The link could not be opened.".to_owned())),
        ..saved(colossus())
    };
    let html = html(start);
    let notice = between(&html, "role=\"alert\"", "</div>");
    assert!(notice.contains("The link could not be opened."), "{notice}");
    assert!(html.contains("data-kpi=\"headroom\""));
    assert!(!html.contains("Back to my own work"));
}

#[test]
fn a_wrong_number_stays_visible_beside_its_finding() {
    let mut scenario = colossus();
    scenario.it.deployments[0].racks = Some(-3.0);
    let html = html(Start {
        address: at(View::Floor, 100),
        ..saved(scenario)
    });
    let field = between(&html, "data-path=\"it.deployments[0].racks\"", "</div>");
    assert!(field.contains("value=\"−3\""), "{field}");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    assert!(field.contains("field-problem"), "{field}");
}

#[test]
fn no_page_styles_an_element_or_repeats_an_id() {
    for view in View::ALL {
        let html = html(Start {
            address: at(view, 171),
            ..saved(colossus())
        });
        assert!(!html.contains(" style="), "{view:?}");
        let ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .map(|rest| between(rest, "", "\""))
            .collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "{view:?}: {ids:?}");
        for label in html
            .split(" for=\"")
            .skip(1)
            .map(|rest| between(rest, "", "\""))
        {
            assert!(distinct.contains(label), "{view:?}: a label for {label}");
        }
    }
}

/// Renders the Power view with what its worker would have answered by then.
fn power_html(scenario: Scenario, day: u32, question: Question) -> String {
    let mut start = Start {
        address: at(View::Power, day),
        ..saved(scenario)
    };
    let desk = Desk::new(start.clone());
    let node = desk.scenario().to_node();
    start.answers = Engine::default().answers(Request::Evaluate {
        generation: desk.generation,
        day,
        scenario: node.clone(),
    });
    let mut answers = PowerJob::default().answers(Request::PowerDay {
        generation: 1,
        day,
        scenario: Some(node),
        question,
    });
    let mut known = KnownCards::default();
    for answer in &mut answers {
        if let Answer::PowerDay {
            view: Some(view), ..
        } = answer
        {
            known.put_back(view.cards());
        }
    }
    start.answers.extend(answers);
    rendered(start)
}

#[test]
fn the_power_view_draws_the_one_line_and_says_what_is_out() {
    let html = power_html(colossus(), 600, Question::default());
    for part in [
        "One-line, day 600",
        "data-element=\"T-301\"",
        "aria-pressed=\"false\"",
        "Worst single failures of",
        "Training swing",
        "Where power is lost",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains(" style="));
    let failed = Question {
        failed: vec!["T-301".to_owned()],
        selected: Some("T-301".to_owned()),
        open: vec!["hall-1".to_owned()],
        ..Question::default()
    };
    let html = power_html(colossus(), 600, failed);
    let verdict = between(&html, "class=\"verdict", "</p>");
    assert!(verdict.contains("T-301 out:"), "{verdict}");
    let inspector = between(
        &html,
        "aria-label=\"Selected in the one-line\"",
        "</section>",
    );
    assert!(
        inspector.contains("Utility transformer T-301"),
        "{inspector}"
    );
    assert!(html.contains("aria-label=\"Opened\""));
    assert_eq!(html.matches(" id=\"line-0\"").count(), 1);
}

#[test]
fn without_a_plan_the_power_view_says_so() {
    let mut scenario = colossus();
    scenario.it.deployments[0].racks = Some(-3.0);
    let html = power_html(scenario, 600, Question::default());
    assert!(
        html.contains("No one-line can be drawn yet"),
        "{}",
        between(&html, "<main", "</main>")
    );
}

#[test]
fn the_cooling_view_offers_every_part_to_be_stopped_by_keyboard() {
    let html = html(Start {
        address: at(View::Cooling, 171),
        ..saved(colossus())
    });
    let drawing = between(&html, "aria-label=\"Parts of the heat path", "</svg>");
    for part in ["Chillers", "Towers", "Facility pumps", "CDU pumps"] {
        let button = format!("aria-label=\"Stop {part}\" aria-pressed=\"false\"");
        assert!(drawing.contains(&button), "{part} in {drawing}");
    }
    assert!(html.contains("type=\"range\"") && html.contains("Power to the plant"));
    assert!(html.contains("aria-current=\"page\"") && html.contains("#v=cooling"));
}
