//! Whether a word is a verb where it stands, and in which form.
//!
//! Deliberately absent: the verb group; `clause` puts a verb and its helpers together.

use super::base::base;
use super::guess::closed;
use super::{Tag, Token};
use crate::event::lexicon as lex;

/// Whether the word is a verb here, and in which form.
pub(super) fn verb(tokens: &[Token], i: usize) -> Option<Tag> {
    let token = &tokens[i];
    let low = token.low.as_str();
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let next = tokens.get(i + 1);
    // "Apollo 9 landed": the number belongs to the name before it.
    let numbered = i >= 2
        && (tokens[i - 2].tag, tokens[i - 1].tag) == (Tag::Name, Tag::Number)
        && tokens[i - 1].timex.is_none()
        && (i == 2 || matches!(tokens[i - 3].tag, Tag::Subordinator | Tag::Comma));
    let after_determiner = prev.is_some_and(|p| {
        matches!(p.tag, Tag::Determiner | Tag::Number) && !numbered
            || p.low.ends_with("'s")
            || (p.tag == Tag::Preposition && p.low != "as")
    });
    let helped = prev.is_some_and(|p| matches!(p.tag, Tag::Be | Tag::Have))
        || (prev.is_some_and(|p| matches!(p.tag, Tag::Adverb | Tag::Not))
            && i >= 2
            && matches!(tokens[i - 2].tag, Tag::Be | Tag::Have));
    let bare = prev.is_some_and(|p| matches!(p.tag, Tag::To | Tag::Modal | Tag::Do | Tag::Not))
        || (prev.is_some_and(|p| p.tag == Tag::Adverb)
            && i >= 2
            && matches!(tokens[i - 2].tag, Tag::To | Tag::Modal | Tag::Do));
    if low.ends_with("ing") && low.len() > 4 {
        return is_gerund(tokens, i, helped).then_some(Tag::Gerund);
    }
    if lex::is(lex::PARTICIPLE_ONLY, low) {
        // "Removed fallen trees": without a helper, before a noun, it only describes.
        let describes = !helped && next.is_some_and(plain_noun);
        return (!after_determiner && !describes).then_some(Tag::Participle);
    }
    let past = (low.ends_with("ed")
        && low.len() > 3
        && !lex::is(lex::NOT_PAST, low)
        && !low.contains('-')
        && !undone(low))
        || lex::irregular(low).is_some();
    if past {
        let free = !after_determiner && !newly(tokens, i) && !cited(tokens, i);
        return if helped {
            free.then_some(Tag::Participle)
        } else {
            (free && !leads(tokens, i)).then_some(Tag::Past)
        };
    }
    // A past that looks like its present; as many of these are nouns as well, and need what a verb does something to.
    let unchanged = match low {
        "let" | "set" | "put" | "hit" | "cut" | "quit" | "beat" | "burst" | "hurt" | "shut" => true,
        "cast" | "cost" | "shed" | "split" | "spread" | "upset" => {
            let goes_on = |n: &Token| n.low != "of" && closed(&n.low) || n.capital();
            next.is_some_and(|n| goes_on(n) || n.tag == Tag::Number)
        }
        _ => false,
    };
    if unchanged {
        return (!after_determiner).then_some(if helped { Tag::Participle } else { Tag::Past });
    }
    if bare && !token.capital() && (lex::is(lex::VERBS, low) || !closed(low)) {
        return Some(Tag::Present);
    }
    if after_determiner || helped {
        return None;
    }
    present(tokens, i).then_some(Tag::Present)
}

/// Whether a word in "-ing" is a verb's; `helped`, there is a "be" or "have" before it.
fn is_gerund(tokens: &[Token], i: usize, helped: bool) -> bool {
    let token = &tokens[i];
    let low = token.low.as_str();
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let next = tokens.get(i + 1);
    let noun = lex::happening(low).is_some() && !helped;
    let thing = matches!(
        low,
        "thing"
            | "nothing"
            | "something"
            | "anything"
            | "everything"
            | "during"
            | "evening"
            | "morning"
            | "king"
            | "building"
            | "spring"
            | "string"
    );
    // A word that opens a sentence and is no verb's is a name that ends so.
    let named = token.capital() && !lex::is(lex::VERBS, &base(low));
    // "The club's sacking of", "Reed's sacking was": what somebody has is a noun.
    let owner = prev.and_then(|p| p.low.strip_suffix("'s"));
    let owned = owner.is_some_and(|owner| !closed(owner))
        && next.is_some_and(|n| closed(&n.low) || n.timex.is_some());
    let determined = prev.is_some_and(|p| p.tag == Tag::Determiner);
    // "All-dancing" describes.
    let compound = low.contains('-');
    // "The cleansing of the area", "fishing was banned": what a helper follows is its subject.
    let helper = |n: &Token| lex::is(lex::HELPERS, &n.low) || lex::is(lex::MODALS, &n.low);
    let subject = !helped && next.is_some_and(helper);
    !subject && !compound && !noun && !thing && !named && !owned && !determined
}

