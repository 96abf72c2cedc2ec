//! Day before month or month before day: a document's own unambiguous dates decide for its ambiguous ones, if they agree.

use crate::timex::expr::{Fields, Node, Order, Relation, Says, TimexExpr};

/// Settles the order of day and month in numeric dates, where the document allows it; elsewhere they stay unsure.
pub(in crate::timex) fn settle(found: &mut [TimexExpr]) {
    let mut orders = Orders::default();
    for expr in found.iter_mut() {
        orders.see(expr);
    }
    orders.settle(found);
}

/// The orders of day and month that dates of a document have beyond doubt.
#[derive(Clone, Copy, Default)]
pub(in crate::timex) struct Orders {
    day_first: bool,
    month_first: bool,
}

impl Orders {
    /// Takes note of a date; whether its own order is open.
    pub fn see(&mut self, expr: &mut TimexExpr) -> bool {
        match fields(&mut expr.node).map(|fields| fields.order) {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            Some(Order::Unsure) => return true,
            _ => {}
        }
        false
    }

    /// Settles dates whose order is open, if these orders agree.
    pub fn settle(self, found: &mut [TimexExpr]) {
        if self.day_first == self.month_first {
            return;
        }
        for expr in found {
            if let Some(fields) = fields(&mut expr.node)
                && fields.order == Order::Unsure
            {
                if self.day_first {
                    (fields.day, fields.month) = (fields.month, fields.day);
                }
                fields.order = Order::ByOthers;
            }
        }
    }
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
