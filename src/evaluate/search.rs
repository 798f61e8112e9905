//! How many racks fit: the largest whole number whose need stays within what is available.

/// Most racks a search adds. No site has room for more, and u32 sums stay far from their end.
pub const MOST_EXTRA: i64 = 1_000_000;

/// Probes with which the bracket is narrowed before bisection ends the search.
const SECANT_PROBES: u32 = 6;

/// The largest whole `k` with `need(k) ≤ available`, between `least` and [`MOST_EXTRA`].
///
/// `need` never falls as `k` grows; it may rise in stairs, because support racks come by the array.
/// Secant first, because needs are almost straight; then bisection, because stairs have no slope.
/// `least` when even that needs too much; [`MOST_EXTRA`] when nothing there is ever needs too much.
pub fn most_racks(mut need: impl FnMut(i64) -> f64, available: f64, least: i64) -> i64 {
    let at_zero = need(0);
    let mut fits: Option<i64> = None;
    let mut fits_not: Option<i64> = None;
    if at_zero <= available {
        fits = Some(0)
    } else {
        fits_not = Some(0)
    }
    let probe_step = if fits.is_some() {
        FIRST_STEP
    } else {
        -FIRST_STEP
    };
    let mut next = probe_step.clamp(least, MOST_EXTRA);
    for _ in 0..SECANT_PROBES {
        if fits == Some(next) || fits_not == Some(next) {
            break;
        }
        let value = need(next);
        if value <= available {
            fits = Some(next)
        } else {
            fits_not = Some(next)
        }
        next = secant(
            (0, at_zero),
            (next, value),
            available,
            least,
            fits,
            fits_not,
        );
    }
    bisect(&mut need, available, least, fits, fits_not)
}

/// Racks of the first probe: some arrays, so that the stairs of support racks do not hide the slope.
const FIRST_STEP: i64 = 64;

/// Where a straight line from the start through the last probe meets what is available, kept strictly
/// inside what is already known.
fn secant(
    start: (i64, f64),
    last: (i64, f64),
    available: f64,
    least: i64,
    fits: Option<i64>,
    fits_not: Option<i64>,
) -> i64 {
    #[allow(clippy::cast_precision_loss, reason = "below a million")]
    let slope = (last.1 - start.1) / (last.0 - start.0) as f64;
    let low = fits.unwrap_or(least);
    let high = fits_not.unwrap_or(MOST_EXTRA);
    if !slope.is_finite() || slope <= 0.0 {
        return low + (high - low) / 2;
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "clamped to the range first"
    )]
    #[allow(clippy::cast_precision_loss, reason = "below a million")]
    let meets = ((available - start.1) / slope)
        .floor()
        .clamp(least as f64, MOST_EXTRA as f64) as i64;
    if meets <= low && fits.is_some() {
        (low + 1).min(high)
    } else if high <= meets && fits_not.is_some() {
        (high - 1).max(low)
    } else {
        meets
    }
}

fn bisect(
    need: &mut impl FnMut(i64) -> f64,
    available: f64,
    least: i64,
    fits: Option<i64>,
    fits_not: Option<i64>,
) -> i64 {
    let mut low = match fits {
        Some(k) => k,
        None if need(least) <= available => least,
        None => return least,
    };
    let mut high = match fits_not {
        Some(k) => k,
        None if need(MOST_EXTRA) <= available => return MOST_EXTRA,
        None => MOST_EXTRA,
    };
    while 1 < high - low {
        let middle = low + (high - low) / 2;
        if need(middle) <= available {
            low = middle
        } else {
            high = middle
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::MOST_EXTRA;
    use super::most_racks;

    /// A rack needs 1, and every eighth brings 3 more: the stairs that support racks make.
    fn stairs(k: i64) -> f64 {
        let k = k + 1_000;
        (k + 3 * (k + 7).div_euclid(8)) as f64
    }

    #[test]
    fn finds_the_last_step_that_fits() {
        for available in [
            0.0, 5.0, 700.5, 1_374.0, 1_375.0, 1_376.0, 1_379.0, 9_999.0, 123_456.7,
        ] {
            let found = most_racks(stairs, available, -1_000);
            assert!(stairs(found) <= available, "{available}: {found}");
            assert!(available < stairs(found + 1), "{available}: {found}");
        }
    }

    #[test]
    fn stops_at_its_ends() {
        assert_eq!(most_racks(|_| 0.0, 1.0, -5), MOST_EXTRA);
        assert_eq!(most_racks(|_| 2.0, 1.0, -5), -5);
        assert_eq!(most_racks(|k| k as f64, -7.0, -5), -5);
    }

    #[test]
    fn needs_few_probes_where_the_need_is_straight() {
        let mut probes = 0;
        let found = most_racks(
            |k| {
                probes += 1;
                10.0 + 0.08 * k as f64
            },
            300.0,
            -1_000,
        );
        assert_eq!(found, 3_625);
        assert!(probes <= 8, "{probes} probes");
    }
}
