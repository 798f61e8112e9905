//! The budgets of the year: one plant of the reference kind 3 ms, a full site 50 ms, 8 ms while a set point is dragged.

use headroom::catalog;
use headroom::catalog::typical_year::typical_year;
use headroom::codec::file;
use headroom::codec::plant;
use headroom::evaluate::year;
use headroom::evaluate::year::YearStudy;
use headroom::scenario::check;
use headroom::solve::cooling::year::Run;
use headroom::solve::cooling::year::YearAir;
use std::sync::Arc;

fn main() {
    println!("budgets: one_plant/water_cooled 3 ms, a_site 50 ms, a_site_dragged 8 ms");
    divan::main();
}

fn memphis() -> headroom::catalog::weather::Weather {
    typical_year(catalog::climate("memphis").expect("the catalogue has Memphis"))
}

/// Chiller, tower, pumps: at most 3 ms for the year, air prepared once for the weather file.
#[divan::bench(sample_count = 20, args = ["water_cooled", "economiser", "air_cooled", "tower_only", "dry_cooler"])]
fn one_plant(bencher: divan::Bencher<'_, '_>, name: &str) {
    let text = std::fs::read(format!("tests/data/plants/{name}.plant.json")).expect("a plant file");
    let setup = plant::read(&text).expect("the plant is readable");
    let none = headroom::units::TempDelta::ZERO;
    let air = Arc::new(YearAir::of(&memphis(), none, none));
    bencher.bench(|| {
        let mut run = Run::new(setup.plant.clone(), air.clone());
        while let Some(at) = run.next_hour() {
            run.step(setup.loads[at]);
        }
        run.sums().year().it
    });
}

fn colossus() -> headroom::scenario::plan::Plan {
    preset("colossus")
}

fn preset(name: &str) -> headroom::scenario::plan::Plan {
    let text = std::fs::read_to_string(format!("static/presets/{name}.json")).expect("a preset");
    let document = file::read(&text).expect("the preset is readable");
    check(&document.scenario)
        .0
        .expect("the preset makes a plan")
}

/// A load of every hour, as a workload that varies gives it.
fn waves() -> Vec<f64> {
    let wave = |hour: usize| 0.75 + 0.25 * libm::sin(0.1 * hour as f64);
    (0..headroom::catalog::weather::HOURS).map(wave).collect()
}

/// While a set point is dragged: at most 8 ms. The bins are there already; the plant is asked anew. Dry coolers have
/// the finest bins.
#[divan::bench(sample_count = 20, args = [("colossus", false), ("colossus", true), ("hopper_dry", true)])]
fn a_site_dragged(bencher: divan::Bencher<'_, '_>, (name, load_varies): (&str, bool)) {
    let mut plan = preset(name);
    let air = year::year_air(&plan, &memphis());
    let bins = year::year_bins(&plan, &air, load_varies.then(waves));
    bencher.bench_local(|| {
        plan.cooling.supply = plan.cooling.supply + headroom::units::TempDelta::from_k(0.01);
        year::quick(&plan, plan.horizon, &bins).pue()
    });
}

/// The same where doors and air handlers share the heat: at most 8 ms.
#[divan::bench(sample_count = 20, args = [(true, true), (true, false)])]
fn a_mixed_site_dragged(bencher: divan::Bencher<'_, '_>, (handlers, chillers): (bool, bool)) {
    let mut plan = colossus_with(handlers, chillers);
    let air = year::year_air(&plan, &memphis());
    let bins = year::year_bins(&plan, &air, Some(waves()));
    bencher.bench_local(|| {
        plan.cooling.supply = plan.cooling.supply + headroom::units::TempDelta::from_k(0.01);
        year::quick(&plan, plan.horizon, &bins).pue()
    });
}

/// Once for a weather file and a load: the bins.
#[divan::bench(sample_count = 20)]
fn bins_of_a_year(bencher: divan::Bencher<'_, '_>) {
    let plan = colossus();
    let air = year::year_air(&plan, &memphis());
    bencher.bench(|| year::year_bins(&plan, &air, Some(waves())));
}

/// Colossus, with air handlers beside the doors of each hall, or towers that make its water themselves.
fn colossus_with(handlers: bool, chillers: bool) -> headroom::scenario::plan::Plan {
    let mut plan = colossus();
    if handlers {
        let doors = plan.cooling.air.clone();
        plan.cooling.air.extend(doors.into_iter().map(|mut group| {
            group.door = None;
            group.rear_door = false;
            group.in_rack = false;
            group.count = 20;
            group.unit_heat = headroom::units::Power::from_kw(350.0);
            group
        }));
    }
    if !chillers {
        plan.cooling.chillers.clear();
    }
    plan
}

/// The full site: at most 50 ms. With air handlers beside the doors, the water of each hour says who takes what.
#[divan::bench(sample_count = 20, args = [(false, true), (true, true), (true, false)])]
fn a_site(bencher: divan::Bencher<'_, '_>, (handlers, chillers): (bool, bool)) {
    let plan = colossus_with(handlers, chillers);
    let air = year::year_air(&plan, &memphis());
    bencher.bench(|| {
        let mut study = YearStudy::new(&plan, plan.horizon, air.clone(), None);
        study.step(usize::MAX);
        study.state().pue()
    });
}

/// Once for a weather file: the air of the yard.
#[divan::bench(sample_count = 20)]
fn air_of_a_year(bencher: divan::Bencher<'_, '_>) {
    let weather = memphis();
    let half = headroom::units::TempDelta::from_k(0.5);
    bencher.bench(|| YearAir::of(&weather, half, half));
}

/// Once for a climate.
#[divan::bench(sample_count = 5)]
fn a_typical_year() -> usize {
    memphis().dry_bulb_c.len()
}
