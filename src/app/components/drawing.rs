//! Drawings of `present` as SVG: inks become class names, which the style sheet colours.

use yew::prelude::*;

use crate::present::shape::Anchor;
use crate::present::shape::Fill;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::shape::Stroke;
use crate::present::shape::path_data;

/// How a drawing takes its room.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// It shrinks with it.
    Shrinks,
    /// It would rather scroll than shrink below what can be read.
    Scrolls,
    /// It scrolls, and parts of it can be pressed, so that it is a group and not one picture.
    ScrollsAsGroup,
}

/// A drawing, as wide as there is room.
///
/// The label says what it shows to those who cannot see it; without one, something else beside says it. The
/// children are shapes on top that are not the scene's, such as a cursor.
pub fn drawing(scene: &Scene, label: Option<AttrValue>, frame: Frame, children: Html) -> Html {
    let view_box = format!("0 0 {} {}", number(scene.width), number(scene.height));
    let role = if frame == Frame::ScrollsAsGroup {
        "group"
    } else if label.is_some() {
        "img"
    } else {
        "presentation"
    };
    let wide = (frame != Frame::Shrinks).then_some("drawing--wide");
    let hidden = label.is_none().then_some("true");
    html! {
        <svg class={classes!("drawing", wide)} viewBox={view_box} {role} aria-label={label} aria-hidden={hidden}>
            { for scene.items.iter().map(shape) }
            { children }
        </svg>
    }
}

/// The hatching that hatched areas refer to: once on a page.
pub fn hatch_pattern() -> Html {
    html! {
        <svg class="hidden-words" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch" x1="1.5" y1="0" x2="1.5" y2="6" />
                </pattern>
            </defs>
        </svg>
    }
}

/// A length, to a hundredth of a pixel: finer than any screen.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded.is_finite() {
        (rounded + 0.0).to_string()
    } else {
        "0".to_owned()
    }
}

/// One shape.
pub(super) fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
            stroke,
        } => {
            let paint = Paint::of(*fill, *stroke);
            html! {
                <rect x={number(*x)} y={number(*y)} width={number(*width)} height={number(*height)}
                    class={paint.class} fill={paint.fill} fill-opacity={paint.fill_opacity}
                    stroke-width={paint.stroke_width} stroke-opacity={paint.stroke_opacity}
                    stroke-dasharray={paint.dashes} />
            }
        }
        Shape::Line { from, to, stroke } => {
            let paint = Paint::of(None, Some(*stroke));
            html! {
                <line x1={number(from.0)} y1={number(from.1)} x2={number(to.0)} y2={number(to.1)}
                    class={paint.class} stroke-width={paint.stroke_width}
                    stroke-opacity={paint.stroke_opacity} stroke-dasharray={paint.dashes} />
            }
        }
        Shape::Path {
            points,
            closed,
            fill,
            stroke,
        } => {
            let paint = Paint::of(*fill, *stroke);
            html! {
                <path d={path_data(points, *closed)} class={paint.class} fill={paint.fill}
                    fill-opacity={paint.fill_opacity} stroke-width={paint.stroke_width}
                    stroke-opacity={paint.stroke_opacity} stroke-dasharray={paint.dashes} />
            }
        }
        Shape::Text {
            x,
            y,
            text,
            anchor,
            size,
            bold,
            ink,
        } => {
            let weight = bold.then_some("600");
            html! {
                <text x={number(*x)} y={number(*y)} class={format!("fill-{}", ink.name())}
                    font-size={number(*size)} font-weight={weight} text-anchor={anchor_word(*anchor)}>
                    { text }
                </text>
            }
        }
    }
}

/// Fill and stroke as attributes.
#[derive(Default)]
struct Paint {
    class: String,
    fill: Option<&'static str>,
    fill_opacity: Option<String>,
    stroke_width: Option<String>,
    stroke_opacity: Option<String>,
    dashes: Option<&'static str>,
}

impl Paint {
    fn of(fill: Option<Fill>, stroke: Option<Stroke>) -> Self {
        let mut paint = Self::default();
        let mut classes = Vec::new();
        match fill {
            Some(fill) => {
                if fill.hatch {
                    paint.fill = Some("url(#hatch)");
                } else {
                    classes.push(format!("fill-{}", fill.ink.name()));
                }
                paint.fill_opacity = (fill.opacity < 1.0).then(|| number(fill.opacity));
            }
            None => paint.fill = Some("none"),
        }
        if let Some(stroke) = stroke {
            classes.push(format!("stroke-{}", stroke.ink.name()));
            paint.stroke_width = Some(number(stroke.width));
            paint.stroke_opacity = (stroke.opacity < 1.0).then(|| number(stroke.opacity));
            paint.dashes = stroke.dashed.then_some("4 3");
        }
        paint.class = classes.join(" ");
        paint
    }
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}
