//! Lanes: labelled bands, one below the other, each with the events of one source, person or place.

/// What the lanes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lanes {
    /// There are none: all events stand together.
    #[default]
    None,
    /// One for each source.
    Source,
    /// One for each person who is named often.
    Person,
    /// One for each place that is named often.
    Place,
}
