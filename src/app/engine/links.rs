//! Links and presets: what the desk begins with, read and written beside the engine, so that the page need hold none
//! of it.

use super::protocol::Answer;
use super::protocol::LinkAnswer;
use crate::codec::link as codec_link;
use crate::codec::link::LinkError;
use crate::codec::link::Receipt;
use crate::codec::presets::Presets;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// What is said of a text that holds no link at all.
const NO_LINK: &str = "This is no link to a scenario: one has its scenario behind #s=.";

/// Reads a link.
pub(super) fn link(text: &str) -> Answer {
    let decoded = codec_link::decode(text, &Presets::frozen());
    Answer::Link(match decoded {
        Ok(decoded) => Ok(LinkAnswer {
            scenario: decoded.scenario.to_node(),
            receipt: decoded.receipt,
            other: decoded.second.map(|second| second.scenario.to_node()),
            payload: None,
        }),
        Err(LinkError::Empty) => Err(NO_LINK.to_owned()),
        Err(error) => Err(format!(
            "The link could not be opened, and the desk is as it was. {error}"
        )),
    })
}

/// Writes a link.
pub(super) fn payload(scenario: Node, receipt: Option<&Receipt>) -> Answer {
    let scenario = Scenario::from_node(scenario);
    let payload = codec_link::encode(&scenario, &Presets::frozen(), receipt);
    Answer::Payload(payload.map_err(|error| error.to_string()))
}

/// Opens a preset.
pub(super) fn preset(key: &str) -> Answer {
    let presets = Presets::frozen();
    Answer::Preset((presets.by_key(key)).map(|preset| preset.scenario.to_node()))
}
