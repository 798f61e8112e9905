//! Permits, backup, black start, swing and fault levels of a day, by hand on small sites.

use crate::oneline::on;
use crate::sites;
use crate::topologies::hall;
use headroom::evaluate::DayState;
use headroom::evaluate::evaluate;
use headroom::evaluate::oneline;
use headroom::evaluate::supply_studies::SupplyStudies;
use headroom::evaluate::supply_studies::studies;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::scenario::Scenario;
use headroom::scenario::plan::Plan;
use headroom::scenario::power::GenerationGroup;
use headroom::scenario::power::LoadClass;
use headroom::scenario::power::MvSection;
use headroom::solve::power::black_start::Happening;
use headroom::solve::power::black_start::Pickup;
use headroom::solve::power::black_start::StartGroup;
use headroom::solve::power::black_start::black_start;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::short_circuit::Case;
use headroom::solve::power::short_circuit::Settings;
use headroom::solve::power::short_circuit::three_phase;
use headroom::units::Duration;
use headroom::units::Power;

const DAY: u32 = 5;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * b.abs().max(1.0)
}

fn plan_of(scenario: &Scenario) -> Plan {
    let (plan, findings) = headroom::scenario::check(scenario);
    plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"))
}

fn studied(scenario: &Scenario) -> (SupplyStudies, DayState) {
    let plan = plan_of(scenario);
    let layout = headroom::solve::floor::layout(&plan);
    let state = headroom::evaluate::on_day(&plan, &layout, DAY);
    (studies(&plan, &state), state)
}

/// 30 MW of racks on one feed of 20 MW and four engines of 3.356 MW.
fn site() -> Scenario {
    let mut scenario = hall("2N", 80, 30.0);
    scenario.power.grid.truncate(1);
    scenario.power.grid[0].contract_mw = Some(20.0);
    scenario.power.generation = vec![GenerationGroup {
        id: "engines".to_owned(),
        unit: "j620".to_owned(),
        count: Some(4.0),
        buses: Some(4.0),
        site_mw: Some(3.356),
        ..GenerationGroup::default()
    }];
    scenario
}

fn amounts(scenario: &Scenario, code: Code) -> Vec<Amount> {
    let findings = evaluate(&plan_of(scenario)).findings;
    let of = findings.into_iter().filter(|finding| finding.code == code);
    of.map(|finding| finding.amount).collect()
}

/// 10 MW for a year are 87,600 MWh: at 0.5 kg/MWh 43.8 t. Three of four engines run: 6,570 hours each, taken in
/// turn. Each starts twelve times: 48.
#[test]
fn permits_are_held_against_the_year() {
    let mut scenario = site();
    scenario.power.generation[0].nox_kg_per_mwh = Some(0.5);
    scenario.power.generation[0].permit_nox_t = Some(50.0);
    let (study, state) = studied(&scenario);
    let share = state.it_running / state.it_peak;
    let year = study.fuel.years[0];
    let nox = (30.0 * share - 20.0) * 8_760.0 * 0.5 / 1e3;
    assert!(
        close(share, 1.0) && close(year.nox_t.unwrap(), nox),
        "{year:?}"
    );
    assert!(
        close(year.hours_per_unit, 6_570.0) && close(year.starts, 48.0),
        "{year:?}"
    );
    assert_eq!(amounts(&scenario, Code::PermitExceeded), []);
    scenario.power.generation[0].permit_nox_t = Some(40.0);
    scenario.power.generation[0].hours_per_year = Some(6_000.0);
    scenario.power.generation[0].permit_starts = Some(22.0);
    let found = amounts(&scenario, Code::PermitExceeded);
    assert_eq!(found.len(), 3, "{found:?}");
    for (given, needed, unit) in [
        (40.0, 43.8, "t/year"),
        (6_000.0, 6_570.0, "h/year"),
        (22.0, 48.0, "starts/year"),
    ] {
        assert!(
            found.iter().any(
                |amount| matches!(amount, Amount::Differs { given: g, needed: n, unit: u }
            if close(*g, given) && close(*n, needed) && *u == unit)
            ),
            "{unit} {found:?}"
        );
    }
}

