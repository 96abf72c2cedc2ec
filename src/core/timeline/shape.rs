//! The shapes of marks: one for each of the first seven sources, so that colour is never alone.

/// How many sources have a colour and a shape of their own; all further ones share the last class, grey.
const DISTINCT: usize = 7;

/// The class of a source for colours and shapes: 1 to 7, then 8 for all the rest.
pub fn class(source: u16) -> usize {
    usize::from(source).min(DISTINCT) + 1
}

/// Appends the outline of a source's mark, centred at `x`, `y`, as SVG path data. `r` is the radius of its circle; the
/// other shapes have about the same area.
pub fn push_mark(path: &mut String, source: u16, x: f64, y: f64, r: f64) {
    match class(source) {
        1 => circle(path, x, y, r),
        2 => polygon(
            path,
            x,
            y,
            r,
            &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        ),
        3 => polygon(path, x, y, r, &[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)]),
        4 => polygon(
            path,
            x,
            y,
            r,
            &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
        ),
        5 => polygon(path, x, y, r, &[(-1.1, -0.85), (1.1, -0.85), (0.0, 1.1)]),
        6 => polygon(
            path,
            x,
            y,
            r,
            &[
                (-0.4, -1.1),
                (0.4, -1.1),
                (0.4, -0.4),
                (1.1, -0.4),
                (1.1, 0.4),
                (0.4, 0.4),
                (0.4, 1.1),
                (-0.4, 1.1),
                (-0.4, 0.4),
                (-1.1, 0.4),
                (-1.1, -0.4),
                (-0.4, -0.4),
            ],
        ),
        7 => polygon(
            path,
            x,
            y,
            r,
            &[
                (-0.58, -1.0),
                (0.58, -1.0),
                (1.15, 0.0),
                (0.58, 1.0),
                (-0.58, 1.0),
                (-1.15, 0.0),
            ],
        ),
        _ => polygon(
            path,
            x,
            y,
            r,
            &[(-1.1, -0.55), (1.1, -0.55), (1.1, 0.55), (-1.1, 0.55)],
        ),
    }
}

/// Appends a number with at most one decimal.
pub fn push_number(out: &mut String, x: f64) {
    use std::fmt::Write;
    let tenths = (x * 10.0).round() as i64;
    if tenths < 0 {
        out.push('-');
    }
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = write!(out, "{whole}");
    if tenth != 0 {
        out.push('.');
        out.push((b'0' + tenth as u8) as char);
    }
}

/// Appends a path command with its coordinates.
pub fn push(path: &mut String, command: char, numbers: &[f64]) {
    path.push(command);
    for (i, n) in numbers.iter().enumerate() {
        if i > 0 {
            path.push(' ');
        }
        push_number(path, *n);
    }
}

fn circle(path: &mut String, x: f64, y: f64, r: f64) {
    push(path, 'M', &[x - r, y]);
    push(path, 'a', &[r, r, 0.0, 0.0, 1.0, 2.0 * r, 0.0]);
    push(path, 'a', &[r, r, 0.0, 0.0, 1.0, -2.0 * r, 0.0]);
    path.push('Z');
}

fn polygon(path: &mut String, x: f64, y: f64, r: f64, corners: &[(f64, f64)]) {
    for (i, (dx, dy)) in corners.iter().enumerate() {
        push(
            path,
            if i == 0 { 'M' } else { 'L' },
            &[x + dx * r, y + dy * r],
        );
    }
    path.push('Z');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_right() {
        let say = |x: f64| {
            let mut out = String::new();
            push_number(&mut out, x);
            out
        };
        assert_eq!(
            [say(0.0), say(-0.04), say(12.34), say(-7.96), say(1e6)],
            ["0", "0", "12.3", "-8", "1000000"]
        );
    }

    #[test]
    fn every_source_has_a_shape_and_the_first_seven_their_own() {
        let shapes: Vec<String> = (0..9)
            .map(|source| {
                let mut path = String::new();
                push_mark(&mut path, source, 0.0, 0.0, 5.0);
                path
            })
            .collect();
        for i in 0..8 {
            assert!(!shapes[..i].contains(&shapes[i]), "shape {i} repeats");
        }
        assert_eq!(shapes[7], shapes[8]);
    }
}
