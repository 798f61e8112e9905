//! Towers and dry coolers at a set point, as one group each.

use super::plant::CellStaging;
use super::plant::CondenserSetPoint;
use super::plant::DryGroup;
use super::plant::Evaporation;
use super::plant::Rejection;
use super::plant::TowerGroup;
use super::plant::TowerKind;
use super::plant::rate;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::tower;
use crate::physics::tower::TowerAir;
use crate::physics::tower::TowerModel;
use crate::physics::tower::WaterUse;
use crate::physics::tower::control;
use crate::physics::tower::control::FanMode;
use crate::physics::tower::control::Held;
use crate::physics::tower::control::Load;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Temperature;

/// The air of an hour at the machines outdoors.
#[derive(Clone, Copy, Debug)]
pub struct Outdoors<'a> {
    /// At towers.
    pub towers: &'a TowerAir,
    /// Dry bulb at air-cooled machines.
    pub dry_bulb: Temperature,
}

/// What all of them do together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rejected {
    pub(super) entering: Temperature,
    pub(super) leaving: Temperature,
    pub(super) heat: Power,
    pub(super) fan: Power,
    pub(super) water: WaterUse,
    pub(super) extrapolated: bool,
}

impl CondenserSetPoint {
    /// What the towers aim at in air of a wet bulb (dry coolers: of a dry bulb).
    pub(super) fn at(&self, reference: Temperature) -> Temperature {
        (reference + self.above)
            .max(self.low)
            .min(self.high.max(self.low))
    }
}

impl Rejection {
    /// What the set point is counted from.
    pub(super) fn reference(&self, outdoors: &Outdoors<'_>) -> Temperature {
        match self {
            Self::Towers(_) => outdoors.towers.wet_bulb,
            Self::Dry(_) | Self::None => outdoors.dry_bulb,
            // Towers are named first and reach further down.
            Self::Beside(parts) => parts
                .first()
                .map_or(outdoors.dry_bulb, |(_, part)| part.reference(outdoors)),
        }
    }

    /// Rejects a heat from a flow so that it leaves at the set point, or as near as they can.
    pub(super) fn hold(
        &self,
        heat: Power,
        flow: MassFlow,
        outdoors: &Outdoors<'_>,
        set_point: Temperature,
    ) -> Rejected {
        match self {
            Self::None => Rejected {
                entering: set_point,
                leaving: set_point,
                heat,
                ..Rejected::default()
            },
            Self::Towers(groups) => towers(groups, heat, flow, outdoors.towers, set_point),
            Self::Dry(group) => group.hold(heat, flow, outdoors, set_point),
            Self::Beside(parts) => beside(parts, heat, flow, outdoors, set_point),
        }
    }
}

impl Rejection {
    /// Towers in balance with chillers whose heat depends on the water that they get, for the usual plant: one kind of
    /// cell and a fixed flow. `None` for others. Three times as fast as asking the whole plant again in every round.
    pub(super) fn balance(
        &self,
        heat: impl Fn(Temperature) -> Power,
        flow: MassFlow,
        outdoors: &Outdoors<'_>,
        set_point: Temperature,
    ) -> Option<Rejected> {
        let Self::Towers(groups) = self else {
            return None;
        };
        let [group] = groups.as_slice() else {
            return None;
        };
        let air = outdoors.towers;
        let (held, cells) = group.staged(flow, set_point, |cells| {
            let of_one = |leaving: Temperature| heat(leaving) / cells;
            let water = flow / cells;
            match &group.model {
                TowerKind::Merkel(tower) => {
                    control::balance(tower, &group.fans, of_one, water, air, set_point)
                }
                TowerKind::York(tower) => {
                    control::balance(tower, &group.fans, of_one, water, air, set_point)
                }
            }
        });
        Some(Rejected {
            entering: held.entering,
            leaving: held.leaving,
            heat: held.heat * cells,
            fan: held.fan * cells,
            water: group.water(&held, cells, air),
            extrapolated: held.extrapolated,
        })
    }
}

impl DryGroup {
    /// All coolers of the group.
    fn hold(
        &self,
        heat: Power,
        flow: MassFlow,
        outdoors: &Outdoors<'_>,
        set_point: Temperature,
    ) -> Rejected {
        let mut air = *outdoors.towers;
        air.air.dry_bulb = outdoors.dry_bulb.max(air.wet_bulb);
        let may_be_wet = self.pads_above.is_none_or(|above| above < air.air.dry_bulb);
        let cooler = DryCooler {
            pads: self.cooler.pads.filter(|_| may_be_wet),
            ..self.cooler
        };
        let load = Load::Heat(heat / self.count);
        let held = cooler.hold(load, rate(flow / self.count), &air, set_point);
        let (evaporation, bleed) = (held.evaporation * self.count, held.bleed * self.count);
        Rejected {
            entering: held.entering,
            leaving: held.leaving,
            heat,
            fan: held.fan * self.count,
            water: WaterUse {
                evaporation,
                drift: MassFlow::ZERO,
                blowdown: bleed,
                make_up: evaporation + bleed,
            },
            extrapolated: false,
        }
    }
}