/// The utility may call 3 MW for 876 h, a tenth of the year: the engines then give 13 MW, 10.3 on average, and a
/// fourth one starts for each of the 219 calls of four hours. Batteries that keep 6 MWh for calls answer two hours.
#[test]
fn what_may_be_called_counts_for_its_hours() {
    let mut scenario = site();
    scenario.power.grid[0].interruptible_mw = Some(3.0);
    scenario.power.grid[0].curtailment_h = Some(876.0);
    scenario.power.batteries = vec![headroom::scenario::power::BatteryGroup {
        id: "packs".to_owned(),
        unit: "megapack-2xl".to_owned(),
        count: Some(4.0),
        unit_mw: Some(2.0),
        unit_mwh: Some(3.0),
        bridge_share: Some(0.5),
        response_share: Some(0.5),
        ..Default::default()
    }];
    let study = studied(&scenario).0.fuel;
    assert!(
        close(study.years[0].energy_mwh, 10.3 * 8_760.0),
        "{:?}",
        study.years
    );
    assert!(close(study.years[0].starts, 48.0 + 219.0));
    assert!(close(study.answered.unwrap().h(), 2.0));
    scenario.power.grid[0].curtailment_h = None;
    let study = studied(&scenario).0.fuel;
    assert!(close(study.years[0].energy_mwh, 13.0 * 8_760.0));
}

/// One megawatt beyond the grid: an engine of 3.356 MW with a least load of 0.5 gives 1.678, and the grid 0.678 less.
#[test]
fn a_unit_never_runs_below_its_least_load() {
    let mut scenario = site();
    scenario.power.grid[0].contract_mw = Some(29.0);
    scenario.power.generation[0].min_load_share = Some(0.5);
    let day = studied(&scenario).0.fuel.usual;
    assert!(close(day.groups[0].output.mw(), 1.678), "{day:?}");
    assert!(close(day.grid.mw(), 30.0 - 1.678) && close(day.missing.mw(), 0.0));
}

/// Six engines of 3 MW on two buses: two are there at minute 2, two more each 15 s. A step of a fifth of what is on
/// the bus, 5 s apart: 3.6 MW must wait for the third pair only where steps of 1.2 and 2.4 MW are too small.
#[test]
fn units_come_to_their_bus_one_by_one() {
    let group = |apart: f64| StartGroup {
        name: String::new(),
        units: 6,
        unit: Power::from_mw(3.0),
        start: Duration::from_minutes(2.0),
        step_share: 0.2,
        recovery: Duration::from_s(5.0),
        apart: Duration::from_s(apart),
        buses: 2,
        starts_alone: true,
    };
    let load = |part: f64| Pickup {
        name: String::new(),
        load: Power::from_mw(3.6),
        largest_part: Power::from_mw(part),
    };
    let at = |apart: f64, part: f64| {
        let found = black_start(&[group(apart)], &[load(part)]);
        assert_eq!(found.moments[0].what, Happening::Ready(0));
        found.full_load.unwrap().s()
    };
    assert_eq!(at(0.0, 3.6), 120.0);
    assert_eq!(at(15.0, 3.6), 150.0);
    // Three steps of 1.2 MW by the first pair, at 120, 125 and 130 s.
    assert_eq!(at(15.0, 0.0), 130.0);
}

/// Diesels recover in 5 s, gas engines in 10 (ISO 8528-5 G2 and G1): the same units are as slow as their kind.
#[test]
fn the_kind_of_a_unit_sets_how_fast_it_steps() {
    let full_load = |unit: &str| {
        let mut scenario = site();
        scenario.power.generation[0].unit = unit.to_owned();
        scenario.power.generation[0].count = Some(10.0);
        scenario.power.generation[0].buses = Some(10.0);
        scenario.power.generation[0].start_min = Some(1.0);
        scenario.power.generation[0].step_share = Some(0.2);
        let study = studied(&scenario).0.start;
        study.sequence.full_load.expect("full load").s()
    };
    let (diesel, gas) = (full_load("diesel-3000"), full_load("j620"));
    // 30 MW by steps of 6.712 MW: five steps, four pauses.
    assert!(
        close(diesel, 60.0 + 4.0 * 5.0) && close(gas, 60.0 + 4.0 * 10.0),
        "{diesel} {gas}"
    );
}

