//! The cooling view, finished: drawings, tables and sentences as plain data that a worker makes and a page shows.

mod minutes;
mod path;
mod year;

pub use year::YearSubject;
pub use year::YearView;
pub use year::year;

use crate::evaluate::heat_path::HeatPath;
use crate::present::shape::Scene;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use serde::Deserialize;
use serde::Serialize;

/// A day's cooling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CoolingView {
    /// What stands over the drawing, without the day.
    pub title: String,
    /// The way of the heat with everything running.
    pub path: Scene,
    /// Its parts that can be stopped.
    pub parts: Vec<PathPart>,
    /// The same as a table.
    pub table: Table,
    /// Minutes until the first racks throttle, by what stops.
    pub minutes: Scene,
    /// The same as a table.
    pub minutes_table: Table,
    /// What follows when each thing that can stop does.
    pub stops: Vec<StopView>,
}

/// A part of the drawing that can be stopped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathPart {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Position in `stops`.
    pub stop: usize,
}

/// What follows when something stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StopView {
    /// What stops.
    pub label: String,
    /// What follows, in sentences.
    pub words: String,
    /// The way of the heat without it.
    pub path: Scene,
    /// Minutes by platform and hall.
    pub minutes: Scene,
    /// The same as a table.
    pub table: Table,
}

/// The view of a day.
pub fn view(of: &HeatPath, names: &Names) -> CoolingView {
    let drawn = path::draw(of, None, names);
    let stops = of.stops.iter().map(|stop| StopView {
        label: words::cause(stop.cause, of, names),
        words: words::stop(stop, of, names),
        path: path::draw(of, Some(stop.cause), names).0,
        minutes: minutes::of_stop(stop, of, names),
        table: minutes::table_of_stop(stop, of, names),
    });
    CoolingView {
        title: words::heat_path_title(of, names),
        stops: stops.collect(),
        path: drawn.0,
        parts: drawn.1,
        table: path::table(of, names),
        minutes: minutes::overview(of, names),
        minutes_table: minutes::table(of, names),
    }
}
