//! The scenarios that this browser keeps, in its database. It may refuse, and then says so.
//!
//! Two stores by number: `heads` has what a list shows, `texts` the scenario files. A third, by digest, has the
//! weather files that scenarios name.

use std::rc::Rc;

use js_sys::Array;
use js_sys::Promise;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbDatabase;
use web_sys::IdbOpenDbRequest;
use web_sys::IdbRequest;
use web_sys::IdbTransaction;
use web_sys::IdbTransactionMode;

use super::global;
use super::storage;
use crate::app::state::KeptId;

const DATABASE: &str = "headroom";
const VERSION: u32 = 2;
const HEADS: &str = "heads";
const TEXTS: &str = "texts";
const WEATHER: &str = "weather";

/// What a list shows of a kept scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its number.
    pub id: KeptId,
    /// Its title.
    pub title: String,
    /// When it was saved last, in ms since 1970.
    pub saved_ms: f64,
    /// Length of its file.
    pub bytes: f64,
}

/// All of them, the last saved first; nothing when the browser refuses.
pub async fn list() -> Option<Vec<Head>> {
    let database = open().await?;
    let heads = transaction(&database, IdbTransactionMode::Readonly)?;
    let request = heads.object_store(HEADS).ok()?.get_all().ok()?;
    let rows = Array::from(&answer(&request).await?);
    database.close();
    let mut list: Vec<Head> = rows.iter().filter_map(|row| head(&row)).collect();
    list.sort_by(|one, other| other.saved_ms.total_cmp(&one.saved_ms));
    Some(list)
}

/// The text of one.
pub async fn text(id: KeptId) -> Option<String> {
    let database = open().await?;
    let texts = transaction(&database, IdbTransactionMode::Readonly)?;
    let request = texts.object_store(TEXTS).ok()?.get(&id.into()).ok()?;
    let text = answer(&request).await?.as_string();
    database.close();
    text
}

/// Keeps a text under a number; `false` when the browser refuses, or has no room.
pub async fn put(head: Head, text: String) -> bool {
    let written = async {
        let database = open().await?;
        let both = transaction(&database, IdbTransactionMode::Readwrite)?;
        let row = Array::of4(
            &head.id.into(),
            &head.title.as_str().into(),
            &head.saved_ms.into(),
            &head.bytes.into(),
        );
        let (heads, texts) = (
            both.object_store(HEADS).ok()?,
            both.object_store(TEXTS).ok()?,
        );
        heads.put_with_key(&row, &head.id.into()).ok()?;
        texts
            .put_with_key(&text.as_str().into(), &head.id.into())
            .ok()?;
        finished(&both).await?;
        database.close();
        Some(())
    };
    written.await.is_some()
}

/// Forgets one; `false` when the browser refuses.
pub async fn remove(id: KeptId) -> bool {
    let removed = async {
        let database = open().await?;
        let both = transaction(&database, IdbTransactionMode::Readwrite)?;
        for store in [HEADS, TEXTS] {
            both.object_store(store).ok()?.delete(&id.into()).ok()?;
        }
        finished(&both).await?;
        database.close();
        Some(())
    };
    removed.await.is_some()
}

/// The weather file of a digest.
pub async fn weather(digest: &str) -> Option<Rc<[u8]>> {
    let database = open().await?;
    let all = transaction(&database, IdbTransactionMode::Readonly)?;
    let request = all.object_store(WEATHER).ok()?.get(&digest.into()).ok()?;
    let bytes = answer(&request).await?.dyn_into::<Uint8Array>().ok()?;
    database.close();
    storage::use_weather(digest);
    Some(bytes.to_vec().into())
}

/// Keeps a weather file under its digest, and drops the one that was used longest ago when there are many. Where the browser refuses, it is there as long as the page.
pub async fn put_weather(digest: String, bytes: Rc<[u8]>) {
    let written = async {
        let database = open().await?;
        let all = transaction(&database, IdbTransactionMode::Readwrite)?;
        let value = Uint8Array::from(&*bytes);
        let store = all.object_store(WEATHER).ok()?;
        store.put_with_key(&value, &digest.as_str().into()).ok()?;
        if let Some(dropped) = storage::use_weather(&digest) {
            store.delete(&dropped.into()).ok()?;
        }
        finished(&all).await?;
        database.close();
        Some(())
    };
    written.await;
}

/// Asks the browser not to clear what is kept when it needs room. It may ask the user, or say no.
pub fn ask_to_stay() {
    let navigator = gloo::utils::window().navigator();
    // Missing where the page is not served securely.
    if global::has(navigator.as_ref(), "storage") {
        let _ = navigator.storage().persist();
    }
}

/// A number for a scenario that is kept for the first time, and the present moment.
pub fn now() -> KeptId {
    js_sys::Date::now()
}

async fn open() -> Option<IdbDatabase> {
    let factory = gloo::utils::window().indexed_db().ok()??;
    let request = factory.open_with_u32(DATABASE, VERSION).ok()?;
    let opening: IdbOpenDbRequest = request.clone();
    let make = Closure::once(move || {
        if let Ok(Ok(database)) = opening.result().map(JsCast::dyn_into::<IdbDatabase>) {
            // Those that are there already stay as they are.
            for store in [HEADS, TEXTS, WEATHER] {
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    answer(&request).await?.dyn_into().ok()
}

fn transaction(database: &IdbDatabase, mode: IdbTransactionMode) -> Option<IdbTransaction> {
    let stores = Array::of3(&HEADS.into(), &TEXTS.into(), &WEATHER.into());
    database
        .transaction_with_str_sequence_and_mode(&stores, mode)
        .ok()
}

/// What a request comes to.
async fn answer(request: &IdbRequest) -> Option<JsValue> {
    let settled = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(settled).await.ok()?;
    request.result().ok()
}

/// Waits until a transaction is on the disk. One that does not fit is aborted.
async fn finished(transaction: &IdbTransaction) -> Option<()> {
    let settled = Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
        transaction.set_onerror(Some(&failed));
    });
    JsFuture::from(settled).await.ok().map(|_| ())
}

fn head(row: &JsValue) -> Option<Head> {
    let row = row.dyn_ref::<Array>()?;
    Some(Head {
        id: row.get(0).as_f64()?,
        title: row.get(1).as_string()?,
        saved_ms: row.get(2).as_f64()?,
        bytes: row.get(3).as_f64()?,
    })
}
