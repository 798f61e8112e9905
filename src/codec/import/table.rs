//! A table from a text with separators: quotes, line breaks of all systems, byte order mark.

use crate::codec::import::MAX_CELLS;
use crate::codec::import::MAX_LINES;
use crate::codec::import::Problem;
use crate::codec::import::Report;

/// Separators that are understood. At a draw the first wins: nobody separates by what is rarer.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// A table: names of the columns, and rows.
pub(super) struct Table {
    /// What stands between two cells.
    pub(super) separator: char,
    /// Line of the names, counted from 1.
    pub(super) header_line: usize,
    /// Names of the columns as they stand there.
    pub(super) header: Vec<String>,
    /// Lines with content.
    pub(super) rows: Vec<Row>,
}

/// One line with content.
pub(super) struct Row {
    /// Where it begins, counted from 1.
    pub(super) line: usize,
    /// Its cells, without white space around them.
    pub(super) cells: Vec<String>,
}

/// Reads a table; `None`, with a remark, when there is none or it has no end.
pub(super) fn read(text: &str, report: &mut Report) -> Option<Table> {
    let text = text.trim_start_matches('\u{feff}');
    // Spreadsheets write this line for one another.
    let first = text.lines().next().unwrap_or_default().trim();
    let stated = (first.strip_prefix("sep="))
        .and_then(|rest| rest.chars().next())
        .filter(|separator| SEPARATORS.contains(separator));
    let separator = stated.unwrap_or_else(|| guess(text));
    let mut lines = Lines::new(text, separator);
    let mut rows: Vec<Row> = Vec::new();
    while let Some(row) = lines.next_row() {
        let is_directive = stated.is_some() && row.line == 1;
        if is_directive || row.cells.iter().all(String::is_empty) {
            continue;
        }
        if MAX_LINES < rows.len() {
            report.whole(Problem::TooManyLines);
            return None;
        }
        rows.push(row);
    }
    if let Some(line) = lines.open_quote {
        report.line(line, "", Problem::OpenQuote);
        return None;
    }
    if rows.is_empty() {
        report.whole(Problem::NoLines);
        return None;
    }
    let header = rows.remove(0);
    for row in &mut rows {
        check_width(row, header.cells.len(), report);
    }
    Some(Table {
        separator,
        header_line: header.line,
        header: header.cells,
        rows,
    })
}

/// Empty cells at the end say nothing; filled ones belong to no column.
fn check_width(row: &mut Row, columns: usize, report: &mut Report) {
    while columns < row.cells.len() && row.cells.last().is_some_and(String::is_empty) {
        row.cells.pop();
    }
    if columns < row.cells.len() {
        let cells = row.cells.len();
        report.line(row.line, "", Problem::TooManyCells { cells, columns });
    }
}

/// The separator that the first line with content has most of, outside quotes.
fn guess(text: &str) -> char {
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for c in line.chars() {
        quoted ^= c == '"';
        if let (false, Some(place)) = (quoted, SEPARATORS.iter().position(|it| *it == c)) {
            counts[place] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let place = counts.iter().position(|count| *count == most);
    match place {
        Some(place) if 0 < most => SEPARATORS[place],
        _ => ',',
    }
}

/// Walks the lines of a text.
struct Lines<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    line: usize,
    /// Line of a quotation mark that nothing closes.
    open_quote: Option<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text.chars().peekable(),
            separator,
            line: 1,
            open_quote: None,
        }
    }

    /// The next line; a quoted cell may go over several.
    fn next_row(&mut self) -> Option<Row> {
        self.rest.peek()?;
        let line = self.line;
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut was_quoted = false;
        while let Some(c) = self.rest.next() {
            match c {
                '"' if cell.trim().is_empty() && !was_quoted => {
                    cell.clear();
                    was_quoted = true;
                    self.quoted(&mut cell);
                }
                '\n' | '\r' => {
                    if c == '\r' {
                        self.rest.next_if_eq(&'\n');
                    }
                    self.line += 1;
                    break;
                }
                c if c == self.separator => {
                    push(&mut cells, &mut cell);
                    was_quoted = false;
                }
                c => cell.push(c),
            }
        }
        push(&mut cells, &mut cell);
        Some(Row { line, cells })
    }

    /// What stands between quotation marks; two of them are one.
    fn quoted(&mut self, cell: &mut String) {
        let begun = self.line;
        while let Some(c) = self.rest.next() {
            match c {
                '"' if self.rest.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => return,
                '\r' => {
                    self.rest.next_if_eq(&'\n');
                    self.line += 1;
                    cell.push('\n');
                }
                c => {
                    self.line += usize::from(c == '\n');
                    cell.push(c);
                }
            }
        }
        self.open_quote = Some(begun);
    }
}

/// Ends a cell. What is beyond the last that is read makes the line too long, which is remarked.
fn push(cells: &mut Vec<String>, cell: &mut String) {
    let text = std::mem::take(cell);
    if cells.len() <= MAX_CELLS {
        cells.push(text.trim().to_owned());
    }
}
