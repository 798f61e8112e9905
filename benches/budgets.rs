//! The budgets of ARCHITECTURE.md, section Speed, on the full case: 200,000 GPUs.

use headroom::codec::file;
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

/// Every day on which anything changes: at most 100 ms.
#[divan::bench(sample_count = 20)]
fn whole_ledger(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    bencher.bench(|| evaluate(&plan));
}

/// From an edit to limits, KPIs and findings of every day, as the desk does it.
#[divan::bench(sample_count = 20)]
fn an_edit(bencher: divan::Bencher<'_, '_>) {
    let scenario = colossus();
    bencher.bench(|| {
        let mut edited = scenario.clone();
        edited.cooling.supply_c = Some(20.0);
        check(&edited).0.map(|plan| evaluate(&plan))
    });
}

/// The chosen day alone, with the racks' places: at most 16 ms from the edit on.
#[divan::bench(sample_count = 20)]
fn one_day(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    bencher.bench(|| on_day(&plan, &layout(&plan), 171));
}

/// Finding the state of a day in the ledger.
#[divan::bench(sample_count = 20)]
fn a_move_of_the_day(bencher: divan::Bencher<'_, '_>) {
    let plan = check(&colossus()).0.expect("the preset makes a plan");
    let evaluation = evaluate(&plan);
    bencher.bench(|| evaluation.at(171).headroom_gpus);
}
