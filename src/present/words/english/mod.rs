//! English.

pub(super) mod finding;
pub(super) mod label;
pub(super) mod limit;
pub(super) mod place;
pub(super) mod terms;
