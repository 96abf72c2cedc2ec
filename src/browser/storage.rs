//! What the browser keeps between visits, in IndexedDB.
//!
//! Every call can fail: a sandboxed frame throws at the first word, a private window may, a full disk will. All pages
//! opened from disk share one store, so the database carries the project's name and what it holds is read with distrust.

use std::fmt;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode,
};

use super::window;

/// The story that the page keeps unless it is told another key.
pub const STORY: &str = "story";

const DATABASE: &str = "datelines";
const STORE: &str = "stories";

/// The browser keeps nothing here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unavailable;

/// Whether anything can be kept: tried by opening the database.
pub async fn available() -> bool {
    match open().await {
        Ok(database) => {
            database.close();
            true
        }
        Err(Unavailable) => false,
    }
}

/// What was kept under the key, if anything.
pub async fn load(key: &str) -> Result<Option<String>, Unavailable> {
    let database = open().await?;
    let found = async {
        let store = store(&database, IdbTransactionMode::Readonly)?;
        done(&store.get(&key.into()).map_err(refused)?).await
    };
    let found = found.await;
    database.close();
    Ok(found?.as_string())
}

/// Keeps the text under the key, in place of what was there.
pub async fn save(key: &str, text: &str) -> Result<(), Unavailable> {
    let database = open().await?;
    let put = async {
        let store = store(&database, IdbTransactionMode::Readwrite)?;
        let request = store.put_with_key(&text.into(), &key.into());
        done(&request.map_err(refused)?).await
    };
    let put = put.await;
    database.close();
    put.map(drop)
}

/// Forgets what was kept under the key; with the last one the database itself goes, and nothing is left behind.
pub async fn forget(key: &str) -> Result<(), Unavailable> {
    let database = open().await?;
    let delete = async {
        let store = store(&database, IdbTransactionMode::Readwrite)?;
        done(&store.delete(&key.into()).map_err(refused)?).await?;
        done(&store.count().map_err(refused)?).await
    };
    let left = delete.await;
    database.close();
    if left?.as_f64() == Some(0.0) {
        let deletion = factory()?.delete_database(DATABASE).map_err(refused)?;
        settled(&deletion).await?;
    }
    Ok(())
}

fn factory() -> Result<IdbFactory, Unavailable> {
    let window = window().ok_or(Unavailable)?;
    window.indexed_db().ok().flatten().ok_or(Unavailable)
}

async fn open() -> Result<IdbDatabase, Unavailable> {
    let request = factory()?.open_with_u32(DATABASE, 1).map_err(refused)?;
    let opening = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        let database = opening.result().map(JsCast::unchecked_into::<IdbDatabase>);
        // A store that cannot be made shows as a failed open.
        drop(database.and_then(|d| d.create_object_store(STORE)));
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database = done(&request).await?;
    request.set_onupgradeneeded(None);
    database.dyn_into().map_err(refused)
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, Unavailable> {
    database
        .transaction_with_str_and_mode(STORE, mode)
        .and_then(|t| t.object_store(STORE))
        .map_err(refused)
}

/// What the request gives once it has succeeded.
async fn done(request: &IdbRequest) -> Result<JsValue, Unavailable> {
    settled(request).await?;
    request.result().map_err(refused)
}

/// Waits for the request. "Blocked" counts as settled: a deletion follows by itself once other pages have let go.
async fn settled(request: &IdbRequest) -> Result<(), Unavailable> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        if let Some(opening) = request.dyn_ref::<IdbOpenDbRequest>() {
            opening.set_onblocked(Some(&resolve));
        }
    });
    JsFuture::from(promise).await.map(drop).map_err(refused)
}

fn refused(_: JsValue) -> Unavailable {
    Unavailable
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this browser keeps nothing here")
    }
}

impl std::error::Error for Unavailable {}
