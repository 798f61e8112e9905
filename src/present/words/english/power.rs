//! The Power view in English.

pub(in crate::present) use super::power_elements::*;
pub(in crate::present) use super::power_follows::*;
pub(in crate::present) use super::power_labels::*;
pub(in crate::present) use super::power_stands::*;
pub(in crate::present) use super::power_supplied::*;

use crate::present::number;
use crate::scenario::plan::Topology;
use crate::solve::power::failures::Outcome;
use crate::solve::power::failures::TransferKind;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::MachineKind;
use crate::solve::power::short_circuit::NoFaults;

/// What is fed.
pub(in crate::present) fn class(class: LoadClass) -> &'static str {
    match class {
        LoadClass::GpuRack => "GPU servers",
        LoadClass::SupportRack => "network and storage",
        LoadClass::Fluid => "pumps and fans of halls",
        LoadClass::Plant => "cooling plant",
        LoadClass::House => "house",
    }
}

/// Machines of the plant.
pub(in crate::present) fn machines(kind: MachineKind) -> &'static str {
    match kind {
        MachineKind::Chiller => "chillers",
        MachineKind::Tower => "tower cells",
        MachineKind::Pump => "pumps",
        MachineKind::Undrawn => "parts of the plant",
        MachineKind::DryCooler => "dry coolers",
        MachineKind::DrawnPump => "pumps",
        MachineKind::HallCooler => "coolers of a hall",
    }
}

/// How blocks stand in for one another.
pub(in crate::present) fn topology(topology: Topology) -> String {
    match topology {
        Topology::N => "N".to_owned(),
        Topology::NPlusOne => "N+1".to_owned(),
        Topology::TwoN => "2N".to_owned(),
        Topology::Distributed { have } => format!("{have}N/{}", have.saturating_sub(1)),
        Topology::Catcher { catchers } => format!("N + {catchers} catcher"),
    }
}

/// How load moves.
pub(in crate::present) fn transfer(kind: TransferKind) -> &'static str {
    match kind {
        TransferKind::Cords => "other cord",
        TransferKind::StaticSwitch => "static switch",
        TransferKind::BoardTie => "low-voltage tie",
        TransferKind::SectionTie => "medium-voltage tie",
    }
}

/// `10.4 of 12.5 MVA`.
pub(in crate::present) fn load_of(load: f64, rating: f64, unit: &str) -> String {
    format!("{} of {} {unit}", short(load), short(rating))
}

/// A number to three figures or so.
pub(in crate::present) fn short(value: f64) -> String {
    number::decimal(value, if value.abs() < 9.995 { 2 } else { 1 })
}

/// `5 × 2.5 MVA`, or `4 of 5 × 2.5 MVA` where one is dead.
pub(in crate::present) fn blocks(alive: usize, all: usize, each_mva: Option<f64>) -> String {
    let count = if alive == all {
        all.to_string()
    } else {
        format!("{alive} of {all}")
    };
    match each_mva {
        Some(mva) => format!(
            "{count} × {} MVA",
            number::exact((mva * 100.0).round() / 100.0)
        ),
        None => format!("{count} blocks"),
    }
}

/// GPUs of a hall, and those of them that are dark.
pub(in crate::present) fn hall_gpus(gpus: i64, dark: i64) -> String {
    if dark == 0 {
        format!("{} GPUs", number::whole(gpus))
    } else {
        format!(
            "{} of {} GPUs dark",
            number::whole(dark),
            number::whole(gpus)
        )
    }
}

/// The same where there is little room.
pub(in crate::present) fn hall_in_short(gpus: i64, dark: i64) -> String {
    if dark == 0 {
        format!("{} GPUs", number::whole(gpus))
    } else {
        format!("{} dark", number::whole(dark))
    }
}

