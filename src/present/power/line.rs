//! The one-line of a day, laid out: sources above their sections, ties between these, and below them a row
//! for each hall with its groups of blocks.
//!
//! Columns are sections, rows are halls, so that no two wires cross except where a utility circuit feeds
//! several sections.

use super::Diagram;
use super::Mark;
use super::Press;
use super::bench::Scope;
use super::parts::cell_part;
use super::parts::element;
use super::parts::hall_part;
use super::parts::source_part;
use super::sketch::BOX;
use super::sketch::Stands;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Shape;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::Source;

/// Width of the drawing when there are few sections: that of the card on a desk.
pub(super) const WIDTH: f64 = 846.0;

/// Width of the column of halls.
const HALLS: f64 = 132.0;

/// Narrowest column of a section.
const COLUMN: f64 = 150.0;

/// Room between two sections, where their tie is drawn.
const GAP: f64 = 26.0;

/// Room between boxes above one another.
const STEP: f64 = BOX + 6.0;

/// Lane beside the boxes of a column for its wire.
const LANE: f64 = 12.0;

/// Least side of what is pressed.
const TARGET: f64 = 24.0;

/// Where everything stands.
struct Plot {
    /// Left edge of each section's column.
    left: Vec<f64>,
    /// Width of a section.
    width: f64,
    /// Height of the busbars.
    bus: f64,
    /// Upper edge of the first row of halls.
    rows: f64,
}

/// Draws the one-line.
pub(super) fn diagram(scope: &Scope<'_>) -> Diagram {
    let sections = scope.line.mv.sections.len();
    let mut diagram = Diagram::default();
    if sections == 0 {
        return diagram;
    }
    let columns = count(sections);
    let column = ((WIDTH - HALLS - GAP) / columns).max(COLUMN);
    let first = HALLS + GAP;
    let mut plot = Plot {
        left: (0..sections).map(|i| first + column * count(i)).collect(),
        width: column - GAP,
        bus: 0.0,
        rows: 0.0,
    };
    diagram.scene.width = first + column * columns - GAP + 2.0;
    let entries = entries_by_section(scope, sections);
    let tallest = entries.iter().map(Vec::len).max().unwrap_or(0);
    let top = circuits(scope, &mut diagram, &plot, &entries);
    plot.bus = top + STEP * count(tallest) + 24.0;
    let is_ring = scope
        .line
        .mv
        .ties
        .iter()
        .any(|tie| tie.a.abs_diff(tie.b) != 1);
    plot.rows = plot.bus + if is_ring { 36.0 } else { 18.0 };
    for (section, sources) in entries.iter().enumerate() {
        column_of_sources(scope, &mut diagram, &plot, (section, sources));
    }
    for section in 0..sections {
        busbar(scope, &mut diagram, &plot, section);
    }
    ties(scope, &mut diagram, &plot);
    let height = halls(scope, &mut diagram, &plot);
    diagram.scene.height = height + 2.0;
    diagram
}

/// Sources of each section, those behind a utility circuit first.
fn entries_by_section<'a>(scope: &Scope<'a>, sections: usize) -> Vec<Vec<(usize, &'a Source)>> {
    let mut entries = vec![Vec::new(); sections];
    for (i, source) in scope.line.mv.sources.iter().enumerate() {
        if let Some(of) = entries.get_mut(source.section as usize) {
            of.push((i, source));
        }
    }
    entries
}

