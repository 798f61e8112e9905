//! Loads that levels are judged by where the plan sizes them by nameplate.

use super::Kind;
use super::OneLine;
use crate::scenario::plan::LoadingRules;
use crate::scenario::plan::SizedBy;

/// Judges blocks, medium voltage or sources by the nameplate of the racks behind them, where the plan says so.
///
/// ```text
/// sizing = Σ peak · (nameplate over peak) / Σ peak      of all loads behind an element, with everything alive
/// ```
///
/// The factor holds in failures too: exact where the loads behind an element are alike. Above the sections it is
/// that of the whole site, because any source may feed any of them.
pub(super) fn by_nameplate(line: &mut OneLine, rules: &LoadingRules) {
    let by_nameplate = |of: SizedBy| of == SizedBy::Nameplate;
    if ![rules.blocks_by, rules.mv_by, rules.supply_by]
        .into_iter()
        .any(by_nameplate)
    {
        return;
    }
    let (mut peak, mut most) = (vec![0.0; line.len()], vec![0.0; line.len()]);
    let mut site = (0.0, 0.0);
    for at in (0..line.len()).rev() {
        if line.load[at] == super::NONE {
            let of = line.parent[at];
            if of != super::NONE {
                peak[of as usize] += peak[at];
                most[of as usize] += most[at];
            }
            continue;
        }
        let load = &line.loads[line.load[at] as usize];
        let mw = load.peak_mw * load.part(usize::from(load.cords[0] as usize != at));
        let here = (peak[at] + mw, most[at] + mw * line.sizing[at]);
        site = (site.0 + mw, site.1 + mw * line.sizing[at]);
        let of = line.parent[at] as usize;
        peak[of] += here.0;
        most[of] += here.1;
    }
    let factor = |(peak, most): (f64, f64)| if 0.0 < peak { most / peak } else { 1.0 };
    for at in 0..line.len() {
        let (rule, of) = match line.kind[at] {
            Kind::Transformer | Kind::Board | Kind::Ups | Kind::Switch => {
                (rules.blocks_by, (peak[at], most[at]))
            }
            Kind::Section | Kind::Feeder => (rules.mv_by, (peak[at], most[at])),
            Kind::Tie | Kind::FeedTransformer => (rules.mv_by, site),
            Kind::Feed | Kind::GenerationBus | Kind::Generator => (rules.supply_by, site),
            _ => continue,
        };
        if by_nameplate(rule) {
            line.sizing[at] = factor(of);
        }
    }
}
