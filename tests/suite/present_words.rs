//! What people type and read: numbers, findings and edits in words.

use crate::sites::hand_worked;
use headroom::edit::CoolingEdit;
use headroom::edit::Edit;
use headroom::edit::ListEdit;
use headroom::edit::PowerEdit;
use headroom::edit::try_edit;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::DayRange;
use headroom::finding::Finding;
use headroom::finding::Place;
use headroom::finding::Severity;
use headroom::present::number;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::LoopField;
use headroom::scenario::power::GenerationGroupField;
use headroom::scenario::power::GridContractField;
use headroom::scenario::power::MvSectionField;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use headroom::scenario::record::Value;
use headroom::scenario::site::SiteField;

/// The hand-worked site with its names.
fn site() -> (Scenario, Names) {
    let scenario = hand_worked();
    let names = Names::of(&scenario);
    (scenario, names)
}

#[test]
fn numbers_as_people_write_them() {
    let cases = [
        (number::whole(152_064), "152,064"),
        (number::whole(-6_912), "−6,912"),
        (number::whole(i64::MIN), "−9,223,372,036,854,775,808"),
        (number::signed_gpus(26_000), "+26,000 GPUs"),
        (number::signed_gpus(0), "0 GPUs"),
        (number::decimal(179.64, 1), "179.6"),
        (number::decimal(-0.04, 1), "0.0"),
        (number::decimal(f64::NAN, 1), "–"),
        (number::exact(0.83), "0.83"),
        (number::exact(-1_563.5), "−1,563.5"),
        (number::with_unit(18.0, "°C"), "18 °C"),
        (number::percent(0.0341, 1), "3.4 %"),
        (number::count(1, "day", "days"), "1 day"),
        (number::day(1_214), "day 1,214"),
    ];
    for (found, wanted) in cases {
        assert_eq!(found, wanted);
    }
}

#[test]
fn numbers_as_people_type_them() {
    let cases = [
        ("45 kW", "kW", Some(45.0)),
        ("0.045 MW", "kW", Some(45.0)),
        ("150mw", "MW", Some(150.0)),
        ("1,563", "racks", Some(1563.0)),
        ("1,563 racks", "racks", Some(1563.0)),
        ("100k", "GPUs", Some(100_000.0)),
        ("−3", "units", Some(-3.0)),
        ("- 3", "units", Some(-3.0)),
        ("18 C", "°C", Some(18.0)),
        ("64.4 °F", "°C", Some(18.0)),
        ("18 °F", "K", Some(10.0)),
        ("83 %", "", Some(0.83)),
        ("2 ft", "m", Some(0.6096)),
        ("1e3", "kg", Some(1000.0)),
        ("1 000 000", "GPUs", Some(1e6)),
        ("-0", "MW", Some(0.0)),
        ("  ", "MW", None),
        ("–", "MW", None),
    ];
    for (typed, unit, wanted) in cases {
        let found = number::parse(typed, unit);
        assert_eq!(found, Ok(wanted), "{typed} in {unit}");
        assert!(
            found
                .ok()
                .flatten()
                .is_none_or(|it| !(it == 0.0 && it.is_sign_negative()))
        );
    }
}

#[test]
fn what_is_no_number_says_why() {
    let names = Names::default();
    let cases = [
        ("many", "MW", "“many” is not a number."),
        ("NaN", "MW", "“NaN” is not a number."),
        ("1e999", "MW", "“1e999” is not a number."),
        (
            "12 kg",
            "MW",
            "“kg” is not a unit of this field; it takes W, kW, MW or GW.",
        ),
        (
            "3 halls",
            "racks",
            "“halls” is not a unit of this field; leave it out.",
        ),
        (
            "0,5",
            "MW",
            "“0,5”: a comma groups thousands, as in 1,563; write decimals with a point, as in 0.83.",
        ),
    ];
    for (typed, unit, wanted) in cases {
        let problem = number::parse(typed, unit).expect_err(typed);
        assert_eq!(words::problem(&problem, &names), wanted);
    }
}

/// Every number that is shown exactly reads back as itself.
#[test]
fn what_is_shown_can_be_typed_again() {
    for value in [
        0.0,
        18.0,
        0.83,
        1_563.0,
        -3.0,
        200_000.0,
        0.002,
        1e-9,
        123_456.789,
        1e15,
        1e300,
    ] {
        assert_eq!(number::parse(&number::exact(value), "MW"), Ok(Some(value)));
    }
}

