//! Words of the cooling view.

use super::Language;
use super::Names;
use super::english;
use crate::codec::weather::Reading;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stop;
use crate::evaluate::ride_through::Cause;
use crate::evaluate::ride_through::Throttle;
use crate::evaluate::year::YearFinding;
use crate::solve::cooling::ride_through::First;

/// Labels and heads of the cooling view.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is its own English text")]
pub struct CoolingTerms {
    pub racks_liquid: &'static str,
    pub racks_air: &'static str,
    pub cdus: &'static str,
    pub doors: &'static str,
    pub air_coolers: &'static str,
    pub chillers: &'static str,
    pub towers: &'static str,
    pub dry_coolers: &'static str,
    pub rejection: &'static str,
    pub facility_pumps: &'static str,
    pub make_up: &'static str,
    pub stopped: &'static str,
    pub path: &'static str,
    pub path_head: [&'static str; 7],
    pub minutes: &'static str,
    pub minutes_head: [&'static str; 5],
    pub causes_head: [&'static str; 3],
    pub over_an_hour: &'static str,
    pub at_once: &'static str,
    pub limits: [&'static str; 3],
    pub figures: &'static str,
    pub hour_by_day: &'static str,
    pub year_figures: [&'static str; 10],
    pub months: &'static str,
    pub months_head: [&'static str; 5],
    pub duration: &'static str,
    pub duration_head: [&'static str; 2],
    pub psychrometric: &'static str,
    pub dry_bulb: &'static str,
    pub humidity: &'static str,
    pub recommended: &'static str,
    pub rack_limit: &'static str,
    pub process: &'static str,
    pub maps: [&'static str; 4],
    pub modes: [&'static str; 4],
    pub energy: &'static str,
    pub cooling_energy: &'static str,
    pub water: &'static str,
}

/// The labels.
pub fn cooling_terms(names: &Names) -> &'static CoolingTerms {
    match names.language {
        Language::English => &english::cooling::TERMS,
    }
}

/// Name of what can stop, as on its button.
pub fn cause(cause: Cause, path: &HeatPath, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::cause(cause, path),
    }
}

/// What follows when it stops: two sentences.
pub fn stop(stop: &Stop, path: &HeatPath, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::stop(stop, path, names),
    }
}

/// Which racks: `H100 liquid, Hall A`.
pub fn throttling(throttle: &Throttle, path: &HeatPath, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::throttling(throttle, path, names),
    }
}

/// The same where several halls do together.
pub fn throttling_halls(
    throttle: &Throttle,
    halls: usize,
    path: &HeatPath,
    names: &Names,
) -> String {
    match names.language {
        Language::English => english::cooling::throttling_halls(throttle, halls, path, names),
    }
}

/// What reached its limit.
pub fn first(first: First, names: &Names) -> &'static str {
    match names.language {
        Language::English => english::cooling::first(first),
    }
}

/// A loading: `78 % loaded`.
pub fn loaded(share: f64) -> String {
    english::cooling::loaded(share)
}

/// Minutes as people read them: `0.8 min`, `over an hour`.
pub fn minutes(minutes: Option<f64>, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::minutes(minutes),
    }
}

/// What stands over the heat path.
pub fn heat_path_title(path: &HeatPath, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::title(path),
    }
}

/// What a weather file is: place, height, years, missing hours, design days.
pub fn weather(reading: &Reading, names: &Names) -> Vec<(String, String)> {
    match names.language {
        Language::English => english::cooling::weather(reading),
    }
}

/// A weather file that the scenario names and nobody has here: the typical year stands in for it.
pub fn missing_weather(name: &str, place: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::missing_weather(name, place),
    }
}

/// Where the typical year comes from.
pub fn typical_weather(place: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::typical_weather(place),
    }
}

/// What the map of hours shows of a quantity.
pub fn hour_map(label: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::hour_map(label),
    }
}

/// What the psychrometric chart shows.
pub fn psychrometric(names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::PSYCHROMETRIC.to_owned(),
    }
}

/// What a chart shows whose numbers are there as a table.
pub fn chart_with_table(title: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::chart_with_table(title),
    }
}

/// When an hour of the year is: `14 July, 15:00`.
pub fn hour_of_year(hour: usize, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::hour_of_year(hour),
    }
}

/// Which day of the year an hour is of: `14 July`.
pub fn day_of_year(hour: usize, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling::day_of_year(hour),
    }
}

/// What a year brings, as a sentence with its code.
pub fn year_finding(finding: &YearFinding, names: &Names) -> String {
    match names.language {
        Language::English => english::cooling_year::sentence(finding, names),
    }
}
