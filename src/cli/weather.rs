//! Sums up a year of weather.

use std::io::Read;

use crate::cli::Failure;
use crate::cli::plant;
use crate::codec::weather::summary;

/// Place, years, missing hours, design conditions and monthly means, as JSON.
pub(super) fn run(file: &str, input: &mut dyn Read, notes: &mut String) -> Result<String, Failure> {
    let reading = plant::weather_year(file, input, notes)?;
    let json = serde_json::to_string_pretty(&summary(&reading))
        .map_err(|error| Failure(format!("{error}.")))?;
    Ok(json + "\n")
}
