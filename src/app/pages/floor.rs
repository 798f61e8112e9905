//! Floor: every rack of every hall, coloured by what is asked.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::selected::hit;
use crate::app::browser::stage::Stage;
use crate::app::browser::stage::Tell;
use crate::app::browser::stage::ZOOM_STEP;
use crate::app::components::ButtonKind;
use crate::app::components::data_table;
use crate::app::context::Shared;
use crate::app::context::use_dispatch;
use crate::app::context::use_results;
use crate::app::context::use_ui;
use crate::app::state::Colour;
use crate::app::state::Selection;
use crate::app::state::Theme;
use crate::app::state::UiAction;
use crate::present::hall;
use crate::present::hall::Colouring;
use crate::present::hall::FloorView;
use crate::present::hall::Hit;
use crate::present::hall::LOAD_LEVELS;
use crate::present::hall::RackTone;
use crate::present::number;

/// The view.
#[component]
pub(super) fn FloorPage() -> Html {
    let results = use_results();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let drawn = use_memo(
        (results.clone(), ui.day, ui.colour),
        |(results, day, colour)| {
            let good = results.good.as_ref()?;
            let layout = &good.evaluation.layout;
            let view = hall::view(
                &good.evaluation,
                Some(good.at(*day)),
                *day,
                colouring(*colour),
                &good.names,
            );
            let table = hall::table(layout, good.at(*day), &good.names);
            Some((Shared(Rc::new(view)), table))
        },
    );
    let on_select = use_callback(dispatch.clone(), |hit: Option<Hit>, dispatch| {
        let selection = hit.map(|hit| match hit.rack {
            Some(rack) => Selection::Rack(hit.hall, rack),
            None => Selection::Hall(hit.hall),
        });
        dispatch.ui(UiAction::Select(selection));
    });
    let on_colour = use_callback(
        (dispatch, ui.colour),
        |_: MouseEvent, (dispatch, colour)| {
            dispatch.ui(UiAction::Colour(match colour {
                Colour::Phase => Colour::Load,
                Colour::Load => Colour::Phase,
            }));
        },
    );
    let stale = results.is_stale.then_some("stale");
    let Some((view, table)) = drawn.as_ref() else {
        return html! {
            <main id="view" class="view" tabindex="-1">
                <h2>{ "No hall can be drawn yet" }</h2>
                <p class="quiet">{ "The findings beside say what is missing or wrong." }</p>
            </main>
        };
    };
    html! {
        <main id="view" class={classes!("view", stale)} tabindex="-1">
            <div class="row">
                <h2>{ "Floor on " }{ number::day(ui.day) }{ " · 1 square = 1 rack" }</h2>
                <span class="spring" />
                <button type="button" class={ButtonKind::Plain.class()} onclick={on_colour}>{ colour_words(ui.colour) }</button>
            </div>
            <FloorStage view={view.clone()} theme={ui.theme} selected={ui.selection.map(hit)} {on_select} />
            <ul class="legend" aria-label="Colours">{ for view.legend.iter().map(legend_entry) }</ul>
            <div class="card">{ data_table(table) }</div>
        </main>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FloorStageProps {
    view: Shared<FloorView>,
    theme: Theme,
    selected: Option<Hit>,
    on_select: Callback<Option<Hit>>,
}

/// The canvases with their buttons.
#[component]
fn FloorStage(props: &FloorStageProps) -> Html {
    let canvases = Canvases {
        frame: use_node_ref(),
        plan: use_node_ref(),
        marks: use_node_ref(),
    };
    let hovered = use_state_eq(|| None::<Hit>);
    let stage = use_stage(props, &canvases, hovered.setter());
    let press = |then: fn(&Stage)| {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| with(&stage, then))
    };
    let zoom_in = press(|stage| stage.zoom(ZOOM_STEP));
    let zoom_out = press(|stage| stage.zoom(1.0 / ZOOM_STEP));
    let fit = press(Stage::fit);
    html! {
        <>
            <div class="stage" ref={canvases.frame} tabindex="0" role="application" aria-label="Floor plan: arrows move, plus and minus zoom, 0 shows everything. The table below holds the halls.">
                <canvas ref={canvases.plan} />
                <canvas ref={canvases.marks} />
            </div>
            <div class="row">
                <button type="button" class={ButtonKind::Plain.class()} onclick={fit}>{ "Fit" }</button>
                <button type="button" class={ButtonKind::Plain.class()} onclick={zoom_in} aria-label="Zoom in">{ "+" }</button>
                <button type="button" class={ButtonKind::Plain.class()} onclick={zoom_out} aria-label="Zoom out">{ "−" }</button>
                <span class="quiet">{ hover_words(&props.view, *hovered) }</span>
            </div>
        </>
    }
}

/// The stage over two canvases, kept in step with the properties.
#[hook]
fn use_stage(
    props: &FloorStageProps,
    canvases: &Canvases,
    hovered: UseStateSetter<Option<Hit>>,
) -> Rc<RefCell<Option<Stage>>> {
    let stage = use_mut_ref(|| None::<Stage>);
    {
        let (canvases, stage) = (canvases.clone(), stage.clone());
        let tell = Tell {
            selected: props.on_select.clone(),
            hovered: Callback::from(move |hit| hovered.set(hit)),
        };
        use_effect_with((), move |()| {
            *stage.borrow_mut() = canvases.stage(tell);
            move || *stage.borrow_mut() = None
        });
    }
    {
        let stage = stage.clone();
        use_effect_with(props.view.clone(), move |view| {
            with(&stage, |stage| stage.show(view.0.clone()));
        });
    }
    {
        let stage = stage.clone();
        use_effect_with(props.selected, move |selected| {
            with(&stage, |stage| stage.select(*selected));
        });
    }
    {
        let stage = stage.clone();
        use_effect_with(props.theme, move |_| with(&stage, Stage::recolour));
    }
    stage
}

/// The element that listens, and the canvases in it.
#[derive(Clone, PartialEq)]
struct Canvases {
    frame: NodeRef,
    plan: NodeRef,
    marks: NodeRef,
}

impl Canvases {
    fn stage(&self, tell: Tell) -> Option<Stage> {
        let plan = self.plan.cast::<HtmlCanvasElement>()?;
        let marks = self.marks.cast::<HtmlCanvasElement>()?;
        Stage::new(self.frame.cast::<Element>()?, &plan, &marks, tell)
    }
}

/// Does something with the stage, if the browser has a canvas.
fn with(stage: &RefCell<Option<Stage>>, then: impl FnOnce(&Stage)) {
    if let Some(stage) = &*stage.borrow() {
        then(stage);
    }
}

/// What the pointer is on; without one, what can be done.
fn hover_words(view: &FloorView, hovered: Option<Hit>) -> String {
    let Some((hit, hall)) =
        hovered.and_then(|hit| view.halls.get(hit.hall).map(|hall| (hit, hall)))
    else {
        return "drag to move, wheel to zoom, click a rack to see what it is".to_owned();
    };
    let tone = hit
        .rack
        .and_then(|rack| hall.racks.get(rack))
        .map(|rack| rack.tone);
    let meaning = tone.and_then(|tone| view.legend.iter().find(|(known, _)| *known == tone));
    let meaning = meaning
        .map(|(_, words)| format!(" · {words}"))
        .unwrap_or_default();
    format!("{}{meaning}", hall.title)
}

fn colouring(colour: Colour) -> Colouring {
    match colour {
        Colour::Phase => Colouring::Phase,
        Colour::Load => Colouring::Load,
    }
}

fn colour_words(colour: Colour) -> &'static str {
    match colour {
        Colour::Phase => "Colour: phase",
        Colour::Load => "Colour: load",
    }
}

fn legend_entry((tone, words): &(RackTone, String)) -> Html {
    let (class, opacity) = swatch(*tone);
    html! {
        <li>
            <svg viewBox="0 0 12 12" aria-hidden="true">
                <rect {class} fill-opacity={opacity} x="1" y="1" width="10" height="10" rx="1" />
            </svg>
            { words }
        </li>
    }
}

/// The same colours as on the canvas.
fn swatch(tone: RackTone) -> (&'static str, String) {
    let class = match tone {
        RackTone::Awaited => return ("fill-surface stroke-edge", "1".to_owned()),
        RackTone::Support => "fill-network",
        RackTone::Phase(phase) => {
            ["fill-accent", "fill-floor", "fill-cooling", "fill-power"][usize::from(phase) % 4]
        }
        RackTone::Load(level) => {
            let share = f64::from(level + 1) / f64::from(LOAD_LEVELS);
            return ("fill-accent", (0.15 + 0.85 * share).to_string());
        }
    };
    (class, "1".to_owned())
}
