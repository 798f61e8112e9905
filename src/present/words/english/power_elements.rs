//! What is said of single elements of the one-line, in English.

use super::power::short;
use super::power::topology;
use crate::catalog::Transformer;
use crate::present::number;
use crate::scenario::plan::Tie;
use crate::scenario::plan::Topology;
use crate::solve::power::oneline::SourceKind;

/// Where the racks of an element stand.
pub(in crate::present) fn spot((first, last): (u32, u32), x_m: f64, y_m: f64) -> String {
    let rows = if first == last {
        format!("Row {}", first + 1)
    } else {
        format!("Rows {} to {}", first + 1, last + 1)
    };
    let metres = |length: f64| number::decimal(length, 1);
    format!(
        "{rows}, {} m by {} m from the corner of the hall",
        metres(x_m),
        metres(y_m)
    )
}

/// What stands over the one-line of a day.
pub(in crate::present) fn one_line_on(day: u32) -> String {
    format!("One-line, {}", number::day(day))
}

/// A number as coarse as a box has room for: `75`, `8.2`.
pub(in crate::present) fn rough(value: f64) -> String {
    number::decimal(value, if value.abs() < 9.95 { 1 } else { 0 })
}

/// `75 of 198 MW`.
pub(in crate::present) fn load_of_rough(load: f64, rating: f64, unit: &str) -> String {
    format!("{} of {} {unit}", rough(load), rough(rating))
}

/// `75 MW of 15 × 16.5`.
pub(in crate::present) fn load_of_units(mw: f64, count: &str) -> String {
    format!("{} MW of {count}", rough(mw))
}

/// `15 × 16.5`, and `14 of 15 × 16.5` where one is out; without a size where they differ.
pub(in crate::present) fn units((alive, all): (u32, u32), each_mw: f64) -> String {
    let count = if alive == all {
        all.to_string()
    } else {
        format!("{alive} of {all}")
    };
    if 0.0 < each_mw {
        format!("{count} × {}", number::decimal(each_mw, 1))
    } else {
        format!("{count} units")
    }
}

/// `75 of 198 MW at 36 °C`.
pub(in crate::present) fn at_air(gives: &str, air_c: f64) -> String {
    format!("{gives} at {} °C", number::decimal(air_c, 0))
}

/// A battery, from the longest to the shortest way to say it.
pub(in crate::present) fn battery(mw: f64, minutes: f64, is_called: bool) -> Vec<String> {
    let minutes = number::decimal(minutes, 0);
    let mw = rough(mw);
    if is_called {
        return vec![format!("{mw} MW for {minutes} min")];
    }
    vec![
        format!("standing by: {mw} MW for {minutes} min"),
        format!("{mw} MW for {minutes} min"),
    ]
}

/// What sources of a kind are called together.
pub(in crate::present) fn sources_of(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Grid => "Utility",
        SourceKind::Generation => "Generation",
        SourceKind::Battery => "Batteries",
    }
}

/// What something carries, and how far it is loaded.
pub(in crate::present) fn load_and_percent(load: &str, share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{load}, {}", number::percent(share, 0)),
        None => load.to_owned(),
    }
}

/// A line voltage: `161 kV`, `415 V`.
pub(in crate::present) fn level(kv: f64) -> String {
    if kv < 1.0 {
        format!("{} V", number::decimal(kv * 1e3, 0))
    } else {
        super::power::kilovolts(kv)
    }
}

/// The same, in whole volts.
pub(in crate::present) fn volts(volts: i64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "voltages are far below 2^53")]
    let kv = volts as f64 / 1e3;
    level(kv)
}

/// `39.2 MVA`.
pub(in crate::present) fn mva(mva: f64) -> String {
    format!("{} MVA", short(mva))
}

/// `12.5 MWh`.
pub(in crate::present) fn megawatt_hours(mwh: f64) -> String {
    format!("{} MWh", short(mwh))
}

/// `3,000 A`.
pub(in crate::present) fn amperes(a: f64) -> String {
    format!("{} A", number::decimal(a, 0))
}

