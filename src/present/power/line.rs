//! The one-line of a day, laid out: what the utility brings at the top, sources above their sections, ties between
//! these, and below them a row for each hall with its groups of blocks.
//!
//! Columns are sections, rows are halls, so that no two wires cross except where a utility circuit feeds
//! several sections.

use super::Diagram;
use super::Mark;
use super::Press;
use super::bench::Scope;
use super::parts::cell_part;
use super::parts::hall_part;
use super::sketch::BOX;
use super::sketch::Stands;
use super::sketch::first_fitting;
use super::sources;
use super::sources::Entry;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Shape;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::OneLine;

/// Width of the drawing when there are few sections: that of the card on a desk.
pub(super) const WIDTH: f64 = 864.0;

/// Width of the column of halls.
const HALLS: f64 = 122.0;

/// Narrowest column of a section.
const COLUMN: f64 = 150.0;

/// Room between two sections, where their tie is drawn.
const GAP: f64 = 30.0;

/// Room between boxes above one another.
const STEP: f64 = BOX + 5.0;

/// Lane beside the boxes of a column for its wire.
const LANE: f64 = 9.0;

/// Least side of what is pressed.
const TARGET: f64 = 24.0;

/// Where everything stands.
struct Plot {
    /// Left edge of each section's column.
    left: Vec<f64>,
    /// Width of a section.
    width: f64,
    /// Upper edge of the first row of sources.
    sources: f64,
    /// Height of the busbars.
    bus: f64,
    /// Upper edge of the first row of halls.
    rows: f64,
}

/// Room between the last source and the busbar, for the name of the section.
const NAME: f64 = 20.0;

/// Draws the one-line.
pub(super) fn diagram(scope: &Scope<'_>) -> Diagram {
    let sections = scope.line.mv.sections.len();
    let mut diagram = Diagram {
        label: words::LINE_LABEL.to_owned(),
        note: words::LINE_NOTE.to_owned(),
        ..Diagram::default()
    };
    if sections == 0 {
        return diagram;
    }
    let columns = count(sections);
    let first = HALLS + GAP;
    let column = ((WIDTH - first + GAP) / columns).max(COLUMN);
    let mut plot = Plot {
        left: (0..sections).map(|i| first + column * count(i)).collect(),
        width: column - GAP,
        sources: 0.0,
        bus: 0.0,
        rows: 0.0,
    };
    let roots = sources::roots(scope);
    diagram.scene.width =
        (first + column * columns - GAP + 2.0).max(first + (ROOT + ROOT_GAP) * count(roots.len()));
    let entries: Vec<Vec<Entry>> = (0..sections)
        .map(|section| sources::entries(scope, section))
        .collect();
    let tallest = entries.iter().map(Vec::len).max().unwrap_or(0);
    plot.sources = if roots.is_empty() {
        2.0
    } else {
        2.0 + BOX + LANES * count(roots.len()) + 10.0
    };
    plot.bus = plot.sources + STEP * count(tallest) + NAME;
    let is_ring = scope
        .line
        .mv
        .ties
        .iter()
        .any(|tie| tie.a.abs_diff(tie.b) != 1);
    plot.rows = plot.bus + if is_ring { 36.0 } else { 20.0 };
    utility(scope, &mut diagram, &plot, (&roots, &entries));
    for (section, entries) in entries.iter().enumerate() {
        column_of_sources(scope, &mut diagram, &plot, (section, entries));
    }
    levels(scope, &mut diagram, &plot);
    for section in 0..sections {
        busbar(scope, &mut diagram, &plot, section);
    }
    ties(scope, &mut diagram, &plot);
    let height = halls(scope, &mut diagram, &plot);
    diagram.scene.height = height;
    diagram
}

/// Widest and narrowest box of what the utility brings, the room between two, and the height of a lane.
const ROOT_WIDEST: f64 = 260.0;
const ROOT: f64 = 110.0;
const ROOT_GAP: f64 = 16.0;
const LANES: f64 = 6.0;

