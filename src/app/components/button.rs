//! Kinds of buttons.

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// As most do.
    #[default]
    Plain,
    /// The one thing to do here.
    Primary,
    /// Beside words.
    Small,
}

impl ButtonKind {
    /// Its classes in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Small => "button button--small",
        }
    }
}
