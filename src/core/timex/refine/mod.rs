//! From what the rules find to the expressions of a text: ranges become two, clauses tell their tense, the document settles the
//! order of day and month, and what is too weak in its place is left out.

mod borrow;
mod list;
mod order;
mod range;
mod style;

pub(super) use order::{calendar, settle as settle_order};
pub(super) use range::tied;

use std::rc::Rc;

use order::Orders;

use super::expr::{Bound, Clue, Node, Relation, Says, Tense, TimexExpr, Unit};
use super::heads::{BRACKET, FIRST, HEART, IDLE, JOINS, LEANS, SAYS_BEFORE, SAYS_BEHIND};
use super::lexicon::{RefUse, Word};
use super::page::Page;
use super::{rules, tense, token};
use crate::source::Kind;

/// An expression with its tokens; a range is one of them until it is [split](Place::split).
pub(super) struct Place {
    pub expr: TimexExpr,
    /// It is the first end of a stretch, of which the next one, or its own first end, is the other, and that is not yet said in them.
    pub joins: bool,
    /// What the words between say of it and the one before it.
    link: Link,
    from: usize,
    to: usize,
}

/// What an expression can be to the one before it. Two bits of one byte: two bytes are written one by one and moved as one, which a
/// processor has to wait for.
#[derive(Clone, Copy, Default)]
struct Link(u8);

impl Link {
    /// What one that begins at this token can be to the one before it.
    #[inline]
    fn of(page: &Page, before: Option<&Place>, from: usize) -> Link {
        match before {
            Some(before) if before.to < from && page.heads(before.to) & JOINS != 0 => {
                let lends = borrow::may(page, before, from);
                let closes = range::may(page, before, from);
                Link(u8::from(lends) | u8::from(closes) << 1)
            }
            _ => Link::default(),
        }
    }

    /// Whether it can give it its year.
    fn lends(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it can be the other end of a stretch that begins with it.
    fn closes(self) -> bool {
        self.0 & 2 != 0
    }

    /// Whether the one before may still learn something from it.
    fn goes_on(self) -> bool {
        self.0 != 0
    }
}

impl Place {
    /// What these tokens say, before anything is known of it from those around.
    fn of(node: Node, link: Link, from: usize, to: usize) -> Place {
        let expr = TimexExpr {
            span: node.span,
            node,
            clue: None,
            aside: false,
            whole: None,
            bound: None,
            possessive: false,
        };
        Place {
            expr,
            joins: false,
            link,
            from,
            to,
        }
    }

    /// Its first end; itself, if it is no range.
    pub fn first(&self) -> &Node {
        match &self.expr.node.says {
            Says::Range(ends) => &ends[0],
            _ => &self.expr.node,
        }
    }

    /// Its last end; itself, if it is no range.
    fn last(&self) -> &Node {
        match &self.expr.node.says {
            Says::Range(ends) => &ends[1],
            _ => &self.expr.node,
        }
    }

