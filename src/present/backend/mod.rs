//! A drawing backend for plotters that draws into shapes: one chart, then, for page, canvas and print.

mod metrics;

pub use metrics::text_width;

use crate::present::shape::Anchor;
use crate::present::shape::Fill;
use crate::present::shape::INKS;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::shape::Stroke;
use plotters::style::RGBColor;
use plotters_backend::BackendColor;
use plotters_backend::BackendCoord;
use plotters_backend::BackendStyle;
use plotters_backend::BackendTextStyle;
use plotters_backend::DrawingBackend;
use plotters_backend::DrawingErrorKind;
use plotters_backend::FontStyle;
use plotters_backend::FontTransform;
use plotters_backend::text_anchor::HPos;
use plotters_backend::text_anchor::VPos;

/// Plotters counts whole pixels. Ten of them make one logical pixel, so that lines stay sharp and do
/// not jump on any display.
pub const GRAINS: f64 = 10.0;

/// Draws into a scene.
pub struct SceneBackend<'a> {
    scene: &'a mut Scene,
}

/// What this backend does not draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// Text that does not run from left to right.
    TurnedText,
}

impl std::fmt::Display for BackendError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TurnedText => out.write_str("turned text is not drawn"),
        }
    }
}

impl std::error::Error for BackendError {}

impl<'a> SceneBackend<'a> {
    /// Draws into this scene, on top of what is there.
    pub fn new(scene: &'a mut Scene) -> Self {
        Self { scene }
    }
}

/// An ink as plotters carries it.
pub fn ink(ink: Ink) -> RGBColor {
    RGBColor(index_of(ink), 0, 0)
}

/// An ink for dashed lines.
pub fn dashed(ink: Ink) -> RGBColor {
    RGBColor(index_of(ink), DASHED, 0)
}

/// So many logical pixels, as plotters counts them.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a range that fits"
)]
pub fn grains(logical: f64) -> u32 {
    (logical * GRAINS).round().clamp(0.0, 1e6) as u32
}

/// Marks an ink as dashed, in the channel that no ink uses.
const DASHED: u8 = 1;

fn index_of(ink: Ink) -> u8 {
    let index = INKS.iter().position(|other| *other == ink).unwrap_or(0);
    u8::try_from(index).unwrap_or(0)
}

/// The ink that a colour stands for; text for a colour that is none of ours.
fn ink_of(color: BackendColor) -> Ink {
    INKS.get(usize::from(color.rgb.0))
        .copied()
        .unwrap_or(Ink::Text)
}

fn fill_of(color: BackendColor) -> Fill {
    ink_of(color).fill().pale(color.alpha)
}

fn stroke_of<S: BackendStyle>(style: &S) -> Stroke {
    let color = style.color();
    Stroke {
        ink: ink_of(color),
        width: f64::from(style.stroke_width()) / GRAINS,
        opacity: color.alpha,
        dashed: color.rgb.1 == DASHED,
    }
}

fn logical((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / GRAINS, f64::from(y) / GRAINS)
}

/// Every call succeeds but that of turned text.
type Drawn = Result<(), DrawingErrorKind<BackendError>>;

impl DrawingBackend for SceneBackend<'_> {
    type ErrorType = BackendError;

    fn get_size(&self) -> (u32, u32) {
        (grains(self.scene.width), grains(self.scene.height))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let corner = (point.0.saturating_add(1), point.1.saturating_add(1));
        self.draw_rect(point, corner, &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        if 0.0 < style.color().alpha {
            self.scene.items.push(Shape::Line {
                from: logical(from),
                to: logical(to),
                stroke: stroke_of(style),
            });
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let color = style.color();
        let (from, to) = (logical(upper_left), logical(bottom_right));
        if 0.0 < color.alpha {
            self.scene.items.push(Shape::Rect {
                x: from.0.min(to.0),
                y: from.1.min(to.1),
                width: (to.0 - from.0).abs(),
                height: (to.1 - from.1).abs(),
                fill: fill.then(|| fill_of(color)),
                stroke: (!fill).then(|| stroke_of(style)),
            });
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.push_path(path, false, None, Some(stroke_of(style)));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = circle(logical(center), f64::from(radius) / GRAINS);
        let color = style.color();
        if 0.0 < color.alpha {
            self.scene.items.push(Shape::Path {
                points: corners,
                closed: true,
                fill: fill.then(|| fill_of(color)),
                stroke: (!fill).then(|| stroke_of(style)),
            });
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.push_path(corners, true, Some(fill_of(style.color())), None);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        if !matches!(style.transform(), FontTransform::None) {
            return Err(DrawingErrorKind::DrawingError(BackendError::TurnedText));
        }
        let (x, y) = logical(at);
        let size = style.size() / GRAINS;
        self.scene.items.push(Shape::Text {
            x,
            y: y + size
                * match style.anchor().v_pos {
                    VPos::Top => metrics::ASCENT,
                    VPos::Center => metrics::MIDDLE,
                    VPos::Bottom => -metrics::DESCENT,
                },
            text: text.to_owned(),
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            size,
            bold: matches!(style.style(), FontStyle::Bold),
            ink: ink_of(style.color()),
        });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<BackendError>> {
        let size = style.size() / GRAINS;
        let bold = matches!(style.style(), FontStyle::Bold);
        let height = size * (metrics::ASCENT + metrics::DESCENT);
        Ok((grains(text_width(text, size, bold)), grains(height)))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}

impl SceneBackend<'_> {
    fn push_path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    ) {
        let points: Vec<(f64, f64)> = points.into_iter().map(logical).collect();
        let opacity = fill.map_or(0.0, |fill| fill.opacity) + stroke.map_or(0.0, |it| it.opacity);
        if 1 < points.len() && 0.0 < opacity {
            self.scene.items.push(Shape::Path {
                points,
                closed,
                fill,
                stroke,
            });
        }
    }
}

/// A circle as a polygon of so many corners that none shows below ten logical pixels.
fn circle((x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
    const CORNERS: usize = 24;
    /// Cosine and sine of the angle between two corners, 15°: turning by it again and again needs no
    /// tables of the functions, and after 24 turns is off by 10⁻¹⁵.
    const TURN: (f64, f64) = (0.965_925_826_289_068_3, 0.258_819_045_102_520_76);
    let turned = |(across, along): &(f64, f64)| {
        let (cos, sin) = TURN;
        Some((across * cos - along * sin, across * sin + along * cos))
    };
    std::iter::successors(Some((radius, 0.0)), turned)
        .take(CORNERS)
        .map(|(across, along)| (x + across, y + along))
        .collect()
}

#[cfg(test)]
mod tests;
