//! What a person can make of an expression that the text leaves open: the dates it can mean, and the one that it is said to mean.

use std::collections::BTreeMap;

use super::expr::{Clue, Fields, Node, Order, Relation, Says, Tense, TimexExpr, Year};
use super::refine::calendar;
use super::resolve::{Context, Told, resolve};
use crate::calendar::{Day, Granularity, Period, When};
use crate::source::Kind;

/// The dates that an expression has if it is counted from one of these days, looking back or ahead, with day and month either way
/// round where that is open: each once, those of the first days first.
pub fn readings(expr: &TimexExpr, days: &[Day]) -> Vec<When> {
    let mut out = Vec::new();
    for &day in days {
        let context = Context {
            text: "",
            anchor: Some(When::day(day)),
            kind: Kind::News,
            told: Told {
                reached: Some(Period::of_day(day)),
                ..Told::default()
            },
        };
        for expr in either_way(expr).iter().flat_map(back_and_ahead) {
            let when = resolve(&expr, &context).when;
            out.extend(when.filter(|when| !out.contains(when)));
        }
    }
    out
}

/// The expression with its day and month as they stand, and changed about if either can be meant.
fn either_way(expr: &TimexExpr) -> Vec<TimexExpr> {
    let ordered = |first: Order| {
        let mut expr = expr.clone();
        let (fields, _) = calendar(&mut expr.node)?;
        if fields.order != Order::Unsure {
            return None;
        }
        if first == Order::DayFirst {
            (fields.day, fields.month) = (fields.month, fields.day);
        }
        fields.order = first;
        Some(expr)
    };
    match (ordered(Order::MonthFirst), ordered(Order::DayFirst)) {
        (Some(month_first), Some(day_first)) => vec![month_first, day_first],
        _ => vec![expr.clone()],
    }
}

/// The expression as what looks back has it, and as what looks ahead; then, where its words leave the year or the week open, the
/// last such date and the next.
fn back_and_ahead(expr: &TimexExpr) -> Vec<TimexExpr> {
    let mut out = Vec::new();
    for tense in [Tense::Past, Tense::Future] {
        let span = expr.span;
        out.push(TimexExpr {
            clue: Some(Clue { tense, span }),
            ..expr.clone()
        });
    }
    for way in [Relation::Last, Relation::Next] {
        let mut expr = expr.clone();
        if let Some((fields, relation)) = calendar(&mut expr.node)
            && relation.is_none()
            && fields.year.is_none()
        {
            *relation = Some(way);
            out.push(expr);
        }
    }
    out
}

/// Makes expressions say what a person says they mean, by their place in the list, as far as a day, a month or a year can say it. Where
/// that tells whether the day or the month stands first, it tells it of the whole text.
pub(crate) fn settle(found: &mut [TimexExpr], dates: &BTreeMap<usize, When>) {
    if dates.is_empty() {
        return;
    }
    for (ix, when) in dates {
        found[*ix].say(*when);
    }
    super::refine::settle_order(found);
}

impl TimexExpr {
    /// Makes it say this date, as far as a day, a month or a year can say it; nothing is changed otherwise.
    fn say(&mut self, when: When) {
        let Some(days) = when.interval().filter(|_| !when.about) else {
            return;
        };
        let period = Period::containing(days.first_day(), when.granularity);
        let (year, month, day) = days.first_day().ymd();
        let (month, day) = match period.granularity() {
            _ if period.last_day() != days.last_day() => return,
            Granularity::Day => (Some(month as u8), Some(day as u8)),
            Granularity::Month => (Some(month as u8), None),
            Granularity::Year => (None, None),
            _ => return,
        };
        let year = Some(Year {
            number: year,
            short: false,
        });
        let fields = Fields {
            year,
            month,
            day,
            ..Fields::default()
        };
        let order = match calendar(&mut self.node) {
            Some((said, _)) if said.order == Order::Unsure => {
                // Until it is settled, it is kept as if the month stood first.
                if (said.month, said.day) == (month, day) {
                    Order::MonthFirst
                } else {
                    Order::DayFirst
                }
            }
            _ => Order::Named,
        };
        let fields = Fields { order, ..fields };
        let says = Says::Calendar {
            fields,
            relation: None,
        };
        self.node = Node::new(self.span, says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::find;

    fn read(text: &str, days: &[(i32, u32, u32)]) -> Vec<String> {
        let days: Vec<Day> = days
            .iter()
            .map(|&(y, m, d)| Day::from_ymd(y, m, d).unwrap())
            .collect();
        let found = find(text);
        readings(&found[0], &days)
            .into_iter()
            .map(When::to_edtf)
            .collect()
    }

    #[test]
    fn an_open_expression_has_its_likely_dates() {
        let thursday = [(2011, 5, 12)];
        assert_eq!(
            read("They met on Friday.", &thursday),
            ["2011-05-06", "2011-05-13"]
        );
        assert_eq!(
            read("They met on 3.9.2008.", &thursday),
            ["2008-03-09", "2008-09-03"]
        );
        let years = read("It opened on 5 September.", &[(2011, 7, 1), (2009, 7, 1)]);
        assert_eq!(years[..3], ["2011-09-05", "2010-09-05", "2009-09-05"]);
        assert_eq!(read("It rained recently.", &thursday), [""; 0]);
        assert_eq!(read("They met on Friday.", &[]), [""; 0]);
    }

    #[test]
    fn what_it_is_said_to_mean_it_says() {
        for edtf in ["2008-08-29", "2008-08", "2008", "-0043-03-15"] {
            let mut expr = find("They met on Friday.").remove(0);
            expr.say(When::from_edtf(edtf).unwrap());
            assert!(expr.node.is_complete(), "{edtf}");
            let context = Context {
                text: "",
                anchor: None,
                kind: Kind::News,
                told: Told::default(),
            };
            let when = resolve(&expr, &context).when;
            assert_eq!(when.map(When::to_edtf).as_deref(), Some(edtf));
        }
        for edtf in ["2008-08-28/2008-08-31", "2008~", "2008/..", "199X"] {
            let mut expr = find("They met on Friday.").remove(0);
            let before = expr.clone();
            expr.say(When::from_edtf(edtf).unwrap());
            assert_eq!(expr, before, "{edtf}");
        }
    }
}
