//! Power: what supplies the site, what survives its worst event, and what is lost on the way to the racks.

mod chain;
mod supply;

pub use chain::BlockGroupState;
pub use chain::ChainLoads;
pub use chain::ChainLosses;
pub use chain::ChainState;
pub use chain::block_capacity;
pub use chain::chain;
pub use supply::Event;
pub use supply::EventKind;
pub use supply::SupplyState;
pub use supply::supply;
