//! The one-line of the full case, 200,000 GPUs: each figure beside its budget in ARCHITECTURE.md, section
//! Speed.

use headroom::codec::file;
use headroom::evaluate::on_day;
use headroom::evaluate::oneline;
use headroom::evaluate::oneline::OneLineDay;
use headroom::evaluate::oneline::site_input;
use headroom::scenario::check;
use headroom::solve::floor::layout;
use headroom::solve::power::failures::Pairs;
use headroom::solve::power::failures::at_medium_voltage_and_blocks;
use headroom::solve::power::failures::singles;
use headroom::solve::power::network::Solver;
use headroom::solve::power::oneline::Overrides;
use headroom::solve::power::oneline::Settings;
use headroom::solve::power::oneline::generate;
use headroom::solve::power::oneline::sweep;

/// The day with most elements.
const DAY: u32 = 400;

fn main() {
    divan::main();
}

fn colossus() -> OneLineDay {
    let scenario = file::read(include_str!("../static/presets/colossus.json"))
        .expect("the preset is readable")
        .scenario;
    let plan = check(&scenario).0.expect("the preset makes a plan");
    let layout = layout(&plan);
    oneline::oneline(&plan, &layout, &on_day(&plan, &layout, DAY))
}

#[divan::bench(
    sample_count = 20,
    name = "the one-line of a day, with its loads, no budget of its own"
)]
fn generated(bencher: divan::Bencher<'_, '_>) {
    let scenario = file::read(include_str!("../static/presets/colossus.json"))
        .expect("the preset is readable")
        .scenario;
    let plan = check(&scenario).0.expect("the preset makes a plan");
    let layout = layout(&plan);
    let state = on_day(&plan, &layout, DAY);
    bencher.bench(|| {
        let input = site_input(&plan, &layout, &state);
        generate(&plan, DAY, &input, &Settings::default(), &Overrides::new())
    });
}

#[divan::bench(
    sample_count = 20,
    name = "flow of the full network: trees swept, mesh by Newton, budget 10 ms"
)]
fn flow(bencher: divan::Bencher<'_, '_>) {
    let day = colossus();
    bencher.bench(|| {
        let flows = sweep(&day.line);
        let flow = Solver::new(&day.mesh.network).and_then(|mut solver| solver.solve());
        (flows, flow)
    });
}

#[divan::bench(
    sample_count = 20,
    name = "every single failure of the site, budget 100 ms"
)]
fn all_singles(bencher: divan::Bencher<'_, '_>) {
    let day = colossus();
    bencher.bench(|| singles(&day.line, &day.flows));
}

#[divan::bench(
    sample_count = 3,
    name = "all pairs at medium voltage and of blocks, budget 10 s"
)]
fn all_pairs(bencher: divan::Bencher<'_, '_>) {
    let day = colossus();
    bencher.bench(|| {
        let mut pairs = Pairs::new(at_medium_voltage_and_blocks(&day.line));
        while !pairs.step(&day.line, &day.flows, 10_000).is_done() {}
        pairs.with_loss
    });
}
