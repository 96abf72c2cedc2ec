//! The day of which a mention tells, as counted from the day of writing.

use crate::dating::Doc;
use crate::dating::cue::{self, Days};
use crate::dating::meant::meant;
use crate::event::Draft;
use crate::timex::TimexExpr;
use crate::timex::expr::{Origin, Says, Unit};

/// A time told from the day of writing, near it: of days or of weeks, and how many of them away (a weekday: unknown, so 1).
pub(super) fn said(expr: &TimexExpr) -> Option<(Unit, i64)> {
    let mut node = &expr.node;
    while let Says::Hour { of: Some(of), .. } | Says::Phase { of, .. } = &node.says {
        node = of;
    }
    match &node.says {
        Says::Deictic {
            unit: Unit::Day | Unit::Night,
            offset,
        } => Some((Unit::Day, (*offset).into())),
        Says::Deictic {
            unit: Unit::Week,
            offset,
        } => Some((Unit::Week, (*offset).into())),
        // "Three weeks ago today", to the day.
        Says::Shift {
            amount,
            from: Origin::Named(_),
            ..
        } if cue::relative(node) => {
            let (n, unit) = amount.exact()?;
            Some((Unit::Day, (n * unit.days()?).into()))
        }
        Says::Shift { amount, .. } if cue::relative(node) => {
            let (n, unit) = amount.exact()?;
            matches!(unit, Unit::Day | Unit::Week).then_some((unit, n.into()))
        }
        Says::Calendar { fields, .. }
            if fields.weekday.is_some() && fields.month.is_none() && fields.year.is_none() =>
        {
            Some((Unit::Day, 1))
        }
        Says::Calendar { fields, .. } if fields.day.is_some() && fields.year.is_none() => {
            Some((Unit::Month, 1))
        }
        // "Wednesday of last week", "the 16th of last month".
        Says::Within { of, .. } | Says::Nth { of, .. }
            if cue::relative(of)
                && cue::days_at(expr, None, 0, false).is_some_and(|d| d.0 == d.1) =>
        {
            Some((Unit::Day, 1))
        }
        _ => None,
    }
}

pub(super) fn today(expr: &TimexExpr) -> bool {
    said(expr) == Some((Unit::Day, 0))
}

pub(super) fn untimed(d: &Draft) -> bool {
    d.timex.is_none() && d.counted.is_none() && d.verb.is_some()
}

/// The first mention of the same sentence that says a time.
pub(super) fn beside<'d>(doc: &'d Doc, d: &Draft) -> Option<&'d Draft> {
    let from = doc.drafts.partition_point(|o| o.sentence < d.sentence);
    let sentence = doc.drafts[from..]
        .iter()
        .take_while(|o| o.sentence == d.sentence);
    sentence
        .into_iter()
        .find(|o| o.timex.is_some() && o.counted.is_none())
}

/// The expression that says the day: "yesterday morning at half past nine" says it before the hour.
pub(super) fn at_hour(doc: &Doc, t: usize) -> usize {
    let hour = matches!(doc.times[t].node.says, Says::Hour { of: None, .. });
    let Some(before) = t.checked_sub(1) else {
        return t;
    };
    let between = doc.times[before].span.end()..doc.times[t].span.start();
    let between = doc.source.text().get(between).map(str::trim);
    let near = said(&doc.times[before]);
    match between {
        Some("at" | "," | ", at" | "") if hour && near.is_some() => before,
        _ => t,
    }
}

/// The days that a mention means under a day of writing, by this expression.
pub(super) fn told_at(
    doc: &Doc,
    years: &[Option<i32>],
    d: &Draft,
    t: usize,
    written: i32,
) -> Vec<Days> {
    match d.timex {
        Some(own) if own == t => meant(doc, years, d, written),
        _ => cue::days_at(&doc.times[t], years[t], written, cue::ahead(&doc.times[t]))
            .into_iter()
            .collect(),
    }
}

/// Whether a text has come to a full date before: its weekdays are those of its telling, not of its writing.
pub(super) fn retold(doc: &Doc, t: usize) -> bool {
    let full = |expr: &TimexExpr| {
        cue::fields(&expr.node).is_some_and(|f| f.year.is_some() && f.day.is_some())
    };
    doc.times[..t].iter().any(full)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Kind;
    use crate::timex::find_in;

    #[test]
    fn days_and_weeks_are_counted_and_nothing_longer() {
        for (words, days) in [
            ("two days ago", Some((Unit::Day, 2))),
            ("three weeks ago", Some((Unit::Week, 3))),
            ("three weeks ago today", Some((Unit::Day, 21))),
            ("two months ago", None),
            ("a year ago today", None),
            ("about three weeks ago", None),
        ] {
            let found = find_in(&format!("The mill burned down {words}."), Kind::News);
            assert_eq!(found.len(), 1, "{words}");
            assert_eq!(said(&found[0]), days, "{words}");
        }
    }
}
