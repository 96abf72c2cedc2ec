//! Folding: long stretches in which nothing fine happens take little room, and are seen to.
//!
//! A story of one August may look back on a year four decades before. On an even scale its August would be a line
//! of pixels; so the empty decades are pressed together. The axis stays monotone and invertible: a fold is a
//! piecewise linear map from [`Days`] to [`Place`]s.

use super::{Days, Place};
use crate::order::InOrder;

/// The map from days to places along the axis: even, but for the folded stretches.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fold {
    knots: Vec<Knot>,
    stretches: Vec<Stretch>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Knot {
    days: f64,
    place: f64,
}

/// One folded stretch of time. Half-open.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stretch {
    /// Where it begins.
    pub start: Days,
    /// Where it ends.
    pub end: Days,
}

/// A stretch of time that something takes up, for [`Fold::of`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub start: f64,
    pub end: f64,
    /// It needs its full length (days, and what has the bounds of days); a month or a year does not.
    pub fine: bool,
}

/// An empty stretch is folded if it is longer than all that stays unfolded,
const EMPTY_OVER: f64 = 1.0;
/// and the stretch of a month or a year if it is longer than half of that,
const BAR_OVER: f64 = 0.5;
/// and there are so many events, each with a start of its own, that it would crush: a lone day among years needs no room.
const CRUSHED: usize = 3;
/// What a folded stretch is given: this share of all that stays unfolded, more where a bar lies in it.
const EMPTY_SHARE: f64 = 0.035;
const BAR_SHARE: f64 = 0.075;
/// All folded stretches together take no more than this share of what stays unfolded.
const MOST: f64 = 0.4;

impl Fold {
    /// The even axis.
    pub fn none() -> Fold {
        Fold::default()
    }

    /// The fold that the stretches of events and of days of writing ask for; [`Fold::none`] if they lie evenly enough.
    pub(super) fn of(events: &[Taken], written: &[Taken]) -> Fold {
        let mut pieces = pieces(events.iter().chain(written));
        let bars_fold = starts(events) >= CRUSHED;
        let mut rest: f64 = pieces.iter().map(|p| p.length()).sum();
        let can_fold = |p: &Piece| !p.fine && (bars_fold || !p.taken);
        let mut by_length: Vec<usize> = (0..pieces.len())
            .filter(|&i| can_fold(&pieces[i]))
            .collect();
        by_length.order_by(|&a, &b| {
            pieces[b]
                .length()
                .total_cmp(&pieces[a].length())
                .then(a.cmp(&b))
        });
        for i in by_length {
            let others = rest - pieces[i].length();
            let over = if pieces[i].taken {
                BAR_OVER
            } else {
                EMPTY_OVER
            };
            if others <= 0.0 || pieces[i].length() <= over * others {
                continue;
            }
            pieces[i].folded = true;
            rest = others;
        }
        let share = |p: &Piece| if p.taken { BAR_SHARE } else { EMPTY_SHARE };
        let shares: f64 = pieces.iter().filter(|p| p.folded).map(share).sum();
        if shares == 0.0 {
            return Fold::none();
        }
        let unit = rest * (MOST / shares).min(1.0);
        let mut fold = Fold::none();
        let mut place = pieces[0].start;
        for piece in &pieces {
            fold.knots.push(Knot {
                days: piece.start,
                place,
            });
            place += if piece.folded {
                (share(piece) * unit).min(piece.length())
            } else {
                piece.length()
            };
            if piece.folded {
                match fold.stretches.last_mut() {
                    Some(last) if last.end.0 == piece.start => last.end = Days(piece.end),
                    _ => fold.stretches.push(Stretch {
                        start: Days(piece.start),
                        end: Days(piece.end),
                    }),
                }
            }
        }
        fold.knots.push(Knot {
            days: pieces[pieces.len() - 1].end,
            place,
        });
        fold
    }

    /// Whether nothing is folded.
    pub fn is_none(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The folded stretches, in time order, neighbours joined.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The even pieces of a folded stretch, in time order.
    pub(super) fn pieces(&self, stretch: Stretch) -> impl Iterator<Item = (Days, Days)> + '_ {
        let bounds = self
            .knots
            .windows(2)
            .map(|pair| (Days(pair[0].days), Days(pair[1].days)));
        bounds.filter(move |(start, end)| *start >= stretch.start && *end <= stretch.end)
    }

    /// Where a time lies along the axis.
    pub fn place(&self, time: Days) -> Place {
        Place(map(&self.knots, time.0, |k| (k.days, k.place)))
    }

    /// The time at a place.
    pub fn days(&self, place: Place) -> Days {
        Days(map(&self.knots, place.0, |k| (k.place, k.days)))
    }
}

