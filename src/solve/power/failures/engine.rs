//! One failure at a time: what is dead, what takes over, and what it then carries.

use super::Outcome;
use super::first_seconds::AtOnce;
use super::immediate::apparent;
use super::shift::Shift;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::Settled;
use crate::solve::power::oneline::SupplyView;
use crate::solve::power::oneline::settle;
use crate::solve::power::oneline::stand_in_room_mva;

/// An element that another one has taken over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rehomed {
    /// The element.
    pub element: u32,
    /// What it hangs under now.
    pub host: u32,
}

/// A network that elements fail in. Holds its working arrays, so that one failure allocates nothing.
pub struct Engine<'a> {
    pub(super) line: &'a OneLine,
    pub(super) flows: &'a Flows,
    /// Elements out, as they were given.
    pub(super) out: Vec<u32>,
    /// Roots of what is dead: failed elements under sections, and sections without voltage.
    pub(super) roots: Vec<u32>,
    pub(super) rehomed: Vec<Rehomed>,
    /// Stand-ins that refused.
    pub(super) refused: u32,
    /// Loads that lost a cord, with the sides that are dead as bits.
    pub(super) affected: Vec<u32>,
    pub(super) dead_sides: Vec<u8>,
    pub(super) shift: Shift<'a>,
    pub(super) settled: Settled,
    pub(super) section_ok: Vec<bool>,
    tie_ok: Vec<bool>,
    pub(super) capacity_mw: Vec<f64>,
    base_demand_mw: Vec<f64>,
    pub(super) demand_mw: Vec<f64>,
    pub(super) demand_mvar: Vec<f64>,
    pub(super) tangents: Vec<f64>,
    pub(super) islands: Vec<u32>,
    /// Sections whose supply was interrupted.
    pub(super) blinking: Vec<bool>,
    pub(super) seen: Vec<u32>,
    /// Loads that were cut off longer than their hold-up on one path at least.
    pub(super) interrupted: Vec<u32>,
    /// What the islands of the first moment drew, and what carried it.
    pub(super) at_once: Vec<AtOnce>,
    pub(super) first: u32,
    pub(super) mw_per_gpu: f64,
    pub(super) gpus_per_rack: u32,
    /// What each class draws at design peak, MW.
    pub(super) class_mw: [f64; 5],
    pub(super) all_gpus: u32,
}

impl<'a> Engine<'a> {
    /// A network with everything alive.
    pub fn new(line: &'a OneLine, flows: &'a Flows) -> Self {
        let sections = &line.mv.sections;
        let base_demand_mw = sections
            .iter()
            .map(|at| flows.in_mw[*at as usize])
            .collect();
        let gpu = || line.loads.iter().filter(|load| 0 < load.gpus);
        let all_gpus = line.gpus();
        let gpu_mw: f64 = gpu().map(|load| load.peak_mw).sum();
        let mut class_mw = [0.0; 5];
        for load in &line.loads {
            class_mw[load.class.index()] += load.peak_mw;
        }
        Self {
            line,
            flows,
            out: Vec::new(),
            roots: Vec::new(),
            rehomed: Vec::new(),
            refused: 0,
            affected: Vec::new(),
            dead_sides: vec![0; line.loads.len()],
            shift: Shift::new(line, flows),
            settled: Settled::default(),
            section_ok: Vec::new(),
            tie_ok: Vec::new(),
            capacity_mw: Vec::new(),
            base_demand_mw,
            demand_mw: Vec::new(),
            demand_mvar: Vec::new(),
            tangents: Vec::new(),
            islands: Vec::new(),
            blinking: Vec::new(),
            seen: vec![0; line.loads.len()],
            interrupted: Vec::new(),
            at_once: Vec::new(),
            first: line.mv.first_section_element(),
            mw_per_gpu: if all_gpus == 0 {
                0.0
            } else {
                gpu_mw / f64::from(all_gpus)
            },
            class_mw,
            gpus_per_rack: gpu().map(|load| load.gpus).next().unwrap_or(1),
            all_gpus,
        }
    }

