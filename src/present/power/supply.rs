//! Supply against demand over the days of the plan: drawn beside the engine with every evaluation. The page
//! marks the chosen day in it, so that another day needs no other drawing.

use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::present::card::Card;
use crate::present::card::Figure;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::shape::Stroke;
use crate::present::table::Table;
use crate::present::words;
use crate::units::Power;

/// The chart's measures.
const WIDTH: f64 = 846.0;
const LEFT: f64 = 58.0;
const TOP: f64 = 20.0;
const HEIGHT: f64 = 150.0;
const BELOW: f64 = 22.0;
const TEXT: f64 = 11.5;

/// Room that the label of the chosen day takes.
const NEAR: f64 = 60.0;

/// Capacity, firm supply and load of the site through the plan.
pub fn figure(evaluation: &Evaluation) -> Figure {
    let most = evaluation
        .ledger
        .iter()
        .map(|state| state.supply.capacity.max(state.electrical.site).mw());
    let most = most.fold(1.0, f64::max);
    let mut scene = Scene {
        width: WIDTH,
        height: TOP + HEIGHT + BELOW,
        items: Vec::new(),
    };
    let y_of = |mw: f64| TOP + HEIGHT * (1.0 - mw / most);
    for mw in [0.0, most / 2.0, most] {
        let y = y_of(mw);
        scene
            .items
            .push(line((LEFT, y), (WIDTH - 8.0, y), Ink::Line.stroke(1.0)));
        let label = format!("{} MW", number::decimal(mw, 0));
        scene
            .items
            .push(text((LEFT - 6.0, y + 4.0), label, Anchor::End, Ink::Muted));
    }
    for (at, (value, stroke)) in curves().into_iter().enumerate() {
        let points = steps(evaluation, value);
        scene.items.push(Shape::Path {
            points: points
                .into_iter()
                .map(|(day, mw)| (x_of(day, evaluation.horizon), y_of(mw)))
                .collect(),
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
        legend(&mut scene, at, stroke);
    }
    Figure {
        scene,
        summary: words::SUPPLY.summary.to_owned(),
        table: table(evaluation),
    }
}

/// The card of the chart.
pub fn card(figure: Figure) -> Card {
    Card::of_figure(words::SUPPLY.title, figure)
}

/// The same with the chosen day marked, of a plan of so many days.
pub fn on_day(figure: &Figure, horizon: u32, day: u32) -> Figure {
    let mut figure = figure.clone();
    let scene = &mut figure.scene;
    let x = x_of(f64::from(day), horizon);
    scene
        .items
        .push(line((x, TOP), (x, TOP + HEIGHT), Ink::Text.stroke(1.5)));
    let mut label = |x: f64, words: String, anchor, ink| {
        let place = (x, TOP + HEIGHT + 16.0);
        scene.items.push(text(place, words, anchor, ink));
    };
    let is_late = WIDTH - NEAR < x;
    if LEFT + NEAR <= x {
        label(LEFT, number::decimal(0.0, 0), Anchor::Start, Ink::Muted);
    }
    if !is_late {
        let end = number::decimal(f64::from(horizon.max(1)), 0);
        label(WIDTH - 8.0, end, Anchor::End, Ink::Muted);
    }
    let anchor = if is_late { Anchor::End } else { Anchor::Start };
    label(x, number::day(day), anchor, Ink::Text);
    figure
}

/// Where a day lies; what comes after the last lies on it.
fn x_of(day: f64, horizon: u32) -> f64 {
    let last = f64::from(horizon).max(1.0);
    LEFT + (WIDTH - LEFT - 8.0) * day.min(last) / last
}

/// What a curve shows of a day, and its stroke.
type Curve = (fn(&DayState) -> Power, Stroke);

/// What is drawn, in the order of the legend.
fn curves() -> [Curve; 3] {
    [
        (
            |state| state.supply.capacity,
            Ink::Muted.stroke(1.0).dashed(),
        ),
        (|state| state.electrical.site, Ink::Accent.stroke(2.0)),
        (|state| state.supply.firm, Ink::Power.stroke(2.0)),
    ]
}

/// Names a curve above the plot.
fn legend(scene: &mut Scene, at: usize, stroke: Stroke) {
    let x = LEFT + 150.0 * super::line::count(at);
    scene.items.push(line((x, 8.0), (x + 18.0, 8.0), stroke));
    let name = words::SUPPLY.lines[at].to_owned();
    let place = (x + 24.0, 12.0);
    scene
        .items
        .push(text(place, name, Anchor::Start, Ink::Text));
}

/// The same as a table, one row for each day on which something changes.
fn table(evaluation: &Evaluation) -> Table {
    let mut table = Table::new(words::SUPPLY.caption, &words::SUPPLY.head);
    for state in &evaluation.ledger {
        let mw = |power: Power| number::decimal(power.mw(), 1);
        table.rows.push(vec![
            number::day(state.day),
            mw(state.supply.capacity),
            mw(state.electrical.site),
            mw(state.supply.firm),
        ]);
    }
    table
}

/// A value of every day of the ledger as steps, held until the next.
fn steps(evaluation: &Evaluation, value: fn(&DayState) -> Power) -> Vec<(f64, f64)> {
    let mut curve: Vec<(f64, f64)> = Vec::new();
    for state in &evaluation.ledger {
        let (day, now) = (f64::from(state.day), value(state).mw());
        if let Some((_, before)) = curve.last().copied() {
            curve.push((day, before));
        }
        curve.push((day, now));
    }
    if let Some((_, last)) = curve.last().copied() {
        curve.push((f64::from(evaluation.horizon), last));
    }
    curve
}

fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Shape {
    Shape::Line { from, to, stroke }
}

fn text((x, y): (f64, f64), text: String, anchor: Anchor, ink: Ink) -> Shape {
    Shape::Text {
        x,
        y,
        text,
        anchor,
        size: TEXT,
        bold: false,
        ink,
    }
}
