//! Files: what the user picks or drops is read, what the user saves is downloaded.

use gloo::file::Blob;
use gloo::file::ObjectUrl;
use gloo::file::callbacks::FileReader;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// How long a download may take to begin before its address is given back.
const DOWNLOAD_MS: u32 = 60_000;

/// Reads a file. Dropping the handle stops the reading.
pub fn read(
    picked: web_sys::File,
    then: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) -> FileReader {
    let picked = gloo::file::File::from(picked);
    gloo::file::callbacks::read_as_bytes(&picked, move |bytes| {
        then(bytes.map_err(|_| "The browser could not read the file.".to_owned()));
    })
}

/// Downloads a text as a file.
pub fn download(name: &str, text: &str) {
    let address = ObjectUrl::from(Blob::new_with_options(text, Some("application/json")));
    let Ok(element) = gloo::utils::document().create_element("a") else {
        return;
    };
    let Ok(link) = element.dyn_into::<HtmlAnchorElement>() else {
        return;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD_MS, move || drop(address)).forget();
}
