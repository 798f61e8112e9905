//! Heads of tables and other short texts of the Power view.

use crate::solve::power::oneline::Kind;

/// What stands in no hall.
pub(in crate::present) const PLANT: &str = "Plant";
/// A tie that joins.
pub(in crate::present) const CLOSED: &str = "closed";
/// A tie that does not join.
pub(in crate::present) const OPEN: &str = "open";
/// Heads of the tables.
pub(in crate::present) const WORST_HEAD: [&str; 5] = [
    "What fails",
    "Overloaded then",
    "GPUs off",
    "Plant machines lost",
    "Rides through",
];
pub(in crate::present) const ELEMENTS: &str = "The one-line";
pub(in crate::present) const ELEMENTS_HEAD: [&str; 5] =
    ["Element", "What", "Carries", "Loading", "State"];
pub(in crate::present) const LOST: &str = "Without power";
pub(in crate::present) const LOST_HEAD: [&str; 3] = ["Where", "Lost", "Throttled"];
pub(in crate::present) const TRANSFERS: &str = "What took over";
pub(in crate::present) const TRANSFERS_HEAD: [&str; 4] = ["Onto", "By", "How much", "How fast"];
pub(in crate::present) const OVERLOADS: &str = "Overloaded then";
pub(in crate::present) const OVERLOADS_HEAD: [&str; 5] =
    ["Element", "MVA", "May carry", "Loading", "For hours"];
/// Nothing is overloaded.
pub(in crate::present) const NONE: &str = "none";
/// Names of what is said of an element.
pub(in crate::present) const STATE: &str = "State";
pub(in crate::present) const RATING: &str = "Rating";
pub(in crate::present) const MAY_CARRY: &str = "May carry for long";
pub(in crate::present) const LOAD: &str = "Load";
pub(in crate::present) const LOADING: &str = "Loading";
pub(in crate::present) const LOSSES: &str = "Losses";
pub(in crate::present) const VOLTAGE: &str = "Voltage behind it";
pub(in crate::present) const BEHIND: &str = "GPUs with a cord behind it";
pub(in crate::present) const MACHINES: &str = "Machines behind it";
pub(in crate::present) const IF_FAILS: &str = "If it fails";
pub(in crate::present) const THEN_OVER: &str = "Overloaded then";
pub(in crate::present) const BLOCKS: &str = "Blocks alive";
pub(in crate::present) const GPUS: &str = "GPUs";
pub(in crate::present) const DARK: &str = "Dark";
pub(in crate::present) const GROUP_NOTE: &str =
    "A group: open it to see its blocks, and fail these one by one.";
/// Where power is lost, and what is fed.
pub(in crate::present) const LOSSES_CAPTION: &str = "Where power is lost, and what is fed";
pub(in crate::present) const LOSSES_HEAD: [&str; 3] = ["Where", "MW", "Of what sources give"];
pub(in crate::present) const WHERE_LOST: &str = "Where power is lost";
/// No failure of an element takes anything with it.
pub(in crate::present) const NO_HARM: &str = "No single failure harms anything.";
/// Short circuits.
pub(in crate::present) const FAULTS: &str = "Three-phase short circuits, a screening";
pub(in crate::present) const IEC_HEAD: [&str; 7] = [
    "Where",
    "kV",
    "Ik″ highest, kA",
    "ip, kA",
    "Ik″ lowest, kA",
    "Bears, kA",
    "Screening",
];
pub(in crate::present) const ANSI_HEAD: [&str; 7] = [
    "Where",
    "kV",
    "First cycle, kA",
    "Close and latch, kA peak",
    "Breaker duty, kA",
    "Bears, kA",
    "Screening",
];
/// The training swing.
pub(in crate::present) const SWING: &str = "Training swing at the feed";
pub(in crate::present) const SWING_HEAD: [&str; 2] = ["What", "How much"];
pub(in crate::present) const HIGHEST: &str = "Highest";
pub(in crate::present) const LOWEST: &str = "Lowest";
pub(in crate::present) const RANGE: &str = "Range";
pub(in crate::present) const RAMP: &str = "Fastest change";
pub(in crate::present) const BAND: &str = "Between 0.1 and 20 Hz, effective";
pub(in crate::present) const PERIOD: &str = "One step";
pub(in crate::present) const WAITS: &str = "Of it waiting (assumed)";
pub(in crate::present) const MASK_RAMP: &str = "The utility accepts a change of";
pub(in crate::present) const MASK_RANGE: &str = "The utility accepts a step of";
pub(in crate::present) const BATTERY: &str = "Battery power that keeps within it";
pub(in crate::present) const BATTERY_ENERGY: &str = "Battery energy, every step";
pub(in crate::present) const FLOOR: &str = "Or a floor under the GPUs' power of";
pub(in crate::present) const FLOOR_COST: &str = "Which costs on average";

/// Supply against demand.
pub(in crate::present) struct SupplyWords {
    /// What stands over the chart.
    pub title: &'static str,
    /// Names of the lines.
    pub lines: [&'static str; 3],
    /// Caption of the table.
    pub caption: &'static str,
    /// Its head.
    pub head: [&'static str; 4],
    /// The chart as a sentence.
    pub summary: &'static str,
}

/// Supply against demand.
pub(in crate::present) static SUPPLY: SupplyWords = SupplyWords {
    lines: ["all sources", "site load", "firm supply"],
    title: "Supply against demand",
    caption: "Supply against demand, MW",
    head: ["From", "All sources", "Site load", "Firm supply"],
    summary: "Site load at design peak against firm supply and all sources, through the plan. The same numbers are there as a table.",
};

/// What a kind of element is called.
pub(in crate::present) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Substation => "Substation",
        Kind::Feed => "Utility circuit",
        Kind::FeedTransformer => "Utility transformer",
        Kind::GenerationBus => "Generation bus",
        Kind::Generator => "Generating unit",
        Kind::Battery => "Battery",
        Kind::Section => "Medium-voltage section",
        Kind::Tie => "Tie",
        Kind::Feeder => "Feeder",
        Kind::Transformer => "Block transformer",
        Kind::Board => "Low-voltage board",
        Kind::Ups => "UPS",
        Kind::Switch => "Static switch",
        Kind::Busway => "Busway",
        Kind::Cord => "Cords",
        Kind::Service => "Service",
        Kind::CommonPoint => "Common point",
    }
}