/// `40.0 kA`.
pub(in crate::present) fn kiloamperes(ka: f64) -> String {
    format!("{} kA", number::decimal(ka, 1))
}

/// `5 min`, below two minutes with a decimal, and `at once`.
pub(in crate::present) fn minutes(minutes: f64) -> String {
    if minutes <= 0.0 {
        return super::power_labels::AT_ONCE.to_owned();
    }
    format!(
        "{} min",
        number::decimal(minutes, if minutes < 1.95 { 1 } else { 0 })
    )
}

/// A minute on an axis.
pub(in crate::present) fn minute(minute: f64) -> String {
    format!("{} min", number::decimal(minute, 0))
}

/// `4 ms`, `5 s`, `10 min`.
pub(in crate::present) fn milliseconds(ms: f64) -> String {
    if ms < 999.5 {
        format!("{} ms", number::decimal(ms, 0))
    } else if ms < 119_500.0 {
        format!("{} s", number::exact((ms / 10.0).round() / 100.0))
    } else {
        minutes(ms / 60_000.0)
    }
}

/// By what an element is judged: share of its rating for long, and over a few hours.
pub(in crate::present) fn rule(continuous: f64, emergency: f64, hours: f64) -> String {
    let always = if continuous < 1.0 {
        format!("{} of its rating", number::percent(continuous, 0))
    } else {
        "its rating".to_owned()
    };
    if emergency <= continuous {
        return always;
    }
    let hours = number::decimal(hours, 0);
    format!("{always}, {} for {hours} h", number::percent(emergency, 0))
}

/// Lowest and highest fault level of a feed, MVA.
pub(in crate::present) fn fault_level(least: Option<f64>, most: Option<f64>) -> String {
    let mva = |value: f64| number::decimal(value, 0);
    match (least, most) {
        (Some(least), Some(most)) => format!("{} to {} MVA", mva(least), mva(most)),
        (Some(one), None) | (None, Some(one)) => format!("{} MVA", mva(one)),
        (None, None) => "not given".to_owned(),
    }
}

/// A fault level that was assumed.
pub(in crate::present) fn assumed_level(feed: &str, most_mva: f64, least_mva: f64) -> String {
    let mva = |value: f64| number::decimal(value, 0);
    format!(
        "{feed} gives no fault level: {} to {} MVA were assumed. Ask the utility, and enter what it says.",
        mva(least_mva),
        mva(most_mva)
    )
}

/// When units run.
pub(in crate::present) fn duty(is_standby: bool) -> &'static str {
    if is_standby {
        "only when something failed"
    } else {
        "always, behind the feeds"
    }
}

/// Yes or no.
pub(in crate::present) fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// How a tie stands with nothing failed.
pub(in crate::present) fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Closed => "closed",
        Tie::Open | Tie::None => "open",
    }
}

/// `72 in all, 4N/3`.
pub(in crate::present) fn blocks_set(count: u32, of: Topology) -> String {
    format!("{}, {}", number::whole(i64::from(count)), topology(of))
}

/// What fails, from the viewpoint of another element.
pub(in crate::present) fn if_another_fails(id: &str) -> String {
    format!("If {id} fails")
}

/// A transformer's row in the catalogue.
pub(in crate::present) fn transformer(row: &Transformer) -> String {
    format!(
        "{}: {} % impedance at {}, {} kW no load, {} kW load loss. {}",
        row.name,
        number::exact(row.impedance_percent),
        mva(row.base.mva()),
        number::decimal(row.no_load.kw(), 1),
        number::decimal(row.load_loss.kw(), 0),
        source(&row.origin.source)
    )
}

/// A board and how many see the same.
pub(in crate::present) fn and_like(name: &str, others: usize) -> String {
    if others == 0 {
        name.to_owned()
    } else {
        format!("{name} and {others} like it")
    }
}

/// Where a row comes from.
pub(in crate::present) fn source(keys: &str) -> String {
    format!("Source: {keys}.")
}
