//! What cools a header's condenser water, or makes its facility water: towers and dry coolers.

use super::dry;
use super::machines::DryKind;
use super::machines::TowerKind;
use super::plant::PlantState;
use super::plant::YardAir;
use super::staging;
use crate::physics::dry_cooler::Cooled;
use crate::physics::tower;
use crate::physics::tower::TowerAir;
use crate::physics::tower::control::Load;
use crate::physics::water::Coolant;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Towers and dry coolers of one header.
#[derive(Clone, Debug)]
pub(super) struct Sinks {
    pub(super) towers: Vec<TowerKind>,
    pub(super) dry: Vec<DryKind>,
    /// Share of the towers that run while the spares stand by.
    pub(super) running: f64,
    /// Share of the heat that towers take; dry coolers take the rest.
    pub(super) tower_share: f64,
    /// Warming of their water.
    pub(super) rise: TempDelta,
    /// What flows in them.
    pub(super) fluid: Coolant,
    /// They make nothing colder.
    pub(super) coldest: Temperature,
}

impl Sinks {
    /// Splits heat by what towers and dry coolers carry at the warmest water allowed.
    pub(super) fn share(&mut self, limit: Temperature, air: &YardAir) {
        let dry = self.dry.iter().map(|kind| kind.at_limit * kind.running);
        let dry: Power = dry.sum();
        if Power::ZERO < dry {
            let cells = self.towers.iter().map(|kind| {
                let held = kind.cell.heat_at(limit, self.rise, air.towers, 1.0);
                held.heat * (kind.count * self.running)
            });
            let cells: Power = cells.sum();
            self.tower_share = cells / (cells + dry);
        } else if self.towers.is_empty() && !self.dry.is_empty() {
            self.tower_share = 0.0;
        }
    }

    /// Condenser water that all sinks at full air make, no colder than the chillers take.
    ///
    /// `None` where there is neither tower nor dry cooler.
    pub(super) fn leaving(&self, heat: Power, air: &YardAir) -> Option<Temperature> {
        let rated = self.rated_rejection();
        let dry = self.rated_dry();
        if rated <= Power::ZERO && dry <= Power::ZERO {
            return None;
        }
        let by_towers = heat * self.tower_share;
        let mixed = self.towers.iter().map(|kind| {
            let load = self.load_of_one(kind, by_towers, rated);
            let leaving = kind
                .cell
                .leaving(load, self.water_through(kind, load), air.towers, 1.0);
            leaving.c() * (kind.cell.rating.heat * kind.count / rated)
        });
        let mut mixed: f64 = mixed.sum();
        if Power::ZERO < dry {
            let by_dry = self.dry.iter().map(|kind| {
                let held = self.hold(kind, heat * (1.0 - self.tower_share), air);
                held.leaving.c() * (self.weight(kind) / dry)
            });
            let by_dry: f64 = by_dry.sum();
            mixed = if self.towers.is_empty() {
                by_dry
            } else {
                mixed * self.tower_share + by_dry * (1.0 - self.tower_share)
            };
        }
        Some(Temperature::from_c(mixed).max(self.coldest))
    }

    /// All sinks but the spares, with the air that holds their water.
    pub(super) fn reject(&self, heat: Power, air: &YardAir, state: &mut PlantState) {
        let rated = self.rated_rejection();
        for kind in self.towers.iter().filter(|_| Power::ZERO < rated) {
            let load = self.load_of_one(kind, heat * self.tower_share, rated);
            let water = self.water_through(kind, load);
            let point = staging::held_above(&kind.cell, load, water, air.towers, self.coldest);
            let cells = kind.count * self.running;
            state.fan_power += point.fan * cells;
            let water = tower::water_use(point.evaporation, point.drift, kind.cycles);
            state.evaporation_kg_per_s += water.evaporation.kg_per_s() * cells;
            state.drift_kg_per_s += water.drift.kg_per_s() * cells;
            state.blowdown_kg_per_s += water.blowdown.kg_per_s() * cells;
            state.extrapolated |= point.extrapolated;
        }
        for kind in &self.dry {
            let held = self.hold(kind, heat * (1.0 - self.tower_share), air);
            state.fan_power += held.fan * kind.running;
            let water = held.evaporation + held.bleed;
            state.pad_water_kg_per_s += water.kg_per_s() * kind.running;
        }
    }

    /// One dry cooler under its share of a heat, its fans as slow as the set point allows.
    fn hold(&self, kind: &DryKind, heat: Power, air: &YardAir) -> Cooled {
        let all = self.rated_dry();
        let load = heat * (self.weight(kind) / all) / kind.running;
        let yard: &TowerAir = dry::hardest(&kind.cooler, kind.above, air);
        let water = HeatCapacityRate::from_w_per_k(load.w() / self.rise.k());
        dry::in_air(kind.cooler, kind.above, yard).hold(Load::Heat(load), water, yard, self.coldest)
    }

    /// By what dry coolers share their heat: what they carry in the design hour, or their rating where that is
    /// nothing.
    fn weight(&self, kind: &DryKind) -> Power {
        let able = self.dry.iter().any(|kind| Power::ZERO < kind.at_limit);
        let one = if able {
            kind.at_limit
        } else {
            kind.rated * self.rise
        };
        one * kind.running
    }

    fn rated_dry(&self) -> Power {
        self.dry.iter().map(|kind| self.weight(kind)).sum()
    }

    fn rated_rejection(&self) -> Power {
        self.towers
            .iter()
            .map(|kind| kind.cell.rating.heat * kind.count)
            .sum()
    }

    fn load_of_one(&self, kind: &TowerKind, heat: Power, rated: Power) -> Power {
        heat * (kind.cell.rating.heat / rated) / self.running
    }

    /// Water that carries a cell's load at the plant's warming.
    fn water_through(&self, kind: &TowerKind, load: Power) -> MassFlow {
        self.fluid
            .mass_flow(load, self.rise, kind.cell.rating.leaving)
    }
}
