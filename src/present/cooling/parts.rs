//! The parts of the heat path: what each is called, what is said of it beside the view, and which numbers make it.

use super::CoolingPart;
use super::PartNumbers;
use super::lines;
use crate::evaluate::DayState;
use crate::evaluate::heat_lanes::Group;
use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::ride_through::Cause;
use crate::present::number;
use crate::present::power::Inspected;
use crate::present::words;
use crate::present::words::Names;
use crate::present::words::cooling_plant;
use crate::solve::cooling::Element;
use crate::units::Power;

/// Key of a part that can be stopped, of a lane.
pub(super) fn id(cause: Cause, header: usize) -> String {
    let kind = match cause {
        Cause::Chillers => "chillers",
        Cause::Rejection => "rejection",
        Cause::FacilityPumps => "facility-pumps",
        Cause::TechnologyPumps => "cdus",
        Cause::AirCoolers => "air-coolers",
        Cause::PlantPower => return "plant-power".to_owned(),
        Cause::Loop(header) => return format!("loop-{header}"),
    };
    format!("{kind}-{header}")
}

/// Key of a group of machines.
pub(super) fn group_id(group: &Group) -> String {
    format!("group-{}", group.id)
}

/// What is pressed to stop it, for those who cannot see it.
pub(super) fn stop_label(cause: Cause, lane: &Lane, of: &HeatPath, names: &Names) -> String {
    let of_site = matches!(cause, Cause::PlantPower | Cause::Loop(_));
    let name = words::cause(cause, of, names);
    if of_site {
        cooling_plant::stop(&name)
    } else {
        cooling_plant::stop(&named(&name, lane, of))
    }
}

/// A name with that of its loop where there are several.
pub(super) fn named(name: &str, lane: &Lane, of: &HeatPath) -> String {
    if of.lanes.len() < 2 || lane.name.is_empty() {
        name.to_owned()
    } else {
        format!("{name}, {}", lane.name)
    }
}

/// The stages of a lane from the racks to the outdoors, each with what stops it and its name.
pub(super) fn stages(lane: &Lane, names: &Names) -> Vec<(Cause, String, Stage)> {
    let terms = words::cooling_terms(names);
    let coolers = if lane.are_doors {
        terms.doors
    } else {
        terms.air_coolers
    };
    let chillers = if lane.are_air_cooled {
        cooling_plant::AIR_COOLED
    } else {
        terms.chillers
    };
    let all = [
        (Cause::TechnologyPumps, terms.cdus, lane.cdus),
        (Cause::AirCoolers, coolers, lane.air_coolers),
        (Cause::FacilityPumps, terms.facility_pumps, lane.pumps),
        (Cause::Chillers, chillers, lane.chillers),
        (Cause::Rejection, terms.towers, lane.towers),
        (Cause::Rejection, terms.dry_coolers, lane.dry_coolers),
        (Cause::Rejection, terms.rejection, lane.rejection),
    ];
    all.into_iter()
        .filter_map(|(cause, name, stage)| Some((cause, name.to_owned(), stage?)))
        .collect()
}

/// Every part that can be selected: stages, loops, the power of the plant, and groups of machines.
pub(super) fn all(of: &HeatPath, state: &DayState, names: &Names) -> Vec<CoolingPart> {
    let mut parts: Vec<CoolingPart> = Vec::new();
    for lane in &of.lanes {
        stage_parts(lane, of, names, &mut parts);
        if lane.pumps.is_none() {
            let cause = Cause::FacilityPumps;
            let title = named(&words::cause(cause, of, names), lane, of);
            let note = cooling_plant::on(lane, 0);
            let about = inspected(id(cause, lane.header), title, note, loop_facts(lane));
            parts.push(stopped_by(cause, about, of));
        }
        let cause = Cause::Loop(lane.header);
        let title = words::cause(cause, of, names);
        let note = cooling_plant::loop_kind(lane.kind).to_owned();
        let about = inspected(id(cause, lane.header), title, note, loop_facts(lane));
        parts.push(stopped_by(cause, about, of));
    }
    let cause = Cause::PlantPower;
    let title = words::cause(cause, of, names);
    let draws = number::megawatts(of.plant_power).to_string();
    let facts = vec![fact(cooling_plant::DRAWS, draws)];
    let note = cooling_plant::PLANT_NOTE.to_owned();
    let about = inspected(id(cause, 0), title, note, facts);
    parts.push(stopped_by(cause, about, of));
    for lane in &of.lanes {
        parts.extend(lane.groups.iter().map(|it| group(it, lane, state, names)));
    }
    parts
}

