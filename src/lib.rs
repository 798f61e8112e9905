//! Headroom: how many more GPUs a site can take, on which day, and what stops the next one.

pub mod cli;
pub mod codec;
pub mod edit;
pub mod finding;
pub mod scenario;
pub mod units;
