//! The mesh of a day for Newton's method and for short circuits: feeds, sections, ties, and one bus for each
//! block, with its low-voltage tree as one load.

use super::Flows;
use super::Kind;
use super::Law;
use super::NONE;
use super::OneLine;
use super::SourceKind;
use crate::scenario::plan::Grid as Feed;
use crate::scenario::plan::Plan;
use crate::solve::power::network::Bus;
use crate::solve::power::network::Coupler;
use crate::solve::power::network::Flow;
use crate::solve::power::network::Generator;
use crate::solve::power::network::Grid;
use crate::solve::power::network::Line;
use crate::solve::power::network::Load;
use crate::solve::power::network::Machine;
use crate::solve::power::network::Network;
use crate::solve::power::network::Side;
use crate::solve::power::network::Strength;
use crate::solve::power::network::Tap;
use crate::solve::power::network::TapKind;
use crate::solve::power::network::Transformer;

/// The mesh with the elements its buses stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    /// Its rows.
    pub network: Network,
    /// Bus of each section.
    pub sections: Vec<u32>,
    /// Boards with their buses, by element.
    pub boards: Vec<(u32, u32)>,
    /// Elements with the transformer that stands for each.
    pub transformers: Vec<(u32, u32)>,
    /// The circuit that each grid stands for.
    pub feeds: Vec<u32>,
    /// The bus of units that each generator stands for.
    pub units: Vec<u32>,
}

/// Steps of an on-load tap changer, each way, and one step, %. Source: IEEE C57.12.10, ±10 % in 32 (B).
const TAP_STEPS: f64 = 16.0;
const TAP_STEP_PERCENT: f64 = 0.625;

/// Line voltage behind a block where no transformer says it, kV.
const BLOCK_KV: f64 = 0.415;

/// Resistance over reactance of a generator's stator. Source: IEC 60909-0, 0.05 to 0.07 of X″d (B).
const STATOR_RX: f64 = 0.05;

/// Power factor on a generator's nameplate; the same as in the settings (B).
const RATED_COS_PHI: f64 = 0.85;

/// The mesh while it grows.
struct Builder<'a> {
    plan: &'a Plan,
    line: &'a OneLine,
    flows: &'a Flows,
    mesh: Mesh,
}

/// Makes the mesh of a day as it stands: ties as they are closed, units with what they give, taps where a
/// regulator would hold the sections at rated voltage.
pub fn mesh(plan: &Plan, line: &OneLine, flows: &Flows) -> Mesh {
    let mut builder = Builder {
        plan,
        line,
        flows,
        mesh: Mesh {
            network: Network::new(plan.frequency_hz),
            ..Mesh::default()
        },
    };
    for _ in &line.mv.sections {
        let bus = builder.bus(line.mv.kv);
        builder.mesh.sections.push(bus);
    }
    for (i, tie) in line.mv.ties.iter().enumerate() {
        builder.mesh.network.couplers.push(Coupler {
            a: builder.mesh.sections[tie.a as usize],
            b: builder.mesh.sections[tie.b as usize],
            closed: flows.settled.closed[i],
        });
    }
    builder.feeds();
    builder.units();
    builder.trees();
    builder.mesh
}

