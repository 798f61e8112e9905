//! The groups on a header, each with its part of its stage.

use super::Group;
use super::Lane;
use super::On;
use super::stages::units_of;
use crate::evaluate::heat_path::Stage;
use crate::scenario::plan::HallCooler;
use crate::solve::cooling::Element;
use crate::units::Power;

impl On<'_> {
    /// Every group with its part of its stage.
    pub(super) fn groups(&self, lane: &Lane) -> Vec<Group> {
        let stages = [
            (Element::Chiller, lane.chillers),
            (Element::Tower, lane.towers),
            (Element::DryCooler, lane.dry_coolers),
            (Element::Rejection, lane.rejection),
            (Element::Pump, lane.pumps),
        ];
        let mut groups = Vec::new();
        for (element, stage) in stages {
            let Some(stage) = stage else { continue };
            for unit in self.units(element).filter(|unit| 0.0 < unit.count) {
                let count = units_of(unit.count);
                groups.push(Group {
                    element,
                    id: unit.id.clone(),
                    stage: part(&stage, count, unit.spares, unit.each),
                    gpus: of_gpus(lane.gpus, unit.each * unit.count, stage.capacity),
                    hall: None,
                    ready: self.ready(&unit.id),
                });
            }
        }
        let coolers = [
            (Element::Cdu, &self.plan.cooling.cdus, true),
            (Element::AirCooler, &self.plan.cooling.air, false),
        ];
        for (element, of_kind, from_plates) in coolers {
            for group in self.there(of_kind) {
                let load = self.heat_of(group.hall, from_plates);
                let halls = self.there(of_kind).filter(|other| other.hall == group.hall);
                let takes = |group: &HallCooler| group.unit_heat * f64::from(group.count);
                let all: Power = halls.map(takes).sum();
                let (capacity, firm) = self.carries(group);
                let (load, power) = if from_plates {
                    let load = load * (takes(group) / all);
                    (load, load * group.power_share)
                } else {
                    (self.taken_by(group), self.fans_of(group))
                };
                let hall = self.state.halls.iter().find(|it| it.hall == group.hall);
                groups.push(Group {
                    element,
                    id: group.tag.id.clone(),
                    stage: Stage {
                        count: group.count,
                        spares: group.spares.min(group.count),
                        capacity,
                        firm,
                        load,
                        power,
                    },
                    gpus: hall.map_or(0, |hall| hall.gpus_live),
                    hall: Some(group.hall),
                    ready: group.tag.life.ready,
                });
            }
        }
        groups
    }

    fn ready(&self, id: &str) -> u32 {
        let cooling = &self.plan.cooling;
        let tags = cooling.chillers.iter().map(|it| &it.tag);
        let tags = tags.chain(cooling.towers.iter().map(|it| &it.tag));
        let tags = tags.chain(cooling.dry_coolers.iter().map(|it| &it.tag));
        let tags = tags.chain(cooling.rejection.iter().map(|it| &it.tag));
        let mut tags = tags.chain(cooling.pumps.iter().map(|it| &it.tag));
        tags.find(|tag| tag.id == id)
            .map_or(0, |tag| tag.life.ready)
    }
}

/// A group's part of a stage, by what it can take.
fn part(stage: &Stage, count: u32, spares: u32, each: Power) -> Stage {
    let capacity = each * f64::from(count);
    let share = if Power::ZERO < stage.capacity {
        capacity / stage.capacity
    } else {
        0.0
    };
    Stage {
        count,
        spares: spares.min(count),
        capacity,
        // Spares that the header holds in common stand by for every group in proportion.
        firm: stage.firm * share,
        load: stage.load * share,
        power: stage.power * share,
    }
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "GPUs of a site are far below 2⁵³"
)]
fn of_gpus(all: i64, part: Power, of: Power) -> i64 {
    if of <= Power::ZERO {
        return 0;
    }
    libm::round(all as f64 * (part / of)) as i64
}
