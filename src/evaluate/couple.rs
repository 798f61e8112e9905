//! Where power and cooling meet: the losses of a hall heat it, and its coolers draw on its chain.

use super::racks::HallIt;
use super::types::Coupling;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::AirSide;
use crate::solve::cooling::Fleet;
use crate::solve::cooling::HallHeat;
use crate::solve::cooling::HeatSide;
use crate::solve::cooling::PlantState;
use crate::solve::cooling::YardAir;
use crate::solve::power;
use crate::solve::power::HallChain;
use crate::solve::power::HallLoads;
use crate::solve::power::PlantLoads;
use crate::solve::power::SiteChain;
use crate::units::Power;
use crate::units::Temperature;

/// Rounds allowed. Losses are a hundredth of the load and fans a thirtieth of what they move, so each
/// round takes the error down a thousandfold; three or four settle any hall.
const MOST_ROUNDS: u32 = 12;

/// Settled when the hall's draw moves by less than this, W: ten millionths of a small hall. Balances close
/// to the last bit all the same, because they sum what the last round says.
const SETTLED_W: f64 = 1.0;

/// One hall, settled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HallState {
    /// Its racks.
    pub it: HallIt,
    /// Its heat, losses in the room included.
    pub heat: HallHeat,
    /// Pumps of CDUs, fans of doors and air handlers.
    pub fluid: Power,
    /// Part of it that mechanical blocks feed and not the hall's own.
    pub fluid_on_plant: Power,
    /// Its chain.
    pub chain: HallChain,
    /// How it settled.
    pub coupling: Coupling,
}

/// The site, settled, on one hour.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteState {
    /// The halls.
    pub halls: Vec<HallState>,
    /// Chillers, towers and dry coolers: all headers together.
    pub plant: PlantState,
    /// The same, header by header.
    pub headers: Vec<PlantState>,
    /// From the halls to the site bus.
    pub chain: SiteChain,
}

/// Settles one hall: losses in its room are heat for its air coolers, whose fans load its chain. `water` is that of
/// each header.
pub fn hall(plan: &Plan, day: u32, hall: usize, it: HallIt, water: &[Temperature]) -> HallState {
    let side = AirSide::of(plan, day, hall, it.racks(), water);
    let mut state = HallState {
        it,
        heat: HallHeat {
            liquid: it.liquid,
            air: it.air(),
        },
        fluid: Power::ZERO,
        fluid_on_plant: Power::ZERO,
        chain: HallChain::default(),
        coupling: Coupling {
            rounds: 0,
            residual: Power::ZERO,
            converged: false,
        },
    };
    let on_plant = share_on_plant(plan, day, hall);
    for round in 1..=MOST_ROUNDS {
        let before = state.chain.blocks.load;
        state.fluid = cooling::fluid_power(&side, state.heat);
        state.fluid_on_plant = state.fluid * on_plant;
        let loads = HallLoads {
            gpu_racks: it.gpu_peak,
            support_racks: it.support_peak,
            fluid: state.fluid - state.fluid_on_plant,
        };
        state.chain = power::hall_chain(plan, day, hall, loads);
        state.heat.air = it.air() + state.chain.room_losses();
        let moved = state.chain.blocks.load - before;
        state.coupling = Coupling {
            rounds: round,
            residual: Power::from_w(moved.w().abs()),
            converged: moved.w().abs() < SETTLED_W,
        };
        if state.coupling.converged {
            break;
        }
    }
    state
}

/// Settles the site around its halls.
pub fn site(
    plan: &Plan,
    day: u32,
    halls: Vec<HallState>,
    fleet: &Fleet,
    air: YardAir,
    water: &[Temperature],
) -> SiteState {
    let it: Power = halls.iter().map(|hall| hall.it.peak()).sum();
    let heat = header_heat(plan, day, &halls, water);
    let headers = fleet.run(plan, &HeatSide { heat, it, air });
    let plant = cooling::together(&headers);
    let chains: Vec<HallChain> = halls.iter().map(|hall| hall.chain).collect();
    let loads = plant_loads(&halls, plant.power());
    let chain = power::site_chain(plan, day, &chains, it, loads);
    SiteState {
        halls,
        plant,
        headers,
        chain,
    }
}

/// What mechanical blocks feed while the plant draws `machines`.
fn plant_loads(halls: &[HallState], machines: Power) -> PlantLoads {
    PlantLoads {
        machines,
        hall_coolers: halls.iter().map(|hall| hall.fluid_on_plant).sum(),
    }
}

/// Share of the pumps and fans of a hall's coolers that hangs on mechanical blocks: of those that name one, by heat
/// and power share.
fn share_on_plant(plan: &Plan, day: u32, hall: usize) -> f64 {
    let (mut all, mut named) = (0.0, 0.0);
    for group in plan.cooling.cdus.iter().chain(&plan.cooling.air) {
        if group.hall != hall || !group.tag.life.holds(day) {
            continue;
        }
        let rated = (group.unit_heat * (group.power_share * f64::from(group.count))).w();
        all += rated;
        if group.station.block.is_some() {
            named += rated;
        }
    }
    if 0.0 < named { named / all } else { 0.0 }
}

/// Heat that the halls give to each header, with the water of each.
pub fn header_heat(
    plan: &Plan,
    day: u32,
    halls: &[HallState],
    water: &[Temperature],
) -> Vec<Power> {
    let mut heat = vec![Power::ZERO; cooling::header_count(plan)];
    for (index, hall) in halls.iter().enumerate() {
        let side = AirSide::of(plan, day, index, hall.it.racks(), water);
        cooling::heat_to_headers(&side, hall.heat, hall.fluid, &mut heat);
    }
    heat
}

/// How the worst hall settled.
pub fn worst(halls: &[HallState]) -> Coupling {
    let start = Coupling {
        rounds: 0,
        residual: Power::ZERO,
        converged: true,
    };
    halls.iter().fold(start, |worst, hall| Coupling {
        rounds: worst.rounds.max(hall.coupling.rounds),
        residual: worst.residual.max(hall.coupling.residual),
        converged: worst.converged && hall.coupling.converged,
    })
}

/// Power at the site bus, and all losses up to it, while the plant draws `plant`: one hour of a year.
pub fn site_power(
    plan: &Plan,
    day: u32,
    halls: &[HallState],
    it: Power,
    plant: Power,
) -> (Power, Power) {
    let loads = plant_loads(halls, plant);
    let chain = power::site_chain_of(plan, day, &halls.iter().map(|hall| &hall.chain), it, loads);
    (chain.site, chain.losses.total())
}
