//! The navigation, with how much was found where.

use yew::prelude::*;

use crate::app::context::use_dispatch;
use crate::app::context::use_results;
use crate::app::context::use_ui;
use crate::app::state::Results;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::finding::Code;
use crate::finding::Place;
use crate::finding::Severity;
use crate::present::told::Told;

/// Links to the views.
#[component]
pub(super) fn Navigation() -> Html {
    let results = use_results();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let on_view = use_callback(dispatch, |(event, view): (MouseEvent, View), dispatch| {
        event.prevent_default();
        dispatch.ui(UiAction::View(view));
    });
    html! {
        <nav class="views" aria-label="Views">
            { for View::ALL.into_iter().map(|view| link(view, &results, ui.view, &on_view)) }
        </nav>
    }
}

fn link(
    view: View,
    results: &Results,
    current: View,
    on_view: &Callback<(MouseEvent, View)>,
) -> Html {
    let onclick = on_view.reform(move |event| (event, view));
    let aria_current = (view == current).then_some("page");
    html! {
        <a key={view.key()} href={format!("#v={}", view.key())} {onclick} aria-current={aria_current}>
            { view.label() }
            { count(view, results) }
        </a>
    }
}

/// How many findings a view has: the worst of them give the colour.
fn count(view: View, results: &Results) -> Html {
    let of = |severity: Severity| {
        let found = results.findings().filter(|finding| belongs(view, finding));
        found.filter(|finding| finding.severity == severity).count()
    };
    let (class, number, words) = match (of(Severity::MustFix), of(Severity::Watch)) {
        (0, 0) => return Html::default(),
        (0, watch) => ("count count--watch", watch, "to watch"),
        (fix, _) => ("count count--alert", fix, "must fix"),
    };
    html! {
        <span {class} title={format!("{number} {words}")}>{ number }<span class="hidden-words">{ " " }{ words }</span></span>
    }
}

fn belongs(view: View, finding: &Told) -> bool {
    match view {
        View::Overview => true,
        View::Scenario => matches!(finding.place, Place::Field(_)),
        View::Floor => matches!(finding.code, Code::HallFull | Code::FloorOverloaded),
        View::Power => finding.code.text().starts_with("PWR"),
        View::Cooling => matches!(
            finding.code,
            Code::BelowDewPoint
                | Code::HeatRejectionShort
                | Code::HallCoolingShort
                | Code::WaterShort
                | Code::Extrapolated
                | Code::Freezes
                | Code::TooWarm
                | Code::CoolantTooWarm
                | Code::AirOutOfClass
                | Code::WaterOutOfClass
        ),
    }
}
