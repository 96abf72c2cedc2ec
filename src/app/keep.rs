//! Keeps the story in the browser: a part at a time, so that the page goes on drawing, and one telling after the other. The newest
//! counts; what is being written when it comes is given up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use datelines_core::archive;
use datelines_core::curation::Edit;
use yew::Callback;
use yew::platform::spawn_local;

use super::Opened;
use crate::browser::storage;

/// What the browser is to keep.
pub(super) enum Wish {
    /// This story with these edits.
    Keep(Opened, Vec<Edit>),
    /// Nothing.
    Forget,
}

/// Sees to it. All clones are the same one.
#[derive(Clone)]
pub(super) struct Keeper {
    newest: Rc<RefCell<Option<Wish>>>,
    at_work: Rc<Cell<bool>>,
    failed: Callback<()>,
}

impl Keeper {
    /// Says when something could not be kept.
    pub(super) fn new(failed: Callback<()>) -> Keeper {
        Keeper {
            newest: Rc::default(),
            at_work: Rc::default(),
            failed,
        }
    }

    /// Has this kept from now on.
    pub(super) fn wish(&self, wish: Wish) {
        self.newest.replace(Some(wish));
        if !self.at_work.replace(true) {
            spawn_local(self.clone().work());
        }
    }

    async fn work(self) {
        while let Some(wish) = self.newest.take() {
            let done = match wish {
                Wish::Keep(story, edits) => {
                    let story = story.story();
                    let mut parts = archive::write_parts(&story, &edits);
                    storage::save(&mut parts, &|| self.newest.borrow().is_some()).await
                }
                Wish::Forget => storage::forget().await,
            };
            if done.is_err() {
                self.failed.emit(());
            }
        }
        self.at_work.set(false);
    }
}
