//! The strip of headline numbers.

use yew::prelude::*;

use crate::app::context::use_names;
use crate::app::context::use_results;
use crate::present::Tone;
use crate::present::kpi;
use crate::present::kpi::Tile;

/// What holds on a day alone is drawn again only with the day.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OfDayProps {
    /// The day.
    pub(super) day: u32,
}

/// The headline numbers of the day.
#[component]
pub(super) fn KpiStrip(props: &OfDayProps) -> Html {
    let results = use_results();
    let names = use_names();
    let tiles = match &results.good {
        Some(good) => {
            let found = results.checked.iter().chain(good.findings.iter());
            let severities = found.map(|finding| finding.severity);
            let (state, day) = (good.at(props.day), props.day);
            kpi::strip_of(&good.evaluation, state, severities, day, &good.names)
        }
        None => kpi::blank(&names),
    };
    let stale = results.is_stale.then_some("stale");
    html! {
        <section class={classes!("strip", stale)} aria-label="Headline numbers">
            <dl class="kpis">{ for tiles.into_iter().map(tile) }</dl>
        </section>
    }
}

fn tile(tile: Tile) -> Html {
    html! {
        <div key={tile.key} class={class(tile.tone)}>
            <dt>{ tile.label }</dt>
            <dd class="kpi-value" data-kpi={tile.key}>
                { tile.value }
                if !tile.unit.is_empty() {
                    <span class="kpi-unit">{ " " }{ tile.unit }</span>
                }
            </dd>
            <dd class="kpi-note" title={tile.note.clone()}>{ tile.note }</dd>
        </div>
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain | Tone::Good => "kpi",
        Tone::Watch => "kpi kpi--watch",
        Tone::Alert => "kpi kpi--alert",
    }
}
