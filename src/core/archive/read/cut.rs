//! A long story file cut into the parts in which it is read, before it is read: only what stands in strings and how deep the
//! brackets are is looked at.

use super::Rest;
use crate::order::InOrder;

/// The lists that are cut: their names, how many items make a part, and what stands round these.
const LISTS: [(&str, usize, [&str; 2]); 2] = [
    ("sources", 8, ["{\"sources\":[", "]}"]),
    ("events", 160, ["[", "]"]),
];

/// Where a list opens, the commas between its items, and where it closes, in bytes. Nothing where there is no such list.
type Marks = Vec<usize>;

/// The parts of a story file as [`read_resting`](super::read_resting) takes them: the file with its lists empty, then what stood in
/// these. A file that breaks off, or has one of the lists twice, comes whole. `rest` is awaited on the way.
pub async fn cut<'r>(json: String, rest: &mut dyn FnMut() -> Rest<'r>) -> Vec<String> {
    let Some(lists) = lists(json.as_bytes(), rest).await else {
        return vec![json];
    };
    let ends = lists.iter();
    let mut ends: Vec<_> = ends.filter_map(|l| l.first().zip(l.last())).collect();
    ends.order();
    let (mut file, mut from) = (String::new(), 0);
    for (open, close) in ends {
        file.push_str(&json[from..=*open]);
        from = *close;
    }
    file.push_str(&json[from..]);
    let mut parts = vec![file];
    for (marks, (_, few, round)) in lists.iter().zip(LISTS) {
        let last = marks.len().saturating_sub(1);
        for first in (0..last).step_by(few) {
            let items = &json[marks[first] + 1..marks[last.min(first + few)]];
            if !items.trim().is_empty() {
                parts.push([round[0], items, round[1]].concat());
            }
            rest().await;
        }
    }
    parts
}

/// The lists, in the order of `LISTS`; `None` if the file breaks off or has one twice.
async fn lists<'r>(json: &[u8], rest: &mut dyn FnMut() -> Rest<'r>) -> Option<[Marks; 2]> {
    /// Bytes between two rests.
    const FAR: usize = 1 << 18;
    let mut lists = [Marks::new(), Marks::new()];
    let (mut at, mut depth, mut next) = (0, 0_usize, FAR);
    // The text read last in the outermost braces, and which list is open.
    let (mut name, mut open) = (0..0, None);
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => {
                let start = at + 1;
                at = end_of_text(json, start)?;
                if depth == 1 {
                    name = start..at;
                }
            }
            b'[' | b'{' => {
                depth += 1;
                if depth == 2 && *byte == b'[' {
                    let named = |(list, ..): &(&str, _, _)| list.as_bytes() == &json[name.clone()];
                    open = LISTS.iter().position(named);
                    if let Some(list) = open {
                        lists[list].is_empty().then(|| lists[list].push(at))?;
                    }
                }
            }
            b']' | b'}' => {
                if depth == 2
                    && let Some(list) = open.take()
                {
                    lists[list].push(at);
                }
                depth = depth.checked_sub(1)?;
            }
            b',' if depth == 2 => {
                if let Some(list) = open {
                    lists[list].push(at);
                }
            }
            _ => {}
        }
        at += 1;
        if at > next {
            next = at + FAR;
            rest().await;
        }
    }
    (depth == 0).then_some(lists)
}

/// Where the quotation mark is that ends a text beginning here.
fn end_of_text(json: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match json.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn parts(json: &str) -> Vec<String> {
        let mut rest = || -> Rest<'_> { Box::pin(ready(())) };
        let mut cutting = pin!(cut(json.to_owned(), &mut rest));
        match cutting
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(parts) => parts,
            Poll::Pending => panic!("nothing to wait for"),
        }
    }

    #[test]
    fn what_stands_in_the_lists_is_cut_out_of_the_file() {
        let rows: [(&str, &[&str]); 5] = [
            (
                r#"{"events":[{"a":[1,2]},{"b":"],\""}],"x":[3],"sources":[{"text":"[{"}]}"#,
                &[
                    r#"{"events":[],"x":[3],"sources":[]}"#,
                    r#"{"sources":[{"text":"[{"}]}"#,
                    r#"[{"a":[1,2]},{"b":"],\""}]"#,
                ],
            ),
            // A list of that name further in is another one.
            (
                r#"{"x":{"events":[1]},"y":["events",[1]]}"#,
                &[r#"{"x":{"events":[1]},"y":["events",[1]]}"#],
            ),
            (
                r#"{"sources": [ ], "events": null}"#,
                &[r#"{"sources": [], "events": null}"#],
            ),
            (
                r#"{"events":[1],"events":[2]}"#,
                &[r#"{"events":[1],"events":[2]}"#],
            ),
            (r#"{"events":[{"a":"b"#, &[r#"{"events":[{"a":"b"#]),
        ];
        for (json, expected) in rows {
            assert_eq!(parts(json), expected, "{json}");
        }
    }

    #[test]
    fn a_long_list_makes_several_parts() {
        let items: Vec<String> = (0..400).map(|n| n.to_string()).collect();
        let parts = parts(&format!(r#"{{"events":[{}]}}"#, items.join(",")));
        assert_eq!(parts[0], r#"{"events":[]}"#);
        let numbers: Vec<Vec<u32>> = parts[1..]
            .iter()
            .map(|part| serde_json::from_str(part).unwrap())
            .collect();
        assert_eq!(
            numbers.iter().map(Vec::len).collect::<Vec<_>>(),
            [160, 160, 80]
        );
        assert!(numbers.concat().into_iter().eq(0..400));
    }
}
