//! The one-line: its order, its sums, its agreement with the chain, its checks.

use crate::sites;
use headroom::evaluate::oneline;
use headroom::evaluate::oneline::OneLineDay;
use headroom::scenario::Scenario;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::NONE;

/// The one-line of a day.
pub fn on(scenario: &Scenario, day: u32) -> OneLineDay {
    let plan = headroom::scenario::check(scenario).0.expect("a plan");
    let layout = headroom::solve::floor::layout(&plan);
    let state = headroom::evaluate::on_day(&plan, &layout, day);
    oneline::oneline(&plan, &layout, &state)
}

#[test]
fn look() {
    for day in [0, 100, 200, 400, 547, 600] {
        let d = on(&sites::colossus(), day);
        let mut kinds = std::collections::BTreeMap::new();
        for k in &d.line.kind { *kinds.entry(*k).or_insert(0) += 1; }
        println!("day {day}: {} elements {kinds:?}", d.line.len());
        println!("  site {} demand {} short {} pf {}", d.flows.site_mw(&d.line), d.flows.demand_mw(&d.line), d.flows.settled.shortage_mw(), d.feed_power_factor);
        println!("  ties {:?} {:?} src {:?}", d.flows.settled.closed, d.flows.settled.tie_mw, d.flows.settled.source_mw);
        for v in d.overloads.iter().take(6) { println!("  over {} {:.3} of {:.3}", d.line.name(v.element), v.load_mva, v.allowed_mva); }
        println!("  overs {} boards {} lowv {}", d.overloads.len(), d.boards.len(), d.low_voltage.len());
        let plan = headroom::scenario::check(&sites::colossus()).0.unwrap();
        let layout = headroom::solve::floor::layout(&plan);
        let s = headroom::evaluate::on_day(&plan, &layout, day);
        println!("  chain {:?} site {}", s.electrical.losses, s.electrical.site.mw());
        for k in [Kind::FeedTransformer, Kind::Feeder, Kind::Transformer, Kind::Ups, Kind::Busway, Kind::Board] {
            println!("   {k:?} {:.4}", d.flows.losses_mw(&d.line, k));
        }
        let unfed = d.line.loads.iter().filter(|l| l.cords[0] == NONE).count();
        println!("  unfed {unfed}");
        let t = std::time::Instant::now();
        let f = oneline::failures(&d);
        println!("  failures {:?} obstacles {}", t.elapsed(), f.obstacles.len());
        for e in f.worst.iter().take(12) { let o = f.outcomes[*e as usize]; println!("   {} dark {} shed {} drop {} thr {} mach {} over {} worst {:?}", d.line.name(*e), o.dark_gpus, o.shed_gpus, o.dropped_gpus, o.throttled_gpus, o.machines, o.overloads, o.worst.map(|w| (d.line.name(w.element), w.fraction()))); }
    }
}
