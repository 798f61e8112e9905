//! Fills one hall with racks, row by row, array by array.

use super::MOST_RACKS;
use super::Rack;
use super::Space;
use super::arrays;
use crate::scenario::plan::Hall;
use crate::scenario::plan::KeepOut;
use crate::scenario::plan::Plan;

/// The state of a hall that is being filled.
///
/// Rows run along the hall's width. Between the walls' path they alternate: row, hot aisle, row, cold
/// aisle, row, …; so two rows always breathe out into the same aisle. After `row_racks` racks a cross
/// aisle follows.
pub(super) struct Filler<'a> {
    pub(super) racks: Vec<Rack>,
    pub(super) gpu_racks: u32,
    keep_outs: &'a [KeepOut],
    width_m: f64,
    depth_m: f64,
    wall_m: f64,
    cold_m: f64,
    hot_m: f64,
    row_racks: u32,
    row_depth_m: f64,
    row: u32,
    in_row: u32,
    x_m: f64,
    y_m: f64,
    array: u32,
    full: bool,
}

/// Racks of one array in their order: half the GPU racks, the support racks in the middle where the
/// links are shortest, then the other half.
fn pattern(plan: &Plan, platform: usize, gpu_racks: u32) -> Vec<(usize, bool)> {
    let first_half = gpu_racks.div_ceil(2);
    let mut pattern = Vec::new();
    pattern.extend((0..first_half).map(|_| (platform, true)));
    for support in &plan.support {
        pattern.extend((0..support.per_array).map(|_| (support.platform, false)));
    }
    pattern.extend((first_half..gpu_racks).map(|_| (platform, true)));
    pattern
}

impl<'a> Filler<'a> {
    pub(super) fn new(plan: &Plan, hall: &'a Hall, index: usize) -> Self {
        let floor = plan.floor;
        let wall_m = floor.cross_aisle.m();
        let own = plan
            .deployments
            .iter()
            .filter(|deployment| deployment.hall == index);
        let platforms = own
            .map(|deployment| deployment.platform)
            .chain(plan.support.iter().map(|s| s.platform));
        let row_depth_m =
            platforms.fold(0.0, |depth: f64, i| depth.max(plan.platforms[i].depth.m()));
        Self {
            racks: Vec::new(),
            gpu_racks: 0,
            keep_outs: &hall.keep_outs,
            width_m: hall.width.m(),
            depth_m: hall.depth.m(),
            wall_m,
            cold_m: floor.cold_aisle.m(),
            hot_m: floor.hot_aisle.m(),
            row_racks: floor.row_racks,
            row_depth_m,
            row: 0,
            in_row: 0,
            x_m: wall_m,
            y_m: wall_m,
            array: 0,
            full: false,
        }
    }

    /// Places a deployment; returns the GPU racks that found no place.
    pub(super) fn deployment(&mut self, plan: &Plan, deployment: usize) -> u32 {
        let wanted = &plan.deployments[deployment];
        let per_array = plan.platforms[wanted.platform].racks_per_array;
        let mut rest = wanted.racks;
        for _ in 0..arrays(wanted.racks, per_array) {
            let gpu_racks = rest.min(per_array);
            for (platform, is_gpu) in pattern(plan, wanted.platform, gpu_racks) {
                let Some(spot) = self.next(plan, platform) else {
                    return rest;
                };
                let (x_m, y_m, width_m, depth_m) = spot;
                self.racks.push(Rack {
                    x_m,
                    y_m,
                    width_m,
                    depth_m,
                    deployment,
                    platform,
                    array: self.array,
                    row: self.row,
                    is_gpu,
                });
                if is_gpu {
                    self.gpu_racks += 1;
                    rest -= 1;
                }
            }
            self.array += 1;
        }
        rest
    }

    /// Fills what is left with arrays of the hall's last platform. An array counts only as far as its
    /// support racks fit, so the last one may be partial.
    pub(super) fn spaces(&mut self, plan: &Plan, hall: usize) -> Vec<Space> {
        let last = plan
            .deployments
            .iter()
            .rev()
            .find(|deployment| deployment.hall == hall);
        let Some(platform) = last
            .or(plan.deployments.last())
            .map(|deployment| deployment.platform)
        else {
            return Vec::new();
        };
        let mut spaces = Vec::new();
        let mut gpu_spaces = 0;
        while !self.full && spaces.len() < MOST_RACKS {
            let mut array = Vec::new();
            for (platform, is_gpu) in
                pattern(plan, platform, plan.platforms[platform].racks_per_array)
            {
                let Some((x_m, y_m, width_m, depth_m)) = self.next(plan, platform) else {
                    break;
                };
                array.push(Space {
                    x_m,
                    y_m,
                    width_m,
                    depth_m,
                    is_gpu,
                });
            }
            gpu_spaces += array.iter().filter(|space| space.is_gpu).count();
            if array.is_empty() {
                break;
            }
            spaces.extend(array);
        }
        if gpu_spaces == 0 { Vec::new() } else { spaces }
    }

    /// The next free rectangle for a rack: left edge, upper edge, width, depth.
    fn next(&mut self, plan: &Plan, platform: usize) -> Option<(f64, f64, f64, f64)> {
        let width = plan.platforms[platform].width.m();
        let depth = plan.platforms[platform].depth.m();
        if width <= 0.0 || depth <= 0.0 || MOST_RACKS <= self.racks.len() {
            self.full = true;
        }
        while !self.full {
            if self.in_row == self.row_racks {
                self.in_row = 0;
                self.x_m += self.wall_m;
            }
            if self.width_m - self.wall_m < self.x_m + width {
                self.next_row();
                continue;
            }
            if self.depth_m - self.wall_m < self.y_m + self.row_depth_m {
                self.full = true;
                break;
            }
            if let Some(edge) = self.blocked(width, depth) {
                self.x_m = edge;
                continue;
            }
            let spot = (self.x_m, self.y_m, width, depth);
            self.x_m += width;
            self.in_row += 1;
            return Some(spot);
        }
        None
    }

    /// Right edge of a keep-out that the next rack would stand in.
    fn blocked(&self, width: f64, depth: f64) -> Option<f64> {
        let hit = self.keep_outs.iter().find(|keep_out| {
            self.x_m < keep_out.x.m() + keep_out.width.m()
                && keep_out.x.m() < self.x_m + width
                && self.y_m < keep_out.y.m() + keep_out.depth.m()
                && keep_out.y.m() < self.y_m + depth
        });
        hit.map(|keep_out| keep_out.x.m() + keep_out.width.m())
    }

    /// Upper edge of the row; then goes on to the next.
    pub(super) fn take_row(&mut self) -> f64 {
        let top_m = self.y_m;
        self.next_row();
        top_m
    }

    fn next_row(&mut self) {
        let aisle = if self.row.is_multiple_of(2) {
            self.hot_m
        } else {
            self.cold_m
        };
        self.row += 1;
        self.in_row = 0;
        self.x_m = self.wall_m;
        self.y_m += self.row_depth_m + aisle;
        if self.depth_m < self.y_m {
            self.full = true;
        }
    }
}
