//! Pumps and fans of the halls: panels that hang on the halls' blocks.

use super::HallInput;
use super::Load;
use super::LoadClass;
use super::NONE;
use super::build::Builder;
use super::deal::Dealer;
use super::deal::Second;
use super::mv::count;
use super::racks;
use super::racks::Draft;
use crate::units::Power;

/// Panels for pumps and fans: one for every so many blocks.
const BLOCKS_PER_PANEL: usize = 2;

/// Deals the pumps and fans of a hall as panels.
pub(super) fn hall(
    builder: &mut Builder<'_>,
    input: &HallInput,
    hall: u32,
    dealer: &mut Dealer,
    drafts: &mut [Draft<'_>],
) {
    let usable = dealer.slots.iter().filter(|slot| !slot.is_spare).count();
    if input.fluid <= Power::ZERO {
        return;
    }
    let two_paths = dealer
        .slots
        .iter()
        .any(|slot| slot.second != Second::Nowhere);
    let panels = if two_paths {
        usable.div_ceil(BLOCKS_PER_PANEL)
    } else {
        usable
    }
    .max(1);
    let each = input.fluid.mw() / count(panels);
    for panel in 0..panels {
        let load = u32::try_from(builder.line.loads.len()).unwrap_or(NONE);
        builder.line.loads.push(Load {
            class: LoadClass::Fluid,
            hall,
            number: u32::try_from(panel).unwrap_or(NONE),
            gpus: 0,
            peak_mw: each,
            peak_mvar: each * racks::tangent(builder.plan.power.it_power_factor),
            cords: [NONE; 2],
            supplies: super::Supplies::default(),
            has_ups: false,
            group: NONE,
            machines: 0,
        });
        let paths = builder.plan.power.network.classes.fluid.redundancy;
        let Some((a, b)) = dealer.deal(each, paths) else {
            return;
        };
        drafts[a].fluid.push((load, 0));
        if let Some(b) = b {
            drafts[b].fluid.push((load, 1));
        }
    }
}
