//! One event from its mentions: date, status, title, importance, and why they are taken for one.
//!
//! Deliberately absent: which mentions belong together; the groups say that, or a person.

use crate::order::{Gather, InOrder};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cards::{self, Aliases, Cards, Terms};
use super::{draft, votes, why, words};
use crate::dating::Doc;
use crate::event;
use crate::passage;
use crate::source::{Source, Span};
use crate::story::{Event, Mention, Report, SourceIx, Status};
use crate::timex;

/// A mention with the card that it comes from, where there is one.
pub(super) struct Member {
    pub card: Option<usize>,
    pub mention: Mention,
}

/// The event that these mentions make, as analysis would make it of them: for mentions that a person joins or parts. `None` if
/// there are none. Reads again the sources that they stand in, and no other; a mention whose words the reader would not have
/// chosen keeps them as its title.
///
/// # Panics
/// If a mention is of another story: its source or its words are not in `sources`.
pub fn of_mentions(sources: &[Report], mentions: Vec<Mention>) -> Option<Event> {
    if mentions.is_empty() {
        return None;
    }
    let told: BTreeSet<SourceIx> = mentions.iter().map(|m| m.source).gathered();
    let mut known = event::Known::default();
    let mut docs: Vec<Doc> = Vec::with_capacity(sources.len());
    for (ix, report) in sources.iter().enumerate() {
        let source = report.source.clone();
        let mut doc = Doc {
            source,
            passages: Vec::new(),
            times: Vec::new(),
            drafts: Vec::new(),
            set: None,
        };
        if told.contains(&SourceIx(ix as u32)) {
            let text = doc.source.text();
            let times = timex::find_in(text, report.kind);
            doc.drafts = event::find(text, &passage::split(text), &times, &mut known);
        }
        docs.push(doc);
    }
    let mut terms = Terms::default();
    let coded = docs.iter_mut().map(|d| terms.take(&mut d.drafts)).collect();
    let drafts: Vec<&[event::Draft]> = docs.iter().map(|d| d.drafts.as_slice()).collect();
    let mut store = cards::Store::default();
    let cards = cards::build(&mut store, terms, coded, &drafts, &Aliases::new());
    let mut of_place = BTreeMap::new();
    for (k, card) in cards.cards.iter().enumerate() {
        let span = draft(&docs, &cards, k).span;
        of_place.insert((card.source, span.start(), span.end()), k);
    }
    let member = |mention: Mention| {
        let place = (mention.source.0, mention.span.start(), mention.span.end());
        Member {
            card: of_place.get(&place).copied(),
            mention,
        }
    };
    let members = mentions.into_iter().map(member).collect();
    Some(event(&docs, &cards, members))
}

/// Makes the event. `members` is not empty.
pub(super) fn event(docs: &[Doc], cards: &Cards, mut members: Vec<Member>) -> Event {
    members.order_by_key(|m| (m.mention.source, m.mention.span.start(), m.card));
    let status = status(&members);
    let title = title(docs, cards, &members, status);
    let mut because = why::joined(docs, cards, &members);
    let (of, mentions): (Vec<Option<usize>>, Vec<Mention>) =
        members.into_iter().map(|m| (m.card, m.mention)).unzip();
    let copies = votes::copies(docs, &mentions);
    let importance = importance(docs, cards, &of, &mentions, &copies);
    let vote = votes::vote(docs, &mentions, &copies);
    because.extend(vote.because);
    let first = &mentions[0];
    Event {
        id: id(&docs[first.source.0 as usize].source, first.span),
        title,
        status,
        importance,
        disagreement: vote.disagreement,
        date: vote.date,
        mentions,
        because,
        by_hand: false,
    }
}

/// The id of an event whose first mention stands there.
pub(crate) fn id(source: &Source, span: Span) -> Arc<str> {
    format!("{}-{}-{}", source.id.0, span.start(), span.end()).into()
}

/// What happened is better not called by words that only announced it: so much, beside a title's merit.
const AS_IT_IS: f32 = 6.0;

