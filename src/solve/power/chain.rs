//! The chain from racks to the site bus: what every level carries, and what is lost on the way.

use crate::physics::conductor;
use crate::physics::ups;
use crate::scenario::plan::Block;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Topology;
use crate::units::Length;
use crate::units::Power;

/// What the chain must feed, by load class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainLoads<'a> {
    /// GPU racks of each hall at design peak.
    pub gpu_racks: &'a [Power],
    /// Support racks of each hall.
    pub support_racks: &'a [Power],
    /// Pumps of CDUs and fans of doors of each hall.
    pub fluid: &'a [Power],
    /// Chillers, towers, facility and condenser pumps.
    pub plant: Power,
    /// Everything else.
    pub house: Power,
}

/// Losses by where they arise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChainLosses {
    /// Utility transformers, outdoors.
    pub feed_transformers: Power,
    /// Medium-voltage cables, outdoors.
    pub mv_cables: Power,
    /// Block transformers, on pads outdoors.
    pub block_transformers: Power,
    /// UPS, in the halls.
    pub ups: Power,
    /// Busways, in the halls.
    pub busways: Power,
    /// Where the chain is not drawn: the share of IT that the planner gives.
    pub by_share: Power,
}

/// The chain on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainState {
    /// At the site bus.
    pub site: Power,
    /// All losses.
    pub losses: ChainLosses,
    /// Losses in each hall, which its air must take away.
    pub room_losses: Vec<Power>,
    /// What the blocks of each hall carry.
    pub blocks: Vec<BlockGroupState>,
    /// What the blocks of the plant carry.
    pub plant_blocks: BlockGroupState,
}

/// Power blocks of one hall, or of the plant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BlockGroupState {
    /// At the low-voltage boards.
    pub load: Power,
    /// All blocks that are ready.
    pub capacity: Power,
    /// Of it held so that one failure is carried.
    pub reserve: Power,
}

impl ChainLosses {
    /// All of them.
    pub fn total(&self) -> Power {
        self.outdoors() + self.in_rooms()
    }

    /// Those that cooled rooms must take away.
    pub fn in_rooms(&self) -> Power {
        self.ups + self.busways
    }

    fn outdoors(&self) -> Power {
        self.feed_transformers + self.mv_cables + self.block_transformers + self.by_share
    }
}

/// Sums loads and losses from the racks to the site bus.
///
/// Blocks of a hall share its load equally. The planner's `loss_share` replaces the whole computation
/// where it is given: a site whose chain is not drawn yet.
pub fn chain(plan: &Plan, day: u32, loads: &ChainLoads<'_>) -> ChainState {
    let mut losses = ChainLosses::default();
    let drawn = plan.power.loss_share.is_none();
    let mut room_losses = vec![Power::ZERO; plan.halls.len()];
    let mut blocks = Vec::with_capacity(plan.halls.len());
    let mut above_blocks = Power::ZERO;
    for (hall, room_loss) in room_losses.iter_mut().enumerate() {
        let groups = || {
            plan.power
                .blocks
                .iter()
                .filter(move |group| group.hall == Some(hall))
        };
        let ups_loss = if drawn {
            hall_ups_loss(plan, loads, hall)
        } else {
            Power::ZERO
        };
        let behind =
            loads.gpu_racks[hall] + loads.support_racks[hall] + loads.fluid[hall] + ups_loss;
        let busway_loss = if drawn {
            busway_loss(plan, day, hall, behind, groups())
        } else {
            Power::ZERO
        };
        let state = group_state(day, behind + busway_loss, groups());
        let transformer_loss = if drawn {
            transformer_loss(plan, day, state, groups())
        } else {
            Power::ZERO
        };
        losses.ups += ups_loss;
        losses.busways += busway_loss;
        losses.block_transformers += transformer_loss;
        *room_loss = ups_loss + busway_loss;
        above_blocks += state.load + transformer_loss;
        blocks.push(state);
    }
    let plant_blocks = group_state(day, loads.plant, plan.power.plant_blocks.iter());
    if drawn {
        let plant_loss = transformer_loss(plan, day, plant_blocks, plan.power.plant_blocks.iter());
        losses.block_transformers += plant_loss;
        above_blocks += plant_loss;
    }
    let at_medium_voltage = above_blocks + loads.plant + loads.house;
    match plan.power.loss_share {
        Some(share) => losses.by_share = it_of(loads) * share,
        None => {
            losses.mv_cables = mv_cable_loss(plan, at_medium_voltage, &blocks, plant_blocks);
            losses.feed_transformers = feed_loss(plan, day, at_medium_voltage + losses.mv_cables);
        }
    }
    let site = at_medium_voltage + losses.mv_cables + losses.feed_transformers + losses.by_share;
    ChainState {
        site,
        losses,
        room_losses,
        blocks,
        plant_blocks,
    }
}

/// Capacity and reserve of the blocks that are ready, for any load.
pub fn block_capacity<'a>(day: u32, groups: impl Iterator<Item = &'a Block>) -> (Power, Power) {
    let mut capacity = Power::ZERO;
    let mut reserve = Power::ZERO;
    for group in groups.filter(|group| group.tag.life.holds(day)) {
        let all = group.unit_power * f64::from(group.count);
        capacity += all;
        reserve += all.min(match group.topology {
            Topology::N => Power::ZERO,
            Topology::NPlusOne => group.unit_power,
            Topology::TwoN => all * 0.5,
            Topology::Distributed { have } => all / f64::from(have),
        });
    }
    (capacity, reserve)
}

