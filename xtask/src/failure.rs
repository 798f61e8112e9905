//! A failure that names the step that failed, what happened, and the cure.

use std::fmt;

/// The result of everything that can fail here.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a command stopped, in the words of the person who has to act on it.
#[derive(Debug)]
pub struct Failure {
    /// What was being done.
    step: String,
    /// What went wrong.
    what: String,
    /// What to do about it.
    cure: String,
}

impl Failure {
    /// A failure of `step`: `what` happened, `cure` helps. Neither sentence ends in a full stop.
    pub fn new(step: impl Into<String>, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            step: step.into(),
            what: what.into(),
            cure: cure.into(),
        }
    }

    /// The same failure as part of a named check, which can be repeated alone.
    pub fn within(self, check: &str) -> Self {
        let step = match self.step.as_str() {
            step if step == check => self.step,
            step => format!("{check}: {step}"),
        };
        let cure = format!(
            "{}; `cargo xtask test {check}` repeats this step alone",
            self.cure
        );
        Self { step, cure, ..self }
    }

    /// A file that could not be read or written.
    pub fn file(step: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            step,
            format!("{}: {error}", path.display()),
            "check that the file is there, that it may be read and written, and that the disk has room",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "failed: {}: {}.\nto do: {}.",
            self.step, self.what, self.cure
        )
    }
}
