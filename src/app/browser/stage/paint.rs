//! Draws the floor into its two canvases.

use web_sys::CanvasRenderingContext2d as Context;

use super::State;
use crate::app::browser::theme;
use crate::present::hall::Area;
use crate::present::hall::FloorView;
use crate::present::hall::HallPlan;
use crate::present::hall::Hit;
use crate::present::hall::LOAD_LEVELS;
use crate::present::hall::RackTone;

/// Below this width of a rack, px, gaps and outlines would only make it grey.
const FINE_PX: f64 = 3.0;
/// Gap between racks, so that each is seen, m.
const GAP_M: f64 = 0.06;
/// How near to the edge of the canvas a title may come, px.
const TITLE_EDGE_PX: f64 = 6.0;
/// Longest scale bar, px.
const SCALE_BAR_PX: f64 = 120.0;

/// Colours of the theme, as canvases take them.
#[derive(Default)]
pub(super) struct Palette {
    surface: String,
    sunken: String,
    line: String,
    edge: String,
    text: String,
    muted: String,
    accent: String,
    network: String,
    phases: [String; 4],
}

impl Palette {
    /// Reads the tokens of the style sheet.
    pub(super) fn read() -> Self {
        Self {
            surface: theme::token("--surface"),
            sunken: theme::token("--sunken"),
            line: theme::token("--line"),
            edge: theme::token("--edge"),
            text: theme::token("--text"),
            muted: theme::token("--muted"),
            accent: theme::token("--accent"),
            network: theme::token("--network"),
            phases: ["--accent", "--floor", "--cooling", "--power"].map(theme::token),
        }
    }

    /// Colour of a tone, and how much of it.
    fn of(&self, tone: RackTone) -> (&str, f64) {
        match tone {
            RackTone::Awaited => (&self.edge, 1.0),
            RackTone::Support => (&self.network, 1.0),
            RackTone::Phase(phase) => (&self.phases[usize::from(phase) % self.phases.len()], 1.0),
            RackTone::Load(level) => {
                let share = f64::from(level + 1) / f64::from(LOAD_LEVELS);
                (&self.accent, 0.15 + 0.85 * share)
            }
        }
    }
}

/// Draws halls, racks and the scale bar.
pub(super) fn plan(context: &Context, state: &State, ratio: f64) {
    let (width, height) = state.size;
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, width, height);
    for hall in &state.view.halls {
        let (left, top, wide, deep) = state.camera.pixels(hall.area);
        let is_inside = left < width && top < height && 0.0 < left + wide && 0.0 < top + deep;
        if is_inside {
            draw_hall(context, state, hall);
        }
    }
    context.set_global_alpha(1.0);
    draw_scale_bar(context, state);
}

fn draw_hall(context: &Context, state: &State, hall: &HallPlan) {
    let palette = &state.palette;
    let camera = state.camera;
    let (left, top, wide, deep) = camera.pixels(hall.area);
    context.set_global_alpha(1.0);
    context.set_fill_style_str(&palette.surface);
    context.fill_rect(left, top, wide, deep);
    context.set_fill_style_str(&palette.sunken);
    context.set_stroke_style_str(&palette.line);
    context.set_line_width(1.0);
    for keep_out in &hall.keep_outs {
        let (x, y, w, h) = camera.pixels(*keep_out);
        context.fill_rect(x, y, w, h);
        context.stroke_rect(x, y, w, h);
    }
    let mut spaces = Outlines::new(context);
    for space in &hall.spaces {
        let area = camera.pixels(*space);
        // Far away, rows without racks would look like racks that are still to come.
        if FINE_PX <= area.2 {
            spaces.add(area);
        }
    }
    spaces.finish();
    draw_racks(context, state, hall);
    context.set_global_alpha(1.0);
    context.set_stroke_style_str(&palette.text);
    context.set_line_width(1.5);
    context.stroke_rect(left, top, wide, deep);
    draw_title(context, palette, &hall.title, (left, top, wide));
}

