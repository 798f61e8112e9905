//! ASHRAE classes of air and of water: what each allows.

use crate::catalog::AirClass;
use crate::units::Length;
use crate::units::TempDelta;
use crate::units::Temperature;

/// What air a class allows or recommends at the fronts of racks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Envelope {
    /// Coldest air.
    pub low: Temperature,
    /// Warmest air.
    pub high: Temperature,
    /// Driest air, by its dew point; air must also have the least relative humidity.
    pub driest: Temperature,
    /// Least relative humidity, from 0 to 1.
    pub least_humidity: f64,
    /// Most humid air, by its dew point; air must also keep below the most relative humidity.
    pub wettest: Temperature,
    /// Most relative humidity, from 0 to 1.
    pub most_humidity: f64,
}

/// Height up to which the warmest air of a class holds. Source: cooling reference section 1, background.
const DERATED_ABOVE: Length = Length::from_m(900.0);

/// The numbers of an envelope: °C, °C, °C of dew point, relative humidity, °C of dew point, relative humidity.
const fn envelope(numbers: [f64; 6]) -> Envelope {
    let [low, high, driest, least_humidity, wettest, most_humidity] = numbers;
    Envelope {
        low: Temperature::from_c(low),
        high: Temperature::from_c(high),
        driest: Temperature::from_c(driest),
        least_humidity,
        wettest: Temperature::from_c(wettest),
        most_humidity,
    }
}

impl AirClass {
    /// What the class allows at a height; `None` for limits of a maker's own, which no class knows.
    ///
    /// Above 900 m the warmest air falls by 1 K for every 300 m (A1, A2), 175 m (A3) or 125 m (A4).
    ///
    /// Source: REF21, cooling reference section 1; the heights are background, confidence M. H1: warmest air after H1
    /// of the reference, its coldest is background; humidity and height as A1, an assumption.
    pub fn allowable(self, height: Length) -> Option<Envelope> {
        let (numbers, metres_per_kelvin) = match self {
            Self::A1 => ([15.0, 32.0, -12.0, 0.08, 17.0, 0.8], 300.0),
            Self::A2 => ([10.0, 35.0, -12.0, 0.08, 21.0, 0.8], 300.0),
            Self::A3 => ([5.0, 40.0, -12.0, 0.08, 24.0, 0.85], 175.0),
            Self::A4 => ([5.0, 45.0, -12.0, 0.08, 24.0, 0.9], 125.0),
            Self::H1 => ([15.0, 25.0, -12.0, 0.08, 17.0, 0.8], 300.0),
            Self::Own => return None,
        };
        let of = envelope(numbers);
        let above = (height - DERATED_ABOVE).m().max(0.0);
        Some(Envelope {
            high: of.high - TempDelta::from_k(above / metres_per_kelvin),
            ..of
        })
    }

    /// What is recommended for it: 18 to 27 °C, dew points from −9 to 15 °C, up to 70 %; 18 to 22 °C for H1. Limits of a
    /// maker's own change no recommendation.
    ///
    /// Source: REF21 and H1, cooling reference section 1. Where gases corrode, 50 % is the most; a plan does not know.
    pub fn recommended(self) -> Envelope {
        let high = if self == Self::H1 { 22.0 } else { 27.0 };
        envelope([18.0, high, -9.0, 0.0, 15.0, 0.7])
    }
}

/// Classes of facility water with their warmest supply, °C, the coldest first.
///
/// Source: 2011W and background, cooling reference section 1; the number is the warmest supply (RZ).
pub const FACILITY_CLASSES: [(&str, f64); 5] = [
    ("W17", 17.0),
    ("W27", 27.0),
    ("W32", 32.0),
    ("W40", 40.0),
    ("W45", 45.0),
];

/// Facility water warmer than every numbered class; its lower edge is that of W45.
pub const BEYOND_FACILITY: &str = "W+";

/// Coldest facility water of every class, °C. Source: 2011W, cooling reference section 1.
pub const COLDEST_FACILITY_C: f64 = 2.0;

/// Classes of technology coolant with their warmest supply, °C, the coldest first. Source: as above, confidence L.
pub const TECHNOLOGY_CLASSES: [(&str, f64); 4] =
    [("S30", 30.0), ("S40", 40.0), ("S45", 45.0), ("S50", 50.0)];

/// What the last digits of a sum may add, K.
const ROUNDING_K: f64 = 1e-9;

fn lowest(classes: &[(&'static str, f64)], c: f64) -> Option<&'static str> {
    let mut classes = classes.iter();
    let found = classes.find(|(_, most)| c <= *most + ROUNDING_K);
    found.map(|(name, _)| *name)
}

/// The coldest class of facility water that allows a supply.
pub fn facility_class(supply: Temperature) -> &'static str {
    lowest(&FACILITY_CLASSES, supply.c()).unwrap_or(BEYOND_FACILITY)
}

/// The warmest class of facility water that all lies below a limit; `None` below the first.
pub fn facility_class_within(limit: Temperature) -> Option<&'static str> {
    let mut classes = FACILITY_CLASSES.iter().rev();
    let found = classes.find(|(_, most)| *most <= limit.c() + ROUNDING_K);
    found.map(|(name, _)| *name)
}

/// The coldest class of technology coolant that allows a supply; `None` beyond the last.
pub fn technology_class(supply: Temperature) -> Option<&'static str> {
    lowest(&TECHNOLOGY_CLASSES, supply.c())
}

/// Warmest supply of a class of water by its name, °C; of W+ its lower edge stands for it.
pub fn warmest_c(class: &str) -> Option<f64> {
    if class == BEYOND_FACILITY {
        return FACILITY_CLASSES.last().map(|(_, most)| *most);
    }
    let mut classes = FACILITY_CLASSES.iter().chain(&TECHNOLOGY_CLASSES);
    let found = classes.find(|(name, _)| *name == class);
    found.map(|(_, most)| *most)
}

/// Whether a class is one of facility water.
pub fn is_of_facility(class: &str) -> bool {
    class.starts_with('W')
}
