//! From a dark site to full load: in what order units start and loads are taken, and how long it takes.

use crate::units::Duration;
use crate::units::Power;
use crate::units::order;

/// Identical units that start together.
#[derive(Clone, Debug, PartialEq)]
pub struct StartGroup {
    /// Name for people.
    pub name: String,
    /// Units that start.
    pub units: u32,
    /// Power of one on this site.
    pub unit: Power,
    /// From the order to start until a unit may take load.
    pub start: Duration,
    /// Largest load a unit takes at once over its power.
    pub step_share: f64,
    /// From one step until frequency has recovered and the next may come.
    pub recovery: Duration,
    /// From one unit on a bus until the next of that bus has been synchronised.
    pub apart: Duration,
    /// Buses that synchronise side by side.
    pub buses: u32,
    /// Whether it starts from its own battery or air. What cannot waits for the bus.
    pub starts_alone: bool,
}

/// A load that is taken in the order of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Pickup {
    /// Name for people.
    pub name: String,
    /// Its power.
    pub load: Power,
    /// Largest part that can be switched by itself; zero: it can be divided at will.
    pub largest_part: Power,
}

/// One moment of the sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Time after the order to start.
    pub at: Duration,
    /// What happens.
    pub what: Happening,
    /// Power of the units on the bus.
    pub online: Power,
    /// Load that is carried.
    pub carried: Power,
}

/// What happens at a moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// The first units of this group, counted from 0, are on the bus; the others follow one by one.
    Ready(usize),
    /// All of this load, counted from 0, is carried.
    Carried(usize),
    /// Nothing more can be taken: a part is larger than any step, or the units are fully loaded.
    Stuck(usize),
}

/// The whole sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct BlackStart {
    /// What happens, in order.
    pub moments: Vec<Moment>,
    /// Time until the last load is carried; `None`: it never is.
    pub full_load: Option<Duration>,
}

/// Steps that are followed at most: a site of 10 GW in steps of a megawatt.
const MOST_STEPS: u32 = 10_000;

/// Plays the sequence: units come to the bus when they are started, on each bus one after another, and loads are taken one step after
/// another, each step at most what the units on the bus take at once and still can carry.
///
/// Groups that cannot start alone are ordered as soon as the first group is on the bus. A step on several
/// groups is the sum of what each takes; the slowest recovery rules. Source for start times, steps and
/// recovery: the catalogue row of each unit (background after ISO 8528 classes). Known error: no
/// governor is modelled; a study with the makers' models must confirm the steps.
pub fn black_start(groups: &[StartGroup], pickups: &[Pickup]) -> BlackStart {
    let mut sequence = Sequence::new(groups);
    let mut full_load = Some(Duration::ZERO);
    for (index, pickup) in pickups.iter().enumerate() {
        let done = sequence.take(index, pickup);
        full_load = full_load.and(done);
        if done.is_none() {
            break;
        }
    }
    BlackStart {
        moments: sequence.moments,
        full_load,
    }
}

struct Sequence<'a> {
    groups: &'a [StartGroup],
    /// Units of groups by the time at which they are on the bus; those that never are stand not in it.
    coming: Vec<(Duration, usize, u32)>,
    /// Next of them.
    next: usize,
    /// Units of each group that are on the bus.
    on_bus: Vec<u32>,
    now: Duration,
    online: Power,
    carried: Power,
    moments: Vec<Moment>,
    steps: u32,
}

impl<'a> Sequence<'a> {
    fn new(groups: &'a [StartGroup]) -> Self {
        let there = |group: &&(usize, &StartGroup)| 0 < group.1.units && Power::ZERO < group.1.unit;
        let numbered: Vec<(usize, &StartGroup)> = groups.iter().enumerate().collect();
        let first = numbered
            .iter()
            .filter(there)
            .filter(|(_, group)| group.starts_alone)
            .map(|(_, group)| group.start)
            .reduce(Duration::min);
        let mut coming: Vec<(Duration, usize, u32)> = Vec::new();
        for (index, group) in numbered.iter().filter(there) {
            let ordered = if group.starts_alone {
                Some(Duration::ZERO)
            } else {
                first
            };
            let Some(ordered) = ordered else { continue };
            let buses = group.buses.clamp(1, group.units);
            // On every bus the units come one after another, all buses side by side.
            for round in 0..group.units.div_ceil(buses) {
                let at = ordered + group.start + group.apart * f64::from(round);
                coming.push((at, *index, buses.min(group.units - round * buses)));
            }
        }
        order::sort_by(&mut coming, |a, b| a.0.s().total_cmp(&b.0.s()));
        Self {
            groups,
            coming,
            next: 0,
            on_bus: vec![0; groups.len()],
            now: Duration::ZERO,
            online: Power::ZERO,
            carried: Power::ZERO,
            moments: Vec::new(),
            steps: 0,
        }
    }

    /// Takes a load; returns when all of it is carried.
    fn take(&mut self, index: usize, pickup: &Pickup) -> Option<Duration> {
        let goal = self.carried + pickup.load.max(Power::ZERO);
        while self.carried < goal {
            self.bring_units();
            let wanted = goal - self.carried;
            let most = self.step().min(self.online - self.carried).min(wanted);
            let part = pickup.largest_part.min(wanted);
            let fits = Power::ZERO < most && part <= most;
            self.steps += 1;
            if fits && self.steps < MOST_STEPS {
                self.carried += whole_parts(most, part);
                let recovery = self.recovery();
                if self.carried < goal {
                    self.now += recovery;
                }
            } else if self.steps < MOST_STEPS && self.next < self.coming.len() {
                self.now = self.now.max(self.coming[self.next].0);
            } else {
                self.note(Happening::Stuck(index));
                return None;
            }
        }
        self.note(Happening::Carried(index));
        let at = self.now;
        self.now += self.recovery();
        Some(at)
    }

    /// Brings to the bus what is started by now.
    fn bring_units(&mut self) {
        while let Some((at, group, units)) = self.coming.get(self.next).copied() {
            if self.now < at {
                break;
            }
            self.next += 1;
            self.online += self.groups[group].unit * f64::from(units);
            let is_first = self.on_bus[group] == 0;
            self.on_bus[group] += units;
            if is_first {
                self.note_at(at, Happening::Ready(group));
            }
        }
    }

    /// What the units on the bus take at once.
    fn step(&self) -> Power {
        let on_bus = self.groups.iter().zip(&self.on_bus);
        on_bus
            .map(|(group, units)| group.unit * f64::from(*units) * group.step_share.clamp(0.0, 1.0))
            .sum()
    }

    fn recovery(&self) -> Duration {
        let on_bus = self.groups.iter().zip(&self.on_bus);
        on_bus
            .filter(|(_, units)| 0 < **units)
            .map(|(group, _)| group.recovery)
            .fold(Duration::ZERO, Duration::max)
    }

    fn note(&mut self, what: Happening) {
        self.note_at(self.now, what);
    }

    fn note_at(&mut self, at: Duration, what: Happening) {
        self.moments.push(Moment {
            at,
            what,
            online: self.online,
            carried: self.carried,
        });
    }
}

/// The most whole parts within `most`; all of it where the load can be divided at will.
fn whole_parts(most: Power, part: Power) -> Power {
    if part <= Power::ZERO {
        return most;
    }
    part * (most / part).floor().max(1.0)
}
