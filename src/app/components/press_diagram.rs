//! A drawing with parts that are pressed, by pointer or by keyboard: one stop of Tab, arrows within.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::drawing::number;
use super::drawing::shape;
use crate::present::power::Diagram;
use crate::present::power::Mark;
use crate::present::power::Press;

/// What is drawn, and who hears of it.
pub struct PressDiagram<'a> {
    /// The drawing with its parts.
    pub diagram: &'a Rc<Diagram>,
    /// Tells the ids of its parts from those of another drawing.
    pub prefix: &'static str,
    /// The part that is selected.
    pub selected: Option<&'a str>,
    /// A part is pressed.
    pub on_press: Callback<(String, Press)>,
    /// A part has the focus.
    pub on_select: Callback<String>,
}

/// The drawing.
pub fn press_diagram(props: &PressDiagram<'_>) -> Html {
    let scene = &props.diagram.scene;
    let marks = &props.diagram.marks;
    let stop = marks
        .iter()
        .position(|mark| props.selected == Some(mark.id.as_str()))
        .unwrap_or(0);
    let (width, height) = (number(scene.width), number(scene.height));
    html! {
        <svg class="drawing drawing--pressed" viewBox={format!("0 0 {width} {height}")} {width} role="group" aria-label={props.diagram.label.clone()}>
            <g aria-hidden="true">{ for scene.items.iter().map(shape) }</g>
            { for marks.iter().enumerate().map(|(at, one)| mark(props, at, one, at == stop)) }
        </svg>
    }
}

fn mark(props: &PressDiagram<'_>, at: usize, mark: &Mark, is_stop: bool) -> Html {
    let press = {
        let (on_press, id, press) = (props.on_press.clone(), mark.id.clone(), mark.press);
        move || on_press.emit((id.clone(), press))
    };
    let onclick = {
        let press = press.clone();
        Callback::from(move |_: MouseEvent| press())
    };
    let onkeydown = {
        let (diagram, prefix) = (props.diagram.clone(), props.prefix);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                press();
            }
            key => {
                if let Some(to) = next(&diagram.marks, at, key) {
                    event.prevent_default();
                    focus(prefix, to);
                }
            }
        })
    };
    let onfocus = {
        let (on_select, id) = (props.on_select.clone(), mark.id.clone());
        Callback::from(move |_: FocusEvent| on_select.emit(id.clone()))
    };
    let (pressed, expanded) = match mark.press {
        Press::Fail => (Some(mark.is_on.to_string()), None),
        Press::Open => (None, Some(mark.is_on.to_string())),
    };
    let is_selected = props.selected == Some(mark.id.as_str());
    html! {
        <g key={at} id={part_id(props.prefix, at)} class={classes!("mark", is_selected.then_some("mark--selected"))} role="button"
            tabindex={if is_stop { "0" } else { "-1" }} data-element={mark.id.clone()}
            aria-label={mark.label.clone()} aria-pressed={pressed} aria-expanded={expanded} {onclick} {onkeydown} {onfocus}>
            <rect x={number(mark.x)} y={number(mark.y)} width={number(mark.width)} height={number(mark.height)} />
        </g>
    }
}

/// The part that an arrow leads to: the nearest in that direction, those straight ahead first.
fn next(marks: &[Mark], from: usize, key: &str) -> Option<usize> {
    let middle = |mark: &Mark| (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0);
    let (x, y) = middle(marks.get(from)?);
    let ahead = |mark: &Mark| {
        let (to_x, to_y) = middle(mark);
        let (dx, dy) = (to_x - x, to_y - y);
        let (along, aside) = match key {
            "ArrowRight" => (dx, dy),
            "ArrowLeft" => (-dx, dy),
            "ArrowDown" => (dy, dx),
            "ArrowUp" => (-dy, dx),
            _ => return None,
        };
        (1.0 < along).then_some(along + ASIDE * aside.abs())
    };
    match key {
        "Home" => return Some(0),
        "End" => return Some(marks.len().saturating_sub(1)),
        _ => {}
    }
    let found = marks.iter().enumerate();
    let found = found.filter_map(|(at, mark)| ahead(mark).map(|cost| (at, cost)));
    let nearest = found.reduce(|best, other| if other.1 < best.1 { other } else { best });
    nearest.map(|(at, _)| at)
}

/// How much a step aside counts against a step ahead.
const ASIDE: f64 = 3.0;

fn part_id(prefix: &str, at: usize) -> String {
    format!("{prefix}-{at}")
}

fn focus(prefix: &str, at: usize) {
    let id = part_id(prefix, at);
    if let Some(element) = gloo::utils::document().get_element_by_id(&id) {
        let element: HtmlElement = element.unchecked_into();
        let _ = element.focus();
    }
}
