//! The chain from racks to the site bus: what every level carries, and what is lost on the way.

use super::cables;
use super::cables::square_loss;
use super::series;
use crate::physics::conductor;
use crate::physics::ups;
use crate::scenario::plan::Block;
use crate::scenario::plan::LoadClass;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Topology;
use crate::units::Length;
use crate::units::Power;
use serde::Deserialize;
use serde::Serialize;

/// What the chain of one hall must feed, by load class, at design peak.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HallLoads {
    /// GPU racks.
    pub gpu_racks: Power,
    /// Support racks.
    pub support_racks: Power,
    /// Pumps of CDUs and fans of doors and air handlers.
    pub fluid: Power,
}

/// What the mechanical blocks feed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlantLoads {
    /// Chillers, towers, dry coolers, pumps.
    pub machines: Power,
    /// Coolers of halls that hang on a mechanical block and not on their hall's.
    pub hall_coolers: Power,
}

/// The chain of one hall: from its racks to the medium-voltage side of its blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HallChain {
    /// Power blocks.
    pub blocks: BlockState,
    /// Losses that the air of the hall must take away: UPS.
    pub ups_loss: Power,
    /// Losses of UPS that stand outdoors.
    pub outdoor_ups_loss: Power,
    /// Losses that the air of the hall must take away: busways.
    pub busway_loss: Power,
    /// Losses that the air of the hall must take away: boards, feeders, cords.
    pub board_loss: Power,
    /// Losses of block transformers, on pads outdoors.
    pub transformer_loss: Power,
}

/// Power blocks of one hall, or of the plant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BlockState {
    /// At the low-voltage boards.
    pub load: Power,
    /// All blocks that are ready.
    pub capacity: Power,
    /// Of it held so that one failure is carried.
    pub reserve: Power,
}

/// The chain of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SiteChain {
    /// At the site bus.
    pub site: Power,
    /// All losses.
    pub losses: ChainLosses,
    /// What the blocks of the plant carry.
    pub plant_blocks: BlockState,
}

/// Losses by where they arise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChainLosses {
    /// Utility and step-up transformers with their cables, outdoors.
    pub feed_transformers: Power,
    /// Medium-voltage cables, outdoors.
    pub mv_cables: Power,
    /// Block transformers with the cables to their boards, on pads outdoors.
    pub block_transformers: Power,
    /// UPS of all classes and blocks: in the halls, or outdoors where the class says so.
    pub ups: Power,
    /// Busways, in the halls.
    pub busways: Power,
    /// Low-voltage boards, feeders and rack cords, in the halls.
    pub boards: Power,
    /// Where the chain is not drawn: the share of IT that the planner gives.
    pub by_share: Power,
}

/// UPS frames are bought a fifth larger than their load. Their loss is flat around this point, so a
/// tenth either way moves the result by less than a tenth of a percent of the load.
const UPS_SIZING_LOAD: f64 = 0.8;

impl ChainLosses {
    /// All of them.
    pub fn total(&self) -> Power {
        self.feed_transformers
            + self.mv_cables
            + self.block_transformers
            + self.ups
            + self.busways
            + self.boards
            + self.by_share
    }
}

impl HallChain {
    /// What the hall draws at medium voltage.
    pub fn at_medium_voltage(&self) -> Power {
        self.blocks.load + self.transformer_loss
    }

    /// Losses that the air of the hall must take away.
    pub fn room_losses(&self) -> Power {
        self.ups_loss + self.busway_loss + self.board_loss
    }
}

