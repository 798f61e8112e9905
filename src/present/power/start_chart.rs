//! The black start as two curves over the minutes: units on the bus, and load carried.

use super::line::WIDTH;
use super::line::count;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::words::power as words;
use crate::solve::power::black_start::Moment;

/// Measures of the chart.
const LEFT: f64 = 58.0;
const TOP: f64 = 20.0;
const HEIGHT: f64 = 110.0;
const BELOW: f64 = 22.0;
const TEXT: f64 = 11.5;

/// The chart.
pub(super) fn scene(moments: &[Moment]) -> Scene {
    let end = moments
        .last()
        .map_or(1.0, |last| last.at.minutes())
        .max(1.0);
    let most = moments.iter().map(|of| of.online.mw().max(of.carried.mw()));
    let most = most.fold(1.0, f64::max);
    let x_of = |minutes: f64| LEFT + (WIDTH - LEFT - 8.0) * (minutes / end).clamp(0.0, 1.0);
    let y_of = |mw: f64| TOP + HEIGHT * (1.0 - mw / most);
    let mut scene = Scene {
        width: WIDTH,
        height: TOP + HEIGHT + BELOW,
        items: Vec::new(),
    };
    for mw in [0.0, most] {
        let y = y_of(mw);
        scene.items.push(Shape::Line {
            from: (LEFT, y),
            to: (WIDTH - 8.0, y),
            stroke: Ink::Line.stroke(1.0),
        });
        let label = format!("{} MW", number::decimal(mw, 0));
        scene
            .items
            .push(text((LEFT - 6.0, y + 4.0), label, Anchor::End));
    }
    for (minutes, anchor) in [(0.0, Anchor::Start), (end, Anchor::End)] {
        let place = (x_of(minutes), TOP + HEIGHT + 16.0);
        scene
            .items
            .push(text(place, words::minute(minutes), anchor));
    }
    let values: [fn(&Moment) -> f64; 2] = [|of| of.online.mw(), |of| of.carried.mw()];
    for (at, value) in values.into_iter().enumerate() {
        let mut points = vec![(x_of(0.0), y_of(0.0))];
        for moment in moments {
            let x = x_of(moment.at.minutes());
            let before = points.last().map_or(y_of(0.0), |last| last.1);
            points.push((x, before));
            points.push((x, y_of(value(moment))));
        }
        curve(&mut scene, at, points);
    }
    scene
}

/// A curve with its name above the plot.
fn curve(scene: &mut Scene, at: usize, points: Vec<(f64, f64)>) {
    let names = [words::ON_BUS, words::LOAD_CARRIED];
    let stroke = [Ink::Power, Ink::Accent][at].stroke(2.0);
    scene.items.push(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(stroke),
    });
    let x = LEFT + 150.0 * count(at);
    scene.items.push(Shape::Line {
        from: (x, 8.0),
        to: (x + 18.0, 8.0),
        stroke,
    });
    let name = names[at].to_owned();
    scene
        .items
        .push(text((x + 24.0, 12.0), name, Anchor::Start));
}

fn text((x, y): (f64, f64), text: String, anchor: Anchor) -> Shape {
    Shape::Text {
        x,
        y,
        text,
        anchor,
        size: TEXT,
        bold: false,
        ink: Ink::Muted,
    }
}
