//! A table of words.

use yew::prelude::*;

use super::ButtonKind;
use crate::present::table::Table;

/// A table with a caption; the first cell of each row names it.
pub fn data_table(table: &Table) -> Html {
    table_with(table, None, None)
}

/// A table whose caption is for those only who cannot see what stands around it.
pub fn bare_table(table: &Table) -> Html {
    table_with(table, Some("hidden-words"), None)
}

/// A table whose rows can be pressed: the first cell of each is a button.
pub(super) fn choice_table(
    table: &Table,
    keys: &[String],
    pressed: &[String],
    on_press: &Callback<String>,
) -> Html {
    let buttons = Buttons {
        keys,
        pressed,
        on_press,
    };
    table_with(table, None, Some(&buttons))
}

/// What pressing a row means.
struct Buttons<'a> {
    /// The key of each row.
    keys: &'a [String],
    /// Keys that are pressed already.
    pressed: &'a [String],
    on_press: &'a Callback<String>,
}

/// The key tells it from the drawing that it takes turns with, so that neither inherits where the other was
/// scrolled to.
fn table_with(table: &Table, caption: Option<&'static str>, buttons: Option<&Buttons<'_>>) -> Html {
    let sides: Vec<_> = (0..table.head.len())
        .map(|column| table.is_of_words(column).then_some("words"))
        .collect();
    let rows = table.rows.iter().enumerate();
    let rows = rows.map(|(at, row)| {
        let button = buttons.and_then(|of| of.keys.get(at).map(|key| (of, key)));
        body_row(row, &sides, button)
    });
    let heads = table.head.iter().zip(&sides);
    let heads = heads.map(|(name, side)| html! { <th scope="col" class={*side}>{ name }</th> });
    html! {
        <div key="table" class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table>
                <caption class={classes!(caption)}>{ &table.caption }</caption>
                <thead>
                    <tr>{ for heads }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn body_row(
    row: &[String],
    sides: &[Option<&'static str>],
    button: Option<(&Buttons<'_>, &String)>,
) -> Html {
    let cells = row.iter().enumerate().map(|(index, cell)| match button {
        Some((of, key)) if index == 0 => {
            html! { <th scope="row">{ row_button(cell, of, key) }</th> }
        }
        _ if index == 0 => html! { <th scope="row">{ cell }</th> },
        _ => html! { <td class={sides.get(index).copied().flatten()}>{ cell }</td> },
    });
    html! { <tr>{ for cells }</tr> }
}

fn row_button(cell: &str, of: &Buttons<'_>, key: &String) -> Html {
    let is_on = of.pressed.contains(key);
    let onclick = {
        let key = key.clone();
        of.on_press.reform(move |_: MouseEvent| key.clone())
    };
    html! {
        <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_on.to_string()} {onclick}>{ cell }</button>
    }
}