/// One pass over the racks; a colour is set only where it changes, and neighbours share theirs.
fn draw_racks(context: &Context, state: &State, hall: &HallPlan) {
    let mut last = None;
    let mut rows = Outlines::new(context);
    let (width, height) = state.size;
    for rack in &hall.racks {
        let (x, y, w, h) = state.camera.pixels(rack.area);
        if width < x || height < y || x + w < 0.0 || y + h < 0.0 {
            continue;
        }
        if last != Some(rack.tone) {
            rows.finish();
            last = Some(rack.tone);
            let (colour, share) = state.palette.of(rack.tone);
            context.set_global_alpha(share);
            context.set_fill_style_str(colour);
            context.set_stroke_style_str(colour);
            context.set_line_width(1.0);
        }
        if rack.tone == RackTone::Awaited {
            rows.add((x, y, w, h));
        } else {
            let gap = if w < FINE_PX {
                0.0
            } else {
                GAP_M * state.camera.scale
            };
            context.fill_rect(x + gap / 2.0, y + gap / 2.0, w - gap, h - gap);
        }
    }
    rows.finish();
}

/// Outlines of racks; where racks are small, one around all that stand side by side.
struct Outlines<'a> {
    context: &'a Context,
    row: Option<(f64, f64, f64, f64)>,
}

impl<'a> Outlines<'a> {
    fn new(context: &'a Context) -> Self {
        Self { context, row: None }
    }

    fn add(&mut self, (x, y, w, h): (f64, f64, f64, f64)) {
        match &mut self.row {
            Some((left, top, wide, _))
                if w < FINE_PX && (*top - y).abs() < 0.01 && (*left + *wide - x).abs() < w =>
            {
                *wide = x + w - *left;
            }
            _ => {
                self.finish();
                self.row = Some((x, y, w, h));
            }
        }
    }

    /// Draws what is left.
    fn finish(&mut self) {
        if let Some((x, y, w, h)) = self.row.take() {
            let (w, h) = ((w - 1.0).max(0.5), (h - 1.0).max(0.5));
            self.context.stroke_rect(x + 0.5, y + 0.5, w, h);
        }
    }
}

/// The title above a hall: all of it, only its first words, or nothing, by the space there is.
fn draw_title(
    context: &Context,
    palette: &Palette,
    title: &str,
    (left, top, wide): (f64, f64, f64),
) {
    context.set_font("600 12px system-ui, sans-serif");
    context.set_fill_style_str(&palette.text);
    let first = title.split(" · ").next().unwrap_or(title);
    let fitting = [title, first].into_iter().find_map(|text| {
        let width = context.measure_text(text).ok()?.width();
        (width <= wide).then_some((text, width))
    });
    if let Some((text, width)) = fitting {
        // A hall that begins outside is still named, as far as there is room beside its right wall.
        let x = left.max(TITLE_EDGE_PX).min(left + wide - width);
        let _ = context.fill_text(text, x, top - 5.0);
    }
}

fn draw_scale_bar(context: &Context, state: &State) {
    let metres = state.camera.scale_bar_m(SCALE_BAR_PX);
    let length = metres * state.camera.scale;
    let (x, y) = (12.0, state.size.1 - 12.0);
    context.set_fill_style_str(&state.palette.surface);
    context.fill_rect(x - 6.0, y - 22.0, length + 12.0, 28.0);
    context.set_stroke_style_str(&state.palette.text);
    context.set_line_width(1.5);
    context.begin_path();
    context.move_to(x, y - 5.0);
    context.line_to(x, y);
    context.line_to(x + length, y);
    context.line_to(x + length, y - 5.0);
    context.stroke();
    context.set_fill_style_str(&state.palette.muted);
    context.set_font("11px system-ui, sans-serif");
    let _ = context.fill_text(&format!("{metres} m"), x + 4.0, y - 6.0);
}

/// Marks what the pointer is on, and what is selected.
pub(super) fn marks(context: &Context, state: &State, ratio: f64) {
    let (width, height) = state.size;
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, width, height);
    for (hit, colour, line) in [
        (state.hovered, &state.palette.text, 1.5),
        (state.selected, &state.palette.accent, 3.0),
    ] {
        if let Some(area) = hit.and_then(|hit| area_of(&state.view, hit)) {
            let (x, y, w, h) = state.camera.pixels(area);
            context.set_stroke_style_str(colour);
            context.set_line_width(line);
            context.stroke_rect(x - 1.0, y - 1.0, w + 2.0, h + 2.0);
        }
    }
}

fn area_of(view: &FloorView, hit: Hit) -> Option<Area> {
    let hall = view.halls.get(hit.hall)?;
    match hit.rack {
        Some(rack) => hall.racks.get(rack).map(|rack| rack.area),
        None => Some(hall.area),
    }
}
