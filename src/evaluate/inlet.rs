//! Air at the fronts of the racks of each hall, and how it lies in what they take.

use super::types::DayState;
use crate::catalog::AirClass;
use crate::catalog::envelope::Envelope;
use crate::finding::Severity;
use crate::physics::air;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Platform;
use crate::units::Temperature;

/// Outside by less than this is not outside: what a set point and its limit may differ by in their last digits.
const SLACK: f64 = 1e-6;

/// What of the air is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Its temperature, °C.
    DryBulb,
    /// Its moisture, as dew point, °C.
    DewPoint,
    /// Its relative humidity, %.
    Humidity,
}

/// Air at the fronts of a hall's racks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HallAir {
    /// Its temperature.
    pub dry_bulb: Temperature,
    /// Its dew point: what the plan holds the rooms at.
    pub dew_point: Temperature,
}

/// Air outside of what a platform takes, or of what is recommended for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outside {
    /// What of it.
    pub measure: Measure,
    /// Beyond the platform's own limit: must fix; beyond what its class allows: watch; beyond what is recommended: note.
    pub severity: Severity,
    /// The class that allows the range; `own` where it is a number of the platform's own.
    pub class: AirClass,
    /// What is, °C or %.
    pub given: f64,
    /// Lowest of the range.
    pub low: f64,
    /// Highest of the range.
    pub high: f64,
}

impl Outside {
    /// How far out of the range it is, K or %.
    pub fn by(&self) -> f64 {
        (self.given - self.high).max(self.low - self.given)
    }
}

/// Air at the racks of a hall in the design hour of a day.
pub fn of_day(plan: &Plan, state: &DayState, hall: usize) -> HallAir {
    let points = &plan.cooling.set_points;
    let room = state.room_air.iter().find(|room| room.hall == hall);
    HallAir {
        dry_bulb: room.map_or(points.air_supply, |room| room.inlet),
        dew_point: points.room_dew_point,
    }
}

/// Platforms whose racks stand in a hall on a day, those of support included: each once, in the order of the plan.
pub fn platforms(plan: &Plan, day: u32, hall: usize) -> Vec<&Platform> {
    let standing = plan
        .deployments
        .iter()
        .filter(|it| it.hall == hall && it.tag.life.holds(day) && 0 < it.racks);
    let mut found: Vec<usize> = standing.map(|it| it.platform).collect();
    if !found.is_empty() {
        found.extend(plan.support.iter().map(|it| it.platform));
    }
    found.sort();
    found.dedup();
    let found = found.into_iter();
    found
        .filter_map(|index| plan.platforms.get(index))
        .collect()
}

impl HallAir {
    /// Relative humidity, %: `φ = p_ws(dew point) / p_ws(dry bulb)`, at most 100.
    ///
    /// Source: ASHRAE-F1, equation 22 with the dew point's definition. Range and error as `saturation_pressure`.
    pub fn humidity(&self) -> f64 {
        let pressure = |of| air::saturation_pressure(of).pa();
        (100.0 * pressure(self.dew_point) / pressure(self.dry_bulb)).min(100.0)
    }

    /// How it lies in what a platform takes at the height of the site: of each measure the gravest.
    pub fn outside(&self, plan: &Plan, platform: &Platform) -> Vec<Outside> {
        let class = platform.air_class;
        let allowed = class.allowable(plan.height);
        let advised = class.recommended();
        let dry = self.dry_bulb.c();
        let own = Outside {
            measure: Measure::DryBulb,
            severity: Severity::MustFix,
            class: AirClass::Own,
            given: dry,
            low: allowed.map_or(f64::MIN, |range| range.low.c()),
            high: platform.air_max.c(),
        };
        // Too cold is no matter of the platform's limit: its class says it.
        let own = (SLACK < dry - own.high).then_some(own);
        let is_of_class =
            |out: Outside| allowed.filter(|range| range.high.c() == out.high).is_some();
        let own = own.map(|out| Outside {
            class: if is_of_class(out) {
                class
            } else {
                AirClass::Own
            },
            ..out
        });
        let mut found: Vec<Outside> = own.into_iter().collect();
        let mut judge = |range: Option<Envelope>, severity| {
            let Some(range) = range else { return };
            for (measure, given, low, high) in self.beside(&range) {
                let out = Outside {
                    measure,
                    severity,
                    class,
                    given,
                    low,
                    high,
                };
                let is_new = found.iter().all(|known| known.measure != measure);
                if is_new && SLACK < out.by() {
                    found.push(out);
                }
            }
        };
        judge(allowed, Severity::Watch);
        judge(Some(advised), Severity::Note);
        found
    }

    /// Each measure beside its range.
    fn beside(&self, range: &Envelope) -> [(Measure, f64, f64, f64); 3] {
        [
            (
                Measure::DryBulb,
                self.dry_bulb.c(),
                range.low.c(),
                range.high.c(),
            ),
            (
                Measure::DewPoint,
                self.dew_point.c(),
                range.driest.c(),
                range.wettest.c(),
            ),
            (
                Measure::Humidity,
                self.humidity(),
                100.0 * range.least_humidity,
                100.0 * range.most_humidity,
            ),
        ]
    }
}