/// Classes ask for backup: batteries of 8 MW and 12 MWh carry 6 MW of GPU racks two hours, but not 30 MW. Standby
/// engines of 13.424 MW carry no 30 MW; they do carry 10 MW, after three minutes that the batteries bridge.
#[test]
fn backup_is_held_against_what_classes_ask_for() {
    let mut scenario = hall("2N", 80, 6.0);
    scenario.power.batteries = vec![headroom::scenario::power::BatteryGroup {
        id: "packs".to_owned(),
        unit: "megapack-2xl".to_owned(),
        count: Some(4.0),
        unit_mw: Some(2.0),
        unit_mwh: Some(3.0),
        bridge_share: Some(1.0),
        ..Default::default()
    }];
    scenario.power.classes = vec![LoadClass {
        id: "gpu".to_owned(),
        class: "gpu".to_owned(),
        backup: "batteries".to_owned(),
        backup_min: Some(110.0),
        ..LoadClass::default()
    }];
    let found = |scenario: &Scenario| {
        let studies = studied(scenario).0;
        let findings = oneline::study_findings(&studies);
        let amount = findings
            .iter()
            .find(|finding| finding.code == Code::BackupShort);
        (studies.backup, amount.map(|finding| finding.amount.clone()))
    };
    let (backup, amount) = found(&scenario);
    assert!(close(backup.battery_time.minutes(), 120.0), "{backup:?}");
    assert_eq!(amount, None);
    scenario.power.classes[0].backup_min = Some(150.0);
    let amount = found(&scenario).1.expect("a finding");
    assert!(
        matches!(amount, Amount::Differs { given, needed, unit: "min" } if close(given, 120.0) && close(needed, 150.0))
    );
    scenario.power.classes[0].backup = "both".to_owned();
    scenario.power.classes[0].backup_min = None;
    let amount = found(&scenario).1.expect("a finding");
    assert!(
        matches!(amount, Amount::ShortMw(mw) if close(mw, 6.0)),
        "{amount:?}"
    );
    scenario.power.generation = site().power.generation;
    scenario.power.generation[0].role = "standby".to_owned();
    let (backup, amount) = found(&scenario);
    assert_eq!(amount, None, "{backup:?}");
    assert!(backup.classes[0].no_gap && backup.classes[0].lasts.is_none());
    assert!(close(backup.started.unwrap().minutes(), 3.0));
}

/// A job of 30 MW that falls by half, within a mask of 6 MW: 9 MW must be absorbed, 7.2 at the trough where a fifth
/// of the step is spent waiting. Batteries of 4 MW are short; with the wait entered, the mean moves.
#[test]
fn a_swing_is_held_against_mask_and_batteries() {
    let mut scenario = hall("2N", 80, 30.0);
    for feed in &mut scenario.power.grid {
        feed.step_mw = Some(3.0);
    }
    let swing = |scenario: &Scenario| studied(scenario).0.swing.expect("a job");
    let found = swing(&scenario);
    assert!(close(found.job.high.mw(), 30.0) && found.edge_is_assumed);
    assert!(close(found.needed.passed, 6.0 / 15.0));
    assert!(close(found.needed.charge.mw(), 9.0 * 0.8) && !found.is_met());
    scenario.it.step_wait = Some(0.5);
    let even = swing(&scenario);
    assert!(close(even.needed.charge.mw(), 4.5) && close(even.seen.mean.mw(), 22.5));
    // A limit of the band alone, entered for each feed.
    let mut scenario = hall("2N", 80, 30.0);
    for feed in &mut scenario.power.grid {
        feed.band_mw = Some(1.0);
    }
    let band = swing(&scenario);
    assert!(
        close(band.needed.passed, 2.0 / band.seen.band.mw()),
        "{band:?}"
    );
    let findings = oneline::study_findings(&studied(&scenario).0);
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::SwingTooLarge)
    );
}

/// Feeds that say no fault level get one by their voltage, marked; one that is given always wins, and the tables are
/// never empty. With every feed out, running units still feed a fault, less than with them.
#[test]
fn fault_levels_are_assumed_and_said_so() {
    let mut scenario = sites::two_halls();
    for feed in &mut scenario.power.grid {
        feed.contract_mw = Some(4.0);
    }
    let day = on(&scenario, 14);
    assert_eq!(day.assumed_levels.len(), 2);
    let level = day.assumed_levels[0];
    assert_eq!((level.max_mva, level.min_mva), (10_000.0, 3_000.0));
    assert_eq!(day.line.kind[level.feed as usize], Kind::Feed);
    let plan = plan_of(&scenario);
    let faults = oneline::faults(&plan, &day);
    let section = day.mesh.sections[0] as usize;
    let (max, min) = (faults.max.unwrap(), faults.min.unwrap());
    let island = faults.islanded.expect("units run").expect("all data");
    assert!(0.0 < island.ikss_ka[section] && island.ikss_ka[section] < min.ikss_ka[section]);
    assert!(min.ikss_ka[section] < max.ikss_ka[section]);
    assert!(faults.duties.expect("a site on ANSI").is_ok());
    scenario.power.grid[0].fault_max_mva = Some(8_000.0);
    scenario.power.grid[0].fault_min_mva = Some(5_000.0);
    scenario.power.grid[1].fault_max_mva = Some(1_000.0);
    let day = on(&scenario, 14);
    assert_eq!(day.assumed_levels.len(), 1);
    assert_eq!(day.assumed_levels[0].min_mva, 600.0);
    let max = |row: usize| day.mesh.network.grids[row].max.unwrap().s_sc_mva;
    assert_eq!((max(0), max(1)), (8_000.0, 1_000.0));
}

