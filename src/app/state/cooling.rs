//! What the cooling view knows: the day and the year as the worker made them, and whose weather the year has.

use std::rc::Rc;

use crate::app::engine::Answer;
use crate::present::card::Card;
use crate::present::cooling::CoolingView;
use crate::present::cooling::WeatherView;
use crate::present::cooling::YearView;
use crate::present::cooling::newer;

/// What the cooling view knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cooling {
    /// The day that was answered last.
    pub day: Option<Rc<CoolingView>>,
    /// What is said of the year that was answered last.
    pub year: Option<Rc<YearView>>,
    /// Its cards; those that an estimate lacks are of the exact year before it.
    pub cards: Vec<Rc<Card>>,
    /// Hours that are done, and hours in all, while a year is being computed.
    pub progress: Option<(u32, u32)>,
    /// Whether the planner stopped the year.
    pub is_stopped: bool,
    /// Weather file of the planner's own that came last: a new one has a new address.
    pub file: Option<Rc<[u8]>>,
    /// Whether the scenario must name that file.
    pub is_new: bool,
    /// What the file is, or why it could not be read.
    pub weather: Option<Result<Rc<WeatherView>, Rc<str>>>,
    /// Number of the year that is wanted: answers to others are of no interest.
    run: u32,
}

/// What may happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum CoolingAction {
    /// A year is asked for under a number.
    YearAsked(u32),
    /// The year is not wanted any more.
    YearStopped,
    /// It is wanted after all.
    YearWanted,
    /// A weather file; whether it is new, so that the scenario must name it.
    File(Rc<[u8]>, bool),
}

impl Cooling {
    /// Makes the change.
    pub(super) fn apply(&mut self, action: CoolingAction) {
        match action {
            CoolingAction::YearAsked(run) => {
                self.run = run;
                self.progress = Some((0, 1));
            }
            CoolingAction::YearStopped => {
                self.run = 0;
                self.progress = None;
                self.is_stopped = true;
            }
            CoolingAction::YearWanted => self.is_stopped = false,
            CoolingAction::File(file, is_new) => {
                self.file = Some(file);
                self.is_new = is_new;
                self.weather = None;
                // Its chart of the air is that of other weather.
                self.cards.clear();
                self.is_stopped = false;
            }
        }
    }

    /// The weather file that was read, if a scenario names it by its digest.
    pub fn weather_of(&self, digest: &str) -> Option<&WeatherView> {
        let read = self.weather.as_ref()?.as_ref().ok()?;
        (read.digest == digest).then_some(read)
    }

    fn take_year(&mut self, mut view: YearView) {
        self.cards = newer(&self.cards, std::mem::take(&mut view.cards));
        self.year = Some(Rc::new(view));
    }

    /// Takes an answer of the worker; gives back what is not for it.
    pub(super) fn take(&mut self, answer: Answer) {
        match answer {
            Answer::CoolingDay {
                view: Some(view), ..
            } => self.day = Some(Rc::new(*view)),
            Answer::Year {
                run,
                done,
                of,
                view,
            } if run == self.run => {
                self.progress = (view.is_none() && done < of).then_some((done, of));
                if let Some(view) = view {
                    self.take_year(*view);
                }
            }
            Answer::QuickYear(view) => self.take_year(*view),
            Answer::Weather(read) => {
                if read.is_err() {
                    self.file = None;
                }
                self.weather = Some(read.map(Rc::new).map_err(Rc::from));
            }
            _ => {}
        }
    }
}
