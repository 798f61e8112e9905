//! The cooling that goes with a failure of the power side, and how long the halls bear it.

use super::bench::Bench;
use crate::evaluate::machines_lost::CoolingLeft;
use crate::evaluate::machines_lost::Lost;
use crate::evaluate::machines_lost::cooling_left;
use crate::evaluate::machines_lost::lost_machines;
use crate::evaluate::ride_through::Throttle;
use crate::evaluate::ride_through::after_outage;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::failures::Detail;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::MachineKind;
use crate::solve::power::oneline::OneLine;
use crate::units::order;

/// Rows of racks that are listed, the first to throttle first.
const ROWS: usize = 12;

/// What a failure leaves of the cooling.
#[derive(Clone, Debug)]
pub(super) struct Heat {
    /// Machines of the plant without supply.
    lost: Vec<Lost>,
    /// The plant at rest without them.
    left: CoolingLeft,
    /// When racks throttle, the first first.
    throttles: Vec<Throttle>,
}

/// The cooling that goes with a failure, as far as it is worked out.
#[derive(Clone, Debug)]
pub(super) enum Warmth {
    /// No machine, pump or fan loses its supply.
    Untouched,
    /// Some do; what follows is worked out next.
    Coming,
    /// What follows.
    Known(Heat),
}

/// Whether some machine, pump or fan loses its supply.
pub(super) fn touches_cooling(bench: &Bench, detail: &Detail) -> bool {
    let is_fluid = |id: &u32| bench.day.line.loads[*id as usize].class == LoadClass::Fluid;
    !detail.machines.is_empty() || detail.dark.iter().any(is_fluid)
}

/// What these elements take of the cooling.
pub(super) fn heat(bench: &Bench, out: &[u32], detail: &Detail) -> Heat {
    let lost = lost_machines(&bench.groups, detail);
    let left = cooling_left(&bench.plan, &bench.layout, bench.state.day, &lost);
    let mut throttles = after_outage(&bench.plan, &bench.state, &bench.day, out);
    // Racks that are dark have nothing to throttle.
    throttles.retain(|of| {
        let hall = u32::try_from(of.hall).unwrap_or(u32::MAX);
        let (all, _, dark) = gpus_of(&bench.day.line, detail, hall);
        dark < all
    });
    let minutes = |of: &Throttle| of.minutes.unwrap_or(f64::INFINITY);
    order::sort_by(&mut throttles, |a, b| minutes(a).total_cmp(&minutes(b)));
    Heat {
        lost,
        left,
        throttles,
    }
}

impl Heat {
    /// The sentence of the first racks to throttle; empty where none runs.
    pub fn sentence(&self, bench: &Bench) -> String {
        if self.throttles.is_empty() {
            return String::new();
        }
        let first = self.throttles.first();
        let found = first.and_then(|of| of.minutes.map(|minutes| (of.hall, minutes)));
        words::first_to_throttle(found.map(|(hall, minutes)| (hall_name(bench, hall), minutes)))
    }

    /// Minutes until the first racks anywhere throttle.
    pub fn first(&self) -> String {
        let first = self.throttles.first();
        first.map_or_else(|| number::NOTHING.to_owned(), |of| words::lasts(of.minutes))
    }

    /// Minutes until the first racks of a hall throttle: `None` within it: not within the hour.
    pub fn of_hall(&self, hall: u32) -> Option<Option<f64>> {
        let mut here = self.throttles.iter();
        let first = here.find(|of| u32::try_from(of.hall) == Ok(hall));
        first.map(|of| of.minutes)
    }

    /// The card.
    pub fn card(&self, bench: &Bench) -> Card {
        let mut facts = Vec::new();
        let mut push = |name: String, value: String| facts.push((name, value));
        for kind in [
            MachineKind::Chiller,
            MachineKind::Tower,
            MachineKind::DryCooler,
            MachineKind::Pump,
            MachineKind::DrawnPump,
            MachineKind::HallCooler,
            MachineKind::Undrawn,
        ] {
            let of_kind = bench.groups.iter().filter(|group| group.kind == kind);
            let all: u32 = of_kind.map(|group| group.count).sum();
            let lost = self.lost.iter().filter(|(group, _)| group.kind == kind);
            let lost: u32 = lost.map(|(_, count)| *count).sum();
            if 0 < lost {
                push(words::machines_off(kind), words::of_all(lost, all));
            }
        }
        let left = &self.left;
        let mw = |of: crate::units::Power| of.mw();
        if 0.0 < mw(left.evaporator_heat) {
            push(
                words::CHILLERS_TAKE.to_owned(),
                words::heat_taken(mw(left.chillers), mw(left.evaporator_heat)),
            );
        }
        let rejection = mw(left.towers) + mw(left.rejection);
        push(
            words::REJECTION_LEFT.to_owned(),
            words::heat_taken(rejection, mw(left.rejected)),
        );
        push(
            words::GPUS_COOLED.to_owned(),
            words::of_gpus(left.gpus_carried, left.gpus_placed),
        );
        let mut parts = vec![
            Piece::Words(self.sentence(bench)),
            Piece::Facts(facts),
            Piece::Table(self.table(bench)),
        ];
        parts.push(Piece::Words(words::HEAT_NOTE.to_owned()));
        Card::new(words::HEAT, parts).wide()
    }

    fn table(&self, bench: &Bench) -> Table {
        let mut table = Table::new(words::THROTTLES, &words::THROTTLES_HEAD);
        for of in self.throttles.iter().take(ROWS) {
            let platform = bench.plan.platforms.get(of.platform);
            table.rows.push(vec![
                hall_name(bench, of.hall),
                platform.map_or_else(String::new, |platform| platform.name.clone()),
                number::whole(i64::from(of.racks)),
                words::lasts(of.minutes),
                words::throttled_by(of.first).to_owned(),
            ]);
        }
        if ROWS < self.throttles.len() {
            table.caption = words::first_of(&table.caption, ROWS, self.throttles.len());
        }
        table
    }
}

fn hall_name(bench: &Bench, hall: usize) -> String {
    bench.hall_name(u32::try_from(hall).unwrap_or(crate::solve::power::oneline::NONE))
}

/// GPUs of a hall: all, throttled, dark.
pub(super) fn gpus_of(line: &OneLine, detail: &Detail, hall: u32) -> (i64, i64, i64) {
    let of = |id: &u32| {
        let load = &line.loads[*id as usize];
        if load.hall == hall {
            i64::from(load.gpus)
        } else {
            0
        }
    };
    let here = line.loads.iter().filter(|load| load.hall == hall);
    (
        here.map(|load| i64::from(load.gpus)).sum(),
        detail.throttled.iter().map(of).sum(),
        detail.dark.iter().map(of).sum(),
    )
}
