//! Edits that may mend cooling: machines of the plant and coolers of halls.

use super::earlier;
use super::indexed_earlier;
use super::indexed_more;
use super::more;
use crate::edit::CoolingEdit;
use crate::edit::Edit;
use crate::edit::ListEdit;
use crate::finding::DayRange;
use crate::scenario::Scenario;
use crate::scenario::cooling::AirGroupField;
use crate::scenario::cooling::CduGroupField;
use crate::scenario::cooling::ChillerGroup;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::DryCoolerGroup;
use crate::scenario::cooling::DryCoolerGroupField;
use crate::scenario::cooling::LoopField;
use crate::scenario::cooling::PumpGroupField;
use crate::scenario::cooling::TowerGroup;
use crate::scenario::cooling::TowerGroupField;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// How many machines more are tried.
const STEPS: [f64; 4] = [1.0, 2.0, 4.0, 8.0];

/// More machines of what makes and moves the water, or those that come next sooner.
pub(super) fn heat_rejection(scenario: &Scenario, days: DayRange) -> Vec<Edit> {
    let cooling = &scenario.cooling;
    let mut edits = earlier(
        &cooling.chillers,
        days,
        ChillerGroupField::ReadyDay,
        chillers,
    );
    edits.extend(earlier(
        &cooling.towers,
        days,
        TowerGroupField::ReadyDay,
        towers,
    ));
    edits.extend(earlier(
        &cooling.dry_coolers,
        days,
        DryCoolerGroupField::ReadyDay,
        dry_coolers,
    ));
    edits.extend(more(
        &cooling.chillers,
        days,
        ChillerGroupField::Count,
        &STEPS,
        chillers,
    ));
    edits.extend(sinks(scenario, days));
    let pumps = |edit| Edit::Cooling(CoolingEdit::Pumps(edit));
    edits.extend(more(
        &cooling.pumps,
        days,
        PumpGroupField::Count,
        &[1.0, 2.0],
        pumps,
    ));
    edits
}

/// More of what cools facility or condenser water, or a colder set point.
pub(super) fn colder(scenario: &Scenario, days: DayRange) -> Vec<Edit> {
    let mut edits = sinks(scenario, days);
    let loops = |edit| Edit::Cooling(CoolingEdit::Loops(edit));
    let supply = CoolingField::SupplyC;
    for step in [-1.0, -2.0, -4.0, -8.0] {
        if let Value::Number(Some(now)) = scenario.cooling.value(supply) {
            edits.push(Edit::Cooling(CoolingEdit::Own {
                field: supply,
                value: Value::Number(Some(now + step)),
            }));
        }
        let rows = &scenario.cooling.loops;
        edits.extend(more(rows, days, LoopField::SupplyC, &[step], loops));
    }
    edits
}

/// More towers and dry coolers.
fn sinks(scenario: &Scenario, days: DayRange) -> Vec<Edit> {
    let cooling = &scenario.cooling;
    let mut edits = more(
        &cooling.towers,
        days,
        TowerGroupField::Count,
        &STEPS,
        towers,
    );
    edits.extend(more(
        &cooling.dry_coolers,
        days,
        DryCoolerGroupField::Count,
        &STEPS,
        dry_coolers,
    ));
    edits
}

fn chillers(edit: ListEdit<ChillerGroup>) -> Edit {
    Edit::Cooling(CoolingEdit::Chillers(edit))
}

fn towers(edit: ListEdit<TowerGroup>) -> Edit {
    Edit::Cooling(CoolingEdit::Towers(edit))
}

fn dry_coolers(edit: ListEdit<DryCoolerGroup>) -> Edit {
    Edit::Cooling(CoolingEdit::DryCoolers(edit))
}

/// More coolers in the hall, or those that come next sooner.
pub(super) fn coolers(scenario: &Scenario, days: DayRange, hall: &str) -> Vec<Edit> {
    let (cdus, air) = (&scenario.cooling.cdus, &scenario.cooling.air);
    let cdu = |edit| Edit::Cooling(CoolingEdit::Cdus(edit));
    let door = |edit| Edit::Cooling(CoolingEdit::Air(edit));
    let steps = [1.0, 8.0, 32.0, 128.0];
    let mut edits = Vec::new();
    let of = |edits: Vec<(usize, Edit)>, halls: Vec<bool>| {
        edits
            .into_iter()
            .filter(move |(i, _)| halls[*i])
            .map(|(_, edit)| edit)
    };
    let at_cdus: Vec<bool> = cdus.iter().map(|group| group.hall == hall).collect();
    let at_air: Vec<bool> = air.iter().map(|group| group.hall == hall).collect();
    edits.extend(of(
        indexed_earlier(cdus, days, CduGroupField::ReadyDay, cdu),
        at_cdus.clone(),
    ));
    edits.extend(of(
        indexed_earlier(air, days, AirGroupField::ReadyDay, door),
        at_air.clone(),
    ));
    edits.extend(of(
        indexed_more(cdus, days, CduGroupField::Count, &steps, cdu),
        at_cdus,
    ));
    edits.extend(of(
        indexed_more(air, days, AirGroupField::Count, &steps, door),
        at_air,
    ));
    edits
}
