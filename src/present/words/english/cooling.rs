//! The cooling view in English.

use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::hours_of_month;
use crate::catalog::weather::month_of_hour;
use crate::codec::weather::Reading;
use crate::codec::weather::summary;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::heat_path::Stop;
use crate::evaluate::ride_through::Cause;
use crate::evaluate::ride_through::Throttle;
use crate::present::number;
use crate::present::words::Names;
use crate::present::words::cooling::CoolingTerms;
use crate::present::words::cooling_plant;
use crate::solve::cooling::ride_through::First;

pub(in crate::present::words) const TERMS: CoolingTerms = CoolingTerms {
    racks_liquid: "Racks, liquid",
    racks_air: "Racks, air",
    cdus: "CDUs",
    doors: "Rear doors",
    air_coolers: "Air coolers",
    chillers: "Chillers",
    towers: "Towers",
    dry_coolers: "Dry coolers",
    rejection: "Heat rejection",
    facility_pumps: "Facility pumps",
    make_up: "Make-up water",
    stopped: "stopped",
    path: "Heat path",
    path_head: [
        "what",
        "working + spare",
        "carries, MW",
        "can carry, MW",
        "loading",
        "one out",
        "draws, MW",
    ],
    minutes: "Minutes to throttle",
    minutes_head: [
        "platform and hall",
        "racks",
        "minutes",
        "limit that is reached",
        "at, °C",
    ],
    causes_head: [
        "what stops",
        "minutes until the first racks throttle",
        "which racks",
    ],
    over_an_hour: "over an hour",
    at_once: "at once",
    limits: ["chips", "coolant to the racks", "air at the racks"],
    year_figures: [
        "PUE, year",
        "WUE",
        "Hours without compressors",
        "Hours with economiser and chillers",
        "Energy of the site",
        "Most power of the site",
        "Water in the year",
        "Water on the worst day",
        "Warmest supply",
        "Hours with supply too warm",
    ],
    figures: "Figures of the year",
    hour_by_day: "Hour by day",
    months: "Energy and water by month",
    months_head: ["month", "site, GWh", "cooling, GWh", "PUE", "water, ML"],
    duration: "Load duration, MW at the site",
    duration_head: ["hours above", "site, MW"],
    psychrometric: "Psychrometric chart, 8,760 hours",
    dry_bulb: "dry bulb, °C",
    humidity: "g/kg",
    recommended: "recommended at the racks",
    rack_limit: "warmest for the racks",
    process: "air through the racks",
    maps: ["PUE", "Power", "Mode", "Water"],
    modes: [
        "no heat",
        "no compressor",
        "economiser and chillers",
        "chillers",
    ],
    energy: "site",
    cooling_energy: "cooling",
    water: "water",
};

pub(in crate::present::words) fn cause(cause: Cause, path: &HeatPath) -> String {
    match cause {
        Cause::Chillers => "Chillers".to_owned(),
        Cause::Rejection if path.all(|lane| lane.towers).is_some() => "Towers".to_owned(),
        Cause::Rejection if path.all(|lane| lane.dry_coolers).is_some() => "Dry coolers".to_owned(),
        Cause::Rejection => "Heat rejection".to_owned(),
        Cause::FacilityPumps => "Facility pumps".to_owned(),
        Cause::TechnologyPumps => "CDU pumps".to_owned(),
        Cause::AirCoolers if path.lanes.iter().all(|lane| lane.are_doors) => {
            "Fans of rear doors".to_owned()
        }
        Cause::AirCoolers => "Fans of air coolers".to_owned(),
        Cause::PlantPower => "Power to the plant".to_owned(),
        Cause::Loop(index) => {
            let name = path.loops.get(index).map_or("", String::as_str);
            cooling_plant::loop_name(name, index)
        }
    }
}

pub(in crate::present::words) fn stop(stop: &Stop, path: &HeatPath, names: &Names) -> String {
    let what = match stop.cause {
        Cause::Chillers => sink("chillers", path.all(|lane| lane.chillers)),
        Cause::Rejection => {
            let towers = path.all(|lane| lane.towers);
            let stage = towers.or(path.all(|lane| lane.dry_coolers));
            let stage = stage.or(path.all(|lane| lane.rejection));
            sink("units that give heat to the outdoors", stage)
        }
        Cause::FacilityPumps => format!(
            "Facility water stands still: {} no longer move, and racks have their own coolant alone.",
            cooling_plant::litres(path.lanes.iter().map(|lane| lane.facility.flow).sum())
        ),
        Cause::TechnologyPumps => {
            "Coolant stands still in the cold plates: only chips and the coolant in them take heat.".to_owned()
        }
        Cause::AirCoolers => format!(
            "No fan moves air through coils: {} stay in the halls.",
            number::megawatts(path.air)
        ),
        Cause::PlantPower => {
            "The plant stands until units have started and chillers make cold water again; CDU pumps run on the racks' own power."
                .to_owned()
        }
        Cause::Loop(_) => "Water of this loop stands still; other loops run on.".to_owned(),
    };
    let first = earliest(&stop.throttles);
    match first {
        Some((throttle, minutes)) => format!(
            "{what} The first racks throttle after {} ({}).",
            self::minutes(Some(minutes)),
            throttling(throttle, path, names)
        ),
        None if stop.throttles.is_empty() => format!("{what} No racks stand on this day."),
        None => format!("{what} No racks throttle within the hour."),
    }
}

