//! Findings as they are told: with the words for people, and without what only the words were made from.

use serde::Deserialize;
use serde::Serialize;

use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::present::words;
use crate::present::words::FindingWords;
use crate::present::words::Names;

/// One finding as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// When; `None` for what does not depend on the day.
    pub days: Option<DayRange>,
    /// Title, message and hint.
    pub words: FindingWords,
}

/// Findings with their words, in the same order.
pub fn tell(findings: &[Finding], names: &Names) -> Vec<Told> {
    let told = findings.iter().map(|finding| Told {
        code: finding.code,
        severity: finding.severity,
        place: finding.place.clone(),
        days: finding.days,
        words: words::finding(finding, names),
    });
    told.collect()
}
