//! The drawing itself, with plotters: what only the worker does.

use super::HEIGHT;
use super::Ribbon;
use super::SIDE;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::LimitKind;
use crate::finding::Severity;
use crate::present::backend::GRAINS;
use crate::present::backend::SceneBackend;
use crate::present::backend::dashed;
use crate::present::backend::grains;
use crate::present::backend::ink;
use crate::present::backend::text_width;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::words;
use crate::present::words::Names;
use crate::units::order;
use plotters::prelude::AreaSeries;
use plotters::prelude::ChartBuilder;
use plotters::prelude::Color;
use plotters::prelude::DrawingAreaErrorKind;
use plotters::prelude::IntoDrawingArea;
use plotters::prelude::IntoFont;
use plotters::prelude::LineSeries;
use plotters::prelude::Rectangle;
use plotters::style::TextStyle;

/// Room below for the labels of the days.
const AXIS: f64 = 20.0;

/// Room above for the names of the phases, so that no curve runs through them.
const HEAD: f64 = 17.0;

/// Size of all text.
const TEXT: f64 = 11.0;

/// Lines above this much of the target or the placed GPUs run along the upper edge: a plan that has
/// three times the power it needs should not press its GPUs flat.
const HIGHEST: f64 = 1.3;

/// Logical pixels that one label of a day takes, its neighbours' distance included.
const LABEL_PITCH: f64 = 60.0;

/// Points of a curve: day and GPUs.
type Curve = Vec<(f64, f64)>;

/// Widths it is drawn at for a page, in logical pixels, the least first. A page takes the widest that it
/// has room for and draws it out to its own width, so that no label touches another: from one to the next
/// its days grow by less than 1.9, and above the last as far as the screen goes.
const WIDTHS: [f64; 4] = [320.0, 560.0, 920.0, 1408.0];

/// The ribbon for a page of any width: see [`fitted`](super::fitted).
pub fn ribbons(evaluation: &Evaluation, names: &Names) -> Vec<Ribbon> {
    WIDTHS
        .iter()
        .map(|width| ribbon(evaluation, *width, HEIGHT, names))
        .collect()
}

/// Draws the ribbon in so many logical pixels.
pub fn ribbon(evaluation: &Evaluation, width: f64, height: f64, names: &Names) -> Ribbon {
    let mut ribbon = Ribbon {
        scene: Scene {
            width: width.max(4.0 * SIDE),
            height: height.max(2.0 * AXIS),
            items: Vec::new(),
        },
        horizon: evaluation.horizon,
        ..Ribbon::default()
    };
    ribbon.left = SIDE;
    ribbon.right = ribbon.scene.width - SIDE;
    ribbon.top = HEAD;
    ribbon.bottom = ribbon.scene.height - AXIS;
    ribbon.summary = words::ribbon(evaluation, names);
    let curves = Curves::of(evaluation);
    let mut scene = std::mem::take(&mut ribbon.scene);
    // The backend refuses turned text only, and there is none; whatever is drawn by then stays.
    let _ = curves.draw(evaluation, &mut scene);
    curves.label(evaluation, &ribbon, &mut scene, names);
    ribbon.scene = scene;
    ribbon
}

/// Everything that is drawn along the days.
struct Curves {
    live: Curve,
    placed: Curve,
    power: Curve,
    cooling: Curve,
    highest: f64,
}

impl Curves {
    fn of(evaluation: &Evaluation) -> Self {
        let placed = steps(evaluation, |state| Some(gpus(state.gpus_placed)));
        let target = evaluation.phases.iter().map(|phase| phase.gpus).max();
        let target = gpus(target.unwrap_or(0));
        let most = placed.iter().fold(target, |most, (_, y)| most.max(*y));
        let highest = (most * HIGHEST).max(1.0);
        let held = |mut curve: Curve| {
            for point in &mut curve {
                point.1 = point.1.min(highest);
            }
            curve
        };
        Self {
            live: steps(evaluation, |state| Some(gpus(state.gpus_live))),
            power: held(steps(evaluation, power_capacity)),
            cooling: held(steps(evaluation, cooling_capacity)),
            placed,
            highest,
        }
    }

