//! Cards of a view as data: charts with their numbers, tables, figures and sentences.
//!
//! A view that is made of cards is added to where it is made, beside the engine; the page draws any of them
//! and knows none by name.

use super::shape::Ink;
use super::shape::Scene;
use super::table::Table;
use serde::Deserialize;
use serde::Serialize;

/// One card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// What stands over it. No two cards of a view have the same.
    pub title: String,
    /// Whether it takes the whole width of the view instead of sharing a row.
    pub is_wide: bool,
    /// What it shows: one page, or several to choose from.
    pub pages: Vec<Page>,
}

/// One of the pages of a card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What it is chosen by; empty where there is nothing to choose.
    pub label: String,
    /// What it shows, from top to bottom.
    pub parts: Vec<Piece>,
}

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// A chart.
    Chart(Chart),
    /// A table. Its caption is seen where it says something else than the card's title.
    Table(Table),
    /// A table whose rows can be pressed; each has the key of what it is about.
    Choices(Table, Vec<String>),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// A sentence beside.
    Words(String),
    /// What colours mean: ink, opacity from 0 to 1, words.
    Legend(Vec<(Ink, f64, String)>),
    /// What can be asked for: words, and the key that is pressed.
    Buttons(Vec<(String, String)>),
    /// How far something is, from 0 to 1.
    Progress(f64),
}

/// A chart with what it says to those who cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The drawing.
    pub scene: Scene,
    /// Cells over it: many of one colour are one path.
    pub cells: Vec<Cells>,
    /// What it shows, in a sentence.
    pub label: String,
    /// Its numbers, shown in its place when they are asked for.
    pub table: Option<Table>,
    /// Whether it would rather scroll than shrink below what can be read.
    pub scrolls: bool,
}

/// Many cells of one colour, as the data of one path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cells {
    /// With what.
    pub ink: Ink,
    /// From 0 (nothing) to 1.
    pub opacity: f64,
    /// Data of an SVG path.
    pub path: String,
}

/// A chart with its numbers and a sentence that is read under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The chart.
    pub scene: Scene,
    /// What it shows, as a sentence.
    pub summary: String,
    /// Its numbers.
    pub table: Table,
}

impl Card {
    /// A card of one page.
    pub fn new(title: impl Into<String>, parts: Vec<Piece>) -> Self {
        Self {
            title: title.into(),
            is_wide: false,
            pages: vec![Page {
                label: String::new(),
                parts,
            }],
        }
    }

    /// The same, as wide as the view.
    pub fn wide(self) -> Self {
        Self {
            is_wide: true,
            ..self
        }
    }

    /// A wide card with a chart, its sentence, and its numbers in its place when they are asked for.
    pub fn of_figure(title: impl Into<String>, figure: Figure) -> Self {
        let chart = Chart {
            scene: figure.scene,
            cells: Vec::new(),
            label: figure.summary.clone(),
            table: Some(figure.table),
            scrolls: true,
        };
        Self::new(
            title,
            vec![Piece::Chart(chart), Piece::Words(figure.summary)],
        )
        .wide()
    }

    /// Whether some chart of a page can be had as a table.
    pub fn has_numbers(&self, page: usize) -> bool {
        let parts = self.pages.get(page).map(|page| page.parts.as_slice());
        parts.unwrap_or_default().iter().any(|part| match part {
            Piece::Chart(chart) => chart.table.is_some(),
            _ => false,
        })
    }
}
