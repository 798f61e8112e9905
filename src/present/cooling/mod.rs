//! The cooling view, finished: drawings, tables and sentences as plain data that a worker makes and a page shows.

mod alike;
mod canvas;
mod cards;
mod lines;
mod minutes;
mod parts;
mod path;
mod weather;
mod year;

pub use weather::WeatherView;
pub use weather::weather;
pub use year::YearSubject;
pub use year::YearView;
pub use year::newer;
pub use year::quick_year;
pub use year::year;

use crate::evaluate::DayState;
use crate::evaluate::heat_path;
use crate::present::card::Card;
use crate::present::power::Diagram;
use crate::present::power::Inspected;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::present::words::cooling_plant;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;
use serde::Deserialize;
use serde::Serialize;
use std::rc::Rc;

/// A day's cooling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CoolingView {
    /// What stands over the drawing, without the day.
    pub title: String,
    /// The way of the heat with everything running.
    pub path: Rc<Diagram>,
    /// What to do with it, and what its star means.
    pub hint: String,
    /// The same as a table.
    pub table: Table,
    /// Minutes until the first racks throttle, by what stops.
    pub minutes: Rc<Card>,
    /// What follows when each thing that can stop does.
    pub stops: Vec<StopView>,
    /// Everything that can be selected.
    pub parts: Vec<CoolingPart>,
    /// The other cards of the day.
    pub cards: Vec<Rc<Card>>,
    /// Supply temperatures that can be moved: what each is called, and the loop that has one of its own; empty for
    /// the supply of the site.
    pub sliders: Vec<(String, String)>,
}

impl CoolingView {
    /// What follows when the part with this id stops.
    pub fn stop(&self, id: &str) -> Option<&StopView> {
        self.stops.get(self.part(id)?.stop?)
    }

    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&CoolingPart> {
        self.parts.iter().find(|part| part.inspected.id == id)
    }
}

/// Something that can be selected: a part of the drawing, or a group of machines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoolingPart {
    /// What is said of it.
    pub inspected: Inspected,
    /// Position in `stops` of what stops it.
    pub stop: Option<usize>,
    /// Items of the scenario that it comes from.
    pub numbers: Vec<PartNumbers>,
}

/// An item of a list of the scenario, and which of its numbers are shown beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartNumbers {
    /// Path of the list.
    pub list: String,
    /// Id of the item.
    pub id: String,
    /// Names of the numbers; those that it lacks are left out.
    pub fields: Vec<String>,
}

/// What follows when something stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StopView {
    /// What stops.
    pub label: String,
    /// What follows, in sentences.
    pub words: String,
    /// The way of the heat without it.
    pub path: Rc<Diagram>,
    /// Minutes by platform and hall.
    pub minutes: Rc<Card>,
}

/// The view of a day.
pub fn view(scenario: &Scenario, plan: &Plan, state: &DayState, names: &Names) -> CoolingView {
    let of = &heat_path::heat_path(plan, state);
    let stops = of.stops.iter().map(|stop| StopView {
        label: words::cause(stop.cause, of, names),
        words: words::stop(stop, of, names),
        path: Rc::new(path::draw(of, Some(stop.cause), names)),
        minutes: Rc::new(minutes::of_stop(stop, of, names)),
    });
    let is_starred = of.lanes.iter().any(|lane| lane.is_extrapolated);
    let star = if is_starred {
        cooling_plant::EXTRAPOLATED
    } else {
        ""
    };
    CoolingView {
        title: words::heat_path_title(of, names),
        hint: format!("{}{star}", cooling_plant::HINT),
        stops: stops.collect(),
        path: Rc::new(path::draw(of, None, names)),
        table: lines::table(of, names),
        minutes: Rc::new(minutes::overview(of, names)),
        parts: parts::all(of, state, names),
        cards: (cards::all(plan, state, of, names).into_iter())
            .map(Rc::new)
            .collect(),
        sliders: sliders(scenario),
    }
}

/// The supply of the site where any loop keeps it, and those of loops with their own.
fn sliders(scenario: &Scenario) -> Vec<(String, String)> {
    let loops = &scenario.cooling.loops;
    let own = loops.iter().filter(|row| row.supply_c.is_some());
    let own: Vec<_> = own
        .map(|row| (cooling_plant::supply_of(&row.name), row.id.clone()))
        .collect();
    let has_site = own.len() < loops.len().max(1);
    let site = has_site.then(|| (cooling_plant::SUPPLY.to_owned(), String::new()));
    site.into_iter().chain(own).collect()
}
