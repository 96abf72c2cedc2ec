//! Pointers, wheel and keys as what they ask of the view. Pure: numbers in, a view or a command out.

use datelines_core::timeline::{Place, View};

/// The pointers that are down, and where the view was when their number last changed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pointers {
    down: Vec<Pointer>,
    began: Option<View>,
    /// The pointers have moved too far to be a click.
    pub dragging: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Pointer {
    id: i32,
    from: f64,
    now: f64,
}

/// A pointer that moves less than this many pixels clicks.
const CLICK: f64 = 4.0;

impl Pointers {
    /// A pointer goes down at `x`. A third one is not followed.
    pub fn press(&mut self, id: i32, x: f64, view: View) {
        if self.down.len() < 2 {
            self.down.retain(|p| p.id != id);
            self.down.push(Pointer {
                id,
                from: x,
                now: x,
            });
            self.restart(view);
        }
        self.dragging |= self.down.len() > 1;
    }

    /// A pointer moves: the view that it asks for, if it is one that is down.
    pub fn drag(&mut self, id: i32, x: f64, width: f64) -> Option<View> {
        let pointer = self.down.iter_mut().find(|p| p.id == id)?;
        pointer.now = x;
        self.dragging |= (pointer.now - pointer.from).abs() >= CLICK;
        let view = self.began?;
        let day = view.span() / width.max(1.0);
        match self.down[..] {
            [one] => self.dragging.then(|| view.pan((one.from - one.now) * day)),
            [a, b] => {
                let (was, is) = (b.from - a.from, b.now - a.now);
                // Fingers that meet or cross would turn the axis round.
                let factor = if was * is > 0.0 {
                    (was / is).clamp(0.02, 50.0)
                } else {
                    1.0
                };
                let held = view.start().0 + (a.from + b.from) / 2.0 * day;
                let at = (a.now + b.now) / 2.0;
                let start = held - at * day * factor;
                Some(View::new(Place(start), Place(start + view.span() * factor)))
            }
            _ => None,
        }
    }

    /// A pointer goes up, or is lost. `true` if it was a click.
    pub fn release(&mut self, id: i32, view: View) -> bool {
        let before = self.down.len();
        self.down.retain(|p| p.id != id);
        let click = before == 1 && self.down.is_empty() && !self.dragging;
        if self.down.is_empty() {
            self.dragging = false;
        }
        self.restart(view);
        click
    }

    /// Whether any pointer is down.
    pub fn any(&self) -> bool {
        !self.down.is_empty()
    }

    fn restart(&mut self, view: View) {
        self.began = (!self.down.is_empty()).then_some(view);
        for pointer in &mut self.down {
            pointer.from = pointer.now;
        }
    }
}

/// What the wheel asks for: the view after it has turned by these pixels at `x`.
pub fn wheel(view: View, width: f64, x: f64, (dx, dy): (f64, f64), sideways: bool) -> View {
    let day = view.span() / width.max(1.0);
    if sideways || dx.abs() > dy.abs() {
        let by = if dx.abs() > dy.abs() { dx } else { dy };
        return view.pan(by * day);
    }
    let factor = (dy.clamp(-240.0, 240.0) * 0.0022).exp();
    view.zoom(Place(view.start().0 + x * day), factor)
}

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// The previous (-1) or next (1) event in time.
    Step(isize),
    /// The nearest labelled event in the row above (-1) or below (1).
    Row(isize),
    /// The first event.
    First,
    /// The last event.
    Last,
    /// Closer.
    ZoomIn,
    /// Further.
    ZoomOut,
    /// Everything.
    Fit,
    /// To the left (-1) or right (1).
    Pan(isize),
    /// Read the selected event.
    Open,
    /// Leave it.
    Leave,
}

/// The command of a key on the drawing, by the key's name.
pub fn command(key: &str, shift: bool) -> Option<Command> {
    Some(match key {
        "ArrowLeft" if shift => Command::Pan(-1),
        "ArrowRight" if shift => Command::Pan(1),
        "ArrowLeft" => Command::Step(-1),
        "ArrowRight" => Command::Step(1),
        "ArrowUp" => Command::Row(-1),
        "ArrowDown" => Command::Row(1),
        "Home" => Command::First,
        "End" => Command::Last,
        "+" | "=" => Command::ZoomIn,
        "-" | "−" | "_" => Command::ZoomOut,
        "0" => Command::Fit,
        "Enter" => Command::Open,
        "Escape" => Command::Leave,
        _ => return None,
    })
}

/// The part of the overview that the pointer holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Grip {
    /// The left edge of the brush.
    Start,
    /// The right edge.
    End,
    /// The brush itself, held this far (in days along the axis) from its start.
    Middle(f64),
}

/// The grip at `place` of the overview: an edge that is as near as `near` (in days along the axis), the brush, or beside it (then
/// the brush comes to the pointer).
pub fn grip(view: View, place: Place, near: f64) -> Grip {
    let (start, end) = (view.start().0, view.end().0);
    // A brush that is narrower than its grips can only be moved.
    let wide = view.span() > 3.0 * near;
    match place.0 {
        p if wide && (p - start).abs() <= near => Grip::Start,
        p if wide && (p - end).abs() <= near => Grip::End,
        p if p >= start - near && p <= end + near => Grip::Middle(p - start),
        _ => Grip::Middle(view.span() / 2.0),
    }
}

