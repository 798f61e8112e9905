//! Minutes to throttle, as bars and as tables.

use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stop;
use crate::evaluate::ride_through::Cause;
use crate::evaluate::ride_through::Throttle;
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
use crate::present::words::cooling_plant;
use crate::units::Volume;
use crate::units::order;

/// Size of the drawing, px.
const WIDTH: f64 = 430.0;
const ROW: f64 = 30.0;
/// Where bars begin, and the longest, px.
const LEFT: f64 = 190.0;
const LONGEST: f64 = 140.0;
/// Labels that are longer stand over their bars instead of before them, letters; longer still, they are cut.
const BEFORE: usize = 26;
const OVER: usize = 58;
/// Height of such a row and its longest bar, px.
const TALL_ROW: f64 = 46.0;
const LONGEST_TALL: f64 = 330.0;
/// Bars that are drawn at most; the table has all.
const MOST: usize = 9;
/// Below this nothing can be done, min: generators need a fifth of a minute, chillers one at best.
const HOPELESS_MIN: f64 = 1.0;
/// Below this a normal restart of chillers comes too late, min. Source: cooling reference section 7.
const SHORT_MIN: f64 = 5.0;

/// How long a buffer tank is asked for, s: what a normal restart of chillers takes.
const BUFFER_S: f64 = 300.0;
/// Share of a tank that leaves it cold. Source: cooling reference section 7, assumption.
const MIXING: f64 = 0.8;

struct Bar {
    label: String,
    minutes: Option<f64>,
}

/// The least minutes for each thing that can stop.
pub(super) fn overview(of: &HeatPath, names: &Names) -> Card {
    let bars = of.stops.iter().map(|stop| Bar {
        label: words::cause(stop.cause, of, names),
        minutes: earliest(&stop.throttles).and_then(|throttle| throttle.minutes),
    });
    let title = cooling_plant::minutes_title(None);
    card(title, draw(bars.collect()), table(of, names), names)
}

/// The bars with their numbers.
fn card(title: String, scene: Scene, table: Table, names: &Names) -> Card {
    let chart = Chart {
        scene,
        cells: Vec::new(),
        label: words::chart_with_table(&title, names),
        table: Some(table),
        scrolls: false,
    };
    Card::new(title, vec![Piece::Chart(chart)])
}

/// The same as a table.
fn table(of: &HeatPath, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let mut table = Table::new(terms.minutes, &terms.causes_head);
    for stop in &of.stops {
        let first = earliest(&stop.throttles);
        table.rows.push(vec![
            words::cause(stop.cause, of, names),
            words::minutes(first.and_then(|it| it.minutes), names),
            first.map_or_else(String::new, |it| words::throttling(it, of, names)),
        ]);
    }
    table
}

/// Platforms and halls, the first to throttle first; with what a buffer would take where only cold is missing.
pub(super) fn of_stop(stop: &Stop, of: &HeatPath, names: &Names) -> Card {
    let title = cooling_plant::minutes_title(Some(&words::cause(stop.cause, of, names)));
    let table = table_of_stop(stop, of, names);
    let mut card = card(title, bars_of_stop(stop, of, names), table, names);
    let misses_cold = matches!(
        stop.cause,
        Cause::Chillers | Cause::Rejection | Cause::PlantPower
    );
    let flow: f64 = of
        .lanes
        .iter()
        .map(|lane| lane.facility.flow.m3_per_s())
        .sum();
    if misses_cold && 0.0 < flow {
        // V = V̇·t / mixing: the water that passes in that time, as far as a tank gives it up cold.
        let volume = Volume::from_m3(flow * BUFFER_S / MIXING);
        let words = cooling_plant::buffer_for_five_minutes(volume, MIXING);
        card.pages
            .iter_mut()
            .for_each(|page| page.parts.push(Piece::Words(words.clone())));
    }
    card
}

