//! What has two ends: ranges, and what means the one or the other by the day of writing.

use super::{Lack, Meaning, Reasoned, Scene, calendar_fields, node};
use crate::calendar::{Day, Granularity, Period, When};
use crate::source::{Kind, Span};
use crate::timex::expr::{Fields, Node, Says, TimexExpr};

/// The meanings of the two ends of a stretch, which is told by its words: what is said of it twice is worked out once.
#[derive(Clone, Copy)]
pub(in crate::timex) struct Stretch {
    words: (Span, Span),
    ends: [Meaning; 2],
}

/// The meaning of an expression, and of the stretch that it is one end of. `kept` is the stretch of the expression before it.
pub(super) fn with_whole(expr: &TimexExpr, scene: &Scene, kept: &mut Option<Stretch>) -> Reasoned {
    let Some(of) = expr.whole.as_deref() else {
        return Reasoned {
            meaning: node(&expr.node, scene),
            whole: None,
        };
    };
    let [first, last] = of;
    let words = (first.span, last.span);
    let both = match kept {
        Some(kept) if kept.words == words => &kept.ends,
        _ => {
            &kept
                .insert(Stretch {
                    words,
                    ends: ends(first, last, scene),
                })
                .ends
        }
    };
    let meaning = if expr.node == *first {
        both[0]
    } else if expr.node == *last {
        both[1]
    } else {
        node(&expr.node, scene)
    };
    Reasoned {
        meaning,
        whole: whole(both),
    }
}

/// The meaning of what means the one or the other, by the day of writing.
pub(super) fn within_days(
    (first, last): (Day, Day),
    scene: &Scene,
    mean: impl Fn(&Scene) -> Meaning,
) -> Meaning {
    let (early, late) = (mean(&scene.on(first)), mean(&scene.on(last)));
    if early.value == late.value {
        return early;
    }
    let mut meaning = mean(scene);
    let hull = match (
        early.when.and_then(When::interval),
        late.when.and_then(When::interval),
    ) {
        (Some(a), Some(b)) => Some((
            a.hull(b),
            early.when.map_or(Granularity::Day, |w| w.granularity),
        )),
        _ => None,
    };
    match hull {
        Some((hull, granularity)) if hull.last_day().number() - hull.first_day().number() <= 7 => {
            meaning.when = Some(When::closed(hull, granularity));
            meaning.reason = early.reason;
            meaning.lacks = None;
        }
        _ => {
            meaning.when = None;
            meaning.lacks = Some(Lack::Depends);
        }
    }
    meaning
}

/// A stretch as one: what its first end means, for as long as the whole.
pub(super) fn range(of: &[Node; 2], scene: &Scene) -> Meaning {
    let ends = ends(&of[0], &of[1], scene);
    Meaning {
        when: whole(&ends),
        ..ends[0]
    }
}

/// The two ends of a stretch. Where both leave their year or week open they stand in their order: "from Jan. 1 to June 30" is of one
/// year, "from Monday to Friday" of one week.
pub(super) fn ends(first: &Node, last: &Node, scene: &Scene) -> [Meaning; 2] {
    let mut ends = [node(first, scene), node(last, scene)];
    let [a, b] = &mut ends;
    if let (Some(from), Some(to)) = (a.period, b.period)
        && from.first_day() > to.first_day()
        && let (Some(x), Some(y)) = (open_fields(first), open_fields(last))
    {
        // "from October to March" told in February is the stretch that February lies in.
        let holds = |told: Period| {
            told.granularity() < Granularity::Year && told.first_day() <= to.last_day()
        };
        let onward = match scene.kind {
            Kind::History => !scene.told.reached.is_some_and(holds),
            _ => scene.ahead() == Some(true),
        };
        let (end, moved) = if onward {
            (b, calendar_fields::beside(y, from, true))
        } else {
            (a, calendar_fields::beside(x, to, false))
        };
        if let Some(moved) = moved {
            *end = Meaning::date(moved, end.reason);
        }
    }
    ends
}

/// The fields of a date that leaves its year or week open.
fn open_fields(node: &Node) -> Option<&Fields> {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.year.is_none() => Some(fields),
        _ => None,
    }
}

/// From the one to the other, both included. Where they fall the wrong way round, no stretch is known.
pub(in crate::timex) fn whole([first, last]: &[Meaning; 2]) -> Option<When> {
    let (first, last) = (first.when?, last.when?);
    let (a, b) = (first.interval()?, last.interval()?);
    (a.start() <= b.start())
        .then(|| When::closed(a.hull(b), first.granularity.min(last.granularity)))
}
