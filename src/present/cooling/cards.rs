//! The cards of a day: machines, what the racks get, firm cooling with what can be taken out, how the plant is run.

use super::alike;
use super::alike::Said;
use super::lines;
use super::parts;
use crate::evaluate::DayState;
use crate::evaluate::RoomAir;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::inlet;
use crate::evaluate::plant_types::HallCoolant;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words::Names;
use crate::present::words::cooling_plant as words;
use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::VolumeFlow;
use crate::units::order;

/// Sentences about halls that are listed at most; the table has all.
const MOST_SENTENCES: usize = 6;

/// All of them.
pub(super) fn all(plan: &Plan, state: &DayState, of: &HeatPath, names: &Names) -> Vec<Card> {
    let run = words::run(plan, of).into_iter().map(Piece::Words);
    let mut cards = vec![Card::new(words::RUN, run.collect()), machines(of, names)];
    cards.extend(racks_get(plan, state, of));
    cards.push(firm(plan, state, of, names));
    cards
}

/// Groups of machines, each pressed to see it beside the view.
fn machines(of: &HeatPath, names: &Names) -> Card {
    let mut table = Table::new(words::MACHINES_CAPTION, &words::MACHINES_HEAD);
    let mut keys = Vec::new();
    for group in of.lanes.iter().flat_map(|lane| &lane.groups) {
        let name = names.asset(&group.id).to_owned();
        let mut row = lines::row(name, &group.stage);
        row.push(number::whole(group.gpus));
        table.rows.push(row);
        keys.push(parts::group_id(group));
    }
    let pieces = vec![
        Piece::Choices(table, keys),
        Piece::Words(words::MACHINES_NOTE.to_owned()),
    ];
    Card::new(words::MACHINES, pieces).wide()
}

/// Coolant and air beside what each platform takes; nothing while no racks stand.
fn racks_get(plan: &Plan, state: &DayState, of: &HeatPath) -> Option<Card> {
    let (coolant, air) = (coolant(plan, state), air(plan, state));
    if coolant.rows.is_empty() && air.rows.is_empty() {
        return None;
    }
    let mut pieces = Vec::new();
    if !coolant.rows.is_empty() {
        pieces.push(Piece::Table(coolant));
        pieces.extend(coolant_words(plan, state).into_iter().map(Piece::Words));
    }
    pieces.extend(facility_words(plan, state).into_iter().map(Piece::Words));
    if !air.rows.is_empty() {
        pieces.push(Piece::Table(air));
        pieces.push(Piece::Table(heat_to_air(state)));
        pieces.extend(air_words(state).into_iter().map(Piece::Words));
    }
    let classes = of.lanes.iter().map(words::classes);
    pieces.extend(classes.map(Piece::Words));
    Some(Card::new(words::RACKS_GET, pieces).wide())
}

fn coolant(plan: &Plan, state: &DayState) -> Table {
    let mut table = Table::new(words::COOLANT_CAPTION, &words::COOLANT_HEAD);
    let mut all = Vec::new();
    for hall in &state.coolant {
        let Some(row) = state.halls.iter().find(|it| it.hall == hall.hall) else {
            continue;
        };
        for platform in inlet::platforms(plan, state.day, hall.hall) {
            let Some(limits) = platform.coolant else {
                continue;
            };
            let cells = vec![
                between(hall.coldest.c(), hall.warmest.c()),
                words::with_class(limits.max, limits.class),
                number::decimal((limits.max - hall.warmest).k(), 1),
                number::decimal(limits.throttle.c(), 1),
                per_kw(flow_per_kw(plan, state.day, hall.hall)),
                per_kw(Some(limits.flow_per_kw)),
                number::decimal(hall.above_dew_point.k(), 1),
            ];
            all.push(said(&row.name, &platform.name, cells));
        }
    }
    table.rows = alike::rows(all.into_iter());
    table
}

fn said(hall: &str, part: &str, cells: Vec<String>) -> Said {
    Said {
        hall: hall.to_owned(),
        part: part.to_owned(),
        cells,
    }
}