/// What happens to the GPUs.
pub(in crate::present) fn headline(out: &[String], gpus: u32, outcome: &Outcome) -> String {
    let whole = |count: u32| number::whole(i64::from(count));
    if out.is_empty() {
        return format!(
            "Nothing is out: all {} GPUs of the one-line have power. Press an element to fail it.",
            whole(gpus)
        );
    }
    let mut parts = vec![format!("{} GPUs dark", whole(outcome.dark_gpus))];
    let mut push = |count: u32, words: &str| {
        if 0 < count {
            parts.push(format!("{} {words}", whole(count)));
        }
    };
    push(outcome.shed_gpus, "shed for want of supply");
    push(outcome.throttled_gpus, "throttled");
    push(outcome.dropped_gpus, "drop and start again");
    push(outcome.transferred_gpus, "run on over their other path");
    push(outcome.machines, "machines of the plant lost");
    let mut text = format!("{} out: {}.", listed(out), parts.join(", "));
    if 0 < outcome.overloads {
        text.push_str(&format!(
            " {} overloaded.",
            number::count(i64::from(outcome.overloads), "element is", "elements are")
        ));
    }
    if 0.0 < outcome.bridge_min {
        text.push_str(&format!(
            " Batteries carry the {} MW that are short for {} minutes.",
            short(outcome.short_mw),
            number::decimal(outcome.bridge_min, 0)
        ));
    }
    text
}

/// `A, B and C`.
pub(in crate::present) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Caption of the table of single failures.
pub(in crate::present) fn worst_of(tried: usize) -> String {
    let tried = i64::try_from(tried).unwrap_or(i64::MAX);
    format!("Worst single failures of {} tried", number::whole(tried))
}

/// How long what is lost would ride through.
pub(in crate::present) fn rides(outcome: &Outcome) -> String {
    if 0.0 < outcome.bridge_min {
        format!("batteries, {} min", number::decimal(outcome.bridge_min, 0))
    } else if 0 < outcome.dropped_gpus {
        format!(
            "no: {} GPUs drop",
            number::whole(i64::from(outcome.dropped_gpus))
        )
    } else if 0 < outcome.lost_gpus() {
        "no".to_owned()
    } else if 0 < outcome.transferred_gpus {
        "yes, other path".to_owned()
    } else {
        "yes".to_owned()
    }
}

/// How short circuits were reckoned.
pub(in crate::present) fn faults_note(is_iec: bool, why_none: Option<&NoFaults>) -> String {
    let method = if is_iec {
        "IEC 60909-0, c 1.10 and 1.00 (0.95 below 1 kV)"
    } else {
        "ANSI/IEEE first cycle and interrupting (C37.010, C37.13)"
    };
    match why_none {
        None => format!(
            "A screening by {method}; motors of the plant feed it as if started across the line, batteries with 1.5 times their rating (both assumed). It says which rating to look at, not that a breaker will clear."
        ),
        Some(NoFaults::Missing { field, .. }) => format!(
            "No short-circuit currents: a feed, unit or transformer of this day does not say its {}.",
            fault_field(field)
        ),
        Some(NoFaults::Network(_)) => {
            "No short-circuit currents: the network of this day could not be prepared.".to_owned()
        }
    }
}

/// Where power is lost.
pub(in crate::present) fn losses(in_mw: f64, lost_mw: f64, supplies_mw: f64) -> String {
    format!(
        "Sources give {} MW; {} MW ({}) are lost on the way to what is fed. Power supplies turn about {} MW more into heat: that lies inside what the racks draw and is not added.",
        short(in_mw),
        short(lost_mw),
        number::percent(if in_mw <= 0.0 { 0.0 } else { lost_mw / in_mw }, 1),
        short(supplies_mw)
    )
}

/// How loaded the most loaded of several is.
pub(in crate::present) fn most_loaded(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("the most loaded at {}", number::percent(share, 0)),
        None => "without voltage".to_owned(),
    }
}

/// Machines of the plant that have lost their supply.
pub(in crate::present) fn machines_lost(count: u32) -> String {
    match count {
        0 => "all machines fed".to_owned(),
        count => number::count(i64::from(count), "machine lost", "machines lost"),
    }
}

/// What is not drawn.
pub(in crate::present) fn more(count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    format!("and {} more: the table has them", number::whole(count))
}

/// What one side's cords carry.
pub(in crate::present) fn cord(kw: f64, gpus: u32) -> String {
    let kw = number::decimal(kw, 1);
    match gpus {
        0 => format!("{kw} kW"),
        gpus => format!("{kw} kW, {gpus} GPUs"),
    }
}

