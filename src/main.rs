//! The page: mounts the desk.

use yew::prelude::*;

/// The desk.
#[component]
fn App() -> Html {
    html! { <main id="desk"><h1>{"Headroom"}</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