fn group_state<'a>(
    day: u32,
    load: Power,
    groups: impl Iterator<Item = &'a Block>,
) -> BlockGroupState {
    let (capacity, reserve) = block_capacity(day, groups);
    BlockGroupState {
        load,
        capacity,
        reserve,
    }
}

fn it_of(loads: &ChainLoads<'_>) -> Power {
    let gpu: Power = loads.gpu_racks.iter().copied().sum();
    let support: Power = loads.support_racks.iter().copied().sum();
    gpu + support
}

/// UPS loss of support racks and fluid loads, each UPS sized so that its load is 80 % of its rating.
fn hall_ups_loss(plan: &Plan, loads: &ChainLoads<'_>, hall: usize) -> Power {
    let of = |ups: Option<&'static crate::catalog::Ups>, load: Power| {
        ups.map_or(Power::ZERO, |row| {
            ups::loss(&row.double_conversion, load / UPS_SIZING_LOAD, load)
        })
    };
    of(plan.power.support_ups, loads.support_racks[hall])
        + of(plan.power.fluid_ups, loads.fluid[hall])
}

/// UPS frames are bought a fifth larger than their load. Their loss is flat around this point, so a
/// tenth either way moves the result by less than a tenth of a percent of the load.
const UPS_SIZING_LOAD: f64 = 0.8;

/// Busway losses of a hall: each block feeds as many runs as its rating needs, each run as long as the
/// hall's rows and tapped evenly, so that it loses a third of what it would with all load at its end.
///
/// ```text
/// loss = runs · 3·I²·R·L / 3
/// ```
///
/// Source: ∫₀ᴸ (I·(1 − x/L))² dx = I²·L/3, exact for even taps; resistances are catalogue rows.
fn busway_loss<'a>(
    plan: &Plan,
    day: u32,
    hall: usize,
    load: Power,
    groups: impl Iterator<Item = &'a Block> + Clone,
) -> Power {
    let (capacity, _) = block_capacity(day, groups.clone());
    if capacity <= Power::ZERO {
        return Power::ZERO;
    }
    let width = plan.halls[hall].width;
    let mut loss = Power::ZERO;
    for group in groups.filter(|group| group.tag.life.holds(day)) {
        let Some(busway) = group.busway else { continue };
        let run = if Length::ZERO < width {
            width
        } else {
            busway.run
        };
        let each =
            (load * (group.unit_power / capacity)).at_power_factor(plan.power.it_power_factor);
        let rated = group.unit_power.at_power_factor(plan.power.it_power_factor);
        let runs = (rated / busway.continuous()).ceil().max(1.0);
        let current_a = conductor::line_current_a(each / runs, busway.line_v);
        let end_fed =
            conductor::three_phase_loss(current_a, busway.resistance_mohm_per_m / 1e3, run);
        loss += end_fed * (runs / 3.0) * f64::from(group.count);
    }
    loss
}

/// Losses of the transformers of blocks, each at its share of the load.
fn transformer_loss<'a>(
    plan: &Plan,
    day: u32,
    state: BlockGroupState,
    groups: impl Iterator<Item = &'a Block>,
) -> Power {
    if state.capacity <= Power::ZERO {
        return Power::ZERO;
    }
    let mut loss = Power::ZERO;
    for group in groups.filter(|group| group.tag.life.holds(day)) {
        let Some(unit) = group.unit else { continue };
        let each = state.load * (group.unit_power / state.capacity);
        let apparent = each.at_power_factor(plan.power.it_power_factor);
        loss += unit.losses().at(apparent) * f64::from(group.count);
    }
    loss
}

/// Loss of medium-voltage cables: I²R, so it grows with the square of the load.
///
/// ```text
/// loss = share · P · (P / P_full)      with P_full = what all blocks can carry
/// ```
///
/// Source: the planner's share at full load (assumption); valid to the blocks' rating.
fn mv_cable_loss(
    plan: &Plan,
    load: Power,
    blocks: &[BlockGroupState],
    plant: BlockGroupState,
) -> Power {
    let full = blocks
        .iter()
        .fold(plant.capacity, |sum, state| sum + state.capacity);
    if full <= Power::ZERO {
        return Power::ZERO;
    }
    load * (plan.power.mv_cable_loss_share * (load / full))
}

/// Loss of the utility transformers: the grid carries what it may, generation the rest.
fn feed_loss(plan: &Plan, day: u32, load: Power) -> Power {
    let feeds = || {
        plan.power
            .grid
            .iter()
            .filter(|grid| grid.tag.life.holds(day))
    };
    let contracts: Power = feeds().map(|grid| grid.contract).sum();
    if contracts <= Power::ZERO {
        return Power::ZERO;
    }
    let drawn_share = (load / contracts).min(1.0);
    let mut loss = Power::ZERO;
    for grid in feeds() {
        let Some(unit) = grid.transformer else {
            continue;
        };
        if grid.transformer_count == 0 {
            continue;
        }
        let each = grid.contract * (drawn_share / f64::from(grid.transformer_count));
        let apparent = each.at_power_factor(plan.power.it_power_factor);
        loss += unit.losses().at(apparent) * f64::from(grid.transformer_count);
    }
    loss
}