/// "Of newly built schools": a past form behind an adverb, between an article and a noun.
fn newly(tokens: &[Token], i: usize) -> bool {
    let within = |p: &Token| {
        matches!(p.tag, Tag::Determiner | Tag::Preposition | Tag::Quote)
            && !matches!(p.low.as_str(), "as" | "this" | "that")
    };
    i >= 2
        && tokens[i - 1].tag == Tag::Adverb
        && (tokens[i - 1].low.ends_with("ly") || tokens[i - 1].low == "very")
        && within(&tokens[i - 2])
        && (tokens.get(i + 1)).is_some_and(|n| n.tag == Tag::Noun && !closed(&n.low))
}

/// "Unpunished", "unharmed": nobody has done it, so it is no deed; "unveiled" is one.
fn undone(low: &str) -> bool {
    low.starts_with("un") && !low.starts_with("under") && !lex::entry(&base(low)).is_verb()
}

/// 'Called it "unjustified"': a word alone in its marks describes.
fn cited(tokens: &[Token], i: usize) -> bool {
    let quote = |t: &Token| t.tag == Tag::Quote;
    // The words behind have no tag yet, but marks have.
    i > 0 && quote(&tokens[i - 1]) && tokens.get(i + 1).is_some_and(quote)
}

/// A past form that only describes the noun behind it: "found stolen goods".
fn leads(tokens: &[Token], i: usize) -> bool {
    let low = tokens[i].low.as_str();
    let behind = i.checked_sub(1).is_some_and(|p| {
        matches!(
            tokens[p].tag,
            Tag::Past | Tag::Present | Tag::Comma | Tag::Coordinator | Tag::Quote
        )
    });
    behind
        && tokens.get(i + 1).is_some_and(plain_noun)
        && !goes_on_to(tokens, i)
        && !closes_subject(tokens, i)
        && !lex::past_only(low)
        && low != "said"
}

/// A word in small letters that no closed class has: a noun where it has no tag yet.
fn plain_noun(word: &Token) -> bool {
    word.tag == Tag::Noun
        && word.text.starts_with(char::is_lowercase)
        && !closed(&word.low)
        && !matches!(
            word.low.as_str(),
            "nothing" | "nobody" | "something" | "everything"
        )
}

/// "Two banks, such as Berg and Lund, closed branches": behind an aside, what opened the sentence still waits for its verb.
fn closes_subject(tokens: &[Token], i: usize) -> bool {
    let opens = matches!(
        tokens[0].tag,
        Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number
    );
    let Some(comma) = i.checked_sub(1).filter(|&p| tokens[p].tag == Tag::Comma) else {
        return false;
    };
    let before = &tokens[..comma];
    opens
        && before.iter().any(|t| t.tag == Tag::Comma)
        && !before
            .iter()
            .any(|t| t.tag.is_finite() || t.tag == Tag::Participle)
}

/// "blocked the road and burned tyres": after an "and" or a "but" with a past tense and its plain object before it, a past
/// form is a second deed. "Lined with wrecked carts and burned tyres" has no such object.
fn goes_on_to(tokens: &[Token], i: usize) -> bool {
    let Some(and) = i
        .checked_sub(1)
        .filter(|&k| matches!(tokens[k].low.as_str(), "and" | "but"))
    else {
        return false;
    };
    let Some(article) = (0..and)
        .rev()
        .take(4)
        .take_while(|&k| matches!(tokens[k].tag, Tag::Noun | Tag::Name | Tag::Determiner))
        .find(|&k| tokens[k].tag == Tag::Determiner)
    else {
        return false;
    };
    // "… and wounded soldiers followed": the noun has a verb of its own.
    let led = tokens.get(i + 2).is_some_and(|t| {
        lex::irregular(&t.low).is_some()
            || lex::is(lex::MODALS, &t.low)
            || matches!(
                t.low.as_str(),
                "is" | "are" | "was" | "were" | "has" | "have" | "had"
            )
            || (t.low.ends_with("ed") && !lex::is(lex::NOT_PAST, &t.low))
    });
    article + 1 < and && article > 0 && tokens[article - 1].tag == Tag::Past && !led
}

