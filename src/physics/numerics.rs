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

/// Evaluations allowed. Bisection narrows any bracket used here below the resolution of `f64` in 60
/// steps, and at least every fourth step halves the bracket: more than 240 cannot help.
pub const MAX_EVALUATIONS: u32 = 240;

/// Steps in a row that may fail to halve the bracket before one is forced to.
const MAX_SLOW_STEPS: u32 = 3;

/// Finds where `f` is zero between `low` and `high`, to within `tolerance` of x.
///
/// False position after Illinois (the value at the end that stays is halved), with a bisection
/// whenever three steps have not halved the bracket: as safe as bisection, and usually four times
/// faster. Newton is not used, because several residuals here have kinks.
pub fn root(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<Root, NoRoot> {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    let mut best = nearer(
        Root {
            x: a,
            residual: fa,
            evaluations: 2,
        },
        b,
        fb,
        2,
    );
    if best.residual == 0.0 {
        return Ok(best);
    }
    if (fa < 0.0) == (fb < 0.0) {
        return Err(NoRoot::NotBracketed {
            at_low: fa,
            at_high: fb,
        });
    }
    let mut slow_steps = 0;
    for evaluations in 3..=MAX_EVALUATIONS {
        let width = b - a;
        let secant = (a * fb - b * fa) / (fb - fa);
        let trusted = slow_steps < MAX_SLOW_STEPS && a < secant && secant < b;
        let x = if trusted { secant } else { 0.5 * (a + b) };
        let fx = f(x);
        best = nearer(best, x, fx, evaluations);
        if (fx < 0.0) == (fa < 0.0) {
            (a, fa) = (x, fx);
            fb *= 0.5;
        } else {
            (b, fb) = (x, fx);
            fa *= 0.5;
        }
        if fx == 0.0 || b - a <= tolerance {
            return Ok(best);
        }
        slow_steps = if b - a <= 0.5 * width {
            0
        } else {
            slow_steps + 1
        };
    }
    Err(NoRoot::GaveUp(best))
}

/// Whichever of two points lies nearer to zero.
fn nearer(best: Root, x: f64, residual: f64, evaluations: u32) -> Root {
    if residual.abs() < best.residual.abs() {
        Root {
            x,
            residual,
            evaluations,
        }
    } else {
        Root {
            evaluations,
            ..best
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MAX_EVALUATIONS;
    use super::NoRoot;
    use super::root;

    #[test]
    fn roots_are_found_to_the_tolerance() {
        for (target, most) in [(2.0, 14), (1e-6, 40), (900.0, 40)] {
            let found = root(|x| x * x * x - target, 0.0, 100.0, 1e-10).expect("bracketed");
            assert!((found.x - libm::cbrt(target)).abs() < 1e-9, "{found:?}");
            assert!(found.evaluations <= most, "{found:?}");
        }
    }

    #[test]
    fn a_step_is_found_as_the_place_of_its_jump() {
        let found =
            root(|x| if x < 0.3 { -1e-9 } else { 1e9 }, 0.0, 1.0, 1e-12).expect("bracketed");
        assert!(
            (found.x - 0.3).abs() < 1e-11 && found.evaluations < MAX_EVALUATIONS,
            "{found:?}"
        );
    }

    #[test]
    fn no_root_says_what_it_saw() {
        let error = root(|x| x + 1.0, 0.0, 1.0, 1e-9).expect_err("no sign change");
        assert_eq!(
            error,
            NoRoot::NotBracketed {
                at_low: 1.0,
                at_high: 2.0
            }
        );
        assert_eq!(
            error.to_string(),
            "no root between ends with values 1 and 2"
        );
    }
}
