//! One day: the ground it stands on, its limits, its headroom, and who may run.

use super::coolant;
use super::couple;
use super::couple::HallState;
use super::couple::SiteState;
use super::firm;
use super::headroom;
use super::limits;
use super::racks;
use super::racks::HallRacks;
use super::room_air;
use super::types::Conditions;
use super::types::DayState;
use super::types::ElectricalBalance;
use super::types::HallDay;
use super::types::Limit;
use super::types::ThermalBalance;
use super::weather;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::Fleet;
use crate::solve::cooling::HallCooling;
use crate::solve::cooling::HeatSide;
use crate::solve::cooling::PlantState;
use crate::solve::cooling::YardAir;
use crate::solve::floor::Layout;
use crate::solve::power;
use crate::solve::power::SupplyState;
use crate::solve::roadmap::Step;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Everything a day's questions share: they ask the same site with some racks more or fewer.
pub struct Ground<'a> {
    pub plan: &'a Plan,
    pub layout: &'a Layout,
    pub day: u32,
    pub conditions: Conditions,
    pub supply: SupplyState,
    pub racks: Vec<HallRacks>,
    pub fleet: Fleet,
    /// Water that each header makes for the coolers of the halls.
    pub water: Vec<Temperature>,
    /// What the coolers of each hall can take, with the racks that stand.
    pub coolers: Vec<HallCooling>,
    yard_air: YardAir,
    mean_air: YardAir,
    /// Air over the design day, where pads are wet for a part of it.
    day_air: Vec<YardAir>,
}

impl<'a> Ground<'a> {
    pub fn of(plan: &'a Plan, layout: &'a Layout, step: &Step) -> Self {
        let conditions = weather::conditions(plan, step);
        let yard_air = weather::yard_air(plan, step, &conditions);
        let fleet = Fleet::of(plan, step.day, &yard_air);
        let mut ground = Self {
            plan,
            layout,
            day: step.day,
            supply: power::supply(plan, step.day, weather::intake_air(&conditions)),
            racks: racks::on_day(plan, step.day),
            yard_air,
            mean_air: weather::mean_yard_air(plan, step, &conditions),
            day_air: if fleet.has_pads() {
                weather::yard_over_the_day(plan, step, &conditions)
            } else {
                Vec::new()
            },
            fleet,
            water: cooling::header_supplies(plan),
            coolers: Vec::new(),
            conditions,
        };
        room_air::settle_water(&mut ground);
        ground.coolers = room_air::coolers(&ground);
        ground
    }

    /// GPU racks that stand on the site.
    pub fn gpu_racks(&self) -> i64 {
        self.racks
            .iter()
            .map(|hall| i64::from(hall.gpu_racks()))
            .sum()
    }

    /// GPUs in one rack of the site's mix: that of the hall where the most is being installed.
    pub fn gpus_per_rack(&self) -> i64 {
        let largest = self
            .racks
            .iter()
            .max_by_key(|hall| (hall.gpu_racks(), std::cmp::Reverse(hall.hall)));
        largest.map_or(0, |hall| i64::from(hall.gpus_per_rack(self.plan)))
    }

    /// The settled site with `extra` GPU racks more or fewer, spread over the halls as they stand.
    pub fn site(&self, extra: i64) -> SiteState {
        couple::site(
            self.plan,
            self.day,
            self.halls(extra),
            &self.fleet,
            self.yard_air,
            &self.water,
        )
    }

