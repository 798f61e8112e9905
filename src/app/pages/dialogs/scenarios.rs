//! The scenarios that this browser keeps: opened, copied, renamed, deleted, and deleted ones brought back.

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::browser::kept;
use crate::app::browser::kept::Head;
use crate::app::components::ButtonKind;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::context::use_ui;
use crate::app::links;
use crate::app::state::Action;
use crate::app::state::KeptId;
use crate::app::state::UiAction;
use crate::codec::file;
use crate::edit::Edit;
use crate::present::number;
use crate::scenario::ScenarioField;
use crate::scenario::record::Value;

/// What the dialog knows.
#[derive(Clone, Default, PartialEq)]
struct Shelf {
    /// Whether the browser has answered.
    is_read: bool,
    /// What it keeps; nothing when it refuses.
    heads: Option<Rc<Vec<Head>>>,
    /// What was deleted last, with its text.
    deleted: Option<Rc<(Head, String)>>,
    /// The one that is being renamed.
    renamed: Option<KeptId>,
    /// What went wrong.
    problem: bool,
}

/// What can be done with one.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Open,
    Duplicate,
    Rename,
    Delete,
}

/// The list.
#[component]
pub(super) fn Scenarios() -> Html {
    let dispatch = use_dispatch();
    let on_desk = use_ui().kept;
    let shelf = use_state_eq(Shelf::default);
    {
        let shelf = shelf.setter();
        use_effect_with((), move |()| {
            spawn_local(read(shelf, Shelf::default()));
        });
    }
    let does = deeds(&shelf, on_desk, &dispatch);
    let names = {
        let shelf = shelf.clone();
        Callback::from(move |(head, title): (Head, String)| {
            spawn_local(rename(
                head,
                title,
                on_desk,
                dispatch.clone(),
                shelf.clone(),
            ));
        })
    };
    let bring_back = {
        let shelf = shelf.clone();
        Callback::from(move |_: MouseEvent| spawn_local(restore(shelf.clone())))
    };
    let rows = shelf
        .heads
        .as_deref()
        .map(Vec::as_slice)
        .unwrap_or_default();
    html! {
        <>
            { what_to_know(&shelf) }
            <ul class="shelf" aria-label="Scenarios">
                { for rows.iter().map(|head| html! {
                    <Row key={head.id.to_string()} head={head.clone()} is_on_desk={on_desk == Some(head.id)}
                        is_renamed={shelf.renamed == Some(head.id)} does={&does} names={&names} />
                }) }
            </ul>
            if let Some(deleted) = &shelf.deleted {
                <p role="status">
                    { format!("Deleted: {}. ", title_of(&deleted.0)) }
                    <button type="button" class={ButtonKind::Small.class()} onclick={bring_back}>{ "Bring it back" }</button>
                </p>
            }
            <p class="quiet">{ "They stay on this machine. A browser may clear them when it needs room or its data is cleared: what matters should be saved as a file too." }</p>
        </>
    }
}

/// What stands above the list.
fn what_to_know(shelf: &Shelf) -> Html {
    if shelf.problem || (shelf.is_read && shelf.heads.is_none()) {
        html! { <p role="alert">{ "This browser does not let the page keep scenarios, or has no room left: save them as files." }</p> }
    } else if shelf.heads.as_ref().is_some_and(|heads| heads.is_empty()) {
        html! { <p>{ "Nothing is kept yet. What you change is kept here by itself, each opened scenario under its own name." }</p> }
    } else {
        html! { <></> }
    }
}

/// Carries out what a button says.
fn deeds(
    shelf: &UseStateHandle<Shelf>,
    on_desk: Option<KeptId>,
    dispatch: &Dispatch,
) -> Callback<(Deed, Head)> {
    let (shelf, dispatch) = (shelf.clone(), dispatch.clone());
    Callback::from(move |(deed, head): (Deed, Head)| match deed {
        Deed::Rename => shelf.set(Shelf {
            renamed: Some(head.id),
            ..(*shelf).clone()
        }),
        _ => spawn_local(carry_out(
            deed,
            head,
            on_desk,
            dispatch.clone(),
            shelf.clone(),
        )),
    })
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    head: Head,
    is_on_desk: bool,
    is_renamed: bool,
    does: Callback<(Deed, Head)>,
    names: Callback<(Head, String)>,
}

