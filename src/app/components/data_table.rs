//! A table of words.

use yew::prelude::*;

use crate::present::table::Table;

/// What the table shows.
#[derive(Clone, PartialEq, Properties)]
pub struct DataTableProps {
    /// Its cells.
    pub table: Table,
    /// Whether its caption is for those only who cannot see what stands around it.
    #[prop_or_default]
    pub hides_caption: bool,
}

/// A table with a caption; the first cell of each row names it.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    let table = &props.table;
    let caption = props.hides_caption.then_some("hidden-words");
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
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
