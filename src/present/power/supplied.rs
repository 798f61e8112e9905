//! What supplies the day, and for how long: firm supply with its event, the bridge, fuel, the black start.

use super::bench::Bench;
use super::start_chart;
use crate::evaluate::supply_studies::BackupStudy;
use crate::evaluate::supply_studies::Bridging;
use crate::evaluate::supply_studies::FuelCase;
use crate::evaluate::supply_studies::FuelStudy;
use crate::evaluate::supply_studies::GroupFuelDay;
use crate::evaluate::supply_studies::GroupYear;
use crate::evaluate::supply_studies::StartStudy;
use crate::present::card::Card;
use crate::present::card::Chart;
use crate::present::card::Page;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::black_start::Happening;
use crate::units::Duration;

/// Events that are listed, worst first.
const EVENTS: usize = 8;

/// The cards of a day.
pub(super) fn cards(bench: &Bench) -> Vec<Card> {
    let all = &bench.studies;
    let mut cards = vec![firm(bench, all.bridging.as_ref())];
    if !all.backup.classes.is_empty() {
        cards.push(backup(&all.backup));
    }
    cards.extend(fuel(bench, &all.fuel));
    cards.extend(start(&all.start));
    cards
}

/// Firm supply, the events that were tried, and the bridge of the worst.
fn firm(bench: &Bench, bridging: Option<&Bridging>) -> Card {
    let supply = &bench.state.supply;
    let site = bench.state.electrical.site.mw();
    let worst = supply.events.first();
    let mut parts = vec![Piece::Words(words::firm(
        (supply.firm.mw(), site),
        worst.map(|event| words::event(event.kind, &event.name)),
        supply.events.len(),
    ))];
    if !supply.events.is_empty() {
        let mut table = Table::new(words::EVENTS, &words::EVENTS_HEAD);
        for event in supply.events.iter().take(EVENTS) {
            table.rows.push(vec![
                words::event(event.kind, &event.name),
                number::decimal(event.lost.mw(), 1),
                number::decimal(event.remaining.mw(), 1),
                number::decimal(event.remaining.mw() - site, 1),
            ]);
        }
        parts.push(Piece::Table(table));
    }
    if let Some(of) = bridging {
        parts.push(Piece::Words(bridge_words(of)));
        parts.push(Piece::Facts(bridge_facts(of)));
    }
    Card::new(words::FIRM, parts).wide()
}

fn bridge_words(of: &Bridging) -> String {
    let event = words::event(of.event.kind, &of.event.name);
    if of.gap.moments.is_empty() {
        return words::no_gap(&event, of.lost.mw());
    }
    words::bridge(
        &event,
        of.suffices(),
        of.gap.closed.map(Duration::minutes),
        of.in_time,
    )
}

fn bridge_facts(of: &Bridging) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut push = |name: &str, value: String| facts.push((name.to_owned(), value));
    push(words::TAKES, words::megawatts(of.lost.mw()));
    push(words::MISSING, words::megawatts(of.gap.at_first().mw()));
    push(
        words::TAKEN_AFTER,
        of.gap.closed.map_or_else(
            || words::NEVER.to_owned(),
            |at| words::minutes(at.minutes()),
        ),
    );
    push(
        words::BATTERIES_HAVE,
        words::battery_of(of.power.mw(), of.energy.mwh()),
    );
    if let Some(carried) = of.carried.filter(|_| !of.gap.moments.is_empty()) {
        push(words::THEY_CARRY, words::minutes(carried.minutes()));
    }
    if 0.0 < of.short_power.mw() {
        push(words::SHORT_POWER, words::megawatts(of.short_power.mw()));
    }
    facts
}

/// What each class has when every prime source is gone.
fn backup(study: &BackupStudy) -> Card {
    let mut table = Table::new(words::BACKUP, &words::BACKUP_HEAD);
    for of in &study.classes {
        table.rows.push(vec![
            crate::present::words::capital(words::load_class(of.class)),
            words::short(of.load.mw()),
            words::backup(of.backup).to_owned(),
            words::ups_carries(of.ups.minutes()),
            words::stands_for(of.lasts.map(Duration::minutes)),
            of.wanted.map_or_else(
                || NOTHING.to_owned(),
                |wanted| words::minutes(wanted.minutes()),
            ),
            words::is_backed(of.is_met(), of.no_gap, of.lasts.is_none()).to_owned(),
        ]);
    }
    let sentence = words::backup_there(
        (
            study.on_batteries.mw(),
            study.battery.mw(),
            study.battery_time.minutes(),
        ),
        (study.on_standby.mw(), study.standby.mw()),
        study.started.map(Duration::minutes),
    );
    Card::new(
        words::BACKUP,
        vec![Piece::Words(sentence), Piece::Table(table)],
    )
    .wide()
}

