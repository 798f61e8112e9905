//! Energy and water by month, and load duration.

use super::megalitres;
use crate::evaluate::year::YearState;
use crate::evaluate::year_hours::YearHours;
use crate::present::card::Card;
use crate::present::card::Chart;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::units::order;

/// Size of a chart, px.
const WIDTH: f64 = 430.0;
const HEIGHT: f64 = 190.0;
/// Where its axes are, px.
const LEFT: f64 = 36.0;
const BOTTOM: f64 = 160.0;
const TOP: f64 = 22.0;
/// Points of the duration curve: enough for its width.
const POINTS: usize = 120;
/// Shares of the year's hours that the table names.
const SHARES: [f64; 7] = [0.0, 0.01, 0.1, 0.25, 0.5, 0.75, 1.0];

/// A chart that can be had as a table.
fn card(title: &str, scene: Scene, table: Table, names: &Names) -> Card {
    let chart = Chart {
        scene,
        label: words::chart_with_table(title, names),
        table: Some(table),
        ..Chart::default()
    };
    Card::new(title, vec![Piece::Chart(chart)])
}

/// Site energy with cooling in it, and water, month by month: each against its own highest.
pub(super) fn months(state: &YearState, names: &Names) -> Card {
    let title = words::cooling_terms(names).months;
    card(
        title,
        months_scene(state, names),
        months_table(state, names),
        names,
    )
}

fn months_scene(state: &YearState, names: &Names) -> Scene {
    let terms = words::cooling_terms(names);
    let site: Vec<f64> = state.site.iter().map(|it| it.mwh() / 1e3).collect();
    let months = &state.plant.months;
    let cooling: Vec<f64> = months.iter().map(|it| it.cooling().mwh() / 1e3).collect();
    let water: Vec<f64> = months.iter().map(|it| megalitres(it.water())).collect();
    let most = |list: &[f64]| list.iter().copied().fold(1e-9, f64::max);
    let (most_site, most_water) = (most(&site), most(&water));
    let mut scene = frame();
    let step = (WIDTH - LEFT) / 12.0;
    for month in 0..12 {
        let x = LEFT + step * month as f64;
        bar(
            &mut scene,
            x + 3.0,
            11.0,
            site[month] / most_site,
            Ink::Power,
        );
        bar(
            &mut scene,
            x + 3.0,
            11.0,
            cooling[month] / most_site,
            Ink::Cooling,
        );
        bar(
            &mut scene,
            x + 16.0,
            9.0,
            water[month] / most_water,
            Ink::Accent,
        );
        let letter = number::month(month).chars().take(1).collect();
        scene.items.push(text(
            x + step / 2.0,
            BOTTOM + 15.0,
            letter,
            Anchor::Middle,
            Ink::Muted,
        ));
    }
    let key = [
        (
            format!("{} ≤ {} GWh", terms.energy, number::decimal(most_site, 1)),
            Ink::Power,
        ),
        (terms.cooling_energy.to_owned(), Ink::Cooling),
        (
            format!("{} ≤ {} ML", terms.water, number::decimal(most_water, 1)),
            Ink::Accent,
        ),
    ];
    for ((words, ink), x) in key.into_iter().zip([LEFT, LEFT + 130.0, LEFT + 210.0]) {
        scene.items.push(square(x, 4.0, ink));
        scene
            .items
            .push(text(x + 14.0, 13.0, words, Anchor::Start, Ink::Muted));
    }
    scene
}

fn months_table(state: &YearState, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let mut table = Table::new(terms.months, &terms.months_head);
    for (month, sums) in state.plant.months.iter().enumerate() {
        let site = state.site[month];
        let pue = if 0.0 < sums.it.j() {
            number::decimal(site / sums.it, 3)
        } else {
            String::new()
        };
        table.rows.push(vec![
            number::month(month).to_owned(),
            number::decimal(site.mwh() / 1e3, 2),
            number::decimal(sums.cooling().mwh() / 1e3, 2),
            pue,
            number::decimal(megalitres(sums.water()), 1),
        ]);
    }
    table
}

