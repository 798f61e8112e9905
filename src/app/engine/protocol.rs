//! What the page asks its workers, and what they answer. Both are of one build, so the shape may change
//! with any release.
//!
//! Every request carries a generation, a number that only grows, and every answer names the one it is to.
//! What is sent is the tree of the scenario: positions and values, no names.

use serde::Deserialize;
use serde::Serialize;

use crate::codec::link::Receipt;
use crate::edit::LeafChange;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::Summary;
use crate::present::card::Figure;
use crate::present::cooling::CoolingView;
use crate::present::cooling::WeatherView;
use crate::present::cooling::YearView;
use crate::present::power::PowerView;
use crate::present::power::Question;
use crate::present::qr::Code;
use crate::present::ribbon::Ribbon;
use crate::present::told::Told;
use crate::present::words::FieldTexts;
use crate::present::words::ImportWords;
use crate::scenario::record::Node;
use crate::solve::floor::Layout;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Check a scenario and evaluate all its days, the chosen one first: one [`Answer::Checked`], and if it
    /// makes a plan one [`Answer::Evaluated`]. A newer one takes its place.
    Evaluate {
        /// Which scenario it is.
        generation: u32,
        /// The day that is looked at.
        day: u32,
        /// The scenario.
        scenario: Node,
    },
    /// Try what would mend the findings of a scenario: an [`Answer::Remedy`] for each that can be, the worst
    /// first. A study: a newer one takes its place.
    Remedies {
        /// Which scenario it is.
        generation: u32,
        /// The scenario.
        scenario: Node,
    },
    /// Stop the study that runs.
    Stop,
    /// Read a list of racks or equipment as additions to a scenario: an [`Answer::Imported`].
    Import {
        /// The bytes of the list.
        list: Vec<u8>,
        /// The scenario.
        scenario: Node,
    },
    /// Draw an address as a QR code: an [`Answer::Qr`].
    Qr {
        /// The address.
        address: String,
    },
    /// Read a scenario file: an [`Answer::File`]; one of two scenarios is an [`Answer::Link`].
    File {
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Read an address, a fragment or a bare payload: an [`Answer::Link`].
    Link {
        /// What was pasted or stands in the address bar.
        text: String,
    },
    /// Write a scenario as the payload of a link: an [`Answer::Payload`].
    Payload {
        /// The scenario.
        scenario: Node,
        /// What its sender sees.
        receipt: Option<Receipt>,
    },
    /// Open the newest preset with a key: an [`Answer::Preset`].
    Preset {
        /// The key.
        key: String,
    },
    /// Tell help and defaults of all fields: an [`Answer::Fields`].
    Fields,
    /// The Power view of a day, with some elements out: an [`Answer::PowerDay`] if the scenario makes a
    /// plan. A newer one takes its place.
    PowerDay {
        /// Number of the question: it only grows.
        generation: u32,
        /// The day.
        day: u32,
        /// The scenario, when it is another one than this worker was sent last.
        scenario: Option<Node>,
        /// What is out, opened and selected.
        question: Question,
    },
    /// Make the cooling view of a day: an [`Answer::CoolingDay`], and an [`Answer::QuickYear`] of the site as it
    /// stands then. A newer one takes its place, and ends a year that is being computed.
    CoolingDay {
        /// Which scenario it is.
        generation: u32,
        /// The day.
        day: u32,
        /// The scenario.
        scenario: Node,
    },
    /// Compute a year of the site as it stands on a day: [`Answer::Year`] as it advances, the last one with its
    /// view. A study: a newer one takes its place, and [`Request::Stop`] ends it.
    Year {
        /// Number of the question.
        run: u32,
        /// The day.
        day: u32,
        /// The scenario.
        scenario: Node,
    },
    /// Read a weather file and keep it for scenarios that name it by its digest: an [`Answer::Weather`].
    Weather {
        /// The bytes of the file.
        bytes: Vec<u8>,
    },
}

/// What a worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The findings of the check, and the chosen day.
    Checked(Checked),
    /// Every day.
    Evaluated(Box<Evaluated>),
    /// What mends one finding.
    Remedy {
        /// Which scenario it is.
        generation: u32,
        /// The remedy.
        remedy: Remedy,
    },
    /// What a list changes, and what is to be said of it.
    Imported(Imported),
    /// A QR code, or the sentence why there is none.
    Qr(Result<Code, String>),
    /// The scenario of a file, or the sentence why there is none.
    File(Result<Node, String>),
    /// What a link brings, or the sentence why it brings nothing.
    Link(Result<LinkAnswer, String>),
    /// The payload of a link, or the sentence why there is none.
    Payload(Result<String, String>),
    /// A preset; nothing when there is none of that key.
    Preset(Option<Node>),
    /// Help and defaults of all fields.
    Fields(FieldTexts),
    /// The Power view of a day; where the cooling that goes with it takes longer, a second one follows. Cards that
    /// have not changed since the answer before are left out.
    PowerDay {
        /// Number of the question.
        generation: u32,
        /// The view; nothing when the scenario makes no plan.
        view: Option<Box<PowerView>>,
    },
    /// The cooling view of a day; nothing when the scenario makes no plan.
    CoolingDay {
        /// Which scenario it is.
        generation: u32,
        /// The view.
        view: Option<Box<CoolingView>>,
    },
    /// How far a year is.
    Year {
        /// Number of the question.
        run: u32,
        /// Hours that are done.
        done: u32,
        /// Hours in all; 0 when the scenario makes no plan.
        of: u32,
        /// The view, with the last hour.
        view: Option<Box<YearView>>,
    },
    /// A year from bins, until the exact one is there; what it lacks stays as it was.
    QuickYear(Box<YearView>),
    /// What a weather file is, or the sentence why it could not be read.
    Weather(Result<WeatherView, String>),
}

/// What a link brings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkAnswer {
    /// The scenario.
    pub scenario: Node,
    /// What its sender saw.
    pub receipt: Option<Receipt>,
    /// The scenario to compare it with, if the link holds two.
    pub other: Option<Node>,
    /// The payload of the link that says the same, where a file was read and no link.
    pub payload: Option<String>,
}

/// A list that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The scenario with the list in it; nothing when something was not understood. Whole, because the
    /// page can read it already: single changes of every kind of list would be new code there.
    pub scenario: Option<Node>,
    /// The report.
    pub words: ImportWords,
}

/// The first stage of an evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// Which scenario it is.
    pub generation: u32,
    /// What the check found.
    pub checked: Vec<Told>,
    /// The day that was asked for; nothing when the scenario makes no plan, and then no more follows.
    pub day: Option<Box<DayAnswer>>,
}

/// What holds on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayAnswer {
    /// The state.
    pub state: DayState,
    /// First day on which something else holds; nothing: it holds to the end.
    pub until: Option<u32>,
}

/// The second stage of an evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluated {
    /// Which scenario it is.
    pub generation: u32,
    /// The evaluation, its layout and findings left out.
    pub evaluation: Evaluation,
    /// The findings of the evaluation, worst first.
    pub findings: Vec<Told>,
    /// The layout, when it is another one than this worker sent last.
    pub layout: Option<Layout>,
    /// Digest and main KPIs, for links.
    pub summary: Summary,
    /// The day ribbon at several widths, the least first.
    pub ribbons: Vec<Ribbon>,
    /// Supply against demand, without the chosen day.
    pub supply: Figure,
}

/// What mends one finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    /// Position of the finding in the evaluation.
    pub finding: usize,
    /// Changes after which it is gone and no worse one has come, each with its words: the smallest first.
    pub changes: Vec<(String, LeafChange)>,
}