    /// What follows when these elements are out. Unknown elements are none.
    pub fn fail(&mut self, out: &[u32]) -> Outcome {
        self.restore();
        let known = out
            .iter()
            .filter(|element| (**element as usize) < self.line.len());
        self.out.extend(known);
        let at_mv = self.settle_before();
        self.find_dead();
        self.find_stand_ins();
        self.find_cords();
        let mut outcome = Outcome {
            refused: self.refused,
            ..Outcome::default()
        };
        self.transfer(&mut outcome);
        self.settle_after(&mut outcome);
        if at_mv {
            self.find_starting(&mut outcome);
        }
        self.find_drops(at_mv, &mut outcome);
        self.judge(&mut outcome);
        outcome
    }

    /// What enters an element in the failure that was tried last, MW; what is dead still says what it
    /// carried before.
    pub fn enters_mw(&self, element: u32) -> f64 {
        self.shift.enters(element).0
    }

    /// Whether an element has no voltage in the failure that was tried last. Below medium voltage.
    pub fn has_no_voltage(&self, element: u32) -> bool {
        self.is_dead(element)
    }

    fn restore(&mut self) {
        self.shift.restore();
        for load in self.affected.drain(..) {
            self.dead_sides[load as usize] = 0;
        }
        self.out.clear();
        self.roots.clear();
        self.rehomed.clear();
        self.interrupted.clear();
        self.at_once.clear();
        self.refused = 0;
    }

    /// Sections and ties that can work, and which sections keep voltage with what they drew before.
    /// Returns whether anything at medium voltage is out.
    fn settle_before(&mut self) -> bool {
        let mv = &self.line.mv;
        let out = &self.out;
        self.section_ok.clear();
        self.section_ok
            .extend(mv.sections.iter().map(|section| !out.contains(section)));
        self.tie_ok.clear();
        self.tie_ok
            .extend(mv.ties.iter().map(|tie| !out.contains(&tie.element)));
        let at_mv =
            out.iter().any(|element| *element < self.first) || self.section_ok.contains(&false);
        if at_mv {
            mv.capacities(self.line, out, &mut self.capacity_mw);
            let view = SupplyView {
                capacity_mw: &self.capacity_mw,
                demand_mw: &self.base_demand_mw,
                section_ok: &self.section_ok,
                tie_ok: &self.tie_ok,
            };
            settle(mv, &view, &mut self.settled);
        } else {
            self.capacity_mw.clone_from(&self.flows.capacity_mw);
            self.settled.clone_from(&self.flows.settled);
        }
        at_mv
    }

    fn find_dead(&mut self) {
        for (section, element) in self.line.mv.sections.iter().enumerate() {
            if !self.settled.is_live(section) {
                self.roots.push(*element);
            }
        }
        for element in &self.out {
            if self.first <= *element && !self.roots.contains(element) {
                self.roots.push(*element);
            }
        }
    }

    /// Whether an element has no voltage, switching included.
    pub(super) fn is_dead(&self, element: u32) -> bool {
        let cut = self.home(element).map_or(0, |rehomed| rehomed.element);
        let mut roots = self.roots.iter().filter(|root| cut <= **root);
        roots.any(|root| self.line.is_under(element, *root))
    }

    /// The switched element that an element hangs under, if any.
    pub(super) fn home(&self, element: u32) -> Option<Rehomed> {
        let mut rehomed = self.rehomed.iter();
        rehomed
            .find(|rehomed| self.line.is_under(element, rehomed.element))
            .copied()
    }

    /// Elements that another takes over, by id: the other must live and have room for what both carried
    /// before.
    fn find_stand_ins(&mut self) {
        if self.line.switches.is_empty() {
            return;
        }
        let mut waiting: Vec<u32> = Vec::new();
        for root in &self.roots {
            let positions = self.line.switches_under(*root);
            waiting.extend(&self.line.switches[positions]);
        }
        waiting.sort();
        waiting.dedup();
        let mut taken: Vec<(u32, f64, f64)> = Vec::new();
        for element in waiting {
            let host = self.line.alternate[element as usize];
            let lives = |root: &u32| !self.line.is_under(host, *root);
            if self.out.contains(&element) || !self.roots.iter().all(lives) {
                continue;
            }
            let at = element as usize;
            let (mw, mvar) = (self.flows.in_mw[at], self.flows.in_mvar[at]);
            let before = taken.iter().filter(|(to, _, _)| *to == host);
            let sum = before.fold((mw, mvar), |sum, (_, mw, mvar)| (sum.0 + mw, sum.1 + mvar));
            if stand_in_room_mva(self.line, self.flows, host) < apparent(sum) {
                self.refused += 1;
                continue;
            }
            taken.push((host, mw, mvar));
            self.rehomed.push(Rehomed { element, host });
        }
    }

