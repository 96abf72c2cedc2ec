//! Calendar arithmetic: days, intervals, granularity, EDTF. Nothing of texts.
//!
//! Deliberately absent: time zones, the clock, locales.

mod day;
mod edtf;
mod names;
mod period;
mod say;
mod when;

pub use day::{Day, Instant, Interval, Weekday};
pub use names::{ENGLISH, Names, PartsOfDay, ordinal};
pub use period::Period;
pub(crate) use say::weekday_name_of;
pub use say::{say, say_day, weekday_name};
pub use when::{Extent, Granularity, When};
