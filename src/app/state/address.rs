//! The fragment of the address: `#s=…&v=floor&day=171`.

use super::View;

/// What the fragment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The payload of a link.
    pub payload: Option<String>,
    /// The view.
    pub view: View,
    /// The day.
    pub day: Option<u32>,
    /// What else stands there: tests leave words for the program.
    pub rest: Vec<String>,
}

impl Address {
    /// Reads a fragment, with or without its `#`. What is not known is left out.
    pub fn parse(fragment: &str) -> Self {
        let mut address = Self::default();
        for part in fragment.trim_start_matches('#').split('&') {
            match part.split_once('=') {
                Some(("s", payload)) if !payload.is_empty() => {
                    address.payload = Some(payload.to_owned());
                }
                Some(("v", key)) => {
                    let known = View::ALL.into_iter().find(|view| view.key() == key);
                    address.view = known.unwrap_or_default();
                }
                Some(("day", text)) => address.day = text.parse().ok(),
                Some(("", _) | ("s", _)) | None => {}
                Some(_) => address.rest.push(part.to_owned()),
            }
        }
        address
    }

    /// Writes the fragment; what goes without saying is left out.
    pub fn fragment(&self) -> String {
        let mut parts = Vec::new();
        if let Some(payload) = &self.payload {
            parts.push(format!("s={payload}"));
        }
        if self.view != View::default() {
            parts.push(format!("v={}", self.view.key()));
        }
        if let Some(day) = self.day {
            parts.push(format!("day={day}"));
        }
        parts.extend(self.rest.iter().cloned());
        format!("#{}", parts.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let address = Address {
            payload: Some("AQBn-_".to_owned()),
            view: View::Floor,
            day: Some(171),
            rest: vec!["panic=test".to_owned()],
        };
        assert_eq!(address.fragment(), "#s=AQBn-_&v=floor&day=171&panic=test");
        assert_eq!(Address::parse(&address.fragment()), address);
    }

    #[test]
    fn nonsense_is_left_out() {
        for fragment in ["", "#", "#v=nowhere&day=-1", "#day=9e9&&=&s="] {
            assert_eq!(Address::parse(fragment), Address::default(), "{fragment}");
        }
    }
}
