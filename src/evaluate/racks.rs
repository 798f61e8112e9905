//! What stands in each hall on a day, and what would stand there with some racks more or fewer.

use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::roadmap;
use crate::units::Power;
use crate::units::order;

/// The racks of one hall and what they draw and heat.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HallIt {
    /// Racks with GPUs.
    pub gpu_racks: u32,
    /// Racks for network, storage, CPU and management.
    pub support_racks: u32,
    /// GPUs.
    pub gpus: i64,
    /// All racks at nameplate.
    pub nameplate: Power,
    /// All racks on average in training.
    pub running: Power,
    /// GPU racks at design peak.
    pub gpu_peak: Power,
    /// Support racks at design peak.
    pub support_peak: Power,
    /// Heat to cold plates at design peak.
    pub liquid: Power,
}

impl HallIt {
    /// All racks at design peak.
    pub fn peak(&self) -> Power {
        self.gpu_peak + self.support_peak
    }

    /// All racks.
    pub fn racks(&self) -> u32 {
        self.gpu_racks.saturating_add(self.support_racks)
    }

    /// Heat of the racks to air at design peak.
    pub fn air(&self) -> Power {
        self.peak() - self.liquid
    }
}

/// Racks of one deployment that stand.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Standing {
    platform: usize,
    racks: u32,
}

/// The racks of one hall on one day, in the order they came.
#[derive(Clone, Debug, PartialEq)]
pub struct HallRacks {
    /// Position of the hall.
    pub hall: usize,
    /// Whether the hall itself stands.
    pub is_there: bool,
    standing: Vec<Standing>,
    /// Platform of the mix being installed here.
    installing: Option<usize>,
}

/// Halls with what stands in them on a day.
///
/// The mix being installed in a hall is that of its newest deployment; in an empty hall the one that
/// will come first; in a hall without any, that of the site's last deployment.
pub fn on_day(plan: &Plan, day: u32) -> Vec<HallRacks> {
    let of_site = plan
        .deployments
        .last()
        .map(|deployment| deployment.platform);
    let mut halls: Vec<HallRacks> = (plan.halls.iter().enumerate())
        .map(|(hall, room)| HallRacks {
            hall,
            is_there: room.tag.life.holds(day),
            standing: Vec::new(),
            installing: None,
        })
        .collect();
    let mut order: Vec<usize> = (0..plan.deployments.len()).collect();
    order::sort_by(&mut order, |a, b| {
        plan.deployments[*a]
            .tag
            .life
            .ready
            .cmp(&plan.deployments[*b].tag.life.ready)
    });
    for index in order {
        let deployment = &plan.deployments[index];
        let hall = &mut halls[deployment.hall];
        let life = roadmap::usable(deployment.tag.life, plan.halls[deployment.hall].tag.life);
        if life.holds(day) {
            hall.installing = Some(deployment.platform);
            hall.standing.push(Standing {
                platform: deployment.platform,
                racks: deployment.racks,
            });
        } else {
            hall.installing = hall.installing.or(Some(deployment.platform));
        }
    }
    for hall in &mut halls {
        hall.installing = hall.installing.or(of_site);
    }
    halls
}

impl HallRacks {
    /// GPU racks that stand.
    pub fn gpu_racks(&self) -> u32 {
        self.standing.iter().map(|standing| standing.racks).sum()
    }

    /// GPU racks that stand, by platform, in the order in which platforms came.
    pub fn platforms(&self) -> Vec<(usize, u32)> {
        let mut platforms: Vec<(usize, u32)> = Vec::new();
        for standing in &self.standing {
            match platforms
                .iter_mut()
                .find(|(at, _)| *at == standing.platform)
            {
                Some((_, racks)) => *racks += standing.racks,
                None => platforms.push((standing.platform, standing.racks)),
            }
        }
        platforms
    }

    /// GPUs in one rack of the mix being installed; 0 when there is none.
    pub fn gpus_per_rack(&self, plan: &Plan) -> u32 {
        self.installing
            .map_or(0, |platform| plan.platforms[platform].gpus_per_rack)
    }

    /// GPU racks of one array of the mix being installed.
    pub fn racks_per_array(&self, plan: &Plan) -> u32 {
        self.installing
            .map_or(1, |platform| plan.platforms[platform].racks_per_array)
    }

    /// The hall with `extra` GPU racks more of the mix being installed, or that many fewer: the newest
    /// leave first. Support racks come and go with the arrays.
    pub fn with_extra(&self, plan: &Plan, extra: i64) -> HallIt {
        let mut it = HallIt::default();
        let newest = self.standing.last().map(|standing| standing.platform);
        let joins = newest.is_some() && newest == self.installing;
        let mut to_remove = u32::try_from((-extra).max(0)).unwrap_or(u32::MAX);
        let to_add = u32::try_from(extra.max(0)).unwrap_or(u32::MAX);
        for (index, standing) in self.standing.iter().enumerate().rev() {
            let is_newest = index + 1 == self.standing.len();
            let removed = to_remove.min(standing.racks);
            to_remove -= removed;
            let added = if is_newest && joins { to_add } else { 0 };
            it.add(
                plan,
                standing.platform,
                (standing.racks - removed).saturating_add(added),
            );
        }
        if let Some(platform) = self.installing.filter(|_| !joins) {
            it.add(plan, platform, to_add);
        }
        it
    }
}

impl HallIt {
    /// Adds racks of a platform with the support racks of their arrays.
    fn add(&mut self, plan: &Plan, platform: usize, racks: u32) {
        let row = &plan.platforms[platform];
        let peak = 1.0 + plan.design_margin;
        let count = f64::from(racks);
        self.gpu_racks += racks;
        self.gpus += i64::from(racks) * i64::from(row.gpus_per_rack);
        self.nameplate += row.nameplate * count;
        self.running += row.running * count;
        self.gpu_peak += row.running * (count * peak);
        self.liquid += row.running * (count * peak * row.liquid_fraction);
        let arrays = floor::arrays(racks, row.racks_per_array);
        for support in &plan.support {
            let row = &plan.platforms[support.platform];
            let racks = arrays * support.per_array;
            let count = f64::from(racks);
            self.support_racks += racks;
            self.nameplate += row.nameplate * count;
            self.running += row.running * count;
            self.support_peak += row.running * (count * peak);
            self.liquid += row.running * (count * peak * row.liquid_fraction);
        }
    }
}
