use crate::sites::*;
#[test]
fn probe() {
    for sourced in [false, true] {
        let mut s = read(&std::fs::read_to_string("static/presets/colossus.json").unwrap());
        s.sourced_only = sourced;
        let t = std::time::Instant::now();
        let e = evaluated(&s);
        println!("took {:?} rows {}", t.elapsed(), e.ledger.len());
        for d in &e.ledger {
            println!(
                "{:3} placed {:6} live {:6}/{:6} head {:7} {:14} itn {:5.1} run {:5.1} peak {:5.1} site {:5.1} firm {:5.1}/{:5.1} cool {:5.1} ratio {:.3} cond {:.1} cop {:.1} fan {:.1} pump {:.1} comp {:.1} loss {:.2}% water {:.2} ext {} r{}",
                d.day,
                d.gpus_placed,
                d.gpus_live,
                d.gpus_live_without_reserve,
                d.headroom_gpus,
                d.binding_limit,
                d.it_nameplate.mw(),
                d.it_running.mw(),
                d.it_peak.mw(),
                d.electrical.site.mw(),
                d.supply.firm.mw(),
                d.supply.capacity.mw(),
                d.firm_cooling.mw(),
                d.electrical.design_hour_ratio(),
                d.plant.condenser.c(),
                d.plant.chiller_cop,
                d.plant.fan_power.mw(),
                d.plant.pump_power.mw(),
                d.plant.compressor_power.mw(),
                100. * (d.electrical.losses.total() / d.it_peak),
                d.water.ml_per_day(),
                d.plant.extrapolated,
                d.coupling.rounds
            );
        }
        let d = e.ledger.last().unwrap();
        for l in &d.limits {
            println!(
                "{:18} cap {:9.2} used {:9.2} res {:7.2} str {:6.2} free {:8.2} gpus {}",
                l.id, l.capacity, l.used, l.reserve, l.stranded, l.free, l.free_gpus
            );
        }
        for f in &e.findings {
            println!("{f:?}");
        }
        for r in &e.record {
            println!(
                "{} {} {:?} [{:?} {:?}] {}",
                r.quantity, r.phase, r.model, r.low, r.high, r.met
            );
        }
        for p in &e.phases {
            println!("{p:?}");
        }
        println!("{:?}", d.electrical);
        println!(
            "{:?}",
            e.layout
                .halls
                .iter()
                .map(|h| (
                    h.gpu_racks,
                    h.free_gpu_positions,
                    h.left_out,
                    h.worst_pressure.kpa()
                ))
                .collect::<Vec<_>>()
        );
    }
}
