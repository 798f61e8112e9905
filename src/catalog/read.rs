//! How a row is read: plain numbers with their unit in the name become quantities.

use crate::units::ApparentPower;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use serde::Deserialize;
use serde::Deserializer;

/// Makes the two functions of a kind: all rows in file order, and one by its key.
macro_rules! table {
    ($(#[$all_doc:meta])* $all:ident, $(#[$one_doc:meta])* $one:ident: $row:ty = $file:literal) => {
        $(#[$all_doc])*
        pub fn $all() -> &'static [$row] {
            static ROWS: std::sync::OnceLock<Vec<$row>> = std::sync::OnceLock::new();
            ROWS.get_or_init(|| {
                serde_json::from_str(include_str!(concat!("data/", $file)))
                    .expect(concat!($file, " is part of the program and must be readable"))
            })
        }

        $(#[$one_doc])*
        pub fn $one(key: &str) -> Option<&'static $row> {
            $all().iter().find(|row| row.key == key)
        }
    };
}

/// Makes functions that read a number in a unit as a quantity.
macro_rules! readers {
    ($($name:ident: $quantity:ident :: $from:ident),+ $(,)?) => {
        $(
            pub(super) fn $name<'de, D: Deserializer<'de>>(input: D) -> Result<$quantity, D::Error> {
                f64::deserialize(input).map($quantity::$from)
            }
        )+
    };
}

readers! {
    kw: Power::from_kw,
    mw: Power::from_mw,
    mva: ApparentPower::from_mva,
    kpa: Pressure::from_kpa,
    kg: Mass::from_kg,
    m: Length::from_m,
    c: Temperature::from_c,
    k: TempDelta::from_k,
}
