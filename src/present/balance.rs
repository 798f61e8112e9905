//! Where the power of the site goes on one day.

use crate::evaluate::DayState;
use crate::present::number;
use crate::present::shape::Ink;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::units::Power;

/// One consumer, or a kind of loss.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceRow {
    /// What it is.
    pub label: &'static str,
    /// Power at the site's design peak, MW.
    pub mw: f64,
    /// The same as text: `163.2 MW`.
    pub text: String,
    /// Over the site's, from 0 to 1: length of its bar.
    pub share: f64,
    /// Its colour.
    pub ink: Ink,
}

/// All consumers and losses; their sum is the site's load.
///
/// Facility and condenser pumps are the plant's, but read here with the other pumps.
pub fn rows(state: &DayState, names: &Names) -> Vec<BalanceRow> {
    let terms = words::terms(names);
    let electrical = &state.electrical;
    let pumps = state.plant.pump_power.min(electrical.plant);
    let row = |label, power: Power, ink| BalanceRow {
        label,
        mw: power.mw(),
        text: number::megawatts(power).to_string(),
        share: share(power, electrical.site),
        ink,
    };
    vec![
        row(terms.gpu_servers, electrical.gpu_racks, Ink::Power),
        row(terms.support, electrical.support_racks, Ink::Network),
        row(
            terms.chillers_and_towers,
            electrical.plant - pumps,
            Ink::Cooling,
        ),
        row(terms.pumps_and_fans, electrical.fluid + pumps, Ink::Cooling),
        row(terms.losses, electrical.losses.total(), Ink::Power),
        row(terms.house, electrical.house, Ink::Muted),
    ]
}

/// The same as a table, with the site's load below.
pub fn table(state: &DayState, names: &Names) -> Table {
    let terms = words::terms(names);
    let mut table = Table::new(terms.power_goes, &terms.power_goes_head);
    for row in rows(state, names) {
        table.rows.push(vec![
            row.label.to_owned(),
            number::decimal(row.mw, 2),
            number::percent(row.share, 1),
        ]);
    }
    table.rows.push(vec![
        terms.site.to_owned(),
        number::decimal(state.electrical.site.mw(), 2),
        number::percent(1.0, 0),
    ]);
    table
}

/// Where the heat comes from that leaves the site, as a table with the sum below.
pub fn heat(state: &DayState, names: &Names) -> Table {
    let terms = words::terms(names);
    let heat = &state.thermal;
    let amounts = [
        heat.it,
        heat.room_losses,
        heat.fluid_work,
        heat.compressor_work,
        heat.rejected,
    ];
    let mut table = Table::new(terms.heat_comes, &terms.heat_comes_head);
    for (name, power) in terms.heat_rows.into_iter().zip(amounts) {
        table.rows.push(vec![
            name.to_owned(),
            number::decimal(power.mw(), 2),
            number::percent(share(power, heat.rejected), 1),
        ]);
    }
    table
}

fn share(power: Power, site: Power) -> f64 {
    if site <= Power::ZERO {
        0.0
    } else {
        power / site
    }
}
