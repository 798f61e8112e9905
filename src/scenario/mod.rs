//! What the user says: the scenario, its check, and the Plan that comes of it.
//!
//! Every number is optional and every key a text until [`check`](crate::scenario::check::check): wrong
//! values are kept and shown beside their finding, never refused.

#[macro_use]
pub mod record;
pub mod catalogue;
pub mod check;
pub mod cooling;
pub mod floor;
pub mod goals;
pub mod it;
pub mod plan;
pub mod power;
pub mod site;

pub use catalogue::CatalogueRow;
pub use catalogue::CatalogueValue;
pub use check::check;
pub use cooling::Cooling;
pub use floor::Floor;
pub use goals::Costs;
pub use goals::Phase;
pub use goals::RecordLine;
pub use goals::Survival;
pub use goals::Targets;
pub use it::It;
pub use power::Supply;
pub use record::Flag;
pub use record::Number;
pub use record::Text;
pub use site::Site;

section! {
    /// One plan of one site, as its planner said it.
    Scenario / ScenarioField {
        /// What it is called.
        title / Title: Text,
        /// What a reader should know; conflicts between sources and which side was taken.
        notes / Notes: Text,
        /// Calendar date of day 0, as YYYY-MM-DD.
        start_date / StartDate: Text,
        /// Last day that is evaluated.
        horizon_days / HorizonDays: Number ["#day", 1.0, 7300.0, 365.0, "a year"],
        /// Leaves out every asset that is marked as an assumption. Assets that only name an assumed source but are not marked stay in; the check counts them.
        sourced_only / SourcedOnly: Flag,
    }
    parts {
        /// Where it stands.
        site: Site,
        /// What computes.
        it: It,
        /// Where power comes from and how it reaches the racks.
        power: Supply,
        /// Where the heat goes.
        cooling: Cooling,
        /// Where things stand.
        floor: Floor,
        /// Steps of the expansion.
        phases: Vec<Phase>,
        /// What must hold.
        targets: Targets,
        /// What it costs.
        costs: Costs,
        /// What is known of the real site, to set beside the model.
        record: Vec<RecordLine>,
        /// Rows of the catalogue with other values, or of the scenario's own.
        catalogue: Vec<CatalogueRow>,
    }
}