fn finding(code: Code, place: Place, days: Option<(u32, u32)>, amount: Amount) -> Finding {
    Finding {
        code,
        severity: Severity::MustFix,
        place,
        days: days.map(|(from, to)| DayRange { from, to }),
        amount,
    }
}

#[test]
fn findings_of_the_plan_in_words() {
    let (_, names) = site();
    let hall = || Place::Hall("hall-a".to_owned());
    let phase = || Place::Phase("phase-2".to_owned());
    let range = Some((122, 546));
    let findings = [
        finding(Code::SupplyShort, Place::Site, range, Amount::ShortMw(12.4)),
        finding(Code::BlocksOverloaded, hall(), range, Amount::ShortMw(0.5)),
        finding(
            Code::HeatRejectionShort,
            Place::Site,
            Some((7, 7)),
            Amount::ShortMw(8.3),
        ),
        finding(Code::HallCoolingShort, hall(), range, Amount::ShortMw(1.0)),
        finding(Code::WaterShort, Place::Site, range, Amount::ShortMl(0.31)),
        finding(Code::HallFull, hall(), range, Amount::Racks(12)),
        finding(Code::FloorOverloaded, hall(), None, Amount::ExcessKpa(2.14)),
        finding(
            Code::TargetMissed,
            phase(),
            Some((214, 225)),
            Amount::DaysLate(Some(12)),
        ),
        finding(Code::TargetMissed, phase(), range, Amount::DaysLate(None)),
        finding(Code::Extrapolated, Place::Site, range, Amount::None),
        finding(Code::NotConverged, Place::Site, range, Amount::ShortMw(0.2)),
        finding(
            Code::CoolantTooWarm,
            hall(),
            range,
            Amount::Differs {
                given: 43.6,
                needed: 40.0,
                unit: "°C",
            },
        ),
    ];
    insta::assert_snapshot!(in_words(&findings, &names));
}

#[test]
fn findings_of_the_check_in_words() {
    let (mut scenario, _) = site();
    scenario.start_date = "2024-13-01".to_owned();
    scenario.horizon_days = Some(2.5);
    scenario.targets.supply_redundancy = "N+2".to_owned();
    scenario.cooling.supply_c = Some(f64::NAN);
    scenario.it.deployments[0].racks = Some(1e9);
    scenario.it.deployments[0].platform = "h300".to_owned();
    scenario.power.grid[0].contract_mw = Some(-3.0);
    scenario.power.grid[1].contract_mw = None;
    scenario.power.grid[1].ready_day = Some(100.0);
    scenario.power.grid[1].retire_day = Some(20.0);
    scenario.floor.halls[1].id = "hall-a".to_owned();
    let names = Names::of(&scenario);
    let (plan, findings) = check(&scenario);
    assert!(plan.is_none());
    insta::assert_snapshot!(in_words(&findings, &names));
}

/// What is wrong between things: networks, reserves, water, weather.
#[test]
fn findings_between_things_in_words() {
    let (mut scenario, _) = site();
    scenario.sourced_only = true;
    scenario.power.grid[0].source = "ASSUMED".to_owned();
    scenario.power.grid[0].voltage_kv = Some(161.0);
    scenario.power.mv_kv = Some(34.5);
    scenario.power.grid[1].ready_day = Some(10.0);
    scenario.power.grid[1].order_day = Some(2.0);
    scenario.power.grid[1].lead_days = Some(30.0);
    scenario.power.grid[1].interruptible_mw = Some(45.0);
    scenario.power.generation[0].in_maintenance = Some(3.0);
    scenario.power.fluid_ups = "ups-1500".to_owned();
    scenario.power.classes = vec![Default::default()];
    scenario.power.classes[0].id = "fluid".to_owned();
    scenario.power.classes[0].class = "fluid".to_owned();
    scenario.power.classes[0].ups = "ups-500".to_owned();
    scenario.power.batteries = vec![Default::default()];
    let battery = &mut scenario.power.batteries[0];
    (battery.id, battery.unit) = ("packs".to_owned(), "megapack-2xl".to_owned());
    (battery.count, battery.swing_share) = (Some(4.0), Some(0.4));
    scenario.cooling.loops = vec![Default::default()];
    scenario.cooling.loops[0].id = "water".to_owned();
    scenario.cooling.loops[0].supply_c = Some(-2.0);
    scenario.cooling.loops[0].bare = true;
    scenario.cooling.dry_coolers = vec![Default::default()];
    let dry = &mut scenario.cooling.dry_coolers[0];
    (dry.id, dry.unit) = ("coolers".to_owned(), "dry-cooler-1000".to_owned());
    (dry.count, dry.header) = (Some(9.0), "water".to_owned());
    scenario.site.weather = "memphis.epw".to_owned();
    scenario.site.weather_digest = "unknown".to_owned();
    let names = Names::of(&scenario);
    let findings = check(&scenario).1;
    insta::assert_snapshot!(in_words(&findings, &names));
}