    /// The plant in the average hour of the worst day: running load, average air.
    pub fn mean_hour(&self, extra: i64) -> PlantState {
        let halls = self.halls(extra);
        let peak: Power = halls.iter().map(|hall| hall.it.peak()).sum();
        let it: Power = halls.iter().map(|hall| hall.it.running).sum();
        let share = if peak <= Power::ZERO { 0.0 } else { it / peak };
        let heat = couple::header_heat(self.plan, self.day, &halls, &self.water);
        let side = |air: &YardAir| HeatSide {
            heat: heat.iter().map(|heat| *heat * share).collect(),
            it,
            air: *air,
        };
        let mean = self.fleet.run(self.plan, &side(&self.mean_air));
        let mut mean = cooling::together(&mean);
        if !self.day_air.is_empty() {
            let hours = self.day_air.iter().map(|air| {
                let hour = self.fleet.run(self.plan, &side(air));
                cooling::together(&hour).pad_water_kg_per_s
            });
            #[allow(clippy::cast_precision_loss, reason = "a handful of hours")]
            let count = self.day_air.len() as f64;
            mean.pad_water_kg_per_s = hours.sum::<f64>() / count;
        }
        mean
    }

    /// Water of a day in which every hour is like this one.
    pub fn water(&self, mean_hour: &PlantState) -> VolumeFlow {
        cooling::worst_day(mean_hour)
    }

    /// The settled halls with `extra` GPU racks more or fewer.
    pub fn halls(&self, extra: i64) -> Vec<HallState> {
        let spread = self.spread(extra);
        let halls = self.racks.iter().zip(spread);
        halls
            .map(|(hall, extra)| {
                couple::hall(
                    self.plan,
                    self.day,
                    hall.hall,
                    hall.with_extra(self.plan, extra),
                    &self.water,
                )
            })
            .collect()
    }

    /// Splits racks over the halls in proportion to what stands in them (evenly over those that are there
    /// when nothing does): whole arrays first, so that no hall gets a partial one with all its support
    /// racks; what is less than an array goes to the first hall that has a share.
    fn spread(&self, extra: i64) -> Vec<i64> {
        let weights = self.weights();
        let total: i64 = weights.iter().sum::<i64>().max(1);
        let array = self
            .racks
            .iter()
            .map(|hall| i64::from(hall.racks_per_array(self.plan)))
            .max()
            .unwrap_or(1)
            .max(1);
        let (arrays, mut rest) = (extra / array, extra % array);
        let (mut weight_so_far, mut given) = (0, 0);
        let mut spread = Vec::with_capacity(weights.len());
        for weight in weights {
            weight_so_far += weight;
            let due = arrays * weight_so_far / total;
            spread.push(
                (due - given) * array
                    + if 0 < weight {
                        std::mem::take(&mut rest)
                    } else {
                        0
                    },
            );
            given = due;
        }
        spread
    }

    fn weights(&self) -> Vec<i64> {
        let racks: Vec<i64> = self
            .racks
            .iter()
            .map(|hall| i64::from(hall.gpu_racks()))
            .collect();
        if racks.iter().any(|racks| 0 < *racks) {
            return racks;
        }
        let there: Vec<i64> = self
            .racks
            .iter()
            .map(|hall| i64::from(hall.is_there))
            .collect();
        if there.contains(&1) {
            there
        } else {
            vec![1; self.racks.len()]
        }
    }
}

