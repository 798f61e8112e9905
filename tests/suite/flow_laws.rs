//! Laws of the power flow and of short circuits: balances, what a re-solve must give, and that nothing panics.

use headroom::codec::network as file;
use headroom::solve::power::network::Bus;
use headroom::solve::power::network::Coupler;
use headroom::solve::power::network::Element;
use headroom::solve::power::network::Flow;
use headroom::solve::power::network::Generator;
use headroom::solve::power::network::Grid;
use headroom::solve::power::network::Line;
use headroom::solve::power::network::Load;
use headroom::solve::power::network::Network;
use headroom::solve::power::network::Shunt;
use headroom::solve::power::network::Solver;
use headroom::solve::power::network::StaticSource;
use headroom::solve::power::network::Strength;
use headroom::solve::power::network::Transformer;
use headroom::solve::power::network::Unsolved;
use headroom::solve::power::short_circuit;
use headroom::solve::power::short_circuit::Case;
use headroom::solve::power::short_circuit::Settings;
use proptest::prelude::*;

/// Powers at a bus balance to this many megawatts.
const BALANCE_MW: f64 = 1e-9;

fn bus(kv: f64) -> Bus {
    Bus {
        vn_kv: kv,
        in_service: true,
    }
}

fn grid(bus: u32) -> Grid {
    let strength = |s_sc_mva| Some(Strength { s_sc_mva, rx: 0.1 });
    Grid {
        bus,
        vm_pu: 1.0,
        va_degree: 0.0,
        in_service: true,
        max: strength(1000.0),
        min: strength(700.0),
    }
}

fn cable(from: u32, to: u32, km: f64) -> Line {
    Line {
        c_nf_per_km: 304.0,
        max_i_ka: 0.421,
        endtemp_degree: Some(160.0),
        ..Line::new(from, to, km, 0.122, 0.112)
    }
}

fn load(bus: u32, p_mw: f64, q_mvar: f64) -> Load {
    Load {
        bus,
        p_mw,
        q_mvar,
        in_service: true,
    }
}

/// What leaves every bus, all elements together: zero when the powers balance.
fn left_over(network: &Network, flow: &Flow) -> Vec<[f64; 2]> {
    let mut sums = vec![[0.0; 2]; network.buses.len()];
    let mut add = |bus: u32, p: f64, q: f64| {
        sums[bus as usize][0] += p;
        sums[bus as usize][1] += q;
    };
    let lines = network.lines.iter().map(|row| (row.from_bus, row.to_bus));
    let transformers = network
        .transformers
        .iter()
        .map(|row| (row.hv_bus, row.lv_bus));
    for (at, (from, to)) in lines.enumerate() {
        add(from, flow.lines.p_from_mw[at], flow.lines.q_from_mvar[at]);
        add(to, flow.lines.p_to_mw[at], flow.lines.q_to_mvar[at]);
    }
    for (at, (from, to)) in transformers.enumerate() {
        add(
            from,
            flow.transformers.p_from_mw[at],
            flow.transformers.q_from_mvar[at],
        );
        add(
            to,
            flow.transformers.p_to_mw[at],
            flow.transformers.q_to_mvar[at],
        );
    }
    for (at, row) in network.couplers.iter().enumerate() {
        add(row.a, flow.couplers.p_mw[at], flow.couplers.q_mvar[at]);
        add(row.b, -flow.couplers.p_mw[at], -flow.couplers.q_mvar[at]);
    }
    for (at, row) in network.grids.iter().enumerate() {
        add(row.bus, -flow.grids.p_mw[at], -flow.grids.q_mvar[at]);
    }
    for (at, row) in network.generators.iter().enumerate() {
        add(
            row.bus,
            -flow.generators.p_mw[at],
            -flow.generators.q_mvar[at],
        );
    }
    let alive = |bus: u32, in_service: bool| in_service && flow.energised[bus as usize];
    for row in network
        .loads
        .iter()
        .filter(|row| alive(row.bus, row.in_service))
    {
        add(row.bus, row.p_mw, row.q_mvar);
    }
    for row in network
        .static_sources
        .iter()
        .filter(|row| alive(row.bus, row.in_service))
    {
        add(row.bus, -row.p_mw, -row.q_mvar);
    }
    for row in network
        .shunts
        .iter()
        .filter(|row| alive(row.bus, row.in_service))
    {
        let v = flow.vm_pu[row.bus as usize] * network.buses[row.bus as usize].vn_kv / row.vn_kv;
        add(row.bus, row.p_mw * v * v, row.q_mvar * v * v);
    }
    sums
}

fn assert_balanced(network: &Network, flow: &Flow) {
    for (bus, [p, q]) in left_over(network, flow).into_iter().enumerate() {
        assert!(
            p.abs() < BALANCE_MW && q.abs() < BALANCE_MW,
            "bus {bus}: {p} MW and {q} Mvar are left"
        );
    }
}

