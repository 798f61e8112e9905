//! Four bytes that two evaluations share only when their results are the same.

use super::types::DayState;
use super::types::Evaluation;

/// FNV-1a's start and multiplier for 32 bits. Source: the FNV specification; constants by definition.
const START: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// Digest over the ledger, its limits and findings, numbers rounded to nine significant digits: more
/// than any input carries, fewer than the last bits that a change of the order of sums would move.
pub fn digest(evaluation: &Evaluation) -> u32 {
    let mut hash = Hash(START);
    for state in &evaluation.ledger {
        day(state, &mut hash);
    }
    for finding in &evaluation.findings {
        hash.text(finding.code.text());
        hash.text(&format!(
            "{:?} {:?} {:?}",
            finding.severity, finding.place, finding.days
        ));
    }
    for phase in &evaluation.phases {
        hash.text(&format!(
            "{} {:?} {}",
            phase.id, phase.live_day, phase.live_on_due_day
        ));
    }
    hash.0
}

struct Hash(u32);

impl Hash {
    fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(PRIME);
        }
    }

    fn number(&mut self, value: f64) {
        self.text(&format!("{value:.8e};"));
    }
}

fn day(state: &DayState, hash: &mut Hash) {
    hash.text(&format!(
        "{} {} {} {} {};",
        state.day, state.gpus_placed, state.gpus_live, state.headroom_gpus, state.binding_limit
    ));
    let numbers = [
        state.it_nameplate.mw(),
        state.it_running.mw(),
        state.it_peak.mw(),
        state.electrical.site.mw(),
        state.supply.firm.mw(),
        state.firm_cooling.mw(),
        state.thermal.rejected.mw(),
        state.water.ml_per_day(),
    ];
    numbers.into_iter().for_each(|number| hash.number(number));
    for limit in &state.limits {
        hash.text(&limit.id);
        [limit.capacity, limit.used, limit.reserve, limit.free]
            .into_iter()
            .for_each(|number| hash.number(number));
        hash.text(&limit.free_gpus.to_string());
    }
}
