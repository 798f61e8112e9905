//! What supplies a day, in English: firm supply, the bridge, fuel, the black start.

use super::power::class;
use super::power::short;
use super::power_elements::minutes;
use crate::present::number;
use crate::scenario::plan::Class;
use crate::solve::power::EventKind;
use crate::solve::power::oneline::LoadClass;

/// Firm supply.
pub(in crate::present) const FIRM: &str = "Firm supply and the bridge";
pub(in crate::present) const EVENTS: &str = "Events that were tried, MW";
pub(in crate::present) const EVENTS_HEAD: [&str; 4] =
    ["Event", "Takes away", "Remains", "Over the site's load"];
pub(in crate::present) const TAKES: &str = "Load the event leaves without its source";
pub(in crate::present) const MISSING: &str = "Missing at once";
pub(in crate::present) const TAKEN_AFTER: &str = "Other sources have taken it after";
pub(in crate::present) const NEVER: &str = "never";
pub(in crate::present) const BATTERIES_HAVE: &str = "Batteries";
pub(in crate::present) const THEY_CARRY: &str = "They carry what is missing for";
pub(in crate::present) const SHORT_POWER: &str = "Short in power by";

/// Fuel.
pub(in crate::present) const FUEL: &str = "Fuel of the day";
pub(in crate::present) const USUAL: &str = "As usual";
pub(in crate::present) const INTERRUPTED: &str = "All called that may be";
pub(in crate::present) const FUEL_HEAD: [&str; 9] = [
    "Units",
    "Run",
    "MW",
    "Fuel, MWh a day",
    "Firm gas, MWh a day",
    "Beyond it",
    "NOx, t a year",
    "Hours of a unit a year",
    "Starts a year",
];

/// Backup.
pub(in crate::present) const BACKUP: &str = "When every prime source is gone";
pub(in crate::present) const BACKUP_HEAD: [&str; 7] = [
    "Class",
    "Draws, MW",
    "Backup",
    "UPS",
    "It lasts",
    "It must",
    "Verdict",
];
/// The black start.
pub(in crate::present) const BLACK_START: &str = "Black start by the site's own units";
pub(in crate::present) const BLACK_START_HEAD: [&str; 4] =
    ["Minute", "What happens", "On the bus, MW", "Carried, MW"];
pub(in crate::present) const ON_BUS: &str = "units on the bus";
pub(in crate::present) const LOAD_CARRIED: &str = "load carried";

/// An event.
pub(in crate::present) fn event(kind: EventKind, name: &str) -> String {
    match kind {
        EventKind::Grid => format!("Circuit: {name}"),
        EventKind::Unit => format!("One unit: {name}"),
        EventKind::Bus => format!("Common bus: {name}"),
    }
}

/// Firm supply and what sets it.
pub(in crate::present) fn firm(
    (firm_mw, site_mw): (f64, f64),
    worst: Option<String>,
    tried: usize,
) -> String {
    let over = firm_mw - site_mw;
    let verdict = if over < 0.0 {
        format!("{} MW below the site's load at design peak", short(-over))
    } else {
        format!("{} MW above the site's load at design peak", short(over))
    };
    let firm = short(firm_mw);
    match worst {
        Some(worst) => format!("{firm} MW are firm, {verdict}. Worst of {tried} events: {worst}."),
        None => format!(
            "{firm} MW are firm, {verdict}. No event is tried: the target is to survive none."
        ),
    }
}

/// The worst event leaves nothing to bridge.
pub(in crate::present) fn no_gap(event: &str, lost_mw: f64) -> String {
    format!(
        "{event}: what remains on the bus takes its {} MW at once; nothing must be bridged.",
        short(lost_mw)
    )
}

/// The bridge of the worst event.
pub(in crate::present) fn bridge(
    event: &str,
    suffices: bool,
    closed_min: Option<f64>,
    in_time: bool,
) -> String {
    let until = closed_min.map_or_else(
        || "other sources never take all of it".to_owned(),
        |at| format!("until other sources have taken it after {}", minutes(at)),
    );
    if suffices {
        format!("{event}: batteries carry it {until}. No rack drops.")
    } else if in_time {
        format!("{event}: batteries are short; {until}.")
    } else {
        format!(
            "{event}: racks drop, because nothing keeps voltage until batteries give their power; {until}."
        )
    }
}

/// What batteries have.
pub(in crate::present) fn battery_of(mw: f64, mwh: f64) -> String {
    if mw <= 0.0 {
        "none".to_owned()
    } else {
        format!("{} MW, {} MWh for bridging", short(mw), short(mwh))
    }
}

/// Time of an edge.
pub(in crate::present) fn edge(s: f64, is_assumed: bool) -> String {
    let time = super::power_elements::milliseconds(s * 1e3);
    if is_assumed {
        format!("{time} (assumed)")
    } else {
        time
    }
}

/// Whether batteries keep the swing within what the utility accepts, or what they are short of.
pub(in crate::present) fn mask_kept(
    is_met: bool,
    short_mw: f64,
    short_kwh: f64,
    follows: bool,
) -> String {
    if is_met {
        return "yes".to_owned();
    }
    let mut short_of = Vec::new();
    if 0.0 < short_mw {
        short_of.push(format!("{} MW short", short(short_mw)));
    }
    if 0.0 < short_kwh {
        short_of.push(format!("{} kWh short", short(short_kwh)));
    }
    if !follows {
        short_of.push("too slow for an edge".to_owned());
    }
    format!("no: {}", super::power::listed(&short_of))
}

