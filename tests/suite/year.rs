//! The site's year: PUE, water and balances of the whole, over 8,760 hours.

use headroom::catalog::climate;
use headroom::catalog::typical_year::typical_year;
use headroom::catalog::weather::HOURS;
use headroom::cli;
use headroom::codec::file;
use headroom::evaluate::year;
use headroom::evaluate::year::YearState;
use headroom::evaluate::year::YearStudy;
use headroom::scenario::check;
use headroom::scenario::plan::Plan;

fn colossus() -> Plan {
    let document = file::read(include_str!("../../static/presets/colossus.json"))
        .expect("the preset is readable");
    check(&document.scenario)
        .0
        .expect("the preset makes a plan")
}

fn of(plan: &Plan, shares: Option<Vec<f64>>) -> YearState {
    let weather = typical_year(&plan.climate);
    let mut study = YearStudy::new(plan, plan.horizon, year::year_air(plan, &weather), shares);
    assert!(study.step(usize::MAX).is_finished());
    study.state()
}

#[test]
fn energy_water_and_electricity_close() {
    let plan = colossus();
    let state = of(&plan, None);
    assert!(
        state.plant.energy_residual <= 1e-9,
        "{}",
        state.plant.energy_residual
    );
    assert!(
        state.plant.water_residual <= 1e-9,
        "{}",
        state.plant.water_residual
    );
    assert!(
        state.electrical_residual <= 1e-9,
        "{}",
        state.electrical_residual
    );
    let sums = state.plant.year();
    assert_eq!(sums.hours as usize, HOURS);
    let site: f64 = state.site.iter().map(|energy| energy.j()).sum();
    let losses: f64 = state.losses.iter().map(|energy| energy.j()).sum();
    let parts = sums.it.j() + sums.cooling().j() + state.house.j() + losses;
    assert!((site - parts).abs() <= 1e-9 * site);
}

/// Colossus beside its record. Expected for 150 MW: 3.8 to 5.7 ML a day (1.05 to 1.58 L for each kWh); on the record: 812,502
/// gal, 3.08 ML, on a peak day (TCR, M).
///
/// The expected range is what evaporates on an average day; make-up has a third more at four cycles, and the worst
/// day a third more again. The record is below all of them: only a quarter of this site's heat (or two fifths of that
/// of 150 MW) can have gone over towers on that day, the rest over air-cooled machines or not at all.
///
/// EnergyPlus' VSD plant in the measured Memphis year has a WUE of 1.76 L/kWh and a mechanical PUE of 1.157 (cooling
/// reference, section 9): the same water, and a PUE that electrical losses and house load raise.
#[test]
fn colossus_stands_beside_its_record() {
    let plan = colossus();
    let state = of(&plan, None);
    let sums = state.plant.year();
    let mechanical = 1.0 + sums.cooling() / sums.it;
    let (pue, wue) = (state.pue().unwrap(), state.wue_l_per_kwh().unwrap());
    assert!((1.10..=1.16).contains(&mechanical), "{mechanical}");
    assert!(mechanical < pue && pue < mechanical + 0.05, "{pue}");
    assert!((1.55..=1.95).contains(&wue), "{wue}");
    let it_mw = sums.it.mwh() / HOURS as f64;
    let ml_for_150_mw = |kg_per_day: f64| 1e-6 * kg_per_day * 150.0 / it_mw;
    let evaporation = ml_for_150_mw(sums.evaporation.kg() / 365.0);
    assert!((3.8..=5.7).contains(&evaporation), "{evaporation}");
    let worst = state.plant.water_day_kg.value;
    let share_on_towers = |it: f64| 3.08e6 / (worst * it / it_mw);
    assert!(
        (0.2..=0.3).contains(&share_on_towers(it_mw)),
        "{}",
        share_on_towers(it_mw)
    );
    assert!(
        (0.33..=0.5).contains(&share_on_towers(150.0)),
        "{}",
        share_on_towers(150.0)
    );
}

#[test]
fn pieces_and_progress() {
    let plan = colossus();
    let air = year::year_air(&plan, &typical_year(climate("memphis").unwrap()));
    let mut study = YearStudy::new(&plan, plan.horizon, air, None);
    let mut last = 0;
    while !study.progress().is_finished() {
        let progress = study.step(1000);
        assert!(last < progress.done && progress.of == HOURS);
        last = progress.done;
    }
    assert_eq!(study.state(), of(&plan, None));
    assert_eq!(study.step(10).done, HOURS);
}

#[test]
fn a_load_that_varies_takes_less() {
    let plan = colossus();
    let full = of(&plan, None);
    let half = of(&plan, Some(vec![0.5; HOURS]));
    let waves = of(
        &plan,
        Some(
            (0..HOURS)
                .map(|hour| if hour % 24 < 12 { 1.0 } else { 0.5 })
                .collect(),
        ),
    );
    let it = |state: &YearState| state.plant.year().it.mwh();
    assert!((it(&half) - 0.5 * it(&full)).abs() < 1e-6 * it(&full));
    assert!((it(&waves) - 0.75 * it(&full)).abs() < 1e-6 * it(&full));
    assert!(half.plant.energy_residual <= 1e-9 && waves.electrical_residual <= 1e-9);
    let nonsense = of(&plan, Some(vec![f64::NAN; 3]));
    assert_eq!(nonsense, full);
}

#[test]
fn the_command_line_prints_the_year() {
    let run = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        cli::run(&words, &mut "".as_bytes())
    };
    let year = run(&["year", "colossus"]);
    assert_eq!((year.code, year.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&year.out).unwrap();
    assert!(1.0 < json["pue"].as_f64().unwrap());
    assert_eq!(json["months_site_kwh"].as_array().unwrap().len(), 12);
    let rows = run(&["year", "colossus", "--weather", "phoenix", "--csv"]);
    assert_eq!(rows.out.lines().count(), HOURS + 1);
    // Every hour says how warm each loop is: facility water, water outdoors, coolant to the racks and back.
    let mut lines = rows.out.lines().map(|line| line.split(',').collect());
    let (header, first): (Vec<&str>, Vec<&str>) = (lines.next().unwrap(), lines.next().unwrap());
    let value = |name: &str| -> f64 {
        let column = header.iter().position(|column| *column == name);
        first[column.unwrap_or_else(|| panic!("{name}"))]
            .parse()
            .unwrap()
    };
    assert_eq!(header.len(), first.len());
    assert!(value("supply_c") < value("return_c"));
    assert!(value("tower_leaving_c") < value("tower_entering_c"));
    assert!(
        value("supply_c") < value("coolant_c") && value("coolant_c") < value("coolant_return_c")
    );
    assert_eq!(run(&["year", "no-such-site"]).code, 1);
    // A site without anything has no IT and no PUE, and no hour fails.
    let empty = run(&["year", "empty"]);
    assert!(
        empty.code == 0 || empty.err.contains("no plan"),
        "{}",
        empty.err
    );
}
