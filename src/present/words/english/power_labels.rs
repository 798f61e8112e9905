//! Heads of tables and other short texts of the Power view.

use crate::solve::power::oneline::Kind;

/// How the one-line is used, and what it means.
pub(in crate::present) const LINE_LABEL: &str = "One-line: arrows move, Enter fails an element or opens a group, Escape restores. The same is there as a table.";
pub(in crate::present) const LINE_NOTE: &str = "Bars and percent: load over what may be carried for long, by the most loaded of a group. Red: overloaded; red and dashed: taken out; grey: without voltage. Press an element to fail it; a hall, a group or the mark at a box's right end opens.";
pub(in crate::present) const INSIDE_LABEL: &str =
    "What is inside: Enter fails an element, its right end opens it.";
/// What stands in no hall.
pub(in crate::present) const PLANT: &str = "Plant";
/// A tie that joins.
pub(in crate::present) const CLOSED: &str = "closed";
/// A tie that does not join.
pub(in crate::present) const OPEN: &str = "open";
/// What can be done with the rows of a table.
pub(in crate::present) const PRESS_ONE: &str = "Press one to fail it";
/// Heads of the tables.
pub(in crate::present) const WORST_HEAD: [&str; 6] = [
    "What fails",
    "Overloaded then",
    "GPUs off",
    "Plant machines lost",
    "Rides through",
    "Throttle by heat after",
];
pub(in crate::present) const ELEMENTS: &str = "The one-line";
pub(in crate::present) const ELEMENTS_HEAD: [&str; 5] =
    ["Element", "What", "Carries", "Loading", "State"];
pub(in crate::present) const TRANSFERS: &str = "What took over";
pub(in crate::present) const TRANSFERS_HEAD: [&str; 5] =
    ["What", "Onto", "By", "How much", "How fast"];
pub(in crate::present) const OVERLOADS: &str = "Overloaded then";
pub(in crate::present) const OVERLOADS_HEAD: [&str; 5] =
    ["Element", "MVA", "May carry", "Loading", "For hours"];
/// Nothing is overloaded.
pub(in crate::present) const NONE: &str = "none";
/// Names of what is said of an element.
pub(in crate::present) const STATE: &str = "State";
pub(in crate::present) const RATING: &str = "Rating";
pub(in crate::present) const SET: &str = "Set";
pub(in crate::present) const NOW: &str = "Now";
pub(in crate::present) const RULE: &str = "Judged by";
pub(in crate::present) const COUNT: &str = "Count";
pub(in crate::present) const CONTRACT: &str = "Contract";
pub(in crate::present) const INTERRUPTIBLE: &str = "Of it interruptible";
pub(in crate::present) const LEAST_FACTOR: &str = "Least power factor";
pub(in crate::present) const FAULT_LEVEL: &str = "Fault level";
pub(in crate::present) const DELIVERED_AT: &str = "Delivered at";
pub(in crate::present) const READY: &str = "Ready";
pub(in crate::present) const IN_MAINTENANCE: &str = "In maintenance";
pub(in crate::present) const UNIT_ISO: &str = "One unit at ISO";
pub(in crate::present) const START: &str = "Start to full load";
pub(in crate::present) const STEP: &str = "Largest load step";
pub(in crate::present) const RUNS: &str = "Runs";
pub(in crate::present) const POWER: &str = "Power";
pub(in crate::present) const BRIDGING: &str = "Kept for bridging";
pub(in crate::present) const SWING_KEPT: &str = "Kept for swings";
pub(in crate::present) const RESPONSE: &str = "Full power after";
pub(in crate::present) const FORMING: &str = "Makes its own grid";
pub(in crate::present) const NORMALLY: &str = "Normally";
pub(in crate::present) const CLOSES_IN: &str = "Closes in";
pub(in crate::present) const LEVEL: &str = "Voltage";
pub(in crate::present) const BUS: &str = "Bus and mains";
pub(in crate::present) const BREAKERS: &str = "Breakers interrupt";
pub(in crate::present) const BLOCKS_SET: &str = "Blocks";
pub(in crate::present) const TAKES_OVER: &str = "Is taken over in";
pub(in crate::present) const AT_ONCE: &str = "at once";
pub(in crate::present) const GIVES: &str = "Gives";
pub(in crate::present) const ELEMENTS_OF: &str = "Elements";
pub(in crate::present) const FAULT: &str = "Short circuit, highest";
/// Units that stand by.
pub(in crate::present) const STANDBY: &str = "standing by";
pub(in crate::present) const LOAD: &str = "Load";
pub(in crate::present) const LOADING: &str = "Loading";
pub(in crate::present) const LOSSES: &str = "Losses";
pub(in crate::present) const VOLTAGE: &str = "Voltage behind it";
pub(in crate::present) const BEHIND: &str = "GPUs with a cord behind it";
pub(in crate::present) const ON_SECTIONS: &str = "GPUs with a cord on what it feeds";
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
pub(in crate::present) const IEC_HEAD: [&str; 8] = [
    "Where",
    "Nominal",
    "Ik″ highest, kA",
    "ip, kA",
    "Ik″ lowest, kA",
    "Islanded, kA",
    "Bears, kA",
    "Screening",
];
pub(in crate::present) const ANSI_HEAD: [&str; 9] = [
    "Where",
    "Nominal",
    "First cycle, kA",
    "Close and latch, kA peak",
    "Breaker duty, kA",
    "Lowest, kA",
    "Islanded, kA",
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
pub(in crate::present) const WAITS: &str = "Of it waiting";
pub(in crate::present) const MASK_RAMP: &str = "The utility accepts a change of";
pub(in crate::present) const MASK_RANGE: &str = "The utility accepts a step of";
pub(in crate::present) const PASSED: &str = "Of the swing the feed may see";
pub(in crate::present) const EDGE: &str = "One edge";
pub(in crate::present) const MASK_BAND: &str = "The utility accepts between 0.1 and 20 Hz";
pub(in crate::present) const KEPT: &str = "Batteries keep it within that";
pub(in crate::present) const BATTERY: &str = "Batteries or UPS must give at the crest";
pub(in crate::present) const BATTERY_TAKES: &str = "And take in the trough";
pub(in crate::present) const BATTERY_ENERGY: &str = "Energy they take and give, every step";
pub(in crate::present) const SWING_THERE: &str = "Batteries of the day";
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
