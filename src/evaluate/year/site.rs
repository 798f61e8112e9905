//! The site under a load of an hour: its halls at a few levels, and the chain up to the site bus.

use super::rooms::Rooms;
use crate::catalog::weather::HOURS;
use crate::evaluate::couple;
use crate::evaluate::couple::HallState;
use crate::evaluate::racks;
use crate::evaluate::racks::HallIt;
use crate::physics::water::Coolant;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::AirSide;
use crate::solve::cooling::ReadyAir;
use crate::solve::cooling::year;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Plant;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use std::ops::Deref;

/// Levels of load between which halls are interpolated. Losses are nearly straight in the load; with eleven levels
/// over the whole range the error is below 1e-4 of the losses.
const LEVELS: usize = 11;

/// Most share of running power in an hour: twice the average is beyond any cap.
pub const MOST_SHARE: f64 = 2.0;

/// One level of IT load, with the halls settled at it.
pub(super) struct Level {
    load: HourLoad,
    /// Air of the halls.
    pub(super) rooms: Vec<ReadyAir>,
    /// Heat that the halls give to each header.
    headers: Vec<Power>,
    halls: Vec<HallState>,
}

/// The site of a day, ready for any share of its running load.
pub(super) struct Site<P> {
    plan: P,
    day: u32,
    levels: Vec<Level>,
    most_share: f64,
    coolants: Vec<OfCdus>,
    rooms: Rooms,
}

/// Between which levels a share lies, and how far.
#[derive(Clone, Copy)]
pub(super) struct Place {
    low: usize,
    high: usize,
    between: f64,
}

/// Power at the site bus in an hour, and the losses in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SiteHour {
    /// At the site bus.
    pub site: Power,
    /// Losses of the electrical chain.
    pub losses: Power,
    /// Residual of the balance over the site's power.
    pub residual: f64,
}

/// Coolant that CDUs of one kind make of their header's water: how much warmer it is to the racks, and from them.
#[derive(Clone, Copy)]
struct OfCdus {
    header: usize,
    approach: TempDelta,
    rise: TempDelta,
}

/// Every kind of CDU on a day. Flow follows the heat, so that the warming is always the same.
fn coolants(plan: &Plan, day: u32) -> Vec<OfCdus> {
    let there = plan
        .cooling
        .cdus
        .iter()
        .filter(|group| group.tag.life.holds(day) && 0 < group.count);
    let of = there.filter_map(|group| {
        let flow = group.coolant?.flow_per_kw;
        let mass = flow.m3_per_s() * Coolant::Pg25.density_kg_per_m3(plan.cooling.supply);
        let rate = mass * Coolant::Pg25.specific_heat_j_per_kg_k(plan.cooling.supply);
        Some(OfCdus {
            header: cooling::header_of_cooler(plan, group),
            approach: group.approach,
            rise: TempDelta::from_k(if 0.0 < rate { 1e3 / rate } else { 0.0 }),
        })
    });
    of.collect()
}

impl<P: Deref<Target = Plan>> Site<P> {
    /// The warmest coolant to any rack and that from it, where there are CDUs, with the water that headers make; of one
    /// header or of all.
    pub(super) fn coolant(
        &self,
        supply: impl Fn(usize) -> Temperature,
        of: Option<usize>,
    ) -> Option<(Temperature, Temperature)> {
        let kinds = self.coolants.iter();
        let kinds = kinds.filter(|kind| of.is_none_or(|header| kind.header == header));
        let made = kinds.map(|kind| {
            let to = supply(kind.header) + kind.approach;
            (to, to + kind.rise)
        });
        made.reduce(|best, one| if best.0 < one.0 { one } else { best })
    }

    /// Settles the halls at each level up to a share of running load, or at running load alone.
    pub(super) fn new(plan: P, day: u32, most_share: Option<f64>) -> Self {
        let levels = match most_share {
            Some(most) => (0..LEVELS)
                .map(|at| level(&plan, day, most * at as f64 / (LEVELS - 1) as f64))
                .collect(),
            None => vec![level(&plan, day, 1.0)],
        };
        Self {
            coolants: coolants(&plan, day),
            rooms: Rooms::of(&plan, day, &levels),
            plan,
            day,
            levels,
            most_share: most_share.unwrap_or(1.0),
        }
    }

    /// Its plants, one for each header, for the most heat of the levels.
    pub(super) fn plants(&self) -> Vec<Plant> {
        let most = self.levels.last();
        year::of_plan(
            &self.plan,
            self.day,
            most.map_or(&[], |level| level.headers.as_slice()),
        )
    }

    /// Where a share of running load lies.
    pub(super) fn place(&self, share: f64) -> Place {
        let place = if 1 < self.levels.len() && 0.0 < self.most_share {
            share / self.most_share * (LEVELS - 1) as f64
        } else {
            0.0
        };
        let low = (place as usize).min(self.levels.len() - 1);
        Place {
            low,
            high: (low + 1).min(self.levels.len() - 1),
            between: place - low as f64,
        }
    }

    /// Whether water of other temperature moves heat from doors to air handlers.
    pub(super) fn is_mixed(&self) -> bool {
        self.rooms.is_mixed()
    }

