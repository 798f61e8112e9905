//! What a flow of the mesh says of the elements that its rows stand for.

use super::Mesh;
use crate::solve::power::network::Flow;

impl Mesh {
    /// Voltage of each section that a flow found, over rated.
    pub fn section_pu(&self, flow: &Flow) -> Vec<f64> {
        let buses = self.sections.iter();
        buses.map(|bus| flow.vm_pu[*bus as usize]).collect()
    }

    /// What a flow says that circuits, feed and block transformers and buses of units carry, by element, MVA:
    /// circuits and units by what they give, transformers by what leaves them.
    pub fn carried_mva(&self, flow: &Flow) -> Vec<(u32, f64)> {
        let mva = |mw: f64, mvar: f64| (mw * mw + mvar * mvar).sqrt();
        let grids = self.feeds.iter().enumerate();
        let grids =
            grids.map(|(i, element)| (*element, mva(flow.grids.p_mw[i], flow.grids.q_mvar[i])));
        let units = self.units.iter().enumerate();
        let units = units.map(|(i, element)| {
            (
                *element,
                mva(flow.generators.p_mw[i], flow.generators.q_mvar[i]),
            )
        });
        let transformers = self.transformers.iter().map(|(element, place)| {
            let at = *place as usize;
            let rows = &flow.transformers;
            (*element, mva(rows.p_to_mw[at], rows.q_to_mvar[at]))
        });
        let mut carried: Vec<(u32, f64)> = grids.chain(units).chain(transformers).collect();
        crate::units::order::sort_by(&mut carried, |a, b| a.0.cmp(&b.0));
        carried
    }

    /// cos φ of what the grid gives in a flow; 1 where it gives nothing.
    pub fn feed_power_factor(flow: &Flow) -> f64 {
        let mw: f64 = flow.grids.p_mw.iter().sum();
        let mvar: f64 = flow.grids.q_mvar.iter().sum();
        let mva = (mw * mw + mvar * mvar).sqrt();
        if mva <= 0.0 { 1.0 } else { mw / mva }
    }
}