fn between(low: f64, high: f64) -> String {
    let (low, high) = (number::decimal(low, 1), number::decimal(high, 1));
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

fn per_kw(flow: Option<VolumeFlow>) -> String {
    let flow = flow.filter(|flow| 0.0 < flow.m3_per_s());
    flow.map_or_else(
        || "–".to_owned(),
        |flow| number::decimal(flow.l_per_s() * 60.0, 2),
    )
}

/// Coolant that a hall's CDUs move for a kilowatt: the mean by what they take.
fn flow_per_kw(plan: &Plan, day: u32, hall: usize) -> Option<VolumeFlow> {
    let groups = plan.cooling.cdus.iter();
    let there = groups.filter(|it| it.hall == hall && it.tag.life.holds(day) && 0 < it.count);
    let takes = |group: &HallCooler| group.unit_heat.w() * f64::from(group.count);
    let (all, flow) = there.fold((0.0, 0.0), |(all, flow), group| {
        let side = group
            .coolant
            .map_or(0.0, |side| side.flow_per_kw.m3_per_s());
        (all + takes(group), flow + takes(group) * side)
    });
    (0.0 < all).then(|| VolumeFlow::from_m3_per_s(flow / all))
}

fn coolant_words(plan: &Plan, state: &DayState) -> Vec<String> {
    let asked = plan.cooling.set_points.dew_point_margin;
    let mut sentences = Vec::new();
    for hall in &state.coolant {
        let name = plan
            .halls
            .get(hall.hall)
            .map_or("", |it| it.tag.name.as_str());
        if let Some(allowed) = hall.allowed.filter(|allowed| *allowed < hall.warmest) {
            sentences.push(words::too_warm(name, (hall.warmest - allowed).k()));
        }
        if hall.above_dew_point < asked {
            let above = hall.above_dew_point.k();
            sentences.push(words::near_dew_point(name, above, asked.k()));
        }
    }
    sentences.truncate(MOST_SENTENCES);
    if sentences.is_empty() {
        sentences.push(words::coolant_is_well(asked.k()));
    }
    sentences
}

/// Air by hall and platform, beside its limit and its class.
fn air(plan: &Plan, state: &DayState) -> Table {
    let mut table = Table::new(words::AIR_CAPTION, &words::AIR_HEAD);
    let mut all = Vec::new();
    for room in &state.room_air {
        let air = inlet::of_day(plan, state, room.hall);
        for platform in inlet::platforms(plan, state.day, room.hall) {
            let outside = air.outside(plan, platform);
            let cells = vec![
                number::decimal(room.supply.c(), 1),
                number::decimal(room.inlet.c(), 1),
                words::with_class(platform.air_max, platform.air_class.word()),
                number::decimal((platform.air_max - room.inlet).k(), 1),
                number::decimal(platform.throttle_air.c(), 1),
                words::lies(&outside).to_owned(),
            ];
            all.push(said(hall_name(state, room.hall), &platform.name, cells));
        }
    }
    table.rows = alike::rows(all.into_iter());
    table
}

/// Facility water that the coolant limits of each hall leave to its CDUs, and its class.
fn facility_words(plan: &Plan, state: &DayState) -> Vec<String> {
    let of_hall = |hall: &HallCoolant| {
        let name = plan.halls.get(hall.hall)?.tag.name.as_str();
        let cdus = plan.cooling.cdus.iter();
        let there =
            cdus.filter(|it| it.hall == hall.hall && it.tag.life.holds(state.day) && 0 < it.count);
        let approach = there.map(|it| it.approach).reduce(TempDelta::max)?;
        let takes = words::takes_facility(hall.allowed? - approach);
        Some(said(name, "", vec![takes]))
    };
    let sentences = alike::join(state.coolant.iter().filter_map(of_hall)).into_iter();
    let sentence = |said: Said| words::of_halls(&said.hall, &said.cells.concat());
    sentences.map(sentence).take(MOST_SENTENCES).collect()
}

/// Who takes the heat to air, hall by hall, of those with racks.
fn heat_to_air(state: &DayState) -> Table {
    let mut table = Table::new(words::TO_AIR_CAPTION, &words::TO_AIR_HEAD);
    for room in with_heat(state) {
        table.rows.push(vec![
            hall_name(state, room.hall).to_owned(),
            number::decimal(room.by_doors.mw(), 2),
            number::decimal(room.by_handlers.mw(), 2),
            number::decimal(room.exhaust.c(), 1),
            number::percent(room.leakage, 0),
            number::decimal(room.flow.m3_per_s(), 0),
        ]);
    }
    table
}

fn with_heat(state: &DayState) -> impl Iterator<Item = &RoomAir> {
    let rooms = state.room_air.iter();
    rooms.filter(|room| Power::ZERO < room.by_doors + room.by_handlers)
}

fn hall_name(state: &DayState, hall: usize) -> &str {
    let found = state.halls.iter().find(|it| it.hall == hall);
    found.map_or("", |it| it.name.as_str())
}

fn air_words(state: &DayState) -> Vec<String> {
    let mut sentences = Vec::new();
    for room in with_heat(state) {
        let name = hall_name(state, room.hall);
        if Power::ZERO < room.short {
            sentences.push(words::air_short(name, room.short));
        }
    }
    sentences.truncate(MOST_SENTENCES);
    let most = with_heat(state).max_by(|a, b| a.leakage.total_cmp(&b.leakage));
    sentences.extend(most.filter(|room| 0.0 < room.leakage).map(|room| {
        words::comes_back(
            hall_name(state, room.hall),
            room.leakage,
            room.inlet - room.supply,
        )
    }));
    sentences
}

/// Firm cooling with its event, the events of each header, and what cannot be taken out.
fn firm(plan: &Plan, state: &DayState, of: &HeatPath, names: &Names) -> Card {
    let spares = plan.cooling.spares;
    let mut facts = vec![(
        words::FIRM_POWER.to_owned(),
        words::firm_power(state.firm_cooling),
    )];
    if let Some(event) = &state.firm_cooling_event {
        let words = words::event(event, spares, names);
        facts.push((words::FIRM_EVENT.to_owned(), words));
    }
    let mut pieces = vec![Piece::Facts(facts)];
    let mut events = Table::new(words::EVENTS, &words::EVENTS_HEAD);
    for lane in &of.lanes {
        let Some(header) = state.headers.get(lane.header) else {
            continue;
        };
        for event in &header.events {
            let heat = header.plant.evaporator_heat;
            let share = if 0.0 < heat.w() {
                number::percent(event.carries / heat, 0)
            } else {
                "–".to_owned()
            };
            events.rows.push(vec![
                words::loop_name(&lane.name, lane.header),
                words::event(event, spares, names),
                number::decimal(event.carries.mw(), 1),
                share,
            ]);
        }
    }
    if !events.rows.is_empty() {
        pieces.push(Piece::Table(events));
    }
    pieces.extend(losses(state, names));
    Card::new(words::FIRM, pieces).wide()
}

fn losses(state: &DayState, names: &Names) -> Vec<Piece> {
    if state.not_maintainable.is_empty() {
        return vec![Piece::Words(words::ALL_MAINTAINABLE.to_owned())];
    }
    let mut losses: Vec<_> = state.not_maintainable.iter().collect();
    order::sort_by(&mut losses, |a, b| b.gpus_lost.cmp(&a.gpus_lost));
    let mut table = Table::new(words::LOSSES, &words::LOSSES_HEAD);
    for loss in losses {
        let hall = loss
            .hall
            .and_then(|hall| state.halls.iter().find(|it| it.hall == hall));
        let hall = hall.map(|hall| hall.name.as_str());
        table.rows.push(vec![
            words::taken_out(loss.element, &loss.id, hall, names),
            number::whole(loss.gpus_lost),
        ]);
    }
    vec![
        Piece::Table(table),
        Piece::Words(words::WHY_LOST.to_owned()),
    ]
}
