//! What one synchronous training job does to the feed, and what would keep it within what the utility takes.

use super::bench::Bench;
use super::line::WIDTH;
use crate::present::card::Card;
use crate::present::card::Chart;
use crate::present::card::Figure;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::swing::Job;
use crate::solve::power::swing::Mask;
use crate::solve::power::swing::Swing;
use crate::solve::power::swing::smoothing;
use crate::solve::power::swing::swing;
use crate::units::Duration;
use crate::units::Power;

/// Time of an edge where the plan does not limit how fast the load follows: servers fall within tens of
/// milliseconds and their power supplies smooth that. An assumption (power reference 2.4).
const EDGE_S: f64 = 0.05;

/// Steps that are drawn.
const STEPS: u32 = 3;

/// Room at the left for the numbers, and around the curve.
const LEFT: f64 = 74.0;
const TOP: f64 = 14.0;
const HEIGHT: f64 = 150.0;
const BELOW: f64 = 22.0;

/// Size of the text.
const TEXT: f64 = 11.5;

/// The chart of a day with its numbers below; nothing where no GPU runs.
pub(super) fn card(bench: &Bench) -> Option<Card> {
    let figure = figure(bench)?;
    let chart = Chart {
        scene: figure.scene,
        label: figure.summary.clone(),
        scrolls: true,
        ..Chart::default()
    };
    let parts = vec![
        Piece::Chart(chart),
        Piece::Words(figure.summary),
        Piece::Table(figure.table),
    ];
    Some(Card::new(words::SWING, parts).wide())
}

fn figure(bench: &Bench) -> Option<Figure> {
    let job = job(bench)?;
    let seen = swing(&job);
    let mask = mask(bench);
    let mut table = Table::new(words::SWING, &words::SWING_HEAD);
    let mut row = |name: &str, value: String| table.rows.push(vec![name.to_owned(), value]);
    let mw = |power: Power| words::megawatts(power.mw());
    let range = seen.high - seen.low;
    let ramp = seen.ramp_w_per_s / 1e6;
    row(words::HIGHEST, mw(seen.high));
    row(words::LOWEST, mw(seen.low));
    row(words::RANGE, mw(range));
    row(words::RAMP, format!("{} MW/s", words::short(ramp)));
    row(words::BAND, mw(seen.band));
    row(
        words::PERIOD,
        format!("{} s", number::exact(job.period.s())),
    );
    row(words::WAITS, number::percent(job.low_share, 0));
    if let Some(limit) = mask.ramp_w_per_s {
        row(
            words::MASK_RAMP,
            format!("{} MW/min", words::short(limit * 60.0 / 1e6)),
        );
    }
    if let Some(limit) = mask.range {
        row(words::MASK_RANGE, mw(limit));
    }
    let needed = smoothing(&job, &mask);
    if needed.passed < 1.0 {
        row(words::BATTERY, mw(needed.discharge.max(needed.charge)));
        row(
            words::BATTERY_ENERGY,
            format!("{} kWh", words::short(needed.energy.mwh() * 1e3)),
        );
        row(words::FLOOR, mw(needed.floor));
        row(words::FLOOR_COST, mw(needed.floor_cost));
    }
    Some(Figure {
        scene: wave(&job, &seen),
        summary: words::swing(range.mw(), ramp, seen.band.mw()),
        table,
    })
}

/// One job over all GPU racks of the day. What it draws at the feed is its own power and its part of the
/// losses; cooling does not follow within a step.
fn job(bench: &Bench) -> Option<Job> {
    let line = &bench.day.line;
    let gpu = line
        .loads
        .iter()
        .filter(|load| load.class == LoadClass::GpuRack);
    let gpu: f64 = gpu.map(|load| load.peak_mw).sum();
    let fed: f64 = line.loads.iter().map(|load| load.peak_mw).sum();
    if gpu <= 0.0 || fed <= 0.0 {
        return None;
    }
    let at_feed = gpu * (bench.day.flows.site_mw(line) / fed).max(1.0);
    let workload = &bench.plan.workload;
    let edge_s = match workload.ramp_per_s {
        Some(ramp) if 0.0 < ramp => workload.step_depth / ramp,
        _ => EDGE_S,
    };
    Some(Job {
        high: Power::from_mw(at_feed),
        depth: workload.step_depth,
        period: workload.step,
        low_share: workload.step_wait,
        edge: Duration::from_s(edge_s),
    })
}