    /// Of a range the first end as a place; what is left is the other.
    fn split(&mut self) -> Option<Place> {
        let [first, last] = halves(&self.expr)?;
        self.expr = last;
        let link = std::mem::take(&mut self.link);
        Some(Place {
            expr: first,
            link,
            ..*self
        })
    }
}

/// The two ends of a range, as expressions.
fn halves(range: &TimexExpr) -> Option<[TimexExpr; 2]> {
    match &range.node.says {
        Says::Range(whole) => Some([half(range, whole, 0), half(range, whole, 1)]),
        _ => None,
    }
}

/// One end of a range, as an expression. It says its year itself; to borrow from it, the tokens of the whole will do.
pub(super) fn half(range: &TimexExpr, whole: &Rc<[Node; 2]>, n: usize) -> TimexExpr {
    TimexExpr {
        span: whole[n].span,
        node: whole[n].clone(),
        whole: Some(whole.clone()),
        bound: None,
        possessive: false,
        ..*range
    }
}

/// Every time expression of a text.
pub(super) fn expressions(text: &str, kind: Kind) -> Vec<TimexExpr> {
    let mut found = Vec::new();
    each(text, kind, &mut |places| found.extend(tied(places)));
    found
}

/// Hands over every time expression of a text in its order, some at a time: ranges as one, stretches not yet [tied]. What `take`
/// leaves in the list is let go of.
pub(super) fn each(text: &str, kind: Kind, take: &mut dyn FnMut(&mut Vec<Place>)) {
    let mut orders = None;
    let (mut tokens, mut mark) = (Vec::new(), token::Mark::default());
    let mut reader = Reader::default();
    while mark.at < text.len() {
        let (stop, ends) = token::stop(text, mark.at);
        token::scan(text, &mut mark, stop, &mut tokens);
        let page = Page {
            text,
            tokens: &tokens,
            kind,
        };
        let until = tokens.len().saturating_sub(if ends { 0 } else { AHEAD });
        let mut complete = |places: &mut Vec<Place>| {
            borrow::years(places);
            range::join(places);
            // The first date that leaves its order open has the whole text looked at: to wait for its end with all that stands between
            // took more time than to read it.
            for node in places.iter_mut().map(|place| &mut place.expr.node) {
                if order::is_open(node) {
                    orders.get_or_insert_with(|| Orders::of(text)).settle(node);
                }
            }
            take(places);
            places.clear();
        };
        reader.read(&page, until, &mut complete);
        let past = if ends {
            complete(&mut reader.found);
            reader = Reader::default();
            tokens.len()
        } else {
            reader.forget(&page, &mut complete)
        };
        tokens.drain(..past);
    }
}

/// How many tokens behind the one that it begins with an expression and what is asked about it can need.
const AHEAD: usize = 96;
/// How many tokens before.
const BEHIND: usize = 48;

/// Reading a page from its beginning to its end, in parts if it is long.
#[derive(Default)]
struct Reader {
    /// The next token.
    at: usize,
    /// No token from there up to here tells time.
    heart: usize,
    quiet: tense::Quiet,
    brackets: Brackets,
    /// What has been found and may still learn from what comes.
    found: Vec<Place>,
}

impl Reader {
    /// Reads every expression that begins before token `until`; `take` empties the list whenever what it holds is complete.
    #[inline(never)]
    fn read(&mut self, page: &Page, until: usize, take: &mut dyn FnMut(&mut Vec<Place>)) {
        let tokens = &page.tokens[..until];
        while let Some(n) = tokens
            .get(self.heart..)
            .and_then(|tokens| tokens.iter().position(|t| t.heads & HEART != 0))
        {
            // Between here and the next word that time is told with lies nothing to read.
            self.heart += n;
            let mut at = self.at.max(self.heart.saturating_sub(REACH));
            while at <= self.heart {
                if !begins(page, at) {
                    at += 1;
                    continue;
                }
                let read = rules::longest(page, at);
                let Some((_, end)) = read else {
                    at += 1;
                    continue;
                };
                debug_assert!(end > at);
                let inside = self.brackets.inside(page, at, end);
                let link = Link::of(page, self.found.last(), at);
                if self.found.len() >= if link.goes_on() { MOST } else { MANY } {
                    take(&mut self.found);
                }
                let first = self.found.len();
                // Made in its place, and last: what has just been written in small pieces is slow to move.
                let place = |(node, end)| Place::of(node, link, at, end);
                self.found.extend(read.into_iter().map(place));
                let place = &mut self.found[first];
                let end = learn(page, place, (at, end), inside, &mut self.quiet);
                at = list::add(page, &mut self.found, first, (at, end));
            }
            (self.at, self.heart) = (at, at);
        }
        self.heart = self.heart.max(until);
    }

    /// Takes out those at the end that may still learn from one that begins at token `next` or behind it.
    fn open(&mut self, next: usize) -> Vec<Place> {
        let found = &self.found;
        let mut first = found.len();
        if found.last().is_some_and(|last| last.to + 3 >= next) {
            first -= 1;
            while first > 0 && found[first].link.goes_on() {
                first -= 1;
            }
        }
        self.found.split_off(first)
    }

