//! Deeds that news tells of, in classes: one report says "resigned", another "quit", a third "her resignation".
//!
//! Written for this project from everyday English; no thesaurus was copied. All kinds of the event guidelines of ACE (2005) have a
//! class, but for letters and calls, and so has what other news tells of most. Deliberately absent: senses. A word that can tell
//! several deeds is in several classes, and who took part and when decide over them elsewhere.

use std::sync::OnceLock;

use super::entry;

/// The classes that a word, or a whole mention, can tell of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Deeds(u128);

impl Deeds {
    /// Whether there is any.
    pub fn any(self) -> bool {
        self.0 != 0
    }

    /// Those of both.
    pub fn and(self, other: Deeds) -> Deeds {
        Deeds(self.0 | other.0)
    }

    /// Those that are in both.
    pub fn shared(self, other: Deeds) -> Deeds {
        Deeds(self.0 & other.0)
    }

    /// Without those that are done again and again, so that two days are two deeds.
    pub fn seldom(self) -> Deeds {
        static ALL: OnceLock<Deeds> = OnceLock::new();
        Deeds(self.0 & !ALL.get_or_init(|| of_any(RECURRING)).0)
    }

    /// Without those that can be done again, to another or later.
    pub fn once(self) -> Deeds {
        static ALL: OnceLock<Deeds> = OnceLock::new();
        Deeds(self.seldom().0 & !ALL.get_or_init(|| of_any(SELDOM)).0)
    }

    /// Those that a text can point back to by a noun alone, as one that everybody has heard of: "the takeover", "the disaster".
    pub fn known(self) -> Deeds {
        static ALL: OnceLock<Deeds> = OnceLock::new();
        let befalls = ALL.get_or_init(|| find("disaster")).0;
        // "The beginning" says of nothing by itself that it is the one.
        static PHASES: OnceLock<Deeds> = OnceLock::new();
        let phases = PHASES.get_or_init(|| of_any("begin end")).0;
        Deeds(self.0 & (self.seldom().0 | befalls) & !phases)
    }

    /// Whether one tells of a deed that undoes, or ends, one of which the other tells: the opening, the closing.
    pub fn opposed(self, other: Deeds) -> bool {
        static PAIRS: OnceLock<Vec<(Deeds, Deeds)>> = OnceLock::new();
        let pairs =
            PAIRS.get_or_init(|| OPPOSITES.iter().map(|(a, b)| (find(a), find(b))).collect());
        let (own, others) = (Deeds(self.0 & !other.0), Deeds(other.0 & !self.0));
        let apart = |(a, b): &(Deeds, Deeds)| {
            own.meet(*a) && others.meet(*b) || own.meet(*b) && others.meet(*a)
        };
        own.any() && others.any() && pairs.iter().any(apart)
    }

    /// Whether both can tell of one deed.
    pub fn meet(self, other: Deeds) -> bool {
        self.0 & other.0 != 0
    }

    /// More classes than there can be.
    pub const CLASSES: usize = u128::BITS as usize;

    /// The numbers of its classes, below [`Deeds::CLASSES`].
    pub fn classes(self) -> impl Iterator<Item = u32> {
        // Most have one or two of the 128: from bit to bit, not class by class.
        let mut left = self.0;
        std::iter::from_fn(move || {
            let class = (left != 0).then(|| left.trailing_zeros())?;
            left &= left - 1;
            Some(class)
        })
    }
}

/// The deeds that a word can tell of: a verb in its base form, a noun in the singular or with a plural -s, and one that is made of
/// its verb ("appointment", "acquittals", "bombing").
pub fn deeds(word: &str) -> Deeds {
    let found = find(word);
    if found.any() || THINGS.contains(&word) {
        return found;
    }
    let one = word.strip_suffix('s').unwrap_or(word);
    let made = NOUNS.iter().filter_map(|(ending, left)| {
        let verb = one.strip_suffix(ending)?;
        (verb.len() >= *left).then(|| of_cut(verb))
    });
    // "Sentenced" of a verb that the reader does not know is cut to "sentenc".
    let cut = std::iter::once(of_cut(one));
    cut.chain(made).find(|it| it.any()).unwrap_or_default()
}

