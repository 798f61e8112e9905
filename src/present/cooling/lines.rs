//! What machines and water say in words and numbers, in the drawing as in the table.

use super::parts;
use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::heat_path::Water;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::present::words::cooling_plant;

/// Part of a lane's water that goes to its CDUs, or to its air coolers: as its heat.
pub(super) fn share(lane: &Lane, to_cdus: bool) -> f64 {
    let all = lane.liquid + lane.air;
    if all.w() <= 0.0 {
        return 0.0;
    }
    (if to_cdus { lane.liquid } else { lane.air }) / all
}

pub(super) fn celsius(c: f64) -> String {
    format!("{} °C", number::decimal(c, 1))
}

pub(super) fn flow(water: &Water, share: f64) -> String {
    cooling_plant::litres(water.flow * share)
}

pub(super) fn warming(water: &Water) -> String {
    format!(
        "{} → {} °C",
        number::decimal(water.cold.c(), 1),
        number::decimal(water.warm.c(), 1)
    )
}

pub(super) fn title(name: &str, stage: &Stage) -> String {
    format!("{name} {}", working(stage))
}

/// `41 + 1`: working and spare.
pub(super) fn working(stage: &Stage) -> String {
    let working = number::whole(i64::from(stage.count - stage.spares.min(stage.count)));
    if stage.spares == 0 {
        working
    } else {
        format!("{working} + {}", stage.spares)
    }
}

pub(super) fn loading(stage: &Stage) -> String {
    if stage.loading() <= 0.0 {
        return String::new();
    }
    words::loaded(stage.loading())
}

/// Everything that the drawing says, and what one machine less would mean.
pub(super) fn table(of: &HeatPath, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let mut table = Table::new(terms.path, &terms.path_head);
    for lane in &of.lanes {
        for (_, name, stage) in parts::stages(lane, names) {
            let name = parts::named(&name, lane, of);
            table.rows.push(row(name, &stage));
        }
    }
    table
}

/// A row of machines: how many, what they carry and can carry, how loaded they are, what they draw.
pub(super) fn row(name: String, stage: &Stage) -> Vec<String> {
    let share = |share: f64| {
        if 0.0 < share {
            number::percent(share, 0)
        } else {
            "–".to_owned()
        }
    };
    vec![
        name,
        working(stage),
        number::decimal(stage.load.mw(), 1),
        number::decimal(stage.capacity.mw(), 1),
        share(stage.loading()),
        share(stage.one_out()),
        number::decimal(stage.power.mw(), 2),
    ]
}