    /// Upper edge of the plot: a little above the highest line, so that it is drawn in its full width.
    fn top(&self) -> f64 {
        self.highest * 1.02
    }

    fn draw(
        &self,
        evaluation: &Evaluation,
        scene: &mut Scene,
    ) -> Result<(), DrawingAreaErrorKind<crate::present::backend::BackendError>> {
        let labels = (scene.width / LABEL_PITCH).clamp(2.0, 40.0);
        let root = SceneBackend::new(scene).into_drawing_area();
        let days = f64::from(evaluation.horizon).max(1.0);
        let mut chart = ChartBuilder::on(&root)
            .margin_left(grains(SIDE))
            .margin_right(grains(SIDE))
            .margin_top(grains(HEAD))
            .x_label_area_size(grains(AXIS))
            .build_cartesian_2d(0.0..days, 0.0..self.top())?;
        for (from, to) in bands(evaluation) {
            let corners = [(from, 0.0), (to, self.top())];
            chart.draw_series([Rectangle::new(corners, ink(Ink::Sunken).filled())])?;
        }
        for (from, to) in broken_days(evaluation) {
            let corners = [(from, 0.0), (to, self.top())];
            let style = ink(Ink::Bad).mix(0.14).filled();
            chart.draw_series([Rectangle::new(corners, style)])?;
        }
        let live = AreaSeries::new(self.live.iter().copied(), 0.0, ink(Ink::Accent).mix(0.22))
            .border_style(ink(Ink::Accent).stroke_width(grains(1.5)));
        chart.draw_series(live)?;
        let mut line = |curve: &Curve, color: plotters::style::RGBColor, width: f64| {
            let style = color.stroke_width(grains(width));
            chart
                .draw_series(LineSeries::new(curve.iter().copied(), style))
                .map(|_| ())
        };
        line(&self.placed, dashed(Ink::Muted), 1.0)?;
        line(&self.power, ink(Ink::Power), 2.0)?;
        line(&self.cooling, dashed(Ink::Cooling), 2.0)?;
        let font = ("sans-serif", TEXT * GRAINS).into_font();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to at most 40 above"
        )]
        chart
            .configure_mesh()
            .disable_mesh()
            .disable_y_axis()
            .axis_style(ink(Ink::Line).stroke_width(grains(1.0)))
            .x_labels(labels as usize)
            .x_label_style(TextStyle::from(font).color(&ink(Ink::Muted)))
            .x_label_formatter(&|day| number::decimal(*day, 0))
            .set_tick_mark_size(plotters::chart::LabelAreaPosition::Bottom, grains(3.0))
            .draw()?;
        root.present()
    }

    /// Words in the plot: phases and lines. Plotters' own legends measure text in the browser, so these
    /// are set here.
    fn label(&self, evaluation: &Evaluation, ribbon: &Ribbon, scene: &mut Scene, names: &Names) {
        let mut from = 0;
        for phase in &evaluation.phases {
            let (left, right) = (ribbon.x_of(from), ribbon.x_of(phase.due_day));
            from = phase.due_day;
            let room = right - left - 12.0;
            let fits = |text: &String| text_width(text, TEXT, false) < room;
            let texts = [words::phase_band(phase, names), phase.name.clone()];
            if let Some(text) = texts.into_iter().find(fits) {
                let (x, y) = (left + 6.0, TEXT + 3.0);
                let label = text_at(x, y, text, Anchor::Start, Ink::Muted);
                scene.items.push(label);
            }
        }
        let height = ribbon.bottom - ribbon.top;
        let y_of = |gpus: f64| ribbon.bottom - height * gpus / self.top();
        let end = |curve: &Curve| curve.last().map(|(_, y)| y_of(*y));
        let terms = words::terms(names);
        let (Some(power), Some(cooling)) = (end(&self.power), end(&self.cooling)) else {
            return;
        };
        let x = ribbon.right - 4.0;
        let (power, cooling) = end_labels(power, cooling, ribbon);
        let mut end_label = |y: f64, text: &str, ink: Ink| {
            scene
                .items
                .push(text_at(x, y, text.to_owned(), Anchor::End, ink));
        };
        end_label(power, terms.power_line, Ink::Power);
        end_label(cooling, terms.cooling_line, Ink::Cooling);
    }
}