/// The title that says most of what the mentions share, and reads best.
fn title(docs: &[Doc], cards: &Cards, members: &[Member], status: Status) -> String {
    // What joined without a date gives its words only for want of others.
    let dated = |m: &Member| m.card.is_some() && m.mention.date.is_some();
    let any = members.iter().any(dated);
    let able = members.iter().filter(|m| dated(m) == any);
    let able: Vec<(&Member, usize)> = able.filter_map(|m| Some((m, m.card?))).collect();
    let best = match able[..] {
        [] => {
            let first = &members[0].mention;
            return words(&docs[first.source.0 as usize].source, first.span);
        }
        [(_, only)] => only,
        _ => best(docs, cards, members, able, status),
    };
    draft(docs, cards, best).title.text.clone()
}

/// Of mentions that can give the title the one that does.
fn best(
    docs: &[Doc],
    cards: &Cards,
    members: &[Member],
    able: Vec<(&Member, usize)>,
    status: Status,
) -> usize {
    let of_all = members.iter().filter_map(|m| m.card);
    let centre = cards::summed(of_all.flat_map(|k| cards.cards[k].vector));
    let length = centre
        .iter()
        .map(|c| c.1 * c.1)
        .sum::<f32>()
        .sqrt()
        .max(f32::MIN_POSITIVE);
    let rate = |&(m, k): &(&Member, usize)| {
        let d = draft(docs, cards, k);
        let near = cards::cosine(cards.cards[k].vector, &centre) / length;
        let told = if m.mention.status == status {
            AS_IT_IS
        } else {
            0.0
        };
        (d.title.merit as f32 + 8.0 * near + told, k)
    };
    let rated = able.iter().map(rate);
    let best = rated.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
    best.map_or(able[0].1, |(_, k)| k)
}

/// Happened if anyone tells it as happened; else what most say.
fn status(members: &[Member]) -> Status {
    let told = |s: Status| members.iter().filter(move |m| m.mention.status == s);
    let count = |s: Status| told(s).count();
    if count(Status::Happened) > 0 {
        return Status::Happened;
    }
    [Status::Planned, Status::Denied, Status::Hypothetical]
        .into_iter()
        .max_by_key(|&s| (count(s), std::cmp::Reverse(s as u8)))
        .unwrap_or_default()
}

/// From this importance on an event is one of the main ones: a deed whose date stands in the words, that a report opens with, or
/// that two tell. The rest is what reports tell besides: who said what of it, what the place is like.
pub const MAIN: f32 = 0.17;

/// What a saying weighs, or how things stand, where a deed weighs 1.
const BESIDES: f32 = 0.5;

/// How much of the story an event carries, 0 to 1: in how many sources, how often, how early, with a date in its words or not,
/// and whether something is done. A copy is no further source, and says nothing a second time.
fn importance(
    docs: &[Doc],
    cards: &Cards,
    of: &[Option<usize>],
    mentions: &[Mention],
    copies: &votes::Copies,
) -> f32 {
    let own: Vec<&Mention> = mentions
        .iter()
        .filter(|m| !copies.contains_key(&m.source))
        .collect();
    let sources: BTreeSet<SourceIx> = own.iter().map(|m| m.source).gathered();
    // A story of one report has no other that could tell it.
    let share = (sources.len() as f32 - 1.0).max(0.0) / (docs.len() as f32 - 1.0).max(1.0);
    let often = 1.0 - 1.0 / own.len().max(1) as f32;
    let drafts = || of.iter().flatten().map(|&k| draft(docs, cards, k));
    let early = drafts().map(|d| d.paragraph).min().unwrap_or(0);
    let early = 1.0 / (1.0 + early as f32 / 4.0);
    let one = |yes: bool| if yes { 1.0 } else { 0.0 };
    // A day places it, a month or a year less so.
    let worded = mentions.iter().filter(|m| m.timex.is_some());
    let dated = worded
        .filter_map(|m| m.date)
        .map(|when| {
            if when.single_day().is_some() {
                1.0
            } else {
                0.7
            }
        })
        .fold(0.0, f32::max);
    let opens = one(drafts().any(opens));
    let many = one(sources.len() > 1);
    let value =
        0.3 * dated + 0.2 * opens + 0.15 * often + 0.05 * many + 0.25 * share + 0.05 * early;
    let weight = if drafts().any(done) { 1.0 } else { BESIDES };
    (weight * value).clamp(0.0, 1.0)
}

