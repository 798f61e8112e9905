//! Cables and step-up transformers as series impedances: what they lose, and the reactive power they take.

use crate::scenario::plan::Block;
use crate::scenario::plan::Feeder;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Topology;
use crate::units::ApparentPower;
use crate::units::Power;

/// Frequency of the catalogue's reactances, Hz; they grow in proportion. Source: E1, and the notes of the rows.
const CATALOGUE_HZ: f64 = 50.0;

/// Largest current of a medium-voltage feeder, A: breakers of the 600 A class (B).
pub(super) const FEEDER_A: f64 = 600.0;

/// Power factor that generators are rated at. Usual on nameplates, 0.8 to 0.85 (B).
pub(super) const GENERATOR_POWER_FACTOR: f64 = 0.85;

/// Line voltage where nothing says it, kV: the usual one of a large site on 60 Hz (power reference 3.3).
const USUAL_KV: f64 = 34.5;

/// √3, the line voltage over the phase voltage.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// What stands in series: impedance on 1 MVA, losses without load, and what the conductors charge.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Series {
    /// Resistance, 1.
    pub r: f64,
    /// Reactance, 1.
    pub x: f64,
    /// Loss without load, MW.
    pub no_load_mw: f64,
    /// Capacitance of each phase to ground, nF.
    pub charge_nf: f64,
}

impl Series {
    /// Two of them, one behind the other.
    pub fn and(self, other: Self) -> Self {
        Self {
            r: self.r + other.r,
            x: self.x + other.x,
            no_load_mw: self.no_load_mw + other.no_load_mw,
            charge_nf: self.charge_nf + other.charge_nf,
        }
    }

    /// What is lost while this leaves it.
    ///
    /// ```text
    /// P₀ + r·S²        r on 1 MVA, S in MVA
    /// ```
    ///
    /// Joule's law at rated voltage; a voltage 5 % lower makes it 10 % more.
    pub fn loss(&self, through: ApparentPower) -> Power {
        let mva = through.mva();
        Power::from_mw(self.no_load_mw + self.r * mva * mva)
    }

    /// Nothing is in series.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A named cable as long as the plan says, in as many strands side by side as carry `carries`; none where the plan
/// names no cable.
///
/// ```text
/// r = R'·l / (n·U²)      x = X'·(f/50 Hz)·l / (n·U²)      on 1 MVA, U in kV
/// ```
///
/// Source: the catalogue row. Resistance is that of the row's temperature; at 70 °C it is a fifth higher.
pub(super) fn cable(plan: &Plan, feeder: &Feeder, kv: f64, carries: ApparentPower) -> Series {
    let Some(row) = feeder.cable.as_deref().filter(|_| 0.0 < kv) else {
        return Series::default();
    };
    let each = row.continuous(kv).mva();
    let strands = if 0.0 < each {
        (carries.mva() / each).ceil().max(1.0)
    } else {
        1.0
    };
    let km = feeder.length.m() / 1e3;
    let base = strands * kv * kv;
    Series {
        r: row.resistance_ohm_per_km * km / base,
        x: row.reactance_ohm_per_km * (plan.frequency_hz / CATALOGUE_HZ) * km / base,
        no_load_mw: 0.0,
        charge_nf: row.capacitance_nf_per_km.unwrap_or(0.0) * km * strands,
    }
}

/// Step-up transformers of one bus of units: as many side by side as its units need; none where the units make the
/// section's voltage.
pub(super) fn step_up(group: &Generation, bus: ApparentPower) -> Series {
    let Some(row) = group.step_up.as_deref().filter(|row| 0.0 < row.base.mva()) else {
        return Series::default();
    };
    let count = transformers(group, bus);
    let base = row.base.mva();
    let (z, r) = (row.impedance_percent, row.resistance_percent);
    Series {
        r: row.load_loss.mw() / (base * base * count),
        x: (z * z - r * r).max(0.0).sqrt() / 100.0 / (base * count),
        no_load_mw: row.no_load.mw() * count,
        charge_nf: 0.0,
    }
}

/// Step-up transformers side by side on one bus of units.
pub(super) fn transformers(group: &Generation, bus: ApparentPower) -> f64 {
    let rating = group.step_up.as_deref().map_or(0.0, |row| row.rating.mva());
    if rating <= 0.0 {
        return 0.0;
    }
    (bus.mva() / rating).ceil().max(1.0)
}

/// Everything between one bus of units and its section: step-up transformers and cable.
pub(super) fn of_units(plan: &Plan, group: &Generation, bus: ApparentPower, kv: f64) -> Series {
    step_up(group, bus).and(cable(plan, &group.feeder, kv, bus))
}

/// Medium voltage of the site, kV: as given, of its sections, feeds or blocks.
pub(super) fn medium_kv(plan: &Plan) -> f64 {
    let power = &plan.power;
    let given = power.network.voltage.map(|voltage| voltage.kv());
    let of_sections = || {
        let mut sections = power.network.sections.iter();
        sections.find_map(|section| section.voltage.map(|voltage| voltage.kv()))
    };
    let of_feeds = || {
        let mut feeds = power.grid.iter();
        feeds.find_map(|grid| Some(grid.transformer.as_ref()?.low_kv))
    };
    let of_blocks = || {
        let mut blocks = power.blocks.iter();
        blocks.find_map(|block| Some(block.unit.as_ref()?.high_kv))
    };
    given
        .or_else(of_sections)
        .or_else(of_feeds)
        .or_else(of_blocks)
        .unwrap_or(USUAL_KV)
}

/// What a medium-voltage feeder of a group carries: its breaker, or less by its cable.
pub(super) fn feeder_rating(block: &Block, kv: f64, breaker_a: f64) -> ApparentPower {
    let breaker = ApparentPower::from_mva(ROOT_3 * kv * breaker_a / 1e3);
    let by_cable = block.feeder.cable.as_ref().map(|row| row.continuous(kv));
    by_cable.map_or(breaker, |cable| breaker.min(cable))
}

/// Independent systems of a topology, as far as medium voltage is concerned.
pub(super) fn systems(topology: Topology) -> usize {
    match topology {
        Topology::TwoN => 2,
        Topology::Distributed { have } => have.max(2) as usize,
        _ => 1,
    }
}

/// Feeders of a group: with two paths as few for each system as carry it, otherwise one for each block.
pub(super) fn feeders(block: &Block, block_mva: f64, feeder_mva: f64) -> f64 {
    let have = systems(block.topology);
    let blocks = f64::from(block.count);
    if have < 2 || block_mva <= 0.0 {
        return blocks;
    }
    let lanes = f64::from(u32::try_from(have).unwrap_or(1));
    let in_lane = (blocks / lanes).ceil();
    let per_feeder = (feeder_mva / block_mva).floor().max(1.0);
    (in_lane / per_feeder).ceil().max(1.0) * lanes.min(blocks)
}
