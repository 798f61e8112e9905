//! Boxes, wires and bars of the one-line.

use super::Diagram;
use super::Mark;
use super::Press;
use crate::present::backend::text_width;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Shape;

/// Height of a box.
pub(super) const BOX: f64 = 33.0;

/// Size of the text in boxes.
pub(super) const TEXT: f64 = 11.5;

/// Room between the edge of a box and its text.
const PAD: f64 = 7.0;

/// Width of what opens a box beside pressing it, so that a finger finds it.
pub(super) const OPENER: f64 = 26.0;

/// Room between a name and the percent at its right.
const GAP: f64 = 4.0;

/// Height of a loading bar.
const BAR: f64 = 3.0;

/// Load over what is allowed from which a box is drawn as one to watch: what is left is less than a
/// forecast of load is worth.
pub(super) const WATCH: f64 = 0.95;

/// How an element stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stands {
    /// It works.
    #[default]
    Alive,
    /// It has no voltage.
    Dead,
    /// It was taken out.
    Failed,
}

/// A box to draw.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Element or group.
    pub id: String,
    /// First line.
    pub name: String,
    /// Second line.
    pub note: String,
    /// Load over what is allowed; `None` without a rating.
    pub share: Option<f64>,
    /// How it stands.
    pub stands: Stands,
    /// What pressing it does.
    pub press: Press,
    /// Whether it is opened.
    pub is_open: bool,
    /// Whether its right end is kept free for what opens it.
    pub opens: bool,
    /// Whether its loading is said by its note and its bar alone, so that its name has the room.
    pub no_percent: bool,
    /// What it is, for those who cannot see it; name and note when empty.
    pub label: String,
}

impl Part {
    fn ink(&self) -> Ink {
        match (self.stands, self.share) {
            (Stands::Failed, _) => Ink::Bad,
            (Stands::Dead, _) => Ink::Muted,
            (Stands::Alive, Some(share)) if OVER < share => Ink::Bad,
            (Stands::Alive, Some(share)) if WATCH <= share => Ink::Watch,
            (Stands::Alive, _) => Ink::Power,
        }
    }
}

impl Part {
    /// What it is, for those who cannot see it.
    fn label_with(&self, percent: Option<&str>) -> String {
        if !self.label.is_empty() {
            return self.label.clone();
        }
        let words = [
            self.name.as_str(),
            self.note.as_str(),
            percent.unwrap_or(""),
        ];
        let given = words.into_iter().filter(|text| !text.is_empty());
        given.collect::<Vec<_>>().join(", ")
    }
}

/// Load over what is allowed above which something is overloaded, rounding aside.
const OVER: f64 = 1.0 + 1e-9;

impl Diagram {
    /// Draws a box and lets it be pressed.
    pub(super) fn part(&mut self, part: &Part, (x, y): (f64, f64), width: f64) {
        let ink = part.ink();
        let is_dead = part.stands != Stands::Alive;
        let percent = part
            .share
            .filter(|_| !is_dead && !part.no_percent)
            .map(|share| crate::present::number::percent(share, 0));
        let stroke = ink.stroke(if part.is_open { 2.5 } else { 1.5 });
        let stroke = if is_dead { stroke.dashed() } else { stroke };
        let paper = if is_dead { Ink::Sunken } else { Ink::Surface };
        self.scene.items.push(Shape::Rect {
            x,
            y,
            width,
            height: BOX,
            fill: Some(paper.fill()),
            stroke: Some(stroke),
        });
        self.words_of(part, (x, y), width, percent.as_deref());
        if let Some(share) = part.share.filter(|_| !is_dead) {
            self.bar((x + 1.0, y + BOX - BAR - 1.0), width - 2.0, share, ink);
        }
        self.marks.push(Mark {
            id: part.id.clone(),
            label: part.label_with(percent.as_deref()),
            x,
            y,
            width,
            height: BOX,
            press: part.press,
            is_on: match part.press {
                Press::Fail => part.stands == Stands::Failed,
                Press::Open => part.is_open,
            },
        });
    }

    /// The two lines in a box, and the percent at its right.
    fn words_of(&mut self, part: &Part, (x, y): (f64, f64), width: f64, percent: Option<&str>) {
        let words = match part.stands {
            Stands::Failed => Ink::Bad,
            Stands::Dead => Ink::Muted,
            Stands::Alive => Ink::Text,
        };
        let width_of_words = if part.opens { width - OPENER } else { width };
        let right = percent.map_or(0.0, |text| {
            self.text(
                (x + width_of_words - PAD, y + 12.5),
                text,
                (Anchor::End, false),
                Ink::Text,
            );
            width_of(text, false) + GAP
        });
        let room = width_of_words - 2.0 * PAD;
        self.text(
            (x + PAD, y + 12.5),
            &shortened(&part.name, room - right),
            (Anchor::Start, true),
            words,
        );
        self.text(
            (x + PAD, y + 25.5),
            &fitted(&part.note, room, false),
            (Anchor::Start, false),
            Ink::Muted,
        );
    }

