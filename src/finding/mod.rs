//! The types of a finding: something wrong or worth knowing, as data.
//!
//! A finding never holds a sentence. `present::words` makes sentences from it, in every language.

mod unit;

use serde::Deserialize;
use serde::Serialize;
use unit::Unit;

/// What kind of thing was found. Each has one code that never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Code {
    /// A number that must be given is not.
    Missing,
    /// A number lies outside its range.
    OutOfRange,
    /// A count is not a whole number.
    NotWhole,
    /// A text is none of the words allowed here.
    UnknownWord,
    /// A key names nothing in the scenario or the catalogue.
    UnknownKey,
    /// Two things of one list share an id.
    DuplicateId,
    /// A text is not a calendar date.
    NotADate,
    /// Something ends before it begins, or a later phase is due before an earlier one.
    OutOfOrder,
    /// The sum of several numbers is more than the engine takes.
    TooMuch,
    /// Water would be colder than the air around it allows.
    BelowDewPoint,
    /// A field of a file that this version does not know.
    UnknownField,
    /// Firm supply does not carry the load.
    SupplyShort,
    /// The power blocks of a hall do not carry its load.
    BlocksOverloaded,
    /// Chillers or towers do not carry the heat.
    HeatRejectionShort,
    /// CDUs or air coolers of a hall do not carry its heat.
    HallCoolingShort,
    /// A hall has fewer rack positions than racks.
    HallFull,
    /// A rack weighs more on its tiles than the floor carries.
    FloorOverloaded,
    /// The worst day takes more water than the site may.
    WaterShort,
    /// A phase does not reach its target on its due day.
    TargetMissed,
    /// A curve was used outside the range it was measured in.
    Extrapolated,
    /// The coupling of power and cooling gave up.
    NotConverged,
    /// Assets stay in although an assumption is their only source.
    AssumedStay,
    /// Something stands at no place in a network that has places for it.
    Unassigned,
    /// Two fields say different things of one thing.
    Contradicts,
    /// More of something is held in reserve than there is.
    ReservesOverdrawn,
    /// All of something is spare, in maintenance or idle.
    NoneLeft,
    /// Two things that are connected have different voltages.
    VoltageMismatch,
    /// What flows would freeze.
    Freezes,
    /// Coolant or air is warmer than a rack takes.
    TooWarm,
    /// A text is not a digest in hexadecimal digits.
    NotADigest,
    /// The main breaker of a block is smaller than its transformer.
    MainTooSmall,
    /// The fault current behind a block's transformer is more than a board bears.
    FaultTooHigh,
    /// An element of the network carries more than it may with nothing failed.
    ElementOverloaded,
    /// A single failure leaves GPUs without power.
    FailureDarkens,
    /// A single failure overloads what takes over.
    FailureOverloads,
    /// Units burn more gas than their firm contract covers.
    GasBeyondFirm,
    /// Batteries do not carry the worst event until other sources have taken over.
    BridgeShort,
    /// The feeds draw at a lower power factor than their contract allows.
    PowerFactorLow,
    /// Units emit, run or start more in a year than their permits allow.
    PermitExceeded,
    /// A class of load does not get the backup it asks for.
    BackupShort,
    /// A single failure is switched over more slowly than the load rides through.
    TransferSlow,
    /// The largest short circuit at a section is more than its breakers interrupt.
    BreakerTooWeak,
    /// The swing of a synchronous job is more than the utility takes and batteries smooth.
    SwingTooLarge,
    /// On a day the coolant is warmer than racks or CDUs take.
    CoolantTooWarm,
    /// On a day the air at the racks lies outside their limit, their class or what is recommended.
    AirOutOfClass,
    /// On a day facility water or coolant lies outside the class that a platform states.
    WaterOutOfClass,
    /// In some hours of a year the facility water is warmer than its set point.
    YearUnmet,
    /// In some hours of a year racks get warmer coolant or air than they take.
    YearTooWarm,
}

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The plan does not work until it is mended.
    MustFix,
    /// It works, with a risk or a waste.
    Watch,
    /// Worth knowing.
    Note,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The whole site.
    Site,
    /// A field of the scenario, as a path such as `cooling.chillers[0].count`.
    Field(String),
    /// A hall, by id.
    Hall(String),
    /// A cooling loop, by id.
    Loop(String),
    /// A phase, by id.
    Phase(String),
    /// An asset, by id.
    Asset(String),
    /// An element of the power network, by readable id.
    Element(String),
}

/// First and last day on which it holds, counted from the scenario's day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub from: u32,
    /// Last day, included.
    pub to: u32,
}