/// Substations and circuits in front of transformers, with wires to these.
fn utility(
    scope: &Scope<'_>,
    diagram: &mut Diagram,
    plot: &Plot,
    (roots, entries): (&[u32], &[Vec<Entry>]),
) {
    let line = scope.line;
    let first = plot.left[0];
    let pitch = (diagram.scene.width - first) / count(roots.len().max(1));
    let width = (pitch - ROOT_GAP).min(ROOT_WIDEST);
    for (k, root) in roots.iter().enumerate() {
        let x = first + pitch * count(k) + (pitch - width) / 2.0;
        let middle = x + width / 2.0;
        let lane = 2.0 + BOX + 5.0 + LANES * count(k);
        let is_dead = scope.stands(*root) != Stands::Alive;
        for (section, entries) in entries.iter().enumerate() {
            for (row, entry) in entries.iter().enumerate() {
                let mut of = entry.sources.iter().map(|at| line.mv.sources[*at].element);
                if !of.any(|element| line.is_under(element, *root)) {
                    continue;
                }
                let left = plot.left[section] - 6.0 + 4.0 * count(k % 3);
                let y = plot.sources + STEP * count(row) + BOX / 2.0;
                let points = [
                    (middle, 2.0 + BOX),
                    (middle, lane),
                    (left, lane),
                    (left, y),
                    (plot.left[section] + LANE, y),
                ];
                diagram.wire(&points, is_dead);
            }
        }
        let part = sources::root_part(scope, *root);
        diagram.part(&part, (x, 2.0), width);
        diagram.opener(&part, words::open_it(&part.id));
    }
}

/// Names every level of voltage at the left.
fn levels(scope: &Scope<'_>, diagram: &mut Diagram, plot: &Plot) {
    let there = scope.bench.plan.power.grid.iter();
    let high = there
        .filter(|grid| grid.tag.life.holds(scope.bench.day.day))
        .filter_map(|grid| grid.voltage)
        .map(|voltage| voltage.v());
    let mut level = |y: f64, text: &str| {
        diagram.text((2.0, y), text, (Anchor::Start, true), Ink::Muted);
    };
    if 2.0 < plot.sources {
        level(2.0 + BOX / 2.0 + 4.0, &named_volts(high));
    }
    level(plot.bus - 8.0, &words::kilovolts(scope.line.mv.kv));
    level(plot.rows - 7.0, &low_volts(scope.line));
}

/// Voltages of the boards.
pub(super) fn low_volts(line: &OneLine) -> String {
    named_volts(line.boards.iter().map(|board| board.low_kv * 1e3))
}

/// Distinct voltages, the highest first.
fn named_volts(volts: impl Iterator<Item = f64>) -> String {
    let mut distinct: Vec<i64> = Vec::new();
    for volts in volts.map(whole_volts) {
        let at = distinct.partition_point(|known| volts < *known);
        if distinct.get(at) != Some(&volts) {
            distinct.insert(at, volts);
        }
    }
    let names: Vec<String> = distinct.into_iter().map(words::volts).collect();
    names.join(" · ")
}

/// A voltage in whole volts, so that equal ones are one.
#[allow(
    clippy::cast_possible_truncation,
    reason = "voltages lie far within the range of whole numbers"
)]
fn whole_volts(volts: f64) -> i64 {
    volts.round() as i64
}

/// The sources of one section above one another, each with a wire to the busbar.
fn column_of_sources(
    scope: &Scope<'_>,
    diagram: &mut Diagram,
    plot: &Plot,
    (section, entries): (usize, &[Entry]),
) {
    let left = plot.left[section];
    let rail = left + plot.width - 3.0;
    let x = left + LANE;
    let width = plot.width - 2.0 * LANE;
    for (row, entry) in entries.iter().enumerate() {
        let y = plot.sources + STEP * count(row);
        let part = sources::part(scope, entry, width);
        let is_dead = part.stands != Stands::Alive;
        let middle = y + BOX / 2.0;
        diagram.wire(
            &[(x + width, middle), (rail, middle), (rail, plot.bus)],
            is_dead,
        );
        diagram.part(&part, (x, y), width);
        if part.opens {
            diagram.opener(&part, words::open_it(&part.id));
        }
    }
}

