//! What one synchronous training job does to the feed, and what would keep it within what the utility takes.

use super::bench::Bench;
use super::line::WIDTH;
use crate::evaluate::supply_studies::SwingStudy;
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
use crate::solve::power::swing::Job;
use crate::solve::power::swing::Mask;
use crate::solve::power::swing::Swing;
use crate::solve::power::swing::smoothing;
use crate::units::Power;

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
    let study = bench.studies.swing.as_ref()?;
    let (seen, has_mask) = (&study.seen, study.mask != Mask::default());
    let range = (seen.high - seen.low).mw();
    let mut table = Table::new(words::SWING, &words::SWING_HEAD);
    let rows = [of_job(study), of_mask(study), absorbed(study)].concat();
    table.rows = rows
        .into_iter()
        .map(|(name, value)| vec![name.to_owned(), value])
        .collect();
    Some(Figure {
        scene: wave(&study.job, seen),
        summary: words::swing(range, seen.ramp_w_per_s / 1e6, seen.band.mw(), has_mask),
        table,
    })
}

/// Names and values.
type Rows = Vec<(&'static str, String)>;

fn mw(power: Power) -> String {
    words::megawatts(power.mw())
}

/// The job as the feed sees it.
fn of_job(study: &SwingStudy) -> Rows {
    let (job, seen) = (&study.job, &study.seen);
    let ramp = format!("{} MW/s", words::short(seen.ramp_w_per_s / 1e6));
    vec![
        (words::HIGHEST, mw(seen.high)),
        (words::LOWEST, mw(seen.low)),
        (words::RANGE, mw(seen.high - seen.low)),
        (words::RAMP, ramp),
        (words::BAND, mw(seen.band)),
        (
            words::PERIOD,
            format!("{} s", number::exact(job.period.s())),
        ),
        (words::WAITS, number::percent(job.low_share, 0)),
        (
            words::EDGE,
            words::edge(job.edge.s(), study.edge_is_assumed),
        ),
    ]
}

/// What the utility accepts.
fn of_mask(study: &SwingStudy) -> Rows {
    let mask = &study.mask;
    let ramp = |w_per_s: f64| format!("{} MW/min", words::short(w_per_s * 60.0 / 1e6));
    let rows = [
        (words::MASK_RAMP, mask.ramp_w_per_s.map(ramp)),
        (words::MASK_RANGE, mask.range.map(mw)),
        (words::MASK_BAND, mask.band.map(mw)),
    ];
    let given = rows.into_iter();
    given
        .filter_map(|(name, value)| value.map(|value| (name, value)))
        .collect()
}

/// What must be absorbed, and what there is for it. Where no feed says what it accepts, what would flatten the
/// swing altogether.
fn absorbed(study: &SwingStudy) -> Rows {
    let has_mask = study.mask != Mask::default();
    let flat = Mask {
        range: Some(Power::ZERO),
        ..Mask::default()
    };
    let needed = if has_mask {
        study.needed
    } else {
        smoothing(&study.job, &flat)
    };
    let mut rows = vec![(words::PASSED, number::percent(needed.passed, 1))];
    if needed.passed < 1.0 {
        let energy = format!("{} kWh", words::short(needed.energy.mwh() * 1e3));
        rows.extend([
            (words::BATTERY, mw(needed.discharge)),
            (words::BATTERY_TAKES, mw(needed.charge)),
            (words::BATTERY_ENERGY, energy),
            (words::FLOOR, mw(needed.floor)),
            (words::FLOOR_COST, mw(needed.floor_cost)),
        ]);
    }
    let kwh = study.swing_energy.mwh() * 1e3;
    rows.push((
        words::SWING_THERE,
        words::swing_there(study.battery.mw(), kwh),
    ));
    if has_mask {
        let short_kwh = study.short_energy.mwh() * 1e3;
        let kept = words::mask_kept(
            study.is_met(),
            study.short_power.mw(),
            short_kwh,
            study.follows(),
        );
        rows.push((words::KEPT, kept));
    }
    rows
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
