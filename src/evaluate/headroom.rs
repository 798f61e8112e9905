//! Headroom, what binds it, and who may run.

use super::types::HallDay;
use super::types::Limit;
use super::types::LimitKind;

/// What the site cannot carry is shed from the last hall backwards: the newest racks go dark first.
pub fn shed(halls: &mut [HallDay], most: i64) {
    let mut excess = halls.iter().map(|hall| hall.gpus_live).sum::<i64>() - most.max(0);
    for hall in halls.iter_mut().rev() {
        let dark = excess.clamp(0, hall.gpus_live);
        hall.gpus_live -= dark;
        excess -= dark;
    }
}

/// GPUs that run: in each hall what its limits carry, on the site what its limits carry.
pub fn live(halls: &[HallDay], placed: i64, limits: &[Limit], free: fn(&Limit) -> i64) -> i64 {
    let of_hall = |hall: &HallDay| {
        let least = limits
            .iter()
            .filter(|limit| limit.hall == Some(hall.hall))
            .map(free)
            .min()
            .unwrap_or(0);
        (hall.gpus_placed + least.min(0)).max(0)
    };
    let of_halls: i64 = halls.iter().map(of_hall).sum();
    of_halls.min(placed + site_free(limits, free).min(0)).max(0)
}

pub fn site_free(limits: &[Limit], free: fn(&Limit) -> i64) -> i64 {
    limits
        .iter()
        .filter(|limit| limit.hall.is_none())
        .map(free)
        .min()
        .unwrap_or(0)
}

/// The headroom of a day.
pub struct Headroom {
    /// GPUs that could still be added, or (negative) that must stay off.
    pub gpus: i64,
    /// Id of what binds.
    pub id: String,
    /// Positions of the limits that give it.
    pub limits: Vec<usize>,
}

/// `min(every site limit, Σ over halls of min(that hall's limits))`. Source: the definitions of limits
/// and headroom in ARCHITECTURE.md.
pub fn headroom(limits: &[Limit], of_site: usize) -> Headroom {
    let (site, hall) = limits.split_at(of_site);
    let least_of_site = site
        .iter()
        .enumerate()
        .min_by_key(|(index, limit)| (limit.free_gpus, *index));
    let mut binding: Vec<usize> = Vec::new();
    let mut of_halls = 0;
    for (index, limit) in hall.iter().enumerate() {
        let peers = hall.iter().filter(|peer| peer.hall == limit.hall);
        let least = peers.map(|peer| peer.free_gpus).min().unwrap_or(0);
        let known = binding
            .iter()
            .any(|other| limits[*other].hall == limit.hall);
        if limit.free_gpus == least && !known {
            of_halls += least;
            binding.push(of_site + index);
        }
    }
    match least_of_site {
        Some((index, limit)) if binding.is_empty() || limit.free_gpus <= of_halls => Headroom {
            gpus: if binding.is_empty() {
                limit.free_gpus.min(0)
            } else {
                limit.free_gpus
            },
            id: limit.id.clone(),
            limits: vec![index],
        },
        _ => Headroom {
            gpus: of_halls,
            id: hall_binding(limits, &binding),
            limits: binding,
        },
    }
}

/// One word when all halls agree on what binds them.
fn hall_binding(limits: &[Limit], binding: &[usize]) -> String {
    let kinds: Vec<LimitKind> = binding.iter().map(|index| limits[*index].kind).collect();
    let word = match kinds.first() {
        Some(first) if kinds.iter().all(|kind| kind == first) => match first {
            LimitKind::Blocks => "blocks",
            LimitKind::HallCooling => "cooling",
            _ => "positions",
        },
        _ => "halls",
    };
    word.to_owned()
}