/// A present tense: a known verb with a subject before it and an object or a phrase after it.
fn present(tokens: &[Token], i: usize) -> bool {
    let low = tokens[i].low.as_str();
    let Some(prev) = i.checked_sub(1).map(|p| &tokens[p]) else {
        return false;
    };
    // Headlines, which end without a mark, drop the article: "Airline opens new route".
    // 'The new "Dreamliner" makes its first flight': a quoted name ends with its mark.
    let quoted = prev.tag == Tag::Quote
        && i >= 3
        && tokens[i - 2].tag == Tag::Name
        && tokens[i - 3].tag == Tag::Quote;
    let bare = tokens.last().is_some_and(|t| t.tag != Tag::End)
        && (matches!(prev.tag, Tag::Name | Tag::Noun) || quoted)
        || prev.tag == Tag::Adverb && !closed(&prev.low);
    let goes_on = tokens.get(i + 1).is_none_or(|n| {
        n.tag != Tag::Break
            && ((bare && n.tag == Tag::Noun)
                || n.timex.is_some()
                || n.capital()
                || closed(&n.low)
                || n.low.ends_with("ly")
                || matches!(n.tag, Tag::Number | Tag::Quote))
    });
    let third = low.ends_with('s') && !low.ends_with("ss") && lex::is(lex::VERBS, &base(low));
    // "Which goes live in May": nothing but a verb stands there, nor in '"…," says Ann Berg'.
    let speaks = prev.tag == Tag::Quote && lex::is(lex::SAYING, &base(low));
    if third && (speaks || matches!(prev.low.as_str(), "which" | "who" | "he" | "she" | "it")) {
        return true;
    }
    // "Fans who buy tickets", "they buy tickets": nor here.
    let subject = matches!(prev.low.as_str(), "who" | "they" | "we" | "i" | "you");
    if subject && lex::is(lex::VERBS, low) {
        return true;
    }
    if !goes_on {
        return false;
    }
    let stands_in = matches!(prev.tag, Tag::Pronoun | Tag::Relative);
    // "His reported views had been known": before its helper stands a subject. "Which critics say is late" has a saying there.
    let helper = |n: &Token| lex::is(lex::HELPERS, &n.low) || lex::is(lex::MODALS, &n.low);
    let helped = tokens.get(i + 1).is_some_and(helper);
    if helped && !stands_in && !lex::is(lex::SAYING, &base(low)) {
        return false;
    }
    if lex::happening(low).is_some() && !stands_in {
        return false; // "attacks", "visits": as a noun, unless "they" or "who" leaves no choice.
    }
    let crowd = CROWDS.contains(&prev.low.as_str());
    if lex::is(lex::VERBS, low) {
        // "Said on Friday that work on it would end", but "machines that work": "that" stands for more than one right before it.
        let many = |t: &Token| match t.tag {
            Tag::Noun | Tag::Name => t.low.ends_with('s') || CROWDS.contains(&t.low.as_str()),
            tag => matches!(tag, Tag::Pronoun | Tag::Number | Tag::Determiner),
        };
        if prev.low == "that" {
            return i >= 2 && many(&tokens[i - 2]);
        }
        return stands_in
            || crowd
            || ends_with_two(&tokens[..i])
            || (prev.low.ends_with('s') && matches!(prev.tag, Tag::Noun | Tag::Name));
    }
    let subject = match prev.tag {
        Tag::Pronoun
        | Tag::Relative
        | Tag::Name
        | Tag::Adverb
        | Tag::Close
        | Tag::Time
        | Tag::Coordinator => true,
        // One thing needs an article or a name before it: "the council meets", not "as new towns".
        Tag::Noun => tokens[..i]
            .iter()
            .rev()
            .take_while(|t| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Determiner | Tag::Number))
            .any(|t| matches!(t.tag, Tag::Name | Tag::Determiner)),
        _ => quoted,
    };
    third && subject
}

/// More than one, without an "s".
pub(crate) const CROWDS: [&str; 5] = ["people", "police", "men", "women", "children"];

/// "Ann Berg and the mayor" meet: whether words end with two, named or pointed to. "The road and rail plan", "the Berg and Lund
/// plan" have one article for both.
fn ends_with_two(before: &[Token]) -> bool {
    let noun = |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let phrase = |words: &[Token]| words.len() - words.iter().rev().take_while(noun).count();
    let second = phrase(before);
    let article = second > 0 && before[second - 1].tag == Tag::Determiner;
    let Some(and) = (second - usize::from(article)).checked_sub(1) else {
        return false;
    };
    let first = phrase(&before[..and]);
    let pronoun = and > 0 && before[and - 1].tag == Tag::Pronoun;
    // An article before the first is its own only where the second has one, too.
    let shared = !article && first > 0 && before[first - 1].tag == Tag::Determiner;
    let second = &before[second..];
    before[and].low == "and"
        && !second.is_empty()
        && (article || second.iter().all(|t| t.tag == Tag::Name))
        && (pronoun || first < and && !shared)
}
