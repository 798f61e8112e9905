//! What may happen in the Power view.

use crate::present::power::Question;

/// Elements that can be out at once; the engine takes no more.
const MOST_OUT: usize = 64;

/// Something happens in the Power view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PowerAction {
    /// An element is taken out, or put back; several are joined by `+`. Or a study is asked for, or stopped.
    Toggle(String),
    /// Everything is put back.
    Restore,
    /// An element or group is selected, or nothing.
    Select(Option<String>),
    /// A group in the one-line is opened; it is closed when it was open.
    OpenGroup(String),
    /// A part of what is open is opened.
    OpenPart(String),
    /// So many of what was opened stay open.
    Close(usize),
}

impl PowerAction {
    /// Whether something is selected by it, which is then looked at beside the view.
    pub(super) fn selects(&self) -> bool {
        match self {
            Self::Toggle(id) => !id.starts_with(STUDY),
            other => !matches!(other, Self::Restore | Self::Select(None) | Self::Close(_)),
        }
    }

    /// Changes what the view is asked for.
    pub(super) fn apply(self, question: &mut Question) {
        match self {
            Self::Toggle(id) if id.starts_with(STUDY) => {
                question.study = id[STUDY.len()..].parse().ok();
            }
            Self::Toggle(ids) => ids.split('+').for_each(|id| toggle(question, id)),
            Self::Restore => question.failed.clear(),
            Self::Select(id) => question.selected = id,
            Self::OpenGroup(id) => {
                let is_open = question.open.first() == Some(&id) && question.open.len() == 1;
                question.open = if is_open {
                    Vec::new()
                } else {
                    vec![id.clone()]
                };
                question.selected = Some(id);
            }
            Self::OpenPart(id) => {
                if question.open.last() != Some(&id) {
                    question.open.push(id.clone());
                }
                question.selected = Some(id);
            }
            Self::Close(left) => question.open.truncate(left),
        }
    }
}

/// What a key of the study begins with: GPUs follow, or nothing, which stops it.
const STUDY: &str = "study-";

fn toggle(question: &mut Question, id: &str) {
    let known = question.failed.iter().position(|failed| failed == id);
    match known {
        Some(at) => {
            question.failed.remove(at);
        }
        None if question.failed.len() < MOST_OUT => question.failed.push(id.to_owned()),
        None => {}
    }
    question.selected = Some(id.to_owned());
}
