//! How a scenario travels: as a file, as a link, and as the frozen presets that links refer to; and how a network
//! comes from elsewhere.

pub mod air;
pub mod file;
pub mod import;
pub mod link;
pub mod load;
pub mod network;
pub mod plant;
pub mod presets;
pub mod weather;

/// Most items of one list that a file or link may bring.
pub const MAX_LIST_ITEMS: usize = 20_000;

/// Most characters of one text that a file or link may bring.
pub const MAX_TEXT_CHARACTERS: usize = 20_000;
