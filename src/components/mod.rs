//! The parts of the page: one component a file, its style in the file of the same name in `styles/`.
//!
//! A component gets what it shows as properties and sends [`crate::app::Action`]s; none keeps anything that another needs to know.
//! Text from sources is only ever a text node. Deliberately absent: `style` attributes (the page's policy drops them), the browser's
//! own names (see [`crate::browser`]).

mod add;
mod by_hand;
mod card;
mod changes;
mod compare;
mod date_field;
mod dialog;
mod entitle;
mod export;
mod finder;
mod glance;
mod header;
mod help;
mod jump;
mod key;
mod list;
mod marked;
mod notices;
mod paste;
mod picked;
mod picker;
mod progress;
mod reader;
mod reasons;
mod row;
mod same;
mod sheet;
mod source_date;
mod sources;
mod timed;
mod timeline;

pub use add::Add;
pub use by_hand::{Title, Tools};
pub use card::Card;
pub use changes::{Changed, Changes, TakeBack};
pub use compare::Compare;
pub use date_field::DateField;
pub use dialog::Dialog;
pub use entitle::Entitle;
pub use export::Export;
pub use finder::Finder;
pub use glance::Glance;
pub use header::Header;
pub use help::Help;
pub use jump::Jump;
pub use list::{List, WHOLE};
pub use marked::Marked;
pub use notices::Notices;
pub use paste::Paste;
pub use picked::Picked;
pub use picker::Picker;
pub use progress::Progress;
pub use reader::Reader;
pub use reasons::Reasons;
pub use same::Same;
pub use sheet::Sheet;
pub use source_date::{SourceDate, say as written};
pub use sources::Sources;
pub use timed::Timed;
pub use timeline::Timeline;

use yew::{Callback, MouseEvent};

use crate::app::Action;

/// What a button does that sends this action.
pub(crate) fn sends(on: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    on.reform(move |_| action.clone())
}
