//! Undo and redo: pure, by snapshots that share memory with the page.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::edit::Edit;
use crate::edit::try_edit;
use crate::scenario::Scenario;

/// Steps that can be undone. A snapshot of a large site takes about 100 kB, so this stays below 20 MB;
/// nobody steps back further than that.
pub const MAX_STEPS: usize = 200;

/// One movement of a slider or one stay in a field. Changes of the same leaf within it are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gesture(pub u32);

/// One step of the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// The change that was made; of several within a gesture, the last.
    pub edit: Rc<Edit>,
    /// The scenario before it.
    pub before: Rc<Scenario>,
    /// The scenario after it.
    pub after: Rc<Scenario>,
    gesture: Option<Gesture>,
}

/// The scenario on the desk, with what led to it and what was undone.
#[derive(Clone, Debug)]
pub struct History {
    past: VecDeque<Step>,
    present: Rc<Scenario>,
    /// What was undone; the next to redo comes last.
    future: Vec<Step>,
}

impl History {
    /// A history that begins here.
    pub fn new(scenario: Rc<Scenario>) -> Self {
        Self {
            past: VecDeque::new(),
            present: scenario,
            future: Vec::new(),
        }
    }

    /// The scenario as it stands.
    pub fn present(&self) -> &Rc<Scenario> {
        &self.present
    }

    /// Makes a change and drops what was undone. A change that changes nothing leaves no step.
    ///
    /// Changes of the same leaf that carry the same gesture become one step; when they end where
    /// they began, none.
    pub fn apply(&mut self, edit: Edit, gesture: Option<Gesture>) {
        let after = Rc::new(try_edit(&self.present, &edit));
        if *after == *self.present {
            return;
        }
        let before = self
            .take_coalesced(&edit, gesture)
            .unwrap_or_else(|| self.present.clone());
        self.future.clear();
        if *before == *after {
            self.present = before;
            return;
        }
        self.present = after.clone();
        if self.past.len() == MAX_STEPS {
            self.past.pop_front();
        }
        self.past.push_back(Step {
            edit: Rc::new(edit),
            before,
            after,
            gesture,
        });
    }

    /// Goes one step back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.past.pop_back() else {
            return false;
        };
        self.present = step.before.clone();
        self.future.push(step);
        true
    }

    /// Goes one undone step forth again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.future.pop() else {
            return false;
        };
        self.present = step.after.clone();
        self.past.push_back(step);
        true
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The step that undo takes back, for its label.
    pub fn next_undo(&self) -> Option<&Step> {
        self.past.back()
    }

    /// The step that redo makes again, for its label.
    pub fn next_redo(&self) -> Option<&Step> {
        self.future.last()
    }

    /// The steps that led here, oldest first.
    pub fn past(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.past.iter()
    }

    /// Takes out the last step when this change goes on with it, and says where that step began.
    fn take_coalesced(&mut self, edit: &Edit, gesture: Option<Gesture>) -> Option<Rc<Scenario>> {
        let last = self.past.back()?;
        let goes_on = gesture.is_some()
            && last.gesture == gesture
            && self.future.is_empty()
            && last.edit.same_leaf(edit);
        if goes_on {
            self.past.pop_back().map(|step| step.before)
        } else {
            None
        }
    }
}
