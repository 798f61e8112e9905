//! Readable ids: made for display, and read back for overrides.

use super::Kind;
use super::NONE;
use super::OneLine;

/// Units of one asset that a number of two digits tells apart; beyond them a point follows.
const UNITS: u32 = 100;

/// Letters of the two sides of a rack.
const SIDES: [char; 2] = ['A', 'B'];

/// The number of a unit within an asset: `205` for the fifth of the second, `2.105` for its hundred and
/// fifth. It counts places in the plan, so other assets may grow without moving it.
fn number(major: u32) -> String {
    let (asset, unit) = (major >> UNIT_BITS, major & ((1 << UNIT_BITS) - 1));
    if asset == 0 {
        unit.to_string()
    } else if unit < UNITS {
        format!("{asset}{unit:02}")
    } else {
        format!("{asset}.{unit}")
    }
}

/// Bits of the packed number that count the unit: a group holds at most 5,000, a hall 50,000 racks.
const UNIT_BITS: u32 = 17;

/// Packs asset and unit, both counted from 1, into the first number of an id.
pub(super) fn pack(asset: usize, unit: u32) -> u32 {
    let asset = u32::try_from(asset).unwrap_or(0);
    (asset << UNIT_BITS) | (unit & ((1 << UNIT_BITS) - 1))
}

impl OneLine {
    /// The readable id of an element, such as `T-201`, `B-305` or `BW-305-07`; mechanical blocks begin
    /// with an `M`.
    pub fn name(&self, element: u32) -> String {
        let at = element as usize;
        let major = number(self.major[at]);
        let minor = self.minor[at];
        let prefix = match self.kind[at] {
            Kind::Substation => "S",
            Kind::Feed => "F",
            Kind::FeedTransformer => "T",
            Kind::GenerationBus => "GB",
            Kind::Generator => "G",
            Kind::Battery => "BESS",
            Kind::Section => "MV",
            Kind::Tie => "TIE",
            Kind::Feeder => "FD",
            Kind::Transformer => "B",
            Kind::Board => "LV",
            Kind::Ups => "UPS",
            Kind::Switch => "STS",
            Kind::Busway => "BW",
            Kind::Service => "SV",
            Kind::CommonPoint => "CP",
            Kind::Cord => return self.cord_name(at),
        };
        let is_block = matches!(
            self.kind[at],
            Kind::Feeder
                | Kind::Transformer
                | Kind::Board
                | Kind::Ups
                | Kind::Switch
                | Kind::Busway
        );
        let plant = if is_block && self.hall[at] == NONE {
            "M"
        } else {
            ""
        };
        if minor == NONE {
            format!("{plant}{prefix}-{major}")
        } else {
            format!("{plant}{prefix}-{major}-{minor:02}")
        }
    }

    /// The element with a readable id.
    pub fn find(&self, name: &str) -> Option<u32> {
        (0..u32::try_from(self.len()).unwrap_or(0)).find(|element| self.name(*element) == name)
    }

    /// `R-2-0123-A`: hall, rack, side; `M-2-04` for the fourth machine of the second group.
    fn cord_name(&self, at: usize) -> String {
        let load = &self.loads[self.load[at] as usize];
        let side = SIDES[usize::from(load.cords[1] as usize == at)];
        if load.hall == NONE {
            format!("M-{}-{:02}-{side}", load.group + 1, load.number + 1)
        } else if load.class == super::LoadClass::Fluid {
            format!("P-{}-{:02}-{side}", load.hall + 1, load.number + 1)
        } else {
            format!("R-{}-{:04}-{side}", load.hall + 1, load.number + 1)
        }
    }
}
