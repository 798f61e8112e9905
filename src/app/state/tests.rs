//! What the desk does with edits, links and wrong values.

use std::rc::Rc;

use yew::Reducible;

use super::*;
use crate::app::engine::Engine;
use crate::app::engine::Job;
use crate::app::engine::Request;
use crate::codec::presets::Presets;
use crate::edit::CoolingEdit;
use crate::edit::ListEdit;
use crate::present::cooling::WeatherView;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

fn colossus() -> Scenario {
    let presets = Presets::frozen();
    presets
        .by_key("colossus")
        .expect("a frozen preset")
        .scenario
        .clone()
}

/// What the worker would answer to the scenario on a desk.
fn answers(desk: &Desk) -> Vec<Answer> {
    Engine::default().answers(Request::Evaluate {
        generation: desk.generation,
        day: desk.ui.day,
        scenario: desk.scenario().to_node(),
    })
}

/// The desk when the worker has answered.
fn answered(desk: Rc<Desk>) -> Rc<Desk> {
    let answers = answers(&desk);
    let take = |desk: Rc<Desk>, answer| desk.reduce(Action::Answer(Box::new(answer)));
    answers.into_iter().fold(desk, take)
}

fn desk_with(scenario: Scenario) -> Rc<Desk> {
    answered(Rc::new(Desk::new(Start {
        saved: Some(scenario),
        ..Start::default()
    })))
}

fn receipt_of(desk: &Desk) -> Option<Receipt> {
    desk.results.receipt(desk.scenario())
}

fn chillers(count: f64) -> Action {
    let set = ListEdit::Set {
        index: 0,
        field: ChillerGroupField::Count,
        value: Value::Number(Some(count)),
    };
    Action::Edit {
        edit: Edit::Cooling(CoolingEdit::Chillers(set)),
        gesture: None,
    }
}

fn linked(title: &str) -> Linked {
    let mut scenario = colossus();
    scenario.title = title.to_owned();
    Linked {
        scenario,
        payload: "AQA".to_owned(),
        receipt: None,
        other: None,
    }
}

#[test]
fn a_wrong_value_is_kept_and_the_last_good_results_stay_grey() {
    let before = desk_with(colossus());
    let after = answered(before.clone().reduce(chillers(-3.0)));
    assert_eq!(after.scenario().cooling.chillers[0].count, Some(-3.0));
    assert!(after.results.is_stale && !after.results.checked.is_empty());
    let (good, old) = (after.results.good.as_ref(), before.results.good.as_ref());
    assert!(
        good.zip(old)
            .is_some_and(|(good, old)| Rc::ptr_eq(good, old))
    );
    let mended = answered(after.reduce(Action::Undo));
    assert!(!mended.results.is_stale);
}

#[test]
fn an_edit_changes_the_results_and_undo_brings_them_back() {
    let before = desk_with(colossus());
    let digest = |desk: &Desk| receipt_of(desk).map(|receipt| receipt.digest);
    let after = answered(before.clone().reduce(chillers(1.0)));
    assert!(digest(&after).is_some() && digest(&after) != digest(&before));
    assert!(after.is_changed && !before.is_changed);
    assert_eq!(
        digest(&answered(after.reduce(Action::Undo))),
        digest(&before)
    );
}

#[test]
fn until_the_answer_comes_the_last_results_stay_and_have_no_receipt() {
    let before = desk_with(colossus());
    let edited = before.clone().reduce(chillers(1.0));
    assert!(Rc::ptr_eq(&edited.results, &before.results));
    assert!(receipt_of(&edited).is_none() && !edited.results.is_stale);
    assert!(!edited.results.is_final_for(edited.scenario()));
}

#[test]
fn the_chosen_day_comes_first_and_the_other_days_stay_until_theirs() {
    let before = desk_with(colossus());
    let edited = before.clone().reduce(chillers(1.0));
    let day = edited.ui.day;
    let mut stages = answers(&edited).into_iter();
    let mut next =
        |desk: Rc<Desk>| desk.reduce(Action::Answer(Box::new(stages.next().expect("two stages"))));
    let first = next(edited);
    let of = |desk: &Desk| desk.results.good.clone().expect("an evaluation");
    let (old, new) = (of(&before), of(&first));
    assert_ne!(old.at(day), new.at(day));
    assert!(Rc::ptr_eq(&old.evaluation, &new.evaluation));
    assert_eq!(old.at(0), new.at(0));
    assert!(receipt_of(&first).is_none());
    let second = next(first);
    assert_eq!(of(&second).at(day), new.at(day));
    assert!(receipt_of(&second).is_some());
}

#[test]
fn answers_to_what_is_no_longer_there_are_dropped() {
    let desk = desk_with(colossus());
    let late = answers(&desk.clone().reduce(chillers(1.0)));
    let edited = desk.reduce(chillers(1.0)).reduce(chillers(40.0));
    let newer = answered(edited.clone());
    let take = |desk: Rc<Desk>, answer| desk.reduce(Action::Answer(Box::new(answer)));
    let after = late.clone().into_iter().fold(newer.clone(), take);
    assert!(Rc::ptr_eq(&after.results, &newer.results) || receipt_of(&after) == receipt_of(&newer));
    // While newer edits wait for theirs, an earlier answer is better than none; but it is no receipt.
    let between = late.clone().into_iter().fold(edited, take);
    assert!(receipt_of(&between).is_none());
    let opened = newer.reduce(Action::Open(Box::new(colossus())));
    let after = late.into_iter().fold(opened, take);
    assert!(after.results.is_waiting && receipt_of(&after).is_none());
}

