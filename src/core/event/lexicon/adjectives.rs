//! Words that describe a noun and end no phrase: "a small, family-run store".

/// What is said of what one does: "it is hard to see", "it was unclear why".
pub const VIEWS: &str = "
    appropriate best better clear common crucial dangerous difficult easier easy essential fair good hard harder
    important impossible interesting necessary nice obvious possible prudent reasonable right sad sensible time tough
    true uncertain unclear unfair unknown vital worth wrong";

/// Everyday adjectives; others are known by their endings.
pub const ADJECTIVES: &str = "
    ancient angry bad best better big bigger bitter bloody brief bright brutal calm cheap clean clear common costly
    current dear deep dirty double early empty entire false fast faster fierce foreign former free fresh full great
    happy hard heavy high higher hot huge large larger late little long loud low lower major mere modern narrow new old
    quiet rare real recent sad safe severe sharp simple single slow slower small smaller soft sole stable steady strange
    strong sudden tall thick thin tiny tired true vast weak wet whole wide wooden worse worst";

/// Whether a word describes, by the list or by its ending.
pub fn describes(low: &str) -> bool {
    const ENDINGS: &str = "able ible ful less ous ive ic ical ish ary ian ern";
    super::is(super::ADJECTIVES, low)
        || low.len() > 5 && ENDINGS.split(' ').any(|ending| low.ends_with(ending))
        || low.len() > 4 && low.ends_with("ed")
}
