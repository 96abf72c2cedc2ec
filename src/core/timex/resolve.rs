//! What a time expression means: from the words, the day of writing and the date that the text has reached to a date.
//!
//! Deliberately absent: the text's grammar (see `rules`) and the running date itself (see `running`).

mod calendar_fields;
mod explain;
mod feasts;
mod hour;
mod meaning;
mod node;
mod scene;
mod shifts;
mod stretch;

use super::Timex;
use super::expr::{Bound, Node, TimexExpr};
use super::timex3::Modifier;
use crate::calendar::{Day, Period, When};
use crate::source::{Kind, Span};
pub use meaning::Meaning;
use meaning::{Lack, Note, Reason, Than};
use node::node;
pub(super) use scene::{Known, Scene, Writing};
pub(super) use stretch::{Stretch, join, second};
use stretch::{range, with_whole, within_days};

/// What `resolve` needs to know beside the words.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text that the expression was found in, to quote from.
    pub text: &'a str,
    /// The day of writing, or the days that it can be.
    pub anchor: Option<When>,
    /// News counts from the day of writing, a history from the date that the telling has reached.
    pub kind: Kind,
    /// What the text has told so far.
    pub told: Told,
}

/// What a text has told up to some place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// The date that the telling has reached.
    pub reached: Option<Period>,
    /// The decade or century named last, as long as no date outside of it has been reached.
    pub age: Option<Period>,
    /// The quarter that a report is about: the last one that it named by number.
    pub quarter: Option<Period>,
    /// That quarter is one of a fiscal year.
    pub fiscal: bool,
    /// The last thing named was a stretch of months ("the first nine months"), which is what a year ago then means.
    pub stretch: bool,
    /// The day that each weekday, Monday first, was when it was last named.
    pub weekdays: [Option<Day>; 7],
}

/// A time expression with its meaning: what [`Timex`] says, but for the sentences. Small, as a text can be nothing but dates, and made
/// where it is handed over from: moving it took a tenth of the time of such a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Resolved {
    /// The words.
    pub span: Span,
    /// What they mean.
    pub meaning: Meaning,
    /// The whole stretch, where the words are one end of a range.
    pub whole: Option<When>,
    /// The words name a whole date, be there such a day or not.
    complete: bool,
}

/// What the expression means in this context.
///
/// With an interval of possible days of writing it is resolved at both ends: the same answer stands; two answers at most a week
/// apart give the stretch that holds both; otherwise it stays unresolved and says so.
pub fn resolve(expr: &TimexExpr, context: &Context) -> Timex {
    let known = Known {
        writing: Writing::from(context.anchor),
        kind: context.kind,
        told: context.told,
    };
    resolved(expr, &known, &mut None).explain(expr, context.text, context.anchor, context.kind)
}

/// What the expression means. `kept` is what the expression before it left there.
pub(super) fn resolved(expr: &TimexExpr, known: &Known, kept: &mut Option<Stretch>) -> Resolved {
    let scene = &Scene { known, expr };
    let mut resolved = match known.writing {
        Writing::Unknown | Writing::On(..) => with_whole(expr, scene, kept),
        Writing::Within(first, last) => on_either(expr, (first, last), scene),
    };
    if let Some(bound) = expr.bound {
        resolved.meaning.reach(bound);
    }
    resolved
}

/// The same where the day of writing can be the one or the other.
fn on_either(expr: &TimexExpr, days: (Day, Day), scene: &Scene) -> Resolved {
    let range = |ends: &[Node; 2]| within_days(days, scene, |scene| range(ends, scene));
    let meaning = |scene: &Scene| with_whole(expr, scene, &mut None).meaning;
    let meaning = within_days(days, scene, meaning);
    let whole = expr.whole.as_deref().and_then(|ends| range(ends).when);
    Resolved {
        span: expr.node.span,
        meaning,
        whole: whole.filter(|_| meaning.when.is_some()),
        complete: expr.node.is_complete(),
    }
}

impl Resolved {
    /// These words by themselves.
    pub(super) fn alone(words: &Node, scene: &Scene) -> Resolved {
        Resolved {
            span: words.span,
            whole: None,
            complete: words.is_complete(),
            meaning: node(words, scene),
        }
    }

    /// Whether the words give the whole date.
    pub fn stated(&self) -> bool {
        self.complete && self.meaning.when.is_some()
    }
}

impl Meaning {
    /// "since 1999" and "until May" leave one end open. So do "after" and "before", and what they name still counts: "after 1991" can
    /// be said of December 1991.
    #[inline(never)]
    fn reach(&mut self, bound: Bound) {
        self.modifier = self.modifier.or(match bound {
            Bound::Before => Some(Modifier::Before),
            Bound::After => Some(Modifier::After),
            Bound::From | Bound::Until => None,
        });
        let Some(when) = &mut self.when else { return };
        let Some(interval) = when.interval() else {
            return;
        };
        let open = match bound {
            Bound::From | Bound::After => When::from(interval.start(), when.granularity),
            Bound::Until | Bound::Before => When::until(interval.end(), when.granularity),
        };
        *when = if when.about { open.about() } else { open };
    }
}

/// The date that the expression would have if the text was written on this day; `None` where it has none. Costs no allocation.
pub fn on(expr: &TimexExpr, day: Day, kind: Kind) -> Option<When> {
    let known = &Known {
        writing: Writing::on(day),
        kind,
        told: Told::default(),
    };
    let scene = &Scene { known, expr };
    with_whole(expr, scene, &mut None).meaning.when
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_stays_small() {
        assert!(size_of::<Meaning>() <= 96);
        assert!(size_of::<Resolved>() <= 136);
    }
}
