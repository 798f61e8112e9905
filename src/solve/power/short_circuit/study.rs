//! One case of one network, gathered: its sources, their corrections, and its branches.

use crate::solve::power::network::Element;
use crate::solve::power::network::Network;
use crate::solve::power::network::Transformer;
use crate::solve::power::network::branch;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::NoFaults;
use crate::solve::power::short_circuit::Settings;
use crate::solve::power::short_circuit::machines;
use crate::solve::power::short_circuit::sequence::Series;
use crate::solve::power::short_circuit::sequence::closed;
use crate::solve::power::short_circuit::sequence::reached;

/// Rise of resistance per kelvin, from 20 °C.
const PER_KELVIN: f64 = 0.004;

/// A generator that is one unit with its transformer.
#[derive(Clone, Copy)]
pub(super) struct UnitFault {
    pub(super) node: usize,
    pub(super) branch: usize,
    pub(super) rated_kv: f64,
    pub(super) bus_kv: f64,
    pub(super) outside: f64,
    pub(super) inside: f64,
}

/// The machines at one node.
#[derive(Clone, Copy, Default)]
pub(super) struct Machines {
    /// Their admittance without correction.
    pub(super) plain: Complex,
    /// The same for the peak factor.
    pub(super) peak: Complex,
    /// Their admittance, each with its own correction.
    pub(super) corrected: Complex,
    /// The same for the peak factor.
    pub(super) corrected_peak: Complex,
    /// Correction of the last one.
    pub(super) factor: f64,
}

/// One case of one network, gathered.
pub(super) struct Study<'a> {
    pub(super) network: &'a Network,
    pub(super) prepared: &'a Prepared,
    pub(super) case: Case,
    pub(super) settings: &'a Settings,
    pub(super) live: Vec<bool>,
    pub(super) series: Vec<Series>,
    /// Grids and motors at every node, each a source.
    pub(super) passive: Vec<Vec<Complex>>,
    pub(super) machines: Vec<Option<Machines>>,
    pub(super) injected: Vec<f64>,
    pub(super) units: Vec<UnitFault>,
}

impl<'a> Study<'a> {
    /// Gathers the sources and branches of a case.
    pub(super) fn new(
        network: &'a Network,
        prepared: &'a Prepared,
        case: Case,
        settings: &'a Settings,
    ) -> Result<Self, NoFaults> {
        let nodes = prepared.pattern.nodes();
        let closed = closed(network);
        let mut study = Self {
            network,
            prepared,
            case,
            settings,
            live: Vec::new(),
            series: Vec::new(),
            passive: vec![Vec::new(); nodes],
            machines: vec![None; nodes],
            injected: vec![0.0; nodes],
            units: Vec::new(),
        };
        let mut sources = study.grids()?;
        sources.extend(study.generators()?);
        study.live = reached(prepared, &closed, &sources);
        study.series = study.branches(&closed)?;
        if case == Case::Maximum {
            study.motors_and_converters();
        }
        Ok(study)
    }

    fn grids(&mut self) -> Result<Vec<u32>, NoFaults> {
        let mut sources = Vec::new();
        for (at, row) in (0u32..).zip(&self.network.grids) {
            if row.in_service && self.network.is_live(row.bus) {
                let strength = machines::strength(self.network, at, self.case)?;
                let c = self.settings.c(self.case, self.network.kv(row.bus));
                let node = self.prepared.node[row.bus as usize];
                self.passive[node as usize].push(machines::grid(strength, c));
                sources.push(node);
            }
        }
        Ok(sources)
    }