/// Fuel of the day as usual, and while all is called that may be; nothing without units.
fn fuel(bench: &Bench, study: &FuelStudy) -> Option<Card> {
    if study.usual.groups.is_empty() && study.interrupted.groups.is_empty() {
        return None;
    }
    let page = |label: &str, case: &FuelCase| Page {
        label: label.to_owned(),
        parts: vec![
            Piece::Words(words::fuel(
                (case.load.mw(), case.grid.mw(), case.missing.mw()),
                case.fuel.mwh(),
                case.beyond_firm.mwh(),
            )),
            Piece::Table(fuel_table(bench, case, &study.years)),
        ],
    };
    Some(Card {
        title: words::FUEL.to_owned(),
        is_wide: true,
        pages: vec![
            page(words::USUAL, &study.usual),
            page(words::INTERRUPTED, &study.interrupted),
        ],
    })
}

fn fuel_table(bench: &Bench, case: &FuelCase, years: &[GroupYear]) -> Table {
    let mut table = Table::new(words::FUEL, &words::FUEL_HEAD);
    for of in &case.groups {
        let group = bench.plan.power.generation.get(of.group);
        let name = group.map_or("", |group| group.tag.name.as_str());
        let year = years.iter().find(|year| year.group == of.group);
        table.rows.push(fuel_row(name, of, year));
    }
    table
}

fn fuel_row(name: &str, of: &GroupFuelDay, year: Option<&GroupYear>) -> Vec<String> {
    let a_day = |mw: f64| number::decimal(mw * 24.0, 0);
    let permitted = |value: Option<f64>, permit: Option<f64>, decimals: usize| {
        value.map_or_else(
            || NOTHING.to_owned(),
            |value| words::of_permit(value, permit, decimals),
        )
    };
    vec![
        name.to_owned(),
        words::of_all(of.running, of.may_run),
        number::decimal(of.output.mw(), 1),
        a_day(of.fuel.mw()),
        of.firm
            .map_or_else(|| NOTHING.to_owned(), |firm| a_day(firm.mw())),
        if 0.0 < of.beyond_firm.mw() {
            a_day(of.beyond_firm.mw())
        } else {
            NOTHING.to_owned()
        },
        permitted(
            year.and_then(|of| of.nox_t),
            year.and_then(|of| of.nox_permit_t),
            1,
        ),
        permitted(
            year.map(|of| of.hours_per_unit),
            year.and_then(|of| of.hours_permit),
            0,
        ),
        permitted(
            year.map(|of| of.starts),
            year.and_then(|of| of.starts_permit),
            0,
        ),
    ]
}

/// The black start; nothing without units.
fn start(study: &StartStudy) -> Option<Card> {
    if study.groups.is_empty() {
        return None;
    }
    let mut table = Table::new(words::BLACK_START, &words::BLACK_START_HEAD);
    for moment in &study.sequence.moments {
        let what = match moment.what {
            Happening::Ready(group) => {
                let of = study.groups.get(group).map(|(_, of)| of);
                of.map_or_else(String::new, |of| words::on_the_bus(&of.name, of.units))
            }
            Happening::Carried(load) => {
                let of = study.loads.get(load);
                of.map_or_else(String::new, |of| words::carried(of.class, of.load.mw()))
            }
            Happening::Stuck(load) => {
                let of = study.loads.get(load);
                of.map_or_else(String::new, |of| words::stuck(of.class, moment.online.mw()))
            }
        };
        table.rows.push(vec![
            number::decimal(moment.at.minutes(), 1),
            what,
            number::decimal(moment.online.mw(), 1),
            number::decimal(moment.carried.mw(), 1),
        ]);
    }
    let sentence = words::black_start(
        study.sequence.full_load.map(Duration::minutes),
        study.works.map(Duration::minutes),
    );
    let mut parts = Vec::new();
    if 1 < study.sequence.moments.len() {
        parts.push(Piece::Chart(Chart {
            scene: start_chart::scene(&study.sequence.moments),
            label: sentence.clone(),
            table: None,
            scrolls: true,
            ..Chart::default()
        }));
    }
    parts.push(Piece::Words(sentence));
    parts.push(Piece::Table(table));
    Some(Card::new(words::BLACK_START, parts).wide())
}
