//! One finding with what may be done about it.

use yew::prelude::*;

use super::ButtonKind;
use crate::finding::Severity;
use crate::present::words::FindingWords;

/// A button: its label, and what it does.
pub type Way = (AttrValue, Callback<MouseEvent>);

/// What the card shows.
pub struct FindingCard {
    /// Tells it from the others of its list.
    pub key: String,
    /// How much it matters.
    pub severity: Severity,
    /// The severity as a word.
    pub severity_word: &'static str,
    /// Title, message and hint.
    pub words: FindingWords,
    /// Ways that lead to it, with their labels.
    pub ways: Vec<Way>,
    /// Remedies that were tried and clear it, with their labels.
    pub remedies: Vec<Way>,
}

/// One finding.
pub fn finding_card(card: FindingCard) -> Html {
    let words = &card.words;
    html! {
        <li key={card.key} class={class(card.severity)}>
            <h3><span class="hidden-words">{ card.severity_word }{ ": " }</span>{ &words.title }</h3>
            <p>{ &words.message }{ " " }{ &words.hint }</p>
            <div class="row no-print">
                for (label, remedy) in card.remedies {
                    <button type="button" class={ButtonKind::Small.class()} onclick={remedy}>{ label }</button>
                }
                for (label, way) in card.ways {
                    <button type="button" class={ButtonKind::Small.class()} onclick={way}>{ label }</button>
                }
            </div>
        </li>
    }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::MustFix => "finding finding--must-fix",
        Severity::Watch => "finding finding--watch",
        Severity::Note => "finding",
    }
}
