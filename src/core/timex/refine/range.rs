//! "between May and July", "from 1914 to 1918", "March 3 - March 5", "from 10 p.m. to 6 a.m.": two dates or hours that are the ends
//! of one stretch.
//!
//! Deliberately absent: dates that only stand side by side ("May and July").

use std::rc::Rc;

use super::{Place, halves};
use crate::timex::expr::{Node, Says, TimexExpr};
use crate::timex::lexicon::Word;
use crate::timex::page::Page;

/// Finds the two ends of each stretch.
pub(super) fn join(found: &mut [Place]) {
    for n in 1..found.len() {
        let (first, second) = (&found[n - 1], &found[n]);
        if second.link.closes()
            && !(n > 1 && found[n - 2].joins)
            && first.expr.whole.is_none()
            && is_date(&first.expr.node)
            && is_date(second.first())
        {
            found[n - 1].joins = true;
            (found[n - 1].expr.bound, found[n].expr.bound) = (None, None);
        }
    }
}

/// Takes out the expressions, a range as its two ends, and gives both ends of each stretch the whole of it.
pub(in crate::timex) fn tied(found: &mut Vec<Place>) -> Vec<TimexExpr> {
    let mut exprs = Vec::with_capacity(found.len());
    let mut joined = false;
    for place in found.drain(..) {
        let n = exprs.len();
        match halves(&place.expr) {
            Some(ends) => exprs.extend(ends),
            None => exprs.push(place.expr),
        }
        if joined {
            let whole = Rc::new([exprs[n - 1].node.clone(), exprs[n].node.clone()]);
            exprs[n - 1].whole = Some(whole.clone());
            exprs[n].whole = Some(whole);
        }
        joined = place.joins;
    }
    exprs
}

/// Whether an expression can be the first of a stretch, with one that begins at this token.
pub(super) fn may(page: &Page, first: &Place, from: usize) -> bool {
    if first.to + 1 != from {
        return false;
    }
    let between = page.word(first.to);
    // "open Monday to Friday" needs no "from".
    let weekdays = || {
        matches!(between, Word::To)
            && is_weekday(first.last())
            && matches!(page.word(from), Word::Weekday { .. })
    };
    joins(page.before(first.from), between) || weekdays()
}

/// The word before the first and the word between them.
fn joins(before: Word, between: Word) -> bool {
    match between {
        Word::And => matches!(before, Word::Between),
        Word::To | Word::Until => matches!(before, Word::From),
        Word::Mark(b'-') => true,
        _ => false,
    }
}

fn is_weekday(node: &Node) -> bool {
    matches!(&node.says, Says::Calendar { fields, relation: None } if fields.weekday.is_some() && fields.day.is_none())
}

fn is_date(node: &Node) -> bool {
    match &node.says {
        Says::Calendar { .. } | Says::Hour { .. } => true,
        Says::Phase { of, .. } | Says::About(of) => is_date(of),
        _ => false,
    }
}
