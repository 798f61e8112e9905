//! What follows from a failure, in English: who runs, who is carried, and the cooling that goes with it.

use super::power::machines;
use super::power::short;
use super::power_elements::minutes;
use crate::present::number;
use crate::scenario::plan::Backup;
use crate::solve::cooling::ride_through::First;
use crate::solve::power::oneline::MachineKind;

/// Who runs after a failure.
pub(in crate::present) const WHO_RUNS: &str = "GPUs then, hall by hall";
pub(in crate::present) const WHO_RUNS_HEAD: [&str; 5] =
    ["Hall", "Run", "Throttle", "Dark", "Throttle by heat after"];
pub(in crate::present) const COOLED: &str = "cooled as before";
pub(in crate::present) const SHED: &str = "Shed, no hall named";
pub(in crate::present) const CLASSES: &str = "Loads then, class by class";
pub(in crate::present) const CLASSES_HEAD: [&str; 7] = [
    "Class",
    "Draws, MW",
    "Without a path, MW",
    "Drops and restarts, MW",
    "UPS carries it",
    "Restarts in",
    "Backup",
];
pub(in crate::present) const FIRST_SECONDS: &str = "The first seconds";
pub(in crate::present) const FIRST_SECONDS_HEAD: [&str; 6] = [
    "Island from",
    "Drew",
    "Feeds bear",
    "Units give",
    "Batteries give",
    "Voltage",
];
pub(in crate::present) const RACKS_CORDS: &str = "Racks and machines";
pub(in crate::present) const A_SECTION: &str = "A section";
pub(in crate::present) const SOURCES_CARRY: &str =
    "Sources in service carry all that still has a path; batteries give nothing.";

/// The cooling that goes with a failure.
pub(in crate::present) const HEAT: &str = "Cooling that goes with it";
pub(in crate::present) const HEAT_COMING: &str =
    "Worked out next: what is left of the plant, and how long the halls bear it.";
pub(in crate::present) const CHILLERS_TAKE: &str = "Chillers left take";
pub(in crate::present) const REJECTION_LEFT: &str = "Heat rejection left";
pub(in crate::present) const GPUS_COOLED: &str = "GPUs the plant carries for long";
pub(in crate::present) const HEAT_NOTE: &str = "All machines left run, without a spare. Pumps and fans on UPS run on; tanks and loops carry the rest until racks reach a limit, within the hour that is looked at.";
pub(in crate::present) const THROTTLES: &str = "Minutes to throttle";
pub(in crate::present) const THROTTLES_HEAD: [&str; 5] =
    ["Hall", "Racks of", "Count", "Throttle after", "By"];

/// Who throttles first when cooling goes; nothing: nobody within the hour.
pub(in crate::present) fn first_to_throttle(first: Option<(String, f64)>) -> String {
    match first {
        Some((hall, minutes)) if minutes <= 0.0 => {
            format!("Cooling: {hall} throttles at once.")
        }
        Some((hall, after)) => format!(
            "Cooling: {hall} is the first to throttle, after {}.",
            lasts(Some(after))
        ),
        None => "Cooling: no rack throttles within the hour.".to_owned(),
    }
}

/// Minutes until racks throttle.
pub(in crate::present) fn lasts(minutes: Option<f64>) -> String {
    match minutes {
        None => "over an hour".to_owned(),
        Some(minutes) if minutes <= 0.0 => "at once".to_owned(),
        Some(minutes) => format!("{} min", number::decimal(minutes, 1)),
    }
}

/// By what racks throttle.
pub(in crate::present) fn throttled_by(first: Option<First>) -> &'static str {
    match first {
        Some(First::Chip) => "their chips",
        Some(First::Coolant) => "their coolant",
        Some(First::Air) => "the air at their inlets",
        None => number::NOTHING,
    }
}

/// Machines of a kind that lost their supply.
pub(in crate::present) fn machines_off(kind: MachineKind) -> String {
    format!(
        "{} without supply",
        crate::present::words::capital(machines(kind))
    )
}

/// `3 of 12`.
pub(in crate::present) fn of_all(some: u32, all: u32) -> String {
    let whole = |count: u32| number::whole(i64::from(count));
    format!("{} of {}", whole(some), whole(all))
}

/// Heat that can be taken, of what must be.
pub(in crate::present) fn heat_taken(can_mw: f64, must_mw: f64) -> String {
    format!("{} MW; {} MW must be", short(can_mw), short(must_mw))
}

/// `120,000 of 150,016`.
pub(in crate::present) fn of_gpus(some: i64, all: i64) -> String {
    format!("{} of {}", number::whole(some), number::whole(all))
}

/// How long a UPS carries a class without a path.
pub(in crate::present) fn ups_carries(of_minutes: f64) -> String {
    if of_minutes <= 0.0 {
        "no UPS".to_owned()
    } else {
        minutes(of_minutes)
    }
}

/// Caption of the first seconds.
pub(in crate::present) fn first_seconds(hold_up_ms: f64) -> String {
    format!(
        "MW in the first moment; power supplies hold {} ms",
        number::exact(hold_up_ms)
    )
}

/// Whether an island keeps its voltage.
pub(in crate::present) fn voltage_stays(holds: bool) -> &'static str {
    if holds {
        "stays"
    } else {
        "is lost until others take over"
    }
}

/// What takes over when every prime source is gone.
pub(in crate::present) fn backup(backup: Backup) -> &'static str {
    match backup {
        Backup::None => "none",
        Backup::Batteries => "batteries",
        Backup::Standby => "standby units",
        Backup::Both => "batteries, then standby units",
    }
}

/// What batteries do about what is short.
pub(in crate::present) fn short_bridged(mw: f64, of_minutes: f64) -> String {
    let mw = short(mw);
    if of_minutes <= 0.0 {
        format!("Sources are {mw} MW short, and no battery carries them.")
    } else {
        format!(
            "Sources are {mw} MW short; batteries carry them for {}.",
            minutes(of_minutes)
        )
    }
}

/// What hangs on units that must start.
pub(in crate::present) fn must_start(mw: f64, start_min: f64, carried_min: f64) -> String {
    let said = if carried_min <= 0.0 {
        "no battery there can carry it until then".to_owned()
    } else if carried_min < start_min {
        format!("batteries carry it for {} only", minutes(carried_min))
    } else {
        format!("batteries carry it for {}", minutes(carried_min))
    };
    format!(
        "{} MW hang on units that must start and carry it after {}; {said}.",
        short(mw),
        minutes(start_min)
    )
}

/// Stand-ins that refused.
pub(in crate::present) fn refused(count: u32) -> String {
    number::count(
        i64::from(count),
        "stand-in would have been overloaded: its interlock refused.",
        "stand-ins would have been overloaded: their interlocks refused.",
    )
}

/// Caption of the transfers.
pub(in crate::present) fn transfers(hold_up_ms: f64) -> String {
    format!(
        "What took over; loads ride through {} ms",
        number::exact(hold_up_ms)
    )
}