/// Substations and circuits in front of transformers, at the top, with their wires; returns where the
/// sources begin.
fn circuits(
    scope: &Scope<'_>,
    diagram: &mut Diagram,
    plot: &Plot,
    entries: &[Vec<(usize, &Source)>],
) -> f64 {
    let line = scope.line;
    let feeds: Vec<u32> = (0_u32..)
        .zip(&line.kind)
        .filter(|(at, kind)| **kind == Kind::Feed && line.end[*at as usize] != at + 1)
        .map(|(at, _)| at)
        .collect();
    if feeds.is_empty() {
        return 2.0;
    }
    let has_substation = feeds.iter().any(|feed| line.parent[*feed as usize] != NONE);
    let top = if has_substation { 2.0 + STEP } else { 2.0 };
    let first = plot.left[0];
    let pitch = (diagram.scene.width - first) / count(feeds.len());
    let width = (pitch - 16.0).min(220.0);
    let lanes = top + BOX + 8.0;
    let mut last_substation = NONE;
    for (k, feed) in feeds.iter().enumerate() {
        let x = first + pitch * count(k) + (pitch - 16.0 - width) / 2.0;
        let substation = line.parent[*feed as usize];
        let middle = x + width / 2.0;
        if substation != NONE {
            if substation != last_substation {
                let part = element(scope, substation, words::kind(Kind::Substation));
                diagram.part(&part, (x, 2.0), width);
                last_substation = substation;
            }
            let is_dead = scope.stands(substation) != Stands::Alive;
            diagram.wire(&[(middle, 2.0 + BOX), (middle, top)], is_dead);
        }
        let lane = lanes + 6.0 * count(k);
        let is_dead = scope.stands(*feed) != Stands::Alive;
        for (section, sources) in entries.iter().enumerate() {
            for (row, (_, source)) in sources.iter().enumerate() {
                if line.parent[source.element as usize] == *feed {
                    let left = plot.left[section] - 6.0 + 4.0 * count(k % 3);
                    let y = lanes + 6.0 * count(feeds.len()) + 4.0 + STEP * count(row) + BOX / 2.0;
                    let points = [
                        (middle, top + BOX),
                        (middle, lane),
                        (left, lane),
                        (left, y),
                        (plot.left[section] + LANE, y),
                    ];
                    diagram.wire(&points, is_dead);
                }
            }
        }
        let asset = scope.bench.plan.power.grid.get(asset_of(scope, *feed));
        let name = asset.map_or("", |grid| grid.tag.name.as_str());
        diagram.part(&element(scope, *feed, name), (x, top), width);
    }
    lanes + 6.0 * count(feeds.len()) + 4.0
}

/// Position in the plan of what a circuit belongs to.
fn asset_of(scope: &Scope<'_>, feed: u32) -> usize {
    let mut sources = scope.line.mv.sources.iter();
    let of = sources.find(|source| scope.line.is_under(source.element, feed));
    of.map_or(usize::MAX, |source| source.asset as usize)
}

/// The sources of one section above one another, each with a wire to the busbar.
fn column_of_sources(
    scope: &Scope<'_>,
    diagram: &mut Diagram,
    plot: &Plot,
    (section, sources): (usize, &[(usize, &Source)]),
) {
    let left = plot.left[section];
    let rail = left + plot.width - 4.0;
    let top = plot.bus - 24.0 - STEP * count(tallest(scope));
    for (row, (position, source)) in sources.iter().enumerate() {
        let y = top + STEP * count(row);
        let is_dead = scope.stands(source.element) != Stands::Alive;
        let x = left + LANE;
        let width = plot.width - 2.0 * LANE;
        let middle = y + BOX / 2.0;
        diagram.wire(
            &[(x + width, middle), (rail, middle), (rail, plot.bus)],
            is_dead,
        );
        diagram.part(&source_part(scope, *position, source), (x, y), width);
    }
}

/// Sources of the section that has most.
fn tallest(scope: &Scope<'_>) -> usize {
    let sources = &scope.line.mv.sources;
    let of = |section: usize| {
        let here = sources
            .iter()
            .filter(|source| source.section as usize == section);
        here.count()
    };
    (0..scope.line.mv.sections.len()).map(of).max().unwrap_or(0)
}

/// The busbar of a section with its name above it.
fn busbar(scope: &Scope<'_>, diagram: &mut Diagram, plot: &Plot, section: usize) {
    let element = scope.line.mv.sections[section];
    let stands = scope.stands(element);
    let (x, y) = (plot.left[section], plot.bus);
    let id = scope.line.name(element);
    let mw = words::short(scope.standing.carried_mw[element as usize]);
    let text = format!("{id}  {} kV  {mw} MW", number::exact(scope.line.mv.kv));
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
        y: y - 20.0,
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
    let mut halls: Vec<u32> = scope.bench.cells.keys().map(|(hall, _)| *hall).collect();
    halls.dedup();
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
            if scope.bench.cells.contains_key(&(*hall, section)) {
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
            let Some(blocks) = scope.bench.cells.get(&(*hall, section)) else {
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
