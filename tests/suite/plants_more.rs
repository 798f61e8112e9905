//! Four more plants beside EnergyPlus, in other climates and with other machines than the first five.

use serde_json::Value as Json;

use crate::plants;
use crate::plants::Made;
use crate::plants::close;

/// `tests/oracles/plants_more.py`.
const MORE: [(&str, &str, &str); 4] = [
    (
        "staged",
        include_str!("../data/plants/staged.plant.json"),
        include_str!("../data/plants/staged.json"),
    ),
    (
        "by_leaving",
        include_str!("../data/plants/by_leaving.plant.json"),
        include_str!("../data/plants/by_leaving.json"),
    ),
    (
        "two_speed",
        include_str!("../data/plants/two_speed.plant.json"),
        include_str!("../data/plants/two_speed.json"),
    ),
    (
        "humid_tower",
        include_str!("../data/plants/humid_tower.plant.json"),
        include_str!("../data/plants/humid_tower.json"),
    ),
];

/// `CLIMATES` of `plant_models.py`.
fn climate(name: &str) -> Made {
    match name {
        "mild" => plants::MILD,
        "high" => Made {
            warmer_k: 0.0,
            moister_k: -8.0,
            pressure_pa: 83_400,
            height_m: 1600.0,
        },
        "humid" => Made {
            warmer_k: 5.0,
            moister_k: 3.5,
            pressure_pa: 101_200,
            height_m: 10.0,
        },
        other => panic!("no climate {other}"),
    }
}

/// EnergyPlus 25.2. PUE − 1 within 1 % and water within 2 %, where the requirement is 3 % for both; unmet hours equal.
#[test]
fn more_plants_beside_energyplus() {
    for (name, file, expected) in MORE {
        let expected: Json = serde_json::from_str(expected).unwrap();
        let months = expected["months_kwh_m3"].as_array().unwrap();
        let total = |keys: &[&str]| -> f64 {
            let values = months
                .iter()
                .flat_map(|month| keys.iter().map(|key| month[*key].as_f64().unwrap()));
            values.sum()
        };
        let air = plants::air_of(&climate(expected["climate"].as_str().unwrap()));
        let (sums, hours) = plants::run(&plants::setup(file), &air);
        let year = sums.year();
        close(&format!("{name} IT"), year.it.kwh(), total(&["it_w"]), 1e-5);
        let cooling = total(&["chiller_w", "pump_w", "fan_w"]);
        let water = total(&["evaporation_m3", "drift_m3", "blowdown_m3"]);
        let more = |ours: f64, theirs: f64| 100.0 * (ours / theirs - 1.0);
        println!(
            "{name}: PUE {:.4}, PUE − 1 {:+.2} %, chiller {:+.2} %, pump {:+.2} %, fan {:+.2} %, water {:+.2} %, unmet {} = {}",
            1.0 + cooling / total(&["it_w"]),
            more(year.cooling().kwh(), cooling),
            more(year.chiller.kwh(), total(&["chiller_w"])),
            more(year.pump.kwh(), total(&["pump_w"])),
            more(year.fan.kwh(), total(&["fan_w"])),
            more(year.water().kg() / 998.2, water),
            year.unmet_hours,
            expected["unmet_hours"]
        );
        close(
            &format!("{name} PUE − 1"),
            year.cooling().kwh(),
            cooling,
            0.01,
        );
        close(
            &format!("{name} chiller"),
            year.chiller.kwh(),
            total(&["chiller_w"]),
            0.005,
        );
        close(
            &format!("{name} pump"),
            year.pump.kwh(),
            total(&["pump_w"]),
            0.01,
        );
        close(
            &format!("{name} fan"),
            year.fan.kwh(),
            total(&["fan_w"]),
            0.02,
        );
        close(
            &format!("{name} water"),
            year.water().kg() / 998.2,
            water,
            0.02,
        );
        assert_eq!(
            u64::from(year.unmet_hours),
            expected["unmet_hours"].as_u64().unwrap(),
            "{name}"
        );
        assert!(
            sums.energy_residual <= 1e-9 && sums.water_residual <= 1e-9,
            "{name}"
        );
        assert_eq!(year.unsettled_hours, 0, "{name}");
        let near = |sample: &&Json| {
            let hour = &hours[sample["hour"].as_u64().expect("an hour") as usize];
            let of = |key: &str| sample[key].as_f64().expect("a number");
            let theirs = of("chiller_w") + of("pump_w") + of("fan_w");
            (hour.plant().w() - theirs).abs() <= 0.02 * theirs
                && (hour.supply.c() - of("supply_c")).abs() <= 0.1
        };
        let samples = expected["samples"].as_array().expect("samples");
        let share = samples.iter().filter(near).count() as f64 / samples.len() as f64;
        println!("{name}: {share:.2} of the sampled hours within 2 % and 0.1 K");
        // Where steps of the load start and stop machines, EnergyPlus follows a step later.
        let most = if name == "staged" { 0.6 } else { 0.9 };
        assert!(most <= share, "{name}: {share}");
    }
}