    /// Makes ready for a page without the tokens that nothing to come can need; returns how many these are.
    fn forget(&mut self, page: &Page, take: &mut dyn FnMut(&mut Vec<Place>)) -> usize {
        let next = self.at.max(self.heart.saturating_sub(REACH));
        let open = self.open(next);
        take(&mut self.found);
        self.found = open;
        let needed = self.found.first().map_or(next, |first| first.from);
        let past = needed.saturating_sub(BEHIND);
        self.brackets.count(page, past);
        self.brackets.counted -= past;
        self.quiet.forget(past);
        self.at = self.at.saturating_sub(past);
        self.heart -= past;
        for place in &mut self.found {
            place.from -= past;
            place.to -= past;
        }
        past
    }
}

/// Learns what the words around the expression of these tokens say of it; returns the token after its last.
fn learn(
    page: &Page,
    place: &mut Place,
    (at, end): (usize, usize),
    inside: bool,
    quiet: &mut tense::Quiet,
) -> usize {
    let before = page.heads(at.wrapping_sub(1)) & SAYS_BEFORE != 0;
    if before || page.heads(end) & SAYS_BEHIND != 0 {
        return learn_all(page, place, inside, quiet);
    }
    let expr = &mut place.expr;
    if let Some(clue) = tense::nearest(page, at, end, false, quiet) {
        expr.clue = Some(clue);
    }
    expr.aside = inside
        || page.kind == Kind::History && expr.node.is_complete() && looks_further_back(page, at);
    end
}

/// The same where the words beside it can say something.
fn learn_all(page: &Page, place: &mut Place, inside: bool, quiet: &mut tense::Quiet) -> usize {
    let (at, end) = (place.from, place.to);
    let expr = &mut place.expr;
    style::mark(page, at, end, &mut expr.node);
    look_back(page, at, &mut expr.node);
    expr.possessive =
        matches!(page.word(end), Word::Mark(b'\'')) && page.joined(end) && page.is(end + 1, "s");
    let mut last = end;
    // The ending belongs to no expression; only a named day that opens its sentence keeps it.
    if expr.possessive && names_a_day(&expr.node) && opens_a_sentence(page, at) {
        last = end + 2;
        place.to = last;
        expr.node.span = page.span(at, last);
        expr.span = expr.node.span;
    }
    let clue = tense::clue(page, at, last, expr.possessive, quiet);
    if clue.is_some() {
        expr.clue = clue;
    }
    expr.aside = inside
        || matches!(page.before(at), Word::Since | Word::Until | Word::Before)
        || is_attribute(page, at, last, &expr.node)
        || page.kind == Kind::History && expr.node.is_complete() && looks_further_back(page, at);
    expr.bound = bound(page, at, last, clue).or_else(|| open_end(page, at, last, &expr.node));
    last
}

/// How many brackets are open where an expression stands; those in expressions are not counted.
#[derive(Default)]
struct Brackets {
    open: usize,
    counted: usize,
}

impl Brackets {
    /// Whether the expression of these tokens stands in brackets. Asked for each in its order.
    fn inside(&mut self, page: &Page, at: usize, end: usize) -> bool {
        self.count(page, at + 1);
        self.counted = end;
        self.open > 0
    }

