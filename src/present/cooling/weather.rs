//! What a weather file comes to, beside the year.

use crate::codec::weather::Reading;
use crate::codec::weather::notes;
use crate::present::words;
use crate::present::words::Names;
use serde::Deserialize;
use serde::Serialize;

/// Notes that are shown at most; the command line prints all.
const MOST_NOTES: usize = 6;

/// A weather file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherView {
    /// What the scenario calls it: its place.
    pub name: String,
    /// Digest of its content.
    pub digest: String,
    /// Place, height, years, missing hours, design days.
    pub facts: Vec<(String, String)>,
    /// What there was to say about its rows.
    pub notes: Vec<String>,
}

/// The view of a file.
pub fn weather(reading: &Reading, digest: String, names: &Names) -> WeatherView {
    WeatherView {
        name: reading.weather.place.clone(),
        digest,
        facts: words::weather(reading, names),
        notes: notes(&reading.report)
            .into_iter()
            .take(MOST_NOTES)
            .collect(),
    }
}
