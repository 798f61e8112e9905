//! The year as a study: the site's last day over 8,760 hours of weather, in pieces that can be stopped.
//!
//! The plant of the day runs hour by hour under the IT load at running power (with the hourly shares of the
//! workload where there are any); losses of the chain follow the load. PUE is facility energy over IT energy at the
//! rack inlet (ISO/IEC 30134-2, category 3: IT metered where it enters the rack), pumps in the racks counted as
//! cooling; house load and every loss up to the site bus are inside. WUE is make-up over IT energy.
//!
//! Budget: 50 ms for the full site. How it is met: halls are settled once for each of a few levels of load and
//! interpolated between them; the plant's loop has its own budget; the site chain is sums over halls.

use super::couple;
use super::couple::HallState;
use super::racks;
use super::racks::HallIt;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::Weather;
use crate::catalog::weather::month_of_hour;
use crate::scenario::plan::Plan;
use crate::solve::cooling::year;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Peak;
use crate::solve::cooling::year::Run;
use crate::solve::cooling::year::YearAir;
use crate::solve::cooling::year::YearSums;
use crate::units::Energy;
use crate::units::Power;
use std::ops::Deref;
use std::sync::Arc;

/// How far a study is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearProgress {
    /// Hours that are done.
    pub done: usize,
    /// Hours in all.
    pub of: usize,
}

impl YearProgress {
    /// Whether nothing is left to do.
    pub fn is_finished(self) -> bool {
        self.of <= self.done
    }
}

/// What the year came to, of the hours that are done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearState {
    /// Day whose site it is.
    pub day: u32,
    /// The plant.
    pub plant: YearSums,
    /// At the site bus, month by month.
    pub site: [Energy; 12],
    /// Losses of the electrical chain, month by month.
    pub losses: [Energy; 12],
    /// What is neither IT nor cooling, all hours.
    pub house: Energy,
    /// Most power at the site bus, W.
    pub site_w: Peak,
    /// Largest residual of an hour's electrical balance over the site's power.
    pub electrical_residual: f64,
}

impl YearState {
    /// Facility energy over IT energy; `None` without IT.
    pub fn pue(&self) -> Option<f64> {
        let it = self.plant.year().it;
        let site: Energy = self.site.iter().copied().sum();
        (0.0 < it.j()).then(|| site / it)
    }

    /// Make-up over IT energy, L/kWh; `None` without IT.
    pub fn wue_l_per_kwh(&self) -> Option<f64> {
        let year = self.plant.year();
        (0.0 < year.it.j()).then(|| year.water().kg() / KG_PER_LITRE / year.it.kwh())
    }
}

/// One level of IT load, with the halls settled at it.
struct Level {
    load: HourLoad,
    halls: Vec<HallState>,
}

/// A year that is being computed.
pub struct YearStudy<P> {
    plan: P,
    day: u32,
    levels: Vec<Level>,
    shares: Option<Vec<f64>>,
    most_share: f64,
    run: Run,
    site: Power,
    state: YearState,
}

/// Mass of a litre of make-up, kg: it is metered at 15 to 20 °C.
const KG_PER_LITRE: f64 = 0.998_6;

/// Levels of load between which halls are interpolated. Losses are nearly straight in the load; with eleven levels
/// over the whole range the error is below 1e-4 of the losses.
const LEVELS: usize = 11;

/// Most share of running power in an hour: twice the average is beyond any cap.
pub const MOST_SHARE: f64 = 2.0;

impl<P: Deref<Target = Plan>> YearStudy<P> {
    /// Prepares the year of the site as it stands on a day.
    ///
    /// `shares` are hourly shares of running power, for a workload that varies; without them the load follows the
    /// daily swing of the scenario's workload, if it has one, and else runs all year. Shares that are no list of
    /// [`HOURS`] numbers from 0 to [`MOST_SHARE`] are taken as none.
    pub fn new(plan: P, day: u32, air: Arc<YearAir>, shares: Option<Vec<f64>>) -> Self {
        let shares = shares.filter(|list| {
            list.len() == HOURS && list.iter().all(|share| (0.0..=MOST_SHARE).contains(share))
        });
        let shares = shares.or_else(|| daily_swing(plan.workload.daily_swing));
        let most_share = shares.iter().flatten().copied().fold(0.0, f64::max);
        let levels: Vec<Level> = if shares.is_some() {
            (0..LEVELS)
                .map(|at| level(&plan, day, most_share * at as f64 / (LEVELS - 1) as f64))
                .collect()
        } else {
            vec![level(&plan, day, 1.0)]
        };
        let most = levels.last().map_or(Power::ZERO, |level| level.load.heat);
        let plant = year::of_plan(&plan, day, most);
        Self {
            plan,
            day,
            levels,
            shares,
            most_share,
            run: Run::new(plant, air),
            site: Power::ZERO,
            state: YearState {
                day,
                ..YearState::default()
            },
        }
    }