/// The busbar of a section with its name above it.
fn busbar(scope: &Scope<'_>, diagram: &mut Diagram, plot: &Plot, section: usize) {
    let element = scope.line.mv.sections[section];
    let stands = scope.stands(element);
    let (x, y) = (plot.left[section], plot.bus);
    let id = scope.line.name(element);
    let mw = words::short(scope.standing.carried_mw[element as usize]);
    let own = scope.bench.section_name(element);
    let mut texts = vec![format!("{id}  {mw} MW")];
    if !own.is_empty() && !own.contains(&id) {
        texts.insert(0, format!("{id} {own}  {mw} MW"));
    }
    let text = first_fitting(&texts, plot.width, true);
    let ink = if stands == Stands::Failed {
        Ink::Bad
    } else {
        Ink::Text
    };
    diagram.text((x, y - 8.0), &text, (Anchor::Start, true), ink);
    diagram.busbar((x, y), plot.width, stands);
    diagram.marks.push(Mark {
        label: format!("{} {text}", words::kind(Kind::Section)),
        x,
        y: y - 19.0,
        width: plot.width,
        height: TARGET,
        press: Press::Fail,
        is_on: stands == Stands::Failed,
        id,
    });
}

/// Ties: between neighbours; that of a ring from the last section to the first runs below.
fn ties(scope: &Scope<'_>, diagram: &mut Diagram, plot: &Plot) {
    for (i, tie) in scope.line.mv.ties.iter().enumerate() {
        let (a, b) = (tie.a as usize, tie.b as usize);
        let (a, b) = (a.min(b), a.max(b));
        let is_closed = scope
            .standing
            .settled
            .closed
            .get(i)
            .copied()
            .unwrap_or(false);
        let stands = scope.stands(tie.element);
        let is_closed = is_closed && stands == Stands::Alive;
        let (from, to) = (plot.left[a] + plot.width, plot.left[b]);
        let middle = if b == a + 1 {
            diagram.tie((from, plot.bus), to, is_closed, stands);
            (f64::midpoint(from, to), plot.bus)
        } else {
            let y = plot.bus + 17.0;
            let end = plot.left[b] + plot.width;
            let start = plot.left[a];
            diagram.wire(&[(start, plot.bus), (start, y), (end - GAP, y)], !is_closed);
            diagram.tie((end - GAP, y), end, is_closed, stands);
            (end - GAP / 2.0, y)
        };
        let id = scope.line.name(tie.element);
        let state = if is_closed {
            words::CLOSED
        } else {
            words::OPEN
        };
        diagram.marks.push(Mark {
            label: format!("{} {id}, {state}", words::kind(Kind::Tie)),
            x: middle.0 - GAP / 2.0,
            y: middle.1 - TARGET / 2.0,
            width: GAP,
            height: TARGET,
            press: Press::Fail,
            is_on: stands == Stands::Failed,
            id,
        });
    }
}

/// A row for each hall, and one for the plant; returns where they end.
fn halls(scope: &Scope<'_>, diagram: &mut Diagram, plot: &Plot) -> f64 {
    let halls = scope.bench.halls();
    let end = diagram.scene.width;
    let mut last = vec![None; plot.left.len()];
    for (row, hall) in halls.iter().enumerate() {
        let y = plot.rows + STEP * count(row);
        diagram.scene.items.push(Shape::Rect {
            x: 0.0,
            y: y - 2.0,
            width: end,
            height: BOX + 4.0,
            fill: Some(Ink::Sunken.fill()),
            stroke: None,
        });
        for (section, last) in last.iter_mut().enumerate() {
            if scope.bench.cell(*hall, section).is_some() {
                *last = Some(y + BOX / 2.0);
            }
        }
    }
    for (section, bottom) in last.into_iter().enumerate() {
        if let Some(bottom) = bottom {
            let x = plot.left[section] + 4.0;
            let is_dead = scope.stands(scope.line.mv.sections[section]) != Stands::Alive;
            diagram.wire(&[(x, plot.bus), (x, bottom)], is_dead);
        }
    }
    for (row, hall) in halls.iter().enumerate() {
        let y = plot.rows + STEP * count(row);
        diagram.part(&hall_part(scope, *hall), (2.0, y), HALLS - 2.0);
        for section in 0..plot.left.len() {
            let Some(blocks) = scope.bench.cell(*hall, section) else {
                continue;
            };
            let part = cell_part(scope, (*hall, section), blocks);
            let x = plot.left[section] + LANE;
            let middle = y + BOX / 2.0;
            diagram.wire(
                &[(x - LANE + 4.0, middle), (x, middle)],
                part.stands != Stands::Alive,
            );
            diagram.part(&part, (x, y), plot.width - LANE);
        }
    }
    plot.rows + STEP * count(halls.len())
}

/// A count as a length.
#[allow(clippy::cast_precision_loss, reason = "counts of boxes")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}