/// Piecewise linear between the knots, slope 1 outside them.
fn map(knots: &[Knot], x: f64, pair: impl Fn(&Knot) -> (f64, f64)) -> f64 {
    let after = knots.partition_point(|k| pair(k).0 <= x);
    let (Some(left), right) = (
        knots.get(after.wrapping_sub(1)).or(knots.first()),
        knots.get(after),
    ) else {
        return x;
    };
    let (x0, y0) = pair(left);
    match right {
        Some(right) if after > 0 => {
            let (x1, y1) = pair(right);
            y0 + (x - x0) / (x1 - x0) * (y1 - y0)
        }
        _ => y0 + (x - x0),
    }
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    start: f64,
    end: f64,
    fine: bool,
    taken: bool,
    folded: bool,
}

impl Piece {
    fn length(&self) -> f64 {
        self.end - self.start
    }
}

/// At how many different times something fine begins.
fn starts(taken: &[Taken]) -> usize {
    let mut starts: Vec<f64> = taken.iter().filter(|t| t.fine).map(|t| t.start).collect();
    starts.order_by(f64::total_cmp);
    starts.dedup();
    starts.len()
}

/// Cuts the time from the first start to the last end at every bound.
fn pieces<'a>(taken: impl Iterator<Item = &'a Taken>) -> Vec<Piece> {
    // (time, change in the number of fine ones, change in the number of others)
    let mut bounds: Vec<(f64, i32, i32)> = Vec::new();
    for t in taken.filter(|t| t.start < t.end) {
        let (fine, loose) = if t.fine { (1, 0) } else { (0, 1) };
        bounds.push((t.start, fine, loose));
        bounds.push((t.end, -fine, -loose));
    }
    bounds.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut fine, mut loose) = (0, 0);
    let mut out: Vec<Piece> = Vec::new();
    for pair in bounds.windows(2) {
        fine += pair[0].1;
        loose += pair[0].2;
        let (start, end) = (pair[0].0, pair[1].0);
        if start >= end {
            continue;
        }
        let piece = Piece {
            start,
            end,
            fine: fine > 0,
            taken: fine + loose > 0,
            folded: false,
        };
        match out.last_mut() {
            // Fine neighbours need no cut between them.
            Some(last) if last.fine && piece.fine => last.end = end,
            _ => out.push(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(start: f64) -> Taken {
        Taken {
            start,
            end: start + 1.0,
            fine: true,
        }
    }

    #[test]
    fn even_stories_stay_even() {
        let days: Vec<Taken> = (0..20).map(|i| day(f64::from(i) * 90.0)).collect();
        assert!(Fold::of(&days, &[]).is_none());
        assert!(Fold::of(&[], &[]).is_none());
        assert!(Fold::of(&[day(5.0)], &[]).is_none());
        assert_eq!(Fold::none().place(Days(-7.25)), Place(-7.25));
    }

    #[test]
    fn a_lone_year_far_back_leaves_the_month_its_room() {
        let mut taken: Vec<Taken> = (0..15)
            .map(|i| day(14_000.0 + 2.0 * f64::from(i)))
            .collect();
        taken.push(Taken {
            start: -700.0,
            end: -335.0,
            fine: false,
        });
        let fold = Fold::of(&taken, &[]);
        assert_eq!(
            fold.stretches(),
            [Stretch {
                start: Days(-700.0),
                end: Days(14_000.0)
            }]
        );
        let month = fold.place(Days(14_029.0)).0 - fold.place(Days(14_000.0)).0;
        let all = fold.place(Days(14_029.0)).0 - fold.place(Days(-700.0)).0;
        assert!(month / all > 0.7, "{month} of {all}");
        // A bar in the fold keeps a width of its own.
        assert!(fold.place(Days(-335.0)).0 - fold.place(Days(-700.0)).0 > 0.05 * month);
    }

    #[test]
    fn years_do_not_fold_for_a_lone_day() {
        let year = |start: f64| Taken {
            start,
            end: start + 366.0,
            fine: false,
        };
        let fold = Fold::of(&[year(0.0), year(2_000.0), day(2_100.0)], &[day(2_365.0)]);
        assert_eq!(
            fold.stretches(),
            [Stretch {
                start: Days(366.0),
                end: Days(2_000.0)
            }]
        );
    }

    #[test]
    fn it_is_monotone_and_can_be_inverted() {
        let fold = Fold::of(
            &[
                day(0.0),
                day(3.0),
                day(40_000.0),
                day(40_002.0),
                day(90_000.0),
            ],
            &[],
        );
        assert!(!fold.is_none());
        let mut before = f64::NEG_INFINITY;
        for i in -100..1000 {
            let t = f64::from(i) * 100.5;
            let place = fold.place(Days(t));
            assert!(place.0 > before);
            before = place.0;
            assert!((fold.days(place).0 - t).abs() < 1e-6, "{t}");
        }
    }
}
