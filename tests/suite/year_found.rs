//! What a year finds, what its rows say of every loop, and a load that is given.

use super::sites::read;
use super::sites::two_halls;
use headroom::catalog::climate;
use headroom::catalog::typical_year::typical_year;
use headroom::catalog::weather::HOURS;
use headroom::cli;
use headroom::codec::file;
use headroom::codec::load;
use headroom::codec::load::LoadError;
use headroom::evaluate::year;
use headroom::evaluate::year::Medium;
use headroom::evaluate::year::YearStudy;
use headroom::finding::Code;
use headroom::present::cooling;
use headroom::present::cooling::YearSubject;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::DryCoolerGroup;
use headroom::scenario::cooling::Loop;
use serde_json::Value;

fn run(words: &[&str], input: &str) -> (String, String) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let outcome = cli::run(&words, &mut input.as_bytes());
    (outcome.out, outcome.err)
}

/// Rows of an hourly table by the names of its columns.
struct Rows {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn of(text: &str) -> Self {
        let mut lines = text.lines();
        let cells = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
        let names = cells(lines.next().expect("a header"));
        let rows: Vec<Vec<String>> = lines.map(cells).collect();
        assert_eq!(rows.len(), HOURS);
        assert!(rows.iter().all(|row| row.len() == names.len()));
        Self { names, rows }
    }

