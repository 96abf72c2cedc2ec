//! Day before month or month before day: a document's own unambiguous dates decide for its ambiguous ones, if they agree.

use crate::source::Kind;
use crate::timex::expr::{Fields, Node, Order, Relation, Says, TimexExpr};
use crate::timex::page::Page;
use crate::timex::{rules, token};

/// Settles the order of day and month in numeric dates, where the document allows it; elsewhere they stay unsure.
pub(in crate::timex) fn settle(found: &mut [TimexExpr]) {
    let mut orders = Orders::default();
    for expr in found.iter_mut() {
        orders.see(&mut expr.node);
    }
    for expr in found {
        orders.settle(&mut expr.node);
    }
}

/// The orders of day and month that dates of a document have beyond doubt.
#[derive(Clone, Copy, Default)]
pub(super) struct Orders {
    day_first: bool,
    month_first: bool,
}

impl Orders {
    /// Those of a text.
    pub fn of(text: &str) -> Orders {
        let mut orders = Orders::default();
        let (mut tokens, mut mark) = (Vec::new(), token::Mark::default());
        for (start, first, second) in pairs(text) {
            // One of them counts more than months, and that is news.
            let day_first = first > 12 && !orders.day_first;
            let month_first = second > 12 && !orders.month_first;
            if !day_first && !month_first {
                continue;
            }
            tokens.clear();
            mark.move_to(start);
            token::scan(text, &mut mark, start + DATE, &mut tokens);
            let page = Page {
                text,
                tokens: &tokens,
                kind: Kind::News,
            };
            if let Some((mut date, _)) = rules::numeric_date(&page, 0) {
                orders.see(&mut date);
            }
        }
        orders
    }

    /// Takes note of a date.
    fn see(&mut self, node: &mut Node) {
        match fields(node).map(|fields| fields.order) {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            _ => {}
        }
    }

    /// Settles the order of a date that is open, if these orders agree.
    pub fn settle(self, node: &mut Node) {
        if self.day_first != self.month_first
            && let Some(fields) = fields(node)
            && fields.order == Order::Unsure
        {
            if self.day_first {
                (fields.day, fields.month) = (fields.month, fields.day);
            }
            fields.order = Order::ByOthers;
        }
    }
}

/// How many bytes a date in digits has, at most, with what is asked of the words behind it.
const DATE: usize = 20;

/// Where two numbers of a text can be the first of a date: a byte with white space before it, and the two.
fn pairs(text: &str) -> impl Iterator<Item = (usize, u32, u32)> {
    let bytes = text.as_bytes();
    bytes.windows(2).enumerate().filter_map(|(n, two)| {
        // Of the dashes that are not ASCII each has three bytes, the first of them the same.
        let mark = match two[1] {
            b'-'..=b'/' => 1,
            0xe2 => 3,
            _ => return None,
        };
        if !two[0].is_ascii_digit() {
            return None;
        }
        let start = if n > 0 && bytes[n - 1].is_ascii_digit() {
            n - 1
        } else {
            n
        };
        let digit = |at: usize| bytes.get(at).filter(|byte| byte.is_ascii_digit());
        let number = |at: usize| {
            let tens = u32::from(digit(at)? - b'0');
            Some(digit(at + 1).map_or(tens, |ones| tens * 10 + u32::from(ones - b'0')))
        };
        let (first, second) = (number(start)?, number(n + 1 + mark)?);
        let before = text[..start].chars().next_back();
        before
            .is_none_or(char::is_whitespace)
            .then_some((start, first, second))
    })
}

/// Whether a date leaves open which of day and month stands first.
pub(super) fn is_open(node: &mut Node) -> bool {
    fields(node).is_some_and(|fields| fields.order == Order::Unsure)
}

fn fields(node: &mut Node) -> Option<&mut Fields> {
    calendar(node).map(|(fields, _)| fields)
}

/// The calendar fields that the words name, with the word before them.
pub(in crate::timex) fn calendar(node: &mut Node) -> Option<(&mut Fields, &mut Option<Relation>)> {
    let mut node = node;
    loop {
        match &mut node.says {
            Says::Calendar { fields, relation } => return Some((fields, relation)),
            Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => node = of,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_one_reading_are_found_wherever_they_stand() {
        for (text, day_first, month_first) in [
            ("25.12.2008", true, false),
            ("on 12/25/08, they say", false, true),
            ("the 25–12–2008", true, false),
            ("\u{a0}25-12-08.", true, false),
            ("it was\n1/31/1999 and 31/1/1999", true, true),
            ("(25.12.2008)", false, false),
            ("3.9.2008 or 9.3.2008", false, false),
            ("25.12.2008.1 125.12.2008 25.12.200", false, false),
            ("25.13.2008 25.12 25/12-2008 25.", false, false),
            ("25€3€2008 25–", false, false),
            ("25.12.😀 25.12.2008", true, false),
        ] {
            let orders = Orders::of(text);
            let found = (orders.day_first, orders.month_first);
            assert_eq!(found, (day_first, month_first), "{text}");
        }
    }

    #[test]
    fn a_stretch_of_open_dates_is_settled_as_a_whole() {
        let text = "From 3.9.2008 to 5.9.2008 it rained, on 25.9.2008 no more.";
        let found = crate::timex::tag(text, None, Kind::News);
        let whole = crate::calendar::When::from_edtf("2008-09-03/2008-09-05");
        assert_eq!(found[0].whole, whole);
        assert_eq!(found[1].whole, whole);
        assert_eq!(found[0].value, "2008-09-03");
    }
}
