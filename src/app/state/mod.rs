//! What the desk knows: the scenario with its history, the results, and how it is looked at.
//!
//! One pure reducer. Effects (storage, address, clipboard) follow from what it says, elsewhere.

pub mod address;
mod cooling;
mod incoming;
mod power;
mod reduce;
mod results;
mod start;
mod ui;

pub use cooling::Cooling;
pub use cooling::CoolingAction;
pub use incoming::weather_edit;
pub use power::PowerAction;
pub use results::Good;
pub use results::Results;
pub use start::Linked;
pub use start::Origin;
pub use start::Start;
pub use ui::Colour;
pub use ui::Dialog;
pub use ui::KeptId;
pub use ui::Notice;
pub use ui::Saved;
pub use ui::Selection;
pub use ui::Side;
pub use ui::Theme;
pub use ui::Ui;
pub use ui::UiAction;
pub use ui::View;

use std::rc::Rc;

use crate::app::engine::Answer;
use crate::app::engine::Imported;
use crate::codec::link::Receipt;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::edit::History;
use crate::present::power::PowerView;
use crate::present::receipt;
use crate::present::words::Names;
use crate::scenario::Scenario;
use results::Asked;
use start::first_look;

/// Everything on the desk.
#[derive(Clone)]
pub struct Desk {
    /// The scenario, with what led to it and what was undone.
    pub history: History,
    /// Which scenario it is: grows with every change, and answers of the worker name it.
    pub generation: u32,
    /// What the things of the scenario are called.
    pub names: Rc<Names>,
    /// What follows from the scenario, as far as the worker has answered.
    pub results: Rc<Results>,
    /// What the cooling view knows.
    pub cooling: Rc<Cooling>,
    /// How it is looked at: never undone, never in the file.
    pub ui: Rc<Ui>,
    /// Where the scenario came from.
    pub origin: Origin,
    /// What this browser had saved when something else was opened.
    pub own_work: Option<Rc<Scenario>>,
    /// Whether the scenario is the user's own by now, so that it must be saved.
    pub is_changed: bool,
    /// How often something else was opened: what was saved before is put aside each time.
    pub opened: u32,
    /// The first generation since something else was opened.
    since: u32,
    /// What the sender of the link that was opened saw, until it was compared.
    sent: Option<Receipt>,
    /// Under which number the browser keeps that own work.
    own_kept: Option<KeptId>,
    /// The other scenario of a link that holds two.
    other: Option<Rc<Scenario>>,
    /// The Power view as it was answered last; nothing while there is none.
    pub power: Option<Rc<PowerView>>,
}

/// What may happen to the desk.
pub enum Action {
    /// The scenario changes.
    Edit {
        /// How.
        edit: Edit,
        /// Within which movement or stay.
        gesture: Option<Gesture>,
    },
    /// One step back.
    Undo,
    /// One step forth.
    Redo,
    /// A preset or a file takes the scenario's place.
    Open(Box<Scenario>),
    /// A link takes its place.
    OpenLink(Box<Linked>),
    /// What was saved before something else was opened comes back.
    BackToOwnWork,
    /// A scenario that this browser keeps comes onto the desk.
    OpenKept(KeptId, Box<Scenario>),
    /// The other scenario of a link takes the place of the first, and the other way round.
    ShowOther,
    /// A list was read as additions to a scenario.
    Imported(Rc<Scenario>, Imported),
    /// The worker answers.
    Answer(Box<Answer>),
    /// The worker could not start, or has stopped.
    EngineFailed,
    /// It is looked at otherwise.
    Ui(UiAction),
    /// Something happens to the cooling view.
    Cooling(CoolingAction),
}

impl Desk {
    /// The desk at its beginning: a link wins over what was saved, and never destroys it.
    pub fn new(start: Start) -> Self {
        let mut desk = Self::empty(start.theme);
        let own_work = start.saved.map(Rc::new);
        if let Some(own) = &own_work {
            desk.show(own.clone(), Origin::Saved);
            let ui = desk.ui_mut();
            ui.saved = Saved::Done;
            ui.kept = start.kept;
        }
        let is_newcomer = own_work.is_none() && !matches!(start.link, Some(Ok(_)));
        if let Some(preset) = start.preset.filter(|_| is_newcomer) {
            desk.show(Rc::new(preset), Origin::Opened);
        }
        match start.link {
            Some(Ok(linked)) => {
                desk.own_work = own_work;
                desk.open_link(linked);
            }
            Some(Err(sentence)) => desk.ui_mut().notice = Some(Notice::problem(sentence)),
            None => {}
        }
        desk.look_at(&start.address);
        for answer in start.answers {
            desk.take(answer);
        }
        desk
    }

