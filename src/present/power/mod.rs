//! The Power view of a day: the one-line as a drawing that can be pressed, and what stands around it.
//!
//! Made beside the engine, where the network is, and sent to the page as plain data: the page draws it and
//! knows neither network nor solver.

mod bench;
mod faults;
mod follows;
mod given;
mod groups;
mod heat;
mod inspect;
mod line;
mod losses;
mod opened;
mod parts;
mod sketch;
mod sources;
mod stands;
mod start_chart;
mod study;
mod supplied;
pub mod supply;
mod swing;
mod tables;

pub use bench::Bench;
pub use study::Study;

use crate::present::Tone;
use crate::present::card::Card;
use crate::present::shape::Scene;
use crate::present::table::Table;
use serde::Deserialize;
use serde::Serialize;
use std::rc::Rc;

/// What the view is asked for besides the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Elements that are out, by readable id. Unknown ones are none.
    pub failed: Vec<String>,
    /// What is opened, from the outside in.
    pub open: Vec<String>,
    /// What is selected.
    pub selected: Option<String>,
    /// The study of pairs and cut sets, for more than so many GPUs off; nothing: none is asked for.
    pub study: Option<u32>,
}

/// The Power view of a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PowerView {
    /// The day.
    pub day: u32,
    /// The question it answers.
    pub question: Question,
    /// What stands over the one-line.
    pub title: String,
    /// What happens to the GPUs, as a sentence.
    pub headline: String,
    /// How that should strike.
    pub tone: Tone,
    /// The one-line, from the utility to the halls.
    pub line: Rc<Diagram>,
    /// The same as a table.
    pub elements: Table,
    /// What is opened.
    pub opened: Option<Opened>,
    /// What is selected.
    pub selected: Option<Inspected>,
    /// What follows from what is out, and the worst single failures: they change with what is tried.
    pub tried: Vec<Rc<Card>>,
    /// What holds on the day, whatever is tried.
    pub of_day: Vec<Rc<Card>>,
}

impl PowerView {
    /// All its cards.
    pub fn cards(&mut self) -> impl Iterator<Item = &mut Rc<Card>> {
        self.tried.iter_mut().chain(&mut self.of_day)
    }
}

/// A drawing with parts that can be pressed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diagram {
    /// The drawing.
    pub scene: Scene,
    /// What can be pressed, in reading order.
    pub marks: Vec<Mark>,
    /// What it is and how it is used, for those who cannot see it.
    pub label: String,
    /// What its bars and colours mean; empty: it was said already.
    pub note: String,
}

/// A part of a drawing that can be pressed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Readable id of the element, or key of a group.
    pub id: String,
    /// What it is and how it stands, for those who cannot see it.
    pub label: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What pressing does.
    pub press: Press,
    /// Whether it is out, or opened.
    pub is_on: bool,
}

/// What pressing a part does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Press {
    /// Takes the element out, or puts it back.
    #[default]
    Fail,
    /// Opens it: what is inside is drawn below.
    Open,
}

/// What is opened: a group, a block, a busway.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Names of what was opened, from the outside in.
    pub path: Vec<String>,
    /// What is inside.
    pub diagram: Rc<Diagram>,
    /// The same as a table.
    pub table: Table,
}

/// What is said of one element.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    /// Its readable id, or key of the group.
    pub id: String,
    /// What it is: `Transformer T-301`.
    pub title: String,
    /// Where it belongs, in a few words.
    pub note: String,
    /// Names and values: what is set, and what is now, each group under its name.
    pub groups: Vec<(String, Vec<(String, String)>)>,
    /// Whether it can be taken out.
    pub can_fail: bool,
    /// Whether it is out.
    pub is_failed: bool,
    /// Whether it can be opened.
    pub can_open: bool,
}
