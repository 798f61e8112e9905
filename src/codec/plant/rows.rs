//! One row an hour, as CSV.

use std::fmt::Write;

use crate::catalog::weather::MONTH_DAYS;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::Mode;
use crate::units::Power;
use crate::units::Temperature;

/// Names of the columns, with their units.
pub const HEADER: &str = "hour,month,day,hour_of_day,dry_bulb_c,wet_bulb_c,mode,it_kw,supply_c,return_c,tower_leaving_c,\
tower_entering_c,economiser_kw,evaporator_kw,chiller_kw,facility_pump_kw,condenser_pump_kw,fan_kw,fluid_kw,rejected_kw,\
evaporation_kg,drift_kg,blowdown_kg,unmet_kw,unmet,extrapolated,make_up_kg,pue";

/// Columns that follow for a site: its bus and the losses up to it, both of which its PUE counts, the warmest coolant
/// to racks and from them, the warmest air at their fronts, and make-up over IT.
pub const SITE_HEADER: &str = ",site_kw,losses_kw,coolant_c,coolant_return_c,inlet_c,wue_l_per_kwh";

/// Columns of one loop of a site that has several, each named with the loop's number before it.
const LOOP_COLUMNS: [&str; 17] = [
    "mode",
    "set_point_c",
    "supply_c",
    "return_c",
    "tower_leaving_c",
    "tower_entering_c",
    "heat_kw",
    "economiser_kw",
    "chiller_kw",
    "facility_pump_kw",
    "condenser_pump_kw",
    "fan_kw",
    "rejected_kw",
    "unmet_kw",
    "make_up_kg",
    "coolant_c",
    "coolant_return_c",
];

/// Names of the columns of some loops: `,loop1_mode,loop1_set_point_c,…`; empty where all share one.
pub fn loop_header(loops: usize) -> String {
    let of_loop = |at: usize| {
        LOOP_COLUMNS
            .map(|column| format!(",loop{at}_{column}"))
            .concat()
    };
    (1..=loops).map(of_loop).collect()
}

/// Adds two temperatures, or two empty fields.
pub fn pair(of: Option<(Temperature, Temperature)>, out: &mut String) {
    let _ = match of {
        Some((to, from)) => write!(out, ",{:.3},{:.3}", to.c(), from.c()),
        None => write!(out, ",,"),
    };
}

/// Adds an hour of one loop, in the columns of [`loop_header`], with the warmest coolant that its CDUs make.
pub fn loop_row(hour: &Hour, coolant: Option<(Temperature, Temperature)>, out: &mut String) {
    let mode = mode_text(hour.mode);
    let _ = write!(out, ",{mode}");
    for at in [
        hour.set_point,
        hour.supply,
        hour.facility_return,
        hour.condenser,
        hour.condenser_return,
    ] {
        let _ = write!(out, ",{:.4}", at.c());
    }
    for power in [
        hour.load.heat,
        hour.economiser,
        hour.chiller + hour.shared,
        hour.facility_pump,
        hour.condenser_pump,
        hour.fan,
        hour.rejected,
        hour.unmet,
    ] {
        let _ = write!(out, ",{:.3}", power.kw());
    }
    let _ = write!(out, ",{:.2}", 3600.0 * hour.water.make_up.kg_per_s());
    pair(coolant, out);
}

/// Adds the row of an hour, without its end: means of the hour that begins then, water in kg in the hour. PUE is
/// `facility` over IT, and empty without IT.
pub fn row(at: usize, (dry_c, wet_c): (f64, f64), hour: &Hour, facility: Power, out: &mut String) {
    let (mut month, mut day) = (0, at / 24);
    while month < 11 && MONTH_DAYS[month] <= day {
        day -= MONTH_DAYS[month];
        month += 1;
    }
    let kg = |flow: crate::units::MassFlow| 3600.0 * flow.kg_per_s();
    let mode = mode_text(hour.mode);
    // Writing into a String cannot fail.
    let _ = write!(
        out,
        "{at},{},{},{},{dry_c:.2},{wet_c:.3},{mode},{:.3},{:.4},{:.4},{:.4},{:.4},",
        month + 1,
        day + 1,
        at % 24,
        hour.load.it.kw(),
        hour.supply.c(),
        hour.facility_return.c(),
        hour.condenser.c(),
        hour.condenser_return.c(),
    );
    let _ = write!(
        out,
        "{:.3},{:.3},{:.3},{:.3},{:.3},{:.3},{:.3},{:.3},{:.2},{:.3},{:.2},{:.3},{},{},{:.2},",
        hour.economiser.kw(),
        hour.evaporator.kw(),
        hour.chiller.kw() + hour.shared.kw(),
        hour.facility_pump.kw(),
        hour.condenser_pump.kw(),
        hour.fan.kw(),
        hour.load.fluid.kw(),
        hour.rejected.kw(),
        kg(hour.water.evaporation),
        kg(hour.water.drift),
        kg(hour.water.blowdown),
        hour.unmet.kw(),
        u8::from(hour.is_unmet),
        u8::from(hour.extrapolated),
        kg(hour.water.make_up),
    );
    if 0.0 < hour.load.it.w() {
        let _ = write!(out, "{:.5}", facility / hour.load.it);
    }
}

/// The word of a mode in files.
pub(super) fn mode_text(mode: Mode) -> &'static str {
    match mode {
        Mode::Idle => "idle",
        Mode::Mechanical => "mechanical",
        Mode::Partial => "partial",
        Mode::Free => "free",
    }
}
