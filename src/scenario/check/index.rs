//! Ids of one list that other things may name, and where each went in the Plan.

use super::reader::Reader;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::record::Asset;

/// Ids of a list, each with its position among the rows that are evaluated; `None` for one that is left
/// out because only sourced facts are evaluated.
pub(super) struct Index {
    by_id: Vec<(String, Option<usize>)>,
}

impl Index {
    /// Of those assets of a list that may be named.
    pub(super) fn of<'a, A: Asset + 'a>(
        assets: impl Iterator<Item = &'a A>,
        sourced_only: bool,
    ) -> Self {
        let mut kept = 0;
        let by_id = assets.map(|asset| {
            let stays = !(sourced_only && asset.is_assumption());
            let place = stays.then_some(kept);
            kept += usize::from(stays);
            (asset.id().to_owned(), place)
        });
        Self {
            by_id: by_id.collect(),
        }
    }

    /// Where a named one went; a name that leads nowhere is a finding, no name is none.
    pub(super) fn find(&self, id: &str, path: &str, reader: &mut Reader) -> Option<usize> {
        let find = |id: &str| {
            let mut ids = self.by_id.iter();
            ids.find(|(own, _)| own == id).map(|(_, place)| *place)
        };
        let known = || self.by_id.iter().map(|(id, _)| id.clone());
        reader.key_or_none(id, path, find, known).flatten()
    }

    /// The same where the list is there to be named: no name is worth a look.
    pub(super) fn find_or_warn(&self, id: &str, path: &str, reader: &mut Reader) -> Option<usize> {
        if id.is_empty() && !self.by_id.is_empty() {
            reader.push(Finding {
                code: Code::Unassigned,
                severity: Severity::Watch,
                place: Place::Field(path.to_owned()),
                days: None,
                amount: Amount::Word {
                    given: String::new(),
                    known: self.by_id.iter().map(|(id, _)| id.clone()).collect(),
                },
            });
        }
        self.find(id, path, reader)
    }
}
