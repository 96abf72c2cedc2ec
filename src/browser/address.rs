//! The page's address: what follows the `#` chooses what is shown.
//!
//! `#story=summer&event=e3&view=list&hide=list,header&host=https://school.example`

use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::window;

/// What the address, or an embedding element's attributes, ask for. An empty value is as good as none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Params {
    /// Which of the stories inside the file, by name.
    pub story: Option<String>,
    /// The event that is selected first, by id.
    pub event: Option<String>,
    /// The pane in front, or `compare`.
    pub view: Option<String>,
    /// The source that is open, by id.
    pub source: Option<String>,
    /// `all`: the lesser events, too.
    pub events: Option<String>,
    /// Only what these sources report, by their ids, joined by commas.
    pub from: Option<String>,
    /// Only what is told so: `happened`, `planned`, `denied`, `supposed`.
    pub kind: Option<String>,
    /// Only dates so sure: `stated`, `worked-out`, `disputed`, `open`.
    pub certainty: Option<String>,
    /// What is searched for.
    pub search: Option<String>,
    /// The stretch of time in view, in EDTF.
    pub range: Option<String>,
    /// What the lanes are: `source`, `person` or `place`.
    pub lanes: Option<String>,
    /// `open`: long empty stretches are not folded.
    pub folds: Option<String>,
    /// Parts of the page that are not shown.
    pub hide: Vec<String>,
    /// The only origin that is talked to when embedded.
    pub host: Option<String>,
    /// The language of the interface, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Which way the page runs: `ltr` or `rtl`.
    pub dir: Option<String>,
}

/// What the page's address asks for now.
pub fn read() -> Params {
    let hash = window().and_then(|w| w.location().hash().ok());
    Params::parse(hash.unwrap_or_default().trim_start_matches('#'))
}

/// Writes the address: in place of the one in the history's last entry, or as a further entry (`push`), which the browser's Back
/// leaves again. Some frames and some pages from disk may not write one; nothing else is lost by it.
pub fn write(params: &Params, push: bool) {
    let Some(window) = window() else {
        return;
    };
    let hash = format!("#{params}");
    let now = window.location().hash().unwrap_or_default();
    if now == hash || (now.is_empty() && hash == "#") {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    drop(if push {
        // The state says whether the entry before is one of ours.
        history.push_state_with_url(&JsValue::TRUE, "", Some(&hash))
    } else {
        let kept = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&kept, "", Some(&hash))
    });
}

thread_local! {
    /// Whether [`back`] is on its way.
    static GOING_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Leaves an entry that was pushed, so that opening and closing something adds nothing to the history. The address that comes up is
/// not heard: the page is there already. `false`, and nothing happens, where the entry was not pushed by [`write()`].
pub fn back() -> bool {
    let Some(history) = window().and_then(|w| w.history().ok()) else {
        return false;
    };
    let ours = history.state().is_ok_and(|state| state.is_truthy());
    let went = ours && !GOING_BACK.get() && history.back().is_ok();
    if went {
        GOING_BACK.set(true);
    }
    went
}

/// Calls back until it is dropped when somebody else has changed the address: a link, the host of a frame, a person, the history. What [`write()`] does
/// is not heard; when [`back()`] has arrived, `None` is.
pub(super) fn listen(callback: Callback<Option<Params>>) -> Option<EventListener> {
    Some(EventListener::new(
        &window()?.into(),
        "hashchange",
        move |_| {
            callback.emit((!GOING_BACK.replace(false)).then(read));
        },
    ))
}

impl Params {
    /// Reads `name=value` pairs joined by `&`, percent-encoded. Unknown names are left out.
    pub fn parse(text: &str) -> Params {
        let mut params = Params::default();
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            params.set(name, &decode(value));
        }
        params
    }

    /// Sets one parameter by its name; another name changes nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        let field = match name {
            "story" => &mut self.story,
            "event" => &mut self.event,
            "view" => &mut self.view,
            "source" => &mut self.source,
            "events" => &mut self.events,
            "from" => &mut self.from,
            "kind" => &mut self.kind,
            "certainty" => &mut self.certainty,
            "search" => &mut self.search,
            "range" => &mut self.range,
            "lanes" => &mut self.lanes,
            "folds" => &mut self.folds,
            "host" => &mut self.host,
            "lang" => &mut self.lang,
            "dir" => &mut self.dir,
            "hide" => {
                let parts = value.split([',', ' ']).filter(|part| !part.is_empty());
                self.hide = parts.map(str::to_owned).collect();
                return;
            }
            _ => return,
        };
        *field = Some(value).filter(|v| !v.is_empty()).map(str::to_owned);
    }

    /// Whether this part of the page is to be left out.
    pub fn hides(&self, part: &str) -> bool {
        self.hide.iter().any(|hidden| hidden == part)
    }
}

/// The text that [`Params::parse`] reads, without the `#`.
impl std::fmt::Display for Params {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hide = (!self.hide.is_empty()).then(|| self.hide.join(","));
        let pairs = [
            ("story", &self.story),
            ("event", &self.event),
            ("view", &self.view),
            ("source", &self.source),
            ("events", &self.events),
            ("from", &self.from),
            ("kind", &self.kind),
            ("certainty", &self.certainty),
            ("search", &self.search),
            ("range", &self.range),
            ("lanes", &self.lanes),
            ("folds", &self.folds),
            ("hide", &hide),
            ("host", &self.host),
            ("lang", &self.lang),
            ("dir", &self.dir),
        ];
        let pairs = pairs
            .into_iter()
            .filter_map(|(n, v)| Some((n, v.as_ref()?)));
        for (i, (name, value)) in pairs.enumerate() {
            let joint = if i == 0 { "" } else { "&" };
            write!(f, "{joint}{name}={}", encode(value))?;
        }
        Ok(())
    }
}

/// Percent-encodes all but what a fragment may hold and cannot be mistaken for its own signs.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b':'
            | b',' => {
                out.push(byte.into());
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The reverse; what is no code stays as it stands, bytes that are no text become the replacement character.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).filter(|_| byte == b'%');
        let code = code.and_then(|c| u8::from_str_radix(std::str::from_utf8(c).ok()?, 16).ok());
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let params = Params {
            story: Some("Ærø & 100% #1 = “x”".into()),
            event: Some("e+3".into()),
            hide: vec!["list".into(), "header".into()],
            host: Some("https://school.example:8080".into()),
            lang: Some("es-MX".into()),
            search: Some("a = b & c".into()),
            range: Some("2008-08-01T06:00/2008-08-31".into()),
            ..Params::default()
        };
        let text = params.to_string();
        assert_eq!(Params::parse(&text), params);
        assert!(text.is_ascii() && !text.contains('#'), "{text}");
        assert!(
            text.ends_with("hide=list,header&host=https://school.example:8080&lang=es-MX"),
            "{text}"
        );
    }

    #[test]
    fn odd_addresses_do_no_harm() {
        for (text, story) in [
            ("", None),
            ("story", None),
            ("story=", None),
            ("=x&&story=a&unknown=b", Some("a")),
            ("story=%", Some("%")),
            ("story=%4", Some("%4")),
            ("story=%zz", Some("%zz")),
            ("story=%41%", Some("A%")),
            ("story=%F0%9F", Some("\u{fffd}")),
            ("story=é%C3%A9", Some("éé")),
            ("story=a&story=b", Some("b")),
        ] {
            assert_eq!(Params::parse(text).story.as_deref(), story, "{text}");
        }
    }
}
