//! Sites that the tests share.

use headroom::codec::file;
use headroom::evaluate::DayState;
use headroom::evaluate::Evaluation;
use headroom::evaluate::Limit;
use headroom::evaluate::evaluate;
use headroom::scenario::Scenario;
use headroom::scenario::check;

/// The site that DEFINITIONS works by hand.
pub fn hand_worked() -> Scenario {
    read(include_str!("../data/hand_worked.json"))
}

/// Two small halls with everything drawn: the cheap case of a whole chain and plant.
pub fn two_halls() -> Scenario {
    read(include_str!("../data/two_halls.json"))
}

/// The public case of xAI's Colossus.
pub fn colossus() -> Scenario {
    read(include_str!("../../static/presets/colossus.json"))
}

/// Reads a scenario file that must be readable.
pub fn read(text: &str) -> Scenario {
    file::read(text).expect("a readable scenario").scenario
}

/// Evaluates a scenario that must make a plan.
pub fn evaluated(scenario: &Scenario) -> Evaluation {
    let (plan, findings) = check(scenario);
    evaluate(&plan.unwrap_or_else(|| panic!("no plan: {findings:#?}")))
}

/// A limit by its id.
pub fn limit<'a>(state: &'a DayState, id: &str) -> &'a Limit {
    let known: Vec<&str> = state.limits.iter().map(|limit| limit.id.as_str()).collect();
    state
        .limits
        .iter()
        .find(|limit| limit.id == id)
        .unwrap_or_else(|| panic!("no limit {id} among {known:?}"))
}
