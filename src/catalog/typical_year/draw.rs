//! Seeded numbers, the order of days, and the shape of their anomalies.

use crate::catalog::weather::MONTH_DAYS;
use crate::units::order;

/// Days of the year.
pub(super) const DAYS: usize = 365;

/// How much of the walk the next day keeps. The walk only orders the days and moves no mean and no percentile. Nature
/// has 0.6 to 0.8 (background); with that, neighbours of one month would differ by more than the daily swing of a
/// northern winter allows, and its mean daily highest and lowest could not be met. So spells of warm and cold days
/// last longer here than outdoors, which a sum over a year does not see.
const PERSISTENCE: f64 = 0.98;

/// How much moisture goes with warmth from day to day (background, assumption).
const MOIST_WITH_WARM: f64 = 0.6;

/// A small permuted congruential generator (PCG-XSH-RR 64/32, M. O'Neill 2014).
struct Pcg(u64);

impl Pcg {
    fn next(&mut self) -> u32 {
        let state = self.0;
        self.0 = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let shifted = (((state >> 18) ^ state) >> 27) as u32;
        shifted.rotate_right((state >> 59) as u32)
    }

    /// Near normal: the sum of four even numbers, mean 0, spread about 1.
    fn normal(&mut self) -> f64 {
        let sum: f64 = (0..4)
            .map(|_| f64::from(self.next()) / 4_294_967_296.0)
            .sum();
        (sum - 2.0) * 1.732
    }
}

/// The place of each day among the days of its month, from 0 for the coldest or driest.
pub(super) struct Walks {
    pub(super) warm: [usize; DAYS],
    pub(super) moist: [usize; DAYS],
}

/// Orders the days of each month by two autoregressive walks, seeded with the climate's key (FNV-1a).
pub(super) fn walks(key: &str) -> Walks {
    let seed = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut random = Pcg(seed);
    let (mut warm, mut other) = ([0.0; DAYS], [0.0; DAYS]);
    let (mut warm_now, mut other_now) = (0.0, 0.0);
    for day in 0..DAYS {
        warm_now = PERSISTENCE * warm_now + random.normal();
        other_now = PERSISTENCE * other_now + random.normal();
        warm[day] = warm_now;
        other[day] = MOIST_WITH_WARM * warm_now + (1.0 - MOIST_WITH_WARM) * other_now;
    }
    Walks {
        warm: ranks(&warm),
        moist: ranks(&other),
    }
}

fn ranks(walk: &[f64; DAYS]) -> [usize; DAYS] {
    let mut ranks = [0; DAYS];
    let mut first = 0;
    for days in MONTH_DAYS {
        let mut order: Vec<usize> = (first..first + days).collect();
        order::sort_by(&mut order, |a, b| walk[*a].total_cmp(&walk[*b]));
        for (rank, day) in order.into_iter().enumerate() {
            ranks[day] = rank;
        }
        first += days;
    }
    ranks
}

/// How the tails of the anomalies are bent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bend {
    /// Above 0 the warm tail is cut short (many days near the warmest), below 0 it is drawn out.
    pub(super) top: f64,
    /// Factor on what lies below the middle.
    pub(super) bottom: f64,
}

/// Where the warm tail begins, in spreads from the middle: a quarter of the days lies beyond.
const KNEE: f64 = 0.65;

/// Anomalies of the days of a month by rank, mean 0, spread about 1.
///
/// ```text
/// u = ln((i + ½) / (n − i − ½)) / 1.7
/// z = bottom·u below 0;   u up to the knee k;   k + (1 − e^(−top·(u − k))) / top above
/// ```
pub(super) fn anomalies(days: usize, bend: Bend) -> Vec<f64> {
    let count = days as f64;
    let mut z: Vec<f64> = (0..days)
        .map(|rank| {
            let below = rank as f64 + 0.5;
            let u = libm::log(below / (count - below)) / 1.7;
            if u < 0.0 {
                return bend.bottom * u;
            }
            if u <= KNEE {
                return u;
            }
            let beyond = u - KNEE;
            let bent = if bend.top.abs() < 1e-6 {
                beyond
            } else {
                -libm::expm1(-bend.top * beyond) / bend.top
            };
            KNEE + bent
        })
        .collect();
    let mean = z.iter().sum::<f64>() / count;
    for value in &mut z {
        *value -= mean;
    }
    z
}

/// The level at an hour: straight lines from noon to noon, the turn of the year included.
pub(super) fn level(noon: &[f64; DAYS], day: usize, hour: usize) -> f64 {
    let (from, to, share) = if hour < 12 {
        ((day + DAYS - 1) % DAYS, day, (hour as f64 + 12.0) / 24.0)
    } else {
        (day, (day + 1) % DAYS, (hour as f64 - 12.0) / 24.0)
    };
    noon[from] + share * (noon[to] - noon[from])
}

/// The `rank`th highest of some numbers, from 1; the rank is small, so that a short sorted list is enough.
pub(super) fn highest(values: impl Iterator<Item = f64>, rank: usize) -> f64 {
    let mut best: Vec<f64> = Vec::with_capacity(rank + 1);
    for value in values {
        if best.len() == rank && best.last().is_some_and(|least| value <= *least) {
            continue;
        }
        let place = best
            .iter()
            .position(|other| *other < value)
            .unwrap_or(best.len());
        best.insert(place, value);
        best.truncate(rank);
    }
    best.last().copied().unwrap_or(f64::NEG_INFINITY)
}
