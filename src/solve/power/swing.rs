//! Training swing: the step waveform of a synchronous job as megawatts at the feed, and what smooths it.

/// A job whose GPUs work and wait together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Job {
    /// Power at the feed while all of it computes, MW.
    pub high_mw: f64,
    /// Power at the feed while all of it waits, MW.
    pub low_mw: f64,
    /// Length of a step, s.
    pub period_s: f64,
    /// Share of the step above half way between both.
    pub duty: f64,
    /// How long each edge takes, s.
    pub ramp_s: f64,
}

/// What the utility lets a load do. `None`: no limit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mask {
    /// Fastest change, MW/s.
    pub ramp_mw_per_s: Option<f64>,
    /// Largest difference between high and low, MW.
    pub range_mw: Option<f64>,
    /// Largest amplitudes by frequency.
    pub bands: Vec<Band>,
}

/// Amplitude allowed in a band of frequencies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Lowest frequency, Hz.
    pub from_hz: f64,
    /// Highest frequency, Hz.
    pub to_hz: f64,
    /// Largest amplitude of any one line in it, MW.
    pub amplitude_mw: f64,
}

/// One line of a spectrum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// Frequency, Hz.
    pub hz: f64,
    /// Amplitude, MW.
    pub amplitude_mw: f64,
}

/// The swing, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// High less low, MW.
    pub range_mw: f64,
    /// Mean over a step, MW.
    pub mean_mw: f64,
    /// Change of power along an edge, MW/s.
    pub ramp_mw_per_s: f64,
    /// Lines from 0.1 to 20 Hz.
    pub spectrum: Vec<Tone>,
    /// Share of the swing that the utility may see, 0 to 1.
    pub allowed_share: f64,
    /// What binds it.
    pub bound_by: Bound,
    /// What a battery must give and take so that the rest is allowed, MW.
    pub battery_mw: f64,
    /// Energy it moves to and fro, MWh.
    pub battery_mwh: f64,
    /// Power floor of the GPUs that does the same without a battery, MW at the feed.
    pub floor_mw: f64,
    /// What that floor burns more on average, MW.
    pub floor_cost_mw: f64,
}

/// What of the mask binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Nothing: all of it is allowed.
    Nothing,
    /// The ramp.
    Ramp,
    /// The range.
    Range,
    /// The line at this frequency, Hz.
    Tone(f64),
}

/// Band in which generators and shafts resonate, Hz. Source: P9.
const BAND_HZ: (f64, f64) = (0.1, 20.0);

/// Most lines: a step of 100 s has that many below 20 Hz, and slower ones have nothing to say above 0.1 Hz
/// that the first do not.
const MOST_TONES: u32 = 2_000;

impl Job {
    /// A job whose numbers make a waveform: no negative power, and edges that fit into the step.
    fn tamed(self) -> Self {
        let period_s = self.period_s.max(f64::MIN_POSITIVE);
        let duty = self.duty.clamp(0.0, 1.0);
        let longest = duty.min(1.0 - duty) * period_s;
        let high_mw = self.high_mw.max(0.0);
        Self {
            high_mw,
            low_mw: self.low_mw.clamp(0.0, high_mw),
            period_s,
            duty,
            ramp_s: self.ramp_s.clamp(0.0, longest),
        }
    }

    /// Amplitude of the n-th line, MW.
    ///
    /// ```text
    /// c_n = 2·A·D·|sinc(n·D)|·|sinc(n·τ/T)|      sinc x = sin(πx)/(πx)
    /// ```
    ///
    /// Fourier series of a trapezoid with equal edges, exact for τ ≤ min(D, 1 − D)·T. Source: any text on
    /// signals.
    pub fn amplitude_mw(self, n: u32) -> f64 {
        let job = self.tamed();
        let n = f64::from(n);
        let range = job.high_mw - job.low_mw;
        2.0 * range
            * job.duty
            * sinc(n * job.duty).abs()
            * sinc(n * job.ramp_s / job.period_s).abs()
    }
}

fn sinc(x: f64) -> f64 {
    let angle = std::f64::consts::PI * x;
    if angle == 0.0 {
        1.0
    } else {
        libm::sin(angle) / angle
    }
}

/// Judges a swing against a mask, and says what would bring it inside.
///
/// A share `k` of the deviation from the mean is left to the utility, so that ramp, range and every line
/// shrink by `k`; a battery takes the rest:
///
/// ```text
/// k = min(1, ramp allowed / ramp, range allowed / range, amplitude allowed / amplitude of every line)
/// power  = (1 − k)·max(high − mean, mean − low)
/// energy = (1 − k)·A·((1 − D)·(D·T − τ) + (1 − D)²·τ)        what lies above the mean in one step
/// floor  = high − k·A
/// ```
///
/// A battery that filtered single lines could be smaller; this is what simple droop control does. A UPS
/// that smooths does it like a battery. Losses are left out.
pub fn swing(job: Job, mask: &Mask) -> Swing {
    let job = job.tamed();
    let range_mw = job.high_mw - job.low_mw;
    let mean_mw = job.low_mw + range_mw * job.duty;
    let ramp_mw_per_s = if range_mw <= 0.0 {
        0.0
    } else {
        // A step without edges is as steep as the band lets one see.
        range_mw / job.ramp_s.max(1.0 / BAND_HZ.1)
    };
    let spectrum = spectrum(job);
    let (share, bound_by) = allowed(mask, (ramp_mw_per_s, range_mw), &spectrum);
    let above = (1.0 - job.duty) * (job.duty * job.period_s - job.ramp_s)
        + (1.0 - job.duty) * (1.0 - job.duty) * job.ramp_s;
    let largest = (job.high_mw - mean_mw).max(mean_mw - job.low_mw);
    let floor_mw = job.high_mw - share * range_mw;
    let with_floor = floor_mw + (job.high_mw - floor_mw) * job.duty;
    Swing {
        range_mw,
        mean_mw,
        ramp_mw_per_s,
        spectrum,
        allowed_share: share,
        bound_by,
        battery_mw: (1.0 - share) * largest,
        battery_mwh: (1.0 - share) * range_mw * above / 3600.0,
        floor_mw,
        floor_cost_mw: with_floor - mean_mw,
    }
}

fn spectrum(job: Job) -> Vec<Tone> {
    let lines = (1..=MOST_TONES).map(|n| Tone {
        hz: f64::from(n) / job.period_s,
        amplitude_mw: job.amplitude_mw(n),
    });
    lines
        .skip_while(|tone| tone.hz < BAND_HZ.0)
        .take_while(|tone| tone.hz <= BAND_HZ.1)
        .collect()
}

/// The share of the swing that is allowed, and what binds it.
fn allowed(mask: &Mask, (ramp, range): (f64, f64), spectrum: &[Tone]) -> (f64, Bound) {
    let mut least = (1.0, Bound::Nothing);
    let mut try_one = |limit: f64, is: f64, bound: Bound| {
        let share = if is <= 0.0 { 1.0 } else { limit.max(0.0) / is };
        if share < least.0 {
            least = (share, bound);
        }
    };
    if let Some(limit) = mask.ramp_mw_per_s {
        try_one(limit, ramp, Bound::Ramp);
    }
    if let Some(limit) = mask.range_mw {
        try_one(limit, range, Bound::Range);
    }
    for tone in spectrum {
        let bands = mask.bands.iter();
        for band in bands.filter(|band| band.from_hz <= tone.hz && tone.hz <= band.to_hz) {
            try_one(band.amplitude_mw, tone.amplitude_mw, Bound::Tone(tone.hz));
        }
    }
    least
}
