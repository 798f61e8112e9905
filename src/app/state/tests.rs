//! What the desk does with edits, links and wrong values.

use std::rc::Rc;

use yew::Reducible;

use super::*;
use crate::codec::presets::Presets;
use crate::edit::CoolingEdit;
use crate::edit::ListEdit;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::record::Value;

fn colossus() -> Scenario {
    let presets = Presets::frozen();
    presets
        .by_key("colossus")
        .expect("a frozen preset")
        .scenario
        .clone()
}

fn desk_with(scenario: Scenario) -> Rc<Desk> {
    Rc::new(Desk::new(Start {
        saved: Some(scenario),
        ..Start::default()
    }))
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
    }
}

#[test]
fn a_wrong_value_is_kept_and_the_last_good_results_stay_grey() {
    let before = desk_with(colossus());
    let after = before.clone().reduce(chillers(-3.0));
    assert_eq!(after.scenario().cooling.chillers[0].count, Some(-3.0));
    assert!(after.results.is_stale && !after.results.checked.is_empty());
    let (good, old) = (after.results.good.as_ref(), before.results.good.as_ref());
    assert!(
        good.zip(old)
            .is_some_and(|(good, old)| Rc::ptr_eq(good, old))
    );
    let mended = after.reduce(Action::Undo);
    assert!(!mended.results.is_stale);
}

#[test]
fn an_edit_changes_the_results_and_undo_brings_them_back() {
    let before = desk_with(colossus());
    let digest = |desk: &Desk| desk.results.receipt().map(|receipt| receipt.digest);
    let after = before.clone().reduce(chillers(1.0));
    assert_ne!(digest(&after), digest(&before));
    assert!(after.is_changed && !before.is_changed);
    assert_eq!(digest(&after.reduce(Action::Undo)), digest(&before));
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
    same.receipt = desk.results.receipt();
    let opened = desk
        .clone()
        .reduce(Action::OpenLink(Box::new(same.clone())));
    let words = |desk: &Desk| desk.ui.notice.as_ref().map(|notice| notice.text.clone());
    assert!(words(&opened).is_some_and(|words| words.contains("the same results")));
    same.receipt.as_mut().expect("results").digest ^= 1;
    let opened = desk.reduce(Action::OpenLink(Box::new(same)));
    assert!(words(&opened).is_some_and(|words| words.contains("other results")));
}
