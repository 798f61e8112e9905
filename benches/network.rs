//! The power flow of a site: at most 10 ms for the meshed medium voltage with its loads (DESIGN, section Speed).
//!
//! With `HEADROOM_NETWORK=file`, the network of that file is timed as well; `pandapower_beside.py` does so.

use headroom::codec::network as file;
use headroom::solve::power::network::Bus;
use headroom::solve::power::network::Coupler;
use headroom::solve::power::network::Element;
use headroom::solve::power::network::Grid;
use headroom::solve::power::network::Line;
use headroom::solve::power::network::Load;
use headroom::solve::power::network::Network;
use headroom::solve::power::network::Solver;
use headroom::solve::power::network::Strength;
use headroom::solve::power::network::Transformer;
use headroom::solve::power::short_circuit::Case;
use headroom::solve::power::short_circuit::Settings;
use headroom::solve::power::short_circuit::three_phase;

/// Rings of the site, and blocks on each: 240 blocks of 3 MVA, which is more than 200,000 GPUs take.
const RINGS: u32 = 24;
const BLOCKS: u32 = 10;

fn main() {
    divan::main();
}

fn bus(network: &mut Network, vn_kv: f64) -> u32 {
    network.add_bus(Bus {
        vn_kv,
        in_service: true,
    })
}

fn cable(from: u32, to: u32, km: f64) -> Line {
    Line {
        c_nf_per_km: 250.0,
        max_i_ka: 0.6,
        endtemp_degree: Some(160.0),
        parallel: 2,
        ..Line::new(from, to, km, 0.122, 0.112)
    }
}

/// Two grids, six transformers, main-tie-main, closed rings of blocks; `ways` busways hang on every block.
fn site(ways: u32) -> Network {
    let mut network = Network::new(60.0);
    let strength = |s_sc_mva| Some(Strength { s_sc_mva, rx: 0.06 });
    let sections: Vec<u32> = (0..6).map(|_| bus(&mut network, 34.5)).collect();
    for &section in &sections {
        let high = bus(&mut network, 161.0);
        network.grids.push(Grid {
            bus: high,
            vm_pu: 1.02,
            va_degree: 0.0,
            in_service: true,
            max: strength(8000.0),
            min: strength(6000.0),
        });
        network.transformers.push(Transformer {
            vk_percent: 12.0,
            pfe_kw: 55.0,
            i0_percent: 0.08,
            ..Transformer::new(high, section, 150.0, 161.0, 34.5)
        });
    }
    for pair in sections.windows(2) {
        network.couplers.push(Coupler {
            a: pair[0],
            b: pair[1],
            closed: true,
        });
    }
    for ring in 0..RINGS {
        let (start, end) = (
            sections[(ring % 6) as usize],
            sections[((ring + 1) % 6) as usize],
        );
        let mut last = start;
        for _ in 0..BLOCKS {
            let node = bus(&mut network, 34.5);
            network.lines.push(cable(last, node, 0.15));
            block(&mut network, node, ways);
            last = node;
        }
        network.lines.push(cable(last, end, 0.3));
    }
    network
}

fn block(network: &mut Network, node: u32, ways: u32) {
    let low = bus(network, 0.415);
    network.transformers.push(Transformer {
        vk_percent: 6.0,
        vkr_percent: 0.6,
        pfe_kw: 3.2,
        i0_percent: 0.3,
        shift_degree: 30.0,
        ..Transformer::new(node, low, 3.0, 34.5, 0.433)
    });
    if ways == 0 {
        network.loads.push(load(low, 1.9));
    }
    for _ in 0..ways {
        let far = bus(network, 0.415);
        network.lines.push(Line {
            endtemp_degree: Some(90.0),
            ..Line::new(low, far, 0.03, 0.08, 0.05)
        });
        network.loads.push(load(far, 1.9 / f64::from(ways)));
    }
}

fn load(bus: u32, p_mw: f64) -> Load {
    Load {
        bus,
        p_mw,
        q_mvar: p_mw * 0.2,
        in_service: true,
    }
}

/// The meshed medium voltage with the blocks' loads, from a flat start: the budget of 10 ms.
#[divan::bench(sample_count = 50, args = [0, 20])]
fn flow(bencher: divan::Bencher<'_, '_>, ways: u32) {
    let mut solver = Solver::new(&site(ways)).expect("the site is right");
    bencher.bench_local(|| solver.solve().expect("the site has a solution"));
}

/// The same, everything from the rows on: checks, order of elimination, pattern.
#[divan::bench(sample_count = 50, args = [0, 20])]
fn prepare_and_flow(bencher: divan::Bencher<'_, '_>, ways: u32) {
    let network = site(ways);
    bencher.bench(|| Solver::new(&network).expect("the site is right").solve());
}

/// One cable out, from the voltages before.
#[divan::bench(sample_count = 50, args = [0, 20])]
fn one_outage(bencher: divan::Bencher<'_, '_>, ways: u32) {
    let mut solver = Solver::new(&site(ways)).expect("the site is right");
    let before = solver.solve().expect("the site has a solution");
    solver.set_in_service(Element::Line(3), false);
    bencher.bench_local(|| solver.solve_from(&before).expect("a ring carries it"));
}

/// Short circuits at every bus.
#[divan::bench(sample_count = 20, args = [0, 20])]
fn short_circuits(bencher: divan::Bencher<'_, '_>, ways: u32) {
    let network = site(ways);
    bencher.bench(|| three_phase(&network, Case::Maximum, &Settings::STANDARD));
}

/// The network of the file that the environment names; the site without busways when it names none.
fn of_environment() -> Network {
    match std::env::var_os("HEADROOM_NETWORK") {
        Some(path) => {
            let bytes = std::fs::read(path).expect("a readable file");
            file::read_bytes(&bytes).expect("a network").network
        }
        None => site(0),
    }
}

/// The network of a file, made ready and solved.
#[divan::bench(sample_count = 50)]
fn of_a_file(bencher: divan::Bencher<'_, '_>) {
    let network = of_environment();
    bencher.bench(|| Solver::new(&network).expect("it is right").solve());
}

/// The short circuits of the same.
#[divan::bench(sample_count = 20)]
fn faults_of_a_file(bencher: divan::Bencher<'_, '_>) {
    let network = of_environment();
    bencher.bench(|| three_phase(&network, Case::Maximum, &Settings::PANDAPOWER));
}