/// The deeds of a word that may have lost a last "e", or doubled its last letter.
fn of_cut(word: &str) -> Deeds {
    let found = find(word);
    if found.any() || !word.is_ascii() {
        return found;
    }
    let with_e = find(&[word, "e"].concat());
    match word.as_bytes() {
        [.., a, b] if a == b && !with_e.any() => find(&word[..word.len() - 1]),
        _ => with_e,
    }
}

/// What makes a noun of a verb, and how many letters of the verb at least: "passion" is not made of "pass".
const NOUNS: &[(&str, usize)] = &[
    ("ing", 3),
    ("ment", 3),
    ("ation", 4),
    ("ion", 5),
    ("al", 5),
    ("ure", 4),
];

/// Things that are called as a deed is.
const THINGS: &[&str] = &["building", "buildings", "formation", "signal"];

/// The deeds of a verb with the word behind it, if together they are one: "step down".
pub fn with_particle(verb: &str, particle: &str) -> Option<Deeds> {
    let found = find(&[verb, "+", particle].concat());
    found.any().then_some(found)
}

fn of_any(words: &str) -> Deeds {
    let all = words.split(' ').map(find);
    all.fold(Deeds::default(), Deeds::and)
}

fn find(word: &str) -> Deeds {
    entry(word).deeds
}

/// Each word of each class, with the class.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Deeds)> {
    let classes = CLASSES.iter().enumerate();
    classes.flat_map(|(class, words)| words.split(' ').map(move |word| (word, Deeds(1 << class))))
}

/// A word of each class of deeds that recur: talks go on, a strike is called again, shells fall every day.
const RECURRING: &str = "vote meet visit trial search evacuate flee explode burn flood quake raid attack withdraw skirmish protest \
    stoppage resume postpone deliver investigate condemn apologise win lose score arrive depart test send propose donate \
    cut infect sell buy contract join publish reject \
    increase decline fine alert damage crack complain play inspect repair demand transfer distribute storm spill blockade speak \
    testify rule pay debate cross mourn boycott appeal foil outage offer abuse";

/// A word of each class of deeds that can be done again, to one person after another or to one thing now and then.
const SELDOM: &str = "arrest indict convict jail acquit free kill die injure bury recover rescue marry born kidnap rob appoint \
    dismiss resign close cancel sue execute deport pardon suspend retract freeze medal seize confess disappear";

