//! The cards of the Cooling view's day in English.

use super::cooling_plant::element;
use super::cooling_plant::loop_name;
use super::cooling_plant::uncapital;
use crate::catalog::envelope;
use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::inlet::Outside;
use crate::evaluate::plant_types::CoolingEvent;
use crate::finding::Severity;
use crate::present::number;
use crate::present::words::Names;
use crate::scenario::plan::Economiser;
use crate::scenario::plan::Plan;
use crate::solve::cooling::Element;
use crate::units::Duration;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;

pub(in crate::present) const MACHINES: &str = "Machines of the day";
pub(in crate::present) const MACHINES_CAPTION: &str = "Groups, with what each carries";
pub(in crate::present) const MACHINES_HEAD: [&str; 8] = [
    "group",
    "working + spare",
    "heat, MW",
    "can carry, MW",
    "loading",
    "one more out",
    "draws, MW",
    "GPUs behind",
];
pub(in crate::present) const MACHINES_NOTE: &str = "Press a group to see it beside. Machines of a kind on one header share its heat by what each can carry.";

pub(in crate::present) const RACKS_GET: &str = "What the racks get";
pub(in crate::present) const COOLANT_CAPTION: &str = "Coolant to the cold plates";
pub(in crate::present) const COOLANT_HEAD: [&str; 8] = [
    "hall and platform",
    "gets, °C",
    "takes up to, °C",
    "margin, K",
    "throttles at, °C",
    "gets, L/min/kW",
    "asks, L/min/kW",
    "above dew point, K",
];
pub(in crate::present) const AIR_CAPTION: &str = "Air to the fronts of the racks";
pub(in crate::present) const AIR_HEAD: [&str; 7] = [
    "hall and platform",
    "supplied, °C",
    "gets, °C",
    "takes up to, °C",
    "margin, K",
    "throttles at, °C",
    "lies",
];
pub(in crate::present) const TO_AIR_CAPTION: &str = "Who takes the heat to air";
pub(in crate::present) const TO_AIR_HEAD: [&str; 6] = [
    "hall",
    "rear doors, MW",
    "air handlers, MW",
    "exhaust, °C",
    "of it comes back",
    "through coolers, m³/s",
];

pub(in crate::present) const WARMEST_INLET: &str = "Warmest air to the racks";

/// Air through the coolers of a lane.
pub(in crate::present) const AIR_FLOW: &str = "Air through them";

/// Heat to air that no cooler carries.
pub(in crate::present) fn air_short(hall: &str, short: Power) -> String {
    format!(
        "{hall}: {} of heat to air are more than its rear doors take of this exhaust with this water, and than its air handlers carry; the room becomes warmer than they are rated for.",
        number::megawatts(short)
    )
}

/// What the leakage of a containment does.
pub(in crate::present) fn comes_back(hall: &str, leakage: f64, warmer: TempDelta) -> String {
    format!(
        "{hall}: {} of the exhaust comes back to the fronts of the racks, which get air {} K warmer than the coolers supply; the coolers move as much less.",
        number::percent(leakage, 0),
        number::decimal(warmer.k(), 1)
    )
}

/// A limit with the class it is of: `40.0, S40`.
pub(in crate::present) fn with_class(limit: Temperature, class: &str) -> String {
    let limit = number::decimal(limit.c(), 1);
    match class {
        "" => limit,
        "own" => format!("{limit}, maker's own"),
        class => format!("{limit}, {class}"),
    }
}

/// Where air lies, by the gravest of what it lies outside of.
pub(in crate::present) fn lies(outside: &[Outside]) -> &'static str {
    let gravest = outside.iter().map(|out| out.severity).min();
    match gravest {
        None => "recommended",
        Some(Severity::Note) => "allowed, not recommended",
        Some(Severity::Watch) => "outside its class",
        Some(Severity::MustFix) => "beyond its limit",
    }
}

/// Names of halls and one more.
pub(in crate::present) fn and_hall(halls: &str, hall: &str) -> String {
    format!("{halls}, {hall}")
}

/// What stands in some halls, or is so.
pub(in crate::present) fn of_halls(halls: &str, what: &str) -> String {
    format!("{halls}: {what}")
}

/// What facility water the coolant limit of a hall leaves.
pub(in crate::present) fn takes_facility(most: Temperature) -> String {
    let class = envelope::facility_class_within(most);
    let class = class.map_or("no W class lies within".to_owned(), |class| {
        format!("class {class}")
    });
    format!(
        "facility water at the CDUs may be up to {} °C: {class}.",
        number::decimal(most.c(), 1)
    )
}

pub(in crate::present) fn classes(lane: &Lane) -> String {
    let facility = lane.facility.cold;
    let water = format!(
        "{}: supply of {} °C is class {}",
        loop_name(&lane.name, lane.header),
        number::decimal(facility.c(), 1),
        envelope::facility_class(facility)
    );
    match &lane.technology {
        Some(coolant) => format!(
            "{water}; coolant of {} °C is class {}.",
            number::decimal(coolant.cold.c(), 1),
            envelope::technology_class(coolant.cold).unwrap_or("beyond S50")
        ),
        None => format!("{water}."),
    }
}

pub(in crate::present) fn too_warm(hall: &str, by: f64) -> String {
    format!(
        "{hall}: coolant is {} K warmer than the coldest limit of its racks and CDUs.",
        number::decimal(by, 1)
    )
}

pub(in crate::present) fn near_dew_point(hall: &str, above: f64, asked: f64) -> String {
    format!(
        "{hall}: coolant lies {} K above the dew point of the room, {} K are asked for: pipes may sweat.",
        number::decimal(above, 1),
        number::decimal(asked, 1)
    )
}

