//! How the timeline is looked at.

use datelines_core::timeline::{Days, Lanes};

/// What a link has to hold so that it opens the same picture. The timeline says it whenever it has come to rest, and goes to
/// where it is told by a look that differs from the last one it said.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// The stretch of time in view; `None` shows everything there is.
    pub range: Option<(Days, Days)>,
    /// What its lanes are.
    pub lanes: Lanes,
    /// Whether long empty stretches are folded.
    pub folded: bool,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            range: None,
            lanes: Lanes::None,
            folded: true,
        }
    }
}