/// A line a class; a verb and its particle are joined by "+". At most 128.
const CLASSES: &[&str] = &[
    "resign quit retire abdicate vacate step+down stand+down leave+office leave+post bow+out",
    "dismiss sack oust remove depose relieve ouster part+company fire+from",
    "appoint nominate name install succeed replace take+over swear+in pick choose select tap designate hire",
    "elect re-elect vote+in",
    "vote ballot referendum poll",
    "approve adopt pass ratify endorse passage",
    "reject refuse veto turn+down throw+out vote+down rebuff",
    "sign conclude seal ink signature agree accord deal pact treaty settle transaction",
    "meet gather convene summit conference talk session congress",
    "visit tour trip call+on come+to travel+to fly+to go+to",
    "arrest detain capture seize apprehend detention pick+up round+up take+in nab bust custody",
    "charge indict accuse prosecute arraign",
    "trial hearing try stand+trial",
    "convict verdict guilty find+guilty plead+guilty",
    "sentence jail imprison",
    "acquit clear acquittal exonerate",
    "release free let+go set+free hand+over liberate",
    "kill murder slay assassinate shoot massacre homicide slaughter rampage gunfire gun+down open+fire fire+at fire+on shoot+dead",
    "die perish drown succumb death suicide pass+away lose+life be+dead find+dead leave+dead shoot+dead gun+down kill murder slay \
        assassinate hang+himself hang+herself",
    "injure wound hurt injury",
    "bury inter burial funeral lay+to",
    "find recover discover discovery recovery unearth dig+out locate turn+up find+dead",
    "rescue save bailout bail+out pull+out bring+ashore bring+to winch",
    "search hunt manhunt look+for comb",
    "evacuate displace move+out order+out clear+out",
    "flee escape flight run+away break+out make+off get+away",
    "erupt explode blow detonate explosion blast outbreak blow+up go+off disaster catastrophe tragedy",
    "burn blaze fire inferno conflagration arson catch+fire burn+down break+out gut disaster catastrophe tragedy",
    "collapse burst breach crumble fall topple tumble cave+in give+way fall+down fall+into come+down disaster catastrophe tragedy",
    "crash collide derail collision accident wreck ram smash plough+into plow+into run+into disaster catastrophe tragedy",
    "sink capsize founder shipwreck go+down run+aground ground disaster catastrophe tragedy",
    "flood inundate swamp submerge deluge disaster catastrophe tragedy",
    "quake earthquake tremor aftershock shake jolt rattle disaster catastrophe tragedy",
    "attack assault raid bomb shell bombard offensive storm strike ambush airstrike",
    "invade invasion incursion occupy occupation march+into roll+into cross+border",
    "withdraw retreat pullout pull+out pull+back",
    "fight clash battle skirmish",
    "ceasefire cease-fire truce armistice",
    "surrender capitulate lay+down give+up",
    "declare proclaim proclamation",
    "recognise recognize recognition",
    "protest demonstrate march rally picket riot unrest uprising revolt",
    "strike stoppage walkout walk+out down+tools stop+work",
    "resume resumption go+back return+to reopen open+again",
    "open inaugurate",
    "close shut shut+down close+down seal+off cordon+off",
    "cancel scrap abandon axe cancellation call+off tear+up strike+from drop",
    "postpone delay defer adjourn suspend suspension put+off",
    "launch start begin kick+off get+under",
    "unveil introduce present reveal show introduction launch release debut premiere roll+out",
    "found establish create form set+up",
    "build construct erect",
    "buy purchase acquire acquisition takeover buyout merge merger take+over snap+up",
    "sell auction sale",
    "order award contract win+contract",
    "bankruptcy insolvency go+bust go+bankrupt go+under",
    "deliver delivery hand+over",
    "publish print publication issue release come+out",
    "investigate probe inquiry enquiry look+into inquest",
    "raid search swoop",
    "condemn criticise criticize blame denounce condemnation criticism",
    "apologise apologize apology",
    "win beat defeat victory triumph overcome knock+out",
    "lose loss defeat",
    "score goal net",
    "marry wed marriage",
    "born birth",
    "steal rob theft robbery heist burglary burgle loot raid break+in make+off",
    "kidnap abduct hijack hostage piracy",
    "arrive land dock come+in put+in touch+down",
    "depart sail departure set+out set+off take+off lift+off blast+off set+sail launch",
    "test trial",
    "ban outlaw prohibit forbid prohibition",
    "sanction embargo impose enforce",
    "send deploy dispatch",
    "propose table motion put+forward",
    "donate grant pledge",
    "cut slash lay+off redundancy layoff",
    "infect fall+ill epidemic",
    "climb ascend ascent reach+summit",
    "join accede accession membership",
    "secede secession split break+away",
    "end finish stop halt cease",
    "lift repeal revoke rescind abolish",
    "raise increase hike rise jump soar surge grow growth go+up",
    "decline drop fall plunge plummet slump decrease shrink go+down",
    "sue lawsuit litigation",
    "fine penalty penalise penalize",
    "execute hang behead",
    "extradite deport expel expulsion",
    "appeal",
    "pardon commute amnesty clemency",
    "dissolve disband dissolution wind+up",
    "suspend relieve suspension",
    "annul nullify quash overturn invalidate strike+down set+aside",
    "freeze block",
    "alert warn",
    "damage destroy devastate ravage wreck demolish raze ruin gut sever destruction demolition",
    "crack fracture fissure rupture sever snap cut",
    "complain complaint",
    "retract recall pull",
    "award honour honor prize medal",
    "seize nationalise nationalize seizure takeover take+control take+over overrun fall+to",
    "play match fixture",
    "mourn commemorate memorial tribute",
    "boycott",
    "inspect examine",
    "repair restore rebuild",
    "demand call+for ultimatum",
    "transfer move relocate",
    "distribute give+out hand+out",
    "storm hurricane typhoon cyclone landfall",
    "spill leak contaminate poison pollute spillage",
    "block blockade barricade",
    "speak address speech",
    "testify testimony give+evidence",
    "confess plead plea plead+guilty",
    "rule judgment judgement",
    "pay compensate",
    "debate discuss negotiate",
    "cross",
    "foil thwart prevent avert repulse repel fend+off",
    "outage blackout disrupt interrupt failure malfunction break+down cut+off",
    "lock bolt fasten",
    "offer bid",
    "disappear vanish go+missing",
    "overthrow topple coup putsch",
    "abuse rape molest",
];

