//! A table of words.

use yew::prelude::*;

use crate::present::table::Table;

/// A table with a caption; the first cell of each row names it.
pub fn data_table(table: &Table) -> Html {
    table_with(table, None)
}

/// A table whose caption is for those only who cannot see what stands around it.
pub fn bare_table(table: &Table) -> Html {
    table_with(table, Some("hidden-words"))
}

/// The key tells it from the drawing that it takes turns with, so that neither inherits where the other was
/// scrolled to.
fn table_with(table: &Table, caption: Option<&'static str>) -> Html {
    html! {
        <div key="table" class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table>
                <caption class={classes!(caption)}>{ &table.caption }</caption>
                <thead>
                    <tr>
                        for name in &table.head {
                            <th scope="col">{ name }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ for table.rows.iter().map(|row| body_row(row)) }</tbody>
            </table>
        </div>
    }
}

fn body_row(row: &[String]) -> Html {
    let cells = row.iter().enumerate().map(|(index, cell)| {
        if index == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    });
    html! { <tr>{ for cells }</tr> }
}