    /// Counts on up to a token.
    fn count(&mut self, page: &Page, until: usize) {
        let tokens = page.tokens.get(self.counted..until).unwrap_or_default();
        for token in tokens.iter().filter(|t| t.heads & BRACKET != 0) {
            self.open = match token.word {
                Word::Mark(b'(') => self.open + 1,
                Word::Mark(b')') => self.open.saturating_sub(1),
                _ => 0,
            };
        }
        self.counted = self.counted.max(until);
    }
}

/// How many expressions are handed over at a time, and at most: a list of dates that goes on and on is handed over in parts.
const MANY: usize = 25;
const MOST: usize = 64;

/// How many tokens before its first word that tells time an expression can begin ("at least the past several weeks").
const REACH: usize = 7;

/// Whether an expression can begin here.
fn begins(page: &Page, at: usize) -> bool {
    let heads = page.heads(at);
    if heads & FIRST == 0 {
        return false;
    }
    if heads & LEANS != 0 && page.heads(at + 1) & IDLE != 0 {
        debug_assert!(rules::longest(page, at).is_none(), "{}", page.str(at));
        return false;
    }
    match page.word(at) {
        Word::Feast(_) => page.capital(at),
        // "former", "future", "recent" as adjectives: a history places its telling with them, in news they place nothing.
        // "the former and the latter" tell no time; "in future" does everywhere.
        Word::Reference {
            how: how @ (RefUse::History | RefUse::Noun),
            ..
        } => {
            let alone = page.nothing_follows(at + 1);
            page.kind == Kind::History && !(alone && how == RefUse::History)
                || alone && page.is(at, "future") && matches!(page.before(at), Word::In)
        }
        Word::Recent => {
            page.kind == Kind::History || matches!(page.word(at + 1), Word::Unit { .. })
        }
        _ => true,
    }
}

/// "the August 1792 uprising", "the 1614 rules": the date of a thing, not of what is told of it.
fn is_attribute(page: &Page, at: usize, end: usize, node: &Node) -> bool {
    matches!(page.before(at), Word::The)
        && node.is_complete()
        && matches!(page.word(end), Word::Other)
        && !page.joined(end)
        && !page.capital(end)
}

/// "who was born in 1856", "the fort, which had been built in 1702": what went before the story, told by the way.
fn looks_further_back(page: &Page, at: usize) -> bool {
    for at in (at.saturating_sub(7)..at).rev() {
        match page.word(at) {
            Word::Mark(_) | Word::Break => return false,
            Word::Verb(Tense::Past) if page.is(at, "had") => return true,
            // "that lasted until the fall of the town in 1945"
            // "did not fall until the rains of 1945"
            Word::Until => return !(at.saturating_sub(3)..at).any(|at| page.is(at, "not")),
            // "the worst since records began in 1904"
            Word::Since => return true,
            Word::Other if page.is(at, "born") => return true,
            _ => {}
        }
    }
    false
}

/// "since August", "the year ended Jan. 31": a date without a year that is over, whatever its clause says of itself.
fn look_back(page: &Page, at: usize, node: &mut Node) {
    let over = matches!(page.before(at), Word::Since) || page.is(at.wrapping_sub(1), "ended");
    if page.kind != Kind::History
        && over
        && let Says::Calendar { fields, relation } = &mut node.says
        && relation.is_none()
        && fields.year.is_none()
        && fields.month.is_some()
    {
        *relation = Some(Relation::Last);
    }
}

/// "since 1999", "from 1999 onwards", "until May", "is due by Friday".
fn bound(page: &Page, at: usize, end: usize, clue: Option<Clue>) -> Option<Bound> {
    let ahead = clue.is_some_and(|clue| clue.tense == Tense::Future);
    let on = |word: &str| page.is(end, word);
    match page.before(at) {
        Word::Since => Some(Bound::From),
        Word::From if on("onward") || on("onwards") => Some(Bound::From),
        Word::Until => Some(Bound::Until),
        // "By Friday they had left" tells what was so on Friday.
        Word::By if ahead => Some(Bound::Until),
        _ => None,
    }
}

/// "before 1914", "after May 2008": a date by itself, not "after May 2008 elections" nor "shortly before 1914".
fn open_end(page: &Page, at: usize, end: usize, node: &Node) -> Option<Bound> {
    let bound = match page.before(at) {
        Word::Before => Bound::Before,
        Word::After => Bound::After,
        _ => return None,
    };
    let near = at > 1
        && (page.is_one_of(at - 2, &["just", "soon", "right", "well", "even", "not"])
            || page.str(at - 2).ends_with("ly")
            || matches!(page.word(at - 2), Word::Unit { .. } | Word::Time));
    let alone = match page.word(end) {
        Word::Other | Word::Possessive => false,
        Word::Mark(mark) => b".,;:)]".contains(&mark),
        _ => true,
    };
    let date = matches!(&node.says, Says::Calendar { fields, relation: None }
        if fields.weekday.is_none() && fields.feast.is_none() && (fields.year.is_some() || fields.month.is_some()));
    (date && alone && !near).then_some(bound)
}

/// Whether the token before ends another sentence or a paragraph.
fn opens_a_sentence(page: &Page, at: usize) -> bool {
    matches!(
        page.before(at),
        Word::Break | Word::Mark(b'.' | b'?' | b'!')
    )
}

/// A weekday alone, "today", "yesterday", "tomorrow".
fn names_a_day(node: &Node) -> bool {
    match &node.says {
        Says::Calendar { fields, .. } => fields.weekday.is_some() && fields.day.is_none(),
        Says::Deictic { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}