/// Leaves of the newer lists are named like those of the older ones.
#[test]
fn edits_of_networks_in_words() {
    let (mut before, names) = site();
    before.power.sections = vec![Default::default()];
    before.power.sections[0].id = "mv-1".to_owned();
    before.cooling.loops = vec![Default::default()];
    before.cooling.loops[0].id = "warm".to_owned();
    before.cooling.loops[0].name = "Warm water".to_owned();
    let number = |value| Value::Number(Some(value));
    let cases = [
        (
            Edit::Power(PowerEdit::Sections(ListEdit::Set {
                index: 0,
                field: MvSectionField::BusA,
                value: number(3000.0),
            })),
            "Mv-1: current of the bus not given → 3,000 A",
        ),
        (
            Edit::Cooling(CoolingEdit::Loops(ListEdit::Set {
                index: 0,
                field: LoopField::SupplyC,
                value: number(34.0),
            })),
            "Warm water: supply not given → 34 °C",
        ),
        (
            Edit::Cooling(CoolingEdit::Tanks(ListEdit::Insert {
                index: 0,
                item: Box::default(),
            })),
            "Add tank group",
        ),
        (
            Edit::Survive(ListEdit::Insert {
                index: 0,
                item: Box::default(),
            }),
            "Add failure to survive",
        ),
    ];
    for (edit, wanted) in cases {
        let after = try_edit(&before, &edit);
        assert_eq!(words::edit(&edit, &before, &after, &names), wanted);
    }
}

#[test]
fn edits_in_words() {
    let (before, names) = site();
    let number = |value| Value::Number(Some(value));
    let cases = [
        (
            Edit::Power(PowerEdit::Generation(ListEdit::Set {
                index: 0,
                field: GenerationGroupField::Count,
                value: number(18.0),
            })),
            "Engines: 3 → 18",
        ),
        (
            Edit::Power(PowerEdit::Grid(ListEdit::Set {
                index: 1,
                field: GridContractField::ContractMw,
                value: number(150.0),
            })),
            "Feed-2: contract 40 MW → 150 MW",
        ),
        (
            Edit::Site {
                field: SiteField::WaterPeakDayMl,
                value: number(5.7),
            },
            "Site: water limit, worst day not given → 5.7 ML/day",
        ),
        (
            Edit::Power(PowerEdit::Grid(ListEdit::Remove { index: 0 })),
            "Remove feed-1",
        ),
        (Edit::Replace(Box::default()), "Open another scenario"),
    ];
    for (edit, wanted) in cases {
        let after = try_edit(&before, &edit);
        assert_eq!(words::edit(&edit, &before, &after, &names), wanted);
    }
}

#[test]
fn every_leaf_has_a_label_and_a_help() {
    let names = Names::default();
    sections(Scenario::SHAPE, &mut |section| {
        for leaf in section.leaves {
            let field = words::field(section, leaf, &names);
            let first = field.label.chars().next();
            assert!(first.is_some_and(char::is_uppercase), "{}", leaf.name);
            assert!(
                !field.label.contains('_') && field.label.len() < 40,
                "{}",
                field.label
            );
            assert!(field.help.ends_with('.'), "{}", leaf.name);
        }
    });
}

fn sections(shape: &'static SectionShape, visit: &mut impl FnMut(&'static SectionShape)) {
    visit(shape);
    for part in shape.parts {
        sections(part.section, visit);
    }
}

fn in_words(findings: &[Finding], names: &Names) -> String {
    let lines = findings.iter().map(|finding| {
        let words = words::finding(finding, names);
        assert!(!words.title.is_empty());
        format!(
            "{}\n  {}\n  {}\n  {}\n",
            finding.code.text(),
            words.title,
            words.message,
            words.hint
        )
    });
    lines.collect()
}
