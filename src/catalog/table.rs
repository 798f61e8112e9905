//! The kinds of row, their files, and the tables read from them once, on first use.

use crate::catalog::field::Field;
use crate::catalog::field::Order;
use crate::catalog::record::Record;
use crate::catalog::row::Row;
use std::sync::Arc;
use std::sync::OnceLock;

/// All rows of one kind that are part of the program.
#[derive(Debug)]
pub struct Table<T> {
    kind: Kind,
    rows: OnceLock<Vec<Arc<T>>>,
}

impl<T: Row> Table<T> {
    const fn new(kind: Kind) -> Self {
        Self {
            kind,
            rows: OnceLock::new(),
        }
    }

    /// What it holds.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its rows, in the order of the file.
    pub fn rows(&self) -> &[Arc<T>] {
        self.rows.get_or_init(|| {
            let records = self.kind.records().iter();
            records.map(|row| Arc::new(T::from_record(row))).collect()
        })
    }

    /// The row with a key.
    pub fn get(&self, key: &str) -> Option<&Arc<T>> {
        self.rows().iter().find(|row| row.key() == key)
    }
}

/// Lists the kinds: the word for it and its file, the type of its rows, its table, and the names of the
/// two functions that read it.
macro_rules! kinds {
    ($( $kind:ident $word:literal $file:literal: $row:ty, $table:ident, $all:ident, $one:ident, $what:literal; )*) => {
        /// A kind of row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $( #[doc = concat!("The kind of ", $what, ".")] $kind, )*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[ $( Self::$kind, )* ];

            /// The word for it in scenarios.
            pub fn text(self) -> &'static str {
                match self {
                    $( Self::$kind => $word, )*
                }
            }

            /// The fields of its rows, beside key, name and origin.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $( Self::$kind => <$row as Row>::FIELDS, )*
                }
            }

            /// Fields of its rows whose values stand in an order.
            pub fn orders(self) -> &'static [Order] {
                match self {
                    $( Self::$kind => <$row as Row>::ORDERS, )*
                }
            }

            fn file(self) -> &'static str {
                match self {
                    $( Self::$kind => include_str!(concat!("data/", $file)), )*
                }
            }
        }

        $(
            #[doc = concat!("The table of ", $what, ".")]
            pub static $table: Table<$row> = Table::new(Kind::$kind);

            #[doc = concat!("All ", $what, ".")]
            pub fn $all() -> &'static [Arc<$row>] {
                $table.rows()
            }

            #[doc = concat!("One of the ", $what, ", by its key.")]
            pub fn $one(key: &str) -> Option<&'static Arc<$row>> {
                $table.get(key)
            }
        )*
    };
}

kinds! {
    Platform "platform" "platforms.json":
        crate::catalog::Platform, PLATFORMS, platforms, platform, "kinds of rack";
    FeedTransformer "feed_transformer" "feed_transformers.json":
        crate::catalog::Transformer, FEED_TRANSFORMERS, feed_transformers, feed_transformer,
        "feed transformers, from the utility's voltage to medium voltage";
    BlockTransformer "block_transformer" "block_transformers.json":
        crate::catalog::Transformer, BLOCK_TRANSFORMERS, block_transformers, block_transformer,
        "block transformers, from medium to low voltage";
    Ups "ups" "ups.json":
        crate::catalog::Ups, UPSES, upses, ups, "UPS frames";
    Busway "busway" "busways.json":
        crate::catalog::Busway, BUSWAYS, busways, busway, "busways";
    Cable "cable" "cables.json":
        crate::catalog::Cable, CABLES, cables, cable, "cables";
    Switchgear "switchgear" "switchgear.json":
        crate::catalog::Switchgear, SWITCHGEARS, switchgears, switchgear, "classes of switchgear";
    Generator "generator" "generators.json":
        crate::catalog::Generator, GENERATORS, generators, generator, "generating units";
    Battery "battery" "batteries.json":
        crate::catalog::Battery, BATTERIES, batteries, battery, "batteries";
    Chiller "chiller" "chillers.json":
        crate::catalog::Chiller, CHILLERS, chillers, chiller, "chillers";
    ReformulatedChiller "reformulated_chiller" "reformulated_chillers.json":
        crate::catalog::ReformulatedChiller, REFORMULATED_CHILLERS, reformulated_chillers, reformulated_chiller,
        "chillers whose curves run over leaving condenser water";
    Tower "tower" "towers.json":
        crate::catalog::Tower, TOWERS, towers, tower, "cooling tower cells";
    DryCooler "dry_cooler" "dry_coolers.json":
        crate::catalog::DryCooler, DRY_COOLERS, dry_coolers, dry_cooler, "dry and adiabatic coolers";
    Cdu "cdu" "cdus.json":
        crate::catalog::Cdu, CDUS, cdus, cdu, "coolant distribution units";
    AirCooler "air_cooler" "air_coolers.json":
        crate::catalog::AirCooler, AIR_COOLERS, air_coolers, air_cooler, "rear doors and air handlers";
    Pump "pump" "pumps.json":
        crate::catalog::Pump, PUMPS, pumps, pump, "pumps";
    Climate "climate" "climates.json":
        crate::catalog::Climate, CLIMATES, climates, climate, "climates";
    Tariff "tariff" "tariffs.json":
        crate::catalog::Tariff, TARIFFS, tariffs, tariff, "electricity tariffs";
    Fuel "fuel" "fuels.json":
        crate::catalog::Fuel, FUELS, fuels, fuel, "fuels";
    GridCarbon "grid_carbon" "grid_carbon.json":
        crate::catalog::GridCarbon, GRID_CARBONS, grid_carbons, grid_carbon, "carbon intensities of grids";
    Reliability "reliability" "reliability.json":
        crate::catalog::Reliability, RELIABILITIES, reliabilities, reliability, "failure and repair rates";
}

/// Rows of every kind, in the order of [`Kind::ALL`].
static RECORDS: [OnceLock<Vec<Record>>; Kind::ALL.len()] =
    [const { OnceLock::new() }; Kind::ALL.len()];

impl Kind {
    /// The kind that a word names.
    pub fn from_text(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.text() == word)
    }

    /// Its rows as their file says them.
    pub fn records(self) -> &'static [Record] {
        RECORDS[self as usize].get_or_init(|| {
            Record::read_all(self.file())
                .expect("files of rows are part of the program and must be readable")
        })
    }
}