/// Each part takes its share of heat and water; the water mixes behind them.
fn beside(
    parts: &[(f64, Rejection)],
    heat: Power,
    flow: MassFlow,
    outdoors: &Outdoors<'_>,
    set_point: Temperature,
) -> Rejected {
    let mut all = Rejected {
        heat,
        ..Rejected::default()
    };
    let mut mixed_c = 0.0;
    for (share, part) in parts {
        let held = part.hold(heat * *share, flow * *share, outdoors, set_point);
        mixed_c += *share * held.leaving.c();
        all.add(&held);
    }
    all.leaving = Temperature::from_c(mixed_c);
    all.entering = all.leaving + heat / rate(flow);
    all
}

impl Rejected {
    /// Adds fans and water of a part.
    fn add(&mut self, part: &Self) {
        self.fan += part.fan;
        self.extrapolated |= part.extrapolated;
        self.water += part.water;
    }
}

/// Water and heat go over the groups in proportion to their design water; their water mixes behind them.
fn towers(
    groups: &[TowerGroup],
    heat: Power,
    flow: MassFlow,
    air: &TowerAir,
    set_point: Temperature,
) -> Rejected {
    let design: MassFlow = groups
        .iter()
        .map(|group| group.design_water() * group.cells)
        .sum();
    let mut all = Rejected {
        heat,
        entering: set_point,
        leaving: set_point,
        ..Rejected::default()
    };
    if !(0.0 < design.kg_per_s()) {
        return all;
    }
    let mut mixed_c = 0.0;
    for group in groups {
        let share = group.design_water() * group.cells / design;
        let (held, cells) = group.hold(heat * share, flow * share, air, set_point);
        mixed_c += share * held.leaving.c();
        all.fan += held.fan * cells;
        all.extrapolated |= held.extrapolated;
        all.water += group.water(&held, cells, air);
    }
    all.leaving = Temperature::from_c(mixed_c);
    all.entering = all.leaving + heat / rate(flow);
    all
}

impl TowerGroup {
    fn design_water(&self) -> MassFlow {
        match &self.model {
            TowerKind::Merkel(tower) => tower.design_water(),
            TowerKind::York(tower) => tower.design_water(),
        }
    }

    /// Cells that a flow goes over.
    fn cells_on(&self, flow: MassFlow) -> f64 {
        match self.staging {
            CellStaging::All => self.cells,
            CellStaging::Fewest => {
                let most = self.design_water() * self.cell_flow.1;
                libm::ceil(flow / most - 1e-6)
                    .max(1.0)
                    .min(self.cells.max(1.0))
            }
        }
    }

    /// One cell of those that are on, and how many are.
    fn hold(
        &self,
        heat: Power,
        flow: MassFlow,
        air: &TowerAir,
        set_point: Temperature,
    ) -> (Held, f64) {
        self.staged(flow, set_point, |cells| {
            let (load, water) = (Load::Heat(heat / cells), flow / cells);
            match &self.model {
                TowerKind::Merkel(tower) => {
                    control::hold(tower, &self.fans, load, water, air, set_point)
                }
                TowerKind::York(tower) => {
                    control::hold(tower, &self.fans, load, water, air, set_point)
                }
            }
        })
    }

    /// Asks one cell of as few as carry the water and, while full fans miss the set point and each of one more would
    /// still have enough water, of one more.
    fn staged(
        &self,
        flow: MassFlow,
        set_point: Temperature,
        ask: impl Fn(f64) -> Held,
    ) -> (Held, f64) {
        let mut cells = self.cells_on(flow);
        loop {
            let held = ask(cells);
            let misses = held.mode == FanMode::Full && set_point < held.leaving;
            let has_water = || self.design_water() * self.cell_flow.0 < flow / (cells + 1.0);
            if !(misses && cells + 1.0 <= self.cells && has_water()) {
                return (held, cells);
            }
            cells += 1.0;
        }
    }

    /// Water of all cells that are on.
    fn water(&self, held: &Held, cells: f64, air: &TowerAir) -> WaterUse {
        let evaporation = match self.evaporation {
            Evaporation::DryAir => held.evaporation,
            Evaporation::MoistAir => control::evaporation_by_moist_air(held, air),
        };
        tower::water_use(evaporation * cells, held.drift * cells, self.cycles)
    }
}
