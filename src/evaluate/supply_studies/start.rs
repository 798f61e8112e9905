//! The black start of a day's site: which units come when, and which loads they take.

use super::super::types::DayState;
use super::super::weather;
use super::recovery;
use super::standing;
use super::units;
use crate::catalog::GeneratorKind;
use crate::scenario::plan::Class;
use crate::scenario::plan::LoadClass;
use crate::scenario::plan::Plan;
use crate::solve::power;
use crate::solve::power::black_start;
use crate::solve::power::black_start::BlackStart;
use crate::solve::power::black_start::Happening;
use crate::solve::power::black_start::Pickup;
use crate::solve::power::black_start::StartGroup;
use crate::units::Duration;
use crate::units::Power;
use crate::units::order;

/// The black start of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct StartStudy {
    /// Groups of units, in the order of the plan, with their position there.
    pub groups: Vec<(usize, StartGroup)>,
    /// Classes of load, in the order in which they are taken.
    pub loads: Vec<PickedUp>,
    /// What happens, in order; groups and loads are named by their position in the two lists above.
    pub sequence: BlackStart,
    /// When all load is carried and every class works again; `None`: never by these units alone.
    pub works: Option<Duration>,
}

/// A class of load in a black start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PickedUp {
    /// Which.
    pub class: Class,
    /// What it draws at design peak, losses included.
    pub load: Power,
    /// When all of it is carried; `None`: it never is.
    pub carried: Option<Duration>,
    /// When it works again: its restart time later.
    pub works: Option<Duration>,
}

/// From one unit of a bus on the bus until the next has been synchronised to it. Assumption: automatic
/// synchronisers take 5 to 30 s; buses of a group synchronise side by side.
const SYNCHRONISED: Duration = Duration::from_s(15.0);

/// The black start of a day, from the order to start, by the site's own units: no feed is there.
///
/// Engines start on air or a battery of their own; turbines wait for a bus, which engines or grid-forming
/// batteries make. The class that is shed last is taken first; where no order says it: house, pumps, plant,
/// support racks, GPU racks. Racks are switched on one by one; of the plant a machine is the least step.
pub fn start(plan: &Plan, state: &DayState) -> StartStudy {
    let air = weather::intake_air(&state.conditions);
    let has_bus = plan.power.batteries.iter().any(|battery| {
        battery.grid_forming && battery.tag.life.holds(state.day) && Power::ZERO < battery.power
    });
    let groups: Vec<(usize, StartGroup)> = standing(plan, state.day)
        .map(|(index, group)| {
            let start = StartGroup {
                name: group.tag.name.clone(),
                units: units(group),
                unit: power::unit_power(plan, group, air),
                start: group.start,
                step_share: group.step_share,
                recovery: recovery(group.unit.kind),
                apart: SYNCHRONISED,
                buses: group.buses.clamp(1, group.count),
                starts_alone: has_bus || group.unit.kind != GeneratorKind::Turbine,
            };
            (index, start)
        })
        .collect();
    let (mut loads, pickups) = pickups(plan, state);
    let starting: Vec<StartGroup> = groups.iter().map(|(_, group)| group.clone()).collect();
    let sequence = black_start::black_start(&starting, &pickups);
    for moment in &sequence.moments {
        if let Happening::Carried(index) = moment.what {
            let restart = of_class(plan, loads[index].class).restart;
            loads[index].carried = Some(moment.at);
            loads[index].works = Some(moment.at + restart);
        }
    }
    let works = loads.iter().try_fold(Duration::ZERO, |last, load| {
        load.works.map(|at| last.max(at))
    });
    StartStudy {
        groups,
        loads,
        sequence,
        works,
    }
}

/// Classes with something to feed, in the order in which they are taken, and the same for the sequence.
pub(super) fn pickups(plan: &Plan, state: &DayState) -> (Vec<PickedUp>, Vec<Pickup>) {
    let of = &state.electrical;
    let direct = of.gpu_racks + of.support_racks + of.fluid + of.plant + of.house;
    // Losses are shared by load: they fall where the load is.
    let share = if direct <= Power::ZERO {
        1.0
    } else {
        of.site / direct
    };
    let machines: u32 = machines(plan, state.day).max(1);
    let mut rows = vec![
        (Class::House, of.house, Power::ZERO),
        (Class::Fluid, of.fluid, Power::ZERO),
        (Class::Plant, of.plant, of.plant / f64::from(machines)),
        (Class::Support, of.support_racks, Power::ZERO),
        (Class::Gpu, of.gpu_racks, Power::ZERO),
    ];
    rows.retain(|(_, load, _)| Power::ZERO < *load);
    let last_shed_first = |class: Class| of_class(plan, class).shed_order.unwrap_or(u32::MAX);
    order::sort_by(&mut rows, |a, b| {
        last_shed_first(b.0).cmp(&last_shed_first(a.0))
    });
    let picked = rows.iter().map(|(class, load, _)| PickedUp {
        class: *class,
        load: *load * share,
        carried: None,
        works: None,
    });
    let pickups = rows.iter().map(|(_, load, part)| Pickup {
        name: String::new(),
        load: *load * share,
        largest_part: *part * share,
    });
    (picked.collect(), pickups.collect())
}

/// Machines of the plant that are switched one by one: chillers, or tower cells where there are none.
fn machines(plan: &Plan, day: u32) -> u32 {
    let chillers = plan.cooling.chillers.iter();
    let chillers: u32 = chillers
        .filter(|group| group.tag.life.holds(day))
        .map(|group| group.count)
        .sum();
    let towers = plan.cooling.towers.iter();
    let towers: u32 = towers
        .filter(|group| group.tag.life.holds(day))
        .map(|group| group.count)
        .sum();
    if 0 < chillers { chillers } else { towers }
}

pub(super) fn of_class(plan: &Plan, class: Class) -> &LoadClass {
    let classes = &plan.power.network.classes;
    match class {
        Class::Gpu => &classes.gpu,
        Class::Support => &classes.support,
        Class::Fluid => &classes.fluid,
        Class::Plant => &classes.plant,
        Class::House => &classes.house,
    }
}
