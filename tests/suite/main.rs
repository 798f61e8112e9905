//! All integration tests, one module a subject.

mod catalogue;
mod physics_laws;
mod published;
