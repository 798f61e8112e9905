//! The budgets of ARCHITECTURE.md, section Speed, on the full case: 200,000 GPUs. Each figure is printed
//! beside its budget; the budget is one of the browser, where the same code takes two to three times as long.

use headroom::codec::file;
use headroom::evaluate::LedgerStudy;
use headroom::evaluate::evaluate;
use headroom::evaluate::on_day;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::solve::floor::layout;

fn main() {
    divan::main();
}

fn colossus() -> Scenario {
    file::read(include_str!("../static/presets/colossus.json"))
        .expect("the preset is readable")
        .scenario
}

#[divan::bench(sample_count = 20, name = "the whole ledger, budget 100 ms")]
fn whole_ledger(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    bencher.bench(|| evaluate(&plan));
}

/// As the worker does it: check, places of the racks, and the chosen day before all others.
#[divan::bench(
    sample_count = 20,
    name = "an edit until its day is there, budget 16 ms"
)]
fn an_edit(bencher: divan::Bencher<'_, '_>) {
    let scenario = colossus();
    bencher.bench(|| {
        let mut edited = scenario.clone();
        edited.cooling.supply_c = Some(20.0);
        check(&edited)
            .0
            .map(|plan| LedgerStudy::new(plan).on_day(171).0.headroom_gpus)
    });
}

#[divan::bench(
    sample_count = 20,
    name = "an edit until every day is there, budget 100 ms"
)]
fn an_edit_with_all_days(bencher: divan::Bencher<'_, '_>) {
    let scenario = colossus();
    bencher.bench(|| {
        let mut edited = scenario.clone();
        edited.cooling.supply_c = Some(20.0);
        check(&edited).0.map(|plan| evaluate(&plan))
    });
}

#[divan::bench(
    sample_count = 20,
    name = "one day alone, with the racks' places, budget 16 ms"
)]
fn one_day(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    bencher.bench(|| on_day(&plan, &layout(&plan), 171));
}

#[divan::bench(
    sample_count = 20,
    name = "the places of all racks, budget 1.5 ms a hall"
)]
fn all_halls(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    bencher.bench(|| layout(&plan));
}

/// Finding the state of a day in the ledger.
#[divan::bench(sample_count = 20, name = "a move of the day, budget 16 ms")]
fn a_move_of_the_day(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    let evaluation = evaluate(&plan);
    bencher.bench(|| evaluation.at(171).headroom_gpus);
}