/// Evaluates one day.
pub fn day(plan: &Plan, layout: &Layout, step: &Step) -> DayState {
    let ground = Ground::of(plan, layout, step);
    let site = ground.site(0);
    let water = ground.water(&ground.mean_hour(0));
    let mut limits = limits::site_limits(&ground, &site);
    let of_site = limits.len();
    for (racks, state) in ground
        .racks
        .iter()
        .zip(&site.halls)
        .filter(|(racks, _)| racks.is_there)
    {
        limits.extend(limits::hall_limits(&ground, racks, state));
    }
    let headroom = headroom::headroom(&limits, of_site);
    let halls = halls(&ground, &site, &limits);
    let gpus_placed: i64 = site.halls.iter().map(|hall| hall.it.gpus).sum();
    let it = |of: fn(&HallState) -> Power| -> Power { site.halls.iter().map(of).sum() };
    let it_peak = it(|hall| hall.it.peak());
    let firm = firm::cooling(&ground, &site);
    DayState {
        day: step.day,
        changes: step.changes.clone(),
        conditions: ground.conditions,
        gpus_placed,
        gpus_live: headroom::live(&halls, gpus_placed, &limits, |limit| limit.free_gpus),
        gpus_live_without_reserve: headroom::live(&halls, gpus_placed, &limits, |limit| {
            limit.shortfall_without_reserve
        }),
        headroom_gpus: headroom.gpus,
        binding_limit: headroom.id,
        binding: headroom.limits,
        gpu_racks: site
            .halls
            .iter()
            .map(|hall| i64::from(hall.it.gpu_racks))
            .sum(),
        support_racks: site
            .halls
            .iter()
            .map(|hall| i64::from(hall.it.support_racks))
            .sum(),
        it_nameplate: it(|hall| hall.it.nameplate),
        it_running: it(|hall| hall.it.running),
        it_peak,
        electrical: electrical(plan, &site),
        thermal: thermal(&site),
        firm_cooling: firm.power,
        firm_cooling_event: firm.event,
        not_maintainable: firm::not_maintainable(&ground, &site),
        coolant: coolant::halls(&ground, &site),
        room_air: room_air::halls(&ground, &site),
        headers: firm::headers(&ground, &site),
        coupling: couple::worst(&site.halls),
        plant: site.plant,
        water,
        supply: ground.supply,
        limits,
        halls,
    }
}

fn electrical(plan: &Plan, site: &SiteState) -> ElectricalBalance {
    ElectricalBalance {
        site: site.chain.site,
        gpu_racks: site.halls.iter().map(|hall| hall.it.gpu_peak).sum(),
        support_racks: site.halls.iter().map(|hall| hall.it.support_peak).sum(),
        fluid: site.halls.iter().map(|hall| hall.fluid).sum(),
        plant: site.plant.power(),
        house: plan.house,
        losses: site.chain.losses,
    }
}

fn thermal(site: &SiteState) -> ThermalBalance {
    let it: Power = site.halls.iter().map(|hall| hall.it.peak()).sum();
    let room_losses: Power = site.halls.iter().map(|hall| hall.chain.room_losses()).sum();
    let fluid: Power = site.halls.iter().map(|hall| hall.fluid).sum();
    let fluid_work = fluid + site.plant.pump_power;
    let shared = Power::ZERO < site.plant.shared_power;
    ThermalBalance {
        it,
        room_losses,
        fluid_work,
        compressor_work: if shared {
            site.plant.rejected - it
        } else {
            site.plant.compressor_power
        },
        rejected: site.plant.rejected,
    }
}

fn halls(ground: &Ground<'_>, site: &SiteState, limits: &[Limit]) -> Vec<HallDay> {
    let row = |(hall, state): (usize, &HallState)| {
        let tag = &ground.plan.halls[hall].tag;
        let free = limits
            .iter()
            .filter(|limit| limit.hall == Some(hall))
            .map(|limit| limit.free_gpus)
            .min()
            .unwrap_or(0);
        HallDay {
            hall,
            id: tag.id.clone(),
            name: tag.name.clone(),
            gpus_placed: state.it.gpus,
            gpus_live: (state.it.gpus + free.min(0)).max(0),
            headroom_gpus: free,
            gpu_racks: i64::from(state.it.gpu_racks),
            support_racks: i64::from(state.it.support_racks),
            it_nameplate: state.it.nameplate,
            it_peak: state.it.peak(),
            liquid: state.heat.liquid,
            air: state.heat.air,
            block_load: state.chain.blocks.load,
        }
    };
    let mut rows: Vec<HallDay> = site.halls.iter().enumerate().map(row).collect();
    let placed: i64 = rows.iter().map(|row| row.gpus_placed).sum();
    headroom::shed(
        &mut rows,
        placed + headroom::site_free(limits, |limit| limit.free_gpus).min(0),
    );
    rows
}
