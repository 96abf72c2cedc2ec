//! The whole way over one text: every expression found, then resolved in text order with the date that the telling has reached.

use super::expr::{Direction, Node, Says, Tense, TimexExpr, Unit};
use super::refine::{self, Orders};
use super::resolve::{Context, Resolved, Told, resolve_and_reach};
use super::{Timex, find_in};
use crate::calendar::{Day, Granularity, Period, When};
use crate::source::Kind;

/// Finds and resolves every time expression of a text.
///
/// `anchor` is the day of writing or the days it can be. In a history dates are counted from the date that the telling has
/// reached, and the anchor only tells the reader's present.
pub fn tag(text: &str, anchor: Option<When>, kind: Kind) -> Vec<Timex> {
    resolve_all(text, &find_in(text, kind), anchor, kind)
}

/// The same without the reasons in words: [`Resolved::explain`] makes them for those that are shown.
pub fn find_and_resolve(text: &str, anchor: Option<When>, kind: Kind) -> Vec<Resolved> {
    let mut telling = Telling::new(anchor, kind);
    let (mut resolved, mut orders, mut held) = (Vec::new(), Orders::default(), Vec::new());
    refine::each(text, kind, |mut expr| {
        // From the first date on whose order of day and month the rest of the text may settle, all wait for its end.
        if orders.see(&mut expr) || !held.is_empty() {
            held.push(expr);
        } else {
            resolved.push(telling.next(&expr));
        }
    });
    orders.settle(&mut held);
    resolved.extend(held.iter().map(|expr| telling.next(expr)));
    resolved
}

/// Resolves the expressions of one text, in their order.
pub fn resolve_all(
    text: &str,
    exprs: &[TimexExpr],
    anchor: Option<When>,
    kind: Kind,
) -> Vec<Timex> {
    let mut telling = Telling::new(anchor, kind);
    exprs
        .iter()
        .map(|expr| telling.next(expr).explain(text, anchor, kind))
        .collect()
}

/// What a text has told, going on from expression to expression.
struct Telling {
    told: Told,
    anchor: Option<When>,
    /// The last day of writing that can be.
    writing: Option<Day>,
    kind: Kind,
}

impl Telling {
    fn new(anchor: Option<When>, kind: Kind) -> Telling {
        let interval = anchor.and_then(When::interval);
        Telling {
            told: Told::default(),
            anchor,
            writing: interval.map(|interval| interval.last_day()),
            kind,
        }
    }

    /// The next expression's meaning, given those before it.
    fn next(&mut self, expr: &TimexExpr) -> Resolved {
        let context = Context {
            text: "",
            anchor: self.anchor,
            kind: self.kind,
            told: self.told,
        };
        match &expr.node.says {
            Says::Length(amount) => self.told.stretch = amount.unit == Unit::Month,
            Says::Calendar { .. } | Says::Anaphor { .. } | Says::Deictic { .. } => {
                self.told.stretch = false
            }
            _ => {}
        }
        let (resolved, period) = resolve_and_reach(expr, &context);
        if let Some(period) = period {
            self.told = tell(self.told, expr, period, self.writing, self.kind);
        }
        resolved
    }
}

/// What is told once this expression has been read.
fn tell(
    mut told: Told,
    expr: &TimexExpr,
    period: Period,
    writing: Option<Day>,
    kind: Kind,
) -> Told {
    let node = &expr.node;
    // "up from $2 million a year earlier": a report compares, and goes on where it was.
    let ahead = expr.clue.is_some_and(|clue| clue.tense == Tense::Future);
    let moves = !compares(node)
        && (kind != Kind::History
            || !(expr.aside || ahead && period.granularity() >= Granularity::Year));
    // A passing mention of a decade or a century does not move the telling.
    if period.granularity() <= Granularity::Year && moves {
        told.reached = Some(period);
    }
    // Of the quarters that are over the last is the one reported on; one that is still to come gives way.
    let over = |quarter: Period| writing.is_none_or(|day| quarter.last_day() < day);
    if let Some(fiscal) = names_a_quarter(node)
        && told
            .quarter
            .is_none_or(|told| match (over(told), over(period)) {
                (true, over) => over && period >= told,
                (false, over) => over || period <= told,
            })
    {
        (told.quarter, told.fiscal) = (Some(period), fiscal);
    }
    if let Some(day) = weekday(node) {
        told.weekdays[day] = Some(period.first_day());
    }
    told
}

/// "the third quarter", "third-quarter": not one that is only compared with. Whether it is one of a fiscal year.
fn names_a_quarter(node: &Node) -> Option<bool> {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.quarter.is_some() && fields.year.is_none() => Some(fields.fiscal),
        Says::Within { fields, .. } if fields.quarter.is_some() => Some(fields.fiscal),
        _ => None,
    }
}

/// "a year earlier", "two years ago", "the previous year": how it was then.
fn compares(node: &Node) -> bool {
    match &node.says {
        Says::Shift {
            amount, direction, ..
        } => *direction == Direction::Earlier && amount.unit == Unit::Year,
        Says::Anaphor { offset, .. } => *offset < 0,
        _ => false,
    }
}

/// The weekday that an expression names, Monday 0.
fn weekday(node: &Node) -> Option<usize> {
    match &node.says {
        Says::Calendar { fields, .. } => fields
            .weekday
            .map(|day| day.num_days_from_monday() as usize),
        Says::Hour { of: Some(of), .. } => weekday(of),
        _ => None,
    }
}
