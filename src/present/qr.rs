//! A link as a QR code, for a projector or a printed page: dark modules as the outline of one path.

use std::fmt::Write as _;

use fast_qr::ECL;
use fast_qr::QRBuilder;
use serde::Deserialize;
use serde::Serialize;

/// Most characters of an address that a code is made of. At this length a code has 101 modules a side,
/// and a telephone still reads it from a screen; longer links are sent instead.
pub const MAX_CHARACTERS: usize = 700;

/// Light modules that a reader needs around the code, by the standard (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Modules of one side, with the light margin around them: width and height of its drawing.
    pub side: usize,
    /// The dark modules, as the data of one SVG path with a module as its unit. It belongs on white,
    /// whatever the colours of the page.
    pub path: String,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Characters of the address.
    pub characters: usize,
}

/// The code of an address, readable with 15 % of it damaged (level M).
pub fn code(address: &str) -> Result<Code, TooLong> {
    let too_long = TooLong {
        characters: address.chars().count(),
    };
    if MAX_CHARACTERS < too_long.characters {
        return Err(too_long);
    }
    let built = QRBuilder::new(address).ecl(ECL::M).build();
    let code = built.map_err(|_| too_long)?;
    let mut path = String::new();
    for row in 0..code.size {
        let is_dark = |column: usize| column < code.size && code[row][column].value();
        let mut column = 0;
        while column < code.size {
            let from = column;
            while is_dark(column) {
                column += 1;
            }
            if from < column {
                let (x, y, width) = (from + QUIET, row + QUIET, column - from);
                // Writing to a text cannot fail.
                let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
            }
            column += 1;
        }
    }
    Ok(Code {
        side: code.size + 2 * QUIET,
        path,
    })
}
