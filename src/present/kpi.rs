//! The strip of headline numbers of one day.

use crate::evaluate::Evaluation;
use crate::finding::Finding;
use crate::present::Tone;
use crate::present::number::Shown;
use crate::present::words::Names;

/// One headline number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// Stable key: `headroom`, `gpus_live`, `it_load`, `site_load`, `design_hour_ratio`, `water`,
    /// `target`, `findings`.
    pub key: &'static str,
    /// What it is.
    pub label: String,
    /// The number.
    pub value: String,
    /// Its unit, to be set smaller.
    pub unit: String,
    /// What a reader should know beside it.
    pub note: String,
    /// How it should strike.
    pub tone: Tone,
}

/// The eight tiles of a day, always in the same order. `check` are the findings of the scenario's
/// check, counted together with the evaluation's own.
pub fn strip(evaluation: &Evaluation, check: &[Finding], day: u32, names: &Names) -> Vec<Tile> {
    let _ = (evaluation, check, day, names);
    blank()
}

/// The same tiles before anything was evaluated.
pub fn blank() -> Vec<Tile> {
    let tile = |key, label: &str| Tile {
        key,
        label: label.to_owned(),
        value: Shown::nothing().value,
        ..Tile::default()
    };
    vec![
        tile("headroom", "Headroom"),
        tile("gpus_live", "GPUs live"),
        tile("it_load", "IT load"),
        tile("site_load", "Site load"),
        tile("design_hour_ratio", "Design hour ratio"),
        tile("water", "Water, worst day"),
        tile("target", "Target"),
        tile("findings", "Findings"),
    ]
}
