//! Cards of a view as data: charts with their numbers, tables, figures and sentences.
//!
//! A view that is made of cards is added to where it is made, beside the engine; the page draws any of them
//! and knows none by name.

use super::shape::Ink;
use super::shape::Scene;
use super::table::Table;
use serde::Deserialize;
use serde::Serialize;
use std::rc::Rc;

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

    /// Stands for a card of the same title that was sent before and is the same still.
    fn as_before(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Whether some page has a table whose rows can be pressed.
    pub fn has_choices(&self) -> bool {
        let mut parts = self.pages.iter().flat_map(|page| &page.parts);
        parts.any(|part| matches!(part, Piece::Choices(..)))
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

/// The cards of a view as two sides know them, so that each card travels once: what is sent in the place of a card
/// that has not changed is its title.
#[derive(Clone, Debug, Default)]
pub struct KnownCards(Vec<Rc<Card>>);

impl KnownCards {
    /// Leaves out what the other side has already.
    pub fn leave_out<'a>(&mut self, cards: impl Iterator<Item = &'a mut Rc<Card>>) {
        let before = std::mem::take(&mut self.0);
        for card in cards {
            self.0.push(card.clone());
            if before.contains(card) {
                *card = Rc::new(Card::as_before(&card.title));
            }
        }
    }

    /// Puts back what was left out: the very cards that were there before.
    pub fn put_back<'a>(&mut self, cards: impl Iterator<Item = &'a mut Rc<Card>>) {
        let before = std::mem::take(&mut self.0);
        for card in cards {
            if card.pages.is_empty()
                && let Some(known) = before.iter().find(|known| known.title == card.title)
            {
                *card = known.clone();
            }
            self.0.push(card.clone());
        }
    }
}