/// The view when what is held has been moved to `place`.
pub fn brush(view: View, grip: Grip, place: Place) -> View {
    match grip {
        Grip::Start => View::new(
            Place(place.0.min(view.end().0 - View::SHORTEST)),
            view.end(),
        ),
        Grip::End => View::new(
            view.start(),
            Place(place.0.max(view.start().0 + View::SHORTEST)),
        ),
        Grip::Middle(held) => view.pan(place.0 - held - view.start().0),
    }
}

/// What a key asks of an edge of the brush.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Nudge {
    /// Further, by this share of the view; to the left if negative.
    By(f64),
    /// To the first day there is.
    First,
    /// To the last one.
    Last,
}

/// What a slider does at a key, by the key's name.
pub fn nudged(key: &str) -> Option<Nudge> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => Nudge::By(-0.05),
        "ArrowRight" | "ArrowUp" => Nudge::By(0.05),
        "PageDown" => Nudge::By(-0.25),
        "PageUp" => Nudge::By(0.25),
        "Home" => Nudge::First,
        "End" => Nudge::Last,
        _ => return None,
    })
}

/// The view when an edge of the brush is nudged; `all` is what there is.
pub fn nudge(view: View, all: View, grip: Grip, nudge: Nudge) -> View {
    let edge = match grip {
        Grip::End => view.end(),
        _ => view.start(),
    };
    let to = match nudge {
        Nudge::By(share) => edge.0 + share * view.span(),
        Nudge::First => all.start().0,
        Nudge::Last => all.end().0,
    };
    brush(view, grip, Place(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View::new(Place(100.0), Place(200.0))
    }

    #[test]
    fn a_drag_moves_what_is_under_the_pointer_with_it() {
        let mut pointers = Pointers::default();
        pointers.press(1, 300.0, view());
        assert_eq!(pointers.drag(1, 302.0, 1000.0), None, "still a click");
        assert_eq!(pointers.drag(1, 250.0, 1000.0), Some(view().pan(5.0)));
        assert_eq!(pointers.drag(2, 250.0, 1000.0), None, "not down");
        assert!(!pointers.release(1, view()));
        assert!(!pointers.any());
    }

    #[test]
    fn a_press_without_a_move_is_a_click() {
        let mut pointers = Pointers::default();
        pointers.press(1, 300.0, view());
        assert!(pointers.release(1, view()));
        pointers.press(1, 300.0, view());
        pointers.press(2, 400.0, view());
        assert!(!pointers.release(2, view()));
        assert!(!pointers.release(1, view()), "two fingers are no click");
    }

    #[test]
    fn two_fingers_keep_the_days_under_them() {
        let mut pointers = Pointers::default();
        pointers.press(1, 200.0, view());
        pointers.press(2, 400.0, view());
        pointers.drag(1, 100.0, 1000.0);
        let after = pointers.drag(2, 500.0, 1000.0).unwrap();
        let place = |x: f64| after.start().0 + x / 1000.0 * after.span();
        assert!((place(100.0) - 120.0).abs() < 1e-9 && (place(500.0) - 140.0).abs() < 1e-9);
        let crossed = pointers.drag(2, 50.0, 1000.0).unwrap();
        assert!(crossed.span() > 0.0);
    }

    #[test]
    fn the_wheel_keeps_the_day_under_it() {
        for dy in [-600.0, -60.0, -1.0, 1.0, 60.0, 600.0] {
            let after = wheel(view(), 1000.0, 250.0, (0.0, dy), false);
            assert!((after.start().0 + 0.25 * after.span() - 125.0).abs() < 1e-9);
            assert_eq!(after.span() > view().span(), dy > 0.0);
        }
        assert_eq!(
            wheel(view(), 1000.0, 0.0, (100.0, 2.0), false),
            view().pan(10.0)
        );
        assert_eq!(
            wheel(view(), 1000.0, 0.0, (0.0, 100.0), true),
            view().pan(10.0)
        );
    }

    #[test]
    fn keys_move_an_edge_and_leave_the_other() {
        let all = View::new(Place(0.0), Place(1000.0));
        for key in ["ArrowLeft", "ArrowUp", "PageUp", "PageDown", "Home", "End"] {
            let by = nudged(key).unwrap();
            assert_eq!(nudge(view(), all, Grip::Start, by).end(), view().end());
            assert_eq!(nudge(view(), all, Grip::End, by).start(), view().start());
        }
        assert_eq!(nudge(view(), all, Grip::End, Nudge::Last).end(), all.end());
        assert!(nudge(view(), all, Grip::Start, Nudge::Last).span() > 0.0);
        assert_eq!(nudged("a"), None);
    }

    #[test]
    fn the_brush_follows_its_grip() {
        assert_eq!(grip(view(), Place(101.0), 8.0), Grip::Start);
        assert_eq!(grip(view(), Place(195.0), 8.0), Grip::End);
        assert_eq!(grip(view(), Place(150.0), 8.0), Grip::Middle(50.0));
        assert_eq!(
            grip(view(), Place(500.0), 8.0),
            Grip::Middle(50.0),
            "it comes to the pointer"
        );
        assert_eq!(
            grip(view(), Place(100.0), 80.0),
            Grip::Middle(0.0),
            "too narrow for edges"
        );
        assert_eq!(
            brush(view(), Grip::Start, Place(120.0)),
            View::new(Place(120.0), Place(200.0))
        );
        assert!(brush(view(), Grip::Start, Place(900.0)).span() > 0.0);
        assert_eq!(
            brush(view(), Grip::Middle(50.0), Place(500.0)),
            view().pan(350.0)
        );
    }
}
