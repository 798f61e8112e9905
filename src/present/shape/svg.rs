//! A drawing as SVG text: inks become class names, so that a style sheet gives them their colours.

use super::Anchor;
use super::Fill;
use super::Scene;
use super::Shape;
use super::Stroke;
use std::fmt::Write as _;

/// Lengths are written to a hundredth of a logical pixel, finer than any screen or printer.
const GRAINS_PER_UNIT: f64 = 100.0;

/// The hatching that hatched areas refer to, six units wide.
const HATCH: &str = concat!(
    r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" "#,
    r#"patternTransform="rotate(45)"><rect class="fill-line" width="3" height="6"/></pattern></defs>"#
);

/// Writes a drawing as SVG. No style attribute and no colour: classes `fill-power`, `stroke-line`, …
pub fn svg(scene: &Scene) -> String {
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">"#,
        length(scene.width),
        length(scene.height)
    );
    if scene.items.iter().any(is_hatched) {
        out.push_str(HATCH);
    }
    for shape in &scene.items {
        push_shape(&mut out, shape);
    }
    out.push_str("</svg>");
    out
}

fn push_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
            stroke,
        } => {
            let place = format!(
                r#"x="{}" y="{}" width="{}" height="{}""#,
                length(*x),
                length(*y),
                length(*width),
                length(*height)
            );
            push_element(out, "rect", &place, *fill, *stroke);
        }
        Shape::Line { from, to, stroke } => {
            let place = format!(
                r#"x1="{}" y1="{}" x2="{}" y2="{}""#,
                length(from.0),
                length(from.1),
                length(to.0),
                length(to.1)
            );
            push_element(out, "line", &place, None, Some(*stroke));
        }
        Shape::Path {
            points,
            closed,
            fill,
            stroke,
        } => {
            let place = format!(r#"d="{}""#, path_data(points, *closed));
            push_element(out, "path", &place, *fill, *stroke);
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
            let (x, y, size) = (length(*x), length(*y), length(*size));
            let (ink, anchor) = (ink.name(), anchor_word(*anchor));
            let weight = if *bold { r#" font-weight="600""# } else { "" };
            let _ = write!(
                out,
                r#"<text class="fill-{ink}" x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"{weight}>"#
            );
            push_escaped(out, text);
            out.push_str("</text>");
        }
    }
}

fn push_element(
    out: &mut String,
    name: &str,
    place: &str,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) {
    let mut classes = Vec::new();
    let mut more = String::new();
    match fill {
        Some(fill) if fill.hatch => more.push_str(r#" fill="url(#hatch)""#),
        Some(fill) => classes.push(format!("fill-{}", fill.ink.name())),
        None => more.push_str(r#" fill="none""#),
    }
    if let Some(opacity) = fill.map(|fill| fill.opacity).filter(|it| *it < 1.0) {
        let _ = write!(more, r#" fill-opacity="{}""#, length(opacity));
    }
    if let Some(stroke) = stroke {
        classes.push(format!("stroke-{}", stroke.ink.name()));
        let _ = write!(more, r#" stroke-width="{}""#, length(stroke.width));
        if stroke.opacity < 1.0 {
            let _ = write!(more, r#" stroke-opacity="{}""#, length(stroke.opacity));
        }
        if stroke.dashed {
            more.push_str(r#" stroke-dasharray="5 3""#);
        }
    }
    let _ = write!(
        out,
        r#"<{name} class="{}" {place}{more}/>"#,
        classes.join(" ")
    );
}

/// The `d` of a path through points.
pub fn path_data(points: &[(f64, f64)], closed: bool) -> String {
    let mut data = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        data.push(if index == 0 { 'M' } else { 'L' });
        let _ = write!(data, "{} {}", length(*x), length(*y));
    }
    if closed && !points.is_empty() {
        data.push('Z');
    }
    data
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// A length, rounded to its grain; never `-0`, and 0 for what is no number.
fn length(value: f64) -> f64 {
    let rounded = (value * GRAINS_PER_UNIT).round() / GRAINS_PER_UNIT;
    if rounded.is_finite() {
        rounded + 0.0
    } else {
        0.0
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}

fn is_hatched(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { fill, .. } | Shape::Path { fill, .. } => fill.is_some_and(|fill| fill.hatch),
        Shape::Line { .. } | Shape::Text { .. } => false,
    }
}
