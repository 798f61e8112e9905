//! Weather files: EPW and TMY3, read by our own code into a year of hours.
//!
//! A file is read row by row; whatever is wrong with a row is kept with its line. Hours without a usable row
//! are filled between their neighbours up to [`MAX_GAP_HOURS`], and said; the leap day is dropped, and said.

mod epw;
mod error;
mod fill;
mod hours;
mod summary;
mod tmy3;

pub use error::BadRow;
pub use error::Field;
pub use error::RowProblem;
pub use error::WeatherError;
pub use error::notes;
pub use summary::Summary;
pub use summary::summary;

use crate::catalog::weather::Weather;
use crate::codec::weather::hours::Collected;

/// Longest file that is read, bytes. A year of EPW has 1.6 MB; five times that leaves room for any header.
pub const MAX_BYTES: usize = 8_000_000;

/// Longest line that is read, bytes: the header of design conditions has the longest, about 1,500.
pub const MAX_LINE_BYTES: usize = 16_384;

/// Longest run of missing hours that is filled by straight lines. Six hours are a quarter of the daily swing,
/// which a line follows to about a kelvin; beyond, it would cut off a day's peak without a word.
pub const MAX_GAP_HOURS: usize = 6;

/// Most bad rows that are listed; all are counted.
pub const MAX_LISTED: usize = 200;

/// A year of weather, and what there was to say about its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The year.
    pub weather: Weather,
    /// What there was to say.
    pub report: Report,
}

/// What there was to say about a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rows of hours, good and bad.
    pub rows: usize,
    /// Hours of 29 February, which were dropped.
    pub leap_hours: usize,
    /// Hours without a row, or whose row is bad.
    pub missing_hours: usize,
    /// Hours whose dry bulb was interpolated.
    pub filled_dry_bulb: usize,
    /// Hours whose moisture was interpolated.
    pub filled_moisture: usize,
    /// Hours whose moisture came from relative humidity, because the dew point is missing.
    pub moisture_from_humidity: usize,
    /// Hours whose pressure was missing and is that of the standard atmosphere at the file's height.
    pub standard_pressure: usize,
    /// Hours whose dew point and relative humidity, both given, are far apart.
    pub moisture_disagrees: usize,
    /// Hours are counted from 0 to 23 instead of 1 to 24.
    pub from_zero: bool,
    /// Header lines of an EPW file that are not there.
    pub missing_header: Vec<&'static str>,
    /// Rows that came before an earlier hour; they were put where they belong.
    pub unsorted: usize,
    /// The first bad rows.
    pub bad_rows: Vec<BadRow>,
    /// All bad rows.
    pub bad_row_count: usize,
}

/// FNV-1a's start and multiplier for 64 bits. Source: the FNV specification; constants by definition.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Digest of the content of a file, 16 hexadecimal digits: whether two readers have the same one. It keeps
/// mistakes apart, not forgers.
pub fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(START, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
}

/// Where the moisture of an hour comes from when a row gives both; the other one stands in where it is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moisture {
    /// The dew point, which files give to a tenth of a kelvin.
    #[default]
    DewPoint,
    /// The relative humidity, as EnergyPlus does; files give whole percents.
    RelativeHumidity,
}

/// Reads a weather file, whichever of the two kinds it is, with the moisture of its dew points.
///
/// # Errors
///
/// When it is neither, too long, or has gaps that are not filled; the error says which, with its place.
pub fn read(bytes: &[u8]) -> Result<Reading, WeatherError> {
    read_with(bytes, Moisture::DewPoint)
}

/// Reads a weather file, whichever of the two kinds it is.
///
/// # Errors
///
/// When it is neither, too long, or has gaps that are not filled; the error says which, with its place.
pub fn read_with(bytes: &[u8], moisture: Moisture) -> Result<Reading, WeatherError> {
    if MAX_BYTES < bytes.len() {
        return Err(WeatherError::TooLarge { bytes: bytes.len() });
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    // Lines may end with LF, CRLF or, from very old machines, CR alone.
    let lines: Vec<&str> = if text.contains('\n') {
        text.lines().collect()
    } else {
        text.split('\r').collect()
    };
    if let Some(line) = lines.iter().position(|line| MAX_LINE_BYTES < line.len()) {
        return Err(WeatherError::LineTooLong { line: line + 1 });
    }
    let first = lines.first().copied().unwrap_or_default();
    let mut collected = Collected::default();
    let head = if first
        .get(..9)
        .is_some_and(|word| word.eq_ignore_ascii_case("LOCATION,"))
    {
        epw::read(&lines, &mut collected)?
    } else if lines
        .get(1)
        .is_some_and(|line| line.starts_with("Date (MM/DD/YYYY)"))
    {
        tmy3::read(&lines, &mut collected)?
    } else {
        return Err(WeatherError::UnknownKind);
    };
    fill::year(head, collected, moisture)
}

/// What a header says of its place.
#[derive(Clone, Debug, Default, PartialEq)]
struct Head {
    place: String,
    elevation_m: f64,
    stated: Option<crate::catalog::weather::StatedDesign>,
}
