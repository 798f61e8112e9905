//! Sentences on why a network has no results, with the names of the file.

use crate::codec::network::Document;
use crate::solve::power::network::Element;
use crate::solve::power::network::Unsolved;
use crate::solve::power::short_circuit::NoFaults;

/// Names that a sentence lists before it counts.
const LISTED: usize = 20;

/// Why there is no power flow.
pub fn unsolved(document: &Document, why: &Unsolved) -> String {
    match why {
        Unsolved::Dangling { element } => {
            format!(
                "{} refers to something that does not exist.",
                called(document, *element)
            )
        }
        Unsolved::Invalid { element, field } => {
            format!(
                "{}: {field} cannot be used as it is.",
                called(document, *element)
            )
        }
        Unsolved::NoSource => {
            "No source: the network is an island without a grid or a generator in service."
                .to_owned()
        }
        Unsolved::Conflict { bus } => format!(
            "{}: its sources hold different voltages or angles.",
            called(document, Element::Bus(*bus))
        ),
        Unsolved::Collapse {
            bus,
            mismatch_mva,
            carried_percent,
        } => {
            let share = carried_percent.map_or_else(
                || "not even a small part of it has a solution".to_owned(),
                |percent| format!("about {percent:.0} % of it has a solution"),
            );
            // Values that no network has leave a remainder of hundreds of digits.
            let remainder = if *mismatch_mva < 1e9 {
                format!("{mismatch_mva:.3}")
            } else {
                format!("{mismatch_mva:.0e}")
            };
            format!(
                "No solution: the network is overloaded to collapse, worst at {}, where {remainder} MVA remain \
                 unbalanced; {share}.",
                called(document, Element::Bus(*bus))
            )
        }
        Unsolved::TooMeshed => {
            "The network is too large or too densely meshed to be solved here.".to_owned()
        }
    }
}

/// Why there is no short circuit of a case, `max` or `min`.
pub fn no_faults(document: &Document, case: &str, why: &NoFaults) -> String {
    match why {
        NoFaults::Missing { element, field } => format!(
            "The short circuit, {case}, is left out: {} has no usable {field}.",
            called(document, *element)
        ),
        NoFaults::Network(why) => {
            format!(
                "The short circuit, {case}, is left out: {}",
                unsolved(document, why)
            )
        }
    }
}

/// Why there is no short circuit of a case when an element says nothing of it.
pub fn unsaid(element: &str, case: &str) -> String {
    format!("The short circuit, {case}, is left out: what {element} gives to one is not known.")
}

/// Which buses no source reaches; `None` when all are reached.
pub fn islanded(document: &Document, energised: &[bool]) -> Option<String> {
    let dead: Vec<&str> = document
        .names
        .bus
        .iter()
        .zip(energised)
        .filter(|(_, energised)| !**energised)
        .map(|(name, _)| name.as_str())
        .collect();
    if dead.is_empty() {
        return None;
    }
    let more = dead.len().saturating_sub(LISTED);
    let list = dead[..dead.len() - more].join(", ");
    let rest = if 0 < more {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Some(format!(
        "No source reaches {list}{rest}: their results are null."
    ))
}

/// Which generator was taken as the reference; `None` when none had to be.
pub fn promoted(document: &Document, promoted: Option<u32>) -> Option<String> {
    promoted.map(|at| {
        format!(
            "There is no grid and no generator with slack: {} was taken as the reference.",
            called(document, Element::Generator(at))
        )
    })
}

/// An element as it is called in the file.
fn called(document: &Document, element: Element) -> String {
    let names = &document.names;
    let (kind, list, at) = match element {
        Element::Bus(at) => ("bus", Some(&names.bus), at),
        Element::Grid(at) => ("ext_grid", Some(&names.ext_grid), at),
        Element::Generator(at) => ("gen", Some(&names.generator), at),
        Element::Line(at) => ("line", Some(&names.line), at),
        Element::Transformer(at) => ("trafo", Some(&names.trafo), at),
        Element::Load(at) => ("load", Some(&names.load), at),
        Element::StaticSource(at) => ("sgen", Some(&names.sgen), at),
        Element::Shunt(at) => ("shunt", Some(&names.shunt), at),
        Element::Motor(at) => ("motor", Some(&names.motor), at),
        Element::Coupler(at) => ("switch", None, at),
    };
    match list.and_then(|list| list.get(at as usize)) {
        // A name of our own already says the kind.
        Some(name) if name.starts_with(&format!("{kind} ")) => name.clone(),
        Some(name) => format!("{kind} {name}"),
        None => format!("{kind} {at}"),
    }
}
