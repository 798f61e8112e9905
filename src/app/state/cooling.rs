//! What the cooling view knows: the day and the year as the worker made them, and whose weather the year has.

use std::rc::Rc;

use crate::app::engine::Answer;
use crate::present::cooling::CoolingView;
use crate::present::cooling::YearView;

/// What the cooling view knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cooling {
    /// The day that was answered last.
    pub day: Option<Rc<CoolingView>>,
    /// The year that was answered last.
    pub year: Option<Rc<YearView>>,
    /// Hours that are done, and hours in all, while a year is being computed.
    pub progress: Option<(u32, u32)>,
    /// Whether the planner stopped the year.
    pub is_stopped: bool,
    /// Weather file of the planner's own: a new one has a new address.
    pub file: Option<Rc<[u8]>>,
    /// What the file is, or why it could not be read.
    pub file_words: Option<Result<Rc<Vec<String>>, Rc<str>>>,
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
    /// A weather file of one's own; none: back to the typical year.
    File(Option<Rc<[u8]>>),
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
            CoolingAction::File(file) => {
                self.file = file;
                self.file_words = None;
                self.is_stopped = false;
            }
        }
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
                    self.year = Some(Rc::new(*view));
                }
            }
            Answer::Weather(read) => {
                if read.is_err() {
                    self.file = None;
                }
                self.file_words = Some(read.map(Rc::new).map_err(Rc::from));
            }
            _ => {}
        }
    }
}
