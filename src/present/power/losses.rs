//! Where power is lost between the sources and what is fed: a band that grows thinner.

use super::bench::Bench;
use crate::evaluate::oneline::supply_loss_mw;
use crate::present::card::Figure;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::LoadClass;

/// Width of the chart.
const WIDTH: f64 = 846.0;

/// Thickness of everything that the sources give.
const BAND: f64 = 96.0;

/// Where the band begins, below its title.
const TOP: f64 = 24.0;

/// Where the band ends and what is fed begins.
const END: f64 = 610.0;

/// Size of the text.
const TEXT: f64 = 11.5;

/// Thinnest a loss is drawn, so that it is seen.
const THINNEST: f64 = 1.5;

/// Stages from the sources inwards; what is never lost somewhere is left out.
const STAGES: [Kind; 9] = [
    Kind::FeedTransformer,
    Kind::GenerationBus,
    Kind::Feeder,
    Kind::Transformer,
    Kind::Board,
    Kind::Ups,
    Kind::Switch,
    Kind::Busway,
    Kind::Cord,
];

/// The chart of a day.
pub(super) fn figure(bench: &Bench) -> Figure {
    let (line, flows) = (&bench.day.line, &bench.day.flows);
    let site = flows.site_mw(line);
    let stages: Vec<(Kind, f64)> = STAGES
        .into_iter()
        .map(|kind| (kind, flows.losses_mw(line, kind)))
        .filter(|(_, lost)| 1e-6 < *lost)
        .collect();
    let fed: Vec<(LoadClass, f64)> = LoadClass::ALL
        .into_iter()
        .map(|class| {
            let of = line.loads.iter().filter(|load| load.class == class);
            (class, of.map(|load| load.peak_mw).sum::<f64>())
        })
        .filter(|(_, mw)| 0.0 < *mw)
        .collect();
    let lost: f64 = stages.iter().map(|(_, lost)| lost).sum();
    let mut table = Table::new(words::LOSSES_CAPTION, &words::LOSSES_HEAD);
    let share = |mw: f64| number::percent(if site <= 0.0 { 0.0 } else { mw / site }, 2);
    for (kind, mw) in &stages {
        let name = words::lost_in(*kind);
        table
            .rows
            .push(vec![name, number::decimal(*mw, 3), share(*mw)]);
    }
    for (class, mw) in &fed {
        let name = crate::present::words::capital(words::class(*class));
        table
            .rows
            .push(vec![name, number::decimal(*mw, 3), share(*mw)]);
    }
    Figure {
        scene: band(site, &stages, &fed),
        summary: words::losses(site, lost, supply_loss_mw(line)),
        table,
    }
}

fn band(site: f64, stages: &[(Kind, f64)], fed: &[(LoadClass, f64)]) -> Scene {
    let mut scene = Scene {
        width: WIDTH,
        height: TOP + BAND + 94.0,
        items: Vec::new(),
    };
    if site <= 0.0 {
        return scene;
    }
    let per_mw = BAND / site;
    let pitch = (END - 90.0) / super::line::count(stages.len().max(1));
    text(
        &mut scene,
        (0.0, 13.0),
        words::sources(site),
        (Anchor::Start, true),
        Ink::Text,
    );
    let mut left = site;
    let mut corners = vec![(0.0, TOP)];
    let mut bottoms = vec![(0.0, TOP + BAND)];
    for (at, (kind, lost)) in stages.iter().enumerate() {
        let next = 70.0 + pitch * super::line::count(at);
        let y = TOP + left * per_mw;
        let thick = (lost * per_mw).max(THINNEST);
        bottoms.push((next, y));
        left -= lost;
        bottoms.push((next, TOP + left * per_mw));
        scene.items.push(Shape::Rect {
            x: next,
            y: y - lost * per_mw,
            width: thick,
            height: TOP + BAND + 16.0 - y + lost * per_mw,
            fill: Some(Ink::Power.fill()),
            stroke: None,
        });
        name(&mut scene, (next, at), *kind, *lost);
    }
    bottoms.push((END, TOP + left * per_mw));
    corners.push((END, TOP));
    corners.extend(bottoms.into_iter().rev());
    scene.items.push(Shape::Path {
        points: corners,
        closed: true,
        fill: Some(Ink::Power.fill().pale(0.35)),
        stroke: None,
    });
    ends(&mut scene, fed, per_mw);
    scene
}

/// Names a loss below its stub.
fn name(scene: &mut Scene, (x, at): (f64, usize), kind: Kind, lost: f64) {
    // Every second name one step lower, so that none runs into the next.
    let below = TOP + BAND + if at % 2 == 0 { 30.0 } else { 62.0 };
    let (what, mw) = (words::kind(kind).to_owned(), words::megawatts(lost));
    text(scene, (x, below), what, (Anchor::Start, false), Ink::Muted);
    text(
        scene,
        (x, below + 14.0),
        mw,
        (Anchor::Start, true),
        Ink::Text,
    );
}

/// What is fed, at the right end, each as thick as it draws; labels never closer than a line.
fn ends(scene: &mut Scene, fed: &[(LoadClass, f64)], per_mw: f64) {
    let mut y = TOP;
    let mut label: f64 = TOP;
    for (class, mw) in fed {
        let thick = mw * per_mw;
        let ink = match class {
            LoadClass::GpuRack => Ink::Power,
            LoadClass::SupportRack => Ink::Network,
            LoadClass::Fluid | LoadClass::Plant => Ink::Cooling,
            LoadClass::House => Ink::Muted,
        };
        scene.items.push(Shape::Rect {
            x: END,
            y,
            width: 10.0,
            height: thick.max(THINNEST),
            fill: Some(ink.fill()),
            stroke: None,
        });
        label = (y + thick / 2.0 + 4.0).max(label + 14.0);
        let words = format!("{}  {}", words::megawatts(*mw), words::class(*class));
        text(
            scene,
            (END + 18.0, label),
            words,
            (Anchor::Start, false),
            Ink::Text,
        );
        y += thick;
    }
}

fn text(
    scene: &mut Scene,
    (x, y): (f64, f64),
    text: String,
    (anchor, bold): (Anchor, bool),
    ink: Ink,
) {
    scene.items.push(Shape::Text {
        x,
        y,
        text,
        anchor,
        size: TEXT,
        bold,
        ink,
    });
}
