//! A dialog above the desk: the browser keeps the focus inside, and Escape closes it.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::ButtonKind;

/// What the dialog holds.
#[derive(Clone, PartialEq, Properties)]
pub struct ModalProps {
    /// Its heading.
    pub title: AttrValue,
    /// It was closed, by its button or by Escape.
    pub on_close: Callback<()>,
    /// What stands in it.
    pub children: Html,
}

/// A dialog that is open as long as it is there.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    let on_click = props.on_close.reform(|_: MouseEvent| ());
    let on_cancel = props
        .on_close
        .reform(|event: Event| event.prevent_default());
    html! {
        <dialog ref={node} aria-labelledby="dialog-title" oncancel={on_cancel}>
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id="dialog-title">{ &props.title }</h2>
                    <button type="button" class={ButtonKind::Plain.class()} onclick={on_click}>{ "Close" }</button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
