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
pub(in crate::present) const FUEL_HEAD: [&str; 8] = [
    "Units",
    "Run",
    "MW",
    "Fuel, MWh a day",
    "Firm gas, MWh a day",
    "Beyond it",
    "NOx, t a year",
    "Hours of a unit a year",
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

fn load_class(of: Class) -> &'static str {
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
