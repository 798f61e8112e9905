//! How long links are: printed, and held to the budgets of the design.

use headroom::codec::link;
use headroom::codec::link::Receipt;
use headroom::codec::presets::Preset;
use headroom::codec::presets::Presets;
use headroom::scenario::Scenario;
use headroom::scenario::cooling::AirGroup;
use headroom::scenario::cooling::CduGroup;
use headroom::scenario::cooling::ChillerGroup;
use headroom::scenario::cooling::TowerGroup;
use headroom::scenario::floor::Hall;
use headroom::scenario::floor::Move;
use headroom::scenario::it::Deployment;
use headroom::scenario::power::BatteryGroup;
use headroom::scenario::power::BlockGroup;
use headroom::scenario::power::GenerationGroup;
use headroom::scenario::power::GridContract;
use headroom::scenario::record::Node;
use headroom::scenario::record::Section;
use headroom::scenario::record::Value;
use proptest::prelude::Rng;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;

/// Characters after `s=` of a preset as it is.
const UNCHANGED: usize = 40;
/// With ten numbers edited, receipt included.
const TEN_EDITED: usize = 200;
/// With every number redrawn at four significant digits, and fifty racks moved by hand.
const ALL_REDRAWN: usize = 2000;

/// Eight KPIs as an engine would round them.
fn receipt() -> Receipt {
    let kpis = [
        200_000.0, 298.4, 231.7, 287.1, 361.5, 150.0, 1.183, -12_480.0,
    ];
    Receipt {
        engine: 100,
        digest: 0x9e37_79b9,
        kpis: kpis.map(Some).to_vec(),
    }
}

/// A site of eight halls and 63 assets, with its texts: the size of the largest preset.
fn large_site() -> Scenario {
    let mut site = Scenario {
        title: "Large site".into(),
        horizon_days: Some(600.0),
        ..Default::default()
    };
    for hall in 0..8_u8 {
        let key = format!("hall-{hall}");
        let day = Some(60.0 + 30.0 * f64::from(hall));
        site.floor.halls.push(Hall {
            id: key.clone(),
            ready_day: day,
            width_m: Some(96.0),
            depth_m: Some(48.0),
            ..Default::default()
        });
        site.it.deployments.push(Deployment {
            id: format!("racks-{hall}"),
            hall: key.clone(),
            ready_day: day,
            platform: "h100-liquid".into(),
            racks: Some(391.0),
            ..Default::default()
        });
        site.power.blocks.push(BlockGroup {
            id: format!("blocks-{hall}"),
            hall: key.clone(),
            ready_day: day,
            count: Some(9.0),
            unit_mw: Some(2.5),
            ..Default::default()
        });
        site.cooling.cdus.push(CduGroup {
            id: format!("cdus-{hall}"),
            hall: key.clone(),
            ready_day: day,
            count: Some(18.0),
            ..Default::default()
        });
        site.cooling.air.push(AirGroup {
            id: format!("doors-{hall}"),
            hall: key,
            ready_day: day,
            count: Some(391.0),
            unit_kw: Some(50.0),
            ..Default::default()
        });
    }
    for stage in 0..4_u8 {
        let day = Some(30.0 * f64::from(stage));
        site.power.grid.push(GridContract {
            id: format!("grid-{stage}"),
            ready_day: day,
            retire_day: Some(400.0),
            contract_mw: Some(150.0),
            circuits: Some(2.0),
            ..Default::default()
        });
        for kind in ["turbines", "engines", "rented"] {
            site.power.generation.push(GenerationGroup {
                id: format!("{kind}-{stage}"),
                ready_day: day,
                retire_day: Some(400.0),
                count: Some(4.0),
                unit_mw: Some(16.0),
                site_mw: Some(14.1),
                ..Default::default()
            });
        }
        site.cooling.chillers.push(ChillerGroup {
            id: format!("chillers-{stage}"),
            ready_day: day,
            count: Some(20.0),
            unit_mw: Some(4.2),
            ..Default::default()
        });
    }
    for stage in 0..2_u8 {
        let day = Some(120.0 * f64::from(stage));
        site.cooling.towers.push(TowerGroup {
            id: format!("towers-{stage}"),
            ready_day: day,
            count: Some(30.0),
            ..Default::default()
        });
        site.power.batteries.push(BatteryGroup {
            id: format!("packs-{stage}"),
            ready_day: day,
            count: Some(39.0),
            unit_mw: Some(1.93),
            ..Default::default()
        });
    }
    site
}

