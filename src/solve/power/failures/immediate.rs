//! The first moments: what loses voltage before anything has transferred, and what the sources then carry.

use super::Outcome;
use super::engine::Engine;
use super::first_seconds::AtOnce;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::SourceKind;
use crate::solve::power::oneline::Verdict;
use crate::solve::power::oneline::allowed;
use crate::solve::power::oneline::island_tangents;
use crate::solve::power::oneline::loading;

/// Load above the load before, as a factor: less is rounding.
const MORE: f64 = 1.0 + 1e-9;

impl Engine<'_> {
    /// GPUs that lose voltage for longer than their hold-up and start again.
    ///
    /// A section loses voltage when what is left of its island in the first moment does not carry it: feed
    /// transformers with their short-time overload, running units with what they give and one load step,
    /// batteries if a machine keeps the voltage meanwhile, or if they make a grid of their own within the hold-up. It has
    /// voltage again when its tie has closed. Source: DEFINITIONS, supply ("a source carries a load through
    /// an event only if its transfer is shorter than the load's hold-up").
    pub(super) fn find_drops(&mut self, at_mv: bool, outcome: &mut Outcome) {
        let mv = &self.line.mv;
        self.blinking.clear();
        self.blinking.resize(mv.sections.len(), false);
        if at_mv {
            self.find_blinking();
        }
        let slow_switch = self
            .rehomed
            .iter()
            .any(|rehomed| self.is_slow(rehomed.element));
        if !slow_switch && !self.blinking.contains(&true) {
            return;
        }
        let mut interrupted = Vec::new();
        for (section, element) in mv.sections.iter().enumerate() {
            if self.blinking[section] {
                interrupted.push(*element);
            }
        }
        for rehomed in &self.rehomed {
            if self.is_slow(rehomed.element) {
                interrupted.push(rehomed.element);
            }
        }
        for root in interrupted {
            for position in self.line.leaves_under(root) {
                let load = self.line.load[self.line.leaves[position] as usize];
                if self.seen[load as usize] == 0 {
                    self.seen[load as usize] = 1;
                    self.interrupted.push(load);
                }
            }
        }
        for position in 0..self.interrupted.len() {
            let load = self.interrupted[position];
            self.seen[load as usize] = 0;
            if self.drops(load) {
                outcome.dropped_gpus += self.line.loads[load as usize].gpus;
            }
        }
    }

    /// Whether switching an element over takes longer than the hold-up.
    pub(super) fn is_slow(&self, element: u32) -> bool {
        let mv = &self.line.mv;
        self.transfer_ms(element) > mv.hold_up_ms
    }

    /// How long switching an element over takes, ms.
    pub(super) fn transfer_ms(&self, element: u32) -> f64 {
        let position = self
            .line
            .switches
            .partition_point(|switch| *switch < element);
        self.line.transfer_ms.get(position).copied().unwrap_or(0.0)
    }

    /// Whether a load that still has a path was without voltage meanwhile, and no UPS carried it.
    fn drops(&self, load: u32) -> bool {
        !self.line.loads[load as usize].has_ups && self.is_interrupted(load)
    }

    /// Whether every path that a load still has was without voltage for longer than the hold-up.
    pub(super) fn is_interrupted(&self, load: u32) -> bool {
        let of = &self.line.loads[load as usize];
        let dead = self.dead_sides[load as usize];
        if of.share_without(dead) <= 0.0 {
            return false;
        }
        let live = of.cords.iter().enumerate().filter(|(side, cord)| {
            **cord != NONE && self.dead_sides[load as usize] & (1 << side) == 0
        });
        let mut rides = live.filter(|(_, cord)| {
            let home = self.home(**cord);
            let feeding = home.map_or(**cord, |home| home.host);
            let section = self.line.mv.section_of(self.line, feeding);
            let blinks = section.is_some_and(|section| self.blinking[section]);
            !blinks && !home.is_some_and(|home| self.is_slow(home.element))
        });
        rides.next().is_none()
    }

    fn find_blinking(&mut self) {
        let mv = &self.line.mv;
        // Sections that are still joined by the ties that were closed before.
        self.islands.clear();
        self.islands.extend((0..).take(mv.sections.len()));
        for _ in 0..mv.sections.len() {
            for (i, tie) in mv.ties.iter().enumerate() {
                let (a, b) = (tie.a as usize, tie.b as usize);
                let closed = self.flows.settled.closed[i] && !self.out.contains(&tie.element);
                if closed && self.section_ok[a] && self.section_ok[b] {
                    let least = self.islands[a].min(self.islands[b]);
                    self.islands[a] = least;
                    self.islands[b] = least;
                }
            }
        }
        for island in 0..mv.sections.len() {
            let members: Vec<usize> = (0..mv.sections.len())
                .filter(|section| {
                    self.islands[*section] as usize == island && self.section_ok[*section]
                })
                .collect();
            if members.is_empty() {
                continue;
            }
            let draws: f64 = members
                .iter()
                .map(|section| self.flows.in_mw[mv.sections[*section] as usize])
                .sum();
            let mut at_once = self.at_once(&members);
            at_once.draws_mw = draws;
            at_once.holds = draws <= at_once.all_mw() * MORE;
            if !at_once.holds {
                for section in members {
                    self.blinking[section] = true;
                }
            }
            self.at_once.push(at_once);
        }
        for (section, blinks) in self.blinking.iter_mut().enumerate() {
            *blinks = *blinks && self.settled.is_live(section);
        }
    }

    /// What the sources left on some sections carry in the first moment.
    fn at_once(&self, members: &[usize]) -> AtOnce {
        let mv = &self.line.mv;
        let here = || {
            let sources = mv.sources.iter().enumerate();
            sources.filter(|(_, source)| members.contains(&(source.section as usize)))
        };
        let mut found = AtOnce {
            section: members.first().map_or(NONE, |at| mv.sections[*at]),
            ..AtOnce::default()
        };
        for (i, source) in here() {
            let given = self.flows.settled.source_mw[i];
            match source.kind {
                SourceKind::Grid if 0.0 < self.capacity_mw[i] => {
                    found.feeds_mw += source.power_mw * mv.short_time_share;
                }
                SourceKind::Generation if 0.0 < given && 0.0 < self.capacity_mw[i] => {
                    let left = self.capacity_mw[i] / self.flows.capacity_mw[i];
                    found.units_mw += (given * left + source.step_share * self.capacity_mw[i])
                        .min(self.capacity_mw[i]);
                }
                _ => {}
            }
        }
        let is_kept = 0.0 < found.feeds_mw + found.units_mw;
        let batteries = here()
            .filter(|(_, source)| source.kind == SourceKind::Battery)
            .filter(|(_, source)| !self.out.contains(&source.element))
            .filter(|(_, source)| {
                is_kept || (source.grid_forming && source.response_ms <= mv.hold_up_ms)
            });
        for (_, source) in batteries {
            found.batteries_mw += source.power_mw;
            found.battery_ms = found.battery_ms.max(source.response_ms);
        }
        found
    }

    /// Minutes that the batteries of live sections carry what is short, within their power.
    pub(super) fn bridge_min(&self, short_mw: f64) -> f64 {
        let mv = &self.line.mv;
        let alive = mv.sources.iter().filter(|source| {
            source.kind == SourceKind::Battery
                && self.section_ok[source.section as usize]
                && !self.out.contains(&source.element)
        });
        let (power, energy) = alive.fold((0.0, 0.0), |(power, energy), source| {
            (power + source.power_mw, energy + source.energy_mwh)
        });
        if power <= 0.0 {
            return 0.0;
        }
        energy / short_mw.min(power) * 60.0
    }

    /// What carries more than it may: all that carries something else than before, and the sources.
    pub(super) fn judge(&mut self, outcome: &mut Outcome) {
        for element in self.shift.touched() {
            if self.line.parent[*element as usize] == NONE {
                continue;
            }
            let ends = (
                apparent(self.shift.enters(*element)),
                apparent(self.shift.leaves(*element)),
            );
            self.count(*element, ends, outcome);
        }
        island_tangents(
            &self.settled,
            &self.demand_mw,
            &self.demand_mvar,
            &mut self.tangents,
        );
        let mut at_mv = Vec::new();
        self.each_at_mv(|element, mva| at_mv.push((element, mva)));
        for (element, mva) in at_mv {
            self.count(element, (mva, mva), outcome);
        }
    }

    /// Sources, ties and sections with what they carry now, MVA.
    pub(super) fn each_at_mv(&self, mut each: impl FnMut(u32, f64)) {
        let mv = &self.line.mv;
        let mva = |mw: f64, section: u32| {
            let tangent = self.tangents[section as usize];
            mw.abs() * (1.0 + tangent * tangent).sqrt()
        };
        for (i, source) in mv.sources.iter().enumerate() {
            each(
                source.element,
                mva(self.settled.source_mw[i], source.section),
            );
        }
        for (i, tie) in mv.ties.iter().enumerate() {
            each(tie.element, mva(self.settled.tie_mw[i], tie.a));
        }
        for (section, element) in mv.sections.iter().enumerate() {
            each(
                *element,
                apparent((self.demand_mw[section], self.demand_mvar[section])),
            );
        }
    }

    fn count(&self, element: u32, ends: (f64, f64), outcome: &mut Outcome) {
        let Some(verdict) = self.verdict(element, ends) else {
            return;
        };
        if verdict.is_over() {
            outcome.overloads += 1;
        }
        let worst = outcome.worst.map_or(0.0, Verdict::fraction);
        if worst < verdict.fraction() {
            outcome.worst = Some(verdict);
        }
    }

    /// The verdict on an element that carries more than before.
    pub(super) fn verdict(&self, element: u32, ends: (f64, f64)) -> Option<Verdict> {
        let at = element as usize;
        let allowed_mva = allowed(self.line, at)?;
        let load_mva = loading(self.line, at, ends);
        let before = (
            apparent((self.flows.in_mw[at], self.flows.in_mvar[at])),
            apparent((self.flows.out_mw[at], self.flows.out_mvar[at])),
        );
        if load_mva <= loading(self.line, at, before) * MORE {
            return None;
        }
        Some(Verdict {
            element,
            load_mva,
            allowed_mva,
            emergency_mva: self.line.emergency_mva(at),
        })
    }
}

pub(super) fn apparent((mw, mvar): (f64, f64)) -> f64 {
    (mw * mw + mvar * mvar).sqrt()
}
