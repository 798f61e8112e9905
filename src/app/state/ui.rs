//! How the desk is looked at: never undone, never in the file.

use std::rc::Rc;

use super::power::PowerAction;
use crate::present::power::Question;
use crate::present::words::ImportWords;

/// Number of a scenario that this browser keeps: the moment of its first saving, in ms.
pub type KeptId = f64;

/// The views that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What limits the site, and where its power goes.
    #[default]
    Overview,
    /// Every rack of every hall.
    Floor,
    /// The one-line, and what fails with what.
    Power,
    /// Every number and word of the scenario.
    Scenario,
    /// The way of the heat, and the year.
    Cooling,
}

/// What stands beside the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// What was found, worst first.
    #[default]
    Findings,
    /// The numbers that can be changed.
    Numbers,
}

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the colour of a rack says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The phase it belongs to.
    #[default]
    Phase,
    /// How loaded the power blocks of its hall are.
    Load,
}

/// What is selected on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A hall, by its position in the layout.
    Hall(usize),
    /// A rack, by its hall's position and its own.
    Rack(usize, usize),
}

/// A dialog above the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Presets, a file, a link.
    Open,
    /// The link that was made.
    Share,
    /// What the keys do.
    Keys,
    /// The scenarios that this browser keeps.
    Scenarios,
    /// What an import said.
    Import,
}

/// Whether this browser holds the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// There is nothing of one's own to save.
    #[default]
    Nothing,
    /// It will be, in a moment.
    Soon,
    /// It is.
    Done,
    /// The browser refuses.
    Refused,
}

/// One sentence above the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_problem: bool,
    /// Whether the way back to one's own work is offered beside it.
    pub offers_own_work: bool,
    /// Whether the other of two scenarios of a link is offered beside it.
    pub offers_other: bool,
}

impl Notice {
    /// Something went wrong, and the desk is as it was.
    pub fn problem(text: String) -> Self {
        Self {
            text,
            is_problem: true,
            offers_own_work: false,
            offers_other: false,
        }
    }
}

/// How the desk is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ui {
    /// The day that is looked at.
    pub day: u32,
    /// The view.
    pub view: View,
    /// What stands beside it.
    pub side: Side,
    /// Colours.
    pub theme: Theme,
    /// What the colour of a rack says.
    pub colour: Colour,
    /// What is selected on the floor.
    pub selection: Option<Selection>,
    /// Path of the field that was asked for, until it has the focus.
    pub wanted_field: Option<Rc<str>>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// A sentence above the desk.
    pub notice: Option<Notice>,
    /// Whether this browser holds the work.
    pub saved: Saved,
    /// Which of the scenarios that this browser keeps is on the desk; none until it is first saved.
    pub kept: Option<KeptId>,
    /// A list that waits to be read.
    pub list: Option<Rc<[u8]>>,
    /// What the last import said.
    pub report: Rc<ImportWords>,
    /// What is out, opened and selected in the Power view.
    pub power: Question,
    /// What is stopped and selected in the Cooling view.
    pub cooling: Question,
}

/// A change of how the desk is looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// Another day.
    Day(u32),
    /// Another view.
    View(View),
    /// Something else beside it.
    Side(Side),
    /// Other colours of the page.
    Theme(Theme),
    /// Other colours of racks.
    Colour(Colour),
    /// Something is selected, or nothing.
    Select(Option<Selection>),
    /// A field is asked for, by its path.
    GoToField(Rc<str>),
    /// The field that was asked for has the focus.
    FieldReached,
    /// A hall is asked for.
    GoToHall(usize),
    /// A dialog opens, or closes.
    Dialog(Option<Dialog>),
    /// A sentence comes, or goes.
    Notice(Option<Notice>),
    /// The work was saved, or not.
    Saved(Saved),
    /// The scenario on the desk is kept under this number, or no longer kept.
    Kept(Option<KeptId>),
    /// A list is to be read.
    List(Rc<[u8]>),
    /// Something happens in the Power view, or in the Cooling view.
    Power(PowerAction),
}

impl Ui {
    /// Makes the change; `horizon` is the last day there is.
    pub(super) fn apply(&mut self, action: UiAction, horizon: Option<u32>) {
        match action {
            UiAction::Day(day) => self.day = horizon.map_or(day, |last| day.min(last)),
            UiAction::View(view) => self.view = view,
            UiAction::Side(side) => self.side = side,
            UiAction::Theme(theme) => self.theme = theme,
            UiAction::Colour(colour) => self.colour = colour,
            UiAction::Select(selection) => {
                self.selection = selection;
                if selection.is_some() {
                    self.side = Side::Numbers;
                }
            }
            UiAction::GoToField(path) => {
                self.side = Side::Numbers;
                self.wanted_field = Some(path);
            }
            UiAction::FieldReached => self.wanted_field = None,
            UiAction::GoToHall(hall) => {
                self.view = View::Floor;
                self.side = Side::Numbers;
                self.selection = Some(Selection::Hall(hall));
            }
            UiAction::Dialog(dialog) => self.dialog = dialog,
            UiAction::Notice(notice) => self.notice = notice,
            UiAction::Saved(saved) => self.saved = saved,
            UiAction::Kept(kept) => self.kept = kept,
            UiAction::List(list) => self.list = Some(list),
            UiAction::Power(action) => {
                if action.selects() {
                    self.side = Side::Numbers;
                }
                if self.view == View::Cooling {
                    action.apply(&mut self.cooling);
                    // One part is stopped at a time: the last.
                    let others = self.cooling.failed.len().saturating_sub(1);
                    self.cooling.failed.drain(..others);
                } else {
                    action.apply(&mut self.power);
                }
            }
        }
    }
}

impl View {
    /// All views, in the order of the navigation.
    pub const ALL: [Self; 5] = [
        Self::Overview,
        Self::Power,
        Self::Cooling,
        Self::Floor,
        Self::Scenario,
    ];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Floor => "floor",
            Self::Power => "power",
            Self::Scenario => "scenario",
            Self::Cooling => "cooling",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Floor => "Floor",
            Self::Power => "Power",
            Self::Scenario => "All numbers",
            Self::Cooling => "Cooling",
        }
    }
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in storage, in the page's `data-theme`, and in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The theme of a name; Auto when there is none.
    pub fn of_key(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.key() == key)
            .unwrap_or_default()
    }
}