/// Deeds of which one undoes the other, or begins what the other ends; a word of each of their classes.
const OPPOSITES: &[(&str, &str)] = &[
    ("open", "close"),
    ("resume", "close"),
    ("resume", "postpone"),
    ("begin", "end"),
    ("begin", "postpone"),
    ("begin", "cancel"),
    ("resume", "end"),
    ("impose", "lift"),
    ("ban", "lift"),
    ("arrest", "free"),
    ("convict", "acquit"),
    ("appoint", "dismiss"),
    ("appoint", "resign"),
    ("approve", "reject"),
    ("invade", "withdraw"),
    ("arrive", "depart"),
    ("join", "secede"),
    ("establish", "abolish"),
    ("increase", "slash"),
    ("increase", "decline"),
    ("damage", "repair"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_one_deed_meet() {
        let step_down = with_particle("step", "down").unwrap();
        assert!(deeds("resign").meet(deeds("resignation")));
        assert!(deeds("quit").meet(step_down));
        assert!(deeds("collisions").meet(deeds("crash")));
        assert!(!deeds("resign").meet(deeds("appoint")));
        assert!(!deeds("walk").any());
        for (noun, verb) in [
            ("appointment", "appoint"),
            ("resignations", "resign"),
            ("acquisition", "purchase"),
            ("dismissal", "dismiss"),
            ("robbing", "rob"),
            ("closure", "close"),
            ("election", "elect"),
            ("wedding", "marry"),
        ] {
            assert!(deeds(noun).meet(deeds(verb)), "{noun}");
        }
        for thing in [
            "passion", "building", "formal", "capital", "station", "former", "winner",
        ] {
            assert!(!deeds(thing).any(), "{thing}");
        }
        assert_eq!(with_particle("resign", "in"), None);
        assert!(CLASSES.len() <= u128::BITS as usize);
    }

    #[test]
    fn what_recurs_is_of_a_class() {
        for word in RECURRING.split(' ').chain(SELDOM.split(' ')) {
            assert!(find(word).any(), "{word}");
        }
        assert!(!deeds("shelling").seldom().any() && deeds("found").once().any());
        assert!(!deeds("arrest").once().any() && deeds("arrest").seldom().any());
    }

    #[test]
    fn what_undoes_a_deed_is_opposed_to_it() {
        for (a, b) in OPPOSITES {
            assert!(find(a).any() && find(b).any(), "{a} {b}");
            assert!(
                deeds(a).opposed(deeds(b)) && deeds(b).opposed(deeds(a)),
                "{a} {b}"
            );
        }
        assert!(
            !deeds("open").opposed(deeds("inaugurate")) && !deeds("open").opposed(deeds("sink"))
        );
        let (began, ended) = (
            deeds("strike").and(deeds("begin")),
            deeds("strike").and(deeds("end")),
        );
        assert!(began.meet(ended) && began.opposed(ended));
    }

    #[test]
    fn a_word_of_several_deeds_is_in_all_its_classes() {
        assert_eq!(deeds("resign").classes().count(), 1);
        assert!(deeds("raid").meet(deeds("attack")) && deeds("raid").meet(deeds("search")));
    }
}
