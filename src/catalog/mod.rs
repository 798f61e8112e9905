//! Equipment, climates and prices: what is known of them, where it is known from, and how far it can be
//! trusted.
//!
//! Rows are data files in `data/`, one per kind, with units in their names. Keys of sources stand in
//! SOURCES.md. Rows are read once, on first use. A scenario may override rows and bring its own:
//! [`Catalogue`].

#[macro_use]
mod row;
mod climate;
mod cooling;
mod economy;
mod electrical;
pub mod envelope;
mod field;
mod generation;
mod heat_rejection;
mod own;
mod platform;
mod record;
mod table;
pub mod typical_year;
pub mod weather;

pub use climate::Climate;
pub use climate::DesignAir;
pub use climate::MonthAir;
pub use cooling::AirCooler;
pub use cooling::AirCoolerKind;
pub use cooling::Cdu;
pub use cooling::Chiller;
pub use cooling::ChillerKind;
pub use cooling::ReformulatedChiller;
pub use economy::Fuel;
pub use economy::GridCarbon;
pub use economy::Reliability;
pub use economy::ReliabilityUnit;
pub use economy::Tariff;
pub use electrical::Busway;
pub use electrical::Cable;
pub use electrical::Conductor;
pub use electrical::Switchgear;
pub use electrical::Transformer;
pub use electrical::Ups;
pub use field::Field;
pub use field::Holds;
pub use field::Order;
pub use generation::Battery;
pub use generation::Generator;
pub use generation::GeneratorKind;
pub use heat_rejection::DryCooler;
pub use heat_rejection::Pump;
pub use heat_rejection::PumpDuty;
pub use heat_rejection::Tower;
pub use own::Catalogue;
pub use own::Listed;
pub use own::OwnRow;
pub use own::OwnValue;
pub use own::RowProblem;
pub use platform::AirClass;
pub use platform::CoolantClass;
pub use platform::Platform;
pub use platform::PlatformKind;
pub use record::Problem;
pub use record::Record;
pub use record::Value;
pub use record::Wrong;
pub use row::Row;
pub use table::*;

/// How far a value can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// All of them.
    const ALL: [Self; 5] = [Self::H, Self::M, Self::L, Self::D, Self::B];

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

    /// What a letter in files stands for.
    pub fn from_text(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.text() == letter)
    }
}

/// What every row says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Keys into SOURCES.md, separated by commas.
    pub source: String,
    /// How far the row as a whole can be trusted: its weakest important value.
    pub confidence: Confidence,
    /// What a planner should know: which values come from where, what was assumed.
    pub note: String,
}

impl Origin {
    /// The keys, one by one.
    pub fn source_keys(&self) -> impl Iterator<Item = &str> {
        self.source.split(',').map(str::trim)
    }

    /// What says nothing.
    fn unknown() -> Self {
        Self {
            source: String::new(),
            confidence: Confidence::L,
            note: String::new(),
        }
    }
}