    /// Cords without voltage, by load.
    fn find_cords(&mut self) {
        for root in 0..self.roots.len() {
            for position in self.line.leaves_under(self.roots[root]) {
                let cord = self.line.leaves[position];
                if !self.rehomed.is_empty() && !self.is_dead(cord) {
                    continue;
                }
                let load = self.line.load[cord as usize];
                let side = u8::from(self.line.loads[load as usize].cords[0] != cord) + 1;
                let dead = &mut self.dead_sides[load as usize];
                if *dead == 0 {
                    self.affected.push(load);
                }
                *dead |= side;
            }
        }
    }

    /// Cords of a load that live.
    pub(super) fn alive(&self, load: u32) -> u32 {
        let dead = self.dead_sides[load as usize].count_ones();
        self.line.loads[load as usize]
            .cord_count()
            .saturating_sub(dead)
    }

    /// Loads move to the cords they have left; what is dead leaves its parent; what was taken over joins
    /// its new one.
    fn transfer(&mut self, outcome: &mut Outcome) {
        for position in 0..self.affected.len() {
            let id = self.affected[position];
            let load = &self.line.loads[id as usize];
            let alive = self.alive(id);
            let share = load.share_without(self.dead_sides[id as usize]);
            if share <= 0.0 {
                outcome.dark_gpus += load.gpus;
                outcome.dark_mw[load.class.index()] += load.peak_mw;
                outcome.machines += load.machines;
            } else if share < 1.0 {
                outcome.throttled_gpus += load.gpus;
            } else {
                outcome.transferred_gpus += load.gpus;
            }
            if alive == 0 {
                continue;
            }
            let dead = self.dead_sides[id as usize];
            for (side, cord) in load.cords.iter().enumerate() {
                if *cord != NONE && dead & (1 << side) == 0 {
                    let more = load.part_without(side, dead) - load.part(side);
                    self.shift
                        .add(*cord, load.peak_mw * more, load.peak_mvar * more);
                }
            }
        }
        for position in 0..self.roots.len() {
            let root = self.roots[position];
            let parent = self.line.parent[root as usize];
            if parent != NONE && !self.is_dead(parent) {
                let at = root as usize;
                self.shift
                    .add(parent, -self.flows.in_mw[at], -self.flows.in_mvar[at]);
            }
        }
        self.shift.settle(&self.rehomed);
        for position in 0..self.rehomed.len() {
            let Rehomed { element, host } = self.rehomed[position];
            let (mw, mvar) = self.shift.enters(element);
            self.shift.add(host, mw, mvar);
        }
        self.shift.settle(&self.rehomed);
    }

    /// Sections and sources with what is drawn now.
    fn settle_after(&mut self, outcome: &mut Outcome) {
        self.demand_mw.clear();
        self.demand_mvar.clear();
        for (section, element) in self.line.mv.sections.iter().enumerate() {
            let lives = self.settled.is_live(section);
            let (mw, mvar) = if lives {
                self.shift.enters(*element)
            } else {
                (0.0, 0.0)
            };
            self.demand_mw.push(mw);
            self.demand_mvar.push(mvar);
        }
        let view = SupplyView {
            capacity_mw: &self.capacity_mw,
            demand_mw: &self.demand_mw,
            section_ok: &self.section_ok,
            tie_ok: &self.tie_ok,
        };
        settle(&self.line.mv, &view, &mut self.settled);
        outcome.short_mw = self.settled.shortage_mw();
        if outcome.short_mw <= NOTHING_MW {
            outcome.short_mw = 0.0;
            return;
        }
        self.shed(outcome);
        outcome.bridge_min = self.bridge_min(outcome.short_mw);
    }
}

/// Power below which nothing is short, MW: one watt.
const NOTHING_MW: f64 = 1e-6;
