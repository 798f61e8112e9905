//! The address says what is looked at, and a link that is put into it is opened.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::browser::address;
use crate::app::context::Dispatch;
use crate::app::links;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::app::state::address::Address;

/// Browsers slow down or refuse pages that rewrite their address many times a second.
const DELAY_MS: u32 = 300;

/// Keeps the address and the desk in step, in both directions.
#[hook]
pub fn use_address(payload: Option<Rc<str>>, view: View, day: Option<u32>, dispatch: &Dispatch) {
    {
        let payload = payload.clone();
        use_effect_with((payload, view, day), |(payload, view, day)| {
            let mut address = Address {
                payload: payload.as_deref().map(str::to_owned),
                view: *view,
                day: *day,
                rest: Vec::new(),
            };
            let timer = Timeout::new(DELAY_MS, move || {
                address.rest = Address::parse(&address::fragment()).rest;
                address::replace(&address.fragment());
            });
            move || drop(timer)
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with(payload, move |payload| {
        let payload = payload.clone();
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            follow(&address::fragment(), payload.as_deref(), &dispatch);
        });
        move || drop(listener)
    });
}

/// Somebody changed the fragment, or pasted a link into the address bar of this page.
fn follow(fragment: &str, shown: Option<&str>, dispatch: &Dispatch) {
    let address = Address::parse(fragment);
    if address.payload.is_some() && address.payload.as_deref() != shown {
        links::open(fragment.to_owned(), dispatch);
    }
    dispatch.ui(UiAction::View(address.view));
    if let Some(day) = address.day {
        dispatch.ui(UiAction::Day(day));
    }
}
