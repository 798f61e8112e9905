//! Units that people type, and how each converts to the others of its kind.

/// What a unit measures. Units of one kind convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Power,
    Energy,
    Temperature,
    Difference,
    Length,
    Area,
    Mass,
    Pressure,
    Water,
    Time,
    Frequency,
    Share,
}

/// One spelling of a unit: `base = typed · factor + offset`.
pub(super) struct Unit {
    /// As typed.
    pub(super) spelling: &'static str,
    pub(super) kind: Kind,
    pub(super) factor: f64,
    pub(super) offset: f64,
}

const fn unit(kind: Kind, spelling: &'static str, factor: f64) -> Unit {
    Unit {
        spelling,
        kind,
        factor,
        offset: 0.0,
    }
}

const fn scale(spelling: &'static str, factor: f64, offset: f64) -> Unit {
    Unit {
        spelling,
        kind: Kind::Temperature,
        factor,
        offset,
    }
}

/// Every spelling that is understood. Upper and lower case are the same: nobody types milliwatts here.
///
/// Bases: kW, kWh, °C, K, m, m², kg, kPa, m³/day, ms, Hz, 1. Factors are exact by definition (SI
/// brochure; international foot and pound; US gallon) except psi, rounded at the tenth digit.
const UNITS: &[Unit] = &[
    unit(Kind::Power, "W", 1e-3),
    unit(Kind::Power, "kW", 1.0),
    unit(Kind::Power, "MW", 1e3),
    unit(Kind::Power, "GW", 1e6),
    unit(Kind::Energy, "kWh", 1.0),
    unit(Kind::Energy, "MWh", 1e3),
    unit(Kind::Energy, "GWh", 1e6),
    scale("°C", 1.0, 0.0),
    scale("C", 1.0, 0.0),
    scale("°F", 5.0 / 9.0, -160.0 / 9.0),
    scale("F", 5.0 / 9.0, -160.0 / 9.0),
    scale("K", 1.0, -273.15),
    unit(Kind::Difference, "K", 1.0),
    unit(Kind::Difference, "°C", 1.0),
    unit(Kind::Difference, "C", 1.0),
    unit(Kind::Difference, "°F", 5.0 / 9.0),
    unit(Kind::Difference, "F", 5.0 / 9.0),
    unit(Kind::Length, "mm", 1e-3),
    unit(Kind::Length, "cm", 1e-2),
    unit(Kind::Length, "m", 1.0),
    unit(Kind::Length, "km", 1e3),
    unit(Kind::Length, "in", 0.0254),
    unit(Kind::Length, "ft", 0.3048),
    unit(Kind::Area, "m²", 1.0),
    unit(Kind::Area, "m2", 1.0),
    unit(Kind::Area, "ha", 1e4),
    unit(Kind::Area, "ft²", 0.092_903_04),
    unit(Kind::Area, "ft2", 0.092_903_04),
    unit(Kind::Mass, "kg", 1.0),
    unit(Kind::Mass, "t", 1e3),
    unit(Kind::Mass, "lb", 0.453_592_37),
    unit(Kind::Pressure, "Pa", 1e-3),
    unit(Kind::Pressure, "kPa", 1.0),
    unit(Kind::Pressure, "MPa", 1e3),
    unit(Kind::Pressure, "bar", 100.0),
    unit(Kind::Pressure, "psi", 6.894_757_293),
    unit(Kind::Water, "m³/day", 1.0),
    unit(Kind::Water, "m3/day", 1.0),
    unit(Kind::Water, "ML/day", 1e3),
    unit(Kind::Water, "ML", 1e3),
    unit(Kind::Water, "L/s", 86.4),
    unit(Kind::Water, "MGD", 3_785.411_784),
    unit(Kind::Time, "ms", 1.0),
    unit(Kind::Time, "s", 1e3),
    unit(Kind::Frequency, "Hz", 1.0),
    unit(Kind::Frequency, "kHz", 1e3),
    unit(Kind::Share, "%", 0.01),
];

/// What the unit of a leaf measures; `None` for counts and prices, which nothing converts to.
pub(super) fn kind_of(leaf_unit: &str) -> Option<Kind> {
    if leaf_unit.is_empty() {
        return Some(Kind::Share);
    }
    if leaf_unit == "K" {
        return Some(Kind::Difference);
    }
    UNITS
        .iter()
        .find(|unit| unit.spelling == leaf_unit)
        .map(|unit| unit.kind)
}

/// A unit of a kind by its spelling.
pub(super) fn find(kind: Kind, spelling: &str) -> Option<&'static Unit> {
    let of_kind = || UNITS.iter().filter(move |unit| unit.kind == kind);
    of_kind()
        .find(|unit| unit.spelling == spelling)
        .or_else(|| of_kind().find(|unit| unit.spelling.eq_ignore_ascii_case(spelling)))
}

/// Every spelling of a kind, for a hint.
pub(super) fn spellings(kind: Kind) -> Vec<&'static str> {
    UNITS
        .iter()
        .filter(|unit| unit.kind == kind)
        .map(|unit| unit.spelling)
        .collect()
}