    fn empty(theme: Theme) -> Self {
        let scenario = Rc::new(Scenario::default());
        Self {
            generation: 1,
            names: Rc::new(Names::of(&scenario)),
            results: Rc::new(Results::waiting()),
            cooling: Rc::default(),
            history: History::new(scenario),
            ui: Rc::new(Ui {
                theme,
                ..Ui::default()
            }),
            origin: Origin::Nothing,
            own_work: None,
            is_changed: false,
            opened: 0,
            since: 1,
            sent: None,
            own_kept: None,
            other: None,
            power: None,
        }
    }

    /// The scenario as it stands.
    pub fn scenario(&self) -> &Rc<Scenario> {
        self.history.present()
    }

    /// The payload that belongs into the address: only as long as the desk shows what the link holds.
    pub fn payload(&self) -> Option<&Rc<str>> {
        match &self.origin {
            Origin::Link { payload } => Some(payload),
            _ => None,
        }
    }

    /// Begins a new history with a scenario.
    fn show(&mut self, scenario: Rc<Scenario>, origin: Origin) {
        self.history = History::new(scenario);
        self.origin = origin;
        self.is_changed = false;
        self.begin();
        self.ui_mut().day = 0;
        self.look_first();
    }

    /// Puts a scenario in the place of the one on the desk; undo brings that back.
    fn replace(&mut self, scenario: Scenario, origin: Origin) {
        self.history.apply(Edit::Replace(Box::new(scenario)), None);
        self.opened += 1;
        self.origin = origin;
        self.begin();
        let is_link = matches!(self.origin, Origin::Link { .. });
        let ui = self.ui_mut();
        ui.selection = None;
        ui.dialog = None;
        ui.kept = None;
        if is_link {
            ui.saved = Saved::Nothing;
        }
        self.look_first();
    }

    /// Something else is on the desk: answers to what was there before are of no interest any more.
    fn begin(&mut self) {
        self.renew();
        self.since = self.generation;
        self.sent = None;
        self.power = None;
        Rc::make_mut(&mut self.results).wait();
    }

    /// The scenario is another one.
    fn renew(&mut self) {
        self.generation += 1;
        let fields = self.names.fields.clone();
        self.names = Rc::new(Names::of(self.history.present()).with_fields(fields));
    }

    /// A day to begin with when nobody chose one, and none beyond the horizon.
    fn look_first(&mut self) {
        let (first, horizon) = first_look(self.scenario());
        let ui = self.ui_mut();
        ui.day = if ui.day == 0 {
            first
        } else {
            ui.day.min(horizon)
        };
    }

    fn open_link(&mut self, linked: Linked) {
        let payload = Rc::from(linked.payload.as_str());
        let before = self.scenario().clone();
        if self.is_changed || self.origin == Origin::Saved {
            self.own_work = Some(before);
            self.own_kept = self.ui.kept;
        }
        self.replace(linked.scenario, Origin::Link { payload });
        self.is_changed = false;
        self.sent = linked.receipt;
        self.other = linked.other.map(|other| Rc::new(*other));
        let notice = Notice {
            text: LINKED.to_owned(),
            is_problem: false,
            offers_own_work: self.own_work.is_some(),
            offers_other: self.other.is_some(),
        };
        self.ui_mut().notice = Some(notice);
    }

    fn look_at(&mut self, address: &address::Address) {
        let ui = self.ui_mut();
        ui.view = address.view;
        if matches!(address.view, View::Floor | View::Power | View::Cooling) {
            ui.side = Side::Numbers;
        }
        if let Some(day) = address.day {
            ui.day = day;
        }
        self.keep_day();
    }

