//! A short flight from one view to another. Pure: times in, views out.

use datelines_core::timeline::{Place, View};

/// How long a flight takes, in milliseconds.
pub const LONGEST: f64 = 180.0;

/// From where to where, and since when.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Flight {
    from: View,
    /// Where it ends.
    pub to: View,
    /// The time of its first frame.
    began: Option<f64>,
}

impl Flight {
    /// Begins with the next frame.
    pub fn new(from: View, to: View) -> Flight {
        Flight {
            from,
            to,
            began: None,
        }
    }

    /// The view in the frame at this time (in milliseconds), and whether it has arrived. Fast first, then slower.
    pub fn at(&mut self, now: f64) -> (View, bool) {
        let began = *self.began.get_or_insert(now);
        let part = ((now - began) / LONGEST).clamp(0.0, 1.0);
        if part >= 1.0 {
            return (self.to, true);
        }
        let done = 1.0 - (1.0 - part).powi(3);
        let (from, to) = (self.from, self.to);
        let ratio = to.span() / from.span();
        let view = if (ratio - 1.0).abs() < 1e-6 {
            from.pan((to.start().0 - from.start().0) * done)
        } else {
            // A zoom keeps the place that both views show at the same pixel.
            let held = (from.start().0 * ratio - to.start().0) / (ratio - 1.0);
            from.zoom(Place(held), ratio.powf(done))
        };
        (view, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(start: f64, end: f64) -> View {
        View::new(Place(start), Place(end))
    }

    #[test]
    fn it_arrives_where_it_was_sent_and_never_turns_back() {
        for to in [
            view(120.0, 140.0),
            view(-500.0, 900.0),
            view(150.0, 250.0),
            view(100.0, 199.0),
        ] {
            let mut flight = Flight::new(view(100.0, 200.0), to);
            let far = |v: View| (v.start().0 - to.start().0).abs() + (v.end().0 - to.end().0).abs();
            let mut before = f64::INFINITY;
            for now in (0..=20).map(|i| 1000.0 + f64::from(i) * 10.0) {
                let (at, arrived) = flight.at(now);
                assert!(far(at) <= before + 1e-6, "{at:?} on the way to {to:?}");
                assert_eq!(arrived, now >= 1000.0 + LONGEST);
                before = far(at);
            }
            assert_eq!(flight.at(2000.0), (to, true));
        }
    }
}
