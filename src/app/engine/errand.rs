//! What is asked now and then and answered at once: files and lists to read, codes to draw, what is said of every
//! field. A program of its own, loaded when it is first asked, so that neither page nor edits need hold it.

use super::Job;
use super::protocol::Answer;
use super::protocol::Imported;
use super::protocol::LinkAnswer;
use super::protocol::Request;
use crate::codec::file as codec_file;
use crate::codec::import;
use crate::codec::link as codec_link;
use crate::codec::presets::Presets;
use crate::edit::try_edit;
use crate::present::qr;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// What is said of a file of two scenarios that cannot be read, before why.
const NOT_OPENED: &str = "The file could not be opened, and the desk is as it was.";

/// The answers that were not fetched yet: every one is asked for by itself, and none takes another's place.
#[derive(Debug, Default)]
pub struct ErrandJob {
    answers: Vec<Answer>,
}

impl Job for ErrandJob {
    fn ask(&mut self, request: Request) {
        let answer = match request {
            Request::Import { list, scenario } => import(&list, scenario),
            Request::Qr { address } => qr(&address),
            Request::File { bytes } => file(&bytes),
            Request::Fields => fields(),
            _ => return,
        };
        self.answers.insert(0, answer);
    }

    fn is_idle(&self) -> bool {
        self.answers.is_empty()
    }

    fn step(&mut self) -> Option<Answer> {
        self.answers.pop()
    }
}

/// Reads a list.
fn import(list: &[u8], scenario: Node) -> Answer {
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
fn qr(address: &str) -> Answer {
    let refusal = |refused| words::too_long_for_qr(refused, &Names::default());
    Answer::Qr(qr::code(address).map_err(refusal))
}

/// Reads a scenario file, or one of two scenarios, which is opened as a link of two is.
fn file(bytes: &[u8]) -> Answer {
    if bytes.trim_ascii_start().starts_with(b"[") {
        let read = pair(&String::from_utf8_lossy(bytes));
        return Answer::Link(read.map_err(|why| format!("{NOT_OPENED} {why}")));
    }
    let read = codec_file::read_bytes(bytes).map_err(|error| error.to_string());
    Answer::File(read.map(|document| document.scenario.to_node()))
}

/// Two scenarios of one file, A against B, as the link of the two.
fn pair(text: &str) -> Result<LinkAnswer, String> {
    let read = codec_file::read_pair(text).map_err(|error| error.to_string())?;
    let [first, second] = read.map(|document| codec_link::Sent {
        scenario: document.scenario,
        receipt: None,
    });
    let payload = codec_link::encode_pair(&first, &second, &Presets::frozen());
    Ok(LinkAnswer {
        scenario: first.scenario.to_node(),
        receipt: None,
        other: Some(second.scenario.to_node()),
        payload: Some(payload.map_err(|error| error.to_string())?),
    })
}

/// Tells help and defaults of all fields.
fn fields() -> Answer {
    Answer::Fields(words::fields(&Names::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine::Engine;
    use crate::codec::presets;

    fn answer(request: Request) -> Answer {
        let answers = match request {
            Request::File { .. } => ErrandJob::default().answers(request),
            _ => Engine::default().answers(request),
        };
        let bytes = postcard::to_allocvec(&answers).expect("plain data");
        let mut travelled: Vec<Answer> = postcard::from_bytes(&bytes).expect("just written");
        assert_eq!(travelled.len(), 1);
        travelled.remove(0)
    }

    #[test]
    fn every_preset_that_is_offered_opens_and_goes_by_file_and_by_link() {
        for offered in presets::OFFERED {
            let key = offered.key.to_owned();
            let Answer::Preset(Some(node)) = answer(Request::Preset { key }) else {
                panic!("{} does not open", offered.key);
            };
            let bytes = codec_file::write(&Scenario::from_node(node.clone())).into_bytes();
            assert_eq!(
                answer(Request::File { bytes }),
                Answer::File(Ok(node.clone()))
            );
            let request = Request::Payload {
                scenario: node.clone(),
                receipt: None,
            };
            let Answer::Payload(Ok(payload)) = answer(request) else {
                panic!("{} makes no link", offered.key);
            };
            let read = LinkAnswer {
                scenario: node,
                receipt: None,
                other: None,
                payload: None,
            };
            assert_eq!(
                answer(Request::Link { text: payload }),
                Answer::Link(Ok(read))
            );
        }
    }

    #[test]
    fn a_file_of_two_scenarios_opens_as_their_link() {
        let open = |request: Request| match answer(request) {
            Answer::Link(read) => read,
            _ => panic!("two scenarios are a link"),
        };
        let file = |text: String| Request::File {
            bytes: text.into_bytes(),
        };
        let presets = Presets::frozen();
        let [first, second] =
            ["colossus", "hopper-dry"].map(|key| &presets.by_key(key).expect("a preset").scenario);
        let from_file = open(file(codec_file::write_pair(first, second))).expect("two scenarios");
        assert_eq!(from_file.scenario, first.to_node());
        assert_eq!(from_file.other, Some(second.to_node()));
        let payload = from_file.payload.clone().expect("a payload");
        let from_link = open(Request::Link {
            text: format!("#s={payload}"),
        })
        .expect("the link of the two");
        assert_eq!(
            LinkAnswer {
                payload: None,
                ..from_file
            },
            from_link
        );
        let one = format!("[{}]", codec_file::write(first));
        let sentence = open(file(one)).expect_err("one is none to compare with");
        assert!(
            sentence.ends_with("holds two, A and B; this one holds 1."),
            "{sentence}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_one_sentence() {
        let key = "no such preset".to_owned();
        assert_eq!(answer(Request::Preset { key }), Answer::Preset(None));
        let text = "no link".to_owned();
        assert!(matches!(
            answer(Request::Link { text }),
            Answer::Link(Err(_))
        ));
        let bytes = b"{".to_vec();
        assert!(
            matches!(answer(Request::File { bytes }), Answer::File(Err(sentence)) if sentence.ends_with('.'))
        );
    }
}
