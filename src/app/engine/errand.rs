//! What is asked once and answered at once: lists to read, codes to draw. They live beside the engine, so
//! that the page need not hold the check and the drawing of codes.

use super::protocol::Answer;
use super::protocol::Imported;
use crate::codec::import;
use crate::edit::try_edit;
use crate::present::qr;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// Reads a list.
pub(super) fn import(list: &[u8], scenario: Node) -> Answer {
    let scenario = Scenario::from_node(scenario);
    let imported = import::read_bytes(list, &scenario);
    let is_taken = imported.edit.is_some();
    let changed = (imported.edit).map(|edit| try_edit(&scenario, &edit).to_node());
    Answer::Imported(Imported {
        words: words::import(&imported.report, is_taken, &Names::of(&scenario)),
        scenario: changed,
    })
}

/// Draws a code.
pub(super) fn qr(address: &str) -> Answer {
    let refusal = |refused| words::too_long_for_qr(refused, &Names::default());
    Answer::Qr(qr::code(address).map_err(refusal))
}
