//! The mesh of a day for Newton's method and for short circuits: feeds, sections, ties, and one bus for each
//! block, with its low-voltage tree as one load.

use super::Flows;
use super::Kind;
use super::Law;
use super::NONE;
use super::OneLine;
use super::SourceKind;
use super::Tie;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid as Feed;
use crate::scenario::plan::Plan;
use crate::solve::power::network::Bus;
use crate::solve::power::network::Coupler;
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
use crate::solve::power::series;
use crate::solve::power::series::Series;
use crate::units::ApparentPower;

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

/// Conductors when the smallest short circuit ends, °C: what XLPE bears always. Longer faults make them hotter, and
/// the current smaller. Assumption within IEC 60909-0.
const END_C: f64 = 90.0;

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
        builder.tie(tie, flows.settled.closed[i]);
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

    /// A tie: a coupler, or its cable where the plan names one.
    fn tie(&mut self, tie: &Tie, closed: bool) {
        let (a, b) = (
            self.mesh.sections[tie.a as usize],
            self.mesh.sections[tie.b as usize],
        );
        let place = self.line.major[tie.element as usize].saturating_sub(1) as usize;
        let named = self.plan.power.network.sections.get(place);
        let rating = ApparentPower::from_mva(self.line.rating_mva[tie.element as usize]);
        let cable = named.map_or(Series::default(), |section| {
            series::cable(self.plan, &section.tie_feeder, self.line.mv.kv, rating)
        });
        if cable.is_none() {
            let coupler = Coupler { a, b, closed };
            self.mesh.network.couplers.push(coupler);
            return;
        }
        let mut row = self.row(a, b, cable, self.line.mv.kv);
        row.in_service = closed;
        self.mesh.network.lines.push(row);
    }

    /// A series impedance between two buses as a line of a kilometre.
    fn row(&self, a: u32, b: u32, series: Series, kv: f64) -> Line {
        let ohm = kv * kv;
        let mut row = Line::new(a, b, 1.0, series.r * ohm, series.x * ohm);
        row.c_nf_per_km = series.charge_nf;
        row.endtemp_degree = Some(END_C);
        row
    }

    /// A bus behind a cable to another one; that one itself without a cable.
    fn behind(&mut self, bus: u32, cable: Series) -> u32 {
        if cable.is_none() {
            return bus;
        }
        let kv = self.mesh.network.buses[bus as usize].vn_kv;
        let other = self.bus(kv);
        let row = self.row(other, bus, cable, kv);
        self.mesh.network.lines.push(row);
        other
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
                let whole = feed.contract.at_power_factor(plan.power.it_power_factor);
                let each = whole / f64::from(feed.circuits.max(1));
                let cable = series::cable(plan, &feed.feeder, line.mv.kv, each);
                let bus = self.behind(section, cable);
                self.grid(bus, feed, source.element);
                continue;
            };
            let cable = series::cable(plan, &feed.feeder, line.mv.kv, row.rating);
            let section = self.behind(section, cable);
            let circuit = line.parent[source.element as usize];
            if last.0 != circuit {
                let kv = feed.voltage.map_or(row.high_kv, |voltage| voltage.kv());
                let bus = self.bus(kv);
                self.grid(bus, feed, circuit);
                last = (circuit, bus);
            }
            let mut unit =
                Transformer::new(last.1, section, row.base.mva(), row.high_kv, row.low_kv);
            unit.vk_percent = row.impedance_percent;
            unit.vkr_percent = row.resistance_percent;
            unit.pfe_kw = row.no_load.kw();
            unit.df = row.rating / row.base;
            let kv = self.mesh.network.buses[last.1 as usize].vn_kv;
            unit.taps[0] = self.tap(source.element, i, kv / row.high_kv);
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

    /// Where a regulator that holds the low side at rated voltage would stand with what the sweep says, and with
    /// the voltage of delivery over what the transformer is rated for.
    fn tap(&self, element: u32, source: usize, delivered: f64) -> Tap {
        let at = element as usize;
        let (r, x) = self.line.laws[self.line.law[at] as usize].series();
        let (mw, mvar) = (
            self.flows.settled.source_mw[source],
            self.flows.out_mvar[at],
        );
        let drop = r * mw + x * mvar;
        let short = drop - (delivered - 1.0);
        let steps = (short * 100.0 / TAP_STEP_PERCENT).round();
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
            let low = group.step_up.as_deref().map(|row| row.low_kv);
            let vn_kv = group
                .voltage
                .map(|voltage| voltage.kv())
                .or(low)
                .unwrap_or(self.line.mv.kv);
            let bus = self.terminals(source.section, group, sn_mva);
            let given = self.flows.in_mw[source.element as usize];
            let ohm = vn_kv * vn_kv / sn_mva.max(f64::MIN_POSITIVE);
            self.mesh.units.push(source.element);
            self.mesh.network.generators.push(Generator {
                bus,
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

    /// The bus that units stand at: behind their cable and step-up transformers, or that of their section.
    fn terminals(&mut self, section: u32, group: &Generation, sn_mva: f64) -> u32 {
        let kv = self.line.mv.kv;
        let bus_mva = ApparentPower::from_mva(sn_mva);
        let cable = series::cable(self.plan, &group.feeder, kv, bus_mva);
        let section = self.behind(self.mesh.sections[section as usize], cable);
        let Some(row) = group.step_up.as_deref() else {
            return section;
        };
        let count = series::transformers(group, bus_mva);
        let base = row.base.mva() * count;
        let bus = self.bus(row.low_kv);
        let mut unit = Transformer::new(section, bus, base, row.high_kv, row.low_kv);
        unit.vk_percent = row.impedance_percent;
        unit.vkr_percent = row.resistance_percent;
        unit.pfe_kw = row.no_load.kw() * count;
        unit.df = row.rating / row.base;
        self.mesh.network.transformers.push(unit);
        bus
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
            let charge = line.charge_nf.binary_search_by_key(&feeder, |row| row.0);
            let mut row = Line::new(section, bus, 1.0, r * ohm, x * ohm);
            row.c_nf_per_km = charge.map_or(0.0, |at| line.charge_nf[at].1);
            row.endtemp_degree = Some(END_C);
            self.mesh.network.lines.push(row);
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
