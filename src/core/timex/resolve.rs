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

use super::expr::{Bound, Node, TimexExpr};
use super::timex3::{Modifier, Value};
use super::{Timex, TimexType};
use crate::calendar::{Day, Period, When};
use crate::source::{Kind, Span};
use meaning::{Lack, Meaning, Note, Reason, Than};
use node::node;
use scene::Scene;
pub(super) use scene::Writing;
pub(super) use stretch::{Stretch, whole};
use stretch::{ends, range, with_whole, within_days};

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

/// A time expression with its meaning: what [`Timex`] says, but for how it was worked out. Small, as a text can be nothing but dates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Resolved {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value.
    pub value: Value,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// When that is on the calendar.
    pub when: Option<When>,
    /// The whole stretch, where the words are one end of a range.
    pub whole: Option<When>,
    /// The words give the whole date.
    pub stated: bool,
}

/// The meaning of an expression as it was worked out, of which [`Reasoned::explain`] makes the way from the words to the date.
pub(super) struct Reasoned {
    meaning: Meaning,
    /// The whole stretch, where the words are one end of a range.
    whole: Option<When>,
}

/// What the expression means in this context.
///
/// With an interval of possible days of writing it is resolved at both ends: the same answer stands; two answers at most a week
/// apart give the stretch that holds both; otherwise it stays unresolved and says so.
pub fn resolve(expr: &TimexExpr, context: &Context) -> Timex {
    let writing = Writing::from(context.anchor);
    reasoned(expr, writing, context.kind, &context.told, &mut None).explain(
        expr,
        context.text,
        context.anchor,
        context.kind,
    )
}

/// The meaning, and how it was worked out. `kept` is what the expression before it left there.
pub(super) fn reasoned(
    expr: &TimexExpr,
    writing: Writing,
    kind: Kind,
    told: &Told,
    kept: &mut Option<Stretch>,
) -> Reasoned {
    let scene = Scene::of(expr, writing, kind, told);
    match writing {
        Writing::Unknown | Writing::On(..) => with_whole(expr, &scene, kept),
        Writing::Within(first, last) => {
            let days = (first, last);
            let range = |ends: &[Node; 2]| within_days(days, &scene, |scene| range(ends, scene));
            Reasoned {
                meaning: within_days(days, &scene, |scene| {
                    with_whole(expr, scene, &mut None).meaning
                }),
                whole: expr.whole.as_deref().and_then(|ends| range(ends).when),
            }
        }
    }
}

/// The meanings of the two ends of a stretch, whose first is told by this expression, on a known day of writing.
pub(super) fn both(
    expr: &TimexExpr,
    [first, last]: [&Node; 2],
    writing: Writing,
    kind: Kind,
    told: &Told,
) -> [Meaning; 2] {
    ends(first, last, &Scene::of(expr, writing, kind, told))
}

impl Meaning {
    /// What the words that it was worked out for mean, which may be one end of a stretch.
    pub fn resolved(&self, node: &Node, bound: Option<Bound>, whole: Option<When>) -> Resolved {
        let mut resolved = Resolved {
            span: node.span,
            kind: self.kind,
            value: self.value,
            modifier: self.modifier,
            when: self.when,
            whole: whole.filter(|_| self.when.is_some()),
            stated: self.when.is_some() && node.is_complete(),
        };
        if let Some(bound) = bound {
            resolved.reach(bound);
        }
        resolved
    }
}

impl Reasoned {
    /// What the words that it was worked out for mean.
    pub fn resolved(&self, node: &Node, bound: Option<Bound>) -> Resolved {
        self.meaning.resolved(node, bound, self.whole)
    }

    /// The calendar period that the text has reached with it.
    pub fn reached(&self) -> Option<Period> {
        self.meaning.period
    }
}

impl Resolved {
    /// "since 1999" and "until May" leave one end open. So do "after" and "before", and what they name still counts: "after 1991" can
    /// be said of December 1991.
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
    let told = Told::default();
    let scene = Scene::of(expr, Writing::on(day), kind, &told);
    with_whole(expr, &scene, &mut None).meaning.when
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_stays_small() {
        assert!(size_of::<Resolved>() <= 80);
        assert!(size_of::<Meaning>() <= 96);
    }
}
