//! Floor: every rack of every hall placed row by row, in metres.

mod rows;

use crate::scenario::plan::Hall;
use crate::scenario::plan::KeepOut;
use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::units::Pressure;
use crate::units::order;
use rows::Filler;
use serde::Deserialize;
use serde::Serialize;

/// All halls with their racks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// In the order of the plan.
    pub halls: Vec<HallLayout>,
}

/// One hall with its racks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HallLayout {
    /// Id of the hall.
    pub id: String,
    /// Name of the hall.
    pub name: String,
    /// Left edge in the drawing of the site, m.
    pub x_m: f64,
    /// Upper edge in the drawing of the site, m.
    pub y_m: f64,
    /// Length of the rows' side, m.
    pub width_m: f64,
    /// The other side, m.
    pub depth_m: f64,
    /// Racks that stand, in order of placement.
    pub racks: Vec<Rack>,
    /// Places that are left, filled with arrays of the hall's last platform.
    pub spaces: Vec<Space>,
    /// Rectangles where no rack may stand.
    pub keep_outs: Vec<KeepOut>,
    /// GPU racks that stand.
    pub gpu_racks: u32,
    /// GPU racks that could still be placed with their support racks.
    pub free_gpu_positions: u32,
    /// Racks of the plan that found no place.
    pub left_out: u32,
    /// Highest pressure under a rack.
    pub worst_pressure: Pressure,
}

/// One rack. Lengths in metres from the hall's corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rack {
    /// Left edge.
    pub x_m: f64,
    /// Upper edge.
    pub y_m: f64,
    /// Width.
    pub width_m: f64,
    /// Depth.
    pub depth_m: f64,
    /// Position of its deployment.
    pub deployment: usize,
    /// Position of its platform.
    pub platform: usize,
    /// Array in its hall, counted from 0.
    pub array: u32,
    /// Row in its hall, counted from 0.
    pub row: u32,
    /// Whether it holds GPUs.
    pub is_gpu: bool,
}

/// A place for one more rack.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// Left edge.
    pub x_m: f64,
    /// Upper edge.
    pub y_m: f64,
    /// Width.
    pub width_m: f64,
    /// Depth.
    pub depth_m: f64,
    /// Whether a GPU rack would stand here.
    pub is_gpu: bool,
}

/// Most racks drawn in one hall; beyond it a hall is no hall but a typing error that `check` let pass.
pub const MOST_RACKS: usize = 50_000;

/// Distance between halls that the planner did not place, m.
const HALL_GAP_M: f64 = 6.0;

/// Standard acceleration of gravity, m/s². Source: BIPM, exact by convention.
const GRAVITY: f64 = 9.806_65;

/// Places all racks. Halls the planner did not place stand four in a line.
pub fn layout(plan: &Plan) -> Layout {
    let mut halls: Vec<HallLayout> = Vec::with_capacity(plan.halls.len());
    let mut corner = (0.0, 0.0);
    let mut line_depth: f64 = 0.0;
    for (index, hall) in plan.halls.iter().enumerate() {
        if index % 4 == 0 && 0 < index {
            corner = (0.0, corner.1 + line_depth + HALL_GAP_M);
            line_depth = 0.0;
        }
        let at = hall.corner.map_or(corner, |(x, y)| (x.m(), y.m()));
        halls.push(hall_layout(plan, index, hall, at));
        corner.0 += hall.width.m() + HALL_GAP_M;
        line_depth = line_depth.max(hall.depth.m());
    }
    Layout { halls }
}

/// GPU racks that the hall takes in all, drawn or given.
pub fn gpu_positions(hall: &Hall, placed: &HallLayout) -> u32 {
    hall.gpu_positions
        .unwrap_or(placed.gpu_racks + placed.free_gpu_positions)
}

/// Upper edges of the rows of a hall, from the first to the given one, counted from 0, m.
pub fn row_tops(plan: &Plan, hall: usize, last: u32) -> Vec<f64> {
    let mut filler = Filler::new(plan, &plan.halls[hall], hall);
    (0..=last).map(|_| filler.take_row()).collect()
}

/// Arrays that a number of racks makes, the last partial one included.
pub fn arrays(racks: u32, racks_per_array: u32) -> u32 {
    racks.div_ceil(racks_per_array.max(1))
}

fn hall_layout(plan: &Plan, index: usize, hall: &Hall, (x_m, y_m): (f64, f64)) -> HallLayout {
    let mut filler = Filler::new(plan, hall, index);
    let mut left_out = 0;
    for deployment in in_order(plan, index) {
        left_out += filler.deployment(plan, deployment);
    }
    let gpu_racks = filler.gpu_racks;
    let racks = std::mem::take(&mut filler.racks);
    let worst_pressure = racks.iter().fold(Pressure::ZERO, |worst, rack| {
        worst.max(pressure(plan, rack))
    });
    let spaces = if hall.gpu_positions.is_none() {
        filler.spaces(plan, index)
    } else {
        Vec::new()
    };
    HallLayout {
        id: hall.tag.id.clone(),
        name: hall.tag.name.clone(),
        x_m,
        y_m,
        width_m: hall.width.m(),
        depth_m: hall.depth.m(),
        free_gpu_positions: u32::try_from(spaces.iter().filter(|space| space.is_gpu).count())
            .unwrap_or(u32::MAX),
        racks,
        spaces,
        keep_outs: hall.keep_outs.clone(),
        gpu_racks,
        left_out,
        worst_pressure,
    }
}

/// Deployments of a hall in the order they arrive; racks that never meet share the places.
fn in_order(plan: &Plan, hall: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.deployments.len())
        .filter(|i| plan.deployments[*i].hall == hall)
        .collect();
    order::sort_by(&mut order, |a, b| {
        plan.deployments[*a]
            .tag
            .life
            .ready
            .cmp(&plan.deployments[*b].tag.life.ready)
    });
    order
}

/// Pressure under a rack: `p = m·g / (w·d)`. Exact; the feet press more, the slab spreads it.
fn pressure(plan: &Plan, rack: &Rack) -> Pressure {
    let area = rack.width_m * rack.depth_m;
    if area <= 0.0 {
        return Pressure::ZERO;
    }
    Pressure::from_pa(plan.platforms[rack.platform].mass.kg() * GRAVITY / area)
}

/// Whether a rack stands on a day.
pub fn stands(plan: &Plan, rack: &Rack, day: u32) -> bool {
    let deployment = &plan.deployments[rack.deployment];
    let life: Life = deployment.tag.life;
    life.holds(day) && plan.halls[deployment.hall].tag.life.holds(day)
}