/// A part without numbers of its own.
fn stopped_by(cause: Cause, inspected: Inspected, of: &HeatPath) -> CoolingPart {
    CoolingPart {
        inspected,
        stop: of.stops.iter().position(|stop| stop.cause == cause),
        numbers: Vec::new(),
    }
}

/// The machines of a lane, stage by stage.
fn stage_parts(lane: &Lane, of: &HeatPath, names: &Names, parts: &mut Vec<CoolingPart>) {
    for (cause, name, stage) in stages(lane, names) {
        let id = id(cause, lane.header);
        let facts = stage_facts(lane, cause, &stage);
        // Towers and dry coolers of a lane stop together: one part.
        if let Some(known) = parts.iter_mut().find(|part| part.inspected.id == id) {
            known.inspected.title = format!("{}, {name}", known.inspected.title);
            if let Some((_, known)) = known.inspected.groups.first_mut() {
                known.extend(facts);
            }
            continue;
        }
        let mut numbers = numbers(lane, |group| stops_with(group.element, cause));
        let note = cooling_plant::on(lane, numbers.len());
        if 1 < numbers.len() {
            // Too many to look through: each is pressed for its own.
            numbers.clear();
        }
        let about = inspected(id, named(&name, lane, of), note, facts);
        parts.push(CoolingPart {
            numbers,
            ..stopped_by(cause, about, of)
        });
    }
}

fn inspected(id: String, title: String, note: String, facts: Vec<(String, String)>) -> Inspected {
    let can_fail = !id.starts_with("group-");
    Inspected {
        id,
        title,
        note,
        groups: vec![(cooling_plant::NOW.to_owned(), facts)],
        can_fail,
        is_failed: false,
        can_open: false,
    }
}

fn fact(name: &str, value: String) -> (String, String) {
    (name.to_owned(), value)
}

/// What stops the machines of a kind.
fn stops_with(element: Element, cause: Cause) -> bool {
    match element {
        Element::Chiller => cause == Cause::Chillers,
        Element::Tower | Element::DryCooler | Element::Rejection => cause == Cause::Rejection,
        Element::Pump => cause == Cause::FacilityPumps,
        Element::Cdu => cause == Cause::TechnologyPumps,
        Element::AirCooler => cause == Cause::AirCoolers,
        Element::Header | Element::Loop | Element::Block => false,
    }
}

fn numbers(lane: &Lane, is_mine: impl Fn(&Group) -> bool) -> Vec<PartNumbers> {
    let groups = lane.groups.iter().filter(|group| is_mine(group));
    groups.filter_map(numbers_of).collect()
}

