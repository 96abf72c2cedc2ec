//! Calendar arithmetic: days, intervals, granularity, EDTF. Nothing of texts.
//!
//! Deliberately absent: time zones, the clock, locales.

mod day;
mod when;

pub use day::{Day, Instant, Interval, Weekday};
pub use when::{Extent, Granularity, When};