    fn generators(&mut self) -> Result<Vec<u32>, NoFaults> {
        let mut sources = Vec::new();
        let c_max = self.settings.c_max;
        for (at, row) in (0u32..).zip(&self.network.generators) {
            if !row.in_service || !self.network.is_live(row.bus) {
                continue;
            }
            let machine = machines::machine(row, at)?;
            let bus_kv = self.network.kv(row.bus);
            let node = self.prepared.node[row.bus as usize];
            let (y, peak) = (machine.admittance(bus_kv), machine.peak_admittance(bus_kv));
            let mut factor = machine.factor(bus_kv, c_max);
            if let Some(place) = machine.unit_transformer {
                let unit =
                    self.network
                        .transformers
                        .get(place as usize)
                        .ok_or(NoFaults::Missing {
                            element: Element::Generator(at),
                            field: "power_station_trafo",
                        })?;
                let (outside, inside) =
                    machine.unit_factors(unit, self.network.kv(unit.hv_bus), c_max);
                factor = outside;
                self.units.push(UnitFault {
                    node: node as usize,
                    branch: self.network.lines.len() + place as usize,
                    rated_kv: machine.vn_kv,
                    bus_kv,
                    outside,
                    inside,
                });
            }
            let here = self.machines[node as usize].get_or_insert_with(Machines::default);
            here.plain += y;
            here.peak += peak;
            here.corrected += y * (1.0 / factor);
            here.corrected_peak += peak * (1.0 / factor);
            here.factor = factor;
            sources.push(node);
        }
        Ok(sources)
    }

    fn branches(&self, closed: &[bool]) -> Result<Vec<Series>, NoFaults> {
        let mut series = Vec::with_capacity(closed.len());
        for (at, row) in (0u32..).zip(&self.network.lines) {
            if !closed[at as usize] {
                series.push(None);
                continue;
            }
            let mut z = branch::line_impedance(row, self.network.kv(row.from_bus));
            if self.case == Case::Minimum {
                let end_c = row
                    .endtemp_degree
                    .filter(|degree| degree.is_finite())
                    .ok_or(NoFaults::Missing {
                        element: Element::Line(at),
                        field: "endtemp_degree",
                    })?;
                z.re *= 1.0 + PER_KELVIN * (end_c - 20.0);
            }
            series.push(Some((z, 1.0)));
        }
        for (row, closed) in self
            .network
            .transformers
            .iter()
            .zip(&closed[self.network.lines.len()..])
        {
            let (hv_kv, lv_kv) = (self.network.kv(row.hv_bus), self.network.kv(row.lv_bus));
            let ratio = (row.vn_hv_kv / row.vn_lv_kv) / (hv_kv / lv_kv);
            let corrected = (self.case == Case::Maximum
                || self.settings.transformer_factor_in_minimum)
                && !row.unit.power_station_unit;
            let factor = if corrected {
                machines::transformer_factor(row, self.settings.c_max)
            } else {
                1.0
            };
            let z = match row.in_faults {
                Some([vk_percent, vkr_percent])
                    if self.case == Case::Maximum
                        || self.settings.transformer_factor_in_minimum =>
                {
                    let leg = Transformer {
                        vk_percent,
                        vkr_percent,
                        ..*row
                    };
                    branch::transformer_impedance(&leg, row.vn_lv_kv, lv_kv)
                }
                Some(_) => branch::transformer_impedance(row, row.vn_lv_kv, lv_kv),
                None => branch::transformer_impedance(row, row.vn_lv_kv, lv_kv) * factor,
            };
            series.push(closed.then_some((z, ratio)));
        }
        for unit in &self.units {
            if let Some((z, _)) = &mut series[unit.branch] {
                *z = *z * unit.outside;
            }
        }
        Ok(series)
    }

    fn motors_and_converters(&mut self) {
        for row in self
            .network
            .motors
            .iter()
            .filter(|row| row.in_service && self.network.is_live(row.bus))
        {
            if let Some(y) = row.admittance(self.network.kv(row.bus)) {
                self.passive[self.prepared.node[row.bus as usize] as usize].push(y);
            }
        }
        for row in self
            .network
            .static_sources
            .iter()
            .filter(|row| row.in_service && self.network.is_live(row.bus))
        {
            let node = self.prepared.node[row.bus as usize] as usize;
            if self.live[node] && row.fault_mva.is_finite() {
                self.injected[node] += row.fault_mva / BASE_MVA;
            }
        }
    }
}
