//! An electrical network as a file: in pandapower's words, by hand or by its own `to_json`, and its results.
//!
//! By hand, the file is one JSON object with a list a kind of element (`bus`, `ext_grid`, `line`, `trafo`, `trafo3w`,
//! `load`, `sgen` or `static_gen`, `gen`, `shunt`, `motor`, `storage`, `impedance`, `ward`, `xward`, `dcline`, `switch`), each element an object whose fields have
//! pandapower's names; buses are referred to by name. What `to_json` of pandapower writes has the same tables in
//! another wrapping and refers to buses by number. Both become the same rows here and are read by the same code.

mod branches;
mod elements;
mod equivalents;
mod error;
mod frames;
mod made;
mod row;
mod sources;
mod switches;
mod tables;
mod three_windings;
mod words;
mod write;
mod write_made;

pub use error::NetworkError;
pub use error::NetworkFault;
pub use made::Impedance;
pub use made::Made;
pub use made::Ward;
pub use words::islanded;
pub use words::no_faults;
pub use words::promoted;
pub use words::unsaid;
pub use words::unsolved;
pub use write::Results;

use crate::codec::file::inspect;
use crate::codec::file::tree::Strict;
use crate::solve::power::network::Network;

/// Longest file that is read: a network of twenty thousand buses with its library of types is a third of it.
pub const MAX_BYTES: usize = 32_000_000;

/// A network as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The network.
    pub network: Network,
    /// What its elements are called.
    pub names: Names,
    /// Elements that are several rows of the network.
    pub made: Made,
    /// What a person should know about the reading: fields left out, names changed, things assumed.
    pub notes: Vec<String>,
}

/// Names by kind, in the order of the rows; unique within a kind. Rows of the network beyond them are our own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Buses.
    pub bus: Vec<String>,
    /// Grids.
    pub ext_grid: Vec<String>,
    /// Lines.
    pub line: Vec<String>,
    /// Transformers.
    pub trafo: Vec<String>,
    /// Generators.
    pub generator: Vec<String>,
    /// Loads.
    pub load: Vec<String>,
    /// Static sources.
    pub sgen: Vec<String>,
    /// Shunts.
    pub shunt: Vec<String>,
    /// Motors.
    pub motor: Vec<String>,
    /// Transformers of three windings.
    pub trafo3w: Vec<String>,
    /// Impedances.
    pub impedance: Vec<String>,
    /// Wards.
    pub ward: Vec<String>,
    /// Extended wards.
    pub xward: Vec<String>,
    /// Lines of direct current.
    pub dcline: Vec<String>,
}

/// Reads a network.
///
/// # Errors
///
/// One sentence with the element and the field; see [`NetworkError`].
pub fn read(text: &str) -> Result<Document, NetworkError> {
    if MAX_BYTES < text.len() {
        return Err(NetworkError::whole(NetworkFault::TooLarge {
            bytes: text.len(),
        }));
    }
    let text = text.trim_start_matches('\u{feff}');
    let Strict(json) = serde_json::from_str(text)
        .map_err(|error| NetworkError::whole(NetworkFault::Json(inspect::explain(&error))))?;
    let tables = tables::tables(json)?;
    elements::document(tables)
}

/// Reads bytes, which must be UTF-8.
///
/// # Errors
///
/// As [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, NetworkError> {
    if MAX_BYTES < bytes.len() {
        return Err(NetworkError::whole(NetworkFault::TooLarge {
            bytes: bytes.len(),
        }));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|_| NetworkError::whole(NetworkFault::NotText))?;
    read(text)
}
