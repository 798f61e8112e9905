//! Adapters: each names one thing of the browser, and answers plainly when the browser has not got it.

pub mod address;
pub mod bench;
pub mod clipboard;
pub mod files;
pub mod global;
pub mod kept;
pub mod panic;
pub mod stage;
pub mod storage;
pub mod theme;
