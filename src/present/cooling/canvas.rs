//! What the drawing of the heat path is made of: boxes that can be pressed, pipes, and words beside them.

use crate::present::power::Diagram;
use crate::present::power::Mark;
use crate::present::power::Press;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::words::cooling_plant;

/// Size of words, px.
const SIZE: f64 = 12.5;
/// Size of words at pipes, px.
const SMALL: f64 = 11.5;

/// A box: left, upper edge, width, height.
pub(super) type Place = (f64, f64, f64, f64);

/// How a part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// As it should.
    Well,
    /// It carries more than it can.
    Over,
    /// It is stopped.
    Out,
}

/// A drawing in the making.
#[derive(Default)]
pub(super) struct Canvas {
    scene: Scene,
    marks: Vec<Mark>,
}

impl Canvas {
    pub(super) fn new(width: f64) -> Self {
        Self {
            scene: Scene {
                width,
                height: 0.0,
                items: Vec::new(),
            },
            marks: Vec::new(),
        }
    }

    pub(super) fn finish(mut self, height: f64) -> Diagram {
        self.scene.height = height;
        Diagram {
            scene: self.scene,
            marks: self.marks,
            label: cooling_plant::PATH_LABEL.to_owned(),
            note: String::new(),
        }
    }

    /// A box with lines of words, the first of them bold.
    pub(super) fn put(&mut self, place: Place, lines: &[String], ink: Ink, stands: Stands) {
        let (x, y, width, height) = place;
        let (edge, fill) = match stands {
            Stands::Well => (ink.stroke(1.6), Ink::Surface.fill()),
            Stands::Over => (Ink::Bad.stroke(2.0), Ink::Bad.fill().pale(0.1)),
            Stands::Out => (Ink::Bad.stroke(2.0).dashed(), Ink::Bad.fill().pale(0.1)),
        };
        self.scene.items.push(Shape::Rect {
            x,
            y,
            width,
            height,
            fill: Some(fill),
            stroke: Some(edge),
        });
        let last = lines.len().saturating_sub(1);
        for (row, line) in lines.iter().enumerate() {
            let is_warning = row == last && 0 < row && stands != Stands::Well;
            let ink = match row {
                0 => Ink::Text,
                _ if is_warning => Ink::Bad,
                _ => Ink::Muted,
            };
            let y = y + 19.0 + 18.0 * row as f64;
            self.text(
                (x + 10.0, y),
                line,
                Anchor::Start,
                row == 0 || is_warning,
                ink,
            );
        }
    }

    /// A place that can be pressed.
    pub(super) fn mark(&mut self, place: Place, id: &str, label: String, is_on: bool) {
        let (x, y, width, height) = place;
        self.marks.push(Mark {
            id: id.to_owned(),
            label,
            x,
            y,
            width,
            height,
            press: Press::Fail,
            is_on,
        });
    }

    /// A pipe; one in which nothing flows is grey and dashed.
    pub(super) fn pipe(&mut self, points: &[(f64, f64)], ink: Ink, flows: bool) {
        let stroke = if flows {
            ink.stroke(3.0)
        } else {
            Ink::Muted.stroke(2.0).dashed()
        };
        self.scene.items.push(Shape::Path {
            points: points.to_vec(),
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
    }

    /// Words at a pipe.
    pub(super) fn label(&mut self, at: (f64, f64), anchor: Anchor, words: &str) {
        if words.is_empty() {
            return;
        }
        self.scene.items.push(Shape::Text {
            x: at.0,
            y: at.1,
            text: words.to_owned(),
            anchor,
            size: SMALL,
            bold: false,
            ink: Ink::Muted,
        });
    }

    /// Words of their own.
    pub(super) fn text(
        &mut self,
        at: (f64, f64),
        words: &str,
        anchor: Anchor,
        bold: bool,
        ink: Ink,
    ) {
        if words.is_empty() {
            return;
        }
        self.scene.items.push(Shape::Text {
            x: at.0,
            y: at.1,
            text: words.to_owned(),
            anchor,
            size: SIZE,
            bold,
            ink,
        });
    }
}