fn falling(hours: &YearHours) -> Vec<f64> {
    let mut sorted = hours.site_mw.clone();
    order::sort_by(&mut sorted, |a, b| b.total_cmp(a));
    sorted
}

fn at_share(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = (share * last as f64).round() as usize;
    sorted.get(place.min(last)).copied().unwrap_or(0.0)
}

/// How many hours the site draws at least so much.
pub(super) fn duration(hours: &YearHours, names: &Names) -> Card {
    let title = words::cooling_terms(names).duration;
    card(
        title,
        duration_scene(hours),
        duration_table(hours, names),
        names,
    )
}

fn duration_scene(hours: &YearHours) -> Scene {
    let sorted = falling(hours);
    let mut scene = frame();
    let (most, least) = (at_share(&sorted, 0.0), at_share(&sorted, 1.0));
    // From four fifths of the least: a year of training is nearly flat.
    let low = 0.8 * least;
    let y = |mw: f64| BOTTOM - (BOTTOM - TOP) * ((mw - low) / (most - low).max(1e-9));
    let mut points: Vec<(f64, f64)> = (0..=POINTS)
        .map(|at| at as f64 / POINTS as f64)
        .map(|share| (LEFT + (WIDTH - LEFT) * share, y(at_share(&sorted, share))))
        .collect();
    scene.items.push(Shape::Path {
        points: points.clone(),
        closed: false,
        fill: None,
        stroke: Some(Ink::Power.stroke(2.0)),
    });
    points.extend([(WIDTH, BOTTOM), (LEFT, BOTTOM)]);
    scene.items.push(Shape::Path {
        points,
        closed: true,
        fill: Some(Ink::Power.fill().pale(0.15)),
        stroke: None,
    });
    for (mw, y) in [(most, TOP), (low, BOTTOM)] {
        let words = number::decimal(mw, 0);
        scene
            .items
            .push(text(LEFT - 6.0, y + 4.0, words, Anchor::End, Ink::Muted));
    }
    for (hours, anchor) in [
        (0, Anchor::Start),
        (4380, Anchor::Middle),
        (8760, Anchor::End),
    ] {
        let x = LEFT + (WIDTH - LEFT) * hours as f64 / 8760.0;
        let words = format!("{} h", number::whole(hours));
        scene
            .items
            .push(text(x, BOTTOM + 15.0, words, anchor, Ink::Muted));
    }
    scene
}

fn duration_table(hours: &YearHours, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let sorted = falling(hours);
    let mut table = Table::new(terms.duration, &terms.duration_head);
    for share in SHARES {
        let above = (share * sorted.len() as f64).round() as i64;
        table.rows.push(vec![
            number::whole(above),
            number::decimal(at_share(&sorted, share), 2),
        ]);
    }
    table
}

fn frame() -> Scene {
    Scene {
        width: WIDTH,
        height: HEIGHT,
        items: vec![Shape::Line {
            from: (LEFT, BOTTOM),
            to: (WIDTH, BOTTOM),
            stroke: Ink::Line.stroke(1.0),
        }],
    }
}

fn bar(scene: &mut Scene, x: f64, width: f64, share: f64, ink: Ink) {
    let height = (BOTTOM - TOP) * share.clamp(0.0, 1.0);
    scene.items.push(Shape::Rect {
        x,
        y: BOTTOM - height,
        width,
        height,
        fill: Some(ink.fill()),
        stroke: None,
    });
}

pub(super) fn square(x: f64, y: f64, ink: Ink) -> Shape {
    Shape::Rect {
        x,
        y,
        width: 10.0,
        height: 10.0,
        fill: Some(ink.fill()),
        stroke: None,
    }
}

pub(super) fn text(x: f64, y: f64, text: String, anchor: Anchor, ink: Ink) -> Shape {
    Shape::Text {
        x,
        y,
        text,
        anchor,
        size: 12.0,
        bold: false,
        ink,
    }
}
