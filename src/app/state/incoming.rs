//! What comes onto the desk besides edits and openings: kept scenarios, the other one of a link, lists.

use std::rc::Rc;

use super::Desk;
use super::Dialog;
use super::KeptId;
use super::LINKED;
use super::Notice;
use super::Origin;
use crate::app::engine::Imported;
use crate::edit::Edit;
use crate::edit::Step;
use crate::present::words::ImportWords;
use crate::scenario::Scenario;
use crate::scenario::record::Section;
use crate::scenario::record::Value;
use crate::scenario::site::SiteField;

/// What is said when a scenario was changed while a list for it was read.
const CHANGED_MEANWHILE: &str =
    "Nothing was imported: the scenario was changed while the list was read. Import it again.";

impl Desk {
    /// Going over the opening of something else leads to another scenario: what is kept under the
    /// present number must not be overwritten by it.
    pub(super) fn leave_kept_at(&mut self, step: Option<Step>) {
        if step.is_some_and(|step| matches!(*step.edit, Edit::Replace(_))) {
            self.ui_mut().kept = None;
        }
    }

    /// Puts a scenario that this browser keeps on the desk.
    pub(super) fn open_kept(&mut self, kept: KeptId, scenario: Scenario) {
        self.replace(scenario, Origin::Saved);
        // Saved again at once: it is what the next visit begins with.
        self.is_changed = true;
        let ui = self.ui_mut();
        ui.notice = None;
        ui.kept = Some(kept);
    }

    /// Exchanges the two scenarios of a link.
    pub(super) fn show_other(&mut self) {
        let Some(other) = self.other.take() else {
            return;
        };
        let notice = self.ui.notice.clone();
        let (origin, is_changed) = (self.origin.clone(), self.is_changed);
        self.other = Some(self.scenario().clone());
        self.replace(other.as_ref().clone(), origin);
        self.is_changed = is_changed;
        self.ui_mut().notice = notice.map(|notice| Notice {
            text: LINKED.to_owned(),
            ..notice
        });
    }

    /// Takes a list in, unless the scenario that it was read for is no longer there.
    pub(super) fn import(&mut self, asked: &Rc<Scenario>, imported: Imported) {
        let before = self.scenario().clone();
        let mut words = imported.words;
        if Rc::ptr_eq(asked, &before) {
            if let Some(node) = imported.scenario {
                // Several, not an opening: it is the same work, and stays under its number.
                let whole = Edit::Replace(Box::new(Scenario::from_node(node)));
                self.history.apply(Edit::Several(vec![whole]), None);
                self.follow(&before);
            }
        } else {
            words = ImportWords {
                summary: CHANGED_MEANWHILE.to_owned(),
                lines: Vec::new(),
            };
        }
        let ui = self.ui_mut();
        ui.list = None;
        ui.report = Rc::new(words);
        ui.dialog = Some(Dialog::Import);
    }

    /// Names the weather file that was read in the scenario, as one step, unless it does already.
    pub(super) fn name_weather(&mut self, read: Option<(String, String)>) {
        let before = self.scenario().clone();
        let Some((name, digest)) = read.filter(|read| read.1 != before.site.weather_digest) else {
            return;
        };
        self.history.apply(weather_edit(name, digest), None);
        self.follow(&before);
    }
}

/// Names a weather file by what it is called and the digest of its content; both empty: none.
pub fn weather_edit(name: String, digest: String) -> Edit {
    let set = |field, text| Edit::Site {
        field,
        value: Value::Text(text),
    };
    Edit::Several(vec![
        set(SiteField::Weather, name),
        set(SiteField::WeatherDigest, digest),
    ])
}