/// A mesh on two voltages with everything in it, drawn at random: couplers, taps, shunts, sources, open branches.
fn any_network() -> impl Strategy<Value = Network> {
    let choices = prop::collection::vec((0u32..1_000_000, 0.0..1.0f64), 4..60);
    (2u32..25, choices).prop_map(|(count, choices)| {
        let mut network = Network::new(50.0);
        for _ in 0..count {
            network.add_bus(bus(20.0));
        }
        network.grids.push(grid(0));
        for (at, (pick, x)) in choices.iter().enumerate() {
            let a = pick % count;
            let b = (pick / count) % count;
            let next = 1 + at as u32;
            match pick % 11 {
                0..=3 if next < count => network.lines.push(cable(a.min(next - 1), next, 0.1 + x)),
                0..=3 => network.lines.push(cable(a, b, 0.05 + 2.0 * x)),
                4 => {
                    let low = network.add_bus(bus(0.4));
                    let mut row = Transformer::new(a, low, 0.63, 20.0, 0.4);
                    row.pfe_kw = 1.6;
                    row.i0_percent = 0.3;
                    row.shift_degree = if *x < 0.5 { 150.0 } else { 330.0 };
                    network.transformers.push(row);
                    network.loads.push(load(low, 0.2 * x, 0.05));
                }
                5 => network.couplers.push(Coupler {
                    a,
                    b,
                    closed: *x < 0.7,
                }),
                6 => network.shunts.push(Shunt {
                    bus: a,
                    p_mw: 0.01,
                    q_mvar: x - 0.5,
                    vn_kv: 20.0,
                    in_service: true,
                }),
                7 => network.static_sources.push(StaticSource {
                    bus: a,
                    p_mw: *x,
                    q_mvar: 0.1,
                    in_service: true,
                    fault_mva: 2.0 * x,
                }),
                8 => network.generators.push(Generator {
                    bus: a,
                    p_mw: *x,
                    vm_pu: 1.0,
                    slack: false,
                    in_service: *x < 0.6,
                    q_range_mvar: None,
                    machine: None,
                }),
                9 => network.lines.push(Line {
                    in_service: *x < 0.5,
                    ..Line::new(a, b, 0.0, 0.1, 0.1)
                }),
                _ => network.loads.push(load(a, 0.3 + x, 0.2 * x)),
            }
        }
        network
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_node_balances(network in any_network()) {
        let mut solver = Solver::new(&network).expect("a network that can be prepared");
        match solver.solve() {
            Ok(flow) => assert_balanced(&network, &flow),
            Err(why) => prop_assert!(matches!(why, Unsolved::Collapse { .. } | Unsolved::Conflict { .. }), "{why:?}"),
        }
    }

    /// Taking an element out of a solver, cold or warm, gives what a new solver gives.
    #[test]
    fn an_outage_is_the_network_without_the_element(network in any_network(), pick in 0u32..40, kind in 0..5) {
        let element = match kind {
            0 | 1 => Element::Line(pick % (network.lines.len().max(1) as u32)),
            2 => Element::Transformer(pick % (network.transformers.len().max(1) as u32)),
            3 => Element::Coupler(pick % (network.couplers.len().max(1) as u32)),
            _ => Element::Bus(1),
        };
        let mut solver = Solver::new(&network).expect("a network that can be prepared");
        let whole = solver.solve();
        solver.set_in_service(element, false);
        let mut without = network;
        without.set_in_service(element, false);
        let fresh = Solver::new(&without).expect("still a network").solve();
        let mut tries = vec![solver.solve()];
        if let Ok(whole) = &whole {
            tries.push(solver.solve_from(whole));
        }
        for again in tries {
            match (&fresh, again) {
                (Ok(fresh), Ok(again)) => {
                    prop_assert_eq!(&fresh.energised, &again.energised);
                    for (a, b) in fresh.vm_pu.iter().zip(&again.vm_pu) {
                        prop_assert!((a - b).abs() < 1e-9, "{} and {}", a, b);
                    }
                    assert_balanced(&without, &again);
                }
                (fresh, again) => prop_assert_eq!(fresh.is_ok(), again.is_ok()),
            }
        }
    }

    /// More load at one place never raises the loss of a radial feeder, and never lowers what the grid gives.
    #[test]
    fn the_grid_gives_loads_and_losses(extra in 0.0..3.0f64) {
        let mut network = Network::new(60.0);
        for _ in 0..5 {
            network.add_bus(bus(20.0));
        }
        network.grids.push(grid(0));
        for at in 0..4 {
            network.lines.push(cable(at, at + 1, 1.0));
            network.loads.push(load(at + 1, 1.0, 0.2));
        }
        let mut solver = Solver::new(&network).expect("a feeder");
        let before = solver.solve().expect("a small load");
        solver.set_load(3, 1.0 + extra, 0.2);
        let after = solver.solve_from(&before).expect("a larger load");
        let losses = |flow: &Flow| (0..4).map(|at| flow.lines.loss_mw(at)).sum::<f64>();
        prop_assert!(losses(&before) <= losses(&after));
        prop_assert!((after.grids.p_mw[0] - 4.0 - extra - losses(&after)).abs() < 1e-9);
    }

    /// Through reactances alone, a short circuit never grows when a branch is taken out (Rayleigh's law).
    #[test]
    fn less_network_is_less_fault(network in any_network(), pick in 0u32..40) {
        let mut whole = network;
        whole.generators.clear();
        whole.static_sources.clear();
        whole.lines.iter_mut().for_each(|row| row.r_ohm_per_km = 0.0);
        whole.transformers.iter_mut().for_each(|row| row.vkr_percent = 0.0);
        whole.grids[0].max = Some(Strength { s_sc_mva: 1000.0, rx: 0.0 });
        let mut without = whole.clone();
        without.set_in_service(Element::Line(pick % (whole.lines.len().max(1) as u32)), false);
        let fault = |network: &Network| short_circuit::three_phase(network, Case::Maximum, &Settings::STANDARD);
        let (whole, without) = (fault(&whole).expect("data for a fault"), fault(&without).expect("the same"));
        for (more, less) in whole.ikss_ka.iter().zip(&without.ikss_ka) {
            prop_assert!(*less <= more * (1.0 + 1e-9), "{} after {}", less, more);
        }
    }

    /// Any numbers at all are a result or a reason.
    #[test]
    fn no_value_is_a_panic(mut network in any_network(), value in any::<f64>(), pick in 0usize..200, kind in 0..14) {
        spoil(&mut network, value, pick, kind);
        if let Ok(mut solver) = Solver::new(&network)
            && let Ok(flow) = solver.solve()
        {
            prop_assert!(flow.vm_pu.iter().all(|vm| vm.is_finite()));
        }
        let _ = short_circuit::three_phase(&network, Case::Minimum, &Settings::PANDAPOWER);
        let _ = short_circuit::duties(&network, &short_circuit::AnsiSettings::default());
    }
}

/// Puts a value where it may not belong.
fn spoil(network: &mut Network, value: f64, pick: usize, kind: i32) {
    fn row<T>(rows: &mut [T], pick: usize) -> Option<&mut T> {
        let count = rows.len().max(1);
        rows.get_mut(pick % count)
    }
    match kind {
        0 => network.f_hz = value,
        1 => row(&mut network.buses, pick)
            .into_iter()
            .for_each(|row| row.vn_kv = value),
        2 => row(&mut network.grids, pick)
            .into_iter()
            .for_each(|row| row.vm_pu = value),
        3 => row(&mut network.grids, pick)
            .into_iter()
            .for_each(|row| row.va_degree = value),
        4 => row(&mut network.lines, pick)
            .into_iter()
            .for_each(|row| row.length_km = value),
        5 => row(&mut network.lines, pick)
            .into_iter()
            .for_each(|row| row.x_ohm_per_km = value),
        6 => row(&mut network.lines, pick)
            .into_iter()
            .for_each(|row| row.c_nf_per_km = value),
        7 => row(&mut network.transformers, pick)
            .into_iter()
            .for_each(|row| row.vk_percent = value),
        8 => row(&mut network.transformers, pick)
            .into_iter()
            .for_each(|row| row.i0_percent = value),
        9 => row(&mut network.loads, pick)
            .into_iter()
            .for_each(|row| row.p_mw = value),
        10 => row(&mut network.loads, pick)
            .into_iter()
            .for_each(|row| row.bus = u32::MAX),
        11 => row(&mut network.couplers, pick)
            .into_iter()
            .for_each(|row| row.a = 1_000_000),
        12 => row(&mut network.shunts, pick)
            .into_iter()
            .for_each(|row| row.q_mvar = value),
        _ => row(&mut network.lines, pick)
            .into_iter()
            .for_each(|row| row.parallel = 0),
    }
}

/// Broken files are an error in one sentence or a network, and then a result or a reason.
#[test]
fn no_file_is_a_panic() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/flow/switched.");
    let texts: Vec<String> = ["json", "to_json"]
        .iter()
        .map(|ending| std::fs::read_to_string(format!("{path}{ending}")).expect("a case"))
        .map(|text| match text.find(",\"expected\"") {
            Some(end) => text["{\"input\":".len()..end].to_owned(),
            None => text,
        })
        .collect();
    let swaps = [
        "", "0", "-1", "1e308", "\"x\"", "null", "true", "[]", "{}", ":", "\\", "9",
    ];
    let mut state = 1u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut networks = 0;
    for text in texts.iter().cycle().take(4_000) {
        let mut broken = text.clone();
        for _ in 0..=random(3) {
            let (from, length) = (random(broken.len()), random(12));
            let end = (from + length).min(broken.len());
            if broken.is_char_boundary(from) && broken.is_char_boundary(end) {
                broken.replace_range(from..end, swaps[random(swaps.len())]);
            }
        }
        match file::read(&broken) {
            Ok(document) => {
                networks += 1;
                let _ = Solver::new(&document.network).and_then(|mut solver| solver.solve());
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(
                    sentence.ends_with('.') && !sentence.contains('\n'),
                    "{sentence}"
                );
            }
        }
    }
    assert!(0 < networks, "some mutations leave a network");
}
