//! Headroom: how many more GPUs a site can take, on which day, and what stops the next one.

#[cfg(feature = "app")]
pub mod app;
pub mod catalog;
pub mod cli;
pub mod codec;
pub mod edit;
pub mod evaluate;
pub mod finding;
pub mod physics;
pub mod present;
pub mod scenario;
pub mod solve;
pub mod units;