fn sink(what: &str, stage: Option<Stage>) -> String {
    match stage {
        Some(stage) => format!(
            "{} {what} with {} stop: nothing takes heat out of the facility water.",
            number::whole(i64::from(stage.count)),
            number::megawatts(stage.capacity)
        ),
        None => format!("All {what} stop: nothing takes heat out of the facility water."),
    }
}

/// What the psychrometric chart shows.
pub(in crate::present) const PSYCHROMETRIC: &str =
    "Psychrometric chart: every hour of the year by dry bulb and humidity ratio";

/// What the map of hours shows of a quantity.
pub(in crate::present) fn hour_map(label: &str) -> String {
    format!("{label} hour by day: days from left to right, hours from top to bottom")
}

/// Those that throttle first.
fn earliest(throttles: &[Throttle]) -> Option<(&Throttle, f64)> {
    let all = throttles.iter().filter_map(|it| Some((it, it.minutes?)));
    all.reduce(|best, next| if next.1 < best.1 { next } else { best })
}

pub(in crate::present::words) fn throttling(
    throttle: &Throttle,
    path: &HeatPath,
    names: &Names,
) -> String {
    let platform = path
        .platforms
        .get(throttle.platform)
        .map_or("", String::as_str);
    match names.item("floor.halls", throttle.hall) {
        Some(hall) => format!("{platform}, {hall}"),
        None => format!("{platform}, hall {}", throttle.hall + 1),
    }
}

pub(in crate::present::words) fn throttling_halls(
    throttle: &Throttle,
    halls: usize,
    path: &HeatPath,
    names: &Names,
) -> String {
    if halls < 2 {
        return throttling(throttle, path, names);
    }
    let platform = path
        .platforms
        .get(throttle.platform)
        .map_or("", String::as_str);
    format!("{platform}, {halls} halls")
}

pub(in crate::present::words) fn loaded(share: f64) -> String {
    format!("{} loaded", number::percent(share, 0))
}

pub(in crate::present::words) fn minutes(minutes: Option<f64>) -> String {
    match minutes {
        None => TERMS.over_an_hour.to_owned(),
        Some(minutes) if minutes <= 0.0 => TERMS.at_once.to_owned(),
        Some(minutes) => format!("{} min", number::decimal(minutes, 1)),
    }
}

pub(in crate::present::words) fn first(first: First) -> &'static str {
    match first {
        First::Chip => TERMS.limits[0],
        First::Coolant => TERMS.limits[1],
        First::Air => TERMS.limits[2],
    }
}

pub(in crate::present::words) fn title(path: &HeatPath) -> String {
    format!(
        "Heat path, design hour with wet bulb {} °C",
        number::decimal(path.wet_bulb.c(), 1)
    )
}

pub(in crate::present::words) fn weather(reading: &Reading) -> Vec<(String, String)> {
    let all = summary(reading);
    let pair = |first: f64, second: f64, with: &str| {
        let (first, second) = (number::decimal(first, 1), number::decimal(second, 1));
        format!("{first} °C, {with} {second} °C")
    };
    let count = |hours: usize| number::whole(i64::try_from(hours).unwrap_or(i64::MAX));
    let missing = match reading.report.missing_hours {
        0 => "none".to_owned(),
        hours => format!("{} of 8,760, filled between neighbours", count(hours)),
    };
    let design = &all.design;
    let mut facts = vec![
        ("Place", all.place.clone()),
        (
            "Height",
            format!("{} m", number::decimal(all.elevation_m, 0)),
        ),
        ("Years of its rows", years(all.years)),
        ("Missing hours", missing),
        (
            "Mean dry bulb",
            format!("{} °C", number::decimal(all.mean_c, 1)),
        ),
        (
            "Dry-bulb design, 0.4 %",
            pair(design.dry_bulb_c, design.coincident_wet_bulb_c, "wet bulb"),
        ),
        (
            "Wet-bulb design, 0.4 %",
            pair(design.wet_bulb_c, design.coincident_dry_bulb_c, "dry bulb"),
        ),
        (
            "Heating design, 99.6 %",
            format!("{} °C", number::decimal(design.heating_c, 1)),
        ),
    ];
    if let Some(stated) = &all.stated {
        let dry = pair(stated.dry_c[0], stated.dry_c[1], "wet bulb");
        facts.push(("Its header: dry bulb, 0.4 %", dry));
        let wet = pair(stated.wet_c[0], stated.wet_c[1], "dry bulb");
        facts.push(("Its header: wet bulb, 0.4 %", wet));
    }
    let owned = facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    owned.collect()
}

fn years(years: Option<(i32, i32)>) -> String {
    match years {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first} to {last}"),
        None => "typical".to_owned(),
    }
}

pub(in crate::present::words) fn missing_weather(name: &str, place: &str) -> String {
    format!(
        "The weather file of this scenario, {name}, is not in this browser, so the typical year of {place} stands in for it. {DROP}"
    )
}

/// How weather of one's own comes in.
const DROP: &str =
    "An EPW or TMY3 file that is dropped on the page takes its place; this browser keeps it.";

pub(in crate::present::words) fn typical_weather(place: &str) -> String {
    format!("Typical year of {place}, made from its monthly normals and design conditions. {DROP}")
}

pub(in crate::present::words) fn hour_of_year(hour: usize) -> String {
    format!("{}, {:02}:00", day_of_year(hour), hour % 24)
}

pub(in crate::present::words) fn day_of_year(hour: usize) -> String {
    let month = month_of_hour(hour);
    let within = hour.saturating_sub(hours_of_month(month).start);
    let day = (within / 24 + 1).min(MONTH_DAYS[month]);
    format!("{day} {}", number::month(month))
}