/// The item of the scenario that a group comes from, and which of its numbers are shown.
fn numbers_of(group: &Group) -> Option<PartNumbers> {
    let (list, fields): (&str, &[&str]) = match group.element {
        Element::Chiller => (
            "cooling.chillers",
            &["unit", "unit_mw", "count", "ready_day"],
        ),
        Element::Tower => ("cooling.towers", &["unit", "unit_mw", "count", "ready_day"]),
        Element::DryCooler => (
            "cooling.dry_coolers",
            &["unit", "count", "spares", "ready_day"],
        ),
        Element::Rejection => (
            "cooling.rejection",
            &["unit_mw", "count", "spares", "ready_day"],
        ),
        Element::Pump => (
            "cooling.pumps",
            &["count", "spares", "head_kpa", "ready_day"],
        ),
        Element::Cdu => (
            "cooling.cdus",
            &["count", "spares", "approach_k", "ready_day"],
        ),
        Element::AirCooler => (
            "cooling.air",
            &["count", "spares", "approach_k", "leakage", "ready_day"],
        ),
        Element::Header | Element::Loop | Element::Block => return None,
    };
    Some(PartNumbers {
        list: list.to_owned(),
        id: group.id.clone(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
    })
}

/// Heat, loading, what one more out would mean, power: of any machines.
fn machine_facts(stage: &Stage) -> Vec<(String, String)> {
    let share = |share: f64| {
        if 0.0 < share {
            number::percent(share, 0)
        } else {
            "–".to_owned()
        }
    };
    vec![
        fact(cooling_plant::WORKING, lines::working(stage)),
        fact(
            cooling_plant::HEAT,
            number::megawatts(stage.load).to_string(),
        ),
        fact(
            cooling_plant::CARRIES,
            number::megawatts(stage.firm).to_string(),
        ),
        fact(cooling_plant::LOADING, share(stage.loading())),
        fact(cooling_plant::ONE_OUT, share(stage.one_out())),
        fact(
            cooling_plant::DRAWS,
            number::megawatts(stage.power).to_string(),
        ),
    ]
}

fn stage_facts(lane: &Lane, cause: Cause, stage: &Stage) -> Vec<(String, String)> {
    let mut facts = machine_facts(stage);
    if cause == Cause::Chillers {
        let cop = cooling_plant::cop(lane.cop, lane.is_extrapolated);
        facts.push(fact(cooling_plant::COP, cop));
    }
    if cause == Cause::TechnologyPumps
        && let Some(water) = &lane.technology
    {
        facts.push(fact(cooling_plant::COOLANT, lines::warming(water)));
        facts.push(fact(cooling_plant::FLOW, lines::flow(water, 1.0)));
    }
    facts.push(fact(cooling_plant::GPUS_BEHIND, number::whole(lane.gpus)));
    facts
}

fn loop_facts(lane: &Lane) -> Vec<(String, String)> {
    vec![
        fact(cooling_plant::WATER, lines::warming(&lane.facility)),
        fact(cooling_plant::FLOW, lines::flow(&lane.facility, 1.0)),
        fact(
            cooling_plant::HEAT,
            number::megawatts(lane.liquid + lane.air).to_string(),
        ),
        fact(cooling_plant::GPUS_BEHIND, number::whole(lane.gpus)),
    ]
}

fn group(group: &Group, lane: &Lane, state: &DayState, names: &Names) -> CoolingPart {
    let mut facts = machine_facts(&group.stage);
    if group.element == Element::Chiller {
        let cop = cooling_plant::cop(lane.cop, lane.is_extrapolated);
        facts.push(fact(cooling_plant::COP, cop));
    }
    facts.push(fact(
        cooling_plant::SUPPLY,
        lines::celsius(lane.facility.cold.c()),
    ));
    facts.push(fact(cooling_plant::GPUS_BEHIND, number::whole(group.gpus)));
    let losses = state.not_maintainable.iter();
    let lost = losses
        .filter(|loss| loss.element == group.element && loss.id == group.id)
        .map(|loss| loss.gpus_lost)
        .max()
        .unwrap_or(0);
    facts.push(fact(
        cooling_plant::ONE_IN_WORK,
        cooling_plant::gpus_stop(lost),
    ));
    let ready = number::day_and_date(group.ready, names.start);
    let each = if group.stage.count == 0 {
        Power::ZERO
    } else {
        group.stage.capacity / f64::from(group.stage.count)
    };
    let title = names.asset(&group.id).to_owned();
    let note = cooling_plant::group_note(group.element, each, &ready);
    CoolingPart {
        inspected: inspected(group_id(group), title, note, facts),
        stop: None,
        numbers: numbers_of(group).into_iter().collect(),
    }
}