/// The bars of it; halls that do together are one.
fn bars_of_stop(stop: &Stop, of: &HeatPath, names: &Names) -> Scene {
    let mut groups: Vec<(&Throttle, usize)> = Vec::new();
    for throttle in sorted(&stop.throttles) {
        let same = |(known, _): &&mut (&Throttle, usize)| {
            known.platform == throttle.platform
                && words::minutes(known.minutes, names) == words::minutes(throttle.minutes, names)
        };
        match groups.iter_mut().find(same) {
            Some((_, halls)) => *halls += 1,
            None => groups.push((throttle, 1)),
        }
    }
    let bars = groups.into_iter().take(MOST).map(|(throttle, halls)| Bar {
        label: words::throttling_halls(throttle, halls, of, names),
        minutes: throttle.minutes,
    });
    draw(bars.collect())
}

/// All platforms and halls.
fn table_of_stop(stop: &Stop, of: &HeatPath, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let mut table = Table::new(terms.minutes, &terms.minutes_head);
    for throttle in sorted(&stop.throttles) {
        table.rows.push(vec![
            words::throttling(throttle, of, names),
            number::whole(i64::from(throttle.racks)),
            words::minutes(throttle.minutes, names),
            throttle
                .first
                .map_or_else(String::new, |it| words::first(it, names).to_owned()),
            throttle
                .limit
                .map_or_else(String::new, |it| number::decimal(it.c(), 1)),
        ]);
    }
    table
}

fn key(throttle: &Throttle) -> f64 {
    throttle.minutes.unwrap_or(f64::INFINITY)
}

fn sorted(throttles: &[Throttle]) -> Vec<&Throttle> {
    let mut all: Vec<&Throttle> = throttles.iter().collect();
    order::sort_by(&mut all, |a, b| key(a).total_cmp(&key(b)));
    all
}

fn earliest(throttles: &[Throttle]) -> Option<&Throttle> {
    sorted(throttles).into_iter().next()
}

fn draw(bars: Vec<Bar>) -> Scene {
    let most = bars
        .iter()
        .filter_map(|bar| bar.minutes)
        .fold(1.0, f64::max);
    let is_tall = bars.iter().any(|bar| BEFORE < bar.label.chars().count());
    let (height, left, longest) = if is_tall {
        (TALL_ROW, 0.0, LONGEST_TALL)
    } else {
        (ROW, LEFT, LONGEST)
    };
    let mut scene = Scene {
        width: WIDTH,
        height: (bars.len().max(1) as f64) * height,
        items: Vec::new(),
    };
    for (row, bar) in bars.into_iter().enumerate() {
        let top = row as f64 * height;
        let bar_top = top + height - 25.0;
        let label_y = if is_tall { top + 15.0 } else { bar_top + 14.0 };
        let (ink, length, opacity) = match bar.minutes {
            None => (Ink::Cooling, longest, 0.25),
            Some(minutes) => (tone(minutes), (minutes / most * longest).max(2.0), 1.0),
        };
        let label = cut(bar.label);
        let minutes = words::minutes(bar.minutes, &Names::default());
        let after = left + length + 8.0;
        scene.items.extend([
            text(0.0, label_y, label, false, Ink::Muted),
            Shape::Rect {
                x: left,
                y: bar_top,
                width: length,
                height: 20.0,
                fill: Some(ink.fill().pale(opacity)),
                stroke: None,
            },
            text(after, bar_top + 14.0, minutes, true, Ink::Text),
        ]);
    }
    scene
}

/// A label that fits over its bar; the table has all of it.
fn cut(label: String) -> String {
    if label.chars().count() <= OVER {
        return label;
    }
    let kept: String = label.chars().take(OVER - 1).collect();
    format!("{}…", kept.trim_end())
}

fn tone(minutes: f64) -> Ink {
    if minutes < HOPELESS_MIN {
        Ink::Bad
    } else if minutes < SHORT_MIN {
        Ink::Watch
    } else {
        Ink::Cooling
    }
}

fn text(x: f64, y: f64, text: String, bold: bool, ink: Ink) -> Shape {
    Shape::Text {
        x,
        y,
        text,
        anchor: Anchor::Start,
        size: 12.5,
        bold,
        ink,
    }
}