    /// Lets doors take what they do at the water of each header in an hour, and air handlers what they leave.
    ///
    /// Twice, because where towers make the water themselves it depends on what doors give to it: then what doors take
    /// is that of water within a few hundredths of a kelvin. Heat stays heat whatever the water.
    pub(super) fn settle_rooms(
        &mut self,
        place: Place,
        water: impl Fn(usize, HourLoad) -> Option<Temperature>,
    ) {
        for _ in 0..2 {
            for header in 0..self.rooms.water.len() {
                let load = self.load_of(place, header);
                if let Some(made) = water(header, load) {
                    self.rooms.water[header] = made;
                }
            }
            let levels = (&self.levels[place.low], &self.levels[place.high]);
            self.rooms.settle(levels, place.between);
        }
    }

    /// The warmest air at the fronts of any rack, with the water that headers make; `None` without halls.
    pub(super) fn inlet(
        &self,
        place: Place,
        water: impl Fn(usize) -> Temperature,
    ) -> Option<Temperature> {
        let rooms = self.rooms_at(place).iter();
        rooms
            .map(|room| room.inlet(&water))
            .reduce(Temperature::max)
    }

    /// Air at the fronts of the racks of a hall, with the water that headers make.
    pub(super) fn inlet_of(
        &self,
        place: Place,
        hall: usize,
        water: impl Fn(usize) -> Temperature,
    ) -> Temperature {
        let room = self.rooms_at(place).get(hall);
        room.map_or(self.plan.cooling.set_points.air_supply, |room| {
            room.inlet(&water)
        })
    }

    fn rooms_at(&self, place: Place) -> &[ReadyAir] {
        let level = if place.between < 0.5 {
            place.low
        } else {
            place.high
        };
        &self.levels[level].rooms
    }

    /// What an hour asks of the plant.
    pub(super) fn load(&self, place: Place) -> HourLoad {
        let (low, high) = (&self.levels[place.low].load, &self.levels[place.high].load);
        let line = |from: Power, to: Power| from + (to - from) * place.between;
        HourLoad {
            it: line(low.it, high.it),
            heat: line(low.heat, high.heat) + self.rooms.fans,
            fluid: line(low.fluid, high.fluid) + self.rooms.fans,
        }
    }

    /// What an hour asks of the plant of one header: its heat, and IT and fluid by its part of all heat, as in the
    /// design hour.
    pub(super) fn load_of(&self, place: Place, header: usize) -> HourLoad {
        let all = self.load(place);
        let (low, high) = (
            self.levels[place.low].headers[header],
            self.levels[place.high].headers[header],
        );
        if self.levels[place.low].headers.len() == 1 {
            return all;
        }
        let heat = low + (high - low) * place.between + self.rooms.moved[header];
        let part = if Power::ZERO < all.heat {
            heat / all.heat
        } else {
            0.0
        };
        HourLoad {
            it: all.it * part,
            heat,
            fluid: all.fluid * part,
        }
    }

    /// From the halls and the plant to the site bus.
    pub(super) fn electricity(&self, place: Place, hour: &Hour) -> SiteHour {
        let of = |level: usize| {
            let level = &self.levels[level];
            couple::site_power(
                &self.plan,
                self.day,
                &level.halls,
                level.load.it,
                hour.plant() + self.rooms.fans,
            )
        };
        let (mut site, mut losses) = of(place.low);
        if place.low != place.high && 0.0 < place.between {
            let (other, other_losses) = of(place.high);
            site += (other - site) * place.between;
            losses += (other_losses - losses) * place.between;
        }
        let delivered = hour.load.it + hour.load.fluid + hour.plant() + self.plan.house;
        SiteHour {
            site,
            losses,
            residual: ((site - delivered - losses) / site).abs(),
        }
    }
}

/// Hourly shares of running power: those given where they are possible, else the daily swing of the workload.
pub(super) fn shares(plan: &Plan, given: Option<Vec<f64>>) -> Option<Vec<f64>> {
    given
        .filter(|list| {
            list.len() == HOURS && list.iter().all(|share| (0.0..=MOST_SHARE).contains(share))
        })
        .or_else(|| daily_swing(plan.workload.daily_swing))
}

/// The site at a share of its running IT power.
fn level(plan: &Plan, day: u32, share: f64) -> Level {
    let water = cooling::header_supplies(plan);
    let halls: Vec<HallState> = racks::on_day(plan, day)
        .iter()
        .map(|hall| {
            let it = hall.with_extra(plan, 0);
            couple::hall(plan, day, hall.hall, at_share(it, share), &water)
        })
        .collect();
    let it: Power = halls.iter().map(|hall| hall.it.peak()).sum();
    let fluid: Power = halls.iter().map(|hall| hall.fluid).sum();
    let headers = couple::header_heat(plan, day, &halls, &water);
    let heat = headers.iter().copied().sum();
    let rooms = halls.iter().enumerate().map(|(index, hall)| {
        let side = AirSide::of(plan, day, index, hall.it.racks(), &water);
        side.ready(hall.heat.air)
    });
    Level {
        load: HourLoad { it, heat, fluid },
        rooms: rooms.collect(),
        headers,
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
