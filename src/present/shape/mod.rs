//! Drawings as data: shapes in logical pixels or metres, painted with inks instead of colours.

mod svg;

pub use svg::path_data;
pub use svg::svg;

use serde::Deserialize;
use serde::Serialize;

/// A drawing. The origin is the upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width, in logical pixels.
    pub width: f64,
    /// Height, in logical pixels.
    pub height: f64,
    /// Shapes, the lowest first.
    pub items: Vec<Shape>,
}

/// What a colour means. Whoever shows a drawing gives every ink its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ink {
    /// Power.
    Power,
    /// Cooling.
    Cooling,
    /// Floor.
    Floor,
    /// Network.
    Network,
    /// What the reader looks for first: GPUs live.
    Accent,
    /// Words and outlines that carry meaning.
    Text,
    /// Words beside.
    Muted,
    /// Rules and ticks.
    Line,
    /// The paper.
    Surface,
    /// A part of the paper that lies lower.
    Sunken,
    /// As it should be.
    Good,
    /// A risk or a waste.
    Watch,
    /// Broken.
    Bad,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fill {
    /// With what.
    pub ink: Ink,
    /// From 0 (nothing) to 1.
    pub opacity: f64,
    /// Diagonal lines instead of a solid area.
    pub hatch: bool,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// With what.
    pub ink: Ink,
    /// Width, in the units of the drawing.
    pub width: f64,
    /// From 0 (nothing) to 1.
    pub opacity: f64,
    /// Dashes instead of a full line.
    pub dashed: bool,
}

/// Which part of a text stands at its point. Vertically it is always the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields of a shape are the words of geometry"
)]
pub enum Shape {
    /// A rectangle with its sides along the axes.
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        from: (f64, f64),
        to: (f64, f64),
        stroke: Stroke,
    },
    /// A polyline, or a polygon when closed.
    Path {
        points: Vec<(f64, f64)>,
        closed: bool,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        x: f64,
        y: f64,
        text: String,
        anchor: Anchor,
        size: f64,
        bold: bool,
        ink: Ink,
    },
}

/// Every ink, in the order of the enum.
pub const INKS: [Ink; 13] = [
    Ink::Power,
    Ink::Cooling,
    Ink::Floor,
    Ink::Network,
    Ink::Accent,
    Ink::Text,
    Ink::Muted,
    Ink::Line,
    Ink::Surface,
    Ink::Sunken,
    Ink::Good,
    Ink::Watch,
    Ink::Bad,
];

impl Ink {
    /// Its name in class names and files, such as `power`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Cooling => "cooling",
            Self::Floor => "floor",
            Self::Network => "network",
            Self::Accent => "accent",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Line => "line",
            Self::Surface => "surface",
            Self::Sunken => "sunken",
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Bad => "bad",
        }
    }

    /// A solid area of it.
    pub fn fill(self) -> Fill {
        Fill {
            ink: self,
            opacity: 1.0,
            hatch: false,
        }
    }

    /// A full line of it.
    pub fn stroke(self, width: f64) -> Stroke {
        Stroke {
            ink: self,
            width,
            opacity: 1.0,
            dashed: false,
        }
    }
}

impl Fill {
    /// The same, paler.
    pub fn pale(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// The same, hatched.
    pub fn hatched(self) -> Self {
        Self {
            hatch: true,
            ..self
        }
    }
}

impl Stroke {
    /// The same, dashed.
    pub fn dashed(self) -> Self {
        Self {
            dashed: true,
            ..self
        }
    }
}
