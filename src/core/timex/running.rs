//! The whole way over one text: every expression found, then resolved in text order with the date that the telling has reached.

use super::expr::{Direction, Node, Says, Tense, TimexExpr, Unit};
use super::refine::{self, Place, half, tied};
use super::resolve::{self, Known, Resolved, Scene, Stretch, Told, Writing};
use super::{Timex, find_in};
use crate::calendar::{Granularity, Period, When};
use crate::source::Kind;

/// Finds and resolves every time expression of a text.
///
/// `anchor` is the day of writing or the days it can be. In a history dates are counted from the date that the telling has
/// reached, and the anchor only tells the reader's present.
pub fn tag(text: &str, anchor: Option<When>, kind: Kind) -> Vec<Timex> {
    resolve_all(text, &find_in(text, kind), anchor, kind)
}

/// The same without the reasons, which are worth their cost only where somebody reads them.
pub fn find_and_resolve(text: &str, anchor: Option<When>, kind: Kind) -> Vec<Resolved> {
    let mut all = Vec::new();
    each(text, anchor, kind, &mut |resolved| all.push(*resolved));
    all
}

/// The same, each handed over as soon as it is known: nothing is kept of what has been read.
pub fn each(text: &str, anchor: Option<When>, kind: Kind, take: &mut dyn FnMut(&Resolved)) {
    let mut telling = Telling::new(anchor, kind);
    refine::each(text, kind, &mut |places| telling.hand_over(places, take));
}

/// The expressions of one text resolved, in their order, without the reasons.
pub fn resolved(
    exprs: &[TimexExpr],
    anchor: Option<When>,
    kind: Kind,
) -> impl Iterator<Item = Resolved> {
    let mut telling = Telling::new(anchor, kind);
    exprs.iter().map(move |expr| telling.next(expr))
}

/// Resolves the expressions of one text, in their order, with the reasons.
pub fn resolve_all(
    text: &str,
    exprs: &[TimexExpr],
    anchor: Option<When>,
    kind: Kind,
) -> Vec<Timex> {
    let mut telling = Telling::new(anchor, kind);
    exprs
        .iter()
        .map(|expr| telling.next(expr).explain(expr, text, anchor, kind))
        .collect()
}

/// What a text has told, going on from expression to expression.
struct Telling {
    known: Known,
    /// The one whose first end has been resolved last.
    stretch: Option<Stretch>,
}

impl Telling {
    fn new(anchor: Option<When>, kind: Kind) -> Telling {
        Telling {
            known: Known {
                writing: Writing::from(anchor),
                kind,
                told: Told::default(),
            },
            stretch: None,
        }
    }

    /// Whether the day of writing is only known to be one of several.
    fn is_open(&self) -> bool {
        matches!(self.known.writing, Writing::Within(..))
    }

    /// Resolves the next expressions; on a known day of writing the two ends of a stretch at once.
    fn hand_over(&mut self, places: &mut Vec<Place>, take: &mut dyn FnMut(&Resolved)) {
        if self.is_open() {
            for expr in tied(places) {
                take(&self.next(&expr));
            }
            return;
        }
        let mut places = places.iter();
        while let Some(place) = places.next() {
            let expr = &place.expr;
            match (&expr.node.says, places.as_slice()) {
                (Says::Range(ends), _) => {
                    self.hand_over_ends([(expr, &ends[0]), (expr, &ends[1])], false, take);
                }
                (_, [next, ..]) if place.joins => {
                    places.next();
                    let ends = [(expr, &expr.node), (&next.expr, next.first())];
                    self.hand_over_ends(ends, false, take);
                    if let Says::Range(ends) = &next.expr.node.says {
                        let last = &half(&next.expr, ends, 1);
                        self.hand_over_ends([(last, &ends[0]), (last, &ends[1])], true, take);
                    }
                }
                _ => take(&self.next(expr)),
            }
        }
    }

