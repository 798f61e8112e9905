//! Where in a text a field stands. Only errors need it, so the text is walked again instead of keeping
//! a line for every value of every file.

use crate::codec::file::FileError;

/// The error with line and column of its field. A field that is not in the text, because
/// it is missing, gets those of the closest section around it that is.
pub(super) fn with_line(mut error: FileError, text: &str) -> FileError {
    if error.path.is_empty() || 0 < error.line {
        return error;
    }
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: 0,
    };
    let place = walk.find(&error.path);
    let before = text.get(..place).unwrap_or_default();
    error.line = before.matches('\n').count() + 1;
    let line = before.rsplit('\n').next().unwrap_or_default();
    error.column = line.chars().count() + 1;
    error
}

/// Walks a text that is known to be JSON.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    /// Where the value of a path begins, or the value closest around it. Paths begin in the scenario,
    /// but for the fields beside it.
    fn find(&mut self, path: &str) -> usize {
        let is_beside = matches!(path, "format" | "version" | "scenario");
        if !is_beside && !self.enter_field("scenario") {
            return 0;
        }
        self.blanks();
        let mut found = self.at;
        for step in path.split('.') {
            let mut parts = step.split('[');
            let name = parts.next().unwrap_or_default();
            if !self.enter_field(name) {
                return found;
            }
            self.blanks();
            found = self.at;
            for index in parts {
                let index = index.trim_end_matches(']').parse().unwrap_or(0);
                if !self.enter_item(index) {
                    return found;
                }
                self.blanks();
                found = self.at;
            }
        }
        found
    }

    /// Goes to the value of a field of the section that begins here.
    fn enter_field(&mut self, name: &str) -> bool {
        if !self.take(b'{') {
            return false;
        }
        loop {
            self.blanks();
            let key = self.at;
            self.skip_value();
            let quoted = self
                .bytes
                .get(key..self.at)
                .unwrap_or_default()
                .trim_ascii_end();
            self.take(b':');
            let plain = quoted
                .strip_prefix(b"\"")
                .and_then(|it| it.strip_suffix(b"\""));
            if plain == Some(name.as_bytes()) {
                return true;
            }
            self.skip_value();
            if !self.take(b',') {
                return false;
            }
        }
    }

    /// Goes to an item of the list that begins here.
    fn enter_item(&mut self, index: usize) -> bool {
        if !self.take(b'[') {
            return false;
        }
        for _ in 0..index {
            self.skip_value();
            if !self.take(b',') {
                return false;
            }
        }
        true
    }

    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let is_there = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn blanks(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes behind the value that begins here, brackets and all.
    fn skip_value(&mut self) {
        self.blanks();
        let mut depth = 0_usize;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => self.skip_text(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                b',' | b':' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes to the closing quotation mark of a text.
    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => return,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}
