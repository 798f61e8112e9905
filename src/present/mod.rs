//! Evaluations as people see them: words, tables, charts and drawings as data.
//!
//! Nothing here knows a page, a colour or a pixel of the screen: drawings name inks, and whoever shows
//! them gives each ink its colour. Nothing below makes sentences; everything above takes them from here.

pub mod backend;
pub mod balance;
pub mod card;
pub mod cooling;
pub mod hall;
pub mod kpi;
pub mod limits;
pub mod number;
pub mod power;
pub mod qr;
pub mod receipt;
pub mod record;
pub mod report;
pub mod ribbon;
pub mod shape;
pub mod table;
pub mod told;
pub mod words;

use serde::Deserialize;
use serde::Serialize;

/// How a value should strike the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tone {
    /// Nothing to say about it.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// It works, with a risk or a waste.
    Watch,
    /// It does not work.
    Alert,
}
