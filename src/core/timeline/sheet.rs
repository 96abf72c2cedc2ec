//! The vertical arrangement: axis, rows, strip, days of writing, density band. All in pixels from the top.

/// The size of small type (bundles) in pixels.
pub const SMALL_TYPE: f64 = 11.0;

/// Where things lie, for so many rows of labels and lines of marks.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Sheet {
    /// Rows of labels.
    pub rows: usize,
    /// Lines of the strip.
    pub strip: usize,
    /// The height of all lanes, which lie between the strip (then without lines) and the flags.
    pub lanes: f64,
    /// It is the sheet of one lane, which begins at the axis's height and has no flags and no density band of its own.
    pub lane: bool,
}

impl Sheet {
    /// The height of the axis.
    pub const AXIS: f64 = 36.0;
    /// From one row to the next.
    pub const ROW: f64 = 23.0;
    /// From one line of the strip to the next.
    pub const LINE: f64 = 11.0;
    /// The height of the flags of the days of writing.
    const FLAGS: f64 = 15.0;
    /// The height of the density band.
    pub const BAND: f64 = 20.0;

    const ROOM: f64 = 5.0;

    /// The baseline of the axis's coarser level.
    pub const MAJOR: f64 = 13.0;
    /// The baseline of its finer level.
    pub const MINOR: f64 = 29.0;

    /// The middle of a row.
    pub fn row(self, row: usize) -> f64 {
        Self::AXIS + Self::ROOM + (row as f64 + 0.5) * Self::ROW
    }

    /// The middle of a line of the strip.
    pub fn line(self, line: usize) -> f64 {
        self.strip_top() + (line as f64 + 0.5) * Self::LINE
    }

    /// Where the strip begins.
    pub fn strip_top(self) -> f64 {
        Self::AXIS + Self::ROOM + self.rows as f64 * Self::ROW + Self::ROOM
    }

    /// Where the strip ends.
    pub fn strip_end(self) -> f64 {
        self.strip_top() + self.strip as f64 * Self::LINE
    }

    /// The line that the flags stand on and below which the density band hangs; a lane's end.
    pub fn base(self) -> f64 {
        let flags = if self.lane { 4.0 } else { Self::FLAGS };
        self.strip_end() + self.lanes + flags
    }

    /// Its end.
    pub fn height(self) -> f64 {
        self.base() + if self.lane { 0.0 } else { Self::BAND }
    }

    /// The row at this height, if there is one.
    pub fn row_at(self, y: f64) -> Option<usize> {
        let row = (y - Self::AXIS - Self::ROOM) / Self::ROW;
        (row >= 0.0 && row < self.rows as f64).then_some(row as usize)
    }

    /// The line of the strip at this height, if there is one.
    pub fn line_at(self, y: f64) -> Option<usize> {
        let line = (y - self.strip_top()) / Self::LINE;
        (line >= 0.0 && line < self.strip as f64).then_some(line as usize)
    }
}
