//! Headroom: how many more GPUs a site can take, on which day, and what stops the next one.

pub mod finding;
pub mod scenario;
pub mod units;