/// How much of it there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// Nothing to count.
    None,
    /// Power or heat, in MW, that is missing.
    ShortMw(f64),
    /// GPUs that do not fit or are not live.
    Gpus(i64),
    /// Racks without a position.
    Racks(i64),
    /// Days late; `None` when it is not reached within the horizon.
    DaysLate(Option<u32>),
    /// Water that is missing on the worst day, in ML.
    ShortMl(f64),
    /// Pressure above what is allowed, in kPa.
    ExcessKpa(f64),
    /// The number that was given, with the range it must lie in and its unit.
    Range {
        /// What was given.
        given: f64,
        /// Lowest allowed.
        low: f64,
        /// Highest allowed.
        high: f64,
        /// Unit of all three.
        #[serde(deserialize_with = "unit::read")]
        unit: Unit,
    },
    /// The text that was given, and the words that are known here.
    Word {
        /// What was given.
        given: String,
        /// Some of what is known.
        known: Vec<String>,
    },
    /// Two numbers of which the first must not be the greater one.
    Order {
        /// What should be first.
        first: f64,
        /// What should be second.
        second: f64,
        /// Unit of both.
        #[serde(deserialize_with = "unit::read")]
        unit: Unit,
    },
    /// A number that was given and the one it must be.
    Differs {
        /// What was given.
        given: f64,
        /// What it must be.
        needed: f64,
        /// Unit of both.
        #[serde(deserialize_with = "unit::read")]
        unit: Unit,
    },
    /// Things of one kind.
    Items(i64),
    /// A number and the range it should lie in, as a class has it.
    Class {
        /// What is.
        given: f64,
        /// Lowest of the range.
        low: f64,
        /// Highest of the range.
        high: f64,
        /// Unit of all three.
        #[serde(deserialize_with = "unit::read")]
        unit: Unit,
        /// The class, such as `A1` or `W32`.
        #[serde(deserialize_with = "unit::read")]
        class: Unit,
    },
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// When; `None` for what does not depend on the day.
    pub days: Option<DayRange>,
    /// How much, at its worst.
    pub amount: Amount,
}

impl Code {
    /// The code as printed: it never changes its meaning.
    pub fn text(self) -> &'static str {
        match self {
            Self::Missing => "SCN-001",
            Self::OutOfRange => "SCN-002",
            Self::NotWhole => "SCN-003",
            Self::UnknownWord => "SCN-004",
            Self::UnknownKey => "SCN-005",
            Self::DuplicateId => "SCN-006",
            Self::NotADate => "SCN-007",
            Self::OutOfOrder => "SCN-008",
            Self::TooMuch => "SCN-009",
            Self::BelowDewPoint => "SCN-010",
            Self::UnknownField => "SCN-011",
            Self::AssumedStay => "SCN-012",
            Self::Unassigned => "SCN-013",
            Self::Contradicts => "SCN-014",
            Self::ReservesOverdrawn => "SCN-015",
            Self::NoneLeft => "SCN-016",
            Self::VoltageMismatch => "SCN-017",
            Self::Freezes => "SCN-018",
            Self::TooWarm => "SCN-019",
            Self::NotADigest => "SCN-020",
            Self::SupplyShort => "PWR-001",
            Self::BlocksOverloaded => "PWR-002",
            Self::MainTooSmall => "PWR-003",
            Self::FaultTooHigh => "PWR-004",
            Self::ElementOverloaded => "PWR-005",
            Self::FailureDarkens => "PWR-006",
            Self::FailureOverloads => "PWR-007",
            Self::GasBeyondFirm => "PWR-008",
            Self::BridgeShort => "PWR-009",
            Self::PowerFactorLow => "PWR-010",
            Self::PermitExceeded => "PWR-011",
            Self::BackupShort => "PWR-012",
            Self::TransferSlow => "PWR-013",
            Self::BreakerTooWeak => "PWR-014",
            Self::SwingTooLarge => "PWR-015",
            Self::HeatRejectionShort => "CLG-001",
            Self::HallCoolingShort => "CLG-002",
            Self::WaterShort => "CLG-003",
            Self::Extrapolated => "CLG-004",
            Self::NotConverged => "CLG-005",
            Self::CoolantTooWarm => "CLG-006",
            Self::AirOutOfClass => "CLG-007",
            Self::WaterOutOfClass => "CLG-008",
            Self::YearUnmet => "CLG-009",
            Self::YearTooWarm => "CLG-010",
            Self::HallFull => "FLR-001",
            Self::FloorOverloaded => "FLR-002",
            Self::TargetMissed => "RMP-001",
        }
    }
}

impl Severity {
    /// The severity as a word in files and on the command line.
    pub fn text(self) -> &'static str {
        match self {
            Self::MustFix => "must_fix",
            Self::Watch => "watch",
            Self::Note => "note",
        }
    }
}
