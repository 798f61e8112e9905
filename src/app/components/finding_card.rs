//! One finding with what may be done about it.

use yew::prelude::*;

use super::ButtonKind;
use crate::finding::Severity;
use crate::present::words::FindingWords;

/// What the card shows.
#[derive(Clone, PartialEq, Properties)]
pub struct FindingCardProps {
    /// How much it matters.
    pub severity: Severity,
    /// The severity as a word.
    pub severity_word: AttrValue,
    /// Title, message and hint.
    pub words: FindingWords,
    /// Ways that lead to it, with their labels.
    pub ways: Vec<(AttrValue, Callback<MouseEvent>)>,
    /// Remedies that were tried and clear it, with their labels.
    #[prop_or_default]
    pub remedies: Vec<(AttrValue, Callback<MouseEvent>)>,
}

/// One finding.
#[component]
pub fn FindingCard(props: &FindingCardProps) -> Html {
    let words = &props.words;
    html! {
        <li class={class(props.severity)}>
            <h3><span class="hidden-words">{ &props.severity_word }{ ": " }</span>{ &words.title }</h3>
            <p>{ &words.message }{ " " }{ &words.hint }</p>
            <div class="row no-print">
                for (label, remedy) in &props.remedies {
                    <button type="button" class={ButtonKind::Small.class()} onclick={remedy.clone()}>{ label }</button>
                }
                for (label, way) in &props.ways {
                    <button type="button" class={ButtonKind::Small.class()} onclick={way.clone()}>{ label }</button>
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
