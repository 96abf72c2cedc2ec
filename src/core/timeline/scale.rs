//! From time to pixels and back.

use super::Fold;
use crate::calendar::Instant;

/// A time in days since 1970-01-01T00:00, with fractions.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Days(pub f64);

/// A position along the axis, in days of its unfolded stretches. Without a fold it is the same number as [`Days`].
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Place(pub f64);

/// A horizontal position in CSS pixels from the left edge of a drawing.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Px(pub f64);

impl From<Instant> for Days {
    fn from(instant: Instant) -> Days {
        Days(instant.minutes() as f64 / Instant::PER_DAY as f64)
    }
}

/// The part of the axis that is shown. `start < end` always.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct View {
    start: f64,
    end: f64,
}

impl View {
    /// The shortest view: three hours.
    pub const SHORTEST: f64 = 0.125;

    /// The view from `start` to `end`, in either order; widened about its middle to [`View::SHORTEST`] where it is shorter.
    pub fn new(start: Place, end: Place) -> View {
        let (a, b) = (start.0.min(end.0), start.0.max(end.0));
        let short = (Self::SHORTEST - (b - a)).max(0.0) / 2.0;
        View {
            start: a - short,
            end: b + short,
        }
    }

    /// Its left edge.
    pub fn start(self) -> Place {
        Place(self.start)
    }

    /// Its right edge.
    pub fn end(self) -> Place {
        Place(self.end)
    }

    /// Its length along the axis, in days.
    pub fn span(self) -> f64 {
        self.end - self.start
    }

    /// Its middle.
    pub fn middle(self) -> Place {
        Place((self.start + self.end) / 2.0)
    }

    /// The same length, `days` further right.
    pub fn pan(self, days: f64) -> View {
        View {
            start: self.start + days,
            end: self.end + days,
        }
    }

    /// `factor` times as long, with `about` staying where it is.
    pub fn zoom(self, about: Place, factor: f64) -> View {
        let factor = factor.max(Self::SHORTEST / self.span());
        View {
            start: about.0 + (self.start - about.0) * factor,
            end: about.0 + (self.end - about.0) * factor,
        }
    }

    /// Longer by `share` of its length at either end.
    pub fn widened(self, share: f64) -> View {
        let by = self.span() * share;
        View {
            start: self.start - by,
            end: self.end + by,
        }
    }

    /// Moved, and shortened where it must be, so that it lies within `limits`.
    pub fn within(self, limits: View) -> View {
        if self.span() >= limits.span() {
            return limits;
        }
        let left = (limits.start - self.start).max(0.0);
        let right = (self.end - limits.end).max(0.0);
        self.pan(left - right)
    }

    /// Whether all of `other` lies in it.
    pub fn holds(self, other: View) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether this place lies in it.
    pub fn has(self, place: Place) -> bool {
        (self.start..=self.end).contains(&place.0)
    }
}

/// The scale of a view that is `width` pixels wide (at least one).
#[derive(Clone, Copy, Debug)]
pub struct Scale<'a> {
    view: View,
    width: f64,
    fold: &'a Fold,
}

impl<'a> Scale<'a> {
    /// The scale that shows `view` in `width` pixels.
    pub fn new(view: View, width: f64, fold: &'a Fold) -> Scale<'a> {
        Scale {
            view,
            width: width.max(1.0),
            fold,
        }
    }

    /// Where a time lies.
    pub fn scale(&self, time: Days) -> Px {
        self.at(self.fold.place(time))
    }

    /// The time at a pixel.
    pub fn invert(&self, x: Px) -> Days {
        self.fold.days(self.place(x))
    }

    /// Where a place along the axis lies.
    pub fn at(&self, place: Place) -> Px {
        Px((place.0 - self.view.start) * self.per_day())
    }

    /// The place along the axis at a pixel.
    pub fn place(&self, x: Px) -> Place {
        Place(self.view.start + x.0 / self.per_day())
    }

    /// Pixels for each unfolded day.
    pub fn per_day(&self) -> f64 {
        self.width / self.view.span()
    }

    /// The fold it goes through.
    pub fn fold(&self) -> &'a Fold {
        self.fold
    }

    /// The view it shows.
    pub fn view(&self) -> View {
        self.view
    }

    /// Its width in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }
}
