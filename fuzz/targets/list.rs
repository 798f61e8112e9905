//! Lists of racks and equipment: any bytes. A list is taken only when nothing in it is wrong, and the
//! scenario with it can still be checked, written and read.

#![no_main]

use headroom::codec::file;
use headroom::codec::import;
use headroom::codec::presets::Presets;
use headroom::edit::try_edit;
use headroom::present::words;
use headroom::present::words::Names;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fuzz_target!(|data: &[u8]| {
    static SITE: OnceLock<Scenario> = OnceLock::new();
    let site = SITE.get_or_init(|| {
        let presets = Presets::frozen();
        let preset = presets.by_key("colossus").expect("a preset");
        preset.scenario.clone()
    });
    let imported = import::read_bytes(data, site);
    let _ = words::import(&imported.report, imported.edit.is_some(), &Names::default());
    let Some(edit) = imported.edit else {
        return;
    };
    assert!(imported.report.is_clean());
    let with_list = try_edit(site, &edit);
    let _ = check(&with_list);
    let read = file::read(&file::write(&with_list)).expect("a file that was just written");
    assert_eq!(read.scenario, with_list);
});