    /// Resolves the two ends of a stretch together, each with the expression that it is told by; of one that has
    /// begun the first is handed over already.
    fn hand_over_ends(
        &mut self,
        ends: [(&TimexExpr, &Node); 2],
        begun: bool,
        take: &mut dyn FnMut(&Resolved),
    ) {
        let [(expr, first), (other, last)] = ends;
        let known = &self.known;
        let scene = &Scene { known, expr };
        let mut from = Resolved::alone(first, scene);
        let mut to = resolve::second(last, &from, scene);
        resolve::join([(&mut from, first), (&mut to, last)], scene);
        if !begun {
            self.go_on(expr, first, from.meaning.period);
            take(&from);
        }
        self.go_on(other, last, to.meaning.period);
        take(&to);
    }

    /// What the next expression means, given those before it.
    fn next(&mut self, expr: &TimexExpr) -> Resolved {
        let resolved = resolve::resolved(expr, &self.known, &mut self.stretch);
        self.go_on(expr, &expr.node, resolved.meaning.period);
        resolved
    }

    /// What is told once an expression, or this end of it, has been read.
    fn go_on(&mut self, expr: &TimexExpr, node: &Node, reached: Option<Period>) {
        let told = &mut self.known.told;
        // "up from $2 million a year earlier": a report compares, and goes on where it was. Of the quarter that is named whether it is
        // one of a fiscal year.
        let (mut compares, mut quarter) = (false, None);
        match &node.says {
            Says::Length(amount) => told.stretch = amount.unit == Unit::Month,
            Says::Deictic { .. } => told.stretch = false,
            // "the previous year"
            Says::Anaphor { offset, .. } => {
                told.stretch = false;
                compares = *offset < 0;
            }
            // "the third quarter", "third-quarter"; not one that is only compared with.
            Says::Calendar { fields, relation } => {
                told.stretch = false;
                let named = relation.is_none() && fields.year.is_none();
                quarter = fields.quarter.filter(|_| named).map(|_| fields.fiscal);
            }
            Says::Within { fields, .. } => quarter = fields.quarter.map(|_| fields.fiscal),
            // "a year earlier", "two years ago": how it was then.
            Says::Shift {
                amount, direction, ..
            } => compares = *direction == Direction::Earlier && amount.unit == Unit::Year,
            _ => {}
        }
        let Some(period) = reached else {
            // "Next year's vote, and another a year later": where the first is not known, nor is what is counted from it.
            if matches!(node.says, Says::Deictic { .. }) {
                told.reached = None;
            }
            return;
        };
        let history = self.known.kind == Kind::History;
        let ahead = expr.clue.is_some_and(|clue| clue.tense == Tense::Future);
        let year_ahead = ahead && period.granularity() >= Granularity::Year;
        // Where nothing has been reached, what is told by the way is better than nothing.
        let by_the_way = history && told.reached.is_some() && (expr.aside || year_ahead);
        // A passing mention of a decade or a century does not move the telling.
        if period.granularity() <= Granularity::Year && !by_the_way && !compares {
            told.reached = Some(period);
        }
        let outside =
            |age: Period| Period::containing(period.first_day(), age.granularity()) != age;
        let fields = node.fields();
        if period.granularity() <= Granularity::Year {
            if told.age.is_some_and(outside) {
                told.age = None;
            }
        } else if fields.is_some() {
            told.age = Some(period);
        }
        if let Some(day) = fields.and_then(|fields| fields.weekday) {
            told.weekdays[day.num_days_from_monday() as usize] = Some(period.first_day());
        }
        if let Some(fiscal) = quarter {
            self.name(period, fiscal);
        }
    }

    /// A quarter is named. Of those that are over the last is the one reported on; one that is still to come gives way.
    fn name(&mut self, quarter: Period, fiscal: bool) {
        let written = self.known.writing.last();
        let over = |quarter: Period| written.is_none_or(|day| quarter.last_day() < day);
        let told = &mut self.known.told;
        if told
            .quarter
            .is_none_or(|told| match (over(told), over(quarter)) {
                (true, over) => over && quarter >= told,
                (false, over) => over || quarter <= told,
            })
        {
            (told.quarter, told.fiscal) = (Some(quarter), fiscal);
        }
    }
}