/// Sums loads and losses of one hall. Its blocks share its load in proportion to their rating.
///
/// Nothing is lost here where the planner gives losses as a share of IT: a chain that is not drawn yet.
pub fn hall_chain(plan: &Plan, day: u32, hall: usize, loads: HallLoads) -> HallChain {
    let groups = || {
        plan.power
            .blocks
            .iter()
            .filter(move |group| group.hall == Some(hall) && group.tag.life.holds(day))
    };
    let (capacity, reserve) = capacity(groups());
    let delivered = loads.gpu_racks + loads.support_racks + loads.fluid;
    if plan.power.loss_share.is_some() {
        return HallChain {
            blocks: BlockState {
                load: delivered,
                capacity,
                reserve,
            },
            ..HallChain::default()
        };
    }
    let classes = &plan.power.network.classes;
    let mut indoors = Power::ZERO;
    let mut outdoors = Power::ZERO;
    for (class, load) in [
        (&classes.gpu, loads.gpu_racks),
        (&classes.support, loads.support_racks),
        (&classes.fluid, loads.fluid),
    ] {
        let loss = class_ups_loss(class, load);
        if class.ups_outdoors {
            outdoors += loss;
        } else {
            indoors += loss;
        }
    }
    let behind = delivered + indoors + outdoors;
    let busway_loss = busway_loss(plan, plan.halls[hall].width, behind, capacity, groups());
    let board_loss = square_loss(behind, capacity, plan.power.lv_loss_share);
    // A UPS for the whole block carries what hangs on it with the losses behind it.
    indoors += block_ups_loss(behind + busway_loss, capacity, groups());
    let blocks = BlockState {
        load: delivered + indoors + outdoors + busway_loss + board_loss,
        capacity,
        reserve,
    };
    HallChain {
        blocks,
        ups_loss: indoors,
        outdoor_ups_loss: outdoors,
        busway_loss,
        board_loss,
        transformer_loss: transformer_loss(plan, plan.power.it_power_factor, blocks, groups()),
    }
}

/// Sums the halls, the plant and the house to the site bus.
pub fn site_chain(
    plan: &Plan,
    day: u32,
    halls: &[HallChain],
    it: Power,
    plant: PlantLoads,
) -> SiteChain {
    site_chain_of(plan, day, &halls.iter(), it, plant)
}

/// The same of halls wherever they stand: nothing is copied in the loop over a year.
pub fn site_chain_of<'a>(
    plan: &Plan,
    day: u32,
    halls: &(impl Iterator<Item = &'a HallChain> + Clone),
    it: Power,
    plant: PlantLoads,
) -> SiteChain {
    let groups = || {
        plan.power
            .plant_blocks
            .iter()
            .filter(move |group| group.tag.life.holds(day))
    };
    let (capacity, reserve) = capacity(groups());
    let halls = || halls.clone();
    let fed = plant.machines + plant.hall_coolers;
    let at_halls: Power = halls().map(HallChain::at_medium_voltage).sum();
    let mut losses = ChainLosses {
        block_transformers: halls().map(|hall| hall.transformer_loss).sum(),
        ups: halls()
            .map(|hall| hall.ups_loss + hall.outdoor_ups_loss)
            .sum(),
        busways: halls().map(|hall| hall.busway_loss).sum(),
        boards: halls().map(|hall| hall.board_loss).sum(),
        ..ChainLosses::default()
    };
    if let Some(share) = plan.power.loss_share {
        losses.by_share = it * share;
        return SiteChain {
            site: at_halls + fed + plan.house + losses.by_share,
            losses,
            plant_blocks: BlockState {
                load: fed,
                capacity,
                reserve,
            },
        };
    }
    let classes = &plan.power.network.classes;
    let plant_ups = class_ups_loss(&classes.plant, plant.machines)
        + class_ups_loss(&classes.fluid, plant.hall_coolers)
        + block_ups_loss(fed, capacity, groups());
    let house_ups = class_ups_loss(&classes.house, plan.house);
    losses.ups += plant_ups + house_ups;
    let plant_blocks = BlockState {
        load: fed + plant_ups,
        capacity,
        reserve,
    };
    let plant_loss = transformer_loss(plan, plan.power.drive_power_factor, plant_blocks, groups());
    losses.block_transformers += plant_loss;
    let before_cables = at_halls + plant_blocks.load + plant_loss + plan.house + house_ups;
    let full: Power = halls().map(|hall| hall.blocks.capacity).sum();
    losses.mv_cables = cables::medium_voltage(plan, day, before_cables, full + capacity);
    losses.feed_transformers = cables::sources(plan, day, before_cables + losses.mv_cables);
    SiteChain {
        site: before_cables + losses.mv_cables + losses.feed_transformers,
        losses,
        plant_blocks,
    }
}

