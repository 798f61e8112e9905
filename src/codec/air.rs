//! States of moist air as CSV: rows in, rows out, and what is wrong with a row in one sentence.
//!
//! The first line names the columns, in any order and in any case: `tdb_c`, `p_pa` and one of `rh`, `twb_c`, `tdp_c`,
//! `w_kg_kg`. There may be several of the four, if every row fills just one. Columns of other names are read over. Cells are separated by commas and may stand in double
//! quotes and between blanks; lines end with LF or CRLF; a byte-order mark and blank lines are read over.

use crate::physics::air::state::Humidity;
use crate::physics::air::state::Impossible;
use crate::physics::air::state::State;
use crate::units::Pressure;
use crate::units::Temperature;

/// First line of what is written.
pub const HEADER: &str = "tdb_c,p_pa,rh,w_kg_kg,twb_c,tdp_c,h_j_kg,v_m3_kg,pws_pa,pv_pa";

/// Most bytes read: a million rows.
pub const MAX_BYTES: usize = 64_000_000;

/// The columns that say how humid the air is.
const HUMIDITIES: [&str; 4] = ["rh", "twb_c", "tdp_c", "w_kg_kg"];

/// What is wrong with a file or one of its rows; `Display` is the sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum AirError {
    /// There is no line at all.
    Empty,
    /// A column is missing.
    NoColumn(&'static str),
    /// The header has none of the four humidities.
    NoHumidity,
    /// The row fills none of its humidities, or more than one.
    Humidities(usize),
    /// A column that is needed stands twice.
    Twice(&'static str),
    /// The line is no text.
    NotText,
    /// The row has other than the header's number of cells.
    Cells {
        /// Of the row.
        row: usize,
        /// Of the header.
        header: usize,
    },
    /// A cell is no finite number.
    Number {
        /// Column.
        column: &'static str,
        /// What stands there, shortened.
        text: String,
    },
    /// No air can be so.
    Impossible(Impossible),
}

impl std::fmt::Display for AirError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(out, "the header is missing: tdb_c, p_pa and one humidity."),
            Self::NoColumn(name) => write!(out, "the header has no column {name}."),
            Self::NoHumidity => {
                write!(out, "the header has none of rh, twb_c, tdp_c and w_kg_kg.")
            }
            Self::Humidities(0) => write!(out, "the row says nothing of its humidity."),
            Self::Humidities(count) => {
                write!(out, "the row gives {count} humidities; one is needed.")
            }
            Self::Twice(name) => write!(out, "the header has the column {name} twice."),
            Self::NotText => write!(out, "the line is no UTF-8 text."),
            Self::Cells { row, header } => {
                write!(out, "the row has {row} cells, the header {header}.")
            }
            Self::Number { column, text } => write!(out, "{column} is no number: {text:?}."),
            Self::Impossible(why) => impossible(*why, out),
        }
    }
}

impl std::error::Error for AirError {}

fn impossible(why: Impossible, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    match why {
        Impossible::DryBulb(c) => {
            write!(out, "the dry bulb of {c} °C lies outside -100 to 200 °C.")
        }
        Impossible::Pressure(pa) => write!(out, "the pressure of {pa} Pa is not above zero."),
        Impossible::RelativeHumidity(share) => {
            write!(out, "the relative humidity of {share} lies outside 0 to 1.")
        }
        Impossible::WetBulbAboveDryBulb { wet_c, dry_c } => write!(
            out,
            "the wet bulb of {wet_c} °C is above the dry bulb of {dry_c} °C."
        ),
        Impossible::WetBulbBelowDryAir { wet_c, least_c } => write!(
            out,
            "the wet bulb of {wet_c} °C is below that of air without vapour, {least_c:.3} °C."
        ),
        Impossible::DewPointAboveDryBulb { dew_c, dry_c } => write!(
            out,
            "the dew point of {dew_c} °C is above the dry bulb of {dry_c} °C."
        ),
        Impossible::DewPoint(c) => write!(out, "the dew point of {c} °C is below -100 °C."),
        Impossible::Ratio(ratio) => {
            write!(out, "the humidity ratio of {ratio} kg/kg is below zero.")
        }
        Impossible::AboveSaturation { ratio, most } => write!(
            out,
            "the humidity ratio of {ratio} kg/kg is above that of saturated air, {most:.6} kg/kg."
        ),
        Impossible::Boils => write!(
            out,
            "water boils at this temperature and pressure, so the air holds no such humidity."
        ),
    }
}

