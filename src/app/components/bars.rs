//! Named bars with their values: where something goes.

use yew::prelude::*;

use super::number;
use crate::present::balance::BalanceRow;

/// Height of a row, px.
const ROW: f64 = 22.0;
/// Where bars begin, px.
const LEFT: f64 = 132.0;
/// Length of a bar that is everything, px.
const LENGTH: f64 = 150.0;
/// Width of the drawing, px: the values stand behind the bars.
const WIDTH: f64 = 356.0;

/// One bar for each row, from the top; the label says what they show.
pub fn bars(rows: &[BalanceRow], label: &'static str) -> Html {
    let height = rows.iter().fold(0.0, |height, _| height + ROW);
    let longest = rows.iter().map(|row| row.share).fold(1e-9, f64::max);
    let rows = rows.iter().enumerate().scan(0.0, |y, (index, row)| {
        let top = *y;
        *y += ROW;
        Some((index, top, row))
    });
    html! {
        <svg class="drawing drawing--natural" viewBox={format!("0 0 {WIDTH} {}", number(height))} role="img" aria-label={label}>
            { for rows.map(|(index, top, row)| bar(index, top, row, longest)) }
        </svg>
    }
}

fn bar(index: usize, top: f64, row: &BalanceRow, longest: f64) -> Html {
    let length = (row.share / longest * LENGTH).max(0.0);
    html! {
        <g key={index}>
            <text class="fill-muted" x="0" y={number(top + 15.0)}>{ row.label }</text>
            <rect class={format!("fill-{}", row.ink.name())} x={number(LEFT)} y={number(top + 4.0)} width={number(length)} height="14" rx="1" />
            <text class="fill-text" font-weight="600" x={number(LEFT + length + 6.0)} y={number(top + 15.0)}>{ &row.text }</text>
        </g>
    }
}
