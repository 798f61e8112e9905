//! What a network must be before anything is computed from it.

use crate::solve::power::network::Network;
use crate::solve::power::network::results::Element;
use crate::solve::power::network::results::Unsolved;
use crate::solve::power::network::rows::Line;
use crate::solve::power::network::rows::Transformer;

/// Most elements of one kind. Twice the largest site that was ever asked for; what is allocated follows from it.
pub const MOST_ELEMENTS: usize = 100_000;

/// A field and what it holds.
type Field = (&'static str, f64);

/// Refuses what would divide by zero, be no number, or refer to nothing.
pub(in crate::solve::power) fn check(network: &Network) -> Result<(), Unsolved> {
    if !(network.f_hz.is_finite() && 0.0 < network.f_hz) {
        return Err(Unsolved::Invalid {
            element: Element::Bus(0),
            field: "f_hz",
        });
    }
    check_counts(network)?;
    check_nodes(network)?;
    check_branches(network)?;
    check_injections(network)
}

fn check_counts(network: &Network) -> Result<(), Unsolved> {
    let counts = [
        network.buses.len(),
        network.grids.len(),
        network.generators.len(),
        network.lines.len(),
        network.transformers.len(),
        network.loads.len(),
        network.currents.len(),
        network.static_sources.len(),
        network.shunts.len(),
        network.motors.len(),
        network.couplers.len(),
    ];
    if counts.iter().any(|count| MOST_ELEMENTS < *count) {
        return Err(Unsolved::TooMeshed);
    }
    Ok(())
}

/// Fields that must be positive, then fields that must be finite, then buses that must exist.
fn rule(
    network: &Network,
    element: Element,
    positive: &[Field],
    finite: &[Field],
    buses: &[u32],
) -> Result<(), Unsolved> {
    let bad = positive
        .iter()
        .find(|(_, value)| !(value.is_finite() && 0.0 < *value))
        .or_else(|| finite.iter().find(|(_, value)| !value.is_finite()));
    if let Some(&(field, _)) = bad {
        return Err(Unsolved::Invalid { element, field });
    }
    if buses.iter().any(|&bus| network.buses.len() <= bus as usize) {
        return Err(Unsolved::Dangling { element });
    }
    Ok(())
}

fn check_nodes(network: &Network) -> Result<(), Unsolved> {
    for (at, row) in (0u32..).zip(&network.buses) {
        rule(network, Element::Bus(at), &[("vn_kv", row.vn_kv)], &[], &[])?;
    }
    for (at, row) in (0u32..).zip(&network.grids) {
        let element = Element::Grid(at);
        rule(
            network,
            element,
            &[("vm_pu", row.vm_pu)],
            &[("va_degree", row.va_degree)],
            &[row.bus],
        )?;
    }
    for (at, row) in (0u32..).zip(&network.generators) {
        let element = Element::Generator(at);
        rule(
            network,
            element,
            &[("vm_pu", row.vm_pu)],
            &[("p_mw", row.p_mw)],
            &[row.bus],
        )?;
    }
    for (at, row) in (0u32..).zip(&network.couplers) {
        rule(network, Element::Coupler(at), &[], &[], &[row.a, row.b])?;
    }
    Ok(())
}

fn check_branches(network: &Network) -> Result<(), Unsolved> {
    for (at, row) in (0u32..).zip(&network.lines) {
        check_line(network, Element::Line(at), row)?;
    }
    for (at, row) in (0u32..).zip(&network.transformers) {
        check_transformer(network, Element::Transformer(at), row)?;
    }
    Ok(())
}

fn check_line(network: &Network, element: Element, row: &Line) -> Result<(), Unsolved> {
    let finite = [
        ("length_km", row.length_km),
        ("r_ohm_per_km", row.r_ohm_per_km),
        ("x_ohm_per_km", row.x_ohm_per_km),
        ("c_nf_per_km", row.c_nf_per_km),
        ("g_us_per_km", row.g_us_per_km),
        ("max_i_ka", row.max_i_ka),
    ];
    let parallel = [("parallel", f64::from(row.parallel))];
    rule(
        network,
        element,
        &parallel,
        &finite,
        &[row.from_bus, row.to_bus],
    )?;
    if row.length_km < 0.0 {
        return Err(Unsolved::Invalid {
            element,
            field: "length_km",
        });
    }
    Ok(())
}

fn check_transformer(
    network: &Network,
    element: Element,
    row: &Transformer,
) -> Result<(), Unsolved> {
    let positive = [
        ("sn_mva", row.sn_mva),
        ("vn_hv_kv", row.vn_hv_kv),
        ("vn_lv_kv", row.vn_lv_kv),
        ("vk_percent", row.vk_percent.abs()),
        ("parallel", f64::from(row.parallel)),
        ("df", row.df),
    ];
    let finite = [
        ("vkr_percent", row.vkr_percent),
        ("pfe_kw", row.pfe_kw),
        ("i0_percent", row.i0_percent),
        ("shift_degree", row.shift_degree),
    ];
    rule(
        network,
        element,
        &positive,
        &finite,
        &[row.hv_bus, row.lv_bus],
    )?;
    if row.vk_percent.abs() < row.vkr_percent.abs() {
        return Err(Unsolved::Invalid {
            element,
            field: "vkr_percent",
        });
    }
    for tap in row.taps {
        let moved = [
            ("tap_pos", tap.steps),
            ("tap_step_percent", tap.step_percent),
            ("tap_step_degree", tap.step_degree),
        ];
        rule(network, element, &[], &moved, &[])?;
        if tap.steps * tap.step_percent <= -100.0 {
            return Err(Unsolved::Invalid {
                element,
                field: "tap_pos",
            });
        }
    }
    Ok(())
}

fn check_injections(network: &Network) -> Result<(), Unsolved> {
    for (at, row) in (0u32..).zip(&network.loads) {
        let finite = [("p_mw", row.p_mw), ("q_mvar", row.q_mvar)];
        rule(network, Element::Load(at), &[], &finite, &[row.bus])?;
    }
    for row in &network.currents {
        let finite = [("p_mw", row.p_mw), ("q_mvar", row.q_mvar)];
        rule(network, Element::Bus(row.bus), &[], &finite, &[row.bus])?;
    }
    for (at, row) in (0u32..).zip(&network.static_sources) {
        let finite = [("p_mw", row.p_mw), ("q_mvar", row.q_mvar)];
        rule(network, Element::StaticSource(at), &[], &finite, &[row.bus])?;
    }
    for (at, row) in (0u32..).zip(&network.shunts) {
        let finite = [("p_mw", row.p_mw), ("q_mvar", row.q_mvar)];
        rule(
            network,
            Element::Shunt(at),
            &[("vn_kv", row.vn_kv)],
            &finite,
            &[row.bus],
        )?;
    }
    for (at, row) in (0u32..).zip(&network.motors) {
        let finite = [("p_mw", row.p_mw), ("q_mvar", row.q_mvar)];
        rule(network, Element::Motor(at), &[], &finite, &[row.bus])?;
    }
    Ok(())
}