    /// A loading bar on its pale track.
    pub(super) fn bar(&mut self, (x, y): (f64, f64), width: f64, share: f64, ink: Ink) {
        for (width, fill) in [
            (width, Ink::Line.fill()),
            (width * share.clamp(0.0, 1.0), ink.fill()),
        ] {
            self.scene.items.push(Shape::Rect {
                x,
                y,
                width,
                height: BAR,
                fill: Some(fill),
                stroke: None,
            });
        }
    }

    /// One line of text.
    pub(super) fn text(
        &mut self,
        (x, y): (f64, f64),
        text: &str,
        (anchor, bold): (Anchor, bool),
        ink: Ink,
    ) {
        self.scene.items.push(Shape::Text {
            x,
            y,
            text: text.to_owned(),
            anchor,
            size: TEXT,
            bold,
            ink,
        });
    }

    /// A wire through points: amber with voltage, grey and dashed without.
    pub(super) fn wire(&mut self, points: &[(f64, f64)], is_dead: bool) {
        let stroke = if is_dead {
            Ink::Muted.stroke(1.5).dashed()
        } else {
            Ink::Power.stroke(1.5)
        };
        self.scene.items.push(Shape::Path {
            points: points.to_vec(),
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
    }

    /// A busbar.
    pub(super) fn busbar(&mut self, (x, y): (f64, f64), width: f64, stands: Stands) {
        let ink = match stands {
            Stands::Alive => Ink::Text,
            Stands::Dead => Ink::Muted,
            Stands::Failed => Ink::Bad,
        };
        let stroke = ink.stroke(4.0);
        let stroke = if stands == Stands::Alive {
            stroke
        } else {
            stroke.dashed()
        };
        self.scene.items.push(Shape::Line {
            from: (x, y),
            to: (x + width, y),
            stroke,
        });
    }

    /// A tie between two points of one height: through when closed; when open its blade is lifted, and it says so.
    pub(super) fn tie(&mut self, (x, y): (f64, f64), to: f64, is_closed: bool, stands: Stands) {
        let ink = match stands {
            Stands::Failed => Ink::Bad,
            _ if is_closed => Ink::Power,
            _ => Ink::Text,
        };
        let stroke = ink.stroke(2.0);
        let line = |from, to| Shape::Line { from, to, stroke };
        if is_closed {
            self.scene.items.push(line((x, y), (to, y)));
            return;
        }
        let (left, right) = (x + CONTACT, to - CONTACT);
        let lift = (right - left) * LIFT;
        self.scene.items.push(line((x, y), (left, y)));
        self.scene
            .items
            .push(line((left, y), (right - 1.0, y - lift)));
        self.scene.items.push(line((right, y), (to, y)));
        self.scene
            .items
            .push(line((right, y - 3.0), (right, y + 3.0)));
        self.text(
            (f64::midpoint(x, to), y + 12.5),
            crate::present::words::power::OPEN,
            (Anchor::Middle, false),
            Ink::Muted,
        );
    }

    /// The right end of the box that was drawn last opens it.
    pub(super) fn opener(&mut self, part: &Part, label: String) {
        let Some(mark) = self.marks.last_mut() else {
            return;
        };
        mark.width -= OPENER;
        let (x, y) = (mark.x + mark.width, mark.y);
        self.text(
            (x + OPENER / 2.0, y + 22.0),
            "›",
            (Anchor::Middle, true),
            Ink::Accent,
        );
        self.marks.push(Mark {
            id: part.id.clone(),
            label,
            x,
            y,
            width: OPENER,
            height: BOX,
            press: Press::Open,
            is_on: part.is_open,
        });
    }
}

/// Length of a contact of an open tie, and how far its blade is lifted over its length.
const CONTACT: f64 = 5.0;
const LIFT: f64 = 0.6;

/// Fonts that stand in for the one that was measured are up to so much wider (DejaVu Sans by an eighth).
const WIDE_FONTS: f64 = 1.12;

/// Width of a text in a box, in whatever font it comes to be shown.
fn width_of(text: &str, bold: bool) -> f64 {
    WIDE_FONTS * text_width(text, TEXT, bold)
}

/// Room for the words in a box.
pub(super) fn room(width: f64, opens: bool) -> f64 {
    width - 2.0 * PAD - if opens { OPENER } else { 0.0 }
}

/// The first text that fits; of the last as much as does.
pub(super) fn first_fitting(texts: &[String], room: f64, bold: bool) -> String {
    let mut fits = texts.iter().filter(|text| width_of(text, bold) <= room);
    let last = || {
        texts
            .last()
            .map_or_else(String::new, |text| fitted(text, room, bold))
    };
    fits.next().cloned().unwrap_or_else(last)
}

/// A name that fits: where it does not, its first word and as many of its last words as do, since names of a
/// kind differ at their end.
fn shortened(name: &str, room: f64) -> String {
    if width_of(name, true) <= room {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    for from in 2..words.len() {
        let last = words[from..].join(" ");
        let text = format!("{} … {last}", words[0]);
        if LEAST_END <= last.chars().count() && width_of(&text, true) <= room {
            return text;
        }
    }
    fitted(name, room, true)
}

/// Letters that the end of a name must have to say anything.
const LEAST_END: usize = 3;

/// As much of a text as fits, with a point of omission where it does not.
pub(super) fn fitted(text: &str, room: f64, bold: bool) -> String {
    if width_of(text, bold) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if room < width_of(&kept, bold) + TEXT * 0.87 {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}
