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
/// steps; the method has never been seen to need three times as many.
pub const MAX_EVALUATIONS: u32 = 180;

/// Finds where `f` is zero between `low` and `high`, to within `tolerance` of x.
///
/// Chandrupatla's method (Advances in Engineering Software 28, 1997): inverse quadratic steps where the last
/// three points are nearly on one curve, bisection where they are not. As safe as bisection, usually four
/// times faster. Newton is not used, because several residuals here have kinks.
pub fn root(f: impl Fn(f64) -> f64, low: f64, high: f64, tolerance: f64) -> Result<Root, NoRoot> {
    let mut newest = (low, f(low));
    let mut other = (high, f(high));
    if newest.1 != 0.0 && other.1 != 0.0 && (newest.1 < 0.0) == (other.1 < 0.0) {
        return Err(NoRoot::NotBracketed {
            at_low: newest.1,
            at_high: other.1,
        });
    }
    let mut share = 0.5;
    for evaluations in 2..MAX_EVALUATIONS {
        let best = nearer(newest, other, evaluations);
        let width = (other.0 - newest.0).abs();
        if best.residual == 0.0 || width <= tolerance {
            return Ok(best);
        }
        let x = newest.0 + share * (other.0 - newest.0);
        let fx = f(x);
        let last = if (fx < 0.0) == (newest.1 < 0.0) {
            newest
        } else {
            std::mem::replace(&mut other, newest)
        };
        newest = (x, fx);
        // A step shorter than half the tolerance would leave the far end where it is for ever.
        let least = (0.5 * tolerance / (other.0 - newest.0).abs()).min(0.5);
        share = next_share(newest, other, last).clamp(least, 1.0 - least);
    }
    Err(NoRoot::GaveUp(nearer(newest, other, MAX_EVALUATIONS)))
}

/// The place between `low` and `high` where a rising function is zero, or the end that lies nearest to it.
///
/// Secant steps from a guess and a guessed slope, bisection whenever one leaves what is known to hold the root.
/// For hot loops with a good guess: three or four evaluations, where [`root`] takes eight, and neither end is asked.
pub fn rising_root(
    f: impl Fn(f64) -> f64,
    (low, high): (f64, f64),
    (guess, slope): (f64, f64),
    tolerance: f64,
) -> f64 {
    let (mut low, mut high) = (low, high);
    let mut at = guess.max(low).min(high);
    let mut value = f(at);
    let mut slope = slope;
    for _ in 2..MAX_EVALUATIONS {
        if value < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let step = at - value / slope;
        let next = if low <= step && step <= high {
            step
        } else {
            0.5 * (low + high)
        };
        let moved = next - at;
        if value == 0.0 || !(tolerance < moved.abs()) {
            return next;
        }
        let next_value = f(next);
        slope = (next_value - value) / moved;
        (at, value) = (next, next_value);
    }
    at
}

/// The same for a function that gives its slope along with its value: Newton's steps, bisection whenever one leaves
/// what is known to hold the root. A step is the last one when it is within the tolerance and the value before it was
/// within its own: beside a pole steps are short and lead nowhere.
pub fn rising_newton(
    f: impl Fn(f64) -> (f64, f64),
    (low, high): (f64, f64),
    guess: f64,
    (tolerance, nearly_zero): (f64, f64),
) -> f64 {
    let (mut low, mut high) = (low, high);
    let mut at = guess.max(low).min(high);
    for _ in 1..MAX_EVALUATIONS {
        let (value, slope) = f(at);
        if value < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let step = at - value / slope;
        let next = if low <= step && step <= high {
            step
        } else {
            0.5 * (low + high)
        };
        let moved = next - at;
        at = next;
        if moved.abs() <= tolerance && value.abs() <= nearly_zero {
            break;
        }
    }
    at
}

/// How far to go from the newest point `a` towards the other end `b`, with `c` the point before.
fn next_share(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    let xi = (a.0 - b.0) / (c.0 - b.0);
    let phi = (a.1 - b.1) / (c.1 - b.1);
    if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
        a.1 / (b.1 - a.1) * (c.1 / (b.1 - c.1))
            + (c.0 - a.0) / (b.0 - a.0) * (a.1 / (c.1 - a.1)) * (b.1 / (c.1 - b.1))
    } else {
        0.5
    }
}

/// Whichever end lies nearer to zero.
fn nearer(a: (f64, f64), b: (f64, f64), evaluations: u32) -> Root {
    let (x, residual) = if b.1.abs() < a.1.abs() { b } else { a };
    Root {
        x,
        residual,
        evaluations,
    }
}

/// The value at `x` of straight lines through points that rise in x; the first and last line go on beyond.
///
/// `None` without points; a single point gives its own value.
pub fn on_lines(points: impl Iterator<Item = (f64, f64)>, x: f64) -> Option<f64> {
    let mut line: Option<((f64, f64), (f64, f64))> = None;
    for point in points {
        let from = match line {
            None => point,
            // The line that ends at or beyond x is the one, and so is the last.
            Some((from, to)) if from.0 < to.0 && x <= to.0 => {
                line = Some((from, to));
                break;
            }
            Some((_, to)) => to,
        };
        line = Some((from, point));
    }
    let (from, to) = line?;
    if from.0 == to.0 {
        return Some(to.1);
    }
    Some(from.1 + (to.1 - from.1) * ((x - from.0) / (to.0 - from.0)))
}

#[cfg(test)]
mod tests {
    use super::NoRoot;
    use super::on_lines;
    use super::root;

    #[test]
    fn lines_join_points_and_go_on_beyond() {
        let points = [(1.0, 10.0), (2.0, 20.0), (4.0, 0.0)];
        for (x, y) in [
            (0.0, 0.0),
            (1.0, 10.0),
            (1.5, 15.0),
            (2.0, 20.0),
            (3.0, 10.0),
            (5.0, -10.0),
        ] {
            assert_eq!(on_lines(points.into_iter(), x), Some(y), "{x}");
        }
        assert_eq!(on_lines([(1.0, 7.0)].into_iter(), 3.0), Some(7.0));
        assert_eq!(on_lines([].into_iter(), 3.0), None);
    }

    #[test]
    fn roots_are_found_to_the_tolerance() {
        for (target, most) in [(2.0, 30), (1e-6, 40), (900.0, 30)] {
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
            (found.x - 0.3).abs() < 1e-11 && found.evaluations < 100,
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
