//! All integration tests, one module a subject.

mod hand_worked;
mod sites;
mod probe;
