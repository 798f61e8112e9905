//! Arrays of racks on busway runs: how many runs an array needs, and which blocks they hang on.

use super::NONE;
use super::RackInput;
use super::build::Builder;
use super::deal::Dealer;
use super::mv::count;
use super::racks::Draft;
use super::racks::Run;
use crate::scenario::plan::PathRedundancy;
use crate::units::Power;

/// Hangs one array: its GPU racks in as few runs as their nameplate allows, evenly filled; its support
/// racks on runs of their own that arrays share.
pub(super) fn hang(
    builder: &Builder<'_>,
    racks: &[RackInput],
    first_load: usize,
    dealer: &mut Dealer,
    drafts: &mut [Draft<'_>],
) {
    let power_factor = builder.plan.power.it_power_factor;
    let gpu = |i: &usize| racks[*i].is_gpu;
    let own: Vec<usize> = (0..racks.len()).filter(gpu).collect();
    let support: Vec<usize> = (0..racks.len()).filter(|i| !gpu(i)).collect();
    let mva = |i: &usize| racks[*i].nameplate.at_power_factor(power_factor).mva();
    let largest = drafts
        .iter()
        .filter_map(|draft| draft.block.busway.as_ref());
    let capacity = largest
        .map(|busway| busway.continuous().mva())
        .fold(f64::INFINITY, f64::min);
    let parts = pieces(own.iter().map(mva).sum(), capacity, own.len());
    let mut rest = support.as_slice();
    for part in 0..parts {
        let piece = &own[own.len() * part / parts..own.len() * (part + 1) / parts];
        let taken = if part + 1 == parts {
            rest.len()
        } else {
            rest.len() / (parts - part)
        };
        let (with_it, left) = rest.split_at(taken);
        rest = left;
        let hung = Hung {
            racks,
            first_load,
            power_factor,
            room_mva: capacity,
        };
        let classes = &builder.plan.power.network.classes;
        let paths = (classes.gpu.redundancy, classes.support.redundancy);
        if hung.deal(dealer, drafts, paths, (piece, with_it)).is_none() {
            return;
        }
    }
}

/// The sides of a rack that hang on each of its blocks.
fn sides_of((a, b): (usize, Option<usize>)) -> Vec<(usize, &'static [usize])> {
    match b {
        Some(b) => vec![(a, &[0]), (b, &[1])],
        None => vec![(a, &[0, 1])],
    }
}

/// Pieces that an array is cut into so that each fits on one run alone.
fn pieces(nameplate_mva: f64, capacity_mva: f64, racks: usize) -> usize {
    if racks == 0 || !capacity_mva.is_finite() || capacity_mva <= 0.0 {
        return 1;
    }
    let wanted = (nameplate_mva / capacity_mva - FITS).ceil();
    (1..=racks).find(|n| wanted <= count(*n)).unwrap_or(racks)
}

/// Rounding that must not cut an array in two.
const FITS: f64 = 1e-9;

/// Racks that are being hung.
struct Hung<'a> {
    racks: &'a [RackInput],
    first_load: usize,
    power_factor: f64,
    room_mva: f64,
}

impl Hung<'_> {
    /// Deals GPU racks and support racks together, unless the paths of the two classes differ. `None` where no
    /// block stands.
    fn deal(
        &self,
        dealer: &mut Dealer,
        drafts: &mut [Draft<'_>],
        (of_gpu, of_support): (PathRedundancy, PathRedundancy),
        (piece, with_it): (&[usize], &[usize]),
    ) -> Option<()> {
        let peak = |which: &[usize]| -> f64 {
            let all: Power = which.iter().map(|i| self.racks[*i].peak).sum();
            all.mw()
        };
        let together = of_gpu == of_support;
        let first = if together {
            let all = piece.iter().chain(with_it);
            all.map(|i| self.racks[*i].peak).sum::<Power>().mw()
        } else {
            peak(piece)
        };
        for (slot, sides) in sides_of(dealer.deal(first, of_gpu)?) {
            let draft = &mut drafts[slot];
            draft.plain.push(Run::default());
            self.on(&mut draft.plain, piece, sides);
            if together {
                self.on(&mut draft.support, with_it, sides);
            }
        }
        if !together && !with_it.is_empty() {
            for (slot, sides) in sides_of(dealer.deal(peak(with_it), of_support)?) {
                self.on(&mut drafts[slot].support, with_it, sides);
            }
        }
        Some(())
    }

    /// Hangs racks with some of their sides on the last run while it has room for them and the same
    /// sizing, and on new ones after.
    fn on(&self, runs: &mut Vec<Run>, which: &[usize], sides: &[usize]) {
        for i in which {
            let rack = &self.racks[*i];
            let mva = rack.nameplate.at_power_factor(self.power_factor).mva();
            let sizing = if rack.peak <= Power::ZERO {
                1.0
            } else {
                rack.nameplate / rack.peak
            };
            let fits = runs.last().is_some_and(|run| {
                let same = (run.sizing - sizing).abs() < FITS;
                run.cords.is_empty() || (same && run.nameplate_mva + mva <= self.room_mva + FITS)
            });
            if !fits {
                runs.push(Run::default());
            }
            let load = u32::try_from(self.first_load + i).unwrap_or(NONE);
            if let Some(run) = runs.last_mut() {
                if run.cords.is_empty() {
                    run.sizing = sizing;
                    run.row = rack.row;
                }
                run.cords.extend(sides.iter().map(|side| (load, *side)));
                run.nameplate_mva += mva;
            }
        }
    }
}
