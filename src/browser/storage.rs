//! What the browser keeps between visits, in IndexedDB.
//!
//! Every call can fail: a sandboxed frame throws at the first word, a private window may, a full disk will. All pages
//! opened from disk share one store, so the database carries the project's name and what it holds is read with distrust.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::window;

const DATABASE: &str = "datelines";
const STORE: &str = "stories";
/// What was kept before a story was kept in parts: the whole of it.
const WHOLE: &str = "story";

/// The browser keeps nothing here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unavailable;

/// The parts of what was kept, in their order; none if nothing was.
pub async fn load() -> Result<Vec<String>, Unavailable> {
    let database = open().await?;
    let found = async {
        let (_, store) = store(&database, IdbTransactionMode::Readonly)?;
        let mut parts = Vec::new();
        // Asked for one by one, so that no more than one is unpacked at a time.
        loop {
            let found = done(&store.get(&parts.len().into()).map_err(refused)?).await?;
            let Some(part) = found.as_string() else {
                break;
            };
            parts.push(part);
        }
        if parts.is_empty() {
            let whole = done(&store.get(&WHOLE.into()).map_err(refused)?).await?;
            parts.extend(whole.as_string());
        }
        Ok(parts)
    };
    let found = found.await;
    database.close();
    found
}

/// Keeps these parts in place of what was there: all of them, or none where the page is left before. They are asked for one at a
/// time, and no more once `over` says that they are not wanted any longer; what was there then stays.
pub async fn save(
    parts: &mut dyn Iterator<Item = String>,
    over: &dyn Fn() -> bool,
) -> Result<(), Unavailable> {
    let database = open().await?;
    let put = async {
        let (transaction, store) = store(&database, IdbTransactionMode::Readwrite)?;
        done(&store.clear().map_err(refused)?).await?;
        for (nth, part) in parts.enumerate() {
            if over() {
                return transaction.abort().map_err(refused);
            }
            let request = store.put_with_key(&part.into(), &nth.into());
            done(&request.map_err(refused)?).await?;
        }
        Ok(())
    };
    let put = put.await;
    database.close();
    put
}

/// Forgets what was kept, and leaves nothing behind.
pub async fn forget() -> Result<(), Unavailable> {
    let deletion = factory()?.delete_database(DATABASE).map_err(refused)?;
    settled(&deletion).await
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

fn store(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), Unavailable> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode);
    let transaction = transaction.map_err(refused)?;
    let store = transaction.object_store(STORE).map_err(refused)?;
    Ok((transaction, store))
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
