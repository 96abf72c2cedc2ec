//! Nouns for one person: whom "he" and "she" stand for, and "it" does not.

/// What people are and do, in the singular.
pub const PERSONS: &str = "
    actor actress adviser advisor aide ambassador analyst architect artist attorney author banker bishop boy brother
    buyer candidate captain chairman chairwoman champion chancellor chief child citizen climber coach colonel commander
    commissioner composer councillor critic customer daughter dealer delegate deputy diplomat director doctor driver
    economist editor engineer envoy executive expert farmer father firefighter fisherman founder friend general girl
    governor gunman historian husband inspector investor journalist judge king lawyer leader man manager mayor minister
    mother neighbor neighbour nurse officer official owner painter passenger pilot player poet policeman pope premier
    president priest prince princess prisoner professor prosecutor pupil queen rebel reporter researcher resident
    scientist secretary senator sergeant singer sister soldier son spokesman spokesperson spokeswoman student surgeon
    suspect teacher tourist victim widow wife winner witness woman worker writer";