    /// Computes some more hours.
    pub fn step(&mut self, hours: usize) -> YearProgress {
        for _ in 0..hours {
            if self.hour().is_none() {
                break;
            }
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> YearProgress {
        YearProgress {
            done: self.run.next_hour().unwrap_or(HOURS),
            of: HOURS,
        }
    }

    /// Computes one hour; `None` after the last one.
    pub fn hour(&mut self) -> Option<(usize, Hour)> {
        let at = self.run.next_hour()?;
        let share = self.shares.as_ref().map_or(1.0, |shares| shares[at]);
        let place = if 1 < self.levels.len() && 0.0 < self.most_share {
            share / self.most_share * (LEVELS - 1) as f64
        } else {
            0.0
        };
        let low = (place as usize).min(self.levels.len() - 1);
        let high = (low + 1).min(self.levels.len() - 1);
        let between = place - low as f64;
        let load = mix(&self.levels[low].load, &self.levels[high].load, between);
        let hour = self.run.step(load)?;
        self.electricity(at, (low, high, between), &hour);
        Some((at, hour))
    }

    /// Power at the site bus in the hour that was computed last.
    pub fn site(&self) -> Power {
        self.site
    }

    /// Outdoor dry and wet bulb of an hour, °C.
    pub fn outdoors_c(&self, hour: usize) -> (f64, f64) {
        self.run.outdoors_c(hour)
    }

    /// What the hours that are done came to.
    pub fn state(&self) -> YearState {
        YearState {
            plant: self.run.sums().clone(),
            ..self.state.clone()
        }
    }

    /// From the halls and the plant to the site bus.
    fn electricity(&mut self, at: usize, (low, high, between): (usize, usize, f64), hour: &Hour) {
        let of = |level: usize| {
            let level = &self.levels[level];
            couple::site_power(
                &self.plan,
                self.day,
                &level.halls,
                level.load.it,
                hour.plant(),
            )
        };
        let (mut site, mut losses) = of(low);
        if low != high && 0.0 < between {
            let (other, other_losses) = of(high);
            site += (other - site) * between;
            losses += (other_losses - losses) * between;
        }
        let delivered = hour.load.it + hour.load.fluid + hour.plant() + self.plan.house;
        let residual = ((site - delivered - losses) / site).abs();
        let joules = |power: Power| Energy::from_j(3600.0 * power.w());
        let month = month_of_hour(at);
        self.site = site;
        self.state.site[month] += joules(site);
        self.state.losses[month] += joules(losses);
        self.state.house += joules(self.plan.house);
        if residual.is_finite() {
            self.state.electrical_residual = self.state.electrical_residual.max(residual);
        }
        if self.state.site_w.value < site.w() {
            self.state.site_w = Peak {
                value: site.w(),
                hour: at,
            };
        }
    }
}

/// Air of a year at this site: the weather with the yard's recirculation.
pub fn year_air(plan: &Plan, weather: &Weather) -> Arc<YearAir> {
    Arc::new(YearAir::of(
        weather,
        plan.recirculation_wet,
        plan.recirculation_dry,
    ))
}

/// The site at a share of its running IT power.
fn level(plan: &Plan, day: u32, share: f64) -> Level {
    let halls: Vec<HallState> = racks::on_day(plan, day)
        .iter()
        .map(|hall| {
            let it = hall.with_extra(plan, 0);
            couple::hall(plan, day, hall.hall, at_share(it, share))
        })
        .collect();
    let it: Power = halls.iter().map(|hall| hall.it.peak()).sum();
    let fluid: Power = halls.iter().map(|hall| hall.fluid).sum();
    let heat: Power = halls
        .iter()
        .map(|hall| hall.heat.liquid + hall.heat.air + hall.fluid)
        .sum();
    Level {
        load: HourLoad { it, heat, fluid },
        halls,
    }
}

/// A day's swing around the average, lowest at 4 o'clock, every day the same; `None` without one.
fn daily_swing(swing: f64) -> Option<Vec<f64>> {
    if !(0.0 < swing && swing <= 1.0) {
        return None;
    }
    let share = |hour: usize| {
        let turn = (hour % 24) as f64 - 4.0;
        1.0 - swing * libm::cos(turn / 12.0 * std::f64::consts::PI)
    };
    Some((0..HOURS).map(share).collect())
}

/// Racks at a share of their running power: what is settled as *peak* is then that power.
fn at_share(it: HallIt, share: f64) -> HallIt {
    let peak = it.peak();
    let scale = if Power::ZERO < peak {
        share * (it.running / peak)
    } else {
        0.0
    };
    HallIt {
        gpu_peak: it.gpu_peak * scale,
        support_peak: it.support_peak * scale,
        liquid: it.liquid * scale,
        ..it
    }
}

/// Straight lines between two loads.
fn mix(low: &HourLoad, high: &HourLoad, between: f64) -> HourLoad {
    let line = |from: Power, to: Power| from + (to - from) * between;
    HourLoad {
        it: line(low.it, high.it),
        heat: line(low.heat, high.heat),
        fluid: line(low.fluid, high.fluid),
    }
}
