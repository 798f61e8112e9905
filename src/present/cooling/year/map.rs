//! Hour by day: days from left to right, hours from top to bottom. Cells of one level are one path, so that 8,760
//! hours are a dozen elements of the page.

use super::charts::text;
use crate::catalog::weather::MONTH_DAYS;
use crate::evaluate::year_hours::YearHours;
use crate::present::card::Card;
use crate::present::card::Cells;
use crate::present::card::Chart;
use crate::present::card::Page;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::words;
use crate::present::words::Names;
use crate::solve::cooling::year::Mode;

/// Days and hours.
const DAYS: usize = 365;
const HOURS: usize = 24;
/// A cell, px.
const CELL: (f64, f64) = (2.3, 5.0);
/// Room for the hours' names.
const LEFT: f64 = 34.0;
/// Levels of a quantity: more cannot be told apart in one colour.
const LEVELS: usize = 9;
/// The palest level.
const PALEST: f64 = 0.06;

/// PUE, power, mode and water, hour by day, one to choose.
pub(super) fn card(hours: &YearHours, names: &Names) -> Card {
    let terms = words::cooling_terms(names);
    let [pue, power, mode, water] = terms.maps;
    let pages = vec![
        quantity((pue, Ink::Cooling), &hours.pue, names, |value| {
            number::decimal(value, 3)
        }),
        quantity((power, Ink::Power), &hours.site_mw, names, |value| {
            number::with_unit((value * 10.0).round() / 10.0, "MW")
        }),
        modes(mode, &hours.mode, names),
        quantity((water, Ink::Accent), &hours.water_m3, names, |value| {
            number::with_unit(value.round(), "m³/h")
        }),
    ];
    Card {
        title: terms.hour_by_day.to_owned(),
        is_wide: true,
        pages,
    }
}

/// A quantity with its axes and what its colours mean.
fn page(label: &str, cells: Vec<Cells>, legend: Vec<(Ink, f64, String)>, names: &Names) -> Page {
    let chart = Chart {
        scene: axes(),
        cells,
        label: words::hour_map(label, names),
        table: None,
        scrolls: true,
    };
    Page {
        label: label.to_owned(),
        parts: vec![Piece::Chart(chart), Piece::Legend(legend)],
    }
}

fn quantity(
    (label, ink): (&str, Ink),
    values: &[f64],
    names: &Names,
    words: impl Fn(f64) -> String,
) -> Page {
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), value| {
            (low.min(*value), high.max(*value))
        });
    let low = if low.is_finite() { low } else { 0.0 };
    let span = (high - low).max(1e-12);
    let level = |value: &f64| (((value - low) / span * LEVELS as f64) as usize).min(LEVELS - 1);
    let levels: Vec<usize> = values.iter().map(level).collect();
    let opacity = |level: usize| PALEST + (1.0 - PALEST) * level as f64 / (LEVELS - 1) as f64;
    let cells = (0..LEVELS).map(|level| Cells {
        ink,
        opacity: opacity(level),
        path: runs(&levels, level),
    });
    page(
        label,
        cells.filter(|cells| !cells.path.is_empty()).collect(),
        vec![(ink, opacity(0), words(low)), (ink, 1.0, words(high))],
        names,
    )
}

fn modes(label: &str, modes: &[Mode], names: &Names) -> Page {
    let place = |mode: &Mode| match mode {
        Mode::Idle => 0,
        Mode::Free => 1,
        Mode::Partial => 2,
        Mode::Mechanical => 3,
    };
    let levels: Vec<usize> = modes.iter().map(place).collect();
    let inks = [Ink::Line, Ink::Good, Ink::Cooling, Ink::Power];
    let named = words::cooling_terms(names).modes;
    let (mut cells, mut legend) = (Vec::new(), Vec::new());
    for (level, (ink, words)) in inks.into_iter().zip(named).enumerate() {
        let path = runs(&levels, level);
        if !path.is_empty() {
            cells.push(Cells {
                ink,
                opacity: 1.0,
                path,
            });
            legend.push((ink, 1.0, words.to_owned()));
        }
    }
    page(label, cells, legend, names)
}

/// The cells of a level: for every hour of the day, runs of days.
fn runs(levels: &[usize], level: usize) -> String {
    let mut path = String::new();
    for hour in 0..HOURS {
        let mut start = None;
        for day in 0..=DAYS {
            let is_in = day < DAYS && levels.get(day * HOURS + hour) == Some(&level);
            match (start, is_in) {
                (None, true) => start = Some(day),
                (Some(from), false) => {
                    let (x, y) = (LEFT + from as f64 * CELL.0, hour as f64 * CELL.1);
                    let width = (day - from) as f64 * CELL.0;
                    path.push_str(&format!(
                        "M{x:.1} {y:.0}h{width:.1}v{:.0}h-{width:.1}z",
                        CELL.1
                    ));
                    start = None;
                }
                _ => {}
            }
        }
    }
    path
}

fn axes() -> Scene {
    let bottom = HOURS as f64 * CELL.1;
    let mut scene = Scene {
        width: LEFT + DAYS as f64 * CELL.0,
        height: bottom + 20.0,
        items: Vec::new(),
    };
    for hour in [0, 12, 23] {
        let y = hour as f64 * CELL.1 + 9.0;
        scene.items.push(text(
            0.0,
            y.min(bottom),
            format!("{hour:02}:00"),
            Anchor::Start,
            Ink::Muted,
        ));
    }
    let mut day = 0;
    for (month, days) in MONTH_DAYS.into_iter().enumerate() {
        let x = LEFT + (day as f64 + days as f64 / 2.0) * CELL.0;
        let letters = number::month(month).chars().take(3).collect();
        scene
            .items
            .push(text(x, bottom + 14.0, letters, Anchor::Middle, Ink::Muted));
        day += days;
    }
    scene
}
