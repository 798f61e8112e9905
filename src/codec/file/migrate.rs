//! Older scenarios: one function a step, each from one version to the next.
//!
//! A step works on the scenario that was read, so that files, links and what the page keeps all take the
//! same one. Leaves and parts are only ever appended, so a step never has to find a field elsewhere: it
//! says in words of the new version what the old one meant.

use crate::codec::file::VERSION;
use crate::scenario::Scenario;

/// Rewrites a scenario of one version so that it means the same in the next.
type Step = fn(&mut Scenario);

/// `STEPS[v − 1]` leads from version v to v + 1.
const STEPS: [Step; 1] = [say_radial];

const _: () = assert!(
    STEPS.len() + 1 == VERSION as usize,
    "every older version needs its step"
);

/// Takes the steps that lead from a version to the present one; none for a version that is not an older
/// one.
pub(in crate::codec) fn upgrade(scenario: &mut Scenario, version: u32) {
    for (from, step) in (1..).zip(STEPS) {
        if version <= from {
            step(scenario);
        }
    }
}

/// From version 1 to 2. An arrangement of medium voltage that was not given meant *radial* where the
/// scenario named sections, although the sections that the program made itself, where none were named,
/// always had ties. Since version 2 it means *main-tie-main* in both cases; so radial must be said.
fn say_radial(scenario: &mut Scenario) {
    let power = &mut scenario.power;
    if power.mv_arrangement.is_empty() && !power.sections.is_empty() {
        power.mv_arrangement.push_str("radial");
    }
}
