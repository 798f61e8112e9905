//! A typical year of a climate: 8,760 hours made from its monthly normals and design conditions.
//!
//! The method, which is ours. It makes weather that agrees with the table; it does not know what weather was.
//! 1. **Days.** Each day of a month has an anomaly from a fixed set of quantiles (logistic, near normal), so that
//!    no luck of the draw moves a percentile. A seeded autoregressive walk says which day gets which.
//! 2. **Hours.** The level runs in straight lines from noon to noon; on it lies a daily swing whose highest and
//!    lowest hours are 15 and 3 o'clock and whose mean is zero.
//! 3. **Fit.** Level, swing and spread of every month, and the shape of the warm and cold tails of the year, are
//!    corrected in rounds until means and percentiles are those of the table.
//! 4. **Moisture.** Dew points the same way, never above the dry bulb, with a small swing of their own over the day; the
//!    wet-bulb percentiles are met by asking of each hour which dew point would give the wet bulb of the table. The
//!    muggy days that make them differ from one another, so that the most humid hours do not lie on one line.
//! 5. **Pressure** is that of the standard atmosphere at the site's height.
//!
//! Monthly means of dry bulb and dew point agree within 0.1 K, and so do the mean daily highest and lowest; the 0.4 %
//! dry and wet bulbs of months and year and the 99.6 % dry bulb agree within 0.3 K. `tests/suite/weather.rs` holds
//! this for every climate and names the few values of the tables that contradict one another.

mod draw;
mod dry;
mod moist;

use crate::catalog::Climate;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::Weather;
use crate::catalog::weather::WeatherHours;
use crate::catalog::weather::WeatherOrigin;
use crate::physics::air;

/// The typical year of a climate: the same bits every time and everywhere.
///
/// Budget: 150 ms natively, once for each climate that is looked at.
pub fn typical_year(climate: &Climate) -> Weather {
    let pressure = air::standard_pressure(climate.elevation);
    let walks = draw::walks(&climate.key);
    let dry_bulb_c = dry::year(climate, &walks);
    let dew_point_c = moist::year(climate, &walks, &dry_bulb_c, pressure);
    let hours = WeatherHours {
        dry_bulb_c,
        dew_point_c,
        pressure_pa: vec![pressure.pa(); HOURS],
    };
    let origin = WeatherOrigin::Typical {
        climate: climate.key.clone(),
    };
    Weather::new(
        climate.name.to_owned(),
        climate.elevation,
        origin,
        None,
        hours,
    )
    .expect("the method makes every hour, from a table of finite numbers")
}
