//! The link: made at once, copied at once, and there to be copied by hand.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser::address;
use crate::app::browser::clipboard;
use crate::app::components::ButtonKind;
use crate::app::context::Shared;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::app::context::use_ui;
use crate::app::engine::Answer;
use crate::app::engine::Request;
use crate::app::engine::client;
use crate::app::state::View;
use crate::app::state::address::Address;
use crate::codec::link::Receipt;
use crate::present::number;
use crate::present::qr::Code;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// Characters beyond which some mail programs no longer make a link clickable.
const LONG: usize = 2000;

/// What is said when no worker could write the link.
const NOT_MADE: &str =
    "The link could not be made, because the calculation has stopped: save the file instead.";

/// How the copying went.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    Trying,
    Done,
    Refused,
}

/// The link of the scenario as it stands, on the day and in the view that are looked at.
#[component]
pub(super) fn Share() -> Html {
    let scenario = use_scenario();
    let results = use_results();
    let ui = use_ui();
    let field = use_node_ref();
    let copied = use_state_eq(|| Copied::Trying);
    // A link without its receipt cannot say what its sender saw: the last answer is awaited.
    let receipt = results.receipt(&scenario);
    let is_final = results.is_final_for(&scenario);
    let payload = use_payload(&scenario, receipt, is_final);
    let text = match &payload {
        Some(Ok(payload)) => address_with(payload, ui.view, ui.day),
        _ => String::new(),
    };
    let copy = copier(field.clone(), copied.setter());
    {
        let copy = copy.clone();
        use_effect_with(text.clone(), move |text| {
            if !text.is_empty() {
                copy.emit(text.clone());
            }
        });
    }
    let again = {
        let text = text.clone();
        copy.reform(move |_: MouseEvent| text.clone())
    };
    match payload {
        Some(Err(sentence)) => html! { <p role="alert">{ sentence }</p> },
        _ => html! {
            <>
                <p role="status">{ copied_words(*copied) }</p>
                <textarea ref={field} class="address" rows="5" readonly=true aria-label="The link" value={text.clone()} />
                <p class="quiet">{ length_words(text.chars().count()) }</p>
                <div><button type="button" class={ButtonKind::Primary.class()} onclick={again}>{ "Copy again" }</button></div>
                { qr_code(&text) }
            </>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct QrCodeProps {
    address: AttrValue,
}

/// The link as a QR code, which the worker draws when it is asked for.
#[component]
fn QrCode(props: &QrCodeProps) -> Html {
    let drawn = use_state(|| None::<Result<Code, String>>);
    let onclick = {
        let (address, drawn) = (props.address.clone(), drawn.setter());
        Callback::from(move |_: MouseEvent| {
            let drawn = drawn.clone();
            let address = address.to_string();
            spawn_local(async move {
                if let Some(Answer::Qr(code)) = client::ask_once(Request::Qr { address }).await {
                    drawn.set(Some(code));
                }
            });
        })
    };
    match &*drawn {
        None => html! {
            <div><button type="button" class={ButtonKind::Plain.class()} {onclick}>{ "Show as a QR code" }</button></div>
        },
        Some(Err(sentence)) => html! { <p role="alert">{ sentence }</p> },
        Some(Ok(code)) => html! {
            <svg class="qr" role="img" aria-label="QR code of the link" viewBox={format!("0 0 {0} {0}", code.side)} shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="white" />
                <path d={code.path.clone()} fill="black" />
            </svg>
        },
    }
}

/// The payload of the scenario, which a worker writes; nothing until it has, or while results are awaited.
#[hook]
fn use_payload(
    scenario: &Shared<Scenario>,
    receipt: Option<Receipt>,
    is_final: bool,
) -> Option<Result<String, String>> {
    let made = use_state_eq(|| None::<Result<String, String>>);
    let asked = use_mut_ref(|| 0_u32);
    let setter = made.setter();
    use_effect_with((scenario.clone(), receipt, is_final), move |what| {
        let (scenario, receipt, is_final) = what.clone();
        *asked.borrow_mut() += 1;
        let number = *asked.borrow();
        setter.set(None);
        if is_final {
            spawn_local(async move {
                let scenario = scenario.to_node();
                let request = Request::Payload { scenario, receipt };
                let answer = match client::ask_once(request).await {
                    Some(Answer::Payload(payload)) => payload,
                    _ => Err(NOT_MADE.to_owned()),
                };
                // Answers to what was there before are of no interest any more.
                if *asked.borrow() == number {
                    setter.set(Some(answer));
                }
            });
        }
    });
    (*made).clone()
}

/// The whole address with the scenario in it.
fn address_with(payload: &str, view: View, day: u32) -> String {
    let address = Address {
        payload: Some(payload.to_owned()),
        view,
        day: Some(day),
        rest: Vec::new(),
    };
    address::with_fragment(&address.fragment())
}

/// Copies a text, and selects the field that holds it, for those who must copy by hand.
fn copier(field: NodeRef, copied: UseStateSetter<Copied>) -> Callback<String> {
    Callback::from(move |text: String| {
        let (field, copied) = (field.clone(), copied.clone());
        spawn_local(async move {
            let is_done = clipboard::copy(text).await;
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.select();
            }
            copied.set(if is_done {
                Copied::Done
            } else {
                Copied::Refused
            });
        });
    })
}

fn copied_words(copied: Copied) -> &'static str {
    match copied {
        Copied::Trying => "The link is being copied …",
        Copied::Done => {
            "The link is on the clipboard. Whoever opens it sees this scenario, this view and this day."
        }
        Copied::Refused => {
            "This browser does not let the page copy: the link is selected, copy it from here."
        }
    }
}

fn length_words(characters: usize) -> String {
    let count = number::whole(i64::try_from(characters).unwrap_or(i64::MAX));
    let more = if LONG < characters {
        " Some mail programs do not make links of that length clickable: send the file instead."
    } else {
        ""
    };
    format!(
        "{count} characters. The whole scenario is in the part behind #, which browsers do not send to any server; it does stay in histories and chats.{more}"
    )
}

/// The code of an address, drawn anew for another one; nothing while there is none.
fn qr_code(address: &str) -> Html {
    if address.is_empty() {
        return Html::default();
    }
    html! { <QrCode key={address} address={address.to_owned()} /> }
}
