//! The year as a study: the site's last day over 8,760 hours of weather, in pieces that can be stopped.
//!
//! The plant of the day runs hour by hour under the IT load at running power (with the hourly shares of the
//! workload where there are any); losses of the chain follow the load. PUE is facility energy over IT energy at the
//! rack inlet (ISO/IEC 30134-2, category 3: IT metered where it enters the rack), pumps in the racks counted as
//! cooling; house load and every loss up to the site bus are inside. WUE is make-up over IT energy.
//!
//! While a set point is dragged, [`quick`] asks the plant once for each bin of like hours instead: 8 ms.
//!
//! Budget: 50 ms for the full site. How it is met: halls are settled once for each of a few levels of load and
//! interpolated between them; the plant's loop has its own budget; the site chain is sums over halls.

mod findings;
mod quick;
mod rooms;
mod site;
mod warm;

pub use findings::TOO_WARM_HELP;
pub use findings::UNMET_HELP;
pub use findings::YearFinding;
pub use findings::findings;
pub use quick::quick;
pub use quick::quick_hours;
pub use quick::year_bins;
pub use site::MOST_SHARE;
pub use site::SiteHour;
pub use warm::Medium;
pub use warm::WarmHours;

use crate::catalog::weather::HOURS;
use crate::catalog::weather::Weather;
use crate::catalog::weather::month_of_hour;
use crate::scenario::plan::Plan;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::Peak;
use crate::solve::cooling::year::Run;
use crate::solve::cooling::year::Sums;
use crate::solve::cooling::year::YearAir;
use crate::solve::cooling::year::YearSums;
use crate::units::Energy;
use crate::units::Power;
use crate::units::Temperature;
use site::Place;
use site::Site;
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
    /// The plant loop by loop, in the order of the plan; empty where all share one.
    pub loops: Vec<YearSums>,
    /// What the racks of each hall got, beside what they take.
    pub warm: Vec<WarmHours>,
    /// At the site bus, month by month.
    pub site: [Energy; 12],
    /// Losses of the electrical chain, month by month.
    pub losses: [Energy; 12],
    /// What is neither IT nor cooling, all hours.
    pub house: Energy,
    /// Most power at the site bus, W.
    pub site_w: Peak,
    /// Warmest air at the fronts of any rack, °C.
    pub inlet_c: Peak,
    /// Largest residual of an hour's electrical balance over the site's power.
    pub electrical_residual: f64,
}

impl YearState {
    /// Adds the site bus of an hour that counts for so many.
    fn add_site(&mut self, at: usize, month: usize, count: u32, bus: &SiteHour, house: Power) {
        let joules = |power: Power| Energy::from_j(3600.0 * f64::from(count) * power.w());
        self.site[month] += joules(bus.site);
        self.losses[month] += joules(bus.losses);
        self.house += joules(house);
        if bus.residual.is_finite() {
            self.electrical_residual = self.electrical_residual.max(bus.residual);
        }
        if self.site_w.value < bus.site.w() {
            self.site_w = Peak {
                value: bus.site.w(),
                hour: at,
            };
        }
    }

    /// Adds the warmest air at the fronts of any rack in an hour.
    fn add_inlet(&mut self, at: usize, inlet: Option<Temperature>) {
        if let Some(inlet) = inlet.filter(|inlet| self.inlet_c.value < inlet.c()) {
            self.inlet_c = Peak {
                value: inlet.c(),
                hour: at,
            };
        }
    }

    /// Facility energy over IT energy of a month, from 0; `None` without IT.
    pub fn month_pue(&self, month: usize) -> Option<f64> {
        let it = self.plant.months.get(month)?.it;
        (0.0 < it.j()).then(|| self.site[month] / it)
    }

    /// Facility energy over IT energy; `None` without IT.
    pub fn pue(&self) -> Option<f64> {
        let it = self.plant.year().it;
        let site: Energy = self.site.iter().copied().sum();
        (0.0 < it.j()).then(|| site / it)
    }

    /// Make-up over IT energy, L/kWh; `None` without IT.
    pub fn wue_l_per_kwh(&self) -> Option<f64> {
        wue(&self.plant.year())
    }

    /// Make-up over IT energy of a month, from 0, L/kWh; `None` without IT.
    pub fn month_wue(&self, month: usize) -> Option<f64> {
        wue(self.plant.months.get(month)?)
    }
}

fn wue(sums: &Sums) -> Option<f64> {
    (0.0 < sums.it.j()).then(|| sums.water().kg() / KG_PER_LITRE / sums.it.kwh())
}

