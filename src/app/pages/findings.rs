//! The findings, worst first, each with the way to its place.

use std::rc::Rc;

use yew::prelude::*;

use super::numbers::path_of_asset;
use crate::app::components::FindingCard;
use crate::app::components::Way;
use crate::app::components::finding_card;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::context::use_known_remedies;
use crate::app::context::use_names;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::app::context::use_ui;
use crate::app::engine::Remedy;
use crate::app::state::Results;
use crate::app::state::UiAction;
use crate::edit::LeafChange;
use crate::finding::Place;
use crate::present::number;
use crate::present::told::Told;
use crate::present::words;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// Findings that are shown. More help nobody, and a broken file could bring thousands.
const MOST: usize = 60;

/// The list.
#[component]
pub(super) fn FindingsPanel() -> Html {
    let results = use_results();
    let names = use_names();
    let scenario = use_scenario();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let known = use_known_remedies();
    let all = results.findings().count();
    let tree = Section::to_node(&*scenario);
    let cards = results
        .findings()
        .take(MOST)
        .enumerate()
        .map(|(index, finding)| {
            let remedies = remedies(finding, &results, &known, &dispatch);
            let ways = ways(finding, &results, &tree, &dispatch);
            finding_card(FindingCard {
                key: format!("{} {index}", finding.code.text()),
                severity: finding.severity,
                severity_word: words::severity(finding.severity, &names),
                words: finding.words.clone(),
                ways,
                remedies,
            })
        });
    html! {
        <>
            <h2 class="hidden-words">{ "Findings" }</h2>
            <p class="quiet">{ introduction(all, &results, ui.day) }</p>
            <ul class="panel">{ for cards }</ul>
            if MOST < all {
                <p class="quiet">{ format!("{} more follow from these.", all - MOST) }</p>
            }
        </>
    }
}

fn introduction(all: usize, results: &Results, day: u32) -> String {
    if results.is_stale {
        return "The results in grey are of the last plan that worked; these findings hold the new one back.".to_owned();
    }
    if all == 0 {
        return "Nothing was found on any day.".to_owned();
    }
    let now = results
        .findings()
        .filter(|finding| holds(finding, day))
        .count();
    format!(
        "worst first, of all days; {} on {}",
        number::count(i64::try_from(now).unwrap_or(i64::MAX), "holds", "hold"),
        number::day(day)
    )
}

fn holds(finding: &Told, day: u32) -> bool {
    finding
        .days
        .is_none_or(|days| days.from <= day && day <= days.to)
}

/// What the worker has tried and found to clear a finding.
fn remedies(finding: &Told, results: &Results, known: &[Remedy], dispatch: &Dispatch) -> Vec<Way> {
    let good = results.good.as_ref().filter(|_| !results.is_stale);
    let place = good.and_then(|good| {
        let mut findings = good.findings.iter();
        findings.position(|other| std::ptr::eq(other, finding))
    });
    let found = known.iter().filter(|remedy| Some(remedy.finding) == place);
    let changes = found.flat_map(|remedy| &remedy.changes);
    let way = |(label, change): &(String, LeafChange)| {
        let (dispatch, change) = (dispatch.clone(), change.clone());
        let apply = move |_: MouseEvent| {
            if let Some(edit) = change.clone().into_edit() {
                dispatch.edit(edit, None);
            }
        };
        (AttrValue::from(label.clone()), Callback::from(apply))
    };
    changes.map(way).collect()
}

/// Where a finding leads: to its field, to its hall, to its first day.
fn ways(finding: &Told, results: &Results, tree: &Node, dispatch: &Dispatch) -> Vec<Way> {
    let mut ways = Vec::new();
    let mut add = |label: String, action: UiAction| {
        let dispatch = dispatch.clone();
        let way = Callback::from(move |_: MouseEvent| dispatch.ui(action.clone()));
        ways.push((AttrValue::from(label), way));
    };
    match &finding.place {
        Place::Field(path) => add(
            "Go to the number".to_owned(),
            UiAction::GoToField(Rc::from(path.as_str())),
        ),
        Place::Asset(id) => {
            if let Some(path) = path_of_asset(tree, id) {
                add(
                    "Go to its numbers".to_owned(),
                    UiAction::GoToField(Rc::from(path)),
                );
            }
        }
        Place::Hall(id) => {
            let layout = results.good.as_ref().map(|good| &good.evaluation.layout);
            let found =
                layout.and_then(|layout| layout.halls.iter().position(|hall| hall.id == *id));
            if let Some(hall) = found {
                add("Show on the floor".to_owned(), UiAction::GoToHall(hall));
            }
        }
        Place::Site | Place::Loop(_) | Place::Phase(_) | Place::Element(_) => {}
    }
    if let Some(days) = finding.days {
        add(
            format!("Go to {}", number::day(days.from)),
            UiAction::Day(days.from),
        );
    }
    ways
}
