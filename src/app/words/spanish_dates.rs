//! Dates in Spanish. The names and their short forms are those of Unicode CLDR (locale `es`, Gregorian calendar).

use datelines_core::calendar::{Names, PartsOfDay};

/// Spanish names and forms.
pub(super) static DATES: Names = Names {
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    months_short: [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ],
    weekdays: [
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ],
    weekdays_short: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    seasons: ["primavera", "verano", "otoño", "invierno"],
    parts: PartsOfDay {
        dawn: "de madrugada",
        daytime: "de día",
        morning: "por la mañana",
        midday: "a mediodía",
        afternoon: "por la tarde",
        evening: "al atardecer",
        night: "de noche",
    },
    quarter: "T",
    halves: ["primera mitad", "segunda mitad"],
    in_full: |day, month, year| format!("{day} de {month} de {year}"),
    of_year: |what, year| format!("{what} de {year}"),
    decade: |year| format!("década de {year}"),
    century: |number| format!("siglo {}", roman(number)),
    before_christ: |years| format!("{years} a.\u{a0}C."),
    after_christ: |years| format!("{years} d.\u{a0}C."),
    about: "c. ",
    or_later: |date| format!("{date} o después"),
    or_earlier: |date| format!("{date} o antes"),
    or: "o",
    folded: |years| format!("{years}, plegado"),
};

/// A number as centuries are counted in Spanish: 19 is "XIX".
fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            out.push_str(sign);
            number -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use datelines_core::calendar::When;

    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, words, yearless) in [
            ("2008-08-26", "26 ago 2008", "26 ago"),
            ("2008-08-25/2008-08-31", "25–31 ago 2008", "25–31 ago"),
            (
                "2008-08-25/2008-09-02",
                "25 ago – 2 sept 2008",
                "25 ago – 2 sept",
            ),
            (
                "2008-12-25/2009-01-02",
                "25 dic 2008 – 2 ene 2009",
                "25 dic 2008 – 2 ene 2009",
            ),
            ("2008-08", "ago 2008", "ago"),
            ("2008", "2008", "2008"),
            ("-0043~", "c. 44 a.\u{a0}C.", "c. 44 a.\u{a0}C."),
            ("2008-22", "verano de 2008", "verano"),
            ("2008-35", "T3 2008", "T3"),
            ("199X", "década de 1990", "década de 1990"),
            ("18XX", "siglo XIX", "siglo XIX"),
            ("03XX", "siglo IV", "siglo IV"),
            ("2008-08-28/..", "28 ago 2008 o después", "28 ago o después"),
            ("../2008-08-28", "28 ago 2008 o antes", "28 ago o antes"),
            ("2008-08-07T19:15", "7 ago 2008, 19:15", "7 ago, 19:15"),
        ] {
            let when = When::from_edtf(edtf).unwrap();
            assert_eq!(DATES.say(when), words, "{edtf}");
            assert_eq!(DATES.say_yearless(when), yearless, "{edtf}");
        }
    }

    #[test]
    fn a_day_in_full_has_its_weekday() {
        for (edtf, words) in [
            ("2008-08-28", "jueves 28 de agosto de 2008"),
            ("2000-01-01", "sábado 1 de enero de 2000"),
        ] {
            let day = When::from_edtf(edtf).and_then(|when| when.single_day());
            assert_eq!(DATES.say_day(day.unwrap()), words, "{edtf}");
        }
    }
}
