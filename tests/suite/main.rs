//! All integration tests, one module a subject.

mod catalogue;
mod published;
