//! Limits in series: capacity, used, reserve, stranded and free, and what is free in GPUs.

use super::couple;
use super::couple::HallState;
use super::couple::SiteState;
use super::day::Ground;
use super::plant_limits;
use super::plant_limits::SiteNeed;
use super::racks::HallRacks;
use super::room_air;
use super::search;
use super::types::Limit;
use super::types::LimitKind;
use super::types::LimitUnit;
use crate::scenario::plan::SizedBy;
use crate::solve::cooling;
use crate::solve::cooling::HallCooling;
use crate::solve::floor;
use crate::solve::power::BlockState;
use crate::units::Power;

/// A limit before it is counted in GPUs.
pub(super) struct Draft {
    pub(super) kind: LimitKind,
    pub(super) unit: LimitUnit,
    pub(super) capacity: f64,
    pub(super) used: f64,
    pub(super) reserve: f64,
    pub(super) stranded: f64,
}

impl Draft {
    /// Capacity, used, reserve and stranded; free is what is left of them, so that they always add up.
    fn limit(
        &self,
        id: String,
        hall: Option<usize>,
        free_gpus: i64,
        shortfall_without_reserve: i64,
    ) -> Limit {
        Limit {
            id,
            kind: self.kind,
            hall,
            unit: self.unit,
            capacity: self.capacity,
            used: self.used,
            reserve: self.reserve,
            stranded: self.stranded,
            free: self.capacity - self.used - self.reserve - self.stranded,
            free_gpus,
            shortfall_without_reserve,
        }
    }
}

/// Limits of the whole site on a day.
pub fn site_limits(ground: &Ground<'_>, state: &SiteState) -> Vec<Limit> {
    let mut drafts: Vec<(String, Draft, SiteNeed)> = vec![supply(ground, state)];
    drafts.extend(plant_limits::drafts(ground, state));
    let water = ground.plan.water_peak_day.map(|allowed| {
        let draft = Draft {
            kind: LimitKind::Water,
            unit: LimitUnit::MlPerDay,
            capacity: allowed.ml_per_day(),
            used: ground.water(&ground.mean_hour(0)).ml_per_day(),
            reserve: 0.0,
            stranded: 0.0,
        };
        ("water".to_owned(), draft, SiteNeed::Water)
    });
    drafts.extend(water);
    let counted = drafts.into_iter().map(|(id, draft, need)| {
        let available = draft.capacity - draft.stranded;
        let with_reserve = free_on_site(ground, need, available - draft.reserve);
        let all = if need == SiteNeed::Supply {
            ground.supply.without_reserve.mw()
        } else {
            available
        };
        let without = if draft.used <= all {
            0
        } else {
            free_on_site(ground, need, all).min(0)
        };
        draft.limit(id, None, with_reserve, without)
    });
    counted.collect()
}

/// Limits of one hall on a day.
pub fn hall_limits(ground: &Ground<'_>, racks: &HallRacks, state: &HallState) -> Vec<Limit> {
    let id = |name: &str| format!("{}/{name}", ground.plan.halls[racks.hall].tag.id);
    let hall = Some(racks.hall);
    let coolers = ground.coolers[racks.hall];
    let mut blocks = blocks(state.chain.blocks);
    let by_blocks_rule = ground.plan.power.network.rules.blocks_by;
    blocks.used += beyond_peak(by_blocks_rule, state).mw();
    let firm_blocks = state.chain.blocks.capacity - state.chain.blocks.reserve;
    let by_blocks = |allowed: Power| {
        free_in_hall(
            ground,
            racks,
            |extra| {
                let state = hall_at(ground, racks, extra);
                (state.chain.blocks.load + beyond_peak(by_blocks_rule, &state)).mw()
            },
            allowed.mw(),
        )
    };
    let by_cooling = |firm: bool| {
        // How far the side that is shorter lies above what it has.
        let need = |extra| {
            let state = hall_at(ground, racks, extra);
            let side = room_air::side(ground, racks.hall, &state);
            cooling::beyond_hall(&side, state.heat, firm).mw()
        };
        free_in_hall(ground, racks, need, 0.0)
    };
    vec![
        blocks.limit(
            id("blocks"),
            hall,
            by_blocks(firm_blocks),
            by_blocks(state.chain.blocks.capacity),
        ),
        hall_cooling(ground, racks, state, coolers).limit(
            id("cooling"),
            hall,
            by_cooling(true),
            by_cooling(false).min(0),
        ),
        positions(ground, racks, state, id("positions")),
    ]
}

/// Firm cooling of a hall in IT power: the smaller of its liquid and its air side.
pub fn firm_hall_cooling(ground: &Ground<'_>, racks: &HallRacks) -> Power {
    let coolers = ground.coolers[racks.hall];
    let shares = Shares::of(ground, racks);
    shares
        .liquid(coolers.liquid_firm)
        .min(shares.air(coolers.air_firm))
        .min(Power::from_mw(UNLIMITED_MW))
}

fn supply(ground: &Ground<'_>, state: &SiteState) -> (String, Draft, SiteNeed) {
    let supply = &ground.supply;
    let draft = Draft {
        kind: LimitKind::Supply,
        unit: LimitUnit::Mw,
        capacity: supply.capacity.mw(),
        used: SiteNeed::supply(ground, state),
        reserve: (supply.capacity - supply.stranded - supply.firm).mw(),
        stranded: supply.stranded.mw(),
    };
    ("supply".to_owned(), draft, SiteNeed::Supply)
}

