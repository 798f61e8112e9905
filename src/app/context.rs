//! What components may know, in narrow pieces: whoever reads one is drawn again only when it changes.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::engine::Remedy;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::Desk;
use crate::app::state::Results;
use crate::app::state::Ui;
use crate::app::state::UiAction;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::present::power::PowerView;
use crate::present::words::Names;
use crate::scenario::Scenario;

/// Something shared that counts as the same only when it is the very same.
///
/// `Rc` compares contents, which for a scenario at every render would cost more than drawing it.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The Power view as it was answered last; the same only when it is the very same.
#[derive(Clone, Debug, Default)]
pub struct PowerAnswer(pub Option<Rc<PowerView>>);

impl PartialEq for PowerAnswer {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Rc::as_ptr) == other.0.as_ref().map(Rc::as_ptr)
    }
}

/// Writes to the desk. Never changes, so reading it never draws anything again.
#[derive(Clone, PartialEq)]
pub struct Dispatch(pub UseReducerDispatcher<Desk>);

impl Dispatch {
    /// Lets something happen to the desk.
    pub fn act(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// Changes how the desk is looked at.
    pub fn ui(&self, action: UiAction) {
        self.act(Action::Ui(action));
    }

    /// Changes the scenario.
    pub fn edit(&self, edit: Edit, gesture: Option<Gesture>) {
        self.act(Action::Edit { edit, gesture });
    }
}

/// What undo and redo would do, in words; nothing when there is nothing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What undo takes back.
    pub undo: Option<AttrValue>,
    /// What redo makes again.
    pub redo: Option<AttrValue>,
}

/// Reads the dispatcher.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("DeskPage gives the dispatcher")
}

/// Reads the scenario.
#[hook]
pub fn use_scenario() -> Shared<Scenario> {
    use_context::<Shared<Scenario>>().expect("DeskPage gives the scenario")
}

/// Reads the results.
#[hook]
pub fn use_results() -> Shared<Results> {
    use_context::<Shared<Results>>().expect("DeskPage gives the results")
}

/// Reads how the desk is looked at.
#[hook]
pub fn use_ui() -> Shared<Ui> {
    use_context::<Shared<Ui>>().expect("DeskPage gives the view state")
}

/// Reads what would mend the findings.
#[hook]
pub fn use_known_remedies() -> Shared<Vec<Remedy>> {
    use_context::<Shared<Vec<Remedy>>>().expect("DeskPage gives the remedies")
}

/// Reads what undo and redo would do.
#[hook]
pub fn use_steps() -> Steps {
    use_context::<Steps>().expect("DeskPage gives the steps")
}

/// Reads what the things of the scenario are called.
#[hook]
pub fn use_names() -> Shared<Names> {
    use_context::<Shared<Names>>().expect("DeskPage gives the names")
}

/// Reads the Power view.
#[hook]
pub fn use_power_answer() -> PowerAnswer {
    use_context::<PowerAnswer>().expect("DeskPage gives the Power view")
}

/// Reads what the cooling view knows.
#[hook]
pub fn use_cooling_results() -> Shared<Cooling> {
    use_context::<Shared<Cooling>>().expect("DeskPage gives the cooling")
}
