//! The limits of one day, in GPUs, as bars and as a table.

use crate::evaluate::DayState;
use crate::evaluate::Limit;
use crate::evaluate::LimitKind;
use crate::present::backend::text_width;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Fill;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::shape::Stroke;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;

/// One row of the chart: a limit of the site, or the limits of one kind of all halls together.
///
/// Bars are in GPUs. What is free is the engine's own count. What is in use is the GPUs that are placed,
/// so that all bars meet at one line; where the limit is short it carries that many less. Reserve and
/// stranded amounts are turned into GPUs by what one unit of the limit carries on this day.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitRow {
    /// What it is about.
    pub kind: LimitKind,
    /// Its name.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
    /// GPUs it carries now.
    pub used_gpus: f64,
    /// GPUs that are placed beyond what it carries; 0 unless it is short.
    pub short_gpus: f64,
    /// GPUs that its reserve would carry besides.
    pub reserve_gpus: f64,
    /// GPUs that its stranded part would carry.
    pub stranded_gpus: f64,
    /// GPUs it could still take.
    pub free_gpus: f64,
    /// `+26,000 GPUs` or `−6,912 GPUs`.
    pub free_text: String,
    /// Amounts in its own unit, as a sentence for a tooltip.
    pub own_text: String,
    /// Which hall is short while others are not; empty when there is nothing to say.
    pub note: String,
    /// Whether it gives the day's headroom.
    pub binds: bool,
    /// Whether it, or any of its halls, carries less than is placed.
    pub is_short: bool,
}

/// The order of the rows: power, cooling, floor.
const ORDER: [LimitKind; 10] = [
    LimitKind::Supply,
    LimitKind::Blocks,
    LimitKind::PlantBlocks,
    LimitKind::HeatRejection,
    LimitKind::Chillers,
    LimitKind::Towers,
    LimitKind::Pumps,
    LimitKind::HallCooling,
    LimitKind::Water,
    LimitKind::Positions,
];

/// The rows of a day, in the order of the chart.
pub fn rows(state: &DayState, names: &Names) -> Vec<LimitRow> {
    ORDER
        .iter()
        .filter_map(|kind| row(state, *kind, names))
        .collect()
}

/// The colour of a kind of limit.
pub fn ink_of(kind: LimitKind) -> Ink {
    match kind {
        LimitKind::Supply | LimitKind::Blocks | LimitKind::PlantBlocks => Ink::Power,
        LimitKind::HeatRejection
        | LimitKind::Chillers
        | LimitKind::Towers
        | LimitKind::Pumps
        | LimitKind::HallCooling
        | LimitKind::Water => Ink::Cooling,
        LimitKind::Positions => Ink::Floor,
    }
}

fn row(state: &DayState, kind: LimitKind, names: &Names) -> Option<LimitRow> {
    let limits: Vec<&Limit> = state
        .limits
        .iter()
        .filter(|limit| limit.kind == kind)
        .collect();
    let first = limits.first()?;
    let sum = |of: fn(&Limit) -> f64| -> f64 { limits.iter().map(|limit| of(limit)).sum() };
    let free: i64 = limits.iter().map(|limit| limit.free_gpus).sum();
    let used = sum(|limit| limit.used);
    let per_unit = gpus_per_unit(state.gpus_placed, used, free, sum(|limit| limit.free));
    let short = (-free).clamp(0, state.gpus_placed);
    Some(LimitRow {
        kind,
        label: words::limit_label(kind, state, names),
        ink: ink_of(kind),
        used_gpus: gpus(state.gpus_placed - short),
        short_gpus: gpus(short),
        // Of a short limit, only what lies above the placed GPUs is drawn.
        reserve_gpus: ((sum(|limit| limit.reserve) + sum(|limit| limit.free).min(0.0)) * per_unit)
            .max(0.0),
        stranded_gpus: sum(|limit| limit.stranded) * per_unit,
        free_gpus: gpus(free.max(0)),
        free_text: number::signed_gpus(free),
        own_text: words::limit_amounts(
            first.unit,
            [
                sum(|limit| limit.capacity),
                used,
                sum(|limit| limit.reserve),
                sum(|limit| limit.stranded),
                sum(|limit| limit.free),
            ],
            names,
        ),
        note: words::short_halls(&limits, state, names),
        binds: state
            .binding
            .iter()
            .any(|index| state.limits.get(*index).is_some_and(|it| it.kind == kind)),
        is_short: limits.iter().any(|limit| limit.free_gpus < 0),
    })
}

/// GPUs for one unit of a limit. What is free says it best, because it counts what comes with a GPU and
/// no fixed load, but only where it is enough for rounding to whole racks not to show; else what is used.
fn gpus_per_unit(placed: i64, used: f64, free_gpus: i64, free: f64) -> f64 {
    let by_free = gpus(free_gpus) / free;
    let by_used = gpus(placed) / used;
    let is_enough = placed <= free_gpus.saturating_abs().saturating_mul(10);
    let ratios = if is_enough {
        [by_free, by_used]
    } else {
        [by_used, by_free]
    };
    ratios
        .into_iter()
        .find(|ratio| ratio.is_finite() && 0.0 < *ratio)
        .unwrap_or(0.0)
}

