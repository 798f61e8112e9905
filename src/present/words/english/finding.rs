//! Findings as sentences.

use super::classes;
use super::field;
use super::place;
use super::power_elements::milliseconds;
use super::terms;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::present::number;
use crate::present::words::FindingWords;
use crate::present::words::Names;

/// Title, message and hint of a finding.
pub(in crate::present::words) fn words(finding: &Finding, names: &Names) -> FindingWords {
    match &finding.place {
        Place::Field(path) => field::words(finding, path, names),
        _ => of_the_plan(finding, names),
    }
}

/// The same of what rules find in a day's network, where no field and no other rule is asked for.
pub(in crate::present::words) fn network(finding: &Finding) -> FindingWords {
    let names = Names::default();
    // Asked here, a place is an element by its name or the site: the words of fields are left out of the worker.
    let place = match &finding.place {
        Place::Element(name) => name.as_str(),
        _ => "The site",
    };
    let found = of_the_network(finding, place, &names)
        .or_else(|| of_contracts(finding, place, &names))
        .or_else(|| of_studies(finding, place, &names));
    let (title, message, hint) =
        found.unwrap_or_else(|| (finding.code.text().to_owned(), String::new(), ""));
    FindingWords {
        title,
        message,
        hint: hint.to_owned(),
    }
}

