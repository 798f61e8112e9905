//! Equipment and climates: what is known of them, where it is known from, and how far it can be trusted.
//!
//! Rows are data files in `data/`, one per kind, with units in their names. Keys of sources stand in
//! SOURCES.md. Rows are read once, on first use.

#[macro_use]
mod read;
pub mod climate;
pub mod cooling;
pub mod electrical;
pub mod generation;
pub mod platform;
pub mod typical_year;
pub mod weather;

pub use climate::Climate;
pub use climate::DesignAir;
pub use climate::MonthAir;
pub use climate::climate;
pub use climate::climates;
pub use cooling::AirCooler;
pub use cooling::AirCoolerKind;
pub use cooling::Cdu;
pub use cooling::Chiller;
pub use cooling::ChillerKind;
pub use cooling::Tower;
pub use cooling::air_cooler;
pub use cooling::air_coolers;
pub use cooling::cdu;
pub use cooling::cdus;
pub use cooling::chiller;
pub use cooling::chillers;
pub use cooling::tower;
pub use cooling::towers;
pub use electrical::Busway;
pub use electrical::Transformer;
pub use electrical::Ups;
pub use electrical::block_transformer;
pub use electrical::block_transformers;
pub use electrical::busway;
pub use electrical::busways;
pub use electrical::feed_transformer;
pub use electrical::feed_transformers;
pub use electrical::ups;
pub use electrical::upses;
pub use generation::Battery;
pub use generation::Generator;
pub use generation::GeneratorKind;
pub use generation::batteries;
pub use generation::battery;
pub use generation::generator;
pub use generation::generators;
pub use platform::Platform;
pub use platform::PlatformKind;
pub use platform::platform;
pub use platform::platforms;

use serde::Deserialize;

/// How far a value can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Confidence {
    /// High: a primary or official text was read, or computed from one.
    H,
    /// Medium: a reputable secondary text was read.
    M,
    /// Low: one weak text, conflicting texts, or an assumption.
    L,
    /// Derived by arithmetic from other values.
    D,
    /// Background: the publication is named as known, its text was not read. To be verified.
    B,
}

impl Confidence {
    /// The letter in files.
    pub fn text(self) -> &'static str {
        match self {
            Self::H => "H",
            Self::M => "M",
            Self::L => "L",
            Self::D => "D",
            Self::B => "B",
        }
    }
}

/// What every row says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Keys into SOURCES.md, separated by commas.
    pub source: &'static str,
    /// How far the row as a whole can be trusted: its weakest important value.
    pub confidence: Confidence,
    /// What a planner should know: which values come from where, what was assumed.
    pub note: &'static str,
}

impl Origin {
    /// The keys, one by one.
    pub fn source_keys(self) -> impl Iterator<Item = &'static str> {
        self.source.split(',').map(str::trim)
    }
}