/// Make-up over IT energy of an hour, L/kWh; `None` without IT.
pub fn hour_wue(hour: &Hour) -> Option<f64> {
    let it = hour.load.it;
    let kg_per_h = 3600.0 * hour.water.make_up.kg_per_s();
    (Power::ZERO < it).then(|| kg_per_h / KG_PER_LITRE / it.kw())
}

/// A year that is being computed.
pub struct YearStudy<P> {
    plan: P,
    site: Site<P>,
    shares: Option<Vec<f64>>,
    run: Run,
    state: YearState,
    last: SiteHour,
    /// Where the share of the hour that was computed last lies.
    place: Place,
}

/// Mass of a litre of make-up, kg: it is metered at 15 to 20 °C.
const KG_PER_LITRE: f64 = 0.998_6;

impl<P: Deref<Target = Plan> + Clone> YearStudy<P> {
    /// Prepares the year of the site as it stands on a day.
    ///
    /// `shares` are hourly shares of running power, for a workload that varies; without them the load follows the
    /// daily swing of the scenario's workload, if it has one, and else runs all year. Shares that are no list of
    /// [`HOURS`] numbers from 0 to [`MOST_SHARE`] are taken as none.
    pub fn new(plan: P, day: u32, air: Arc<YearAir>, shares: Option<Vec<f64>>) -> Self {
        let shares = site::shares(&plan, shares);
        let most = |list: &Vec<f64>| list.iter().copied().fold(0.0, f64::max);
        let site = Site::new(plan.clone(), day, shares.as_ref().map(most));
        let warm = warm::limits(&plan, day);
        Self {
            plan,
            run: Run::of_loops(site.plants(), air),
            place: site.place(1.0),
            site,
            shares,
            state: YearState {
                day,
                warm,
                ..YearState::default()
            },
            last: SiteHour::default(),
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
        let place = self.site.place(share);
        if self.site.is_mixed() {
            let run = &self.run;
            let made = |header, load| run.water(header, load);
            self.site.settle_rooms(place, made);
        }
        let hour = self
            .run
            .step_with(|header| self.site.load_of(place, header))?;
        self.last = self.site.electricity(place, &hour);
        let loops = self.run.hours();
        let of_loop = |header: usize| loops.get(header).unwrap_or(&hour).supply;
        self.state.add_inlet(at, self.site.inlet(place, of_loop));
        self.state
            .add_site(at, month_of_hour(at), 1, &self.last, self.plan.house);
        let hours = self.run.hours();
        let water = |header: usize| hours.get(header).unwrap_or(&hour).supply;
        let day = self.state.day;
        let inlet = |hall: usize| self.site.inlet_of(place, hall, water);
        warm::add(&mut self.state.warm, &self.plan, day, (at, 1), water, inlet);
        self.place = place;
        Some((at, hour))
    }

    /// Loop by loop, in the order of the plan, the hour that was computed last; empty where all share one.
    pub fn loop_hours(&self) -> &[Hour] {
        self.run.hours()
    }

    /// The warmest coolant to any rack, and that from it, in an hour that was just computed; `None` without CDUs.
    pub fn coolant(&self, hour: &Hour) -> Option<(Temperature, Temperature)> {
        self.site.coolant(|header| self.supply(hour, header), None)
    }

    /// The same of one loop of several; `None` without CDUs on it.
    pub fn coolant_of_loop(
        &self,
        hour: &Hour,
        header: usize,
    ) -> Option<(Temperature, Temperature)> {
        self.site
            .coolant(|header| self.supply(hour, header), Some(header))
    }

    /// The warmest air at the fronts of any racks, in an hour that was just computed; `None` without racks.
    pub fn inlet(&self, hour: &Hour) -> Option<Temperature> {
        let halls = self.state.warm.iter();
        let halls = halls.filter(|hall| hall.medium == Medium::Air);
        let water = |header: usize| self.supply(hour, header);
        let inlets = halls.map(|of| self.site.inlet_of(self.place, of.hall, water));
        inlets.reduce(Temperature::max)
    }

    /// Facility water of a header in an hour that was just computed.
    fn supply(&self, hour: &Hour, header: usize) -> Temperature {
        self.run.hours().get(header).unwrap_or(hour).supply
    }

    /// The site bus in the hour that was computed last.
    pub fn site_hour(&self) -> SiteHour {
        self.last
    }

    /// Outdoor dry and wet bulb of an hour, °C.
    pub fn outdoors_c(&self, hour: usize) -> (f64, f64) {
        self.run.outdoors_c(hour)
    }

    /// What the hours that are done came to.
    pub fn state(&self) -> YearState {
        YearState {
            plant: self.run.sums().clone(),
            loops: self.run.loops().to_vec(),
            ..self.state.clone()
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