impl Builder<'_> {
    fn bus(&mut self, vn_kv: f64) -> u32 {
        self.mesh.network.add_bus(Bus {
            vn_kv,
            in_service: true,
        })
    }

    /// Every feed is a stiff source, at its transformers' high side where it has them.
    fn feeds(&mut self) {
        let (line, plan) = (self.line, self.plan);
        let mut last = (NONE, 0);
        for (i, source) in line.mv.sources.iter().enumerate() {
            if source.kind != SourceKind::Grid {
                continue;
            }
            let feed = &plan.power.grid[source.asset as usize];
            let section = self.mesh.sections[source.section as usize];
            let Some(row) = feed
                .transformer
                .as_deref()
                .filter(|_| line.kind[source.element as usize] == Kind::FeedTransformer)
            else {
                self.grid(section, feed, source.element);
                continue;
            };
            let circuit = line.parent[source.element as usize];
            if last.0 != circuit {
                let bus = self.bus(row.high_kv);
                self.grid(bus, feed, circuit);
                last = (circuit, bus);
            }
            let mut unit =
                Transformer::new(last.1, section, row.base.mva(), row.high_kv, row.low_kv);
            unit.vk_percent = row.impedance_percent;
            unit.vkr_percent = row.resistance_percent;
            unit.pfe_kw = row.no_load.kw();
            unit.df = row.rating / row.base;
            unit.taps[0] = self.tap(source.element, i);
            self.transformer(source.element, unit);
        }
    }

    fn grid(&mut self, bus: u32, feed: &Feed, circuit: u32) {
        self.mesh.feeds.push(circuit);
        let strength = |mva: f64| Strength {
            s_sc_mva: mva,
            rx: 1.0 / feed.x_over_r.max(f64::MIN_POSITIVE),
        };
        self.mesh.network.grids.push(Grid {
            bus,
            vm_pu: 1.0,
            va_degree: 0.0,
            in_service: true,
            max: feed.fault_max.map(|power| strength(power.mva())),
            min: feed.fault_min.map(|power| strength(power.mva())),
        });
    }

    /// Where a regulator that holds the low side at rated voltage would stand with what the sweep says.
    fn tap(&self, element: u32, source: usize) -> Tap {
        let at = element as usize;
        let (r, x) = self.line.laws[self.line.law[at] as usize].series();
        let (mw, mvar) = (
            self.flows.settled.source_mw[source],
            self.flows.out_mvar[at],
        );
        let drop = r * mw + x * mvar;
        let steps = (drop * 100.0 / TAP_STEP_PERCENT).round();
        Tap {
            kind: TapKind::Ratio,
            side: Side::High,
            steps: -steps.clamp(-TAP_STEPS, TAP_STEPS),
            step_percent: TAP_STEP_PERCENT,
            step_degree: 0.0,
        }
    }

    fn transformer(&mut self, element: u32, row: Transformer) {
        let place = u32::try_from(self.mesh.network.transformers.len()).unwrap_or(NONE);
        self.mesh.transformers.push((element, place));
        self.mesh.network.transformers.push(row);
    }

    /// Buses of units that give something hold their section's voltage.
    fn units(&mut self) {
        for (i, source) in self.line.mv.sources.iter().enumerate() {
            let given = self.flows.settled.source_mw[i];
            if source.kind != SourceKind::Generation || given <= 0.0 {
                continue;
            }
            let group = &self.plan.power.generation[source.asset as usize];
            let sn_mva = self.line.rating_mva[source.element as usize];
            let vn_kv = group
                .voltage
                .map_or(self.line.mv.kv, |voltage| voltage.kv());
            let ohm = vn_kv * vn_kv / sn_mva.max(f64::MIN_POSITIVE);
            self.mesh.units.push(source.element);
            self.mesh.network.generators.push(Generator {
                bus: self.mesh.sections[source.section as usize],
                p_mw: given,
                vm_pu: 1.0,
                slack: false,
                in_service: true,
                q_range_mvar: None,
                machine: Some(Machine {
                    sn_mva,
                    vn_kv,
                    xdss_pu: group.subtransient,
                    rdss_ohm: STATOR_RX * group.subtransient * ohm,
                    cos_phi: RATED_COS_PHI,
                    pg_percent: 0.0,
                    unit_transformer: None,
                }),
            });
        }
    }

    /// Feeders as lines, blocks as transformers, what hangs on a board as its load.
    fn trees(&mut self) {
        let line = self.line;
        for (section, element) in line.mv.sections.iter().enumerate() {
            let bus = self.mesh.sections[section];
            let mut at = element + 1;
            while at < line.end[*element as usize] {
                match line.kind[at as usize] {
                    Kind::Feeder => self.feeder(bus, at),
                    _ => self.load(
                        bus,
                        self.flows.in_mw[at as usize],
                        self.flows.in_mvar[at as usize],
                    ),
                }
                at = line.end[at as usize];
            }
        }
    }

    fn feeder(&mut self, section: u32, feeder: u32) {
        let line = self.line;
        let (r, x) = line.laws[line.law[feeder as usize] as usize].series();
        let ohm = line.mv.kv * line.mv.kv;
        let bus = if 0.0 < r {
            let bus = self.bus(line.mv.kv);
            self.mesh
                .network
                .lines
                .push(Line::new(section, bus, 1.0, r * ohm, x * ohm));
            bus
        } else {
            section
        };
        let mut at = feeder + 1;
        while at < line.end[feeder as usize] {
            self.block(bus, at);
            at = line.end[at as usize];
        }
    }

    fn block(&mut self, feeder: u32, element: u32) {
        let line = self.line;
        let at = element as usize;
        let board = element + 1;
        let (out_mw, out_mvar) = (self.flows.out_mw[at], self.flows.out_mvar[at]);
        let Law::Transformer {
            base_mva,
            no_load_mw,
            load_loss_mw,
            reactance,
        } = line.laws[line.law[at] as usize]
        else {
            self.load(feeder, self.flows.in_mw[at], self.flows.in_mvar[at]);
            return;
        };
        let size = line.boards.iter().find(|size| size.element == board);
        let bus = self.bus(size.map_or(BLOCK_KV, |size| size.low_kv));
        let kv = self.mesh.network.buses[bus as usize].vn_kv;
        let mut unit = Transformer::new(feeder, bus, base_mva, line.mv.kv, kv);
        let resistance = load_loss_mw / base_mva;
        unit.vk_percent = (resistance * resistance + reactance * reactance).sqrt() * 100.0;
        unit.vkr_percent = resistance * 100.0;
        unit.pfe_kw = no_load_mw * 1e3;
        self.transformer(element, unit);
        self.mesh.boards.push((board, bus));
        self.load(bus, out_mw, out_mvar);
    }

    fn load(&mut self, bus: u32, p_mw: f64, q_mvar: f64) {
        self.mesh.network.loads.push(Load {
            bus,
            p_mw,
            q_mvar,
            in_service: true,
        });
    }
}

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