/// One of them.
#[component]
fn Row(props: &RowProps) -> Html {
    let head = &props.head;
    let field = use_node_ref();
    let on_form = {
        let (names, head, field) = (props.names.clone(), head.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                names.emit((head.clone(), field.value()));
            }
        })
    };
    let button = |deed: Deed, word: &'static str| {
        let head = head.clone();
        let onclick = props.does.reform(move |_: MouseEvent| (deed, head.clone()));
        html! {
            <button type="button" class={ButtonKind::Small.class()} {onclick} aria-label={format!("{word}: {}", title_of(&props.head))}>{ word }</button>
        }
    };
    html! {
        <li>
            if props.is_renamed {
                <form class="shelf-name" onsubmit={on_form}>
                    <input ref={field} class="text" aria-label="New name" value={head.title.clone()} autofocus=true />
                    <button type="submit" class={ButtonKind::Small.class()}>{ "Save the name" }</button>
                </form>
            } else {
                <div class="shelf-name">
                    <b>{ title_of(head) }</b>
                    <span class="quiet">{ format!("{}{} · {}", if props.is_on_desk { "on the desk · " } else { "" }, moment(head.saved_ms), size(head.bytes)) }</span>
                </div>
            }
            { button(Deed::Open, "Open") }
            { button(Deed::Duplicate, "Duplicate") }
            { button(Deed::Rename, "Rename") }
            { button(Deed::Delete, "Delete") }
        </li>
    }
}

type Setter = UseStateSetter<Shelf>;

/// Reads the list anew; all else of the shelf becomes what is given.
async fn read(shelf: Setter, rest: Shelf) {
    let heads = kept::list().await.map(Rc::new);
    shelf.set(Shelf {
        is_read: true,
        heads,
        ..rest
    });
}

async fn carry_out(
    deed: Deed,
    head: Head,
    on_desk: Option<KeptId>,
    dispatch: Dispatch,
    shelf: UseStateHandle<Shelf>,
) {
    let mut rest = Shelf::default();
    let Some(text) = kept::text(head.id).await else {
        rest.problem = true;
        return read(shelf.setter(), rest).await;
    };
    match deed {
        Deed::Open => match links::read_file(text.as_bytes()).await {
            Ok(scenario) => {
                return dispatch.act(Action::OpenKept(head.id, Box::new(scenario)));
            }
            Err(_) => rest.problem = true,
        },
        Deed::Duplicate => {
            let title = format!("{} (copy)", title_of(&head));
            rest.problem = !put(kept::now(), &text, &title).await;
        }
        Deed::Delete => {
            rest.problem = !kept::remove(head.id).await;
            if !rest.problem {
                rest.deleted = Some(Rc::new((head.clone(), text)));
                if on_desk == Some(head.id) {
                    dispatch.ui(UiAction::Kept(None));
                }
            }
        }
        Deed::Rename => {}
    }
    read(shelf.setter(), rest).await;
}

/// Gives one another title. That of the one on the desk is changed there, so that it can be undone.
async fn rename(
    head: Head,
    title: String,
    on_desk: Option<KeptId>,
    dispatch: Dispatch,
    shelf: UseStateHandle<Shelf>,
) {
    let mut rest = Shelf::default();
    if on_desk == Some(head.id) {
        let (field, value) = (ScenarioField::Title, Value::Text(title.clone()));
        dispatch.edit(Edit::Scenario { field, value }, None);
    }
    rest.problem = match kept::text(head.id).await {
        Some(text) => !put(head.id, &text, &title).await,
        None => true,
    };
    read(shelf.setter(), rest).await;
}

async fn restore(shelf: UseStateHandle<Shelf>) {
    let mut rest = Shelf::default();
    if let Some(deleted) = &shelf.deleted {
        let (head, text) = deleted.as_ref().clone();
        rest.problem = !kept::put(head, text).await;
    }
    read(shelf.setter(), rest).await;
}

/// Keeps a text with another title; `false` when it cannot be read or kept.
async fn put(id: KeptId, text: &str, title: &str) -> bool {
    let Ok(mut scenario) = links::read_file(text.as_bytes()).await else {
        return false;
    };
    scenario.title = title.to_owned();
    let text = file::write(&scenario);
    let head = Head {
        id,
        title: scenario.title,
        saved_ms: kept::now(),
        bytes: f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)),
    };
    kept::put(head, text).await
}

fn title_of(head: &Head) -> &str {
    if head.title.is_empty() {
        "Without a title"
    } else {
        &head.title
    }
}

/// A moment as this machine's clock shows it: `2026-11-24 06:50`.
fn moment(ms: f64) -> String {
    let date = Date::new(&JsValue::from_f64(ms));
    format!(
        "{}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

fn size(bytes: f64) -> String {
    number::with_unit((bytes / 1000.0).ceil(), "kB")
}