/// All blocks, and what of it one failure may take.
///
/// Distributed and 2N: blocks are dealt to the systems in turn, so the largest system has `⌈count / have⌉` blocks,
/// and a system is lost whole. Eighteen blocks of 4N/3 hold five in reserve, not four and a half; of five blocks in
/// 2N the odd one stands beside no other, so that two are firm.
fn capacity<'a>(groups: impl Iterator<Item = &'a Block>) -> (Power, Power) {
    let mut capacity = Power::ZERO;
    let mut reserve = Power::ZERO;
    for group in groups {
        let all = group.unit_power * f64::from(group.count);
        capacity += all;
        reserve += all.min(match group.topology {
            Topology::N => Power::ZERO,
            Topology::NPlusOne => group.unit_power,
            Topology::TwoN => group.unit_power * f64::from(group.count.div_ceil(2)),
            Topology::Distributed { have } => {
                group.unit_power * f64::from(group.count.div_ceil(have.max(1)))
            }
            Topology::Catcher { catchers } => (group.unit_power * f64::from(catchers)).min(all),
        });
    }
    (capacity, reserve)
}

/// Loss of the UPS of a class, sized for its load, in the mode it works in.
fn class_ups_loss(class: &LoadClass, load: Power) -> Power {
    class.ups.as_deref().map_or(Power::ZERO, |row| {
        let points = if class.ups_eco {
            &row.eco
        } else {
            &row.double_conversion
        };
        ups::loss(points, load / UPS_SIZING_LOAD, load)
    })
}

/// Loss of UPS that carry whole blocks, each rated as its block and at its share of the load.
fn block_ups_loss<'a>(
    load: Power,
    capacity: Power,
    groups: impl Iterator<Item = &'a Block>,
) -> Power {
    if capacity <= Power::ZERO {
        return Power::ZERO;
    }
    let with_ups = groups.filter_map(|group| Some((group, group.ups.as_deref()?)));
    with_ups
        .map(|(group, row)| {
            let each = load * (group.unit_power / capacity);
            ups::loss(&row.double_conversion, group.unit_power, each) * f64::from(group.count)
        })
        .sum()
}

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
    rows: Length,
    load: Power,
    capacity: Power,
    groups: impl Iterator<Item = &'a Block>,
) -> Power {
    if capacity <= Power::ZERO {
        return Power::ZERO;
    }
    let mut loss = Power::ZERO;
    for group in groups {
        let Some(busway) = &group.busway else {
            continue;
        };
        let by_hall = if Length::ZERO < rows {
            rows
        } else {
            busway.run
        };
        let run = group.busway_length.unwrap_or(by_hall);
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

/// Losses of the transformers of blocks and of the cables to their boards, each at its share of the load.
fn transformer_loss<'a>(
    plan: &Plan,
    power_factor: f64,
    state: BlockState,
    groups: impl Iterator<Item = &'a Block>,
) -> Power {
    if state.capacity <= Power::ZERO {
        return Power::ZERO;
    }
    let mut loss = Power::ZERO;
    for group in groups {
        let Some(unit) = &group.unit else { continue };
        let each = state.load * (group.unit_power / state.capacity);
        let through = each.at_power_factor(power_factor);
        let cable = series::cable(plan, &group.lv_feeder, unit.low_kv, unit.rating);
        let one = unit.losses().at(through) + cable.loss(through);
        loss += one * f64::from(group.count);
    }
    loss
}
