//! A year of cooling: figures, months, load duration, the map of hours by days, and the psychrometric chart.

mod charts;
mod map;
mod psychrometric;

use crate::catalog::weather::Weather;
use crate::catalog::weather::WeatherOrigin;
use crate::evaluate::year as evaluate_year;
use crate::evaluate::year::YearState;
use crate::evaluate::year_hours::YearHours;
use crate::present::card::Card;
use crate::present::card::Chart;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::words;
use crate::present::words::Names;
use crate::present::words::cooling_plant;
use crate::present::words::cooling_year;
use crate::scenario::plan::Plan;
use crate::units::Energy;
use crate::units::Mass;
use serde::Deserialize;
use serde::Serialize;
use std::rc::Rc;

/// Findings of a year that are shown: two for each hall of a large site.
const MOST_FINDINGS: usize = 20;

/// A year of cooling, ready to show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearView {
    /// Whose weather it is.
    pub weather: String,
    /// Figures, the map of hours and charts.
    pub cards: Vec<Card>,
    /// What is to be said of it: that it is an estimate; empty for the exact year.
    pub note: String,
}

/// Cards of a year with newer ones in place of those of the same title; those that have no newer one stay where
/// they are.
pub fn newer(cards: &[Rc<Card>], newer: Vec<Card>) -> Vec<Rc<Card>> {
    let mut all: Vec<Rc<Card>> = newer.into_iter().map(Rc::new).collect();
    for (at, card) in cards.iter().enumerate() {
        if all.iter().all(|other| other.title != card.title) {
            all.insert(at.min(all.len()), card.clone());
        }
    }
    all
}

/// What a year is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct YearSubject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The weather.
    pub weather: &'a Weather,
    /// What the year came to.
    pub state: &'a YearState,
    /// What each hour was.
    pub hours: &'a YearHours,
}

/// The view of a year from bins, without what depends on the weather alone: what follows a hand on a slider.
pub fn quick_year(of: &YearSubject<'_>, names: &Names) -> YearView {
    YearView {
        note: cooling_plant::ESTIMATE.to_owned(),
        ..view(of, None, names)
    }
}

/// The view of a year.
pub fn year(of: &YearSubject<'_>, names: &Names) -> YearView {
    let (scene, cells) = psychrometric::draw(of.plan, of.weather, names);
    let hours = Chart {
        scene,
        cells,
        label: words::psychrometric(names),
        ..Chart::default()
    };
    let terms = words::cooling_terms(names);
    let card = Card::new(terms.psychrometric, vec![Piece::Chart(hours)]);
    view(of, Some(card), names)
}

fn view(of: &YearSubject<'_>, psychrometric: Option<Card>, names: &Names) -> YearView {
    let terms = words::cooling_terms(names);
    let mut pieces = vec![Piece::Facts(figures(of, names))];
    pieces.extend(findings(of, names));
    let mut cards = vec![Card::new(terms.figures, pieces), map::card(of.hours, names)];
    cards.extend(psychrometric);
    cards.push(charts::months(of.state, names));
    cards.push(charts::duration(of.hours, names));
    YearView {
        weather: whose(of, names),
        cards,
        note: String::new(),
    }
}

/// Whose weather the year has.
fn whose(of: &YearSubject<'_>, names: &Names) -> String {
    let place = &of.weather.place;
    match (&of.weather.origin, &of.plan.weather) {
        (WeatherOrigin::File { .. }, _) => place.clone(),
        (WeatherOrigin::Typical { .. }, Some(file)) => {
            words::missing_weather(&file.name, place, names)
        }
        (WeatherOrigin::Typical { .. }, None) => words::typical_weather(place, names),
    }
}

fn figures(of: &YearSubject<'_>, names: &Names) -> Vec<(String, String)> {
    let year = of.state.plant.year();
    let site: Energy = of.state.site.iter().copied().sum();
    let plant = &of.state.plant;
    let or_none = |value: Option<f64>, decimals: usize, unit: &str| {
        value.map_or_else(String::new, |value| number::decimal(value, decimals) + unit)
    };
    let hours = |count: u32| format!("{} h", number::whole(i64::from(count)));
    let when = |hour: usize| words::hour_of_year(hour, names);
    let values = [
        or_none(of.state.pue(), 3, ""),
        or_none(of.state.wue_l_per_kwh(), 2, " L/kWh"),
        hours(year.free_hours),
        hours(year.partial_hours),
        format!("{} GWh", number::decimal(site.mwh() / 1e3, 1)),
        format!(
            "{} MW, {}",
            number::decimal(of.state.site_w.value / 1e6, 1),
            when(of.state.site_w.hour)
        ),
        format!("{} ML", number::decimal(megalitres(year.water()), 1)),
        format!(
            "{} ML, {}",
            number::decimal(plant.water_day_kg.value / 1e6, 2),
            words::day_of_year(plant.water_day_kg.hour, names)
        ),
        format!("{} °C", number::decimal(plant.supply_c.value, 1)),
        hours(year.unmet_hours),
    ];
    let labels = words::cooling_terms(names).year_figures;
    let labels = labels.iter().map(|label| (*label).to_owned());
    let mut figures: Vec<_> = labels.zip(values).collect();
    let warmest = of.state.inlet_c;
    if 0.0 < warmest.value {
        let value = number::decimal(warmest.value, 1);
        let value = format!("{value} °C, {}", when(warmest.hour));
        figures.push((cooling_plant::WARMEST_INLET.to_owned(), value));
    }
    figures
}

/// Hours in which cooling does not reach its set point, or racks get what they do not take: a sentence each, or one that
/// there are none.
fn findings(of: &YearSubject<'_>, names: &Names) -> Vec<Piece> {
    let found = evaluate_year::findings(of.plan, of.state);
    let sentences = found.iter().take(MOST_FINDINGS);
    let mut sentences: Vec<String> = sentences
        .map(|finding| cooling_year::on_card(finding, names))
        .collect();
    if sentences.is_empty() {
        sentences.push(cooling_year::NONE.to_owned());
    }
    sentences.into_iter().map(Piece::Words).collect()
}

/// Water as it is metered, at a kilogram a litre.
fn megalitres(water: Mass) -> f64 {
    water.kg() / 1e6
}
