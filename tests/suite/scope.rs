//! Nothing that a planner would enter is missing, and every number says its unit, its range, what holds when it
//! is not given, and why.

use headroom::scenario::Scenario;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;

/// All leaves with their paths; lists without places.
fn leaves(
    shape: &'static SectionShape,
    path: &str,
    found: &mut Vec<(String, &'static headroom::scenario::record::LeafShape)>,
) {
    for leaf in shape.leaves {
        found.push((format!("{path}{}", leaf.name), leaf));
    }
    for part in shape.parts {
        leaves(part.section, &format!("{path}{}.", part.name), found);
    }
}

fn every_leaf() -> Vec<(String, &'static headroom::scenario::record::LeafShape)> {
    let mut found = Vec::new();
    leaves(Scenario::SHAPE, "", &mut found);
    found
}

#[test]
fn every_leaf_says_what_it_is_and_every_number_where_its_default_is_from() {
    let all = every_leaf();
    assert!(500 < all.len(), "{}", all.len());
    for (path, leaf) in all {
        assert!(leaf.help.trim().ends_with('.'), "{path}: {}", leaf.help);
        let LeafKind::Number(range) = &leaf.kind else {
            continue;
        };
        assert!(range.low < range.high, "{path}");
        assert!(
            !range.basis.is_empty(),
            "{path} does not say what holds when it is not given"
        );
        if let Some(default) = range.default {
            assert!(
                (range.low..=range.high).contains(&default),
                "{path}: {default}"
            );
        }
        // A name that ends in no unit is of a count, a day or a bare ratio.
        let is_bare = range.unit.is_empty() || range.unit.starts_with('#');
        let units = [
            "_m",
            "_m2",
            "_m3",
            "_mm",
            "_k",
            "_c",
            "_mw",
            "_mwh",
            "_kw",
            "_kwh",
            "_w",
            "_kv",
            "_v",
            "_a",
            "_ka",
            "_mva",
            "_kva",
            "_hz",
            "_ml",
            "_l",
            "_s",
            "_ms",
            "_min",
            "_h",
            "_kg",
            "_t",
            "_kpa",
            "_deg",
            "_gj",
            "_gpu",
            "_month",
            "_w_per_gpu",
            "number",
        ];
        let name = leaf.name;
        let names_unit =
            path.contains("_per_") || units.iter().any(|unit| format!("_{name}").ends_with(unit));
        // Of two units over one another the name is a word of the trade, such as WUE.
        let is_quotient = range.unit.contains('/');
        let is_years = range.unit == "years";
        assert!(
            is_bare || names_unit || is_quotient || is_years,
            "{path} is in {} and does not say so",
            range.unit
        );
    }
}

/// Section by section, what a planner knows of a site. A folder in front stands for all that follows it.
const KNOWN: &[(&str, &str)] = &[
    ("", "title notes start_date horizon_days sourced_only"),
    (
        "site.",
        "climate weather weather_digest elevation_m yard_area_m2 design_basis n20_dry_c n20_wet_c \
         recirculation_dry_k recirculation_wet_k water_peak_day_ml water_peak_l_per_s water_year_ml sewer_ml \
         water_storage_h standard frequency_hz currency house_mw",
    ),
    (
        "it.",
        "running_share daily_swing step_s step_depth step_ramp design_margin",
    ),
    (
        "it.platforms.",
        "based_on nameplate_kw running_share idle_share cap_w_per_gpu liquid_fraction coolant_max_c coolant_class \
         coolant_l_per_min_kw air_max_c air_class throttle_coolant_c throttle_air_c mass_kg width_m depth_m height_m \
         ports gpus_per_rack racks_per_array servers supplies supplies_full supplies_run supplies_a",
    ),
    ("it.deployments.", "platform hall racks phase"),
    ("it.support.", "platform per_array in_all"),
    (
        "power.grid.",
        "contract_mw interruptible_mw circuits substation common_point voltage_kv fault_max_mva fault_min_mva \
         x_over_r power_factor_min curtailment_h ramp_mw_per_min step_mw transformer transformer_count section",
    ),
    (
        "power.generation.",
        "unit count in_maintenance role unit_mw site_mw inlet_cooling inlet_effectiveness inlet_c auxiliary_share \
         degradation_share gas_gj_per_h gas_interruptible_share permit_mw permit_units permit_starts permit_nox_t \
         nox_kg_per_mwh hours_per_year start_min step_share min_load_share step_up section",
    ),
    (
        "power.batteries.",
        "unit count unit_mw unit_mwh bridge_share swing_share response_share response_ms grid_forming section",
    ),
    (
        "power.blocks.",
        "hall unit count unit_mw topology catchers busway section second_section ups transfer_switch",
    ),
    (
        "power.sections.",
        "kv bus_a breaker_ka tie tie_s tie_cable tie_m",
    ),
    (
        "power.classes.",
        "class ups ups_mode ups_min backup backup_min redundancy shed_order restart_min",
    ),
    (
        "power.",
        "mv_arrangement mv_kv breaker_share fully_rated voltage_low voltage_high transformer_emergency \
         cable_emergency generator_emergency ups_emergency emergency_h blocks_sized_by mv_sized_by supply_sized_by \
         it_power_factor drive_power_factor hold_up_ms",
    ),
    (
        "cooling.",
        "supply_c loop_rise_k room_dew_point_c dew_point_margin_k condenser_limit_c condenser_rise_k condenser_set_c \
         cycles economiser economiser_approach_k supply_reset_k air_supply_c chiller_restart_min pumps_on_ups \
         fans_on_ups",
    ),
    (
        "cooling.loops.",
        "kind supply_c rise_k fluid valves head_kpa bare",
    ),
    ("cooling.cdus.", "hall unit count header block"),
    (
        "cooling.air.",
        "hall unit count header block leakage approach_k",
    ),
    (
        "cooling.chillers.",
        "unit count unit_mw arrangement restart_min header block",
    ),
    (
        "cooling.towers.",
        "unit count unit_mw model cycles header block",
    ),
    (
        "cooling.dry_coolers.",
        "unit count unit_mw spares adiabatic adiabatic_effectiveness adiabatic_above_c bleed header block",
    ),
    (
        "cooling.pumps.",
        "duty unit count spares flow_l_per_s head_kpa efficiency header block",
    ),
    ("cooling.tanks.", "count volume_m3 mixing header"),
    (
        "floor.",
        "cold_aisle_m hot_aisle_m row_racks cross_aisle_m floor_load_kpa dead_end_racks exit_m working_m reach_m \
         cable_slack",
    ),
    ("floor.buildings.", "x_m y_m width_m depth_m"),
    (
        "floor.halls.",
        "building width_m depth_m height_m floor_load_kpa containment rows_along gpu_positions",
    ),
    (
        "floor.pods.",
        "hall x_m y_m rows row_racks cold_aisle_m hot_aisle_m turned_deg",
    ),
    ("floor.aisles.", "hall kind x_m y_m width_m depth_m"),
    (
        "floor.keep_outs.",
        "hall kind x_m y_m width_m depth_m clear_m",
    ),
    ("floor.rooms.", "hall kind x_m y_m width_m depth_m"),
    ("floor.moves.", "deployment rack x_m y_m turned_deg"),
    ("phases.", "id name gpus due_day"),
    (
        "targets.",
        "supply_redundancy cooling_spares design_hour_ratio_max pue_max wue_max ride_through_min bridge_min",
    ),
    ("targets.survive.", "class failure count outcome back_min"),
    (
        "costs.",
        "tariff electricity_per_mwh peak_per_mwh demand_per_kw_month gas_per_gj diesel_per_l water_per_m3 sewer_per_m3 \
         carbon_per_t grid_carbon_kg_per_mwh discount years upkeep contingency accuracy it_per_gpu",
    ),
    ("record.", "quantity phase low high source confidence note"),
    ("catalogue.", "id kind name based_on source confidence note"),
    ("catalogue.values.", "field number word"),
];

/// Lists whose items are assets: each has all that an asset has.
const ASSETS: &[&str] = &[
    "it.deployments",
    "power.grid",
    "power.generation",
    "power.batteries",
    "power.blocks",
    "power.sections",
    "cooling.cdus",
    "cooling.air",
    "cooling.chillers",
    "cooling.towers",
    "cooling.dry_coolers",
    "cooling.rejection",
    "cooling.pumps",
    "cooling.tanks",
    "cooling.loops",
    "floor.buildings",
    "floor.halls",
];

/// What every asset has.
const OF_ASSETS: &str =
    "id name phase ready_day retire_day status source confidence assumption order_day lead_days";

#[test]
fn nothing_that_a_planner_would_enter_is_missing() {
    let all: Vec<String> = every_leaf().into_iter().map(|(path, _)| path).collect();
    let of_assets = ASSETS.iter().map(|list| (format!("{list}."), OF_ASSETS));
    let known = KNOWN.iter().map(|(at, names)| ((*at).to_owned(), *names));
    for (at, names) in known.chain(of_assets) {
        for name in names.split_whitespace() {
            let path = format!("{at}{name}");
            assert!(all.contains(&path), "{path} is missing");
        }
    }
}
