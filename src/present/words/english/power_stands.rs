//! How the network of a day stands, in English: findings, work on a running day, voltages, and the study of two
//! failures at once.

use super::power::short;
use crate::finding::Severity;
use crate::present::number;
use crate::solve::power::network::Unsolved;
use crate::solve::power::oneline::Kind;

/// What rules find.
pub(in crate::present) const FINDINGS: &str = "What the rules find in the network of the day";
pub(in crate::present) const FINDINGS_HEAD: [&str; 5] =
    ["Finding", "Gravity", "When", "What may help", "Rule"];
pub(in crate::present) const NO_FINDINGS: &str = "Nothing: no element is above its own rule with nothing failed, no single failure of a feeder, board or anything above takes GPUs or overloads what takes over, and the feeds keep the power factor of their contracts.";

/// Concurrent maintainability.
pub(in crate::present) const MAINTENANCE: &str = "Work on a running day";
pub(in crate::present) const MAINTENANCE_HEAD: [&str; 3] = [
    "Cannot be taken out, worst of its kind",
    "What stands in the way",
    "Of its kind",
];

/// Voltages.
pub(in crate::present) const VOLTAGES: &str = "Voltages with nothing failed";
pub(in crate::present) const VOLTAGES_HEAD: [&str; 5] =
    ["Level", "Nominal", "Lowest", "Highest", "Limits"];
pub(in crate::present) const OUTSIDE_ONE: &str = "element lies outside the limits.";
pub(in crate::present) const OUTSIDE_MANY: &str = "elements lie outside the limits.";

/// `3 of 12`.
pub(in crate::present) fn of_kind(some: usize, all: usize) -> String {
    let whole = |count: usize| number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    format!("{} of {}", whole(some), whole(all))
}

/// How grave a finding is.
pub(in crate::present) fn gravity(severity: Severity) -> &'static str {
    match severity {
        Severity::MustFix => "must fix",
        Severity::Watch => "watch",
        Severity::Note => "note",
    }
}

/// How much can be worked on.
pub(in crate::present) fn maintainable(obstacles: usize, all: usize) -> String {
    if obstacles == 0 {
        return format!(
            "Every one of the {} elements can be taken out on this day without losing a GPU, a machine of the plant, or overloading anything.",
            number::whole(i64::try_from(all).unwrap_or(i64::MAX))
        );
    }
    format!(
        "{} elements cannot be taken out on this day without harm; transfers are made before the work.",
        of_kind(obstacles, all)
    )
}

/// GPUs on one path.
pub(in crate::present) fn gpus_alone(gpus: u32) -> String {
    format!("{} GPUs hang on it alone", number::whole(i64::from(gpus)))
}

/// Sources that do not suffice.
pub(in crate::present) fn sources_short(gpus: u32, mw: f64) -> String {
    format!(
        "sources are {} MW short: {} GPUs shed",
        short(mw),
        number::whole(i64::from(gpus))
    )
}

/// GPUs that run slower.
pub(in crate::present) fn too_few_supplies(gpus: u32) -> String {
    format!(
        "too few power supplies left for {} GPUs at full power",
        number::whole(i64::from(gpus))
    )
}

/// Machines on one path.
pub(in crate::present) fn machines_alone(count: u32) -> String {
    number::count(
        i64::from(count),
        "machine of the plant hangs on it alone",
        "machines of the plant hang on it alone",
    )
}

/// Caption of the voltages.
pub(in crate::present) fn voltages_within(low: f64, high: f64) -> String {
    format!(
        "Of nominal; limits {} to {}",
        number::percent(low, 0),
        number::percent(high, 0)
    )
}

/// A voltage and where it is.
pub(in crate::present) fn voltage_at(pu: f64, name: &str) -> String {
    format!("{} at {name}", number::percent(pu, 2))
}

/// Elements of a kind, as a level of voltage.
pub(in crate::present) fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Section => "Medium-voltage sections",
        Kind::Board => "Low-voltage boards",
        Kind::Busway => "Ends of busways",
        Kind::Cord => "Rack and machine inlets",
        other => super::power_labels::kind(other),
    }
}

/// Whether voltages keep their limits.
pub(in crate::present) fn within_limits(is_within: bool) -> &'static str {
    if is_within { "kept" } else { "not kept" }
}

/// Power factor at the feeds.
pub(in crate::present) fn power_factor(of: f64) -> String {
    format!(
        "Power factor at the feeds {}. Regulators of feed transformers are set for this day; voltages are at design peak.",
        number::decimal(of, 3)
    )
}

/// Why the mesh has no flow.
pub(in crate::present) fn no_flow(why: &Unsolved) -> String {
    let why = match why {
        Unsolved::NoSource => "no source feeds it".to_owned(),
        Unsolved::Collapse {
            mismatch_mva,
            carried_percent,
            ..
        } => match carried_percent {
            Some(percent) => format!(
                "it collapses above {} % of the load",
                number::decimal(*percent, 0)
            ),
            None => format!("it collapses; {} MVA stay unbalanced", short(*mismatch_mva)),
        },
        Unsolved::Conflict { .. } => "two sources hold one bus at different voltages".to_owned(),
        Unsolved::TooMeshed => "it is too meshed".to_owned(),
        Unsolved::Dangling { .. } | Unsolved::Invalid { .. } => {
            "one of its elements is not whole".to_owned()
        }
    };
    format!(
        "The medium-voltage mesh has no solution: {why}. Sections are taken at nominal voltage."
    )
}

/// The study of pairs and cut sets.
pub(in crate::present) const STUDY: &str = "Two failures at once";
pub(in crate::present) const STUDY_NOTE: &str = "Tries every pair of elements at medium voltage and of blocks, and searches for all minimal cut sets of one and two elements of the whole network that take more than so many GPUs. Takes some seconds; the view answers meanwhile.";
pub(in crate::present) const STUDY_KEY: &str = "study-";
pub(in crate::present) const STOP: &str = "Stop";
pub(in crate::present) const WORST_PAIRS: &str = "Worst pairs";
pub(in crate::present) const PAIRS_HEAD: [&str; 5] = [
    "What fails",
    "GPUs off",
    "Drop and restart",
    "Plant machines lost",
    "Overloaded",
];
pub(in crate::present) const CUTS_HEAD: [&str; 4] =
    ["For example", "Kinds", "Cut sets", "GPUs off"];

/// What starts the study.
pub(in crate::present) fn try_more_than(gpus: u32) -> String {
    format!("More than {} GPUs", number::whole(i64::from(gpus)))
}

/// Name of the cut sets.
pub(in crate::present) fn cut_sets(gpus: u32) -> String {
    format!(
        "Cut sets, more than {} GPUs",
        number::whole(i64::from(gpus))
    )
}

/// How many pairs were tried.
pub(in crate::present) fn pairs_tried(tried: u64, with_loss: u64) -> String {
    let whole = |count: u64| number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    format!(
        "{} pairs tried; after {} of them a GPU is off. Press one to see it.",
        whole(tried),
        whole(with_loss)
    )
}

/// How many cut sets there are.
pub(in crate::present) fn cuts_found(
    gpus: u32,
    singles: usize,
    pairs: usize,
    is_cut_short: bool,
) -> String {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let more = if is_cut_short { " or more" } else { "" };
    format!(
        "{} alone take more than {} GPUs, and {}{more} of elements of which neither does.",
        number::count(count(singles), "element", "elements"),
        number::whole(i64::from(gpus)),
        number::count(count(pairs), "pair", "pairs"),
    )
}