/// Distance from one bar to the next.
const PITCH: f64 = 33.0;

/// Height of a bar.
const BAR: f64 = 20.0;

/// Room for the labels left of the bars.
const LABELS: f64 = 236.0;

/// Room for the free GPUs right of the longest bar.
const VALUES: f64 = 120.0;

/// The longest bar over the placed GPUs. A limit with far more to spare is cut and left open there: it
/// must not press the others, which matter, flat.
const LONGEST: f64 = 2.2;

/// Size of all text.
const TEXT: f64 = 12.0;

/// The rows as bars, so many logical pixels wide.
pub fn scene(state: &DayState, width: f64, names: &Names) -> Scene {
    let rows = rows(state, names);
    let longest = rows.iter().map(LimitRow::length).fold(1.0, f64::max);
    let shown = if 0 < state.gpus_placed {
        longest.min(gpus(state.gpus_placed) * LONGEST)
    } else {
        longest
    };
    let right = LABELS + (width - LABELS - VALUES).max(60.0);
    let scale = (right - LABELS) / shown;
    let mut items = Vec::new();
    let mut top = 6.0;
    for row in &rows {
        row.draw(top, scale, right, &mut items);
        top += PITCH;
    }
    let placed = LABELS + gpus(state.gpus_placed) * scale;
    items.push(Shape::Line {
        from: (placed, 0.0),
        to: (placed, top),
        stroke: Ink::Text.stroke(1.0).dashed(),
    });
    Scene {
        width,
        height: top,
        items,
    }
}

impl LimitRow {
    /// Length of its bar, GPUs.
    pub fn length(&self) -> f64 {
        self.used_gpus + self.short_gpus + self.reserve_gpus + self.stranded_gpus + self.free_gpus
    }

    fn draw(&self, top: f64, scale: f64, right: f64, items: &mut Vec<Shape>) {
        let baseline = top + 15.0;
        let mut text = |x: f64, text: String, bold: bool, ink: Ink| {
            items.push(Shape::Text {
                x,
                y: baseline,
                text,
                anchor: Anchor::Start,
                size: TEXT,
                bold,
                ink,
            });
        };
        let value_ink = if self.is_short { Ink::Bad } else { Ink::Text };
        let end = (LABELS + self.length() * scale).min(right);
        let label = fitted(&self.label, LABELS - 12.0, self.binds);
        text(0.0, label, self.binds, Ink::Text);
        text(end + 8.0, self.free_text.clone(), true, value_ink);
        let mut x = LABELS;
        for (gpus, fill, stroke) in self.parts() {
            let width = gpus * scale;
            if 0.0 < width && x < right {
                items.push(part(x, top, width, right, fill, stroke));
            }
            x += width;
        }
    }

    /// Lengths of the parts of its bar, and how each is drawn.
    fn parts(&self) -> [(f64, Option<Fill>, Option<Stroke>); 5] {
        let stranded = Some(Ink::Line.fill().hatched());
        [
            (self.used_gpus, Some(self.ink.fill()), None),
            (self.short_gpus, Some(Ink::Bad.fill()), None),
            (self.reserve_gpus, Some(self.ink.fill().pale(0.35)), None),
            (self.stranded_gpus, stranded, Some(Ink::Line.stroke(1.0))),
            (self.free_gpus, None, Some(self.ink.stroke(1.0).dashed())),
        ]
    }
}

/// One part of a bar; where it goes on beyond the chart, it is left open.
fn part(
    x: f64,
    top: f64,
    width: f64,
    right: f64,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) -> Shape {
    if x + width <= right + 0.01 {
        return Shape::Rect {
            x,
            y: top,
            width,
            height: BAR,
            fill,
            stroke,
        };
    }
    Shape::Path {
        points: vec![(right, top), (x, top), (x, top + BAR), (right, top + BAR)],
        closed: false,
        fill,
        stroke,
    }
}

/// A text cut so that it fits.
fn fitted(text: &str, width: f64, bold: bool) -> String {
    if text_width(text, TEXT, bold) <= width {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && width < text_width(&short, TEXT, bold) + TEXT {
        short.pop();
    }
    format!("{}…", short.trim_end())
}

/// Every limit with the amounts in its own unit, hall by hall.
pub fn table(state: &DayState, names: &Names) -> Table {
    let terms = words::terms(names);
    let mut table = Table::new(terms.limits, &terms.limits_head);
    for kind in ORDER {
        for limit in state.limits.iter().filter(|limit| limit.kind == kind) {
            let amount = |value: f64| words::limit_amount(limit.unit, value);
            table.rows.push(vec![
                words::capital(&words::limit(limit, state, names)),
                words::limit_unit(limit.unit, names).to_owned(),
                amount(limit.capacity),
                amount(limit.used),
                amount(limit.reserve),
                amount(limit.stranded),
                amount(limit.free),
                number::signed(limit.free_gpus),
            ]);
        }
    }
    table
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of GPUs are far below 2⁵³"
)]
fn gpus(count: i64) -> f64 {
    count as f64
}
