//! Scenario files: any bytes. What opens must come back the same.

#![no_main]

use headroom::codec::file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    match file::read_bytes(data) {
        Ok(document) => {
            let written = file::write(&document.scenario);
            let again = file::read(&written).expect("a file that was just written");
            assert_eq!(again.scenario, document.scenario);
            assert_eq!(file::write(&again.scenario), written);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
