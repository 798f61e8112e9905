//! The catalogue's rows: keys, sources, and values inside what such equipment has.

use headroom::catalog;
use headroom::catalog::ChillerKind;
use headroom::catalog::GeneratorKind;
use headroom::catalog::Origin;
use headroom::catalog::PlatformKind;
use headroom::physics::tower::TowerCell;
use std::collections::BTreeSet;

/// Key and origin of every row of every kind.
fn every_row() -> Vec<(&'static str, &'static str, Origin)> {
    let mut rows = Vec::new();
    macro_rules! collect {
        ($($table:ident),+) => {
            $(rows.extend(catalog::$table().iter().map(|row| (stringify!($table), row.key, row.origin)));)+
        };
    }
    collect!(
        platforms,
        feed_transformers,
        block_transformers,
        upses,
        busways,
        generators,
        batteries
    );
    collect!(chillers, towers, cdus, air_coolers, climates);
    rows.extend(
        catalog::climates()
            .iter()
            .map(|row| ("months", row.key, row.months_origin)),
    );
    rows
}

#[test]
fn every_source_stands_in_the_list() {
    let list = include_str!("../../SOURCES.md");
    let known: BTreeSet<&str> = list
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .collect();
    for (kind, key, origin) in every_row() {
        assert!(!origin.note.is_empty(), "{kind} {key} has no note");
        for source in origin.source_keys() {
            assert!(
                known.contains(source),
                "{kind} {key}: {source} is not in SOURCES.md"
            );
        }
    }
}

#[test]
fn the_list_names_no_source_twice() {
    let list = include_str!("../../SOURCES.md");
    let mut seen = BTreeSet::new();
    for line in list.lines().filter(|line| line.starts_with("| ")) {
        let key = line[2..]
            .split(" |")
            .next()
            .expect("split gives one part at least");
        assert!(key == "key" || seen.insert(key), "{key} stands twice");
    }
}

/// Scenarios name rows by key alone, so keys are unique in all kinds together.
#[test]
fn keys_are_unique_and_plain() {
    let mut seen = BTreeSet::new();
    for (kind, key, _) in every_row() {
        let plain = key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(plain && !key.is_empty(), "{kind} {key}");
        assert!(
            kind == "months" || seen.insert(key),
            "{kind} {key} stands twice"
        );
    }
}

#[test]
fn every_kind_is_covered() {
    for (count, least) in [
        (catalog::platforms().len(), 12),
        (catalog::feed_transformers().len(), 6),
        (catalog::block_transformers().len(), 6),
        (catalog::upses().len(), 4),
        (catalog::busways().len(), 4),
        (catalog::generators().len(), 12),
        (catalog::batteries().len(), 3),
        (catalog::chillers().len(), 4),
        (catalog::towers().len(), 3),
        (catalog::cdus().len(), 4),
        (catalog::air_coolers().len(), 5),
        (catalog::climates().len(), 12),
    ] {
        assert!(least <= count, "{count} of {least}");
    }
    assert!(catalog::platform("no-such-rack").is_none());
}

#[test]
fn racks_are_what_racks_are() {
    for row in catalog::platforms() {
        let key = row.key;
        assert_eq!(
            row.kind == PlatformKind::Gpu,
            0 < row.gpus_per_rack,
            "{key}"
        );
        assert!((1..=64).contains(&row.racks_per_array), "{key}");
        assert!((10.0..=200.0).contains(&row.nameplate.kw()), "{key}");
        assert!(
            0.0 < row.idle_share && row.idle_share < row.running_share && row.running_share <= 1.0,
            "{key}"
        );
        assert!((0.0..=1.0).contains(&row.liquid_fraction), "{key}");
        assert_eq!(
            0.0 < row.liquid_fraction,
            0.0 < row.coolant_l_per_min_kw,
            "{key}"
        );
        assert_eq!(
            0.0 < row.liquid_fraction,
            row.coolant_supply_max_c.is_some(),
            "{key}"
        );
        let pressure_kpa = row.mass.kg() * 9.81 / (row.width * row.depth).m2() / 1000.0;
        assert!((5.0..=25.0).contains(&pressure_kpa), "{key} {pressure_kpa}");
    }
}

/// The 64-GPU rack of DEFINITIONS: 8 servers of 10.2 kW, of which three quarters go to the cold plates.
#[test]
fn a_hopper_rack_adds_up() {
    let row = catalog::platform("h100-liquid").expect("a row");
    assert_eq!(row.gpus_per_rack * row.racks_per_array, 512);
    assert!((row.nameplate.kw() - 8.0 * 10.2).abs() < 1e-9);
    assert!((row.depth_with_door().m() - 1.4).abs() < 1e-9);
    let pressure_kpa = row.mass.kg() * 9.81 / (row.width * row.depth).m2() / 1000.0;
    assert!((pressure_kpa - 16.4).abs() < 0.1, "{pressure_kpa}");
}