/// How many sentences of a report's first paragraph tell its main news.
const OPENING: u32 = 2;

/// Whether something is done, or still to be done; what "is" so only stands.
fn done(d: &event::Draft) -> bool {
    let stands = d.tense == Some(event::Tense::Present) && d.status == Status::Happened;
    d.deed && !stands
}

/// Whether a report opens with it: in a headline, or as the deed of its first sentences.
fn opens(d: &event::Draft) -> bool {
    let deed = !d.background && !d.reported && d.tense == Some(event::Tense::Past);
    deed && d.status == Status::Happened && (d.headline || d.paragraph == 0 && d.sentence < OPENING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::article;
    use std::ops::ControlFlow;
    use std::sync::Arc;

    fn story() -> crate::story::Story {
        let texts = [
            (
                "a.txt",
                "12 May 2011\n\nThe bridge over the Lahn was closed on 10 May 2011. The mill burned down in 1999.",
            ),
            (
                "b.txt",
                "13 May 2011\n\nThe town closed the bridge over the Lahn on 11 May 2011. A ferry sank on 2 May.",
            ),
        ];
        let sources = texts.map(|(name, text)| Arc::new(article(name, text).expect("an article")));
        crate::analyse(sources.into(), &[], &mut |_| ControlFlow::Continue(())).expect("a story")
    }

    #[test]
    fn made_again_of_its_mentions_an_event_is_the_same() {
        let story = story();
        assert!(story.events.len() > 1);
        for event in &story.events {
            let again = of_mentions(&story.sources, event.mentions.clone()).expect("an event");
            assert_eq!(again, *event);
        }
    }

    #[test]
    fn what_happened_is_not_called_by_words_that_announced_it() {
        let texts = [
            "8 May 2011\n\nThe mayor of Bergen will open the harbour tunnel to the airport on 10 May 2011.",
            "11 May 2011\n\nThe mayor of Bergen opened the harbour tunnel on 10 May 2011.",
        ];
        let sources = texts.map(|text| Arc::new(article("a.txt", text).expect("an article")));
        let story = crate::analyse(sources.into(), &[], &mut |_| ControlFlow::Continue(()));
        let [event] = &story.expect("a story").events[..] else {
            panic!("one event");
        };
        assert_eq!(event.title, "The mayor of Bergen opened the harbour tunnel");
    }

    #[test]
    fn what_is_done_weighs_more_than_what_is_said_or_stands() {
        let text = "12 May 2011\n\nRain fell.\n\nThe mayor said on 9 May 2011 that nobody was hurt.\n\nThe mill was old in 1999.\n\n\
            The mill burned down on 3 May 2011.\n\nThe council bought the mill in 2004.\n\nThe council declared the mill a park on 8 May 2011.";
        let source = Arc::new(article("a.txt", text).expect("an article"));
        let story = crate::analyse(vec![source], &[], &mut |_| ControlFlow::Continue(()));
        let events = story.expect("a story").events;
        let weight = |words: &str| {
            let found = events.iter().find(|e| e.title.contains(words));
            found.map(|e| e.importance).expect(words)
        };
        assert!(weight("burned") > weight("bought"));
        for (more, less) in [
            ("bought", "said"),
            ("bought", "old"),
            ("burned", "Rain"),
            ("park", "said"),
        ] {
            assert!(weight(more) > weight(less), "{more} and {less}");
        }
        assert!(weight("bought") >= MAIN && MAIN > weight("old"));
    }

    #[test]
    fn joined_and_parted_by_hand_an_event_has_its_mentions_dates() {
        let story = story();
        let all: Vec<Mention> = story
            .events
            .iter()
            .flat_map(|e| e.mentions.clone())
            .collect();
        let joined = of_mentions(&story.sources, all.clone()).expect("an event");
        assert!(joined.disagreement);
        assert_eq!(joined.mentions.len(), all.len());
        for mention in all {
            let alone = of_mentions(&story.sources, vec![mention.clone()]).expect("an event");
            assert_eq!((alone.date, alone.disagreement), (mention.date, false));
            assert!(!alone.title.is_empty());
        }
        assert_eq!(of_mentions(&story.sources, Vec::new()), None);
    }
}