/// The frozen presets and the large site, which stands in for a preset.
fn presets() -> Presets {
    let mut all = Presets::frozen().all().to_vec();
    all.push(Preset {
        id: 60_000,
        key: "large".into(),
        scenario: large_site(),
    });
    Presets::new(all)
}

/// Visits every number of a tree.
fn visit(node: &mut Node, change: &mut impl FnMut(&mut Option<f64>)) {
    let mut visit_value = |value: &mut Value| {
        if let Value::Number(number) = value {
            change(number);
        }
    };
    match node {
        Node::Leaf(value) => visit_value(value),
        Node::List(items) => items.iter_mut().for_each(|item| visit(item, change)),
        Node::Section(leaves, parts) => {
            leaves.iter_mut().for_each(visit_value);
            parts.iter_mut().for_each(|part| visit(part, change));
        }
    }
}

/// The scenario with its numbers changed.
fn changed(scenario: &Scenario, mut change: impl FnMut(&mut Option<f64>)) -> Scenario {
    let mut node = Section::to_node(scenario);
    visit(&mut node, &mut change);
    Section::from_node(node)
}

/// Numbers with four significant digits between 0.01 and 10⁵.
fn four_digits() -> impl FnMut() -> f64 {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    move || {
        let mantissa = f64::from(1000 + next(&mut random) % 9000);
        let powers = [1e5, 1e4, 1e3, 1e2, 1e1, 1.0, 0.1];
        // Divided where there are decimal places, so that the number is the one a person would type.
        let power = powers[next(&mut random) as usize % powers.len()];
        if power < 1.0 {
            mantissa * 10.0
        } else {
            mantissa / power
        }
    }
}

fn next(random: &mut TestRng) -> u32 {
    random.next_u32()
}

fn length(scenario: &Scenario, presets: &Presets, receipt: &Receipt) -> usize {
    let payload = link::encode(scenario, presets, Some(receipt)).expect("a link");
    let decoded = link::decode(&payload, presets).expect("a scenario");
    assert_eq!(&decoded.scenario, scenario);
    payload.len()
}

/// The same with fifty racks moved by hand, to the centimetre, a fifth of them turned.
fn with_moves(mut scenario: Scenario) -> Scenario {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut metres = |most: u32| f64::from(next(&mut random) % (100 * most)) / 100.0;
    let halls = scenario.it.deployments.len().max(1);
    for index in 0..50_usize {
        let deployment = scenario.it.deployments.get(index * halls / 50);
        scenario.floor.moves.push(Move {
            deployment: deployment.map_or_else(String::new, |row| row.id.clone()),
            rack: Some((1.0 + metres(3) * 100.0).round()),
            x_m: Some(metres(60)),
            y_m: Some(metres(26)),
            turned_deg: index.is_multiple_of(5).then_some(90.0),
        });
    }
    scenario
}

#[test]
fn links_keep_their_budgets() {
    let presets = presets();
    let receipt = receipt();
    for preset in presets.all() {
        let mut numbers = 0_usize;
        changed(&preset.scenario, |number| {
            numbers += usize::from(number.is_some())
        });
        let mut draw = four_digits();
        let every = numbers.max(10) / 10;
        let mut place = 0_usize;
        let ten = changed(&preset.scenario, |number| {
            if number.is_some() {
                place += 1;
                if place.is_multiple_of(every) && place <= 10 * every {
                    *number = Some(draw());
                }
            }
        });
        let given = changed(&preset.scenario, |number| *number = number.map(|_| draw()));
        let moved = with_moves(given.clone());
        let all = changed(&preset.scenario, |number| *number = Some(draw()));
        let unchanged = length(&preset.scenario, &presets, &receipt);
        let ten = length(&ten, &presets, &receipt);
        let given = length(&given, &presets, &receipt);
        let moved = length(&moved, &presets, &receipt);
        let all = length(&all, &presets, &receipt);
        let alone = length(&preset.scenario, &Presets::default(), &receipt);
        println!(
            "{}: {numbers} numbers given; characters after s=: unchanged {unchanged}, ten edited {ten}, all given redrawn {given}, with 50 moves {moved}, every field filled {all}, without presets {alone}",
            preset.key
        );
        assert!(unchanged <= UNCHANGED, "{}", preset.key);
        assert!(ten <= TEN_EDITED, "{}", preset.key);
        assert!(moved <= ALL_REDRAWN, "{}", preset.key);
    }
}