#[test]
fn transformers_are_what_transformers_are() {
    let all = catalog::feed_transformers()
        .iter()
        .chain(catalog::block_transformers());
    for row in all {
        let key = row.key;
        assert!(row.base <= row.rating && row.low_kv < row.high_kv, "{key}");
        assert!((4.0..=20.0).contains(&row.impedance_percent), "{key}");
        let load_loss_percent = row.load_loss.kw() / row.base.kva() * 100.0;
        assert!(
            (load_loss_percent - row.resistance_percent).abs() < 0.005,
            "{key} {load_loss_percent}"
        );
        let half = row.losses().efficiency(0.5, 1.0);
        assert!((0.985..=0.999).contains(&half), "{key} {half}");
        assert!(
            (4.0..=70.0).contains(&row.x_over_r()),
            "{key} {}",
            row.x_over_r()
        );
    }
}

#[test]
fn machines_are_what_machines_are() {
    for row in catalog::upses() {
        for (double, eco) in row.double_conversion.iter().zip(&row.eco) {
            assert!(
                double.efficiency <= eco.efficiency && eco.efficiency < 1.0,
                "{}",
                row.key
            );
        }
    }
    for row in catalog::busways() {
        assert!(
            row.continuous_share <= 1.0 && 0.0 < row.resistance_mohm_per_m,
            "{}",
            row.key
        );
    }
    for row in catalog::generators() {
        let best = row
            .heat_rate
            .iter()
            .map(|point| 1.0 / point.heat_rate)
            .fold(0.0, f64::max);
        let range = match row.kind {
            GeneratorKind::Turbine => 0.30..=0.42,
            GeneratorKind::GasEngine => 0.36..=0.48,
            GeneratorKind::Diesel => 0.34..=0.44,
        };
        assert!(range.contains(&best), "{} {best}", row.key);
        assert!((0.004..=0.011).contains(&row.derate_per_k), "{}", row.key);
    }
    for row in catalog::batteries() {
        let hours = row.energy.mwh() / row.power.mw();
        assert!(
            (1.0..=8.0).contains(&hours) && (0.85..1.0).contains(&row.round_trip),
            "{}",
            row.key
        );
    }
}

#[test]
fn coolers_are_what_coolers_are() {
    for row in catalog::chillers() {
        let range = match row.kind {
            ChillerKind::WaterCooled => 5.0..=7.5,
            ChillerKind::AirCooled => 2.5..=4.0,
        };
        assert!(range.contains(&row.rating.cop), "{}", row.key);
        let point = row.curves.performance(
            row.rating,
            row.rating.capacity,
            row.reference_leaving,
            row.reference_condenser,
        );
        assert!(
            (point.capacity / row.rating.capacity - 1.0).abs() < 0.02,
            "{} {point:?}",
            row.key
        );
        assert!(
            (row.rating.capacity / point.power / row.rating.cop - 1.0).abs() < 0.02,
            "{} {point:?}",
            row.key
        );
        assert!(
            !point.extrapolated || 1.0 < point.part_load,
            "{} {point:?}",
            row.key
        );
    }
    for row in catalog::towers() {
        let cell: Option<TowerCell> = row.cell(row.rating.heat);
        assert!(
            cell.is_some_and(|cell| 0.0 < cell.ua.w_per_k()),
            "{}",
            row.key
        );
    }
    for row in catalog::cdus() {
        assert!(
            row.spare_pumps < row.pumps && (0.005..=0.03).contains(&row.pump_share),
            "{}",
            row.key
        );
        assert_eq!(row.in_rack, row.width.m() == 0.0, "{}", row.key);
    }
    for row in catalog::air_coolers() {
        assert!((0.0..=0.05).contains(&row.fan_share), "{}", row.key);
    }
}

#[test]
fn climates_are_ordered_as_weather_is() {
    for row in catalog::climates() {
        let key = row.key;
        for air in [row.annual_dry, row.annual_wet] {
            assert!(air.wet_bulb < air.dry_bulb, "{key}");
        }
        assert!(row.annual_dry.wet_bulb <= row.annual_wet.wet_bulb, "{key}");
        assert!(row.annual_wet.dry_bulb <= row.annual_dry.dry_bulb, "{key}");
        // Coincident values are means over a few hours, so that they may lie a little beyond the third highest.
        for month in &row.months {
            assert!(
                month.mean_daily_min < month.mean && month.mean < month.mean_daily_max,
                "{key} {month:?}"
            );
            assert!(
                month.mean_daily_max < month.dry_design.dry_bulb,
                "{key} {month:?}"
            );
            assert!(
                month.dry_design.wet_bulb <= month.dry_design.dry_bulb,
                "{key} {month:?}"
            );
            assert!(
                month.wet_design.wet_bulb <= month.wet_design.dry_bulb,
                "{key} {month:?}"
            );
            assert!(
                month.dry_design.wet_bulb <= month.wet_design.wet_bulb,
                "{key} {month:?}"
            );
            assert!(
                month.wet_design.dry_bulb.c() <= month.dry_design.dry_bulb.c() + 0.5,
                "{key} {month:?}"
            );
            assert!(month.mean_dew_point < month.mean, "{key} {month:?}");
        }
    }
}