/// What racks may draw beyond the design peak, where a level is judged by nameplate. Losses keep to the peak.
pub(super) fn beyond_peak(rule: SizedBy, state: &HallState) -> Power {
    if rule == SizedBy::Nameplate {
        (state.it.nameplate - state.it.peak()).max(Power::ZERO)
    } else {
        Power::ZERO
    }
}

pub(super) fn blocks(state: BlockState) -> Draft {
    Draft {
        kind: LimitKind::Blocks,
        unit: LimitUnit::Mw,
        capacity: state.capacity.mw(),
        used: state.load.mw(),
        reserve: state.reserve.mw(),
        stranded: 0.0,
    }
}

/// In IT power. Capacity is that of the larger side; what the smaller side holds back of it is stranded.
fn hall_cooling(
    ground: &Ground<'_>,
    racks: &HallRacks,
    state: &HallState,
    coolers: HallCooling,
) -> Draft {
    let shares = Shares::of(ground, racks);
    let liquid = (
        shares.liquid(coolers.liquid_capacity),
        shares.liquid(coolers.liquid_firm),
    );
    let air = (
        shares.air(coolers.air_capacity),
        shares.air(coolers.air_firm),
    );
    let (binding, other) = if liquid.1 <= air.1 {
        (liquid, air)
    } else {
        (air, liquid)
    };
    let no_other = Power::from_mw(UNLIMITED_MW) <= other.0;
    let capacity = if no_other {
        binding.0
    } else {
        binding.0.max(other.0)
    };
    Draft {
        kind: LimitKind::HallCooling,
        unit: LimitUnit::MwIt,
        capacity: capacity.mw(),
        used: state.it.peak().mw(),
        reserve: (binding.0 - binding.1).mw(),
        stranded: (capacity - binding.0).mw(),
    }
}

fn positions(ground: &Ground<'_>, racks: &HallRacks, state: &HallState, id: String) -> Limit {
    let room = &ground.plan.halls[racks.hall];
    let places = i64::from(floor::gpu_positions(room, &ground.layout.halls[racks.hall]));
    let gpus_per_rack = i64::from(racks.gpus_per_rack(ground.plan));
    let free_racks = places - i64::from(state.it.gpu_racks);
    let free_gpus = free_racks * gpus_per_rack;
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of GPUs are far below 2⁵³"
    )]
    let (used, free) = (state.it.gpus as f64, free_gpus as f64);
    Limit {
        id,
        kind: LimitKind::Positions,
        hall: Some(racks.hall),
        unit: LimitUnit::Gpus,
        capacity: used + free,
        used,
        reserve: 0.0,
        stranded: 0.0,
        free,
        free_gpus,
        shortfall_without_reserve: free_gpus.min(0),
    }
}

/// A side that takes no share of the heat limits nothing; this stands for it, MW.
const UNLIMITED_MW: f64 = 1e9;

/// Share of a hall's IT power that leaves as heat by either way.
pub(super) struct Shares {
    pub(super) liquid: f64,
    pub(super) air: f64,
}

impl Shares {
    /// Of the racks that stand; of one array of the mix being installed where none does.
    pub(super) fn of(ground: &Ground<'_>, racks: &HallRacks) -> Self {
        let extra = if racks.gpu_racks() == 0 {
            i64::from(racks.racks_per_array(ground.plan))
        } else {
            0
        };
        let state = hall_at(ground, racks, extra);
        let it = state.it.peak();
        if it <= Power::ZERO {
            return Self {
                liquid: 0.0,
                air: 1.0,
            };
        }
        Self {
            liquid: state.heat.liquid / it,
            air: state.heat.air / it,
        }
    }

    fn liquid(&self, capacity: Power) -> Power {
        over(capacity, self.liquid)
    }

    fn air(&self, capacity: Power) -> Power {
        over(capacity, self.air)
    }
}

fn over(capacity: Power, share: f64) -> Power {
    if share <= 0.0 {
        Power::from_mw(UNLIMITED_MW)
    } else {
        capacity / share
    }
}

fn hall_at(ground: &Ground<'_>, racks: &HallRacks, extra: i64) -> HallState {
    couple::hall(
        ground.plan,
        ground.day,
        racks.hall,
        racks.with_extra(ground.plan, extra),
        &ground.water,
    )
}

/// GPUs of the mix being installed that fit in a hall, in whole racks; negative when some must go.
fn free_in_hall(
    ground: &Ground<'_>,
    racks: &HallRacks,
    need: impl FnMut(i64) -> f64,
    available: f64,
) -> i64 {
    let gpus_per_rack = i64::from(racks.gpus_per_rack(ground.plan));
    if gpus_per_rack == 0 {
        return 0;
    }
    let least = -i64::from(racks.gpu_racks());
    search::most_racks(need, available + TOLERANCE_MW, least) * gpus_per_rack
}

/// GPUs of the mix being installed that fit on the site.
fn free_on_site(ground: &Ground<'_>, need: SiteNeed, available: f64) -> i64 {
    let gpus_per_rack = ground.gpus_per_rack();
    if gpus_per_rack == 0 {
        return 0;
    }
    let need = |extra: i64| need.of(ground, extra);
    search::most_racks(need, available + TOLERANCE_MW, -ground.gpu_racks()) * gpus_per_rack
}

/// A need that meets what is available to the last bit counts as met, MW: a milliwatt.
const TOLERANCE_MW: f64 = 1e-9;
