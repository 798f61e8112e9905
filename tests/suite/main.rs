//! All integration tests, one module a subject.

mod catalogue;
mod hand_worked;
mod probe;
mod published;
mod sites;
