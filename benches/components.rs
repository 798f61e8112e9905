//! What the components of a plant cost: a year of one chiller with its tower and pumps, at most 3 ms.
//!
//! The weather is made once before: wet bulbs are found when a file is read, not while a set point moves.

use headroom::catalog;
use headroom::physics::air::MoistAir;
use headroom::physics::air::state::Humidity;
use headroom::physics::air::state::State;
use headroom::physics::chiller::ChillerCurves;
use headroom::physics::chiller::ChillerRating;
use headroom::physics::curves::Cubic;
use headroom::physics::pump::Mover;
use headroom::physics::tower::TowerAir;
use headroom::physics::tower::TowerModel;
use headroom::physics::tower::control;
use headroom::physics::tower::control::Fans;
use headroom::physics::tower::control::Held;
use headroom::physics::tower::merkel::FlowLaw;
use headroom::physics::tower::merkel::MerkelDesign;
use headroom::physics::tower::merkel::MerkelTower;
use headroom::physics::tower::york::YorkDesign;
use headroom::physics::tower::york::YorkTower;
use headroom::units::MassFlow;
use headroom::units::Power;
use headroom::units::Pressure;
use headroom::units::TempDelta;
use headroom::units::Temperature;
use headroom::units::VolumeFlow;

const HOURS: usize = 8760;

fn main() {
    divan::main();
}

fn c(value: f64) -> Temperature {
    Temperature::from_c(value)
}

/// Outdoor air of a temperate year, made: season, day and a slow wander of the humidity.
fn moist_air(hour: usize) -> MoistAir {
    let turn = 2.0 * std::f64::consts::PI;
    let (day, of_day) = (hour as f64 / 24.0, hour as f64 % 24.0);
    let season = -libm::cos(turn * (day - 20.0) / 365.0);
    let dry = 16.0 + 12.0 * season + 5.0 * libm::sin(turn * (of_day - 9.0) / 24.0);
    let share = 0.65 + 0.25 * libm::sin(turn * day / 11.0);
    MoistAir::from_relative_humidity(c(dry), share, Pressure::from_pa(100_356.0))
}

fn weather() -> Vec<TowerAir> {
    (0..HOURS).map(|hour| moist_air(hour).into()).collect()
}

fn load(hour: usize) -> Power {
    Power::from_kw(1300.0 * (0.55 + 0.45 * ((hour * 7) % 53) as f64 / 52.0))
}

struct Plant<T> {
    curves: &'static ChillerCurves,
    rating: ChillerRating,
    tower: T,
    fans: Fans,
    water: MassFlow,
    pump: Mover,
}

fn plant<T>(tower: T) -> Plant<T> {
    let row = catalog::chiller("centrifugal-vsd-1400").expect("a row");
    Plant {
        curves: &row.curves,
        rating: ChillerRating {
            capacity: Power::from_kw(1406.6),
            cop: 6.04,
        },
        tower,
        fans: Fans {
            rated: Power::from_kw(15.0),
            curve: Cubic::CUBE,
            least_air: 0.2,
            drift_share: 8e-5,
            steps: headroom::physics::tower::control::Steps::Any,
        },
        water: MassFlow::from_kg_per_s(70.0),
        pump: Mover {
            flow: VolumeFlow::from_m3_per_s(0.04),
            rise: Pressure::from_kpa(250.0),
            efficiency: 0.78,
            motor: 0.94,
            drive: 0.96,
            part_flow: Cubic::CUBE,
            least_flow: 0.2,
        },
    }
}

fn york() -> YorkTower {
    YorkTower::from_design(&YorkDesign {
        wet_bulb: c(25.6),
        approach: TempDelta::from_k(3.9),
        range: TempDelta::from_k(5.6),
        water: MassFlow::from_kg_per_s(70.0),
        air: VolumeFlow::from_m3_per_s(42.0),
        water_heat_j_per_kg_k: 4186.0,
    })
    .expect("a possible design")
}

fn merkel() -> MerkelTower {
    let tower = MerkelTower::from_design(&MerkelDesign {
        water: MassFlow::from_kg_per_s(70.0),
        air: VolumeFlow::from_m3_per_s(42.0),
        entering: c(35.1),
        leaving: c(29.5),
        wet_bulb: c(25.6),
        dry_bulb: c(35.0),
        pressure: Pressure::from_pa(101_325.0),
        water_heat_j_per_kg_k: 4186.0,
    })
    .expect("a possible design");
    // About r^0.6, as a cubic.
    MerkelTower {
        by_air: FlowLaw::Curve(Cubic([0.13, 1.23, -0.61, 0.25])),
        ..tower
    }
}

/// Chiller, tower and pump of one hour.
fn hour<T: TowerModel>(plant: &Plant<T>, air: &TowerAir, load: Power) -> (Power, Held) {
    let set_point = c((air.wet_bulb.c() + 4.0).clamp(18.0, 29.0));
    let chiller = |condenser: Temperature| {
        plant
            .curves
            .performance(plant.rating, load, c(10.0), condenser)
    };
    let rejected = |condenser: Temperature| chiller(condenser).rejected(1.0);
    let held = control::balance(
        &plant.tower,
        &plant.fans,
        rejected,
        plant.water,
        air,
        set_point,
    );
    let pump = plant
        .pump
        .at(plant.pump.flow * (load / Power::from_kw(1300.0)));
    (chiller(held.leaving).power + held.fan + pump.power, held)
}

fn year<T: TowerModel>(plant: &Plant<T>, weather: &[TowerAir]) -> (f64, f64) {
    let (mut joules, mut water) = (0.0, 0.0);
    for (index, air) in weather.iter().enumerate() {
        let (power, held) = hour(plant, air, load(index));
        joules += power.w();
        water += held.evaporation.kg_per_s();
    }
    (joules, water)
}

/// At most 3 ms.
#[divan::bench(sample_count = 50)]
fn a_year_with_a_york_tower(bencher: divan::Bencher<'_, '_>) {
    let (plant, weather) = (plant(york()), weather());
    bencher.bench(|| year(&plant, &weather));
}

/// At most 3 ms; not met yet.
#[divan::bench(sample_count = 50)]
fn a_year_with_a_merkel_tower(bencher: divan::Bencher<'_, '_>) {
    let (plant, weather) = (plant(merkel()), weather());
    bencher.bench(|| year(&plant, &weather));
}

/// Wet bulbs of a year, once for each weather file.
#[divan::bench(sample_count = 20)]
fn wet_bulbs_of_a_year(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(weather);
}

/// A full state from its relative humidity, with wet bulb and dew point.
#[divan::bench(sample_count = 20)]
fn a_state_of_air(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| {
        State::new(
            c(30.0),
            Pressure::from_pa(101_325.0),
            Humidity::Relative(divan::black_box(0.4)),
        )
    });
}
