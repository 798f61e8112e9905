//! The desk as a reducer: what differs is drawn again.

use std::rc::Rc;

use yew::Reducible;

use super::Action;
use super::Desk;

impl Reducible for Desk {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.reduce_in_place(action);
        if next.is_same(&self) {
            return self;
        }
        Rc::new(next)
    }
}

impl Desk {
    /// Whether nothing that anyone can see differs, so that nothing needs to be drawn again.
    fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(self.scenario(), other.scenario())
            && Rc::ptr_eq(&self.results, &other.results)
            && Rc::ptr_eq(&self.names, &other.names)
            && Rc::ptr_eq(&self.cooling, &other.cooling)
            && (Rc::ptr_eq(&self.ui, &other.ui) || self.ui == other.ui)
            && self.origin == other.origin
            && self.power.as_ref().map(Rc::as_ptr) == other.power.as_ref().map(Rc::as_ptr)
            && self.is_changed == other.is_changed
            && self.history.can_undo() == other.history.can_undo()
            && self.history.can_redo() == other.history.can_redo()
    }
}