    /// Follows a change of the scenario: results, and the day inside the horizon.
    fn follow(&mut self, before: &Rc<Scenario>) {
        if Rc::ptr_eq(before, self.history.present()) {
            return;
        }
        self.renew();
        self.is_changed = true;
        self.sent = None;
        if self.results.has_failed {
            Rc::make_mut(&mut self.results).fail();
        }
        if matches!(self.origin, Origin::Link { .. }) {
            self.origin = Origin::Opened;
        }
    }

    /// Takes an answer of the worker, if it is newer than what is there.
    fn take(&mut self, answer: Answer) {
        let asked = Asked {
            scenario: self.history.present(),
            names: &self.names,
            generation: self.generation,
            since: self.since,
        };
        let results = Rc::make_mut(&mut self.results);
        match answer {
            Answer::Checked(answer) => results.take_checked(answer, &asked),
            Answer::Evaluated(answer) => results.take_evaluated(*answer, &asked),
            Answer::PowerDay { view, .. } => return self.power = view.map(Rc::from),
            answer @ (Answer::CoolingDay { .. }
            | Answer::Year { .. }
            | Answer::QuickYear(_)
            | Answer::Weather(_)) => {
                let read = match &answer {
                    Answer::Weather(Ok(read)) if self.cooling.is_new => {
                        Some((read.name.clone(), read.digest.clone()))
                    }
                    _ => None,
                };
                Rc::make_mut(&mut self.cooling).take(answer);
                return self.name_weather(read);
            }
            Answer::Fields(texts) => return Rc::make_mut(&mut self.names).fields = Rc::new(texts),
            _ => return,
        }
        self.keep_day();
        self.compare();
    }

    /// Says whether a link shows here what its sender saw, as soon as that is known.
    fn compare(&mut self) {
        let Some(here) = self.results.receipt(self.scenario()) else {
            return;
        };
        let Some(sent) = self.sent.take() else { return };
        let says_linked = |notice: &&mut Notice| notice.text == LINKED;
        if let Some(notice) = self.ui_mut().notice.as_mut().filter(says_linked) {
            notice.text = receipt::compare(&sent, &here);
        }
    }

    fn keep_day(&mut self) {
        let last = self.results.horizon();
        if last.is_some_and(|last| last < self.ui.day) {
            self.ui_mut().day = last.unwrap_or_default();
        }
    }

    fn ui_mut(&mut self) -> &mut Ui {
        Rc::make_mut(&mut self.ui)
    }

    fn reduce_in_place(&mut self, action: Action) {
        let before = self.history.present().clone();
        match action {
            Action::Edit { edit, gesture } => {
                self.history.apply(edit, gesture);
                self.follow(&before);
            }
            Action::Undo => {
                self.leave_kept_at(self.history.next_undo().cloned());
                self.history.undo();
                self.follow(&before);
            }
            Action::Redo => {
                self.leave_kept_at(self.history.next_redo().cloned());
                self.history.redo();
                self.follow(&before);
            }
            Action::Open(scenario) => {
                self.replace(*scenario, Origin::Opened);
                self.is_changed = true;
                self.ui_mut().notice = None;
            }
            Action::OpenLink(linked) => self.open_link(*linked),
            Action::BackToOwnWork => {
                if let Some(own) = self.own_work.take() {
                    self.replace(own.as_ref().clone(), Origin::Saved);
                    self.is_changed = true;
                    let kept = self.own_kept.take();
                    let ui = self.ui_mut();
                    ui.notice = None;
                    ui.kept = kept;
                }
            }
            Action::OpenKept(kept, scenario) => self.open_kept(kept, *scenario),
            Action::ShowOther => self.show_other(),
            Action::Imported(asked, imported) => self.import(&asked, imported),
            Action::Answer(answer) => self.take(*answer),
            Action::EngineFailed => Rc::make_mut(&mut self.results).fail(),
            Action::Ui(action) => {
                let horizon = self.results.horizon();
                self.ui_mut().apply(action, horizon);
            }
            Action::Cooling(action) => Rc::make_mut(&mut self.cooling).apply(action),
        }
    }
}

/// What is said of a link until its results are there.
const LINKED: &str = "Opened from a link.";

#[cfg(test)]
mod tests;