    fn texts(&self, name: &str) -> Vec<&str> {
        let at = self.names.iter().position(|column| column == name);
        let at = at.unwrap_or_else(|| panic!("{name}"));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        let texts = self.texts(name).into_iter();
        texts.map(|text| text.parse().expect("a number")).collect()
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The findings are the rows that show it: hours with an unmet set point, and hours above the 35 °C of class A2 at the
/// racks; the worst hour is that of the highest value. Coolant stays below 40 °C and is not named.
#[test]
fn findings_of_a_year_are_counted_from_its_rows() {
    let words = ["year", "hopper-dry", "--weather", "phoenix"];
    let found = json(&run(&words, "").0)["findings"].clone();
    let (rows, notes) = run(&[&words[..], &["--csv"]].concat(), "");
    let rows = Rows::of(&rows);
    let unmet = rows.numbers("unmet").iter().sum::<f64>();
    assert_eq!(found[0]["code"], "CLG-009");
    assert_eq!(found[0]["hours"].as_f64(), Some(unmet));
    assert_eq!(found[0]["severity"], "watch");
    let inlet = rows.numbers("inlet_c");
    let above = |limit: f64| inlet.iter().filter(|c| limit < **c).count() as f64;
    let most = inlet.iter().copied().fold(f64::MIN, f64::max);
    for (at, hall) in ["hall-a", "hall-b", "hall-c"].iter().enumerate() {
        let of = &found[at + 1];
        assert_eq!(of["code"], "CLG-010");
        assert_eq!(of["place"], format!("hall:{hall}"));
        assert_eq!(of["limit_c"].as_f64(), Some(35.0));
        let hours = of["hours"].as_f64().expect("hours");
        assert!(above(35.001) <= hours && hours <= above(34.999), "{hours}");
        let worst = of["worst_hour"].as_u64().expect("an hour") as usize;
        assert!(most - inlet[worst] < 1e-3);
        assert!((of["over_k"].as_f64().expect("K") - (most - 35.0)).abs() < 1e-3);
        let sentence = of["sentence"].as_str().expect("a sentence");
        assert!(sentence.contains("class A2, in "), "{sentence}");
        assert!(notes.contains(sentence), "{notes}");
    }
    assert_eq!(found.as_array().map(Vec::len), Some(4));
    assert!(rows.numbers("coolant_c").iter().all(|c| *c < 40.0));
}

/// Racks that take and throttle earlier: what is beyond the throttling must be mended; and bins find the same within
/// the hours at the edges.
#[test]
fn bins_find_what_hours_find() {
    let mut scenario = read(include_str!("../../static/presets/hopper_dry.json"));
    scenario.it.platforms.push(Default::default());
    let own = scenario.it.platforms.last_mut().expect("just pushed");
    (own.id, own.based_on) = ("own".to_owned(), "h100-liquid".to_owned());
    (own.coolant_max_c, own.throttle_coolant_c) = (Some(33.0), Some(34.0));
    for deployment in &mut scenario.it.deployments {
        deployment.platform = "own".to_owned();
    }
    let plan = check(&scenario).0.expect("a plan");
    let weather = typical_year(climate("phoenix").expect("a climate"));
    let air = year::year_air(&plan, &weather);
    let mut study = YearStudy::new(&plan, plan.horizon, air.clone(), None);
    study.step(usize::MAX);
    let exact = year::findings(&plan, &study.state());
    let bins = year::year_bins(&plan, &air, None);
    let quick = year::findings(&plan, &year::quick(&plan, plan.horizon, &bins));
    assert_eq!(exact.len(), quick.len());
    for (one, other) in exact.iter().zip(&quick) {
        assert_eq!((one.code, &one.place), (other.code, &other.place));
        assert!(one.hours.abs_diff(other.hours) <= 90, "{one:?} {other:?}");
        assert!((one.over_k - other.over_k).abs() < 0.5, "{one:?} {other:?}");
    }
    // 28 °C of water and 4 K make 32 °C as long as the set point holds: 33 °C are passed when it is missed by 1 K.
    let coolant = exact.iter().find(|it| it.medium == Some(Medium::Coolant));
    let coolant = coolant.expect("coolant above 33 °C");
    assert_eq!(coolant.code, Code::YearTooWarm);
    assert_eq!(coolant.severity, headroom::finding::Severity::MustFix);
    let unmet = exact.iter().find(|it| it.code == Code::YearUnmet);
    let unmet = unmet.expect("an unmet set point");
    assert!(coolant.hours < unmet.hours);
    assert!((coolant.over_k - (unmet.over_k - 1.0)).abs() < 1e-9);
}

/// Chillers hold the set point of Colossus in Memphis all year; the card says so, and the one of Phoenix by dry coolers
/// says what it finds.
#[test]
fn the_year_part_shows_its_findings() {
    let card = |scenario: &Scenario| {
        let plan = check(scenario).0.expect("a plan");
        let weather = typical_year(&plan.climate);
        let bins = year::year_bins(&plan, &year::year_air(&plan, &weather), None);
        let (state, hours) = year::quick_hours(&plan, plan.horizon, &bins);
        let subject = YearSubject {
            plan: &plan,
            weather: &weather,
            state: &state,
            hours: &hours,
        };
        let view = cooling::quick_year(&subject, &Names::of(scenario));
        format!("{:?}", view.cards[0])
    };
    let met = card(&read(include_str!("../../static/presets/colossus.json")));
    assert!(
        met.contains("Cooling reaches its set points in every hour"),
        "{met}"
    );
    let mut scenario = read(include_str!("../../static/presets/hopper_dry.json"));
    scenario.site.climate = "phoenix".to_owned();
    let missed = card(&scenario);
    assert!(
        missed.contains("To watch: The site: cooling does not reach its set point in "),
        "{missed}"
    );
    assert!(missed.contains("class A2, in "), "{missed}");
}

fn two_loops() -> Scenario {
    let mut scenario = two_halls();
    let water = |id: &str, kind: &str, supply_c: f64| Loop {
        id: id.to_owned(),
        kind: kind.to_owned(),
        supply_c: Some(supply_c),
        ..Loop::default()
    };
    let loops = vec![
        water("chilled", "chilled", 18.0),
        water("warm", "warm", 30.0),
    ];
    scenario.cooling.loops = loops;
    scenario.cooling.dry_coolers = vec![DryCoolerGroup {
        id: "dry".to_owned(),
        unit: "adiabatic-cooler-1000".to_owned(),
        count: Some(20.0),
        header: "warm".to_owned(),
        ..DryCoolerGroup::default()
    }];
    for group in &mut scenario.cooling.cdus {
        group.header = "warm".to_owned();
    }
    for group in &mut scenario.cooling.air {
        group.header = "chilled".to_owned();
    }
    for group in &mut scenario.cooling.chillers {
        group.header = "chilled".to_owned();
    }
    for group in &mut scenario.cooling.towers {
        group.header = "chilled".to_owned();
    }
    scenario
}

/// Each loop has its own facility supply and return, and the coolant that its CDUs make of it: 4 K warmer. Water and
/// heat of the loops add up to those of the site.
#[test]
fn every_hour_tells_every_loop() {
    let text = file::write(&two_loops());
    let rows = Rows::of(&run(&["year", "-", "--csv"], &text).0);
    let (supply, coolant) = (
        rows.numbers("loop2_supply_c"),
        rows.numbers("loop2_coolant_c"),
    );
    let back = rows.numbers("loop2_coolant_return_c");
    let site = rows.numbers("coolant_c");
    for hour in 0..HOURS {
        assert!((coolant[hour] - supply[hour] - 4.0).abs() < 1e-3);
        assert!((site[hour] - coolant[hour]).abs() < 1e-9);
        assert!(coolant[hour] < back[hour]);
    }
    // No CDU stands on the chilled loop.
    assert!(
        rows.texts("loop1_coolant_c")
            .iter()
            .all(|text| text.is_empty())
    );
    assert!(
        rows.numbers("loop1_supply_c")
            .iter()
            .all(|c| (c - 18.0).abs() < 1e-3)
    );
    let all = rows.numbers("make_up_kg");
    let of_loops = [
        rows.numbers("loop1_make_up_kg"),
        rows.numbers("loop2_make_up_kg"),
    ];
    let it = rows.numbers("it_kw");
    let wue = rows.numbers("wue_l_per_kwh");
    for hour in 0..HOURS {
        assert!((all[hour] - of_loops[0][hour] - of_loops[1][hour]).abs() < 0.02);
        // A litre of make-up has 0.9986 kg.
        assert!((wue[hour] - all[hour] / 0.9986 / it[hour]).abs() < 2e-5);
    }
    let sums = json(&run(&["year", "-"], &text).0);
    let litres = all.iter().sum::<f64>() / 0.9986;
    let year = sums["wue_l_per_kwh"].as_f64().expect("a WUE");
    assert!((year - litres / it.iter().sum::<f64>()).abs() < 1e-6 * year.max(1.0));
    let months = sums["months_wue_l_per_kwh"].as_array().expect("months");
    assert_eq!(months.len(), 12);
    let months = months.iter().map(|month| month.as_f64().expect("a WUE"));
    let (least, most) = months.fold((f64::MAX, f64::MIN), |(a, b), it| (a.min(it), b.max(it)));
    assert!(least <= year && year <= most);
}

/// Half of the load is half of the energy; shares of a file count hour by hour.
#[test]
fn the_command_line_takes_a_load() {
    let text = file::write(&two_halls());
    let it = |out: &str| json(out)["plant"]["year"]["it_kwh"].as_f64().expect("IT");
    let full = it(&run(&["year", "-"], &text).0);
    let half = run(&["year", "-", "--load", "0.5"], &text).0;
    assert!((it(&half) - 0.5 * full).abs() < 1e-9 * full);
    let none = json(&run(&["year", "-", "--load=0"], &text).0);
    assert!(none["pue"].is_null() && none["wue_l_per_kwh"].is_null());
    let shares: Vec<f64> = (0..HOURS).map(|hour| [1.0, 0.25][hour % 2]).collect();
    let name = std::env::temp_dir().join(format!("headroom-load-{}.csv", std::process::id()));
    let rows = shares.iter().enumerate();
    let rows: String = rows
        .map(|(hour, share)| format!("{hour},{share}\n"))
        .collect();
    std::fs::write(&name, format!("hour,share\n{rows}")).expect("written");
    let path = name.to_string_lossy().into_owned();
    let (out, _) = run(&["year", "-", "--load", &path, "--csv"], &text);
    std::fs::remove_file(&name).expect("removed");
    let drawn = Rows::of(&out).numbers("it_kw");
    let running = full / HOURS as f64;
    for (drawn, share) in drawn.iter().zip(&shares) {
        assert!((drawn - share * running).abs() < 2e-3, "{drawn} {share}");
    }
    let usage = run(&["year", "colossus", "--load"], "").1;
    assert!(usage.contains("--load needs a share"), "{usage}");
    let range = run(&["year", "colossus", "--load", "2.5"], "").1;
    assert!(range.contains("share 2.5 is not from 0 to 2"), "{range}");
    let of_a_plant = run(&["plant", "x", "--weather", "phoenix", "--load", "1"], "").1;
    assert!(
        of_a_plant.contains("plant knows no option --load"),
        "{of_a_plant}"
    );
}

#[test]
fn a_list_of_shares_is_read_or_says_its_line() {
    let rows = |count: usize| "0.5\n".repeat(count);
    assert_eq!(load::read(rows(HOURS).as_bytes()), Ok(vec![0.5; HOURS]));
    // A header of one column has any name; blank lines, carriage returns and a mark of order do not count.
    let dressed = format!("\u{feff}load\r\n\r\n{}\r\n", "0.5\r\n".repeat(HOURS));
    assert_eq!(load::read(dressed.as_bytes()), Ok(vec![0.5; HOURS]));
    let quoted = format!("\"hour\",\"share\"\n{}", "1,\"0.5\"\n".repeat(HOURS));
    assert_eq!(load::read(quoted.as_bytes()), Ok(vec![0.5; HOURS]));
    let says = |text: &str, wanted: &str| {
        let error = load::read(text.as_bytes()).expect_err(wanted);
        assert_eq!(error.to_string(), wanted);
    };
    says(
        &format!("share\n0.5\nmany\n{}", rows(HOURS)),
        "line 3: share “many” is not a number.",
    );
    says(
        &format!("0.5\n\n-0.1\n{}", rows(HOURS)),
        "line 3: share -0.1 is not from 0 to 2.",
    );
    says(
        &format!("NaN\n{}", rows(HOURS)),
        "line 1: share “NaN” is not a number.",
    );
    says(
        &rows(HOURS - 1),
        "a year has 8760 hours; the load ends on line 8759 with hour 8759.",
    );
    says(
        &rows(HOURS + 24),
        "line 8761: a year has 8760 hours, and this is one more; leave a leap day out.",
    );
    says(
        &format!("hour,load\n{}", rows(HOURS)),
        "line 1: of several columns one must be called share.",
    );
    says(
        "",
        "a year has 8760 hours; the load ends on line 0 with hour 0.",
    );
    assert_eq!(load::read(&[0xff, 0xfe]), Err(LoadError::NotText));
    let long = vec![b'1'; load::MAX_BYTES + 1];
    assert_eq!(load::read(&long), Err(LoadError::TooLong));
    assert_eq!(load::constant(0.7), Ok(vec![0.7; HOURS]));
    assert!(load::constant(f64::NAN).is_err() && load::constant(-0.1).is_err());
}