#[test]
fn another_scenario_that_makes_no_plan_does_not_show_the_results_of_the_one_before() {
    let mut broken = colossus();
    broken.it.deployments[0].racks = Some(-3.0);
    let opened = desk_with(colossus()).reduce(Action::Open(Box::new(broken)));
    assert!(opened.results.good.is_some());
    let opened = answered(opened);
    assert!(opened.results.good.is_none() && !opened.results.checked.is_empty());
}

#[test]
fn without_a_worker_the_results_turn_grey_and_edits_go_on() {
    let desk = desk_with(colossus()).reduce(Action::EngineFailed);
    assert!(desk.results.has_failed && desk.results.is_stale);
    let edited = desk.reduce(chillers(1.0));
    assert_eq!(edited.scenario().cooling.chillers[0].count, Some(1.0));
    assert!(edited.results.is_stale && edited.results.is_final_for(edited.scenario()));
    let opened = edited.reduce(Action::Open(Box::new(colossus())));
    assert!(opened.results.good.is_none() && !opened.results.is_waiting);
    let blank = Rc::new(Desk::new(Start::default())).reduce(Action::EngineFailed);
    assert!(!blank.results.is_waiting && !blank.results.is_stale);
}

#[test]
fn what_changes_nothing_is_the_same_desk() {
    let desk = desk_with(colossus());
    let day = desk.ui.day;
    let same = desk.clone().reduce(Action::Ui(UiAction::Day(day)));
    assert!(Rc::ptr_eq(&desk, &same));
    assert!(Rc::ptr_eq(&desk, &desk.clone().reduce(Action::Redo)));
}

#[test]
fn a_day_beyond_the_horizon_is_the_last_one() {
    let desk = desk_with(colossus());
    let last = desk.results.horizon();
    let moved = desk.reduce(Action::Ui(UiAction::Day(1_000_000)));
    assert_eq!(Some(moved.ui.day), last);
}

#[test]
fn a_link_keeps_its_address_until_the_first_change_and_own_work_for_good() {
    let mut own = colossus();
    own.title = "My own".to_owned();
    let desk = Rc::new(Desk::new(Start {
        saved: Some(own),
        link: Some(Ok(linked("Theirs"))),
        ..Start::default()
    }));
    assert_eq!(desk.scenario().title, "Theirs");
    assert!(desk.payload().is_some() && !desk.is_changed);
    let changed = desk.reduce(chillers(1.0));
    assert!(changed.payload().is_none() && changed.is_changed);
    let back = changed.reduce(Action::BackToOwnWork);
    assert_eq!(back.scenario().title, "My own");
    assert!(back.ui.notice.is_none());
}

#[test]
fn a_link_into_changed_work_can_be_undone() {
    let desk = desk_with(colossus()).reduce(chillers(1.0));
    let opened = desk
        .clone()
        .reduce(Action::OpenLink(Box::new(linked("Theirs"))));
    assert_eq!(opened.scenario().title, "Theirs");
    assert!(
        opened
            .ui
            .notice
            .as_ref()
            .is_some_and(|notice| notice.offers_own_work)
    );
    let back = opened.reduce(Action::Undo);
    assert!(Rc::ptr_eq(back.scenario(), desk.scenario()));
}

#[test]
fn a_link_says_whether_it_shows_what_its_sender_saw() {
    let desk = desk_with(colossus());
    let mut same = linked("Theirs");
    same.receipt = receipt_of(&desk);
    let opened = desk
        .clone()
        .reduce(Action::OpenLink(Box::new(same.clone())));
    let opened = answered(opened);
    let words = |desk: &Desk| desk.ui.notice.as_ref().map(|notice| notice.text.clone());
    assert!(words(&opened).is_some_and(|words| words.contains("the same results")));
    same.receipt.as_mut().expect("results").digest ^= 1;
    let opened = answered(desk.reduce(Action::OpenLink(Box::new(same))));
    assert!(words(&opened).is_some_and(|words| words.contains("other results")));
}

#[test]
fn a_weather_file_that_is_dropped_is_named_by_the_scenario_as_one_step() {
    let read = || {
        Answer::Weather(Ok(WeatherView {
            name: "Test Field".to_owned(),
            digest: "85944171f73967e8".to_owned(),
            ..WeatherView::default()
        }))
    };
    let file = |is_new| Action::Cooling(CoolingAction::File(Rc::from([]), is_new));
    let answer = || Action::Answer(Box::new(read()));
    let desk = desk_with(colossus());
    let named = desk.clone().reduce(file(true)).reduce(answer());
    let site = &named.scenario().site;
    assert_eq!(site.weather, "Test Field");
    assert!(named.cooling.weather_of(&site.weather_digest).is_some());
    // Read again, as after reloading, it is no new step.
    let again = named.clone().reduce(file(false)).reduce(answer());
    assert!(Rc::ptr_eq(again.scenario(), named.scenario()));
    let undone = named.reduce(Action::Undo);
    assert_eq!(*undone.scenario(), *desk.scenario());
    // What was found in the browser names nothing.
    let found = undone.reduce(file(false)).reduce(answer());
    assert_eq!(found.scenario().site.weather, "");
}

#[test]
fn one_part_of_the_heat_path_is_stopped_at_a_time() {
    let act = |action| Action::Ui(UiAction::Power(action));
    let toggle = |id: &str| act(PowerAction::Toggle(id.to_owned()));
    let desk = desk_with(colossus()).reduce(Action::Ui(UiAction::View(View::Cooling)));
    let desk = desk.reduce(toggle("chillers-0")).reduce(toggle("loop-0"));
    assert_eq!(desk.ui.cooling.failed, ["loop-0"]);
    assert_eq!(desk.ui.cooling.selected.as_deref(), Some("loop-0"));
    assert!(desk.ui.power.failed.is_empty());
    let desk = desk.reduce(act(PowerAction::Restore));
    assert!(desk.ui.cooling.failed.is_empty());
}
