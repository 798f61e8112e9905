//! Roots of a function of one number: bounded work, and a residual that says how good the root is.

/// A root as it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Root {
    /// Where.
    pub x: f64,
    /// What the function still gives there.
    pub residual: f64,
    /// How often the function was asked.
    pub evaluations: u32,
}

/// Why there is no root.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoRoot {
    /// Both ends have the same sign.
    NotBracketed {
        /// The function at the lower end.
        at_low: f64,
        /// The function at the upper end.
        at_high: f64,
    },
    /// The bracket did not shrink to the tolerance within the allowed evaluations.
    GaveUp(Root),
}

impl std::fmt::Display for NoRoot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotBracketed { at_low, at_high } => {
                write!(
                    out,
                    "no root between ends with values {at_low} and {at_high}"
                )
            }
            Self::GaveUp(root) => {
                write!(out, "gave up at {} with residual {}", root.x, root.residual)
            }
        }
    }
}

impl std::error::Error for NoRoot {}

/// Evaluations allowed. Bisection alone narrows any bracket used here below the resolution of `f64`
/// in 60, and every third step of the method is one, so that 200 are enough.
pub const MAX_EVALUATIONS: u32 = 200;

/// Finds where `f` is zero between `low` and `high`, to within `tolerance` of x.
///
/// False position after Illinois (the value at the end that stays is halved), with a bisection
/// whenever three steps have not halved the bracket: as safe as bisection, and usually five times
/// faster. Newton is not used, because several residuals here have kinks.
pub fn root(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<Root, NoRoot> {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    let mut evaluations = 2;
    if fa == 0.0 || fb == 0.0 {
        let x = if fa == 0.0 { a } else { b };
        return Ok(Root {
            x,
            residual: 0.0,
            evaluations,
        });
    }
    if (fa < 0.0) == (fb < 0.0) {
        return Err(NoRoot::NotBracketed {
            at_low: fa,
            at_high: fb,
        });
    }
    let mut checked_width = b - a;
    let mut best = Root {
        x: a,
        residual: fa,
        evaluations,
    };
    while evaluations < MAX_EVALUATIONS {
        let stalled = evaluations % 3 == 2 && evaluations > 2 && 0.5 * checked_width < b - a;
        if evaluations % 3 == 2 {
            checked_width = b - a;
        }
        let x = if stalled {
            0.5 * (a + b)
        } else {
            (a * fb - b * fa) / (fb - fa)
        };
        let x = if a < x && x < b { x } else { 0.5 * (a + b) };
        let fx = f(x);
        evaluations += 1;
        best = Root {
            x,
            residual: fx,
            evaluations,
        };
        if fx == 0.0 || b - a <= tolerance {
            return Ok(best);
        }
        if (fx < 0.0) == (fa < 0.0) {
            if x - a <= 0.0 {
                return Ok(best);
            }
            (a, fa) = (x, fx);
            fb *= 0.5;
        } else {
            (b, fb) = (x, fx);
            fa *= 0.5;
        }
    }
    Err(NoRoot::GaveUp(best))
}
