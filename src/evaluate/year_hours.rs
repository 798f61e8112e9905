//! What a year was hour by hour, as far as charts need it.

use crate::catalog::weather::HOURS;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::Mode;
use crate::units::Power;

/// One number an hour, for the hours that are done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearHours {
    /// Power at the site bus, MW.
    pub site_mw: Vec<f64>,
    /// Site over IT; 0 without IT.
    pub pue: Vec<f64>,
    /// Make-up, m³ at a kilogram a litre.
    pub water_m3: Vec<f64>,
    /// Who makes the water cold.
    pub mode: Vec<Mode>,
}

impl YearHours {
    /// None yet.
    pub fn new() -> Self {
        Self {
            site_mw: Vec::with_capacity(HOURS),
            pue: Vec::with_capacity(HOURS),
            water_m3: Vec::with_capacity(HOURS),
            mode: Vec::with_capacity(HOURS),
        }
    }

    /// The next hour.
    pub fn push(&mut self, hour: &Hour, site: Power) {
        let it = hour.load.it;
        self.site_mw.push(site.mw());
        self.pue
            .push(if Power::ZERO < it { site / it } else { 0.0 });
        self.water_m3.push(hour.water.make_up.kg_per_s() * 3.6);
        self.mode.push(hour.mode);
    }
}