pub(in crate::present) fn coolant_is_well(asked: f64) -> String {
    format!(
        "All coolant lies within its limits and at least {} K above the dew point of the rooms.",
        number::decimal(asked, 1)
    )
}

pub(in crate::present) const FIRM: &str = "Firm cooling, and what can be taken out";
pub(in crate::present) const FIRM_POWER: &str = "Firm cooling";
pub(in crate::present) const FIRM_EVENT: &str = "Decided by";
pub(in crate::present) const EVENTS: &str = "Events that each header holds a reserve for";
pub(in crate::present) const EVENTS_HEAD: [&str; 4] =
    ["header", "out", "still carries, MW", "of its heat now"];
pub(in crate::present) const LOSSES: &str = "Cannot be taken out on this day without losing GPUs";
pub(in crate::present) const LOSSES_HEAD: [&str; 2] = ["taken out", "GPUs that stop"];
pub(in crate::present) const ALL_MAINTAINABLE: &str = "Every machine, pump, cooler, block, header part and loop can be taken out on this day without losing a GPU.";
pub(in crate::present) const WHY_LOST: &str = "Each is taken out alone while all else runs, spares included; what is left carries less than the heat of the racks behind it.";

/// IT that firm cooling carries.
pub(in crate::present) fn firm_power(power: Power) -> String {
    format!("{} of IT", number::megawatts(power))
}

/// What is out in an event.
pub(in crate::present) fn event(event: &CoolingEvent, spares: u32, names: &Names) -> String {
    let name = names.asset(&event.id);
    match event.element {
        Element::Block => format!("a power block of {name}"),
        Element::Chiller | Element::Tower => {
            let of = number::count(
                i64::from(spares),
                &format!("{} out, the largest", element(event.element)),
                &format!("{}s out, the largest", element(event.element)),
            );
            format!("{of} of the header")
        }
        _ => format!("the spares of {name}"),
    }
}

/// What cannot be taken out.
pub(in crate::present) fn taken_out(
    element: Element,
    id: &str,
    hall: Option<&str>,
    names: &Names,
) -> String {
    let name = names.asset(id);
    let kind = self::element(element);
    let what = match element {
        Element::Loop => format!("{name}, the {kind}"),
        Element::AirCooler => format!("an {kind} of {name}"),
        _ => format!("a {kind} of {name}"),
    };
    match hall {
        Some(hall) if !name.to_lowercase().contains(&hall.to_lowercase()) => {
            format!("{what}, {hall}")
        }
        _ => what,
    }
}

pub(in crate::present) const RUN: &str = "How the plant is run";

/// Staging, set points and what runs through a loss of power: a sentence each.
pub(in crate::present) fn run(plan: &Plan, of: &HeatPath) -> Vec<String> {
    let points = &plan.cooling.set_points;
    let mut sentences = Vec::new();
    if of.lanes.iter().any(|lane| lane.chillers.is_some()) {
        sentences.push(
            "Staging: all chillers on a header run, spares included, each in proportion to what it can carry; their pumps follow the flow.".to_owned(),
        );
    }
    sentences.push(if TempDelta::ZERO < points.supply_reset {
        format!(
            "Reset: facility water may become up to {} K warmer when it is cool outside, all of it at a wet bulb of {} °C and below.",
            number::decimal(points.supply_reset.k(), 1),
            number::decimal(points.reset_below.c(), 1)
        )
    } else {
        "Reset: none; facility water keeps its set point all year.".to_owned()
    });
    if of.lanes.iter().any(|lane| lane.condenser.is_some()) {
        sentences.push(format!(
            "Condenser water: fans are turned down to hold {} °C while it is cool outside, and let it rise to {} °C at most.",
            number::decimal(points.condenser_set.c(), 1),
            number::decimal(plan.cooling.condenser_limit.c(), 1)
        ));
        sentences.push(match points.economiser {
            Economiser::None => "Economiser: none; chillers run whenever there is heat.".to_owned(),
            Economiser::Full => format!(
                "Economiser: in parallel, {} K approach; it takes over when it can carry all of the heat.",
                number::decimal(points.economiser_approach.k(), 1)
            ),
            Economiser::Partial => format!(
                "Economiser: in series, {} K approach; it takes what it can and chillers trim the rest.",
                number::decimal(points.economiser_approach.k(), 1)
            ),
        });
    }
    let runs = |is_on: bool| {
        if is_on {
            "run on"
        } else {
            "stand until power is back"
        }
    };
    sentences.push(format!(
        "Loss of power: facility pumps {}, fans of air coolers {}; a chiller needs {} to make cold water again.",
        runs(points.pumps_on_ups),
        runs(points.fans_on_ups),
        minutes(points.chiller_restart)
    ));
    sentences
}

fn minutes(of: Duration) -> String {
    format!("{} min", number::decimal(of.minutes(), 1))
}

/// What stands over the minutes to throttle: of everything, or of what is stopped.
pub(in crate::present) fn minutes_title(stopped: Option<&str>) -> String {
    match stopped {
        None => "Minutes to throttle after cooling stops".to_owned(),
        Some(name) => format!("Minutes to throttle: {} stopped", uncapital(name)),
    }
}

/// How much water would carry the heat for five minutes.
pub(in crate::present) fn buffer_for_five_minutes(volume: Volume, mixing: f64) -> String {
    format!(
        "A buffer tank of {} m³ would carry this heat for 5 minutes, with {} of it usable.",
        number::decimal(volume.m3(), 0),
        number::percent(mixing, 0)
    )
}

/// What is said of a year that came from bins.
pub(in crate::present) const ESTIMATE: &str =
    "Estimate from like hours taken together: PUE within 0.002, water within 1 %.";