/// Title, message, hint.
pub(super) type Three = (String, String, &'static str);

/// What the rules found.
fn of_the_plan(finding: &Finding, names: &Names) -> FindingWords {
    let place = terms::capital(&place::place(&finding.place, names));
    let (title, message, hint) = short_of(finding, names)
        .or_else(|| of_the_network(finding, &place, names))
        .or_else(|| of_contracts(finding, &place, names))
        .or_else(|| of_studies(finding, &place, names))
        .or_else(|| classes::of_classes(finding, &place, names))
        .or_else(|| of_floor_and_time(finding, names))
        .unwrap_or_else(|| {
            (
                format!("{place}: {}", finding.code.text()),
                String::new(),
                "",
            )
        });
    FindingWords {
        title,
        message,
        hint: hint.to_owned(),
    }
}

/// What does not carry its load.
fn short_of(finding: &Finding, names: &Names) -> Option<Three> {
    let of_place = of_place(finding, names);
    let is_short = short(&finding.amount);
    let (what, condition, hint) = match finding.code {
        Code::SupplyShort => (
            format!("Supply is {is_short}"),
            "with the worst single event out",
            "Add firm supply, bring it forward, or delay racks.",
        ),
        Code::BlocksOverloaded if finding.place == Place::Site => (
            format!("Power blocks of the plant are {is_short}"),
            "at design peak, with their reserve held",
            "Add blocks for the plant, or bring them forward.",
        ),
        Code::BlocksOverloaded => (
            format!("Power blocks{of_place} are {is_short}"),
            "at design peak, with their reserve held",
            "Add blocks to the hall, or move racks to another one.",
        ),
        Code::HeatRejectionShort => (
            format!("Heat rejection is {is_short}"),
            "in the design hour, with the spare machines out",
            "Add chillers or towers, bring them forward, or delay racks.",
        ),
        Code::HallCoolingShort => (
            format!("Cooling{of_place} is {is_short}"),
            "counted in IT power, with the spare units out",
            "Add CDUs or air coolers to the hall, or move racks to another one.",
        ),
        Code::WaterShort => (
            format!("Water is {is_short}"),
            "on the worst day",
            "Secure more water, or raise the cycles of concentration.",
        ),
        _ => return None,
    };
    Some((what, during(finding.days, condition, names), hint))
}

/// What the power network does not carry, normally or after a failure.
fn of_the_network(finding: &Finding, place: &str, names: &Names) -> Option<Three> {
    let (has, needs) = match finding.amount {
        Amount::Differs {
            given,
            needed,
            unit,
        } => (
            number::with_unit(hundredths(given), unit),
            number::with_unit(hundredths(needed), unit),
        ),
        _ => (String::new(), String::new()),
    };
    let lost = match finding.amount {
        Amount::Gpus(gpus) => number::whole(gpus),
        _ => String::new(),
    };
    let (what, condition, hint) = match finding.code {
        Code::MainTooSmall => (
            format!("{place}: mains of {has} for transformers of {needs}"),
            "at the transformer's full rating",
            "Choose a smaller transformer, a higher low voltage, or a larger main.",
        ),
        Code::FaultTooHigh => (
            format!("{place}: a fault of {needs} on boards that bear {has}"),
            "behind the transformer, on a stiff network",
            "Choose a higher impedance, a smaller transformer, or stronger boards.",
        ),
        Code::ElementOverloaded => (
            format!("{place} carries {needs} of {has}"),
            "with nothing failed, judged by its own rule",
            "Add to it, move load away, or state its rating.",
        ),
        Code::FailureDarkens => (
            format!("{place} out: {lost} GPUs without power"),
            "once everything has transferred that can",
            "Give its load a second path, or a source that takes over.",
        ),
        Code::FailureOverloads => (
            format!("{place} would carry {needs} of {has}"),
            "after a single failure, until it is repaired",
            "Add to it, or spread what it must take over.",
        ),
        _ => return None,
    };
    Some((what, during(finding.days, condition, names), hint))
}

/// What was computed is known no finer than to a hundredth.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// What contracts and batteries do not cover, and coolant that is too warm.
fn of_contracts(finding: &Finding, place: &str, names: &Names) -> Option<Three> {
    let (has, needs) = has_and_needs(&finding.amount);
    let (what, condition, hint) = match finding.code {
        Code::GasBeyondFirm => (
            format!("{place} burns {needs} of gas; {has} are firm"),
            "at the running load, by part-load curves",
            "Contract more firm gas, store fuel on site, or run on the grid.",
        ),
        Code::BridgeShort if matches!(finding.amount, Amount::ShortMw(_)) => (
            format!(
                "Batteries are {} for the worst event",
                short(&finding.amount)
            ),
            "at once, before units have taken its load",
            "Add battery power, keep more units on the bus, or accept that racks drop.",
        ),
        Code::BridgeShort => (
            format!("Batteries carry the worst event {has}; other sources need {needs}"),
            "with steps and starts of the units that take over",
            "Add bridge energy, faster units, or keep more units on the bus.",
        ),
        Code::CoolantTooWarm => (
            format!(
                "Coolant of {place} reaches {has}; its racks take {needs}{}",
                classes::of_limit(&finding.amount)
            ),
            "in the design hour, with all machines running",
            "Make the facility water colder, or add the machines that make it.",
        ),
        Code::PowerFactorLow => (
            format!("{place}: power factor {has}; the contract asks for {needs}"),
            "at design peak, with nothing failed",
            "Add compensation, or raise the power factor of the load.",
        ),
        _ => return None,
    };
    Some((what, during(finding.days, condition, names), hint))
}

/// What permits, backup, transfers and breakers do not cover.
fn of_studies(finding: &Finding, place: &str, names: &Names) -> Option<Three> {
    let (has, needs) = has_and_needs(&finding.amount);
    let (what, condition, hint) = match finding.code {
        Code::PermitExceeded => (
            format!("{place} needs {needs}; the permit allows {has}"),
            "in a year of such days",
            "Run fewer units, clean up more, or ask for a larger permit.",
        ),
        Code::BackupShort if matches!(finding.amount, Amount::ShortMw(_)) => (
            format!("Backup is {}", short(&finding.amount)),
            "with every prime source gone",
            "Add batteries or standby units, or ask for less backup.",
        ),
        Code::BackupShort => (
            format!("Backup lasts {has} of {needs}"),
            "with every prime source gone",
            "Add battery energy or faster units, or ask for less backup.",
        ),
        Code::TransferSlow if let Amount::Gpus(gpus) = finding.amount => (
            format!(
                "{place} out: {} GPUs drop, since what is left cannot take their load at once",
                number::whole(gpus)
            ),
            "without a UPS they start again when it can",
            "Add sources or batteries that answer at once, or shed load first.",
        ),
        Code::TransferSlow => (
            format!("{place} out: load is back after {needs}, later than its supplies hold"),
            "without a UPS it drops and starts again",
            "Use faster switches, two cords or a UPS, or accept the restart.",
        ),
        Code::BreakerTooWeak => (
            format!("{place}: short circuit of {needs}; breakers interrupt {has}"),
            "by screening, everything in service",
            "Choose stronger switchgear, more impedance, or open ties.",
        ),
        Code::SwingTooLarge => (
            format!("Smoothing the training swing needs {needs}; batteries give {has}"),
            "to stay within what the utility takes",
            "Add battery power or energy for swings, or a power floor on the GPUs.",
        ),
        _ => return None,
    };
    Some((what, during(finding.days, condition, names), hint))
}

/// What there is and what is needed, in words; empty where the amount says neither.
fn has_and_needs(amount: &Amount) -> (String, String) {
    match *amount {
        Amount::Differs {
            given,
            needed,
            unit,
        } => {
            let decimals = if unit.is_empty() { 3 } else { 1 };
            let number = |value| match unit {
                "ms" => milliseconds(value),
                _ => format!("{} {unit}", number::decimal(value, decimals)),
            };
            (
                number(given).trim_end().to_owned(),
                number(needed).trim_end().to_owned(),
            )
        }
        _ => (String::new(), String::new()),
    }
}

/// What does not fit, what comes late, and what the engine could not settle.
fn of_floor_and_time(finding: &Finding, names: &Names) -> Option<Three> {
    let place = terms::capital(&place::place(&finding.place, names));
    let amount = &finding.amount;
    let during = |condition: &str| during(finding.days, condition, names);
    Some(match finding.code {
        Code::HallFull => (
            format!("{place} has no room for {}", racks(amount)),
            during("counted with support racks, aisles and keep-outs"),
            "Move racks to another hall, or make the hall larger.",
        ),
        Code::FloorOverloaded => (
            format!(
                "Racks press too hard on the floor{}",
                of_place(finding, names)
            ),
            floor_pressure(amount),
            "Spread the load, choose lighter racks, or check what the slab carries.",
        ),
        Code::TargetMissed => target(finding.days, amount, &place, names),
        Code::Extrapolated => (
            "A cooling curve is used outside its range".to_owned(),
            during("a chiller or tower works beyond the points it was measured at"),
            "Treat its power as an estimate; move the set points back into the range.",
        ),
        Code::NotConverged => (
            "Losses and cooling did not settle".to_owned(),
            during("the figures of a hall are not exact"),
            "Check the shares of fans and pumps in the hall: they feed back on themselves.",
        ),
        _ => return None,
    })
}

/// ` of Hall A`; nothing for the site.
fn of_place(finding: &Finding, names: &Names) -> String {
    match finding.place {
        Place::Site => String::new(),
        _ => format!(" of {}", place::place(&finding.place, names)),
    }
}

/// `12.4 MW short`; `short` where nothing says how much.
fn short(amount: &Amount) -> String {
    let (missing, unit) = match amount {
        Amount::ShortMw(mw) => (*mw, "MW"),
        Amount::ShortMl(ml) => (*ml, "ML"),
        _ => (0.0, ""),
    };
    if missing <= 0.0 || unit.is_empty() {
        return "short".to_owned();
    }
    if missing < 0.005 {
        return format!("less than 0.01 {unit} short");
    }
    let decimals = if missing < 0.95 { 2 } else { 1 };
    format!("{} {unit} short", number::decimal(missing, decimals))
}

fn racks(amount: &Amount) -> String {
    match amount {
        Amount::Racks(racks) => number::count(*racks, "rack", "racks"),
        Amount::Gpus(gpus) => number::count(*gpus, "GPU", "GPUs"),
        _ => "all its racks".to_owned(),
    }
}

fn floor_pressure(amount: &Amount) -> String {
    match amount {
        Amount::ExcessKpa(kpa) => format!(
            "The heaviest rack presses {} kPa more than the floor carries, over its own footprint.",
            number::decimal(*kpa, 1)
        ),
        _ => "The heaviest rack presses more than the floor carries.".to_owned(),
    }
}

fn target(days: Option<DayRange>, amount: &Amount, phase: &str, names: &Names) -> Three {
    let due = days.map_or(0, |days| days.from);
    let due_text = number::day_and_date(due, names.start);
    let hint = "Look at what binds on the due day, mend that first, or move the date.";
    match amount {
        Amount::DaysLate(Some(late)) => (
            format!(
                "{phase} is {} late",
                number::count(i64::from(*late), "day", "days")
            ),
            format!(
                "Its GPUs are live on {}; they are due on {due_text}.",
                number::day_and_date(due + late, names.start)
            ),
            hint,
        ),
        _ => (
            format!("{phase} is not reached"),
            format!("Its GPUs are due on {due_text} and are not all live by the last day."),
            hint,
        ),
    }
}

/// When it holds, and under which condition.
pub(super) fn during(days: Option<DayRange>, condition: &str, names: &Names) -> String {
    match days {
        None => format!("{}.", terms::capital(condition)),
        Some(days) if days.from == days.to => format!(
            "On {}, {condition}.",
            number::day_and_date(days.from, names.start)
        ),
        Some(days) => format!(
            "From {} to {}, {condition}.",
            number::day_and_date(days.from, names.start),
            number::day(days.to)
        ),
    }
}