/// Where the names of two lines stand that end at these heights: each above its line or below it, neither
/// on the other, and none among the names of the phases.
fn end_labels(power: f64, cooling: f64, ribbon: &Ribbon) -> (f64, f64) {
    let fits_above = |y: f64| ribbon.top <= y - 4.0 - TEXT;
    let below = |y: f64| (y + TEXT + 2.0).min(ribbon.bottom - 3.0);
    let beside = |y: f64| if fits_above(y) { y - 4.0 } else { below(y) };
    if 2.0 * TEXT <= (power - cooling).abs() {
        return (beside(power), beside(cooling));
    }
    let (upper, lower) = (power.min(cooling), power.max(cooling));
    let labels = if fits_above(upper) {
        (upper - 4.0, below(lower))
    } else {
        (below(lower), below(below(lower)))
    };
    if power <= cooling {
        labels
    } else {
        (labels.1, labels.0)
    }
}

fn text_at(x: f64, y: f64, text: String, anchor: Anchor, ink: Ink) -> Shape {
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

/// A value of every day of the ledger as steps, held until the next.
fn steps(evaluation: &Evaluation, value: impl Fn(&DayState) -> Option<f64>) -> Curve {
    let mut curve: Curve = Vec::with_capacity(2 * evaluation.ledger.len() + 1);
    for state in &evaluation.ledger {
        let Some(now) = value(state) else { continue };
        let day = f64::from(state.day);
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

/// GPUs that the firm supply carries.
fn power_capacity(state: &DayState) -> Option<f64> {
    capacity(state, &[LimitKind::Supply])
}

/// GPUs that plant and halls can cool.
fn cooling_capacity(state: &DayState) -> Option<f64> {
    const KINDS: [LimitKind; 4] = [
        LimitKind::HeatRejection,
        LimitKind::Chillers,
        LimitKind::Towers,
        LimitKind::HallCooling,
    ];
    capacity(state, &KINDS)
}

/// GPUs placed and what the tightest of some limits could still take; halls count together.
fn capacity(state: &DayState, kinds: &[LimitKind]) -> Option<f64> {
    let of = |kind: &LimitKind| {
        let mut free = state
            .limits
            .iter()
            .filter(|limit| limit.kind == *kind)
            .map(|limit| limit.free_gpus)
            .peekable();
        free.peek().is_some().then(|| free.sum::<i64>())
    };
    let least = kinds.iter().filter_map(of).min()?;
    Some(gpus((state.gpus_placed + least).max(0)))
}

/// Every other phase lies on darker paper: from the due day before to its own.
fn bands(evaluation: &Evaluation) -> Vec<(f64, f64)> {
    let mut from = 0;
    let mut bands = Vec::new();
    for (index, phase) in evaluation.phases.iter().enumerate() {
        let to = phase.due_day.min(evaluation.horizon);
        if index % 2 == 0 && from < to {
            bands.push((f64::from(from), f64::from(to)));
        }
        from = to.max(from);
    }
    bands
}

/// Days on which something must be fixed, joined.
fn broken_days(evaluation: &Evaluation) -> Vec<(f64, f64)> {
    let mut ranges: Vec<(u32, u32)> = evaluation
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::MustFix)
        .filter_map(|finding| finding.days)
        .map(|days| (days.from, days.to.saturating_add(1).min(evaluation.horizon)))
        .filter(|(from, to)| from < to)
        .collect();
    order::sort_by(&mut ranges, Ord::cmp);
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
        .into_iter()
        .map(|(from, to)| (f64::from(from), f64::from(to)))
        .collect()
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of GPUs are far below 2⁵³"
)]
fn gpus(count: i64) -> f64 {
    count as f64
}
