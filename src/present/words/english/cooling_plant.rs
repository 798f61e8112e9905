//! The plant of the cooling view in English: its drawing, and what is said of a part.

pub(in crate::present) use super::cooling_cards::*;

use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::heat_path::HeatPath;
use crate::present::number;
use crate::present::words::Names;
use crate::scenario::plan::LoopKind;
use crate::solve::cooling::Element;
use crate::units::Duration;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Volume;
use crate::units::VolumeFlow;

pub(in crate::present) const AIR: &str = "air";
pub(in crate::present) const AIR_COOLED: &str = "Air-cooled chillers";
pub(in crate::present) const OUTDOOR_AIR: &str = "Outdoor air";
pub(in crate::present) const WORST_DAY: &str = "on the worst day";
pub(in crate::present) const WORKING: &str = "Working + spare";
pub(in crate::present) const HEAT: &str = "Heat";
pub(in crate::present) const CARRIES: &str = "Carries without spares";
pub(in crate::present) const LOADING: &str = "Loading";
pub(in crate::present) const ONE_OUT: &str = "Loading, one more out";
pub(in crate::present) const DRAWS: &str = "Power";
pub(in crate::present) const COP: &str = "COP";
pub(in crate::present) const COOLANT: &str = "Coolant";
pub(in crate::present) const WATER: &str = "Water";
pub(in crate::present) const FLOW: &str = "Flow";
pub(in crate::present) const SUPPLY: &str = "Supply water";
pub(in crate::present) const GPUS_BEHIND: &str = "GPUs behind it";
pub(in crate::present) const ONE_IN_WORK: &str = "One taken out for work";
pub(in crate::present) const PLANT_NOTE: &str =
    "Chillers, towers, dry coolers and pumps; CDU pumps run on the power of the racks.";

/// What is drawn and can be pressed.
pub(in crate::present) const NOW: &str = "Now";
pub(in crate::present) const PATH_LABEL: &str = "Parts of the heat path: arrows move, Enter stops a part, Escape starts it again. The same is there as a table.";
/// Before anything is pressed.
pub(in crate::present) const HINT: &str = "Press a part to stop it; Escape starts it again.";
/// What the star at a COP says.
pub(in crate::present) const EXTRAPOLATED: &str = " * Outside the range that the chillers' curves were measured in: capacity is held at the edge and the share of Carnot kept.";

/// What stands over a lane.
pub(in crate::present) fn lane(lane: &Lane, _: &Names) -> String {
    let name = loop_name(&lane.name, lane.header);
    format!(
        "{name}, {} → {} °C",
        number::decimal(lane.facility.cold.c(), 1),
        number::decimal(lane.facility.warm.c(), 1)
    )
}

/// A loop by its name: `Facility water loop`.
pub(in crate::present) fn loop_name(name: &str, index: usize) -> String {
    if name.is_empty() {
        return if index == 0 {
            "Facility water loop".to_owned()
        } else {
            format!("Loop {}", index + 1)
        };
    }
    if name.to_lowercase().ends_with("loop") {
        name.to_owned()
    } else {
        format!("{name} loop")
    }
}

/// Supply of a loop that has its own.
pub(in crate::present) fn supply_of(name: &str) -> String {
    format!("Supply, {}", uncapital(name))
}

/// What a loop serves.
pub(in crate::present) fn loop_kind(kind: LoopKind) -> &'static str {
    match kind {
        LoopKind::Combined => "Serves cold plates and air.",
        LoopKind::Warm => "Serves what lives with warm water.",
        LoopKind::Chilled => "Serves what needs chilled water.",
    }
}

/// On which loop a part stands, and where its groups are if it has several.
pub(in crate::present) fn on(lane: &Lane, groups: usize) -> String {
    let name = uncapital(&loop_name(&lane.name, lane.header));
    if groups < 2 {
        return format!("On the {name}.");
    }
    let groups = number::whole(i64::try_from(groups).unwrap_or(i64::MAX));
    format!("On the {name}. Its {groups} groups are among the machines of the day.")
}

pub(in crate::present) fn stop(name: &str) -> String {
    format!("Stop {name}")
}

pub(in crate::present) fn plant_power(power: Power) -> String {
    format!("Plant power {}", number::megawatts(power))
}

pub(in crate::present) fn of_heat(share: f64) -> String {
    format!("{} of the heat", number::percent(share, 0))
}

pub(in crate::present) fn room_air(c: f64) -> String {
    format!("air {} °C", number::decimal(c, 1))
}

/// A flow of water.
pub(in crate::present) fn litres(flow: VolumeFlow) -> String {
    let l_per_s = flow.l_per_s();
    let decimals = if l_per_s < 99.5 { 1 } else { 0 };
    format!("{} L/s", number::decimal(l_per_s, decimals))
}

pub(in crate::present) fn per_day(flow: VolumeFlow) -> String {
    format!("{} ML/day", number::decimal(flow.ml_per_day(), 2))
}

/// A COP; with a star beyond the curves.
pub(in crate::present) fn cop(cop: f64, is_extrapolated: bool) -> String {
    let star = if is_extrapolated { "*" } else { "" };
    format!("{}{star}", number::decimal(cop, 1))
}

pub(in crate::present) fn heat_and_cop(heat: Power, cop: f64, is_extrapolated: bool) -> String {
    let heat = number::megawatts(heat);
    if cop <= 0.0 {
        return heat.to_string();
    }
    format!("{heat}, COP {}", self::cop(cop, is_extrapolated))
}

/// The air that heat is given to.
pub(in crate::present) fn outdoors(of: &HeatPath, wet: bool) -> String {
    if wet {
        format!("wet bulb {} °C", number::decimal(of.wet_bulb.c(), 1))
    } else {
        format!("dry bulb {} °C", number::decimal(of.dry_bulb.c(), 1))
    }
}

pub(in crate::present) fn economiser(approach: TempDelta) -> [String; 3] {
    [
        "Economiser".to_owned(),
        format!("approach {} K", number::decimal(approach.k(), 1)),
        "idle in this hour".to_owned(),
    ]
}

pub(in crate::present) fn tank(volume: Volume, carries: Duration) -> [String; 3] {
    [
        "Buffer tank".to_owned(),
        format!("{} m³ usable", number::decimal(volume.m3(), 0)),
        format!("{} min of heat", number::decimal(carries.minutes(), 1)),
    ]
}

/// What a kind of element is called.
pub(in crate::present) fn element(element: Element) -> &'static str {
    match element {
        Element::Chiller => "chiller",
        Element::Tower => "tower cell",
        Element::DryCooler => "dry cooler",
        Element::Rejection => "unit of heat rejection",
        Element::Pump => "pump",
        Element::Cdu => "CDU",
        Element::AirCooler => "air cooler",
        Element::Header => "part of the header between two valves",
        Element::Loop => "whole loop",
        Element::Block => "power block of the plant",
    }
}

pub(in crate::present) fn group_note(element: Element, each: Power, ready: &str) -> String {
    format!(
        "{} of {} in the design hour, ready {ready}.",
        capital(self::element(element)),
        number::megawatts(each)
    )
}

pub(in crate::present) fn gpus_stop(lost: i64) -> String {
    if lost == 0 {
        "no GPU stops".to_owned()
    } else {
        format!("{} GPUs stop", number::whole(lost))
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

pub(super) fn uncapital(words: &str) -> String {
    let mut letters = words.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    // An abbreviation keeps its letters.
    if second.is_none_or(|second| second.is_uppercase()) {
        return words.to_owned();
    }
    let first = first.map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
