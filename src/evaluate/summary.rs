//! What a link tells its reader about the results: enough to say "same result", or what differs.

use super::digest::digest;
use super::types::Evaluation;
use crate::finding::Severity;
use serde::Deserialize;
use serde::Serialize;

/// Raised whenever the same plan may give other results. Links name it, so that a reader knows why.
pub const ENGINE_VERSION: u16 = 1;

/// A digest and the main KPIs of the last day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Version of the engine.
    pub engine: u16,
    /// Digest of the results.
    pub digest: u32,
    /// In the order of [`KPI_NAMES`], rounded so that they stay short in a link.
    pub kpis: [f64; KPI_NAMES.len()],
}

/// What the KPIs of a summary are. Only ever grows at its end, and then the engine version rises.
pub const KPI_NAMES: [&str; 8] = [
    "gpus_live",
    "headroom_gpus",
    "it_running_mw",
    "site_mw",
    "firm_supply_mw",
    "firm_cooling_mw",
    "water_ml_per_day",
    "must_fix",
];

/// Sums an evaluation up.
pub fn summary(evaluation: &Evaluation) -> Summary {
    let last = evaluation.at(evaluation.horizon);
    let must_fix = evaluation
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::MustFix)
        .count();
    #[allow(clippy::cast_precision_loss, reason = "counts far below 2⁵³")]
    let counts = [
        last.gpus_live as f64,
        last.headroom_gpus as f64,
        must_fix as f64,
    ];
    Summary {
        engine: ENGINE_VERSION,
        digest: digest(evaluation),
        kpis: [
            counts[0],
            counts[1],
            tenth(last.it_running.mw()),
            tenth(last.electrical.site.mw()),
            tenth(last.supply.firm.mw()),
            tenth(last.firm_cooling.mw()),
            tenth(last.water.ml_per_day()),
            counts[2],
        ],
    }
}

/// One decimal; −0 is 0.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}
