//! What the desk begins with, and where what is on it came from.

use std::rc::Rc;

use super::KeptId;
use super::Theme;
use super::address;
use crate::app::engine::Answer;
use crate::codec::link::Receipt;
use crate::scenario::Scenario;
use crate::scenario::ScenarioField;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Section;

/// Where the scenario on the desk came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Nothing was opened yet.
    Nothing,
    /// This browser had it.
    Saved,
    /// A preset or a file was opened.
    Opened,
    /// A link was opened, and nothing was changed since.
    Link {
        /// The link's payload, which stays in the address.
        payload: Rc<str>,
    },
}

/// What a link brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The scenario.
    pub scenario: Scenario,
    /// The payload.
    pub payload: String,
    /// What its sender saw.
    pub receipt: Option<Receipt>,
    /// The scenario to compare it with, if the link holds two.
    pub other: Option<Box<Scenario>>,
}

/// What the desk begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// What this browser had saved.
    pub saved: Option<Scenario>,
    /// What a newcomer sees.
    pub preset: Option<Scenario>,
    /// What the address brought, or why it could not be read.
    pub link: Option<Result<Linked, String>>,
    /// View and day of the address.
    pub address: address::Address,
    /// The number under which that is kept.
    pub kept: Option<KeptId>,
    /// The theme that was chosen before.
    pub theme: Theme,
    /// Answers that are there already: pages that are rendered without a browser have no worker.
    pub answers: Vec<Answer>,
}

/// The day to look at first, which is the due day of the last phase, and the last day there is. As the
/// scenario says them: wrong ones are put right when the worker has answered.
pub(super) fn first_look(scenario: &Scenario) -> (u32, u32) {
    let default = match &Scenario::leaf(ScenarioField::HorizonDays).kind {
        LeafKind::Number(range) => range.default,
        LeafKind::Text(_) | LeafKind::Flag => None,
    };
    let horizon = scenario.horizon_days.or(default).unwrap_or(0.0);
    let due = scenario.phases.iter().filter_map(|phase| phase.due_day);
    let last = due.reduce(f64::max).unwrap_or(horizon);
    (whole_day(last.min(horizon)), whole_day(horizon))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a day may be first; a NaN becomes day 0"
)]
fn whole_day(day: f64) -> u32 {
    day.round().clamp(0.0, 1e6) as u32
}
