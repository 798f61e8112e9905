//! The swing of one synchronous training job, as the utility sees it, and what keeps it within a mask.

use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// A synchronous job: every GPU computes, then all wait for the network, step after step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Job {
    /// Power of the job while it computes, where the swing is judged: at the feed.
    pub high: Power,
    /// Share of that power by which it falls while it waits, 0 to 1.
    pub depth: f64,
    /// Time from one step to the next.
    pub period: Duration,
    /// Share of the period spent low, half of each edge included, 0 to 1.
    pub low_share: f64,
    /// Time of one edge, from high to low or back.
    pub edge: Duration,
}

/// What the utility allows. `None`: that way has no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mask {
    /// Fastest change of the power, W/s.
    pub ramp_w_per_s: Option<f64>,
    /// Largest difference between the highest and the lowest power.
    pub range: Option<Power>,
    /// Largest content between [`BAND_HZ`], as the effective value of that part of the swing.
    pub band: Option<Power>,
}

/// What a job does to the feed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Highest power.
    pub high: Power,
    /// Lowest power.
    pub low: Power,
    /// Mean power.
    pub mean: Power,
    /// Fastest change, W/s.
    pub ramp_w_per_s: f64,
    /// Effective value of the swing between [`BAND_HZ`].
    pub band: Power,
}

/// What must be absorbed so that the feed stays within a mask.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothing {
    /// Share of the swing that the feed may still see, 0 to 1; 1 when the mask holds as it is.
    pub passed: f64,
    /// Power that batteries must give at the crest.
    pub discharge: Power,
    /// Power that batteries must take in the trough.
    pub charge: Power,
    /// Energy that batteries take and give in every step.
    pub energy: Energy,
    /// The alternative without batteries: power below which the job must not fall, by filler work.
    pub floor: Power,
    /// What that filler work costs on average.
    pub floor_cost: Power,
}

/// Frequencies that excite shafts and inter-area modes of the grid, Hz. Source: P9.
pub const BAND_HZ: (f64, f64) = (0.1, 20.0);

/// Harmonics that are summed at most. An edge of 10 ms has lost nine tenths of its content at 100 Hz; the
/// band ends at 20 Hz, so a job with a step of 100 s has 2,000 of them below it.
const MOST_HARMONICS: u32 = 20_000;

impl Job {
    /// Power between crest and trough.
    fn drop(&self) -> Power {
        self.high * self.depth.clamp(0.0, 1.0)
    }

    /// Time spent low, and the time of an edge that fits into it and into the rest.
    fn times_s(&self) -> (f64, f64, f64) {
        let period = self.period.s().max(0.0);
        let low = period * self.low_share.clamp(0.0, 1.0);
        let edge = self.edge.s().clamp(0.0, low.min(period - low));
        (period, low, edge)
    }
}

/// What a job does to the feed.
///
/// The power is a trapezoid: high, an edge down, low, an edge up. Its harmonic `n` has the amplitude
///
/// ```text
/// c_n = 2·ΔP·(t_low/T)·sinc(n·t_low/T)·sinc(n·t_edge/T),   sinc(x) = sin(πx)/(πx)
/// ```
///
/// and the band content is `√(Σ c_n²/2)` over the harmonics within 0.1 to 20 Hz. Exact for the trapezoid
/// (Fourier series, textbook). Depth, period and edge of real jobs vary from step to step: source P9 for
/// the frequencies (0.2 to 3 Hz per iteration, background) and for the depth (0.2 to 0.5 of GPU power).
pub fn swing(job: &Job) -> Swing {
    let drop = job.drop();
    let (period, low, edge) = job.times_s();
    let low_share = if period <= 0.0 { 0.0 } else { low / period };
    Swing {
        high: job.high,
        low: job.high - drop,
        mean: job.high - drop * low_share,
        ramp_w_per_s: ramp(drop, low, edge),
        band: band(drop, period, low, edge),
    }
}

/// What keeps the feed within a mask: an equal share of the swing is taken off at every moment.
///
/// Scaling is chosen, not a filter: range, ramp and band then all shrink by the same share, the mask is met
/// exactly, and the answer can be checked by hand. A controller that only clips would need less energy
/// where the range alone is short. Losses of the batteries are not counted.
pub fn smoothing(job: &Job, mask: &Mask) -> Smoothing {
    let seen = swing(job);
    let range = seen.high - seen.low;
    let share = |limit: Option<f64>, value: f64| match limit {
        Some(limit) if limit < value => limit.max(0.0) / value,
        _ => 1.0,
    };
    let passed = share(mask.ramp_w_per_s, seen.ramp_w_per_s)
        .min(share(mask.range.map(Power::w), range.w()))
        .min(share(mask.band.map(Power::w), seen.band.w()));
    let absorbed = 1.0 - passed;
    let floor = seen.high - range * passed;
    Smoothing {
        passed,
        discharge: (seen.high - seen.mean) * absorbed,
        charge: (seen.mean - seen.low) * absorbed,
        energy: energy_above_mean(job, &seen) * absorbed,
        floor,
        floor_cost: (seen.high - (seen.high - seen.mean) * passed) - seen.mean,
    }
}

fn ramp(drop: Power, low_s: f64, edge_s: f64) -> f64 {
    if drop <= Power::ZERO || low_s <= 0.0 {
        0.0
    } else if edge_s <= 0.0 {
        f64::MAX
    } else {
        drop.w() / edge_s
    }
}

fn band(drop: Power, period_s: f64, low_s: f64, edge_s: f64) -> Power {
    if period_s <= 0.0 {
        return Power::ZERO;
    }
    let mut squares = 0.0;
    for n in 1..=MOST_HARMONICS {
        let n = f64::from(n);
        let hertz = n / period_s;
        if BAND_HZ.1 < hertz {
            break;
        }
        if BAND_HZ.0 <= hertz {
            let amplitude =
                2.0 * (low_s / period_s) * sinc(n * low_s / period_s) * sinc(n * edge_s / period_s);
            squares += amplitude * amplitude / 2.0;
        }
    }
    drop * squares.sqrt()
}

/// `sin(πx)/(πx)`.
fn sinc(x: f64) -> f64 {
    let angle = std::f64::consts::PI * x;
    if angle.abs() < 1e-9 {
        1.0
    } else {
        libm::sin(angle) / angle
    }
}

/// Energy of one step above the mean: what a store that flattens the whole swing gives and takes.
///
/// The trapezoid above its mean: the plateau of height `h = high − mean` and the part of each edge above
/// the mean, two triangles of height `h`.
fn energy_above_mean(job: &Job, seen: &Swing) -> Energy {
    let (period, low, edge) = job.times_s();
    let drop = (seen.high - seen.low).w();
    if drop <= 0.0 {
        return Energy::ZERO;
    }
    let height = (seen.high - seen.mean).w();
    let plateau_s = (period - low - edge).max(0.0);
    let edge_above_s = edge * height / drop;
    Energy::from_j(height * (plateau_s + edge_above_s))
}