/// Where the columns are.
struct Columns {
    dry_bulb: usize,
    pressure: usize,
    humidities: Vec<(usize, &'static str)>,
    count: usize,
}

/// Reads rows and gives, for each that is not blank, its line and its state or what is wrong with it.
///
/// A wrong header is the only error that ends it.
pub fn read(
    bytes: &[u8],
) -> Result<impl Iterator<Item = (usize, Result<State, AirError>)> + '_, AirError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_ascii()))
        .filter(|(_, line)| !line.is_empty());
    let (_, header) = lines.next().ok_or(AirError::Empty)?;
    let columns = columns(std::str::from_utf8(header).map_err(|_| AirError::NotText)?)?;
    Ok(lines.map(move |(number, line)| (number, row(line, &columns))))
}

/// One row of [`HEADER`], without its end: the shortest decimals that read back as the same numbers.
pub fn write(state: &State) -> String {
    let air = state.air;
    let cells = [
        air.dry_bulb.c(),
        air.pressure.pa(),
        state.relative_humidity,
        air.humidity_ratio,
        state.wet_bulb.c(),
        state.dew_point.c(),
        1e3 * air.enthalpy_kj_per_kg(),
        air.volume_m3_per_kg(),
        state.saturation_pressure.pa(),
        state.vapour_pressure.pa(),
    ];
    cells.map(|cell| cell.to_string()).join(",")
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    line.split(move |sign| {
        quoted ^= sign == '"';
        sign == ',' && !quoted
    })
    .map(|cell| {
        let cell = cell.trim();
        let quoted = cell
            .strip_prefix('"')
            .and_then(|cell| cell.strip_suffix('"'));
        quoted.map_or(cell, str::trim)
    })
}

fn columns(header: &str) -> Result<Columns, AirError> {
    let names: Vec<String> = cells(header).map(str::to_ascii_lowercase).collect();
    let find = |name: &'static str| -> Result<Option<usize>, AirError> {
        let mut at = names
            .iter()
            .enumerate()
            .filter(|(_, found)| *found == name)
            .map(|(index, _)| index);
        let first = at.next();
        if at.next().is_some() {
            return Err(AirError::Twice(name));
        }
        Ok(first)
    };
    let dry_bulb = find("tdb_c")?.ok_or(AirError::NoColumn("tdb_c"))?;
    let pressure = find("p_pa")?.ok_or(AirError::NoColumn("p_pa"))?;
    let mut humidities = Vec::new();
    for kind in HUMIDITIES {
        humidities.extend(find(kind)?.map(|at| (at, kind)));
    }
    if humidities.is_empty() {
        return Err(AirError::NoHumidity);
    }
    Ok(Columns {
        dry_bulb,
        pressure,
        humidities,
        count: names.len(),
    })
}

fn row(line: &[u8], columns: &Columns) -> Result<State, AirError> {
    let line = std::str::from_utf8(line).map_err(|_| AirError::NotText)?;
    let row: Vec<&str> = cells(line).collect();
    if row.len() != columns.count {
        return Err(AirError::Cells {
            row: row.len(),
            header: columns.count,
        });
    }
    let dry_bulb = number(&row, columns.dry_bulb, "tdb_c")?;
    let pressure = number(&row, columns.pressure, "p_pa")?;
    let filled: Vec<(usize, &'static str)> = columns
        .humidities
        .iter()
        .copied()
        .filter(|(at, _)| row.get(*at).is_some_and(|cell| !cell.is_empty()))
        .collect();
    let &[(at, kind)] = filled.as_slice() else {
        return Err(AirError::Humidities(filled.len()));
    };
    let value = number(&row, at, kind)?;
    let humidity = match kind {
        "rh" => Humidity::Relative(value),
        "twb_c" => Humidity::WetBulb(Temperature::from_c(value)),
        "tdp_c" => Humidity::DewPoint(Temperature::from_c(value)),
        _ => Humidity::Ratio(value),
    };
    State::new(
        Temperature::from_c(dry_bulb),
        Pressure::from_pa(pressure),
        humidity,
    )
    .map_err(AirError::Impossible)
}

/// The number in a cell; words such as `nan` and `inf` are none.
fn number(row: &[&str], at: usize, column: &'static str) -> Result<f64, AirError> {
    /// Characters of a wrong cell that are shown.
    const SHOWN: usize = 20;
    let text = row.get(at).copied().unwrap_or_default();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(AirError::Number {
            column,
            text: text.chars().take(SHOWN).collect(),
        }),
    }
}