/// What the utility feeds of the day accept, together; no limit where one of them says none.
fn mask(bench: &Bench) -> Mask {
    let feeds = bench.plan.power.grid.iter();
    let feeds: Vec<_> = feeds
        .filter(|grid| grid.tag.life.holds(bench.day.day))
        .collect();
    let sum = |of: &dyn Fn(&crate::scenario::plan::Grid) -> Option<Power>| {
        let limits = feeds.iter().map(|grid| of(grid));
        limits
            .collect::<Option<Vec<Power>>>()
            .filter(|all| !all.is_empty())
            .map(|all| all.into_iter().sum::<Power>())
    };
    Mask {
        ramp_w_per_s: sum(&|grid| grid.ramp_per_minute).map(|ramp| ramp.w() / 60.0),
        range: sum(&|grid| grid.step),
        band: sum(&|grid| grid.band),
    }
}

/// Some steps of the job.
fn wave(job: &Job, seen: &Swing) -> Scene {
    let mut scene = Scene {
        width: WIDTH,
        height: TOP + HEIGHT + BELOW,
        items: Vec::new(),
    };
    let whole = f64::from(STEPS) * job.period.s();
    if whole <= 0.0 || seen.high <= Power::ZERO {
        return scene;
    }
    let x_of = |s: f64| LEFT + (WIDTH - LEFT - 4.0) * (s / whole).clamp(0.0, 1.0);
    let y_of = |power: Power| TOP + HEIGHT * (1.0 - power / seen.high);
    for (power, bold) in [(seen.high, true), (seen.mean, false), (seen.low, true)] {
        let y = y_of(power);
        scene.items.push(Shape::Line {
            from: (LEFT, y),
            to: (WIDTH - 4.0, y),
            stroke: Ink::Line.stroke(1.0).dashed(),
        });
        let words = words::megawatts(power.mw());
        scene
            .items
            .push(text((LEFT - 8.0, y + 4.0), words, Anchor::End, bold));
    }
    let period = job.period.s();
    let low = period * job.low_share;
    let edge = job.edge.s().min(low).min(period - low);
    let mut points = vec![(x_of(0.0), y_of(seen.high))];
    for step in 0..STEPS {
        let fall = period * f64::from(step) + period - low - edge;
        points.push((x_of(fall), y_of(seen.high)));
        points.push((x_of(fall + edge), y_of(seen.low)));
        points.push((x_of(fall + low), y_of(seen.low)));
        points.push((x_of(fall + low + edge), y_of(seen.high)));
    }
    scene.items.push(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(Ink::Power.stroke(2.0)),
    });
    scene.items.push(Shape::Line {
        from: (LEFT, TOP + HEIGHT),
        to: (WIDTH - 4.0, TOP + HEIGHT),
        stroke: Ink::Muted.stroke(1.0),
    });
    for step in 0..=STEPS {
        let s = period * f64::from(step);
        let anchor = if step == STEPS {
            Anchor::End
        } else {
            Anchor::Start
        };
        let words = format!("{} s", number::exact((s * 1e3).round() / 1e3));
        scene
            .items
            .push(text((x_of(s), TOP + HEIGHT + 16.0), words, anchor, false));
    }
    scene
}

fn text((x, y): (f64, f64), text: String, anchor: Anchor, bold: bool) -> Shape {
    Shape::Text {
        x,
        y,
        text,
        anchor,
        size: TEXT,
        bold,
        ink: if bold { Ink::Text } else { Ink::Muted },
    }
}