/// What a class has when every prime source is gone.
pub(in crate::present) fn stands_for(minutes_of: Option<f64>) -> String {
    minutes_of.map_or_else(|| "as long as units run".to_owned(), minutes)
}

/// Whether a class gets the backup it asks for.
pub(in crate::present) fn is_backed(is_met: bool, no_gap: bool, has_units: bool) -> &'static str {
    match (is_met, has_units, no_gap) {
        (true, true, false) => "met, with a gap until units run",
        (true, _, _) => "met",
        (false, true, false) => "not met: a gap until units run",
        (false, _, _) => "not met",
    }
}

/// Standby units and batteries behind the classes.
pub(in crate::present) fn backup_there(
    (asked_mw, battery_mw, battery_min): (f64, f64, f64),
    (on_standby_mw, standby_mw): (f64, f64),
    started_min: Option<f64>,
) -> String {
    let mut text = format!(
        "Classes ask batteries for {} MW; they give {} MW for {}.",
        short(asked_mw),
        short(battery_mw),
        if battery_min <= 0.0 {
            "no time at that load".to_owned()
        } else {
            minutes(battery_min)
        }
    );
    if 0.0 < on_standby_mw {
        text.push_str(&format!(
            " They ask standby units for {} MW of {}",
            short(on_standby_mw),
            short(standby_mw)
        ));
        text.push_str(&match started_min {
            Some(at) => format!(", which carry it after {}.", minutes(at)),
            None => ", which never carry all of it.".to_owned(),
        });
    }
    text
}

/// Fuel of a day, and who carries its load.
pub(in crate::present) fn fuel(
    (load_mw, grid_mw, missing_mw): (f64, f64, f64),
    fuel_mwh: f64,
    beyond_mwh: f64,
) -> String {
    let mut text = format!(
        "At the running load of {} MW the grid gives {} MW and units burn {} MWh of fuel a day (lower heating value).",
        short(load_mw),
        short(grid_mw),
        number::decimal(fuel_mwh, 0)
    );
    if 0.0 < beyond_mwh {
        text.push_str(&format!(
            " {} MWh of it no firm gas covers.",
            number::decimal(beyond_mwh, 0)
        ));
    }
    if 1e-3 < missing_mw {
        text.push_str(&format!(" {} MW no source gives.", short(missing_mw)));
    }
    text
}

/// A value beside what a permit allows.
pub(in crate::present) fn of_permit(value: f64, permit: Option<f64>, decimals: usize) -> String {
    let value = number::decimal(value, decimals);
    match permit {
        Some(permit) => format!("{value} of {}", number::decimal(permit, decimals)),
        None => value,
    }
}

/// What a class of load is called.
pub(in crate::present) fn load_class(of: Class) -> &'static str {
    class(match of {
        Class::Gpu => LoadClass::GpuRack,
        Class::Support => LoadClass::SupportRack,
        Class::Fluid => LoadClass::Fluid,
        Class::Plant => LoadClass::Plant,
        Class::House => LoadClass::House,
    })
}

/// Units that have started.
pub(in crate::present) fn on_the_bus(name: &str, units: u32) -> String {
    format!(
        "{name}: {} on the bus",
        number::count(i64::from(units), "unit", "units")
    )
}

/// Load that is carried.
pub(in crate::present) fn carried(class: Class, mw: f64) -> String {
    let class = crate::present::words::capital(load_class(class));
    format!("{class}: all {} MW carried", short(mw))
}

/// Load that cannot be taken.
pub(in crate::present) fn stuck(class: Class, online_mw: f64) -> String {
    let class = crate::present::words::capital(load_class(class));
    if online_mw <= 0.0 {
        return format!(
            "{class}: no unit starts by itself; turbines wait for a bus, which engines or grid-forming batteries make"
        );
    }
    format!(
        "{class}: no further step can be taken; the units are full, or its smallest part is too large"
    )
}

/// How long a black start takes.
pub(in crate::present) fn black_start(full_min: Option<f64>, works_min: Option<f64>) -> String {
    match (full_min, works_min) {
        (Some(full), Some(works)) => format!(
            "All load is carried after {}, and everything works again after {}. No feed is there.",
            minutes(full),
            minutes(works)
        ),
        (Some(full), None) => format!(
            "All load is carried after {}. No feed is there.",
            minutes(full)
        ),
        (None, _) => "These units alone never carry all load.".to_owned(),
    }
}

/// What a training job does to the feed.
pub(in crate::present) fn swing(
    range_mw: f64,
    ramp_mw_per_s: f64,
    band_mw: f64,
    has_mask: bool,
) -> String {
    let text = format!(
        "One synchronous job over all GPUs swings by {} MW at up to {} MW/s; {} MW (effective) of it lie between 0.1 and 20 Hz.",
        short(range_mw),
        short(ramp_mw_per_s),
        short(band_mw)
    );
    if has_mask {
        text
    } else {
        format!(
            "{text} No feed of the day says what it accepts: enter its largest step and its ramp under Numbers, Supply. Until then the table says what would flatten the swing altogether."
        )
    }
}

/// What batteries give and keep for swings.
pub(in crate::present) fn swing_there(mw: f64, kwh: f64) -> String {
    if mw <= 0.0 {
        "none".to_owned()
    } else {
        format!(
            "{} MW, {} kWh kept for swings",
            short(mw),
            number::decimal(kwh, 0)
        )
    }
}