/// What opens a part.
pub(in crate::present) fn open_it(id: &str) -> String {
    format!("Open {id}")
}

/// What is overloaded, how far, and how much else.
pub(in crate::present) fn overloaded(name: &str, fraction: f64, all: u32) -> String {
    let percent = number::percent(fraction, 0);
    match all {
        0 | 1 => format!("{name} at {percent}"),
        all => format!(
            "{name} at {percent}, {} more",
            number::whole(i64::from(all - 1))
        ),
    }
}

/// How an element stands.
pub(in crate::present) fn stands(is_failed: bool, is_dead: bool) -> &'static str {
    match (is_failed, is_dead) {
        (true, _) => "out",
        (false, true) => "without voltage",
        (false, false) => "in service",
    }
}

/// How fast a transfer is.
pub(in crate::present) fn within(ms: f64, in_time: bool) -> String {
    match (ms <= 0.0, in_time) {
        (true, _) => "at once".to_owned(),
        (false, true) => format!("{} ms, within hold-up", number::decimal(ms, 0)),
        (false, false) => format!("{} ms, longer than hold-up", number::decimal(ms, 0)),
    }
}

/// Whether an overload is borne for a few hours.
pub(in crate::present) fn emergency(is_beyond: bool) -> &'static str {
    if is_beyond {
        "not even in an emergency"
    } else {
        "in an emergency"
    }
}

/// A table that was cut.
pub(in crate::present) fn first_of(caption: &str, shown: usize, all: usize) -> String {
    format!("{caption}, the first {shown} of {all}")
}

/// Losses.
pub(in crate::present) fn kilowatts(mw: f64) -> String {
    let kw = mw * 1e3;
    format!("{} kW", number::decimal(kw, if kw < 9.95 { 1 } else { 0 }))
}

/// What follows when one element fails, in a few words.
pub(in crate::present) fn outcome(outcome: &Outcome) -> String {
    let whole = |count: u32| number::whole(i64::from(count));
    let mut parts = Vec::new();
    for (count, what) in [
        (outcome.lost_gpus(), "GPUs off"),
        (outcome.throttled_gpus, "throttled"),
        (outcome.dropped_gpus, "drop and restart"),
        (outcome.machines, "machines lost"),
        (outcome.transferred_gpus, "run on over their other path"),
    ] {
        if 0 < count {
            parts.push(format!("{} {what}", whole(count)));
        }
    }
    if parts.is_empty() {
        "no GPU notices".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Where an element stands.
pub(in crate::present) fn place(hall: Option<&str>, fed: Option<&str>) -> String {
    match (hall, fed) {
        (Some(hall), Some(fed)) => format!("{hall}, fed by {fed}"),
        (Some(hall), None) => hall.to_owned(),
        (None, Some(fed)) => format!("Fed by {fed}"),
        (None, None) => "In the yard".to_owned(),
    }
}

/// `39.2 MW`.
pub(in crate::present) fn megawatts(mw: f64) -> String {
    format!("{} MW", short(mw))
}

/// What the sources give.
pub(in crate::present) fn sources(mw: f64) -> String {
    format!("Sources give {}", megawatts(mw))
}

/// Losses of a kind of element.
pub(in crate::present) fn lost_in(of: Kind) -> String {
    format!("Lost in: {}", kind(of).to_lowercase().replace("ups", "UPS"))
}

/// What a short-circuit current says beside what is borne.
pub(in crate::present) fn screened(share: Option<f64>) -> String {
    match share {
        None => "no rating given".to_owned(),
        Some(share) if share <= 1.0 => format!("{} of the rating", number::percent(share, 0)),
        Some(share) => format!("{} of the rating: look at it", number::percent(share, 0)),
    }
}

/// A line voltage.
pub(in crate::present) fn kilovolts(kv: f64) -> String {
    format!("{} kV", number::exact(kv))
}

/// A field that a short circuit needs, in words.
fn fault_field(field: &str) -> &str {
    match field {
        "s_sc_max_mva" | "s_sc_min_mva" => "fault level",
        "rx_max" | "rx_min" => "X/R",
        "xdss_pu" => "subtransient reactance",
        other => other,
    }
}