/// Motors of the plant raise the largest short circuit at their board by no more than their own locked-rotor current,
/// batteries at their section by no more than their inverters give; the smallest knows neither.
#[test]
fn motors_and_inverters_feed_the_largest_short_circuit() {
    let scenario = sites::colossus();
    let (plan, day) = (plan_of(&scenario), on(&scenario, 600));
    let faults = oneline::faults(&plan, &day);
    let network = &day.mesh.network;
    let alone = |case| three_phase(network, case, &Settings::STANDARD).expect("all data");
    let (max, without) = (faults.max.expect("all data"), alone(Case::Maximum));
    assert_eq!(faults.min.expect("all data"), alone(Case::Minimum));
    let mut boards = 0;
    for (board, bus) in &day.mesh.boards {
        let at = *bus as usize;
        let more = max.ikss_ka[at] - without.ikss_ka[at];
        let mw = day.flows.in_mw[*board as usize];
        if day.line.name(*board).starts_with("MLV") && 0.0 < mw {
            let locked = 6.0 * mw / 0.9 / (3_f64.sqrt() * network.buses[at].vn_kv);
            assert!(
                0.5 * locked < more && more < 2.0 * locked,
                "{more} {locked}"
            );
            boards += 1;
        }
    }
    assert!(0 < boards);
    let section = day.mesh.sections[0] as usize;
    assert!(without.ikss_ka[section] < max.ikss_ka[section]);
}

/// Breakers of 5 kA at a 13.8 kV section behind 50 MVA and 10,000 MVA are too weak; 40 kA are enough.
#[test]
fn breakers_of_sections_are_screened() {
    let mut scenario = sites::two_halls();
    scenario.power.sections = vec![MvSection {
        id: "mv".to_owned(),
        breaker_ka: Some(5.0),
        ..MvSection::default()
    }];
    let weak = |scenario: &Scenario| {
        let plan = plan_of(scenario);
        let findings = oneline::contract_findings(&plan, &on(scenario, 14));
        findings
            .into_iter()
            .filter(|finding| finding.code == Code::BreakerTooWeak)
            .count()
    };
    assert_eq!(weak(&scenario), 1);
    scenario.power.sections[0].breaker_ka = Some(63.0);
    assert_eq!(weak(&scenario), 0);
}

/// A site on ANSI/IEEE is judged by its duties, one on IEC by the initial current: each needs what its own table says.
#[test]
fn breakers_are_judged_by_the_standard_of_the_site() {
    let mut scenario = sites::two_halls();
    scenario.power.sections = vec![MvSection {
        id: "mv".to_owned(),
        breaker_ka: Some(5.0),
        ..MvSection::default()
    }];
    let needed = |scenario: &Scenario| {
        let (plan, day) = (plan_of(scenario), on(scenario, 14));
        let findings = oneline::contract_findings(&plan, &day);
        let weak = findings
            .iter()
            .find(|finding| finding.code == Code::BreakerTooWeak);
        let Some(Amount::Differs { needed, .. }) = weak.map(|finding| &finding.amount) else {
            panic!("breakers of 5 kA are too weak: {findings:?}");
        };
        let faults = oneline::faults(&plan, &day);
        let bus = day.mesh.sections[0] as usize;
        let iec = faults.max.expect("all data").ikss_ka[bus];
        let ansi = faults
            .duties
            .map(|duties| duties.expect("all data").rating_ka(bus));
        (*needed, iec, ansi)
    };
    scenario.site.standard = "ANSI/IEEE".to_owned();
    let (found, iec, ansi) = needed(&scenario);
    assert_eq!(Some(found), ansi);
    assert!(found != iec);
    scenario.site.standard = "IEC".to_owned();
    let (found, iec, ansi) = needed(&scenario);
    assert_eq!((found, None), (iec, ansi));
}
